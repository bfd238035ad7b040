import type { Decimal } from 'decimal.js';
import { Dec } from '../decimal.ts';
import { normal, studentT } from '../statistics/distributions.ts';

export const distributions = ['normal', 'rectangular', 'triangular', 'u-shaped', 't'] as const;
export type Distribution = (typeof distributions)[number];

/** Half width by standard deviation: √3, √6, √2 (JCGM 100:2008, 4.3.7 and 4.3.9; EURACHEM/CITAC QUAM:2012, 8.1 and E.1). */
const divisors = { rectangular: Math.sqrt(3), triangular: Math.sqrt(6), 'u-shaped': Math.SQRT2 } as const;

/** Standard uncertainty of a quantity known to lie within ± `halfWidth`; a normal one is taken at 95 % (divided by 1.96). */
export function standardUncertainty(halfWidth: Decimal, distribution: Distribution): Decimal {
  switch (distribution) {
    case 'rectangular': return halfWidth.div(new Dec(3).sqrt());
    case 'triangular': return halfWidth.div(new Dec(6).sqrt());
    case 'u-shaped': return halfWidth.div(new Dec(2).sqrt());
    default: return halfWidth.div('1.96');
  }
}

/** A draw with mean 0 and standard uncertainty 1 from a uniform number in (0, 1) (JCGM 101:2008, 6.4 and C). A t draw keeps its own, wider spread. */
export function draw(p: number, distribution: Distribution, df: number): number {
  switch (distribution) {
    case 'normal': return normal.quantile(p);
    case 't': return studentT.quantile(p, df);
    case 'rectangular': return (2 * p - 1) * divisors.rectangular;
    case 'triangular': return (p < 0.5 ? Math.sqrt(2 * p) - 1 : 1 - Math.sqrt(2 * (1 - p))) * divisors.triangular;
    case 'u-shaped': return Math.sin(Math.PI * (p - 0.5)) * divisors['u-shaped'];
  }
}
