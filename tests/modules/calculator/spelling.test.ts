import fc from 'fast-check';
import { compute, computeText } from '../../../src/modules/calculator/index.ts';

const refusalOf = (request: Record<string, unknown>) => computeText(JSON.stringify(request)).refused;
const x = [1, 2, 3, 4, 5];
const y = ['1.1', '1.9', '3.2', '3.9', '5.1'];
const inputs = [{ name: 'a', value: 2, u: '0.1' }, { name: 'b', value: 4, u: '0.2' }];
const runs = [[12, 18], [12.5, 17], [8, 23]];

/** Each pair is one request in the words of the schema and the same as people write it. */
test.each<[Record<string, unknown>, Record<string, unknown>]>([
  [{ do: 'describe', values: ['1.5', '2.5', '1200'] }, { do: 'Describe', data: ['1,5', ' 2.5 ', '1 200'] }],
  [{ do: 'anova', groups: [[1, 2], [3, 5]] }, { do: 'anova', groups: { a: [1, 2], b: { values: [3, 5] } } }],
  [{ do: 'fit', x, y, weights: '1/x2' }, { do: 'fit', x, y, model: 'Linear', weights: '1/x²' }],
  [{ do: 'fit', x, y, weights: '1/x2' }, { do: 'fit', x, y, weighting: '1 / x^2' }],
  [{ do: 'fit', x, y, model: 'linear-origin' }, { do: 'fit', x, y, model: 'linear_origin', weights: null }],
  [{ do: 'fit', x, y }, { do: 'fit', x, y, weights: 'none' }],
  [{ do: 'predict', x, y, y0: '2.5', replicates: 3 }, { do: 'predict', fit: { x, y, coefficients: ['0', '1'] }, y0: '2,5', replicates: '3' }],
  [{ do: 'detection', method: 'din32645', x, y, k: 2 }, { do: 'detection', method: 'DIN 32645', fit: { x, y }, k: '2' }],
  [{ do: 'detection', method: 'blank', values: ['0.1', '0.2', '0.3'], slope: 2 }, { do: 'detection', method: 'Blank', blanks: ['0.1', '0.2', '0.3'], sensitivity: '2' }],
  [{ do: 'detection', method: 'signal-to-noise', concentration: 1, signal: 30, noise: 2 }, { do: 'detection', method: 'S/N', c: 1, height: 30, noise: 2 }],
  [{ do: 'bracket', low: { x: 1, before: 10 }, high: { x: 2, before: 20 }, y0: 15 }, { do: 'bracketing', x: [1, 2], y: [10, 20], y0: 15 }],
  [{ do: 'uncertainty', model: 'a*b', inputs }, { do: 'uncertainty', formula: 'c = a·b', inputs: { a: { value: 2, u: '5 %', unit: 'g' }, b: { value: 4, U: '0.4', df: 'Infinity' } } }],
  [{ do: 'uncertainty', model: 'a^2/b-a', inputs }, { do: 'uncertainty', model: 'a**2 ÷ b − a', inputs }],
  ...[{ 'a,b': '0.5' }, { a: { b: '0.5' } }, [['b', 'a', '0.5']], [{ x: 'a', y: 'b', rho: '0.5' }], [{ inputs: ['a', 'b'], value: '0.5' }], [[['a', 'b'], '0.5']], [[1, '0.5'], ['0.5', 1]]].map((correlations): [Record<string, unknown>, Record<string, unknown>] =>
    [{ do: 'uncertainty', model: 'a+b', inputs, correlations: [{ a: 'a', b: 'b', r: '0.5' }] }, { do: 'uncertainty', model: 'a+b', inputs, correlations }]),
  [{ do: 'montecarlo', model: 'a+b', inputs, trials: 1000, seed: 3 }, { do: 'Monte Carlo', model: 'a+b', inputs, trials: '1e3', seed: '3', p: '0.95' }],
  [{ do: 'topdown', uRw: 2, biases: [{ bias: 1, uRef: '0.5' }, { bias: -2, uRef: '0.5' }] }, { do: 'top-down', sRw: 2, bias: [1, -2], uCref: '0.5' }],
  [{ do: 'round', value: '12.25', mode: 'half-even', to: { uncertainty: '0.23', figures: 1 } }, { do: 'round', value: '12,25', mode: 'HALF_EVEN', to: { uncertainty: '0.23', significant: '1' } }],
  [{ do: 'round', value: '12.25', to: { uncertainty: '0.23', figures: 1 } }, { do: 'round', value: '12.25', to: { uncertainty: 1 }, U: '0.23' }],
  [{ do: 'round', value: '12.25', to: { uncertainty: '0.23' } }, { do: 'round', value: '12.25', to: 'uncertainty', U: '0.23' }],
  [{ do: 'convert', value: '<0.05', from: 'mg/kg', to: 'mg/kg', moisture: 10 }, { do: 'convert', value: '< 0,05', from: 'mg/kg', to: 'mg/kg', moisture: '10 %' }],
  [{ do: 'conformity', value: '9.8', u: '0.2', limit: { max: 10 }, rule: 'guarded-acceptance' }, { do: 'conformity', value: '9,8', U: '0.4', limit: '≤ 10', rule: 'Guarded acceptance' }],
  [{ do: 'conformity', value: '9.8', u: '0.2', r: '0.5', limit: { max: 10 }, rule: 'guarded-acceptance' }, { do: 'conformity', value: { value: 9.8 }, u: '0.2', limit: { kind: 'max', value: 10 }, rule: { name: 'guarded-acceptance', r: '0.5' } }],
  [{ do: 'conformity', value: '9.8', u: '0.2', r: '0.5', limit: { max: 10 }, rule: 'guarded-acceptance' }, { do: 'conformity', value: '9.8', u: '0.2', limit: { maximum: 10 }, rule: 'guarded-acceptance', guardBand: '0.2' }],
  [{ do: 'conformity', value: '9.8', limit: { max: 10 } }, { do: 'conformity', value: '9.8 mg/kg', limit: { max: '0.001', unit: '%' } }],
  [{ do: 'conformity', value: '<0.05', limit: { max: '0.01' } }, { do: 'conformity', value: '<LOQ', loq: '0,05', limit: { max: '0.01' } }],
  [{ do: 'conformity', value: '<0.05', limit: { max: '0.01' } }, { do: 'conformity', value: '0.001', loq: '0.05', limit: { max: '0.01' } }],
  [{ do: 'conformity', value: 'nd', limit: { absentIn: '25 g' } }, { do: 'conformity', value: 'Không phát hiện', limit: { absentIn: 25 } }],
  [{ do: 'conformity', value: 'present', limit: { absentIn: '25 g' } }, { do: 'conformity', value: 'Phát hiện', limit: { absentIn: { value: 25, unit: 'g' } } }],
  [{ do: 'conformity', value: 'nd', portion: '10 g', limit: { absentIn: '25 g' } }, { do: 'conformity', value: 'not detected in 10g', limit: { absentIn: '25 g' } }],
  [{ do: 'plan', n: 2, c: 0, m: 'absent', results: ['absent', 'present'] }, { do: 'plan', n: 2, c: 0, m: 'absent in 25 g', results: ['KPH/25 g', 'Phát hiện/25g'] }],
  [{ do: 'conformity', value: '15.5', limit: { declared: 16, tolerance: 5 } }, { do: 'conformity', value: '15.5', limit: { declared: 16, tolerance: '5 %' } }],
  [{ do: 'conformity', value: '15.5', limit: { min: 15, max: 17 } }, { do: 'conformity', value: '15.5', limit: { declared: 16, tolerance: { minus: 1, plus: 1 } } }],
  [{ do: 'conformity', limit: { sum: ['a', 'b'], max: 3 }, results: [{ name: 'a', value: 1, u: '0.1' }, { name: 'b', value: 2, u: '0.1' }] }, { do: 'conformity', limit: { sumOf: ['a', 'b'], max: 3 }, results: { a: { value: 1, U: '0.2' }, b: { value: 2, u: '0.1' } } }],
  [{ do: 'conformity', limit: { sum: ['a', 'b'], max: 3 }, results: [{ name: 'a', value: 1 }, { name: 'b', value: 1 }] }, { do: 'conformity', limit: { sum: { a: 1, b: '0.5' }, max: 3 }, values: [1, 2] }],
  [{ do: 'conformity', limit: { ratioSum: { a: 2, b: 4 } }, results: [{ name: 'a', value: 1 }, { name: 'b', value: 2 }] }, { do: 'conformity', limit: { ratios: [{ analyte: 'a', limit: 2 }, { analyte: 'b', limit: 4 }] }, values: { a: 1, b: 2 } }],
  [{ do: 'conformity', value: 3, conditions: { hardness: 60 }, limit: { by: 'hardness', table: [{ to: 60, limit: { max: 2 } }, { from: 60, limit: { max: 4 } }] } }, { do: 'conformity', value: 3, hardness: 60, limit: { dependsOn: 'hardness', cases: [{ when: { max: 60 }, max: 2 }, { when: { min: 60 }, max: 4 }] } }],
  [{ do: 'plan', n: 5, c: 2, m: 100, M: 1000, results: [10, 50, 120, 80, '<10'] }, { do: 'conformity', limit: { n: '5', c: '2', m: '1e2', M: '1e3' }, results: [10, 50, '120', 80, '<10'] }],
  [{ do: 'plan', n: 2, c: 0, m: 'absent', results: ['absent', 'absent'] }, { do: 'plan', n: 2, c: 0, absentIn: 25, values: ['KPH', 'âm tính'] }],
  [{ do: 'risk', prior: { mean: '9.5', sd: '0.5' }, u: '0.2', limit: { max: 10 }, acceptance: { max: '9.8' } }, { do: 'risk', y0: '9.5', u0: '0.5', um: '0.2', TU: 10, AU: '9.8' }],
  [{ do: 'risk', prior: { mean: '9.5', sd: '0.5' }, u: '0.2', limit: { max: 10 }, acceptance: { max: '9.8' } }, { do: 'risk', kind: 'global', priorMean: '9.5', priorSd: '0.5', U: '0.4', limit: { upper: 10 }, acceptanceLimit: '9.8' }],
  [{ do: 'control', series: [0, 2.5, 2.6], mean: 0, sd: 1, rules: ['1-2s', '2-2s'], convention: { comparison: '>=', scope: 'within' } }, { do: 'control', values: [{ value: 0 }, 2.5, 2.6], mean: 0, sd: 1, rules: '1_2s, 2:2s', convention: 'within runs, ≥' }],
  [{ do: 'control', runs: runs.map(([a, b]) => [(a! - 10) / 1, (b! - 20) / 2]), mean: 0, sd: 1, rules: ['R-4s', '2-2s'] }, { do: 'control', runs: runs.map(([low, high]) => ({ low, high })), mean: { low: 10, high: 20 }, sd: { low: 1, high: 2 }, rules: ['R4s', '2-2s'] }],
  [{ do: 'control', series: [0, 2], mean: 0, sd: 1, rules: ['1-2s'], convention: { comparison: '>=' } }, { do: 'control', series: [0, 2], mean: 0, sd: 1, rules: ['1-2s'], convention: ['across', 'gte'] }],
  [{ do: 'robust', values: ['0.1', '0.2', '0.3'], algorithm: 'S' }, { do: 'robust', sds: ['0.1', '0.2', '0.3'] }],
  [{ do: 'score', x: 11, assigned: 10, sigmaPt: 1, uX: '0.1', U: '0.4', UX: '0.2' }, { do: 'score', xLab: 11, xPt: 10, sigma: 1, uRef: '0.1', ULab: '0.4', Uref: '0.2' }],
  [{ do: 'outliers', values: [1, 2, 3, 40, 41], test: 'grubbs-double' }, { do: 'outliers', values: [1, 2, 3, 40, 41], test: 'double-grubbs', alpha: '5 %' }],
  [{ do: 'horwitz', massFraction: '1e-6', formula: 'thompson' }, { do: 'horwitz', massFraction: '1 mg/kg', formula: 'Thompson' }],
  [{ do: 'index', name: 'SAR', inputs: { Na: 230, Ca: 40, Mg: 12, unit: 'mg/L' } }, { do: 'index', name: 'sodium adsorption ratio', inputs: { sodium: '230 mg/L', Ca: { value: 40, unit: 'mg/L' }, Mg: 12 } }],
  [{ do: 'index', name: 'nutrient-sum', inputs: { N: 16, P2O5: 16, K2O: 8 } }, { do: 'index', name: 'nutrients', inputs: { Nts: 16, P2O5hh: 16, K2Ohh: 8 } }],
  [{ do: 'index', name: 'C/N', inputs: { C: 20, N: 2 } }, { do: 'index', name: 'cn', inputs: { OC: 20, 'total N': 2 } }],
  [{ do: 'counts', plates: [{ dilution: -2, counts: [168, 215] }, { dilution: -3, counts: [14, 25] }] }, { do: 'colony count', plates: [{ dilution: '10^-2', volume: 1, count: 168 }, { dilution: '1:100', volume: 1, count: 215 }, { dilution: 0.001, volume: 1, counts: [14, '25'] }] }],
  [{ do: 'counts', plates: [{ dilution: -2, counts: ['tntc'] }, { dilution: -3, counts: [40] }] }, { do: 'counts', dilutions: ['1e-2', '1e-3'], counts: ['>300', 40] }],
  [{ do: 'mpn', volumes: [10, 1, '0.1'], tubes: 3, positives: [3, 1, 0] }, { do: 'MPN', series: [{ volume: 10, tubes: 3, positive: 3 }, { volume: 1, tubes: 3, positive: 1 }, { volume: '0,1', tubes: 3, positive: 0 }] }],
  [{ do: 'recovery', spiked: '9.55', added: 10 }, { do: 'recovery', found: ['9.5', '9.6'], certified: 10 }],
  [{ do: 'duplicate', a: 10, b: 11 }, { do: 'duplicates', values: [10, 11] }],
  [{ do: 'drift', readings: [100, 95], limit: 10 }, { do: 'drift', initial: 100, check: 95, tolerance: 10 }],
  [{ do: 'plausibility', total: 1, parts: [2], texture: { sand: 40, silt: 40, clay: 20 }, ions: { Na: 23, Cl: 35 }, pH: 7 }, { do: 'plausibility', results: { 'total N': 1, 'NH4-N': 2, Sand: 40, silt: 40, clay: 20, Na: 23, Cl: { value: 35 }, pH: 7 } }],
])('%j is also %j', (canonical, natural) => {
  const { why: _, ...answer } = compute(natural) as Record<string, unknown>;
  const { value, limit, ...rest } = compute(canonical) as Record<string, unknown>;
  expect(answer).toEqual({ ...rest, ...(value === undefined ? {} : { value }), ...(limit === undefined ? {} : { limit }) });
});

