import type { HoldingClock } from '../../../templates/pages/samples/words.ts';
import type { Method } from '../catalogue/index.ts';
import { holdingWarningHours } from './holding.queries.ts';
import type { Analysis } from './analysis.ts';

const hour = 3_600_000;

/** How a test stands with its holding time at an instant; hours are whole, rounded down. */
export function holdingClock(analysis: Pick<Analysis, 'state' | 'holdUntil'>, method: Pick<Method, 'holdingHours'>, now: Date): HoldingClock {
  const until = analysis.holdUntil ?? null;
  if (typeof method.holdingHours !== 'number') return { kind: 'none', until: null, hours: 0, soon: false };
  if (!until) return { kind: 'unknown', until: null, hours: 0, soon: false };
  if (analysis.state !== 'waiting') return { kind: 'begun', until, hours: 0, soon: false };
  const left = until.getTime() - now.getTime();
  return { kind: left < 0 ? 'past' : 'running', until, hours: Math.floor(Math.abs(left) / hour), soon: left >= 0 && left <= holdingWarningHours * hour };
}
