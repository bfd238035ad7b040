import type { Decimal } from 'decimal.js';

/**
 * How the rules are read, where authors differ. `comparison`: a limit is broken beyond it (`>`, Westgard's own words) or at it as well. `scope`: whether a
 * rule that counts points goes on from run to run (`across`) or begins anew with each run (`within`). R-4s is a rule of one run always; of a plain
 * series two neighbours count as one run.
 */
export interface ControlConvention {
  comparison: '>' | '>=';
  scope: 'across' | 'within';
}

export interface Violation<Rule extends string = string> {
  rule: Rule;
  /** Which points broke it, from 0 through all runs; the last one is where it was broken. */
  points: number[];
  /** Which way: above or below the mean, or both where the points lie on either side. */
  side: 'above' | 'below' | 'both';
  /** Their distances from the mean in standard deviations, two decimals. */
  z: string[];
}

export interface Point {
  index: number;
  run: number;
  x: Decimal;
  z: Decimal;
}

/** Whether a distance breaks a limit of k standard deviations under the convention. */
export const beyond = (distance: Decimal, limit: number, { comparison }: ControlConvention): boolean => (comparison === '>' ? distance.gt(limit) : distance.gte(limit));

export const told = <Rule extends string>(rule: Rule, side: Violation['side'], points: readonly Point[]): Violation<Rule> => ({ rule, side, points: points.map((point) => point.index), z: points.map(({ z }) => z.toFixed(2)) });
