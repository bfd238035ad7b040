import fc from 'fast-check';
import { bracket } from '../../../src/science/calibration/bracket.ts';
import { fitLevel, levelFormula, levelForms } from '../../../src/science/calibration/uncertainty-level.ts';
import { Dec } from '../../../src/science/decimal.ts';
import { compileFormula } from '../../../src/science/formula.ts';

const d = (value: number | string) => new Dec(value);
const half = { moment: d('0.5') };

test('a sample half way between the readings is half way between the standards', () => {
  const found = bracket({ x: d(2), before: d(100) }, { x: d(4), before: d(200) }, d(150), half);
  expect(found.x0.toNumber()).toBe(3);
  expect(found.low.drift).toBeNull();
  expect(found.u).toBeNull();
});

test('drift is taken out at the moment the sample was read', () => {
  const [low, high] = [{ x: d(2), before: d(100), after: d(110) }, { x: d(4), before: d(200), after: d(220) }];
  const found = bracket(low, high, d('157.5'), { moment: d('0.5') });
  expect([found.x0.toNumber(), found.low.response.toNumber(), found.high.drift!.toNumber()]).toEqual([3, 105, 10]);
  expect(bracket(low, high, d(150), { moment: d(0) }).x0.toNumber()).toBe(3);
  expect(() => bracket(low, high, d(150), { moment: d(0), tolerance: d(5) })).toThrow('science.calibration.bracket-drift');
});

test('uncertainty: at a standard it is that of the standard with two readings, between them the other weighs in', () => {
  const [low, high] = [{ x: d(2), before: d(100), u: d('0.03') }, { x: d(4), before: d(200), u: d('0.04') }];
  const at = (y: number) => bracket(low, high, d(y), { ...half, uResponse: d(1) }).u!.toNumber();
  expect(at(100)).toBeCloseTo(Math.sqrt(0.02 ** 2 * 2 + 0.03 ** 2), 12);
  expect(at(150)).toBeCloseTo(Math.sqrt(0.02 ** 2 * 1.5 + (0.03 / 2) ** 2 + (0.04 / 2) ** 2), 12);
});

test('outside the bracket, or with standards that are the same, there is no result', () => {
  const [low, high] = [{ x: d(2), before: d(100) }, { x: d(4), before: d(200) }];
  for (const y of [99, 201]) expect(() => bracket(low, high, d(y), half)).toThrow('science.calibration.bracket-outside');
  expect(() => bracket(low, { x: d(2), before: d(200) }, d(150), half)).toThrow('science.calibration.bracket-equal');
  expect(() => bracket(low, { x: d(4), before: d(100) }, d(100), half)).toThrow('science.calibration.bracket-equal');
});

const figure = fc.integer({ min: 1, max: 9999 });
test('a factor on every response changes nothing, and a falling response brackets as well', () => {
  fc.assert(fc.property(figure, figure, fc.integer({ min: 0, max: 100 }), figure, (a, width, share, factor) => {
    const read = (scale: number) => bracket({ x: d(1), before: d(a).times(scale) }, { x: d(3), before: d(a + width).times(scale) }, d(a).plus(d(width).times(share).div(100)).times(scale), half).x0.toSignificantDigits(25).toString();
    expect(read(factor)).toBe(read(1));
    expect(read(-1)).toBe(read(1));
  }));
});

test('uncertainty by level: pairs that lie on a form give its parts back, and the formula gives k times u', () => {
  fc.assert(fc.property(fc.constantFrom(...levelForms), figure, figure, (form, a, b) => {
    const [s0, s1] = [d(a).div(1000), d(b).div(100_000)];
    const levels = [0.5, 1, 4, 20, 100].map(d);
    const truth = levels.map((x) => (form === 'constant' ? s0 : form === 'proportional' ? s1.times(x) : form === 'linear' ? s0.plus(s1.times(x)) : s0.pow(2).plus(s1.times(x).pow(2)).sqrt()));
    const found = fitLevel(levels, truth, form);
    if (form !== 'proportional') expect(Number(found.s0)).toBeCloseTo(Number(s0), 8);
    if (form !== 'constant') expect(Number(found.s1)).toBeCloseTo(Number(s1), 8);
    expect(Number(found.misfit)).toBeLessThan(1e-6);
    const U = compileFormula(levelFormula(found, form, d(2)), ['x']).evaluate({ x: levels[3]! });
    expect(Number(U) / (2 * Number(truth[3]))).toBeCloseTo(1, 4);
  }));
});

test('uncertainty by level: a part that would be negative is left out', () => {
  const rising = fitLevel([1, 2, 3].map(d), ['0.1', '0.25', '0.5'].map(d), 'linear');
  expect([rising.s0.isZero(), levelFormula(rising, 'linear', d(2)).endsWith('* x')]).toEqual([true, true]);
  const falling = fitLevel([1, 2, 3].map(d), ['0.3', '0.2', '0.1'].map(d), 'combined');
  expect([falling.s1.isZero(), falling.s0.gt(0)]).toEqual([true, true]);
  expect(() => fitLevel([d(1), d(1)], [d(1), d(2)], 'combined')).toThrow('science.statistics.too-few');
  expect(() => fitLevel([d(0), d(1)], [d(0), d(2)], 'combined')).toThrow('science.calibration.levels');
});
