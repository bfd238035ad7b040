import type { Decimal } from 'decimal.js';
import { Dec } from '../decimal.ts';
import { StatisticsError } from '../statistics/refusal.ts';

/** A standard read before the sample and, where drift is followed, again after it. `u`: standard uncertainty of its content. */
export interface BracketingStandard {
  x: Decimal;
  before: Decimal;
  after?: Decimal | undefined;
  u?: Decimal | undefined;
}

export interface Bracketed {
  x0: Decimal;
  /** From the contents of the standards and the readings; null when neither is given. */
  u: Decimal | null;
  /** What each standard would have read when the sample was read, and its drift in % of the reading before; no drift when it was read once. */
  low: { response: Decimal; drift: Decimal | null };
  high: { response: Decimal; drift: Decimal | null };
}

/**
 * Bracketing: the content of a sample whose response lies between those of two standards, on the straight line between them. Where a standard was read again
 * afterwards its response is taken at the time of the sample, drift being linear in time; `moment` is that time as a share of the way from before (0) to
 * after (1). `uResponse`: standard uncertainty of one reading. Throws: equal standards, a sample outside of them, drift beyond `tolerance` %.
 */
export function bracket(
  low: BracketingStandard, high: BracketingStandard, response: Decimal, { moment, tolerance, uResponse }: { moment: Decimal; tolerance?: Decimal | undefined; uResponse?: Decimal | undefined },
): Bracketed {
  const [a, b] = [low, high].map((standard) => atMoment(standard, moment, tolerance)) as [Bracketed['low'], Bracketed['low']];
  const span = b.response.minus(a.response);
  if (span.isZero() || low.x.eq(high.x)) throw new StatisticsError('science.calibration.bracket-equal');
  const share = response.minus(a.response).div(span);
  if (share.lt(0) || share.gt(1)) throw new StatisticsError('science.calibration.bracket-outside');
  const width = high.x.minus(low.x);
  return { x0: low.x.plus(share.times(width)), u: uncertaintyOf(low, high, share, width.div(span), uResponse), low: a, high: b };
}

function atMoment({ before, after }: BracketingStandard, moment: Decimal, tolerance: Decimal | undefined): Bracketed['low'] {
  if (after === undefined) return { response: before, drift: null };
  if (before.isZero()) throw new StatisticsError('science.index.zero');
  const drift = after.minus(before).times(100).div(before);
  if (tolerance && drift.abs().gt(tolerance)) throw new StatisticsError('science.calibration.bracket-drift', { drift: drift.toFixed(1), tolerance: tolerance.toString() });
  return { response: before.plus(after.minus(before).times(moment)), drift };
}

/** Law of propagation over the line between two points; readings of equal uncertainty, all independent. */
function uncertaintyOf(low: BracketingStandard, high: BracketingStandard, share: Decimal, slope: Decimal, uResponse: Decimal | undefined): Decimal | null {
  if (!uResponse && !low.u && !high.u) return null;
  const rest = new Dec(1).minus(share);
  const readings = slope.times(uResponse ?? 0).pow(2).times(new Dec(1).plus(share.pow(2)).plus(rest.pow(2)));
  return readings.plus(rest.times(low.u ?? 0).pow(2)).plus(share.times(high.u ?? 0).pow(2)).sqrt();
}
