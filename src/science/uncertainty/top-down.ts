import type { Decimal } from 'decimal.js';
import { Dec } from '../decimal.ts';

/**
 * Top-down uncertainty from within-laboratory reproducibility and bias (Nordtest TR 537): u = √(u(Rw)² + RMS(bias)² + u(Cref)²), with
 * u(Cref) the mean of those given. All in the same unit, or all relative. One reference material measured n times with standard
 * deviation s adds s²/n. `biases` holds at least one.
 */
export function topDown(
  reproducibility: Decimal, biases: ReadonlyArray<{ bias: Decimal; uRef: Decimal; s?: Decimal | undefined; n?: number | undefined }>,
): { u: Decimal; uBias: Decimal } {
  const count = biases.length;
  const square = biases.reduce((sum, { bias }) => sum.plus(bias.pow(2)), new Dec(0)).div(count);
  const reference = biases.reduce((sum, { uRef }) => sum.plus(uRef), new Dec(0)).div(count).pow(2);
  const [one] = biases;
  const spread = count === 1 && one?.s && one.n ? one.s.pow(2).div(one.n) : new Dec(0);
  const uBias = square.plus(reference).plus(spread).sqrt();
  return { u: reproducibility.pow(2).plus(uBias.pow(2)).sqrt(), uBias };
}
