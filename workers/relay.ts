import { giveBack, lease } from '../src/platform/outbox/lease.ts';
import type { Queue } from '../src/platform/queue/queue.ts';
import type { Container } from '../src/container.ts';

export interface Relay {
  /** Looks for work now instead of at the next tick. */
  poke(): void;
  stop(): Promise<void>;
}

const batch = 100;
const tick = 1000;
/** Longer than any handler takes; a worker that died gives its rows back after this. */
export const leaseSeconds = 60;

/** Moves what commands asked for from the outbox to the queue. Any number of processes may run one. */
export function startRelay({ orm, dialect, services, log }: Container, queue: Queue, seconds = leaseSeconds): Relay {
  let stopped = false;
  let poked = false;
  let wake: () => void = () => undefined;

  const round = async (): Promise<number> => {
    const deliveries = await lease(orm, dialect, services.clock.now(), batch, seconds);
    if (deliveries.length === 0) return 0;
    try {
      await queue.add(deliveries);
    } catch (error) {
      log.warn({ err: (error as Error).message, count: deliveries.length }, 'the queue is away; work waits in the outbox');
      await giveBack(orm, dialect, deliveries.map(({ id }) => id), services.clock.now());
      return 0;
    }
    return deliveries.length;
  };

  const loop = async (): Promise<void> => {
    while (!stopped) {
      poked = false;
      const moved = await round().catch((error: unknown) => {
        log.error({ err: error }, 'relay');
        return 0;
      });
      if (moved === batch || poked || stopped) continue;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, tick);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  };
  const running = loop();
  return {
    poke() {
      poked = true;
      wake();
    },
    async stop() {
      stopped = true;
      wake();
      await running;
    },
  };
}
