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

/** When Algorithm A ends: where the third figure stands still, as ISO 13528 says, or where the rounds have converged, as many programs have it. */
export const robustStops = ['third-figure', 'converged'] as const;
export type RobustStop = (typeof robustStops)[number];

const mostRounds = { 'third-figure': 200, converged: 5000 } as const satisfies Record<RobustStop, number>;
/** Whether a figure stands still from one round to the next; `scale` is the new deviation. */
const standsStill: Readonly<Record<RobustStop, (from: Decimal, to: Decimal, scale: Decimal) => boolean>> = {
  'third-figure': (from, to) => sameThird(from, to),
  converged: (from, to, scale) => to.minus(from).abs().lte(scale.times('1e-15')),
};

/**
 * Algorithm A (ISO 13528:2022, C.3.1): robust mean and standard deviation. Starts from the median and 1.483 times the median absolute
 * deviation, pulls figures in to x* ± 1.5 s*, and takes 1.134 times the standard deviation of what was pulled. Stops, as the standard
 * says, when from one round to the next the third significant figure of mean and deviation no longer changes. The start is no round: it may agree with
 * the first one by chance and lie far from where the rounds lead. At most 200 rounds. `stop` "converged" goes on
 * until a round moves neither by more than 1e-15 of the deviation, at most 5000 rounds. When half of the figures or more are the same, so that the start
 * is zero, it begins from the ordinary standard deviation (note 2 there); rounds that then only shrink it come to zero.
 */
export function algorithmA(figures: readonly Decimal[], stop: RobustStop = 'third-figure'): RobustEstimate {
  atLeast(2, figures.length);
  let centre = median(figures);
  const ordinary = squares(figures, mean(figures)).div(figures.length - 1).sqrt();
  let sd = median(figures.map((figure) => figure.minus(centre).abs())).times('1.483');
  const flat = sd.isZero();
  if (flat) sd = ordinary;
  let iterations = 0;
  while (iterations < mostRounds[stop] && !sd.isZero()) {
    const reach = sd.times('1.5');
    const [low, high] = [centre.minus(reach), centre.plus(reach)];
    const pulled = figures.map((figure) => Dec.max(low, Dec.min(high, figure)));
    const nextCentre = mean(pulled);
    const nextSd = squares(pulled, nextCentre).div(figures.length - 1).sqrt().times('1.134');
    iterations += 1;
    const still = iterations > 1 && standsStill[stop](centre, nextCentre, nextSd) && standsStill[stop](sd, nextSd, nextSd);
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
  while (iterations < mostRounds['third-figure'] && !sd.isZero()) {
    const most = sd.times(eta);
    const next = sum(deviations.map((each) => Dec.min(each, most).pow(2))).div(deviations.length).sqrt().times(xi);
    iterations += 1;
    const still = iterations > 1 && sameThird(sd, next);
    sd = next;
    if (still) return { sd, iterations };
  }
  return { sd: flat ? new Dec(0) : sd, iterations };
}