test.each<[Record<string, unknown>, RegExp]>([
  [{ do: 'describe', values: ['1,234', 1] }, /^values\.0: .*1\.234.*1234/u], [{ do: 'describe', values: ['1.5 mg', 1] }, /not a number/],
  [{ do: 'describe', values: [1, 2], data: [1, 2] }, /^data: /], [{ do: 'fit', x: [1, 2], y: [1, 2] }, /At least 3/],
  [{ do: 'detection', method: 'guess', x, y }, /^method: “guess” is none of these: din32645/], [{ do: 'conformity', value: 1, u: 1, U: 2, limit: { max: 1 } }, /^U: .*not both/],
  [{ do: 'conformity', value: 1, limit: {} }, /^limit: The limit is not told/], [{ do: 'conformity', value: 1, limit: { max: 9, min: 10 } }, /^limit: The lower limit/],
  [{ do: 'conformity', value: 1, limit: { max: 'abc' } }, /^limit\.max: “abc”/], [{ do: 'plan', n: 5, c: 1, m: 100, M: 10, results: [] }, /^M: /],
  [{ do: 'round', value: 1, to: { uncertainty: 0 } }, /^to\.uncertainty: .*above 0/], [{ do: 'round', value: 1, to: { decimals: 400 } }, /whole number from -30 to 30/],
  [{ do: 'uncertainty', model: 'a', inputs: [{ name: 'a', value: 1, u: -1 }] }, /^inputs\.0\.u: .*negative/], [{ do: 'uncertainty', model: 'a+b', inputs, correlations: [[0, 1, 0.5]] }, /^correlations\.0/], [{ do: 'conformity', value: 1, limit: { max: 1 }, rule: 'guarded' }, /^rule: “guarded” is none of these/], [{ do: 'uncertainty', model: 'log(a)', inputs: [{ name: 'a', value: 1, u: 1 }] }, /log10/],
  [{ do: 'uncertainty', model: 'a+b+c', inputs: ['a', 'b', 'c'].map((name) => ({ name, value: 1, u: 1 })), correlations: [['a', 'b', 1], ['b', 'c', 1], ['a', 'c', -1]] }, /contradict/],
  [{ do: 'uncertainty', model: 'a+b+c', inputs: ['a', 'b', 'c'].map((name) => ({ name, value: 1, u: 1 })), correlations: [['a', 'b', 1], ['b', 'c', '0.5']] }, /contradict/],
  [{ do: 'uncertainty', model: 'a', inputs, k: 2, coverage: '0.99' }, /not both/], [{ do: 'montecarlo', model: 'a', inputs: Array.from({ length: 200 }, (_, i) => ({ name: `a${i}`, value: 1, u: 1 })), trials: 1_000_000 }, /^trials: /],
  [{ do: 'risk', limit: { max: 1 }, value: 1 }, /^u: /], [{ do: 'risk', limit: { max: 1 }, value: 1, u: 0 }, /^u: /], [{ do: 'control', series: [1, 2], mean: 1, sd: 1, rules: ['9z'] }, /“9z” is none of these: 1-2s/],
  [{ do: 'control', runs: [[1, 2]], mean: [1, 2], sd: [1, 0] }, /^sd\.1: /], [{ do: 'control', runs: [[1, 'x']], mean: [1, 2], sd: [1, 1] }, /^runs\.0\.1: /],
  [{ do: 'outliers', values: [1, 2, 3], alpha: 0 }, /above 0 and below 0\.5/], [{ do: 'outliers', groups: [[1, 2], [2, 4]], test: 'grubbs' }, /values/], [{ do: 'score', x: 1, assigned: 2 }, /^sigmaPt: /], [{ do: 'index', name: 'luck', inputs: {} }, /^name: “luck” is none of these: SAR/],
  [{ do: 'index', name: 'VN_WQI', inputs: { NH4: 1 } }, /^inputs\.nh4: /], [{ do: 'mpn', volumes: [1, 2], tubes: [3, 5], positives: [1, 1] }, /same number of tubes/], [{ do: 'counts', plates: [{ dilution: '1/50', count: 30 }] }, /^plates\.0\.dilution: /],
  [{ do: 'convert', value: 1, from: 'meq/L', to: 'mg/L' }, /charge/], [{ do: 'predict', x, y, y0: '1e999' }, /beyond what can be calculated/], [{ do: 'conformity', value: 1, u: '1e999', limit: { max: 1 } }, /beyond what can be calculated/], [{ do: '__proto__' }, /no calculation/],
])('%j is refused in one clear sentence', (request, reason) => expect(refusalOf(request)).toMatch(reason));

