import fc from 'fast-check';
import { compute, computeText } from '../../../src/modules/calculator/index.ts';
import { round } from '../../../src/science/rounding.ts';

const figures = (answer: unknown) => answer as Record<string, string> & { interval: string[] };

/** EURACHEM/CITAC guide, example A1, as printed at measurementuncertainty.org/guide/app_a_example1.html: 1002.7 mg/L, 0.9 mg/L. */
test('EURACHEM A1: cadmium standard', () => {
  const answer = figures(compute({
    do: 'uncertainty', model: '1000*m*P/V',
    inputs: [{ name: 'm', value: '100.28', u: '0.05' }, { name: 'P', value: '0.9999', u: '0.000058' }, { name: 'V', value: '100.0', u: '0.07' }],
  }));
  expect(round(answer['value']!, { mode: 'half-even', to: { decimals: 1 } })).toBe('1002.7');
  expect(round(answer['u']!, { mode: 'half-even', to: { decimals: 1 } })).toBe('0.9');
  expect(answer['k']).toBe('2');
});

const two = (r: string, k: string) => ({
  do: 'uncertainty', model: 'a-b', k, correlations: [['a', 'b', r]],
  inputs: [{ name: 'a', value: '3', u: '3', df: '4' }, { name: 'b', value: '1', u: '4', df: '4' }],
});

test('correlation, degrees of freedom and k from t', () => {
  expect(compute(two('0', 't'))).toMatchObject({ value: '2', u: '5', df: '7.4183976261127596439', k: '2.36462425159' });
  expect(compute(two('1', '2'))).toMatchObject({ u: '1', U: '2', dfApproximate: true });
  expect(compute(two('0', 't'))).not.toHaveProperty('dfApproximate');
});

test('a linear model: Monte Carlo agrees with GUM, and a seed gives the same figures', () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 1, max: 50 }), fc.integer({ min: 0, max: 1e6 }), (u1, u2, seed) => {
    const given = {
      model: '2*a - b + 1',
      inputs: [{ name: 'a', value: 10, u: u1, distribution: 'rectangular' }, { name: 'b', value: -4, u: u2, distribution: 'normal' }],
    };
    const gum = figures(compute({ do: 'uncertainty', ...given }));
    const run = () => figures(compute({ do: 'montecarlo', ...given, trials: 20_000, seed }));
    const [u, answer] = [Number(gum['u']), run()];
    expect(Math.abs(Number(answer['value']) - Number(gum['value']))).toBeLessThan((5 * u) / Math.sqrt(20_000));
    expect(Math.abs(Number(answer['u']) / u - 1)).toBeLessThan(0.03);
    expect(run()).toEqual(answer);
  }), { numRuns: 15 });
});

test.each([
  ['{"do":"uncertainty","model":"a+c","inputs":[{"name":"a","value":1,"u":1}]}', /c/],
  ['{"do":"uncertainty","model":"a","inputs":[{"name":"a","value":1}]}', /exactly one of u/],
  ['{"do":"uncertainty","model":"a/b","inputs":[{"name":"a","value":1,"u":1},{"name":"b","value":0,"u":1}]}', /./],
  ['{"do":"montecarlo","model":"ln(a)","inputs":[{"name":"a","value":1,"u":1}],"trials":1000,"seed":1}', /no finite value|no value/],
  ['{"do":"montecarlo","model":"a","inputs":[{"name":"a","value":1,"u":1,"distribution":"t"}],"trials":1000,"seed":1}', /degrees of freedom/],
])('%s is refused', (given, reason) => expect(computeText(given).refused).toMatch(reason));
