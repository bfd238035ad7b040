import fc from 'fast-check';
import { Invalid } from '../../src/kernel/errors.ts';
import { attempt, calculate, workingOf } from '../../src/science/calculation.ts';
import { FormulaError } from '../../src/science/formula.ts';
import type { CalculatedModel, ChoiceModel, MeasurementModel, Observation } from '../../src/science/measurement-model.ts';

const label = { vi: '', en: '' };
/** Chloride in water by silver nitrate, after TCVN 6194:1996 (ISO 9297): mg/L = (V − V0) · C · 35453 / Vs. */
const chloride: CalculatedModel = {
  kind: 'calculated',
  inputs: [
    { name: 'C', label, unit: 'mol/L', scope: 'worksheet', min: '0.001', max: '1' }, { name: 'V0', label, unit: 'mL', scope: 'worksheet', min: '0' },
    { name: 'f', label, unit: '', perReplicate: false, default: '1' }, { name: 'V', label, unit: 'mL', min: '0', max: '50' },
    { name: 'Vs', label, unit: 'mL', min: '1' },
  ],
  formula: '(V - V0) * C * 35453 * f / Vs',
  replicates: 2,
  rounding: { mode: 'half-even', to: { decimals: 1 } },
  repeatabilityLimit: '0.05 * mean',
  lod: '1.7', loq: '5.0',
  expandedUncertainty: '0.06 * x + 0.2',
};

const problemsOf = (model: MeasurementModel, observation: Observation) => attempt(model, observation).problems;

const observed = (...volumes: string[]): Extract<Observation, { kind: 'calculated' }> => ({
  kind: 'calculated', worksheet: { C: '0.0200', V0: '0.20' }, analysis: {}, replicates: volumes.map((V) => ({ V, Vs: '100.0' })),
});

test('the mean of two replicates with its working and uncertainty', () => {
  // By hand: 5.05 × 0.02 × 354.53 = 35.80753; 5.15 × 0.02 × 354.53 = 36.51659; mean 36.16206; U = 2.3697.
  expect(calculate(chloride, observed('5.25', '5.35'))).toEqual({
    qualifier: 'eq', text: '36.2', unrounded: '36.16206', expandedUncertainty: '2.4', replicates: ['35.80753', '36.51659'], warnings: [],
  });
  expect(workingOf(chloride, observed('5.25', '5.35'))).toEqual([
    'x₁ = (5.25 − 0.20) × 0.0200 × 35453 × 1 / 100.0 = 35.808', 'x₂ = (5.35 − 0.20) × 0.0200 × 35453 × 1 / 100.0 = 36.517',
    'x̄ = (35.808 + 36.517) / 2 = 36.162', 'xₘₐₓ − xₘᵢₙ = 0.709 ≤ 1.808', '36.162 → 36.2', 'U = 0.06 × 36.162 + 0.2 → 2.4',
  ]);
});

describe('a method that rounds to its uncertainty', () => {
  const toU = (uncertainty: 1 | 2): CalculatedModel => ({ ...chloride, rounding: { mode: 'half-even', to: { decimals: 1, uncertainty } } });
  // As above: 36.16206 with U = 2.3697.
  test.each([[1, '36', '2'], [2, '36.2', '2.4']] as const)('U to %i significant figures', (figures, text, expandedUncertainty) => {
    expect(calculate(toU(figures), observed('5.25', '5.35'))).toMatchObject({ qualifier: 'eq', text, expandedUncertainty });
  });
  test('its working comes to U first', () => {
    expect(workingOf(toU(1), observed('5.25', '5.35')).slice(-3)).toEqual(['xₘₐₓ − xₘᵢₙ = 0.71 ≤ 1.81', 'U = 0.06 × 36.16 + 0.2 → 2', '36.16 → 36']);
  });
  test('without U the decimals count, and a limit of the method stays as it is written', () => {
    const { expandedUncertainty: _, ...without } = toU(1);
    expect(calculate(without, observed('5.25', '5.35'))).toMatchObject({ text: '36.2', expandedUncertainty: null });
    expect(calculate(toU(1), observed('0.90', '0.90'))).toMatchObject({ qualifier: 'lt', text: '5.0', uncertaintyAtLimit: '0.50' });
  });
  test('the last digit of a result and of its U stand at one place', () => {
    const volumes = fc.integer({ min: 100, max: 4900 }).map((hundredths) => (hundredths / 100).toFixed(2));
    fc.assert(fc.property(volumes, fc.constantFrom(1 as const, 2 as const), (V, figures) => {
      const { qualifier, text, expandedUncertainty } = calculate(toU(figures), observed(V, V));
      fc.pre(qualifier === 'eq');
      const decimals = (figure: string) => figure.split('.')[1]?.length ?? 0;
      expect(decimals(text)).toBe(decimals(expandedUncertainty!));
      expect(expandedUncertainty!.replace(/^0\.0*|\.|0+$/gu, '').length).toBeLessThanOrEqual(figures);
    }));
  });
});

