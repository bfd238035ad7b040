import { compute } from '../../../src/modules/calculator/compute.ts';
import { forms } from '../../../src/modules/calculator/forms.ts';
import { requestFrom } from '../../../src/modules/calculator/from-form.ts';
import { stepsOf } from '../../../src/modules/calculator/working/index.ts';
import { sig } from '../../../src/modules/calculator/working/step.ts';

const worked = (request: Record<string, unknown>) => stepsOf(String(request['do']), request, compute(request)).map(({ of, text }) => `${of}: ${text}`);

test('a mean and a standard deviation are worked as on paper', () => {
  expect(worked({ do: 'describe', values: ['1', '2', '3', '6'] })).toEqual([
    'mean: x̄ = Σx / n = (1 + 2 + 3 + 6) / 4 = 3', 'sd: s = √(Σ(x − x̄)² / (n − 1)) = √(14 / 3) = 2.16025', 'median: (2 + 3) / 2 = 2.5',
  ]);
});

test('a content read from a line, with what its uncertainty is made of', () => {
  expect(worked({ do: 'predict', x: [0, 1, 2], y: ['1.1', '2.9', '5.0'], y0: ['4', '4'] })).toEqual([
    'coefficients: y = 1.05 + 1.95·x; s = 0.122474', 'x0: (ȳ₀ − a) / b = (4 − 1.05) / 1.95 = 1.51282',
    'u: (s / |b|) × √(1/m + 1/n + (x₀ − x̄)² / Σ(x − x̄)²) = (0.122474 / 1.95) × √(1/2 + 1/3 + 0.262985 / 2) = 0.0616929',
  ]);
});

test('scores of a proficiency test, each with its denominator', () => {
  expect(worked({ do: 'score', x: '9.4', assigned: '10', sigmaPt: '0.3', uX: '0.05', U: '0.4' })).toEqual([
    'z: (9.4 − 10) / σ = (9.4 − 10) / 0.3 = −2', 'zPrime: (9.4 − 10) / √(0.3² + 0.05²) = −1.97279',
    'zeta: (9.4 − 10) / √(0.2² + 0.05²) = −2.91043', 'En: (9.4 − 10) / √(0.4² + 0.1²) = −1.45521',
  ]);
});

test('quality control is worked: a recovery, a blank, a reference material by its level, limits of charts', () => {
  expect(worked({ do: 'recovery', spiked: '14.8', unspiked: '5.1', added: '10' })).toEqual(['recovery: 100 × (14.8 − 5.1) / 10 = 97']);
  expect(worked({ do: 'blank', values: ['0.01'], loq: '0.05' })).toEqual(['limit: 0.5 × LOQ = 0.5 × 0.05 = 0.025']);
  expect(worked({ do: 'reference-material', value: '10.5', assigned: '10', u: '0.4', sd: { s0: '0', s1: '0.03' } })).toEqual(['sd: √(0² + (0.03 × 10)² + 0.4²) = 0.5', 'z: (10.5 − 10) / 0.5 = 1']);
  expect(worked({ do: 'control-limits', chart: 'individuals', values: ['1', '2', '1', '2'] })).toEqual([
    'location: x̄ ± 3·R̄ / d2 = 1.5 ± 3 × 1 / 1.12838 = −1.15868; 4.15868', 'spread: D3·R̄ = 0 × 1 = 0', 'spread: D4·R̄ = 3.26653 × 1 = 3.26653',
  ]);
  expect(worked({ do: 'control-limits', chart: 'xbar-s', groups: [['1', '3'], ['2', '4']] }).at(-1)).toBe('spread: B4·s̄ = 3.26653 × 1.41421 = 4.61957');
});

test('a sample between two standards, a log count and the water quality index', () => {
  expect(worked({ do: 'bracket', low: { x: '2', before: '0.2' }, high: { x: '4', before: '0.4' }, y0: ['0.29', '0.31'] })).toEqual([
    'x0: x₁ + (ȳ₀ − y₁)·(x₂ − x₁) / (y₂ − y₁) = 2 + (0.3 − 0.2) × (4 − 2) / (0.4 − 0.2) = 3',
  ]);
  expect(worked({ do: 'log-count', value: '1000', colonies: 100, technical: '0.1', picked: 10, confirmed: 8 })).toEqual([
    'log10: log₁₀ 1000 = 3', 'poisson: 0.434294 / √ΣC = 0.434294 / √100 = 0.0434294', 'confirmation: 0.434294 × √((n − c) / (n·c)) = 0.434294 × √((10 − 8) / (10 × 8)) = 0.068668',
    'u: √(0.0434294² + 0.1² + 0² + 0.068668²) = 0.128846', 'U: k·u = 2 × 0.128846 = 0.257693',
  ]);
  const inputs = { pH: 7, COD: 5, BOD5: 2, TOC: 2, coliform: 5000 };
  expect(worked({ do: 'index', name: 'VN_WQI', inputs })).toEqual(['value: 100/100 × 100/100 × 100/100 × √(100 × 75) = 86.6025 → 87']);
});

test('a guard band, and the probability on both sides of a range', () => {
  expect(worked({ do: 'conformity', value: '7.1', u: '0.1', limit: { min: '6.5', max: '8.5' }, rule: 'guarded-acceptance' })).toEqual([
    'U: U = k·u = 2 × 0.1 = 0.2', 'acceptanceLimit: A = 6.5 + 0.2 = 6.7', 'acceptanceLimit: A = 8.5 − 0.2 = 8.3', 'probability: P = Φ((8.5 − x) / u) − Φ((6.5 − x) / u) = 1',
  ]);
});

