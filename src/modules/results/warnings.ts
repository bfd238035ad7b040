import type { Result } from './result.ts';

/**
 * Whether a verifier must look at this result by itself: a warning, an unusual figure, a limit that is not plainly met or could not be
 * judged by. That a limit was not adopted says nothing of the result.
 */
export function needsAnEye({ warnings, history, judgement }: Pick<Result, 'warnings' | 'history' | 'judgement'>): boolean {
  if (warnings.length > 0 || history?.unusual) return true;
  return Boolean(judgement) && judgement!.verdict !== 'pass' && judgement!.reason?.key !== 'results.reason.not-adopted';
}
