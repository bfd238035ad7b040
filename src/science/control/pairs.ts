import type { Decimal } from 'decimal.js';
import { StatisticsError } from '../statistics/refusal.ts';

export interface DuplicateCheck {
  /** `absolute` by the repeatability limit, or near the LOQ, where a relative difference means little. */
  rule: 'relative' | 'absolute';
  difference: Decimal;
  /** 100 |a − b| / mean, in %; null under the absolute rule. */
  rpd: Decimal | null;
  limit: Decimal;
  within: boolean;
}

/**
 * Duplicates: their relative difference in % held to `limit`; where the mean is below `factor` times the LOQ the absolute difference is held to the
 * LOQ instead. With a repeatability limit `r` that is what the absolute difference is held to (ISO 5725-6:1994). The default of 20 % and of five times the LOQ is the calculator's; a method states its own.
 */
export function duplicate(a: Decimal, b: Decimal, { limit, loq, factor, r }: { limit: Decimal; loq?: Decimal | undefined; factor: Decimal; r?: Decimal | undefined }): DuplicateCheck {
  const middle = a.plus(b).div(2);
  const difference = a.minus(b).abs();
  if (r) return { rule: 'absolute', difference, rpd: null, limit: r, within: difference.lte(r) };
  if (loq && middle.abs().lt(loq.times(factor))) return { rule: 'absolute', difference, rpd: null, limit: loq, within: difference.lte(loq) };
  const rpd = difference.times(100).div(notZero(middle).abs());
  return { rule: 'relative', difference, rpd, limit, within: rpd.lte(limit) };
}

/** Recovery of what was added, in %: 100 (spiked − unspiked) / added. Of a reference material: unspiked 0, added its certified value. */
export const recovery = (spiked: Decimal, unspiked: Decimal, added: Decimal): Decimal => spiked.minus(unspiked).times(100).div(notZero(added));

/** Drift of a check standard from the first reading to the last, in % of the first. */
export const drift = (readings: readonly Decimal[]): Decimal => readings.at(-1)!.minus(readings[0]!).times(100).div(notZero(readings[0]!));

function notZero(divisor: Decimal): Decimal {
  if (divisor.isZero()) throw new StatisticsError('science.index.zero');
  return divisor;
}