test('replicates further apart than r are told', () => {
  const { warnings } = calculate(chloride, observed('5.25', '5.75'));
  expect(warnings).toEqual([{ key: 'science.warning.replicates-apart', params: { difference: '3.545', allowed: '1.879' } }]);
});

test('three replicates are held against the critical range', () => {
  // r = 0.05 · mean = 1.85; for three results 3.3 / 2.8 times that, 2.18 (ISO 5725-6:1994).
  expect(calculate(chloride, observed('5.25', '5.55', '5.50')).warnings).toEqual([]);
  expect(calculate(chloride, observed('5.25', '5.60', '5.50')).warnings).toHaveLength(1);
});

describe('near the limits of the method the unrounded value decides', () => {
  const near = (V: string) => calculate(chloride, observed(V, V));
  // 0.70 mL gives 4.9634 mg/L, which would round to 5.0.
  test('below LOQ, though it would round to it', () => {
    expect(near('0.90')).toMatchObject({ qualifier: 'lt', text: '5.0', unrounded: '4.96342', expandedUncertainty: null, detected: true, uncertaintyAtLimit: '0.50' });
    expect(workingOf(chloride, observed('0.90', '0.90')).at(-1)).toBe('4.963 < LOQ = 5.0');
  });
  test('below LOD', () => expect(near('0.40')).toMatchObject({ qualifier: 'nd', text: '1.7', unrounded: '1.41812', detected: false }));
  test('at LOQ it is a figure', () => {
    const exact: CalculatedModel = { ...chloride, inputs: [{ name: 'V', label, unit: '' }], formula: 'V', replicates: 1 };
    expect(calculate(exact, { kind: 'calculated', worksheet: {}, analysis: {}, replicates: [{ V: '5.0' }] })).toMatchObject({ qualifier: 'eq', text: '5.0' });
  });
  test('a method with LOQ alone cannot tell whether it is there', () => {
    const { lod: _, ...withoutLod } = chloride;
    expect(calculate(withoutLod, observed('0.40', '0.40'))).not.toHaveProperty('detected');
  });
});

test('what is missing, out of range, unreadable or unknown is told with its place', () => {
  const problems = problemsOf(chloride, {
    kind: 'calculated', worksheet: { C: '2', V0: '0,2' }, analysis: { pH: '7' }, replicates: [{ V: '', Vs: '100' }],
  });
  expect(problems.map(({ path, key }) => `${path} ${key}`)).toEqual([
    'worksheet.C science.input.too-high', 'worksheet.V0 science.input.not-a-number', 'analysis.pH science.input.unknown',
    'replicates.0.V science.input.missing', 'replicates.1.V science.input.missing', 'replicates.1.Vs science.input.missing',
  ]);
});

test('an incomplete observation is refused whole', () => {
  expect(() => calculate(chloride, observed('5.25'))).toThrow(Invalid);
});

test('a formula without a value for these figures is a refusal', () => {
  const ratio: CalculatedModel = { ...chloride, inputs: [{ name: 'm', label, unit: 'g' }], formula: '1 / m', replicates: 1 };
  expect(() => calculate(ratio, { kind: 'calculated', worksheet: {}, analysis: {}, replicates: [{ m: '0.00' }] })).toThrow(FormulaError);
});

test('an observation of another kind is refused', () => {
  expect(problemsOf(chloride, { kind: 'mpn', positives: [] })).toEqual([{ path: 'kind', key: 'science.observation.kind' }]);
});

test('a choice carries its meaning and portion', () => {
  const model: ChoiceModel = { kind: 'choice', choices: [{ code: 'ND', vi: 'Không phát hiện', en: 'Not detected', meaning: 'absent' }], portion: '25 g' };
  expect(calculate(model, { kind: 'choice', code: 'ND' })).toMatchObject({ qualifier: 'choice', text: 'ND', meaning: 'absent', portion: '25 g' });
  expect(problemsOf(model, { kind: 'choice', code: '' })).toMatchObject([{ key: 'science.choice.missing' }]);
  expect(problemsOf(model, { kind: 'choice', code: 'X' })).toMatchObject([{ key: 'science.choice.unknown' }]);
});

test('the order of the replicates changes nothing but their order', () => {
  const volume = fc.integer({ min: 20, max: 5000 }).map((n) => (n / 100).toFixed(2));
  const portion = fc.constantFrom('100.0', '50.0', '30.0', '7');
  const rows = fc.array(fc.record({ V: volume, Vs: portion }), { minLength: 2, maxLength: 5 });
  fc.assert(fc.property(rows.chain((r) => fc.tuple(fc.constant(r), fc.shuffledSubarray(r, { minLength: r.length }))), ([first, second]) => {
    const a = calculate(chloride, { ...observed(), replicates: first });
    const b = calculate(chloride, { ...observed(), replicates: second });
    const same = (r: typeof a) => [r.qualifier, r.text, r.unrounded, r.expandedUncertainty, r.warnings, r.replicates.toSorted()];
    expect(same(b)).toEqual(same(a));
  }));
});