test.each([
  ['°dH', 'mmol/L', undefined, '0.17832663909038227125'], ['°f', 'mg/L CaCO3', undefined, '10'], ['mmol/L', 'mg/L NO3', undefined, '62.004'], ['meq/L', 'mg/L', 'Ca', '20.039'], ['mg/L SO4', 'meq/L', undefined, '0.020821187640543016574'],
  ['mmol/L', 'mg/L', 'lead', '207.2'], ['mg.kg-1', '%', undefined, '0.0001'], ['mg kg^-1', 'µg/kg', undefined, '1000'], ['%P2O5', '% P', undefined, '0.43642870729799990137'], ['mg/L (as N)', 'mg/L NO3', undefined, '4.4266438209466695224'],
  ['ppm', 'mg/kg', undefined, '1'], ['mg/L HCO3', 'mg/L CaCO3', undefined, '0.82016192474105152747'], ['mg/L CO3', 'mg/L CaCO3', undefined, '1.6678776163178242901'], ['Pt-Co', 'TCU', undefined, '1'], ['CFU/g', 'log10 CFU/g', undefined, '0'],
])('1 %s in %s (%s) is %s', (from, to, analyte, value) => expect(compute({ do: 'convert', value: '1', from, to, ...(analyte ? { analyte } : {}) })).toEqual({ value, unit: to }));

