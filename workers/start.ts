import type { Container } from '../src/container.ts';
import { bullQueue } from '../src/platform/queue/bullmq.ts';
import { embeddedQueue } from '../src/platform/queue/queue.ts';
import { handler } from './job.ts';
import { jobs } from './registry.ts';
import { startRelay } from './relay.ts';

export interface Working {
  stop(): Promise<void>;
}

/** Prefix of the keys in Redis. */
export const redisPrefix = 'chuan';

/**
 * Starts the relay of this process. With Redis it hands work to BullMQ, which worker processes do; without, the same handlers
 * run here. Stops in order: no new work, what runs is finished, then the queue.
 */
export function startWork(container: Container, prefix = redisPrefix): Working {
  const { config, log } = container;
  const queue = config.redisUrl
    ? bullQueue(config.redisUrl, prefix, (error) => log.debug({ err: error.message }, 'redis'))
    : embeddedQueue(handler(container, jobs), (error) => log.error({ err: error }, 'handler'));
  const relay = startRelay(container, queue);
  container.onCommit = () => relay.poke();
  return {
    async stop() {
      container.onCommit = () => undefined;
      await relay.stop();
      await queue.close();
    },
  };
}
