import type { SetClock } from '../kernel/clock.ts';

type Deed = () => Promise<void>;

/** What happens when. Everything is done in the order of time under a clock that is set to it; what lies in the future is not done. */
export interface Diary {
  /** Enters a deed. One of the past is done at the next opportunity. */
  plan(at: Date, deed: Deed): void;
  /** The same, once for a key: several samples wait for one session at the bench. */
  planOnce(key: string, at: Date, deed: Deed): void;
  /** Does everything up to `until`; `after` follows each deed. Stops early when the signal says so. */
  run(until: Date, after: Deed, signal?: AbortSignal): Promise<void>;
}

export function diary(clock: SetClock): Diary {
  const entries: Array<{ at: number; order: number; deed: Deed }> = [];
  const keys = new Set<string>();
  let order = 0;
  const plan: Diary['plan'] = (at, deed) => {
    entries.push({ at: at.getTime(), order: (order += 1), deed });
    entries.sort((a, b) => b.at - a.at || b.order - a.order);
  };
  return {
    plan,
    planOnce(key, at, deed) {
      if (keys.has(key)) return;
      keys.add(key);
      plan(at, deed);
    },
    async run(until, after, signal) {
      for (let next = entries.pop(); next && next.at <= until.getTime(); next = entries.pop()) {
        if (signal?.aborted) return;
        clock.set(new Date(Math.max(next.at, clock.now().getTime())));
        await next.deed();
        await after();
      }
    },
  };
}