test.each([
  ['mg/kg khô', 'mg/kg tươi', '90'], ['% (chất khô)', '% as received', '90'],
])('100 %s in %s at 10 % moisture is %s', (from, to, value) => expect(compute({ do: 'convert', value: '100', from, to, moisture: 10 })).toMatchObject({ value }));

test('the coverage factor is of the probability that is asked for', () => {
  const budget = { model: 'a', inputs: [{ name: 'a', value: 1, u: 1, df: 16 }] };
  expect(compute({ do: 'uncertainty', ...budget, k: 't', coverage: '0.99' })).toMatchObject({ k: '2.92078162243' });
  expect(compute({ do: 'uncertainty', ...budget, coverage: '0.95' })).toMatchObject(compute({ do: 'uncertainty', ...budget, k: 't' }));
  expect(compute({ do: 'uncertainty', model: 'a', inputs: { a: { values: ['1.1', '1.2', '1.3'] } } })).toMatchObject({ value: '1.2', u: '0.057735026918962576451', df: '2' });
});

test('oxygen in per cent of saturation is not taken for mg/L', () => {
  const water = { pH: 7, BOD5: 5, COD: 12, Coliform: 2500 };
  const scores = (oxygen: Record<string, unknown>) => (compute({ do: 'index', name: 'VN_WQI', inputs: { ...water, ...oxygen } }) as { subindices: Record<string, string> }).subindices['DO'];
  expect([scores({ 'DO %': 100 }), scores({ 'DO (%)': '62,5', temperature: 25 }), scores({ DO: '8.2', temperature: 25 })]).toEqual(['100', '62.5', '100']);
  expect(refusalOf({ do: 'index', name: 'VN_WQI', inputs: { ...water, DO: 8, 'DO%': 90, temperature: 25 } })).toMatch(/one unit/);
});

