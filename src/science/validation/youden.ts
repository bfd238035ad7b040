import type { Decimal } from 'decimal.js';
import { Dec } from '../decimal.ts';
import { sum } from '../statistics/describe.ts';
import { StatisticsError } from '../statistics/refusal.ts';

/**
 * The eight runs of Youden and Steiner's design for seven factors (W. Youden, E. Steiner, Statistical Manual of the AOAC, 1975): true where a
 * factor stands at its nominal level (a capital letter), false where it is varied. Runs in their usual order, factors A to G.
 */
export const youdenDesign: ReadonlyArray<readonly boolean[]> = ['ABCDEFG', 'ABcDefg', 'AbCdEfg', 'AbcdeFG', 'aBCdeFg', 'aBcdEfG', 'abCDefG', 'abcDEFg']
  .map((run) => [...run].map((letter) => letter === letter.toUpperCase()));

export interface YoudenEffects {
  /** Mean at the nominal level less mean at the varied level, for each of the seven factors. */
  effects: Decimal[];
  /** √2 · s: an effect that is larger is more than chance would make of a standard deviation s. */
  critical: Decimal;
  /** Whether each effect exceeds it. */
  exceeds: boolean[];
  /** √(2 Σ D² / 7): what the varied conditions do to the result altogether, to be held beside the standard deviation of the method. */
  sd: Decimal;
}

/** The effects of seven factors from the results of the eight runs; `s` is a standard deviation of single results under like conditions. */
export function youden(results: readonly Decimal[], s: Decimal): YoudenEffects {
  if (results.length !== youdenDesign.length) throw new StatisticsError('science.statistics.eight-runs', { given: results.length });
  if (!s.gt(0)) throw new StatisticsError('science.statistics.not-positive', { name: 's' });
  const effects = youdenDesign[0]!.map((_, factor) => sum(results.map((result, run) => (youdenDesign[run]![factor] ? result : result.neg()))).div(4));
  const critical = new Dec(2).sqrt().times(s);
  return { effects, critical, exceeds: effects.map((effect) => effect.abs().gt(critical)), sd: sum(effects.map((effect) => effect.pow(2))).times(2).div(7).sqrt() };
}
