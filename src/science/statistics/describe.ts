import type { Decimal } from 'decimal.js';
import { Dec } from '../decimal.ts';
import { atLeast, StatisticsError } from './refusal.ts';

export interface Description {
  n: number;
  mean: Decimal;
  /** With n − 1; null of a single figure. */
  sd: Decimal | null;
  median: Decimal;
  /** Lag 1, as the NIST reference data define it: Σ(xᵢ − x̄)(xᵢ₊₁ − x̄) / Σ(xᵢ − x̄)². Null when there is no spread. */
  autocorrelation1: Decimal | null;
}

export const sum = (figures: readonly Decimal[]): Decimal => figures.reduce((total, figure) => total.plus(figure), new Dec(0));

/** Arithmetic mean, summed in order of size so that the order of the figures cannot show in the last digit. */
export const mean = (figures: readonly Decimal[]): Decimal => sum(figures.toSorted((a, b) => a.cmp(b))).div(figures.length);

/** Sum of squared deviations from `centre`, summed in order of size. */
export const squares = (figures: readonly Decimal[], centre: Decimal): Decimal =>
  sum(figures.map((figure) => figure.minus(centre).pow(2)).toSorted((a, b) => a.cmp(b)));

/** Sample standard deviation, n − 1. Two figures at least. */
export function standardDeviation(figures: readonly Decimal[]): Decimal {
  atLeast(2, figures.length);
  return squares(figures, mean(figures)).div(figures.length - 1).sqrt();
}

export function median(figures: readonly Decimal[]): Decimal {
  atLeast(1, figures.length);
  const sorted = figures.toSorted((a, b) => a.cmp(b));
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 ? sorted[middle]! : sorted[middle - 1]!.plus(sorted[middle]!).div(2);
}

/** The standard deviation where it divides. Throws `science.statistics.no-spread` when it is zero. */
export function spreadOf(figures: readonly Decimal[]): Decimal {
  const sd = standardDeviation(figures);
  if (sd.isZero()) throw new StatisticsError('science.statistics.no-spread');
  return sd;
}

/** Summary of a series, exact to the 40 digits of the arithmetic. */
export function describe(figures: readonly Decimal[]): Description {
  atLeast(1, figures.length);
  const centre = mean(figures);
  const spread = squares(figures, centre);
  const products = sum(figures.slice(1).map((figure, i) => figure.minus(centre).times(figures[i]!.minus(centre))));
  return {
    n: figures.length, mean: centre, median: median(figures),
    sd: figures.length < 2 ? null : spread.div(figures.length - 1).sqrt(),
    autocorrelation1: spread.isZero() ? null : products.div(spread),
  };
}
