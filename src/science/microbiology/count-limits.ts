import type { Decimal } from 'decimal.js';
import { Dec } from '../decimal.ts';
import { chiSquare } from '../statistics/distributions.ts';

/**
 * Exact limits of a Poisson count (Garwood, 1936): χ²(α/2; 2C)/2 and χ²(1−α/2; 2C+2)/2. `confidence` above 0 and below 1. Nothing counted
 * has the lower limit 0.
 */
export function countLimits(colonies: number, confidence = 0.95): { low: number; high: number } {
  const tail = (1 - confidence) / 2;
  return {
    low: colonies === 0 ? 0 : chiSquare.quantile(tail, 2 * colonies) / 2,
    high: chiSquare.quantile(1 - tail, 2 * colonies + 2) / 2,
  };
}

/**
 * Standard uncertainty of log10 of a count: of the Poisson scatter of ΣC colonies, log10(e)/√ΣC, and the other parts in log10
 * units (technical, matrix) added in squares. Colonies at least 1.
 */
export function logCountUncertainty(colonies: number, others: readonly Decimal[] = []): Decimal {
  const poisson = new Dec(1).exp().log(10).div(new Dec(colonies).sqrt());
  return others.reduce((sum, u) => sum.plus(u.pow(2)), poisson.pow(2)).sqrt();
}
