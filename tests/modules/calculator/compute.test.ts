import fc from 'fast-check';
import { compute, computeText, operationNames } from '../../../src/modules/calculator/index.ts';

const ask = (request: Record<string, unknown>) => compute(request) as Record<string, unknown>;
const refusalOf = (request: Record<string, unknown>) => computeText(JSON.stringify(request)).refused;

test('every calculation of the list can be asked for', () => {
  expect(operationNames).toEqual(expect.arrayContaining([
    'describe', 'anova', 'fit', 'predict', 'detection', 'uncertainty', 'montecarlo', 'round', 'convert', 'conformity', 'risk', 'control', 'robust', 'score', 'outliers', 'horwitz', 'plan', 'index',
  ]));
});

test.each<[Record<string, unknown>, Record<string, unknown>]>([
  [{ do: 'describe', values: [1, '2', '3.0', 4] }, { n: 4, mean: '2.5', median: '2.5', autocorrelation1: '0.25' }],
  [{ do: 'anova', groups: [[1, 2, 3], [2, 3, 4], [5, 6, 7]] }, { msBetween: '13', msWithin: '1', F: '13', repeatabilitySd: '1' }],
  [{ do: 'fit', x: [0, 1, 2], y: [1, 3, 5] }, { coefficients: ['1', '2'], residualSd: '0', r2: '1' }],
  [{ do: 'fit', x: [1, 2, 3], y: [2, 4, 6], model: 'linear-origin' }, { coefficients: ['2'] }],
  [{ do: 'fit', x: [0, 1, 2, 3], y: [1, 2, 5, 10], model: 'quadratic' }, { coefficients: ['1', '0', '1'] }],
  [{ do: 'predict', x: [0, 1, 2], y: [1, 3, 5], y0: 4, replicates: 2 }, { x0: '1.5', inRange: true }],
  [{ do: 'predict', x: [0, 1, 2, 3], y: [1, 2, 5, 10], model: 'quadratic', y0: ['5', '5'] }, { x0: '2' }],
  [{ do: 'uncertainty', model: 'a - b', inputs: [{ name: 'a', value: 5, u: 3 }, { name: 'b', value: 2, u: 4 }] }, { value: '3', u: '5', U: '10', df: null }],
  [{ do: 'uncertainty', model: 'a - b', inputs: [{ name: 'a', value: 5, u: 3 }, { name: 'b', value: 2, u: 3 }], correlations: [['a', 'b', 1]] }, { u: '0' }],
  [{ do: 'score', x: 12, assigned: 10, sigmaPt: 1, uX: '0.75', U: 3 }, { z: '2', zPrime: '1.6', standing: 'satisfactory' }],
  [{ do: 'horwitz', massFraction: '1e-8', formula: 'thompson' }, { rsd: '22' }],
  [{ do: 'convert', value: '15', from: 'mg/kg dry', to: 'mg/kg as received', moisture: 20 }, { value: '12' }],
  [{ do: 'convert', value: '10.0', from: 'mg/L', to: 'µg/L' }, { value: '10000' }],
  [{ do: 'convert', value: '3', from: 'log10 CFU/g', to: 'CFU/g' }, { value: '1000' }],
  [{ do: 'conformity', value: '9.7', u: '0.2', limit: { max: 10 }, rule: 'guarded-acceptance' }, { verdict: 'fail', acceptanceLimit: '9.6' }],
  [{ do: 'conformity', value: '9.7', u: '0.2', limit: { max: 10 }, rule: 'guarded-acceptance', r: '0.5' }, { verdict: 'pass', acceptanceLimit: '9.8' }],
  [{ do: 'conformity', value: '9.7', u: '0.2', limit: { max: 10 }, rule: 'non-binary' }, { verdict: 'conditional-pass' }],
  [{ do: 'conformity', value: '<0.05', limit: { max: '0.01' }, rule: 'simple' }, { verdict: 'not-judged', reason: 'limit-below-loq' }],
  [{ do: 'conformity', value: 'not detected', limit: { absentIn: '25 g' }, rule: 'simple' }, { verdict: 'pass' }],
  [{ do: 'conformity', value: '14.2', limit: { declared: 16, tolerance: 10 }, rule: 'simple' }, { verdict: 'fail', acceptanceLimit: '14.4' }],
  [{ do: 'conformity', value: '17.7', limit: { declared: 16, tolerance: 10 }, rule: 'simple' }, { verdict: 'pass' }],
  [{ do: 'conformity', value: '17.7', limit: { declared: 16, tolerance: 10, sides: 'both' }, rule: 'simple' }, { verdict: 'fail', acceptance: { min: '14.4', max: '17.6' } }],
  [{ do: 'plan', n: 5, c: 2, m: 100, M: 1000, results: [10, 50, 200, 20, '<10'] }, { verdict: 'pass' }],
  [{ do: 'plan', n: 5, c: 0, m: 'absent', results: ['not detected', 'not detected', 'detected', 'not detected', 'not detected'] }, { verdict: 'fail' }],
  [{ do: 'plan', n: 5, c: 1, m: 10, results: [1, 2] }, { verdict: 'not-judged' }],
  [{ do: 'index', name: 'SAR', inputs: { Na: 10, Ca: 4, Mg: 4 } }, { value: '5' }],
  [{ do: 'index', name: 'texture', inputs: { sand: 40, silt: 40, clay: 20 } }, { class: 'loam' }],
  [{ do: 'duplicate', a: 10, b: 12 }, { rule: 'relative', rpd: '18.181818181818181818', within: true }],
  [{ do: 'duplicate', a: '0.10', b: '0.16', loq: '0.05' }, { rule: 'absolute', difference: '0.06', within: false }],
  [{ do: 'recovery', spiked: 15, unspiked: 6, added: 10 }, { recovery: '90' }],
  [{ do: 'recovery', spiked: 15, unspiked: 6, added: 10, massFraction: '1e-6' }, { window: { min: '80', max: '110' }, within: true }],
  [{ do: 'recovery', spiked: 15, unspiked: 6, added: 10, window: { min: 95, max: 105 } }, { within: false }],
  [{ do: 'control-limits', chart: 'individuals', values: [10, 11, 10, 12, 30], period: 4 }, { period: 4, location: { centre: '10.75', points: [4] }, spread: { values: ['1', '1', '2', '18'], points: [3] } }],
  [{ do: 'control-limits', groups: [[10, 12], [11, 11], [9, 10]] }, { constants: { d2: '1.128379', A2: '1.879971' }, spread: { lowerAction: '0', centre: '1' } }],
  [{ do: 'control', series: [10, 12, 11, 30], period: 3, rules: 'nordtest' }, { mean: '11', sd: '1' }],
  [{ do: 'reference-material', value: '10.5', assigned: 10, sd: { relative: 3 }, u: '0.4' }, { sd: '0.5', z: '1', state: 'in-control' }],
  [{ do: 'blank', values: ['0.01', '0.03'], loq: '0.05' }, { limit: '0.025', points: [1], within: false }],
  [{ do: 'bracket', low: { x: 2, before: [99, 101], after: 110 }, high: { x: 4, before: 200, after: 220 }, y0: ['157', '158'], times: { before: 0, sample: 10, after: 20 }, tolerance: 15 }, { x0: '3', u: null, low: { response: '105', drift: '10' } }],
  [{ do: 'uncertainty-level', x: [0, 10], u: ['0.03', '0.5'] }, { s0: '0.03', formula: 'sqrt(0.06 * 0.06 + (0.09982 * x) * (0.09982 * x))' }],
  [{ do: 'uncertainty-level', x: [1, 2], u: ['0.05', '0.1'], form: 'proportional', k: 3 }, { s1: '0.05', formula: '0.15 * x' }],
  [{ do: 'drift', readings: [50, 49], limit: 5 }, { drift: '-2', within: true }],
  [{ do: 'outliers', test: 'dixon', values: ['8.2', '8.1', '8.3', '8.2', '9.9', '8.2'] }, { statistic: '0.88888888888888888889', ratio: 'r10', outlier: '9.9', index: 4 }],
  [{ do: 'outliers', test: 'grubbs-double', values: [10, 11, 10, 11, 10, 30, 31] }, { outlier: ['31', '30'], index: [6, 5], side: 'above' }],
  [{ do: 'detection', method: 'signal-to-noise', concentration: 2, signal: 30, noise: 1 }, { lod: '0.2', loq: '0.66666666666666666667' }],
])('%j', (request, answer) => expect(ask(request)).toMatchObject(answer));

