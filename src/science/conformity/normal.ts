/**
 * Probability that the true value lies within the limits when it is normal about the figure with u = U / 2 (JCGM 106:2012),
 * three decimals. Null when U is zero. It accompanies the verdict and never decides it, so ordinary numbers suffice.
 */
export function probabilityWithin(figure: string, expandedUncertainty: string, min: string | undefined, max: string | undefined): string | null {
  const u = Number(expandedUncertainty) / 2;
  if (!(u > 0)) return null;
  const below = (limit: string) => standardNormal((Number(limit) - Number(figure)) / u);
  const probability = (max === undefined ? 1 : below(max)) - (min === undefined ? 0 : below(min));
  return Math.min(Math.max(probability, 0), 1).toFixed(3);
}

/** Φ(z) by Marsaglia's series (J. Stat. Softw. 11(4), 2004), good to 1e-15 within |z| < 7. */
export function standardNormal(z: number): number {
  if (Math.abs(z) > 7) return z > 0 ? 1 : 0;
  let sum = z;
  let term = z;
  for (let k = 3; Math.abs(term) > 1e-17; k += 2) {
    term *= (z * z) / k;
    sum += term;
  }
  return 0.5 + sum * Math.exp(-0.5 * z * z - Math.log(2 * Math.PI) / 2);
}
