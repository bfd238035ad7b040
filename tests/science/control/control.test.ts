import fc from 'fast-check';
import { Dec } from '../../../src/science/decimal.ts';
import { chartConstants } from '../../../src/science/control/chart-constants.ts';
import { controlCharts } from '../../../src/science/control/charts.ts';
import { allControlRules, controlViolations, ruleSets, type ControlRule } from '../../../src/science/control/rules.ts';
import { blankCheck, deviationAt, expectedRecovery, referenceCheck } from '../../../src/science/control/windows.ts';

const figures = (...given: Array<number | string>) => given.map((each) => new Dec(each));
const across = { comparison: '>', scope: 'across' } as const;
const broken = (rules: readonly ControlRule[], ...z: number[]) =>
  controlViolations(figures(...z).map((each) => [each]), new Dec(0), new Dec(1), rules, across, false).map(({ rule, points, side }) => `${rule} ${points.join('-')} ${side}`);

test.each([[2, 1.880, 3.267, 1.128], [5, 0.577, 2.114, 2.326], [7, 0.419, 1.924, 2.704], [25, 0.153, 1.541, 3.931]])('factors for subgroups of %d', (n, A2, D4, d2) => {
  const found = chartConstants(n);
  expect([found.A2, found.D4, found.d2].map((each) => Number(each.toFixed(3)))).toEqual([A2, D4, d2]);
});

test('subgroups outside 2 to 25 are refused', () => {
  for (const n of [1, 26, 3.5]) expect(() => chartConstants(n)).toThrow('science.control.subgroup-size');
});

test('X-bar and R: limits from the first subgroups are held against those that follow', () => {
  const base = [[10, 12], [11, 11.5], [9.5, 10.5], [10, 11]].map((group) => figures(...group));
  const { location, spread, sigma, period } = controlCharts('xbar-r', [...base, figures(20, 20.1), figures(5, 15)], 4);
  expect(period).toBe(4);
  expect(location.limits.centre.toNumber()).toBe(10.6875);
  expect(spread.limits.centre.toNumber()).toBe(1.125);
  expect(location.limits.upperAction.toNumber()).toBeCloseTo(10.6875 + 1.88 * 1.125, 3);
  expect(spread.limits.upperAction.toNumber()).toBeCloseTo(3.267 * 1.125, 2);
  expect(spread.limits.lowerAction.isZero()).toBe(true);
  expect(sigma.toNumber()).toBeCloseTo(1.125 / 1.128, 3);
  expect([location.beyond, spread.beyond]).toEqual([[4], [5]]);
});

test('X-bar and s, and individuals with moving ranges', () => {
  const groups = [[1, 2, 3], [2, 3, 4], [1, 3, 5]].map((group) => figures(...group));
  const s = controlCharts('xbar-s', groups);
  expect(s.spread.points.map(Number)).toEqual([1, 1, 2]);
  expect(s.location.limits.upperAction.toNumber()).toBeCloseTo(8 / 3 + (1.954 * 4) / 3, 2);
  const individuals = controlCharts('individuals', figures(10, 11, 10, 12, 30).map((each) => [each]), 4);
  expect(individuals.spread.points.map(Number)).toEqual([1, 1, 2, 18]);
  expect(individuals.location.limits.upperAction.toNumber()).toBeCloseTo(10.75 + (2.66 * 4) / 3, 2);
  expect([individuals.location.beyond, individuals.spread.beyond]).toEqual([[4], [3]]);
  expect(() => controlCharts('xbar-r', groups, 9)).toThrow('science.control.period');
  expect(() => controlCharts('xbar-r', [figures(1, 2), figures(1, 2, 3)])).toThrow('science.statistics.one-size');
});