test.each<[Record<string, unknown>, RegExp]>([
  [{ do: 'describe', values: ['1', 'abc'] }, /^values\.1: “abc” is not a number/],
  [{ do: 'describe' }, /^values: /], [{ do: 'describe', values: [] }, /At least 2/], [{ do: 'describe', values: [5] }, /At least 2/], [{ do: 'robust', values: [1] }, /At least 2/],
  [{ do: 'anova', groups: [[1], [2]] }, /At least 3/], [{ do: 'fit', x: [1, 1], y: [1, 2] }, /At least 2/], [{ do: 'fit', x: [1, 2], y: [1] }, /same number/],
  [{ do: 'outliers', values: [5, 5, 5] }, /the same/], [{ do: 'outliers', test: 'dixon', values: Array.from({ length: 31 }, (_, i) => i) }, /most 30/], [{ do: 'score', x: 1, assigned: 1, sigmaPt: 0 }, /sigmaPt/], [{ do: 'horwitz', massFraction: 2 }, /mass fraction/],
  [{ do: 'uncertainty', model: 'a/b', inputs: [{ name: 'a', value: 1, u: 1 }, { name: 'b', value: 0, u: 1 }] }, /divides by zero/],
  [{ do: 'uncertainty', model: 'a', inputs: [{ name: 'a', value: 1 }] }, /exactly one of u/], [{ do: 'uncertainty', model: 'constructor', inputs: [{ name: 'a', value: 1, u: 1 }] }, /constructor/],
  [{ do: 'convert', value: '1', from: 'mg/L', to: 'furlong' }, /furlong/], [{ do: 'convert', value: '1', from: 'mg/kg dry', to: 'mg/kg' }, /basis/],
  [{ do: 'conformity', value: 'x', limit: { max: 1 } }, /not a number/], [{ do: 'control', series: [1, 1, 1] }, /the same/], [{ do: 'bracket', low: { x: 1, before: 1 }, high: { x: 2, before: 2 }, y0: 3 }, /between the two standards/],
  [{ do: 'bracket', low: { x: 1, before: 1, after: '1.2' }, high: { x: 2, before: 2 }, y0: '1.5', tolerance: 5 }, /drifted by 20\.0 %/], [{ do: 'index', name: 'texture', inputs: { sand: 40, silt: 40, clay: 30 } }, /100 %/],
  [{ do: 'detection', method: 'din32645', x: [0, 1, 2, 3], y: [0.1, 1.1, 2.0, 3.2] }, /scatters too much/],
])('%j is refused in one clear sentence', (request, reason) => expect(refusalOf(request)).toMatch(reason));

