import type { CalculatedResult } from '../measurement-model.ts';
import { judgeBounds } from './bounds.ts';
import { notJudged, withoutFigures, type Judgement } from './limit.ts';

/** A first check of n units: up to `accept` is accepted, above `rejectAbove` is rejected, between the two a second check decides. Figures in the unit of the result. */
export interface FirstCheck {
  n: number;
  accept: string;
  rejectAbove: string | null;
}

/**
 * The first of two checks (QCVN 6-1:2010/BYT as the catalogue quotes it: of one sample of 250 mL none is accepted, more than 2 is rejected, 1
 * or 2 calls for the second check of four samples). A unit above `rejectAbove` rejects at once; all n accepted pass; what lies between was not judged, and the
 * reason says that a second check is to be made.
 */
export function judgeFirstCheck(results: readonly CalculatedResult[], { n, accept, rejectAbove }: FirstCheck): Judgement {
  const within = (result: CalculatedResult, max: string) => judgeBounds(result, { max: { at: max, exclusive: false } }, 'simple', 'reported').verdict;
  if (rejectAbove !== null && results.some((result) => within(result, rejectAbove) === 'fail')) return { ...withoutFigures('fail', 'simple'), reason: 'science.reason.first-check-rejects', reasonParams: { max: rejectAbove } };
  const verdicts = results.map((result) => within(result, accept));
  if (verdicts.includes('fail')) return notJudged('simple', 'science.reason.second-check', { accept, max: rejectAbove ?? '–' });
  if (results.length !== n) return notJudged('simple', 'science.reason.units', { n, given: results.length });
  return verdicts.every((verdict) => verdict === 'pass') ? withoutFigures('pass', 'simple') : notJudged('simple', 'science.reason.limit-below-loq');
}
