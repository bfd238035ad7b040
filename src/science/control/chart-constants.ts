import { normal } from '../statistics/distributions.ts';
import { StatisticsError } from '../statistics/refusal.ts';

/** Factors of control charts for subgroups of n figures, as ordinary numbers good to six digits. */
export interface ChartConstants {
  /** Mean and standard deviation of the range of n normal figures, in standard deviations. */
  d2: number;
  d3: number;
  /** Mean of the standard deviation of n normal figures, in standard deviations. */
  c4: number;
  /** Limits of the mean: centre ± A2 · mean range, or ± A3 · mean standard deviation. */
  A2: number;
  A3: number;
  /** Limits of the range, and of the standard deviation, as multiples of their mean; never below 0. */
  D3: number;
  D4: number;
  B3: number;
  B4: number;
}

/**
 * Factors for limits at three standard deviations, subgroups of 2 to 25 (ISO 7870-2 and ASTM print tables of them). Here they are calculated: d2 and d3 from
 * the distribution of the range, c4 = √(2/(n−1)) · Γ(n/2)/Γ((n−1)/2).
 */
export function chartConstants(n: number): ChartConstants {
  if (!Number.isInteger(n) || n < 2 || n > 25) throw new StatisticsError('science.control.subgroup-size', { least: 2, most: 25 });
  const { mean: d2, sd: d3 } = rangeOf(n);
  const c4 = Math.sqrt(2 / (n - 1)) * gammaRatio(n);
  const root = Math.sqrt(n);
  const [range, deviation] = [(3 * d3) / d2, (3 * Math.sqrt(1 - c4 ** 2)) / c4];
  return { d2, d3, c4, A2: 3 / (d2 * root), A3: 3 / (c4 * root), D3: Math.max(0, 1 - range), D4: 1 + range, B3: Math.max(0, 1 - deviation), B4: 1 + deviation };
}

/**
 * Mean and standard deviation of the range, from ∫ 1 − Φⁿ − (1 − Φ)ⁿ and its double counterpart, by the trapezium rule with two steps and the limit they
 * point to.
 */
function rangeOf(n: number): { mean: number; sd: number } {
  const [coarse, fine] = [momentsOf(n, 0.1), momentsOf(n, 0.05)];
  const mean = fine.mean;
  return { mean, sd: Math.sqrt((4 * fine.square - coarse.square) / 3 - mean ** 2) };
}

function momentsOf(n: number, step: number): { mean: number; square: number } {
  const reach = 8;
  const below = Array.from({ length: Math.round((2 * reach) / step) + 1 }, (_, i) => normal.cdf(i * step - reach));
  let [mean, square] = [0, 0];
  below.forEach((low, i) => {
    mean += (1 - low ** n - (1 - low) ** n) * step;
    for (let j = i; j < below.length; j += 1) square += (1 - below[j]! ** n - (1 - low) ** n + (below[j]! - low) ** n) * step * step * (i === j ? 1 : 2);
  });
  return { mean, square };
}

/** Γ(n/2) / Γ((n−1)/2), from Γ(1) / Γ(1/2) upwards. */
function gammaRatio(n: number): number {
  return n === 2 ? 1 / Math.sqrt(Math.PI) : (n - 2) / 2 / gammaRatio(n - 1);
}