test('the rules of a control chart: which points, on which side, beyond or at the limit, across runs or within them', () => {
  const broken = (request: Record<string, unknown>) => (ask({ do: 'control', mean: 0, sd: 1, ...request })['violations'] as Array<{ rule: string; points: number[]; side: string }>).map(({ rule, points, side }) => `${rule} ${points.join('-')} ${side}`);
  expect(broken({ series: [1, 2.5, 2.6, 0, -3.2], rules: ['1-2s', '2-2s', '1-3s'] })).toEqual(['1-2s 1 above', '1-2s 2 above', '2-2s 1-2 above', '1-2s 4 below', '1-3s 4 below']);
  expect(broken({ runs: [[2.1, -2.2], [0, 0]], rules: ['R-4s'] })).toEqual(['R-4s 0-1 both']);
  expect(broken({ runs: [[2.1, 0], [-2.2, 0]], rules: ['R-4s'] })).toEqual([]);
  expect(broken({ series: [2], rules: ['1-2s'] })).toEqual([]);
  expect(broken({ series: [2], rules: ['1-2s'], convention: { comparison: '>=' } })).toEqual(['1-2s 0 above']);
  expect(broken({ runs: [[1.5, 1.5], [1.5, 1.5]], rules: ['4-1s'] })).toEqual(['4-1s 0-1-2-3 above']);
  expect(broken({ runs: [[1.5, 1.5], [1.5, 1.5]], rules: ['4-1s'], convention: { scope: 'within' } })).toEqual([]);
  expect(broken({ series: [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6], rules: ['7T', '6x'] })).toEqual(['7T 0-1-2-3-4-5-6 above', '6x 1-2-3-4-5-6 above']);
});

test('each violation tells its rule and points in Vietnamese and in English, and whether it only warns', () => {
  const { violations } = ask({ do: 'control', series: [2.5, 0, 2.6, 0, 3.5], mean: 0, sd: 1, rules: 'nordtest' }) as { violations: Array<{ rule: string; severity: string; why: { vi: string; en: string } }> };
  expect(violations.map(({ rule, severity }) => `${rule} ${severity}`)).toEqual(['1-2s warning', '1-2s warning', '2of3-2s out-of-control', '1-2s warning', '1-3s out-of-control', '2of3-2s out-of-control']);
  expect(violations[2]!.why).toEqual({ vi: '2 trong 3: trong ba điểm liên tiếp, các điểm 1, 3 vượt giới hạn cảnh báo ±2 s (z = 2,50; 2,60).', en: '2 of 3: of three points in a row, 1, 3 are beyond the warning limit of ±2 s (z = 2.50; 2.60).' });
  for (const rules of ['westgard', 'nelson']) expect(ask({ do: 'control', series: [0, 0, 9], mean: 0, sd: 1, rules })['violations']).toMatchObject([{ severity: rules === 'nelson' ? 'out-of-control' : 'warning' }, ...(rules === 'nelson' ? [] : [{}])]);
});

