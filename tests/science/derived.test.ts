import fc from 'fast-check';
import { attempt, calculate, workingOf } from '../../src/science/calculation.ts';
import type { DerivedInput, DerivedModel, Observation } from '../../src/science/measurement-model.ts';

/** The sum of ratios that drinking water is limited by: NO3 / 50 + NO2 / 3. */
const ratios: DerivedModel = {
  kind: 'derived', formula: 'NO3 / 50 + NO2 / 3', rounding: { mode: 'half-even', to: { decimals: 2 } }, censored: 'limit',
  inputs: [{ name: 'NO3', analyte: 'nitrate', unit: 'mg/L' }, { name: 'NO2', analyte: 'nitrite', unit: 'mg/L' }],
};
const of = (text: string, more: Partial<DerivedInput> = {}): DerivedInput => ({ analysisId: '', qualifier: 'eq', text, expandedUncertainty: null, ...more });
const seen = (NO3: DerivedInput, NO2: DerivedInput): Observation => ({ kind: 'derived', inputs: { NO3, NO2 } });

test('a sum of ratios with its uncertainty, the inputs taken as independent', () => {
  const observation = seen(of('20', { expandedUncertainty: '2' }), of('0.9', { expandedUncertainty: '0.12' }));
  // 0.4 + 0.3; U = √((2/50)² + (0.12/3)²) = 0.0566.
  expect(calculate(ratios, observation)).toMatchObject({ text: '0.70', unrounded: '0.7', expandedUncertainty: '0.057' });
  expect(workingOf(ratios, observation)).toEqual(['x = 20 / 50 + 0.9 / 3 = 0.7', '0.7 → 0.70']);
});

test('an input below its limit counts as the model says', () => {
  const observation = seen(of('20'), of('0.03', { qualifier: 'lt' }));
  expect(calculate(ratios, observation)).toMatchObject({ qualifier: 'eq', unrounded: '0.41' });
  expect(calculate({ ...ratios, censored: 'zero' }, observation)).toMatchObject({ qualifier: 'eq', unrounded: '0.4' });
  expect(workingOf({ ...ratios, censored: 'zero' }, observation)).toEqual(['NO2 < 0.03 → 0', 'x = 20 / 50 + 0 / 3 = 0.4', '0.4 → 0.40']);
});

test('of nothing found the sum is below that of the limits, whatever one such counts as', () => {
  const observation = seen(of('1', { qualifier: 'nd' }), of('0.03', { qualifier: 'lt' }));
  for (const censored of ['zero', 'limit'] as const) expect(calculate({ ...ratios, censored }, observation)).toMatchObject({ qualifier: 'lt', text: '0.03', expandedUncertainty: null });
});

test('what lies above a figure, or is missing, gives nothing', () => {
  expect(attempt(ratios, seen(of('20'), of('5', { qualifier: 'gt' }))).problems).toMatchObject([{ path: 'inputs.NO2', key: 'science.derived.no-end' }]);
  expect(attempt(ratios, { kind: 'derived', inputs: { NO3: of('20') } }).problems).toMatchObject([{ path: 'inputs.NO2', key: 'science.input.missing' }]);
});

test('a divisor known only to lie below a figure gives nothing, for the ratio may be anything above', () => {
  const ratio: DerivedModel = { ...ratios, formula: 'C / N', censored: 'zero', inputs: [{ name: 'C', analyte: 'c', unit: '%' }, { name: 'N', analyte: 'n', unit: '%' }] };
  const tried = (C: DerivedInput, N: DerivedInput) => attempt(ratio, { kind: 'derived', inputs: { C, N } });
  for (const C of [of('1.2'), of('0.1', { qualifier: 'lt' })]) expect(tried(C, of('0.05', { qualifier: 'nd' })).problems).toMatchObject([{ path: 'inputs.N', key: 'science.derived.no-start' }]);
  expect(tried(of('0.1', { qualifier: 'lt' }), of('0.05')).result).toMatchObject({ unrounded: '0' });
  const sar: DerivedModel = { ...ratios, formula: 'Na / sqrt((Ca + Mg) / 2)', censored: 'zero', inputs: ['Na', 'Ca', 'Mg'].map((name) => ({ name, analyte: name, unit: 'mg/L' })) };
  const low = of('1', { qualifier: 'nd' });
  expect(attempt(sar, { kind: 'derived', inputs: { Na: low, Ca: low, Mg: low } }).problems.map(({ path }) => path)).toEqual(['inputs.Ca', 'inputs.Mg']);
});

test('a larger part never makes a smaller sum, and finding more never less', () => {
  const figure = fc.integer({ min: 1, max: 10_000 }).map((n) => (n / 100).toFixed(2));
  fc.assert(fc.property(figure, figure, figure, (a, b, NO2) => {
    const [less, more] = [a, b].toSorted((x, y) => Number(x) - Number(y));
    const at = (NO3: DerivedInput) => Number(calculate(ratios, seen(NO3, of(NO2))).unrounded);
    expect(at(of(less!))).toBeLessThanOrEqual(at(of(more!)));
    expect(Number(calculate({ ...ratios, censored: 'zero' }, seen(of(a, { qualifier: 'lt' }), of(NO2))).unrounded)).toBeLessThanOrEqual(at(of(a, { qualifier: 'lt' })));
  }));
});
