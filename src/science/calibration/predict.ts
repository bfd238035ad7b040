import type { Decimal } from 'decimal.js';
import { Dec } from '../decimal.ts';
import { sum } from '../statistics/describe.ts';
import { StatisticsError } from '../statistics/refusal.ts';
import { basisAt, polynomialOf, type Fit } from './fit.ts';

export interface Prediction {
  x0: Decimal;
  /** Standard uncertainty from the calibration and the repeated reading. */
  u: Decimal;
  /** Whether x0 lies between the lowest and the highest standard. */
  inRange: boolean;
}

/**
 * Inverse prediction: the x whose response is `y0`, the mean of `replicates` readings, with its standard uncertainty by propagation
 * (EURACHEM/CITAC QUAM:2012, appendix E; for the straight line it is the usual s/b₁ · √(1/m + 1/n + (x₀ − x̄)²/Sxx)). Of a parabola the root
 * within or nearest to the range of the standards. Throws when the curve is flat or does not reach y0.
 */
export function predict(fitted: Fit, y0: Decimal, replicates: number): Prediction {
  const { model, covariance, residualSd, weightAt, range: [low, high] } = fitted;
  const x0 = contentAt(fitted, y0);
  const slope = slopeAt(fitted, x0);
  if (slope.isZero()) throw new StatisticsError('science.calibration.flat');
  const basis = basisAt(model, x0);
  const ofCurve = sum(basis.flatMap((a, i) => basis.map((b, j) => a.times(b).times(covariance[i]![j]!))));
  const ofReading = residualSd.pow(2).div(weightAt(x0)).div(replicates);
  return {
    x0, u: ofCurve.plus(ofReading).sqrt().div(slope.abs()),
    inRange: x0.gte(low) && x0.lte(high),
  };
}

function slopeAt(fitted: Fit, x: Decimal): Decimal {
  const [, b, c] = polynomialOf(fitted);
  return b.plus(c.times(2).times(x));
}

/** The x alone. Throws as `predict` does. */
export function contentAt(fitted: Fit, y0: Decimal): Decimal {
  const [low, high] = fitted.range;
  const [a, b, c] = polynomialOf(fitted);
  if (c.isZero()) {
    if (b.isZero()) throw new StatisticsError('science.calibration.flat');
    return y0.minus(a).div(b);
  }
  const discriminant = b.pow(2).minus(c.times(4).times(a.minus(y0)));
  if (discriminant.isNegative()) throw new StatisticsError('science.calibration.not-reached');
  const root = discriminant.sqrt();
  // A root that is nothing but the last digits of the arithmetic is 0.
  const trace = Dec.max(low.abs(), high.abs()).times('1e-30');
  const roots = [root, root.neg()].map((each) => each.minus(b).div(c.times(2))).map((each) => (each.abs().lte(trace) ? new Dec(0) : each));
  const outside = (each: Decimal) => Dec.max(low.minus(each), each.minus(high), 0);
  return roots.toSorted((p, q) => outside(p).cmp(outside(q)))[0]!;
}
