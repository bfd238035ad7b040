import type { Decimal } from 'decimal.js';
import { Dec } from '../decimal.ts';
import { StatisticsError } from '../statistics/refusal.ts';

export const horwitzFormulas = ['horwitz', 'thompson'] as const;
export type HorwitzFormula = (typeof horwitzFormulas)[number];

/**
 * Reproducibility relative standard deviation in % that is expected at a mass fraction c (0 < c ≤ 1; 1 mg/kg is 1e-6).
 * `horwitz`: σ = 0.02 c^0.8495 (W. Horwitz, 1980). `thompson`: M. Thompson, Analyst 125 (2000) 385: 0.22 c below 1.2e-7, 0.01 c^0.5
 * above 0.138, Horwitz between.
 */
export function horwitzRsd(massFraction: Decimal, formula: HorwitzFormula): Decimal {
  if (!massFraction.gt(0) || massFraction.gt(1)) throw new StatisticsError('science.statistics.mass-fraction');
  if (formula === 'thompson' && massFraction.lt('1.2e-7')) return new Dec(22);
  const sd = formula === 'thompson' && massFraction.gt('0.138') ? massFraction.sqrt().times('0.01') : massFraction.pow('0.8495').times('0.02');
  return sd.div(massFraction).times(100);
}

/** HorRat: the observed relative standard deviation (in %) by the expected one. 0.5 to 2 is usual for reproducibility. */
export const horRat = (rsd: Decimal, massFraction: Decimal, formula: HorwitzFormula): Decimal => rsd.div(horwitzRsd(massFraction, formula));
