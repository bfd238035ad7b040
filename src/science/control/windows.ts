import type { Decimal } from 'decimal.js';
import { Dec } from '../decimal.ts';
import { StatisticsError } from '../statistics/refusal.ts';
import { shewhartLimits } from './rules.ts';

/** A standard deviation as a function of the level x: the same everywhere, a share of x in %, or √(s0² + (s1 · x)²) with s1 as a fraction (EURACHEM/CITAC QUAM:2012, appendix E). */
export type DeviationModel = { constant: Decimal } | { relative: Decimal } | { s0: Decimal; s1: Decimal };

/** The standard deviation at a level, in its unit. Throws unless it is above 0. */
export function deviationAt(model: DeviationModel, level: Decimal): Decimal {
  const sd = 'constant' in model ? model.constant
    : 'relative' in model ? level.abs().times(model.relative).div(100) : model.s0.pow(2).plus(model.s1.times(level).pow(2)).sqrt();
  if (!sd.gt(0)) throw new StatisticsError('science.statistics.not-positive', { name: 'sd' });
  return sd;
}

export type ControlState = 'in-control' | 'warning' | 'out-of-control';

/**
 * A control or reference material against its assigned value: z is the difference by √(s² + u²), s at that level and u of the assigned value; beyond 2 a
 * warning, beyond 3 out of control.
 */
export function referenceCheck(value: Decimal, assigned: Decimal, model: DeviationModel, uAssigned = new Dec(0)) {
  const sd = deviationAt(model, assigned).pow(2).plus(uAssigned.pow(2)).sqrt();
  const z = value.minus(assigned).div(sd);
  const state: ControlState = z.abs().gt(3) ? 'out-of-control' : z.abs().gt(2) ? 'warning' : 'in-control';
  return { difference: value.minus(assigned), sd, z, limits: shewhartLimits(assigned, sd), state };
}

/** Blanks against a share of the limit of quantification: the highest of them, and which lie above the limit, from 0. */
export function blankCheck(blanks: readonly Decimal[], loq: Decimal, share: Decimal) {
  const limit = loq.times(share);
  return { limit, highest: Dec.max(...blanks), beyond: blanks.flatMap((blank, i) => (blank.gt(limit) ? [i] : [])), within: blanks.every((blank) => blank.lte(limit)) };
}

/**
 * Mean recovery that is expected at a level, in %, from the highest mass fraction down (AOAC INTERNATIONAL, Official Methods of Analysis (2012), appendix
 * F, table A5).
 */
const expectedRecoveries: ReadonlyArray<readonly [massFraction: string, min: number, max: number]> = [
  ['1', 98, 102], ['1e-1', 98, 102], ['1e-2', 97, 103], ['1e-3', 95, 105], ['1e-4', 90, 107], ['1e-5', 80, 110], ['1e-6', 80, 110], ['1e-7', 80, 110], ['1e-8', 60, 115], ['1e-9', 40, 120],
];

/** The window of the table for a mass fraction from 1e-9 to 1 (1 mg/kg is 1e-6); between two rows the lower level's, which is the wider one. */
export function expectedRecovery(massFraction: Decimal): { min: Decimal; max: Decimal } {
  const row = massFraction.lte(1) ? expectedRecoveries.find(([level]) => massFraction.gte(level)) : undefined;
  if (!row) throw new StatisticsError('science.control.recovery-level');
  return { min: new Dec(row[1]), max: new Dec(row[2]) };
}
