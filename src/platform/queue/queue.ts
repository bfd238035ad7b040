import type { Delivery } from '../outbox/lease.ts';

/** Where the relay hands leased rows. Taking a row is not doing it: only the handler's own transaction marks it done. */
export interface Queue {
  /** Takes the deliveries, or throws when it cannot (Redis is away): the relay gives them back and tries again. */
  add(deliveries: readonly Delivery[]): Promise<void>;
  close(): Promise<void>;
}

export type Handle = (delivery: Delivery) => Promise<void>;

/** Runs handlers in this process, a few at a time. A handler that could not even write down its failure is run again when its lease is over. */
export function embeddedQueue(handle: Handle, onError: (error: Error) => void, concurrency = 4): Queue {
  const waiting: Delivery[] = [];
  const running = new Set<Promise<void>>();
  let closed = false;
  const next = (): void => {
    while (!closed && running.size < concurrency && waiting.length > 0) {
      const work: Promise<void> = handle(waiting.shift()!).catch(onError).finally(() => {
        running.delete(work);
        next();
      });
      running.add(work);
    }
  };
  return {
    async add(deliveries) {
      waiting.push(...deliveries);
      next();
    },
    /** Finishes what runs; what waits stays leased and is given out again later. */
    async close() {
      closed = true;
      await Promise.all(running);
    },
  };
}