test('what is nested beyond all measure is refused as no request', () => {
  expect(computeText('\uFEFF{"do":"describe","values":[1,2]}').refused).toBeUndefined();
  expect(computeText('['.repeat(200_000) + ']'.repeat(200_000)).refused).toBe('The input is not one JSON object.');
});

test('a control chart of thousands of points is answered in seconds', () => {
  expect(compute({ do: 'control', series: Array.from({ length: 5000 }, (_, i) => (i % 2 ? 3 : -3)), mean: 0, sd: 1 })['violations']).toHaveLength(9999);
});

test('circular functions and pi stand in a model, and the simulation agrees', () => {
  const given = { model: 'V*cos(phi*pi/180)/I', inputs: { V: { value: '4.999', u: '0.0032' }, I: { value: '0.019661', u: '0.0000095' }, phi: { value: '59.8', u: '0.04' } } };
  const [propagated, simulated] = [compute({ do: 'uncertainty', ...given }), compute({ do: 'montecarlo', ...given, trials: 100_000, seed: 5 })] as Array<Record<string, string>>;
  expect(Number(simulated!['value'])).toBeCloseTo(Number(propagated!['value']), 1);
  expect(Number(simulated!['u']) / Number(propagated!['u'])).toBeCloseTo(1, 2);
});

