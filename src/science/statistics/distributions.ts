import chiSquareCdf from '@stdlib/stats-base-dists-chisquare-cdf';
import chiSquareQuantile from '@stdlib/stats-base-dists-chisquare-quantile';
import fCdf from '@stdlib/stats-base-dists-f-cdf';
import fQuantile from '@stdlib/stats-base-dists-f-quantile';
import normalCdf from '@stdlib/stats-base-dists-normal-cdf';
import normalQuantile from '@stdlib/stats-base-dists-normal-quantile';
import tCdf from '@stdlib/stats-base-dists-t-cdf';
import tQuantile from '@stdlib/stats-base-dists-t-quantile';

/**
 * Distributions as ordinary numbers, good to about 14 digits. Probabilities and critical values guide a decision; the figures that are
 * reported are decimals. `p` lies between 0 and 1 (lower tail); degrees of freedom are above 0 and need not be whole.
 */
export const normal = {
  cdf: (z: number): number => normalCdf(z, 0, 1),
  quantile: (p: number): number => normalQuantile(p, 0, 1),
};
export const studentT = {
  cdf: (t: number, df: number): number => tCdf(t, df),
  quantile: (p: number, df: number): number => (df === Infinity ? normal.quantile(p) : tQuantile(p, df)),
};
export const chiSquare = {
  cdf: (x: number, df: number): number => chiSquareCdf(x, df),
  quantile: (p: number, df: number): number => chiSquareQuantile(p, df),
};
export const fisher = {
  cdf: (f: number, df1: number, df2: number): number => fCdf(f, df1, df2),
  quantile: (p: number, df1: number, df2: number): number => fQuantile(p, df1, df2),
};
