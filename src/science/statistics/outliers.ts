import type { Decimal } from 'decimal.js';
import { Dec } from '../decimal.ts';
import { mean, spreadOf, squares, standardDeviation, sum } from './describe.ts';
import { fisher, studentT } from './distributions.ts';
import { dixonCritical, doubleGrubbsCritical } from './order-ratios.ts';
import { atLeast, StatisticsError } from './refusal.ts';

export interface OutlierTest {
  statistic: Decimal;
  /** Critical value at the level asked for; an ordinary number. */
  critical: number;
  /** Index of the figure or group that was tested, from 0; an outlier when the statistic exceeds the critical value. */
  index: number;
  outlier: boolean;
}

/**
 * Grubbs' test for one outlier: the figure furthest from the mean, in standard deviations (ISO 5725-2:1994, 7.3.4; F. Grubbs,
 * Technometrics 11 (1969) 1). Two-sided: either end may be the outlier. At least three figures.
 */
export function grubbs(figures: readonly Decimal[], alpha: number, sides: 1 | 2 = 2): OutlierTest {
  atLeast(3, figures.length);
  const n = figures.length;
  const centre = mean(figures);
  const sd = spreadOf(figures);
  const distances = figures.map((figure) => figure.minus(centre).abs());
  const index = indexOfLargest(distances);
  const t = studentT.quantile(1 - alpha / (sides * n), n - 2);
  return tested(distances[index]!.div(sd), ((n - 1) / Math.sqrt(n)) * Math.sqrt(t ** 2 / (n - 2 + t ** 2)), index);
}

/**
 * Cochran's test of the largest variance (ISO 5725-2:1994, 7.3.3): s²max / Σ s². Groups of one size n ≥ 2, two groups at least. The
 * critical value follows from F (R. 't Lam, Anal. Chim. Acta 659 (2010) 68): 1 / (1 + (p − 1) / F(1 − α/p; n − 1, (p − 1)(n − 1))).
 */
export const cochran = (groups: ReadonlyArray<readonly Decimal[]>, alpha: number): OutlierTest =>
  cochranOf(groups.map((group) => standardDeviation(group).pow(2)), sizeOf(groups), alpha);

/** The same from the variances of groups of n figures each. */
export function cochranOf(variances: readonly Decimal[], n: number, alpha: number): OutlierTest {
  const p = variances.length;
  atLeast(2, p);
  const total = sum(variances);
  if (total.isZero()) throw new StatisticsError('science.statistics.no-spread');
  const index = indexOfLargest(variances);
  const f = fisher.quantile(1 - alpha / p, n - 1, (p - 1) * (n - 1));
  return tested(variances[index]!.div(total), 1 / (1 + (p - 1) / f), index);
}

export interface MandelStatistics {
  /** Between laboratories: deviation of each mean in standard deviations of the means. */
  h: Decimal[];
  /** Within laboratories: each standard deviation by the pooled one. */
  k: Decimal[];
  criticalH: number;
  criticalK: number;
}

/** Mandel's h and k with their critical values (ISO 5725-2:1994, table 6 at 1 %). Groups of one size n ≥ 2, three groups at least. */
export function mandel(groups: ReadonlyArray<readonly Decimal[]>, alpha: number): MandelStatistics {
  const n = sizeOf(groups);
  const p = groups.length;
  atLeast(3, p);
  const means = groups.map(mean);
  const grand = mean(means);
  const between = spreadOf(means);
  const pooled = sum(groups.map((group) => squares(group, mean(group)))).div(p * (n - 1)).sqrt();
  if (pooled.isZero()) throw new StatisticsError('science.statistics.no-spread');
  const t = studentT.quantile(1 - alpha / 2, p - 2);
  const f = fisher.quantile(1 - alpha, n - 1, (p - 1) * (n - 1));
  return {
    h: means.map((each) => each.minus(grand).div(between)),
    k: groups.map((group) => standardDeviation(group).div(pooled)),
    criticalH: ((p - 1) * t) / Math.sqrt(p * (t ** 2 + p - 2)),
    criticalK: Math.sqrt((p * f) / (f + p - 1)),
  };
}

/** Dixon's ratio by the number of figures: r10 to seven, r11 to ten, r21 to thirteen, r22 to thirty (W. Dixon, Biometrics 9 (1953) 74). */
export function dixonRatio(n: number): { skipNear: 1 | 2; skipFar: 0 | 1 | 2; name: 'r10' | 'r11' | 'r21' | 'r22' } {
  if (n <= 7) return { skipNear: 1, skipFar: 0, name: 'r10' };
  if (n <= 10) return { skipNear: 1, skipFar: 1, name: 'r11' };
  return n <= 13 ? { skipNear: 2, skipFar: 1, name: 'r21' } : { skipNear: 2, skipFar: 2, name: 'r22' };
}

