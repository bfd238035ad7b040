import type { Decimal } from 'decimal.js';
import { Dec } from '../decimal.ts';
import { mean, median, squares, sum } from './describe.ts';
import { atLeast } from './refusal.ts';

export interface RobustEstimate {
  mean: Decimal;
  sd: Decimal;
  /** Rounds until the third significant figure of both stood still; two at least, unless the deviation is zero from the start. */
  iterations: number;
}

const mostRounds = 200;

/**
 * Algorithm A (ISO 13528:2022, C.3.1): robust mean and standard deviation. Starts from the median and 1.483 times the median absolute
 * deviation, pulls figures in to x* ± 1.5 s*, and takes 1.134 times the standard deviation of what was pulled. Stops, as the standard
 * says, when from one round to the next the third significant figure of mean and deviation no longer changes. The start is no round: it may agree with
 * the first one by chance and lie far from where the rounds lead. At most 200 rounds. When half of the figures or more are the same, so that the start
 * is zero, it begins from the ordinary standard deviation (note 2 there); rounds that then only shrink it come to zero.
 */
export function algorithmA(figures: readonly Decimal[]): RobustEstimate {
  atLeast(2, figures.length);
  let centre = median(figures);
  const ordinary = squares(figures, mean(figures)).div(figures.length - 1).sqrt();
  let sd = median(figures.map((figure) => figure.minus(centre).abs())).times('1.483');
  const flat = sd.isZero();
  if (flat) sd = ordinary;
  let iterations = 0;
  while (iterations < mostRounds && !sd.isZero()) {
    const reach = sd.times('1.5');
    const [low, high] = [centre.minus(reach), centre.plus(reach)];
    const pulled = figures.map((figure) => Dec.max(low, Dec.min(high, figure)));
    const nextCentre = mean(pulled);
    const nextSd = squares(pulled, nextCentre).div(figures.length - 1).sqrt().times('1.134');
    iterations += 1;
    const still = iterations > 1 && sameThird(centre, nextCentre) && sameThird(sd, nextSd);
    [centre, sd] = [nextCentre, nextSd];
    if (still) return { mean: centre, sd, iterations };
  }
  return { mean: flat ? median(figures) : centre, sd: flat ? new Dec(0) : sd, iterations };
}

const sameThird = (a: Decimal, b: Decimal): boolean => a.toSignificantDigits(3).eq(b.toSignificantDigits(3));

/** Limit factor η and adjustment factor ξ of Algorithm S by degrees of freedom 1 to 10 (ISO 13528:2022, table C.1). */
const algorithmSFactors: ReadonlyArray<readonly [eta: string, xi: string]> = [
  ['1.645', '1.097'], ['1.517', '1.054'], ['1.444', '1.039'], ['1.395', '1.032'], ['1.359', '1.027'],
  ['1.332', '1.024'], ['1.310', '1.021'], ['1.292', '1.019'], ['1.277', '1.018'], ['1.264', '1.017'],
];

/**
 * Algorithm S (ISO 13528:2022, C.4): pooled standard deviation of within-laboratory deviations (or ranges, df = 1), each with `df`
 * degrees of freedom from 1 to 10. Starts from the median, or from the root mean square where
 * that is zero; stops as Algorithm A does.
 */
export function algorithmS(deviations: readonly Decimal[], df: number): Omit<RobustEstimate, 'mean'> {
  atLeast(2, deviations.length);
  const [eta, xi] = algorithmSFactors[df - 1]!;
  const ordinary = sum(deviations.map((each) => each.pow(2))).div(deviations.length).sqrt();
  let sd = median(deviations);
  const flat = sd.isZero();
  if (flat) sd = ordinary;
  let iterations = 0;
  while (iterations < mostRounds && !sd.isZero()) {
    const most = sd.times(eta);
    const next = sum(deviations.map((each) => Dec.min(each, most).pow(2))).div(deviations.length).sqrt().times(xi);
    iterations += 1;
    const still = iterations > 1 && sameThird(sd, next);
    sd = next;
    if (still) return { sd, iterations };
  }
  return { sd: flat ? new Dec(0) : sd, iterations };
}
