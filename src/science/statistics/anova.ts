import type { Decimal } from 'decimal.js';
import { Dec } from '../decimal.ts';
import { mean, squares, sum } from './describe.ts';
import { atLeast, StatisticsError } from './refusal.ts';

export interface Anova {
  dfBetween: number;
  dfWithin: number;
  msBetween: Decimal;
  msWithin: Decimal;
  /** Null when nothing varies within the groups. */
  F: Decimal | null;
  /** s_r: root of the mean square within. */
  repeatabilitySd: Decimal;
  /** s_L: between groups; zero where the estimate of its variance is negative (ISO 5725-2:1994). */
  betweenSd: Decimal;
  /** s_R: root of s_L² + s_r². */
  reproducibilitySd: Decimal;
  grandMean: Decimal;
}

/** One-way analysis of variance, groups of any size (ISO 5725-2:1994). Two groups, and more figures than groups. */
export function anova(groups: ReadonlyArray<readonly Decimal[]>): Anova {
  atLeast(2, groups.length);
  if (groups.some((group) => group.length === 0)) throw new StatisticsError('science.statistics.empty-group');
  const all = groups.flat();
  const [dfBetween, dfWithin] = [groups.length - 1, all.length - groups.length];
  atLeast(groups.length + 1, all.length);
  const grandMean = mean(all);
  const between = sum(groups.map((group) => mean(group).minus(grandMean).pow(2).times(group.length)));
  const within = sum(groups.map((group) => squares(group, mean(group))));
  const [msBetween, msWithin] = [between.div(dfBetween), within.div(dfWithin)];
  const squaredSizes = groups.reduce((total, { length }) => total + length ** 2, 0);
  const meanSize = new Dec(all.length).minus(new Dec(squaredSizes).div(all.length)).div(dfBetween);
  const betweenVariance = Dec.max(0, msBetween.minus(msWithin).div(meanSize));
  return {
    dfBetween, dfWithin, msBetween, msWithin, grandMean,
    F: msWithin.isZero() ? null : msBetween.div(msWithin),
    repeatabilitySd: msWithin.sqrt(), betweenSd: betweenVariance.sqrt(), reproducibilitySd: betweenVariance.plus(msWithin).sqrt(),
  };
}
