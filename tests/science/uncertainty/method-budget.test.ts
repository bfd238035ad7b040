import fc from 'fast-check';
import { calculate, workingOf } from '../../../src/science/calculation.ts';
import { Dec } from '../../../src/science/decimal.ts';
import { FormulaError } from '../../../src/science/formula.ts';
import type { CalculatedModel, Observation } from '../../../src/science/measurement-model.ts';
import { propagate } from '../../../src/science/uncertainty/propagate.ts';

const label = { vi: '', en: '' };
type FormulaObservation = Extract<Observation, { kind: 'calculated' }>;

/** The cadmium standard of EURACHEM/CITAC QUAM:2012, example A1: 1000 · m · P / V in mg/L. */
const cadmium: CalculatedModel = {
  kind: 'calculated', formula: '1000 * m * P / V', replicates: 1, rounding: { mode: 'half-even', to: { decimals: 1 } },
  inputs: [{ name: 'm', label, unit: 'mg' }, { name: 'P', label, unit: '-' }, { name: 'V', label, unit: 'mL' }],
  uncertaintyBudget: [
    { input: 'm', label, type: 'A', u: '0.05' }, { input: 'P', label, type: 'B', halfWidth: '0.0001', distribution: 'rectangular' }, { input: 'V', label, type: 'B', u: '0.07' },
  ],
};
const standard: FormulaObservation = { kind: 'calculated', worksheet: {}, analysis: {}, replicates: [{ m: '100.28', P: '0.9999', V: '100' }] };

test('U is propagated from the readings of the result: the cadmium standard', () => {
  // u_c(c) = 0.9 mg/L as the example prints it.
  expect(calculate(cadmium, standard)).toMatchObject({ text: '1002.7', expandedUncertainty: '1.7' });
  expect(workingOf(cadmium, standard)).toEqual([
    'x = 1000 × 100.28 × 0.9999 / 100 = 1002.7', '1002.7 → 1002.7',
    'u(m) = 0.05; c = 10; |c·u| = 0.5 (34 %)', 'u(P) = 0.0000577; c = 1000; |c·u| = 0.0579 (0 %)', 'u(V) = 0.07; c = −10; |c·u| = 0.702 (66 %)',
    'u = √Σ(c·u)² = 0.864', 'U = 2 × 0.864 → 1.7',
  ]);
});

test('a source of the result stands beside those of the readings, and grows with it', () => {
  const precision = { label, type: 'A', u: '0.01 * x', df: 9 } as const;
  const { expandedUncertainty } = calculate({ ...cadmium, uncertaintyBudget: [...cadmium.uncertaintyBudget!, precision] }, standard);
  // 2 · √(0.864² + 10.027²)
  expect(expandedUncertainty).toBe('20');
});

test('what is common to the replicates does not average out', () => {
  const twice = { ...cadmium, replicates: 2 };
  const [row] = standard.replicates;
  expect(calculate(twice, { ...standard, replicates: [row!, row!] }).expandedUncertainty).toBe('1.7');
});

test('the budget is the law of propagation: the same u for any readings', () => {
  const figure = fc.integer({ min: 1, max: 100_000 }).map((n) => (n / 100).toFixed(2));
  fc.assert(fc.property(figure, figure, figure, (m, P, V) => {
    const values = { m, P, V };
    const given = Object.entries(values).map(([name, value]) => ({ name, value: new Dec(value), u: new Dec(value).times('0.01'), distribution: 'normal' as const }));
    const { expanded } = propagate(cadmium.formula, given);
    const model = { ...cadmium, uncertaintyBudget: given.map(({ name }) => ({ input: name, label, type: 'B' as const, u: '0.01 * x' })) };
    expect(calculate(model, { ...standard, replicates: [values] }).expandedUncertainty).toBe(expanded.toSignificantDigits(2, 4).toFixed(Math.max(1 - expanded.toSignificantDigits(2, 4).e, 0)));
  }), { numRuns: 50 });
});

test('a censored result carries the U of the budget at its limit, for guard bands', () => {
  const model = { ...cadmium, loq: '2000', uncertaintyBudget: [{ label, type: 'A' as const, u: '0.05 * x' }] };
  expect(calculate(model, standard)).toMatchObject({ qualifier: 'lt', expandedUncertainty: null, uncertaintyAtLimit: '200' });
});

test('a budget with a formula that cannot be understood is refused', () => {
  expect(() => calculate({ ...cadmium, uncertaintyBudget: [{ label, type: 'A', u: '0.05 * y' }] }, standard)).toThrow(FormulaError);
});
