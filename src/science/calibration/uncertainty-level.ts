import type { Decimal } from 'decimal.js';
import { Dec, plain } from '../decimal.ts';
import { sum } from '../statistics/describe.ts';
import { atLeast, StatisticsError } from '../statistics/refusal.ts';

/** `combined` √(s0² + (x·s1)²), `constant` s0, `proportional` x·s1, `linear` s0 + x·s1. */
export const levelForms = ['combined', 'constant', 'proportional', 'linear'] as const;
export type LevelForm = (typeof levelForms)[number];

export interface LevelFit {
  s0: Decimal;
  s1: Decimal;
  /** u that the form gives at each level. */
  fitted: Decimal[];
  /** Root mean square of the relative differences, in %. */
  misfit: Decimal;
}

/**
 * Standard uncertainty as a function of the level (EURACHEM/CITAC QUAM:2012, appendix E), from pairs of level x ≥ 0 and standard uncertainty u > 0. Least squares of
 * the relative differences: of u² over x² for the combined form, of u otherwise. Neither part is below 0; one that would be is 0 and the other is fitted alone.
 * Two pairs and two levels at least for the forms with two parts.
 */
export function fitLevel(levels: readonly Decimal[], uncertainties: readonly Decimal[], form: LevelForm): LevelFit {
  if (levels.length !== uncertainties.length) throw new StatisticsError('science.statistics.lengths');
  const two = form === 'combined' || form === 'linear';
  atLeast(two ? 2 : 1, two ? new Set(levels.map(String)).size : levels.length);
  if (uncertainties.some((u) => !u.gt(0)) || levels.some((x) => x.lt(0))) throw new StatisticsError('science.calibration.levels');
  const power = form === 'combined' ? 2 : 1;
  const [x, y] = [levels, uncertainties].map((figures) => figures.map((figure) => figure.pow(power))) as [Decimal[], Decimal[]];
  const [a, b] = form === 'constant' ? [alone(y.map(() => new Dec(1)), y), new Dec(0)] : form === 'proportional' ? [new Dec(0), alone(x, y)] : bothParts(x, y);
  const fitted = x.map((each) => a.plus(b.times(each)).pow(new Dec(1).div(power)));
  const differences = fitted.map((each, i) => each.div(uncertainties[i]!).minus(1).pow(2));
  return { s0: a.pow(new Dec(1).div(power)), s1: b.pow(new Dec(1).div(power)), fitted, misfit: sum(differences).div(x.length).sqrt().times(100) };
}

/** b of y = b·t, weights 1/y². */
function alone(t: readonly Decimal[], y: readonly Decimal[]): Decimal {
  const shares = t.map((each, i) => each.div(y[i]!));
  const squares = sum(shares.map((share) => share.pow(2)));
  if (squares.isZero()) throw new StatisticsError('science.calibration.levels');
  return sum(shares).div(squares);
}

/** a and b of y = a + b·t, weights 1/y², neither below 0. */
function bothParts(t: readonly Decimal[], y: readonly Decimal[]): [Decimal, Decimal] {
  const weights = y.map((each) => new Dec(1).div(each.pow(2)));
  const weighted = (figures: readonly Decimal[]) => sum(figures.map((figure, i) => figure.times(weights[i]!)));
  const [w, wt, wy] = [sum(weights), weighted(t), weighted(y)];
  const [wtt, wty] = [weighted(t.map((each) => each.pow(2))), weighted(t.map((each, i) => each.times(y[i]!)))];
  const determinant = w.times(wtt).minus(wt.pow(2));
  const b = w.times(wty).minus(wt.times(wy)).div(determinant);
  const a = wy.minus(b.times(wt)).div(w);
  if (b.lt(0)) return [alone(t.map(() => new Dec(1)), y), new Dec(0)];
  return a.lt(0) ? [new Dec(0), alone(t, y)] : [a, b];
}

/** The expanded uncertainty k·u(x) as a formula over `x`, for `expandedUncertainty` of a method; figures to five significant digits. */
export function levelFormula({ s0, s1 }: Pick<LevelFit, 's0' | 's1'>, form: LevelForm, k: Decimal): string {
  const [a, b] = [s0, s1].map((part) => plain(part.times(k).toSignificantDigits(5)));
  if (form === 'constant' || s1.isZero()) return a!;
  if (form === 'proportional' || s0.isZero()) return `${b} * x`;
  return form === 'linear' ? `${a} + ${b} * x` : `sqrt(${a} * ${a} + (${b} * x) * (${b} * x))`;
}
