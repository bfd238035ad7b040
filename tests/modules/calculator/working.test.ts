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

test('a guard band, and the probability on both sides of a range', () => {
  expect(worked({ do: 'conformity', value: '7.1', u: '0.1', limit: { min: '6.5', max: '8.5' }, rule: 'guarded-acceptance' })).toEqual([
    'U: U = k·u = 2 × 0.1 = 0.2', 'acceptanceLimit: A = 6.5 + 0.2 = 6.7', 'acceptanceLimit: A = 8.5 − 0.2 = 8.3', 'probability: P = Φ((8.5 − x) / u) − Φ((6.5 − x) / u) = 1',
  ]);
});

/** Every figure of an answer as the working writes it. */
function written(value: unknown): string[] {
  if (value === null || typeof value === 'boolean') return [];
  if (Array.isArray(value)) return value.flatMap(written);
  if (typeof value === 'object') return Object.values(value).flatMap(written);
  return /^-?\d+(\.\d+)?$/.test(String(value)) ? [sig(String(value))] : [];
}

const withSteps = ['conformity', 'uncertainty', 'fit', 'predict', 'describe', 'anova', 'outliers', 'score', 'horwitz', 'control', 'convert'];
const examples = forms.flatMap(({ calculations }) => calculations).filter(({ name }) => withSteps.includes(name)).map(({ name, fields }) => {
  const asked = fields.filter(({ optional, name: field }) => !optional || ['limit.max', 'values', 'u', 'sigmaPt', 'uX', 'U', 'mean', 'sd'].includes(field));
  const typed = Object.fromEntries(asked.map((field) => [field.name, field.example ?? field.options?.[0] ?? '']));
  const request = requestFrom(name, fields, typed);
  return [name, request] as const;
});

test.each(examples)('%s: each step of the form’s own example ends in a figure of the answer', (name, request) => {
  const answer = compute(request);
  expect(stepsOf(name, request, answer).length).toBeGreaterThan(0);
  const figures = new Set([...written(answer), ...written(request)]);
  for (const { text } of stepsOf(name, request, answer)) {
    const ends = text.split(/[=>≤]/).at(-1)!.split(';').map((part) => part.trim().replace(/ %$/, '')).filter((part) => /^−?\d/.test(part));
    expect(ends.length).toBeGreaterThan(0);
    for (const end of ends) expect([name, text, figures.has(end) || text.startsWith('U = k·u') || text.startsWith('y =')]).toEqual([name, text, true]);
  }
});