test('whatever is sent is answered or refused, without a figure that is none', () => {
  const names = ['describe', 'anova', 'fit', 'predict', 'detection', 'uncertainty', 'round', 'convert', 'conformity', 'risk', 'control', 'robust', 'score', 'outliers', 'horwitz', 'plan', 'index', 'counts', 'mpn', 'recovery', 'duplicate', 'drift', 'bracket', 'topdown', 'plausibility'];
  const fields = ['values', 'groups', 'x', 'y', 'model', 'y0', 'method', 'inputs', 'correlations', 'value', 'to', 'from', 'u', 'U', 'limit', 'rule', 'prior', 'series', 'runs', 'mean', 'sd', 'rules', 'convention', 'assigned', 'test', 'massFraction', 'n', 'c', 'm', 'M', 'results', 'name', 'plates', 'tubes', 'positives', 'volumes', 'ions', 'biases', 'uRw', '__proto__', 'constructor', 'toString', 'valueOf'];
  const leaf = fc.oneof(fc.constantFrom('1', '2.5', '<0.05', '1e300', '-1e-300', 'a', '%', 'mg/kg', 'din32645', 'simple', '1,5', ''), fc.integer(), fc.double({ noNaN: true }), fc.constant(null), fc.boolean(), fc.constant({ toString: 1, valueOf: 1 }));
  const { tree } = fc.letrec((tie) => ({ tree: fc.oneof({ maxDepth: 3 }, leaf, fc.array(tie('tree'), { maxLength: 4 }), fc.dictionary(fc.constantFrom(...fields, 'max', 'min', 'a', 'b', 'sum', 'by', 'table', 'declared', 'tolerance', 'absentIn'), tie('tree'), { maxKeys: 4 })) }));
  fc.assert(fc.property(fc.constantFrom(...names), fc.dictionary(fc.constantFrom(...fields), tree, { maxKeys: 8 }), (name, given) => {
    const { answer, refused } = computeText(JSON.stringify({ ...given, do: name }));
    expect(answer ?? refused).not.toMatch(/\b(?:NaN|Infinity|undefined)\b|\[object/u);
  }), { numRuns: 1500 });
});
