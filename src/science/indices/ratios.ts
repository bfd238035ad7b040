import type { Decimal } from 'decimal.js';
import { Refusal } from '../../kernel/errors.ts';
import { Dec } from '../decimal.ts';
import { molarMass } from '../quantities/species.ts';

/** An index that has no value with these figures. */
export class IndexError extends Refusal {
  readonly status = 422;
}

/** Milliequivalents per litre of an ion given in mg/L. */
const equivalents = (mass: Decimal, formula: string, charge: number): Decimal => mass.times(charge).div(molarMass(formula)!);

/**
 * Sodium adsorption ratio Na / √((Ca + Mg) / 2), concentrations in meq/L (USDA Agriculture Handbook 60, 1954), or in mg/L where `unit`
 * says so. In (mmol/L)^½. Throws `IndexError` without calcium and magnesium.
 */
export function sodiumAdsorptionRatio(given: { na: Decimal; ca: Decimal; mg: Decimal }, unit: 'meq/L' | 'mg/L' = 'meq/L'): Decimal {
  const { na, ca, mg } = unit === 'meq/L' ? given
    : { na: equivalents(given.na, 'Na', 1), ca: equivalents(given.ca, 'Ca', 2), mg: equivalents(given.mg, 'Mg', 2) };
  const divalent = ca.plus(mg).div(2);
  if (divalent.lte(0)) throw new IndexError('science.index.zero');
  return na.div(divalent.sqrt());
}

/** Mass ratio of carbon to nitrogen, both in the same unit and on the same basis. Throws `IndexError` without nitrogen. */
export function carbonToNitrogen(c: Decimal, n: Decimal): Decimal {
  if (n.lte(0)) throw new IndexError('science.index.zero');
  return c.div(n);
}

/** Sum of the main nutrients N + P2O5 + K2O of a fertilizer, per cent by mass. */
export function nutrientSum(n: Decimal, p2o5: Decimal, k2o: Decimal): Decimal {
  return new Dec(n).plus(p2o5).plus(k2o);
}