const short = () => fc.integer({ min: -999_999, max: 999_999 }).map((n) => (n / 1000).toFixed(3));
const positive = () => fc.integer({ min: 1, max: 999_999 }).map((n) => (n / 1000).toFixed(3));

test('permuting the figures changes no digit of a summary', () => {
  fc.assert(fc.property(fc.array(short(), { minLength: 2, maxLength: 20 }).chain((values) => fc.tuple(fc.constant(values), fc.shuffledSubarray(values, { minLength: values.length }))), ([values, other]) => {
    const [a, b] = [ask({ do: 'describe', values }), ask({ do: 'describe', values: other })];
    expect([b['mean'], b['sd'], b['median']]).toEqual([a['mean'], a['sd'], a['median']]);
  }));
});

test.each([['% P2O5', '% P'], ['% K2O', 'g/kg K'], ['mg/L NO3', 'mg/L NO3-N'], ['mg/L Mg', 'mg/L CaCO3'], ['mg/L', 'µg/L']])('%s to %s and back is the figure that was given', (from, to) => {
  fc.assert(fc.property(positive(), (value) => {
    const there = ask({ do: 'convert', value, from, to })['value'];
    expect(Number(ask({ do: 'convert', value: there, from: to, to: from })['value'])).toBe(Number(value));
  }));
});

test('under guarded acceptance a larger uncertainty never makes a verdict better', () => {
  fc.assert(fc.property(positive(), positive(), positive(), positive(), (value, max, u, more) => {
    const verdict = (each: string) => ask({ do: 'conformity', value, u: each, limit: { max }, rule: 'guarded-acceptance' })['verdict'] as string;
    if (verdict(u) === 'fail') expect(verdict(String(Number(u) + Number(more)))).toBe('fail');
  }));
});

test('of a linear model the simulation agrees with the propagation, and the same seed gives the same figures', () => {
  const model = { model: '2 * a - 3 * b + c', inputs: [{ name: 'a', value: 10, u: '0.5' }, { name: 'b', value: 2, halfWidth: '0.6', distribution: 'rectangular' }, { name: 'c', value: 1, halfWidth: '1', distribution: 'triangular' }] };
  const propagated = ask({ do: 'uncertainty', ...model });
  const simulated = ask({ do: 'montecarlo', ...model, trials: 200_000, seed: 7 });
  expect(Number(simulated['u']) / Number(propagated['u'])).toBeCloseTo(1, 2);
  expect(Number(simulated['value'])).toBeCloseTo(Number(propagated['value']), 1);
  expect(ask({ do: 'montecarlo', ...model, trials: 200_000, seed: 7 })).toEqual(simulated);
  expect(ask({ do: 'montecarlo', ...model, trials: 200_000, seed: 8 })).not.toEqual(simulated);
});

test('global risks add up: what is accepted wrongly and rejected wrongly, and a guard band trades one for the other', () => {
  const risk = (rule: string) => ask({ do: 'risk', prior: { mean: 0, sd: 1 }, u: '0.2', limit: { min: -2, max: 2 }, rule });
  const [simple, guarded] = [risk('simple'), risk('guarded-acceptance')];
  expect(Number(guarded['consumer'])).toBeLessThan(Number(simple['consumer']));
  expect(Number(guarded['producer'])).toBeGreaterThan(Number(simple['producer']));
  const specific = ask({ do: 'risk', value: '9.7', u: '0.2', limit: { max: 10 } });
  expect(Number(specific['consumer'])).toBeCloseTo(0.0668, 4);
  expect(specific['producer']).toBeNull();
  expect(ask({ do: 'risk', value: '10.1', u: '0.2', limit: { max: 10 } })).toMatchObject({ accepted: false, consumer: null, producer: '0.308538' });
});

test('an En of exactly 1 stands by the convention that is asked for', () => {
  const given = { do: 'score', x: '10.5', assigned: '10', U: '0.3', UX: '0.4' };
  expect(compute(given)).toMatchObject({ En: '1', enStanding: 'satisfactory' });
  expect(compute({ ...given, en: 'below-1' })).toMatchObject({ enStanding: 'unsatisfactory' });
  expect(compute({ ...given, x: '10.4', en: 'below-1' })).toMatchObject({ enStanding: 'satisfactory' });
});

test('a flat line has no limits, whichever method is asked', () => {
  expect(() => compute({ do: 'detection', method: 'ich-q2', x: [0, 1, 2], y: [1, 2, 1] })).toThrow('science.calibration.flat');
});