/** The larger of Dixon's ratios of the two ends, and the figure at that end. 3 to 30 figures. */
export function dixonStatistic(figures: readonly Decimal[]): { statistic: Decimal; index: number; name: string } {
  atLeast(3, figures.length);
  if (figures.length > 30) throw new StatisticsError('science.statistics.too-many', { most: 30 });
  const order = figures.map((figure, index) => ({ figure, index })).toSorted((a, b) => a.figure.cmp(b.figure));
  const { skipNear, skipFar, name } = dixonRatio(figures.length);
  const n = order.length;
  const at = (i: number) => order[i]!.figure;
  const ratio = (gap: Decimal, range: Decimal) => (range.isZero() ? new Dec(0) : gap.div(range));
  const low = ratio(at(skipNear).minus(at(0)), at(n - 1 - skipFar).minus(at(0)));
  const high = ratio(at(n - 1).minus(at(n - 1 - skipNear)), at(n - 1).minus(at(skipFar)));
  if (at(0).eq(at(n - 1))) throw new StatisticsError('science.statistics.no-spread');
  return high.gte(low) ? { statistic: high, index: order[n - 1]!.index, name } : { statistic: low, index: order[0]!.index, name };
}

/**
 * Dixon's test of the figure furthest out, 3 to 30 figures: an outlier when the ratio exceeds the critical value. Two-sided: either end may be the outlier, each
 * with half of `alpha`. The critical values are calculated; those printed by D. Rorabacher (Anal. Chem. 63 (1991) 139), from tables of 1951, are up to
 * 0.003 lower (0.625 for six figures at 5 %, where the integral is 0.6275; G. McBane, J. Stat. Softw. 16 (2006) 3).
 */
export function dixon(figures: readonly Decimal[], alpha: number, sides: 1 | 2 = 2): OutlierTest & { ratio: string } {
  const { statistic, index, name } = dixonStatistic(figures);
  const { skipNear, skipFar } = dixonRatio(figures.length);
  return { ...tested(statistic, dixonCritical(figures.length, skipFar + 1, skipNear, alpha / sides), index), ratio: name };
}

/** The two figures of one end; `index` is the outermost one of them. */
export interface PairTest extends OutlierTest {
  indices: [number, number];
  side: 'above' | 'below';
}

/**
 * Grubbs' test for two outliers at one end: the sum of squares without the two by the sum of squares of all (ISO 5725-2:1994). They are outliers
 * when the ratio is below the critical value. Two-sided: whichever end has the smaller ratio, each with half of `alpha`. 4 to 40 figures.
 */
export function doubleGrubbs(figures: readonly Decimal[], alpha: number, sides: 1 | 2 = 2): PairTest {
  atLeast(4, figures.length);
  if (figures.length > 40) throw new StatisticsError('science.statistics.too-many', { most: 40 });
  const order = figures.map((figure, index) => ({ figure, index })).toSorted((a, b) => a.figure.cmp(b.figure));
  const sorted = order.map(({ figure }) => figure);
  const all = squares(sorted, mean(sorted));
  if (all.isZero()) throw new StatisticsError('science.statistics.no-spread');
  const ratio = (kept: readonly Decimal[]) => squares(kept, mean(kept)).div(all);
  const [above, below] = [ratio(sorted.slice(0, -2)), ratio(sorted.slice(2))];
  const side = above.lte(below) ? 'above' : 'below';
  const [statistic, ends] = side === 'above' ? [above, order.slice(-2).reverse()] : [below, order.slice(0, 2)];
  const critical = doubleGrubbsCritical(figures.length, alpha / sides);
  const [outer, inner] = ends.map(({ index }) => index) as [number, number];
  return { statistic, critical, index: outer, indices: [outer, inner], side, outlier: statistic.lt(critical) };
}

const tested = (statistic: Decimal, critical: number, index: number): OutlierTest => ({ statistic, critical, index, outlier: statistic.gt(critical) });

const indexOfLargest = (figures: readonly Decimal[]): number => figures.reduce((best, figure, i) => (figure.gt(figures[best]!) ? i : best), 0);

function sizeOf(groups: ReadonlyArray<readonly Decimal[]>): number {
  atLeast(2, groups.length);
  const n = groups[0]!.length;
  if (n < 2 || groups.some((group) => group.length !== n)) throw new StatisticsError('science.statistics.one-size');
  return n;
}
