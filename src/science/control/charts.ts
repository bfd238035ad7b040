import type { Decimal } from 'decimal.js';
import { Dec } from '../decimal.ts';
import { mean, standardDeviation } from '../statistics/describe.ts';
import { atLeast, StatisticsError } from '../statistics/refusal.ts';
import { chartConstants, type ChartConstants } from './chart-constants.ts';

export const chartKinds = ['xbar-r', 'xbar-s', 'individuals'] as const;
export type ChartKind = (typeof chartKinds)[number];

/** Action limits at three standard deviations and warning limits at two; a lower limit of a spread is never below 0. */
export interface ChartLimits {
  lowerAction: Decimal;
  lowerWarning: Decimal;
  centre: Decimal;
  upperWarning: Decimal;
  upperAction: Decimal;
}

export interface Chart {
  limits: ChartLimits;
  points: Decimal[];
  /** Which points lie beyond an action limit, from 0. */
  beyond: number[];
}

export interface ControlCharts {
  /** Means of the subgroups, or the figures themselves. */
  location: Chart;
  /** Their ranges, standard deviations, or moving ranges (the first belongs to the second figure). */
  spread: Chart;
  /** Estimate of the standard deviation within subgroups: mean range / d2, or mean standard deviation / c4. */
  sigma: Decimal;
  constants: ChartConstants;
  /** How many subgroups or figures the limits were taken from. */
  period: number;
}

/**
 * Shewhart charts without given standards (ISO 7870-2:2013): limits from the first `period` subgroups (all of them unless said), held against all. X-bar with
 * R or s: subgroups of one size from 2 to 25. Individuals: moving ranges of two. Factors enter with six decimals.
 */
export function controlCharts(kind: ChartKind, groups: ReadonlyArray<readonly Decimal[]>, period = groups.length): ControlCharts {
  atLeast(2, Math.min(period, groups.length));
  if (period > groups.length) throw new StatisticsError('science.control.period', { period, given: groups.length });
  const individual = kind === 'individuals';
  const size = individual ? 2 : groups[0]!.length;
  if (groups.some((group) => group.length !== (individual ? 1 : size))) throw new StatisticsError(individual ? 'science.control.individuals' : 'science.statistics.one-size');
  const constants = chartConstants(size);
  const figures = groups.map(mean);
  const spreads = individual ? figures.slice(1).map((figure, i) => figure.minus(figures[i]!).abs()) : groups.map(kind === 'xbar-s' ? standardDeviation : rangeOf);
  const centre = mean(figures.slice(0, period));
  const spread = mean(spreads.slice(0, individual ? period - 1 : period));
  if (spread.isZero()) throw new StatisticsError('science.statistics.no-spread');
  const factor = (value: number) => new Dec(value.toFixed(6));
  const divisor = factor(kind === 'xbar-s' ? constants.c4 : constants.d2);
  const sigma = spread.div(divisor);
  const half = individual ? sigma.times(3) : spread.times(factor(kind === 'xbar-s' ? constants.A3 : constants.A2));
  const above = spread.times(factor(kind === 'xbar-s' ? constants.B4 : constants.D4)).minus(spread);
  return {
    location: chartOf(limitsOf(centre, half), figures), spread: chartOf(limitsOf(spread, above, true), spreads), sigma, constants, period,
  };
}

const rangeOf = (group: readonly Decimal[]): Decimal => Dec.max(...group).minus(Dec.min(...group));

function limitsOf(centre: Decimal, half: Decimal, floor = false): ChartLimits {
  const below = (share: Decimal) => (floor ? Dec.max(0, centre.minus(share)) : centre.minus(share));
  const warning = half.times(2).div(3);
  return { lowerAction: below(half), lowerWarning: below(warning), centre, upperWarning: centre.plus(warning), upperAction: centre.plus(half) };
}

const chartOf = (limits: ChartLimits, points: Decimal[]): Chart => ({
  limits, points, beyond: points.flatMap((point, i) => (point.gt(limits.upperAction) || point.lt(limits.lowerAction) ? [i] : [])),
});
