import type { Decimal } from 'decimal.js';
import { Dec } from '../decimal.ts';

/** One bias that was found: against a reference material measured n times with standard deviation s, or in a proficiency test. */
export interface Bias {
  bias: Decimal;
  uRef: Decimal;
  s?: Decimal | undefined;
  n?: number | undefined;
}

export interface TopDown {
  u: Decimal;
  uBias: Decimal;
  /** What u(bias) is made of: the root mean square of the biases, u(Cref) and, of a single reference, s/√n. */
  parts: { bias: Decimal; reference: Decimal; mean: Decimal };
}

/**
 * Top-down uncertainty from within-laboratory reproducibility and bias (Nordtest TR 537): u = √(u(Rw)² + RMS(bias)² + u(Cref)²), with
 * u(Cref) the mean of those given. All in the same unit, or all relative. One reference material measured n times with standard
 * deviation s adds s²/n. `biases` holds at least one; of proficiency tests TR 537 asks for six.
 */
export function topDown(reproducibility: Decimal, biases: readonly Bias[]): TopDown {
  const count = biases.length;
  const bias = biases.reduce((sum, each) => sum.plus(each.bias.pow(2)), new Dec(0)).div(count).sqrt();
  const reference = biases.reduce((sum, { uRef }) => sum.plus(uRef), new Dec(0)).div(count);
  const [one] = biases;
  const mean = count === 1 && one?.s && one.n ? one.s.div(new Dec(one.n).sqrt()) : new Dec(0);
  const uBias = bias.pow(2).plus(reference.pow(2)).plus(mean.pow(2)).sqrt();
  return { u: reproducibility.pow(2).plus(uBias.pow(2)).sqrt(), uBias, parts: { bias, reference, mean } };
}