test('Nelson’s eight tests, each by a series that breaks it at its last point', () => {
  const alternating = Array.from({ length: 14 }, (_, i) => (i % 2 ? 0.5 : -0.5));
  expect(broken(['N1'], 0, 3.1)).toEqual(['N1 1 above']);
  expect(broken(['N2'], -1, ...Array<number>(9).fill(0.2))).toEqual(['N2 1-2-3-4-5-6-7-8-9 above']);
  expect(broken(['N3'], 0, -0.1, -0.2, -0.3, -0.4, -0.5)).toEqual(['N3 0-1-2-3-4-5 below']);
  expect(broken(['N3'], 0, -0.1, -0.2, -0.2, -0.4, -0.5)).toEqual([]);
  expect(broken(['N4'], ...alternating)).toEqual(['N4 0-1-2-3-4-5-6-7-8-9-10-11-12-13 both']);
  expect(broken(['N4'], ...alternating.slice(1))).toEqual([]);
  expect(broken(['N5'], 2.1, 0, 2.2)).toEqual(['N5 0-2 above']);
  expect(broken(['N5'], 2.1, 0, -2.2)).toEqual([]);
  expect(broken(['N5'], 2.1, 2.2, 0)).toEqual(['N5 0-1 above']);
  expect(broken(['N6'], -1.1, -1.2, 0, -1.3, -1.4)).toEqual(['N6 0-1-3-4 below']);
  expect(broken(['N7'], ...Array<number>(15).fill(0).map((_, i) => (i % 3) * 0.4 - 0.4))).toEqual(['N7 0-1-2-3-4-5-6-7-8-9-10-11-12-13-14 both']);
  expect(broken(['N8'], 1.1, -1.2, 1.1, 1.3, -1.4, 1.1, -1.2, 1.5)).toEqual(['N8 0-1-2-3-4-5-6-7 both']);
});

test('Nordtest: two of three beyond the warning limits, whichever; ten of eleven on one side', () => {
  expect(broken(['2of3-2s'], 2.1, 0, -2.2)).toEqual(['2of3-2s 0-2 both']);
  expect(broken(['2of3-2s'], 2.1, 0, 0, -2.2)).toEqual([]);
  expect(broken(['10of11'], 1, 1, 1, 1, -1, 1, 1, 1, 1, 1, 1)).toEqual(['10of11 0-1-2-3-5-6-7-8-9-10 above']);
});

test('every rule is the same with its sides exchanged, and a quiet chart breaks none that looks for excess', () => {
  const loud = allControlRules.filter((rule) => !['N4', 'N7'].includes(rule));
  fc.assert(fc.property(fc.array(fc.integer({ min: -40, max: 40 }).map((each) => each / 10), { minLength: 1, maxLength: 30 }), (z) => {
    const mirrored = { above: 'below', below: 'above', both: 'both' } as const;
    const told = (signs: number[]) => controlViolations([figures(...signs)], new Dec(0), new Dec(1), allControlRules, across, false);
    const key = (each: { rule: string; points: number[]; side: string }) => `${each.rule} ${each.points.join('-')} ${each.side}`;
    expect(told(z.map((each) => -each)).map(key).toSorted()).toEqual(told(z).map((each) => key({ ...each, side: mirrored[each.side] })).toSorted());
  }), { numRuns: 60 });
  expect(broken(loud, 0.5, -0.2, 0.3, 0.1, -0.9, 0.8, -0.3, 0.2)).toEqual([]);
});

test('within runs a pattern begins anew', () => {
  const found = controlViolations([figures(2.1), figures(2.2)], new Dec(0), new Dec(1), ['N5', '2of3-2s'], { comparison: '>', scope: 'within' }, true);
  expect(found).toEqual([]);
  for (const { rules, warnings } of Object.values(ruleSets)) expect(rules).toEqual(expect.arrayContaining([...warnings]));
});

test('a reference material: the standard deviation at its level, together with the uncertainty of the assigned value', () => {
  expect(deviationAt({ relative: new Dec(5) }, new Dec(40)).toNumber()).toBe(2);
  expect(deviationAt({ s0: new Dec(3), s1: new Dec('0.1') }, new Dec(40)).toNumber()).toBe(5);
  expect(referenceCheck(new Dec(50), new Dec(40), { constant: new Dec(3) }, new Dec(4))).toMatchObject({ state: 'in-control', z: new Dec(2) });
  expect(referenceCheck(new Dec('50.1'), new Dec(40), { constant: new Dec(3) }, new Dec(4)).state).toBe('warning');
  expect(referenceCheck(new Dec('24.9'), new Dec(40), { constant: new Dec(5) }).state).toBe('out-of-control');
  expect(() => deviationAt({ relative: new Dec(5) }, new Dec(0))).toThrow('science.statistics.not-positive');
});

test('blanks and expected recoveries', () => {
  expect(blankCheck(figures('0.01', '0.03'), new Dec('0.05'), new Dec('0.5'))).toMatchObject({ beyond: [1], within: false });
  const window = (level: string) => { const { min, max } = expectedRecovery(new Dec(level)); return [min.toNumber(), max.toNumber()]; };
  expect([window('1'), window('0.5'), window('1e-4'), window('5e-5'), window('1e-8'), window('2e-9')]).toEqual([[98, 102], [98, 102], [90, 107], [80, 110], [60, 115], [40, 120]]);
  for (const level of ['1.1', '9e-10']) expect(() => expectedRecovery(new Dec(level))).toThrow('science.control.recovery-level');
});
