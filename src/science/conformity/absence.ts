import { Dec } from '../decimal.ts';
import type { CalculatedResult } from '../measurement-model.ts';
import { coversPortion } from '../units.ts';

type Presence = { state: 'absent' | 'present' } | { state: 'unknown'; reason: string };

/**
 * Whether a result says that something is there. Found in any portion is present. Not found is absent only in the portion that was
 * examined: where a requirement names one, the result must name one that covers it.
 */
export function presenceOf(result: CalculatedResult, portion: string | undefined): Presence {
  const found = foundIn(result);
  if (found === null) {
    return { state: 'unknown', reason: result.qualifier === 'choice' ? 'science.reason.no-meaning' : 'science.reason.detection-unknown' };
  }
  if (found) return { state: 'present' };
  if (portion === undefined) return { state: 'absent' };
  if (result.portion === undefined) return { state: 'unknown', reason: 'science.reason.portion-unknown' };
  return coversPortion(result.portion, portion) ? { state: 'absent' } : { state: 'unknown', reason: 'science.reason.portion-smaller' };
}

function foundIn(result: CalculatedResult): boolean | null {
  switch (result.qualifier) {
    case 'choice':
      if (result.meaning === 'absent') return false;
      return result.meaning === 'present' ? true : null;
    case 'nd':
      return false;
    case 'lt':
      return result.detected ?? null;
    case 'gt':
      return true;
    default:
      return new Dec(result.text).gt(0);
  }
}