test('a top-down budget: each bias, what u(Rw) and u(bias) are made of, and U', () => {
  expect(worked({ do: 'topdown', references: [{ assigned: '10', u: '0.3', values: ['11', '13'] }], replicates: [['1', '3'], ['5', '5']] })).toEqual([
    'biases: 12 − 10 = 2', 'uRw: √(s² + s_p²) = √(1.41421² + 1²) = 1.73205', 'contributions: RMS(bias) = √(Σb² / n) = √(4 / 1) = 2', 'contributions: u(Cref) = Σu(Cref) / n = 0.3 / 1 = 0.3',
    'uBias: √(2² + 0.3² + 1²) = 2.2561', 'u: √(u(Rw)² + u(bias)²) = √(1.73205² + 2.2561²) = 2.84429', 'U: U = k·u = 2 × 2.84429 = 5.68859',
  ]);
  expect(worked({ do: 'topdown', relative: true, references: [{ assigned: '20', u: '0', values: ['21', '21'] }] })[0]).toBe('biases: 100 × (21 − 20) / 20 = 5');
  expect(worked({ do: 'topdown', uRw: '3', biases: [{ bias: '4', uRef: '0' }, { bias: '-4', uRef: '0' }] })).toEqual([
    'contributions: RMS(bias) = √(Σb² / n) = √(32 / 2) = 4', 'uBias: √(4²) = 4', 'u: √(u(Rw)² + u(bias)²) = √(3² + 4²) = 5', 'U: U = k·u = 2 × 5 = 10',
  ]);
});

test('limits of detection, duplicates, drift, indices and the ion balance are worked', () => {
  expect(worked({ do: 'detection', method: 'signal-to-noise', concentration: '0.5', signal: '24', noise: '2', convention: 'ph-eur' })).toEqual(['ratio: 2 × 24 / 2 = 24', 'lod: 3 × 0.5 / 24 = 0.0625', 'loq: 10 × 0.5 / 24 = 0.208333']);
  expect(worked({ do: 'detection', method: 'ich-q2', deviation: 'intercept', x: [0, 1, 2], y: ['1.1', '2.9', '5.0'] })[0]).toBe('lod: 3.3·s / |b| = 3.3 × 0.111803 / 1.95 = 0.189206');
  expect(worked({ do: 'duplicate', a: '8', b: '9' })).toEqual(['rpd: 100 × |8 − 9| / (½ × (8 + 9)) = 11.7647']);
  expect(worked({ do: 'duplicate', a: '0.8', b: '0.9', loq: '0.5' })).toEqual(['difference: |0.8 − 0.9| = 0.1']);
  expect(worked({ do: 'drift', readings: ['0.5', '0.511'], limit: '5' })).toEqual(['drift: 100 × (0.511 − 0.5) / 0.5 = 2.2']);
  expect(worked({ do: 'index', name: 'SAR', inputs: { na: '49', ca: '48', mg: '38.896', unit: 'mg/L' } })).toEqual(['value: Na / √((Ca + Mg) / 2) = 2.13136 / √((2.39533 + 3.20066) / 2) = 1.27419']);
  const ions = { Na: '22.990', Cl: '17.725' };
  expect(worked({ do: 'plausibility', ions })[0]).toMatch(/^difference: 100 × \(1 − 0\.\d+\) \/ \(1 \+ 0\.\d+\) = 33\.\d+$/);
  expect(worked({ do: 'plausibility', ions, balance: 'mean' })[0]).toMatch(/\/ \(½ × \(1 \+ 0\.\d+\)\) = 66\.\d+$/);
});

/** Every figure of an answer as the working writes it. */
function written(value: unknown): string[] {
  if (value === null || typeof value === 'boolean') return [];
  if (Array.isArray(value)) return value.flatMap(written);
  if (typeof value === 'object') return Object.values(value).flatMap(written);
  return /^-?\d+(\.\d+)?$/.test(String(value)) ? [sig(String(value))] : [];
}

const withSteps = ['conformity', 'uncertainty', 'fit', 'predict', 'describe', 'anova', 'outliers', 'score', 'horwitz', 'control', 'convert', 'topdown', 'topdown-summary', 'ich-q2', 'blank-limits', 'signal-to-noise', 'duplicate', 'drift', 'sar', 'c-n', 'nutrient-sum', 'plausibility'];
const examples = forms.flatMap(({ calculations }) => calculations).filter(({ name }) => withSteps.includes(name)).map(({ name, does = name, fields }) => {
  const asked = fields.filter(({ optional, name: field }) => !optional || ['limit.max', 'values', 'u', 'sigmaPt', 'uX', 'U', 'mean', 'sd', 'ions', 'slope', 'lodFactor', 'loqFactor', 'limit', 'replicates'].includes(field));
  const typed = Object.fromEntries(asked.map((field) => [field.name, field.example ?? field.options?.[0] ?? '']));
  return [name, requestFrom(does, fields, typed)] as const;
});

test.each(examples)('%s: each step of the form’s own example ends in a figure of the answer', (name, request) => {
  const answer = compute(request);
  expect(stepsOf(String(request['do']), request, answer).length).toBeGreaterThan(0);
  const figures = new Set([...written(answer), ...written(request)]);
  for (const { text } of stepsOf(String(request['do']), request, answer)) {
    const ends = text.split(/[=>≤]/).at(-1)!.split(';').map((part) => part.trim().replace(/ %$/, '')).filter((part) => /^−?\d/.test(part));
    expect(ends.length).toBeGreaterThan(0);
    for (const end of ends) expect([name, text, figures.has(end) || text.startsWith('U = k·u') || text.startsWith('y =')]).toEqual([name, text, true]);
  }
});
