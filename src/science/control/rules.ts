import type { Decimal } from 'decimal.js';
import { Dec } from '../decimal.ts';
import { StatisticsError } from '../statistics/refusal.ts';
import { nelsonRules, nordtestRules, patternViolations, type PatternRule } from './patterns.ts';
import { beyond, told, type ControlConvention, type Point, type Violation as AnyViolation } from './points.ts';

export type { ControlConvention } from './points.ts';
export type Violation = AnyViolation<ControlRule>;

export const controlRules = ['1-2s', '1-3s', '2-2s', 'R-4s', '3-1s', '4-1s', '6x', '8x', '10x', '7T'] as const;
/** A rule of Westgard's or beside them, one of Nelson's eight (N1 to N8), or one of Nordtest's. */
export type ControlRule = WindowRule | PatternRule;
type WindowRule = (typeof controlRules)[number];
export const allControlRules: readonly ControlRule[] = [...controlRules, ...nelsonRules, ...nordtestRules];

/** Sets of rules by name; those of `warnings` ask for attention, the others say that the analysis is out of control. */
export const ruleSets = {
  /** J. Westgard et al., Clin. Chem. 27 (1981) 493. */
  westgard: { rules: ['1-2s', '1-3s', '2-2s', 'R-4s', '4-1s', '10x'], warnings: ['1-2s'] },
  /** L. Nelson, J. Qual. Technol. 16 (1984) 237. */
  nelson: { rules: [...nelsonRules], warnings: [] },
  /** Nordtest TR 569: out of control beyond an action limit, or two of three beyond a warning limit; trends and sides ask for attention. */
  nordtest: { rules: ['1-2s', '1-3s', '2of3-2s', '7T', '10of11'], warnings: ['1-2s', '7T', '10of11'] },
} as const satisfies Record<string, { rules: readonly ControlRule[]; warnings: readonly ControlRule[] }>;
export type RuleSet = keyof typeof ruleSets;

/**
 * Westgard's multirules and the run rules beside them (J. Westgard et al., Clin. Chem. 27 (1981) 493): n-ks is n neighbours beyond k standard deviations on one
 * side, nx n neighbours on one side of the mean, 7T seven neighbours each higher (or each lower) than the one before, R-4s two points of one run beyond
 * 2 s on either side. A rule is told at every point that completes it.
 */
export function controlViolations(
  runs: ReadonlyArray<readonly Decimal[]>, mean: Decimal, sd: Decimal, rules: readonly ControlRule[], convention: ControlConvention, separate: boolean,
): Violation[] {
  if (!sd.gt(0)) throw new StatisticsError('science.statistics.not-positive', { name: 'sd' });
  let index = 0;
  const points = runs.flatMap((run, number) => run.map((x): Point => ({ index: index++, run: number, x, z: x.minus(mean).div(sd) })));
  const found = rules.flatMap((rule) => {
    if (rule === 'R-4s') return rangeViolations(points, convention, separate);
    return isPattern(rule) ? patternViolations(points, rule, convention) : windowViolations(points, rule, convention);
  });
  return found.toSorted((a, b) => a.points.at(-1)! - b.points.at(-1)! || rules.indexOf(a.rule) - rules.indexOf(b.rule));
}

const isPattern = (rule: ControlRule): rule is PatternRule => !(controlRules as readonly string[]).includes(rule);

function windowViolations(points: readonly Point[], rule: Exclude<WindowRule, 'R-4s'>, convention: ControlConvention): Violation[] {
  const size = Number(/^\d+/.exec(rule)![0]);
  const violations: Violation[] = [];
  for (let end = size - 1; end < points.length; end += 1) {
    const window = points.slice(end - size + 1, end + 1);
    if (convention.scope === 'within' && window[0]!.run !== window.at(-1)!.run) continue;
    for (const [side, sign] of [['above', 1], ['below', -1]] as const) {
      if (breaks(window, rule, sign, convention)) violations.push(told(rule, side, window));
    }
  }
  return violations;
}

function breaks(window: readonly Point[], rule: Exclude<WindowRule, 'R-4s'>, sign: 1 | -1, convention: ControlConvention): boolean {
  if (rule === '7T') return window.every(({ x }, i) => i === 0 || x.minus(window[i - 1]!.x).times(sign).gt(0));
  if (rule.endsWith('x')) return window.every(({ z }) => z.times(sign).gt(0));
  const limit = Number(/-(\d)s$/.exec(rule)![1]);
  return window.every(({ z }) => beyond(z.times(sign), limit, convention));
}

function rangeViolations(points: readonly Point[], convention: ControlConvention, separate: boolean): Violation[] {
  const together = (a: Point, b: Point) => (separate ? a.run === b.run : b.index - a.index === 1);
  const high = points.filter(({ z }) => beyond(z, 2, convention));
  const low = points.filter(({ z }) => beyond(z.neg(), 2, convention));
  const first = (a: Point, b: Point): [Point, Point] => (a.index < b.index ? [a, b] : [b, a]);
  return high.flatMap((a) => low.map((b) => first(a, b)).filter(([one, other]) => together(one, other)).map((pair) => told('R-4s', 'both', pair)));
}

/** Warning and action limits about the mean: ± 2 s and ± 3 s (ISO 7870-2:2023, 4.4 and 4.5). */
export const shewhartLimits = (mean: Decimal, sd: Decimal) => ({
  lowerAction: mean.minus(sd.times(3)), lowerWarning: mean.minus(sd.times(2)), centre: mean, upperWarning: mean.plus(sd.times(2)), upperAction: mean.plus(new Dec(3).times(sd)),
});
