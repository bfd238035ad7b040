import type { z } from 'zod';
import { system } from '../src/kernel/actor.ts';
import { AlreadyDone } from '../src/platform/command/runner.ts';
import type { Command } from '../src/platform/command/command.ts';
import { recordFailure, type Delivery } from '../src/platform/outbox/lease.ts';
import type { Handle } from '../src/platform/queue/queue.ts';
import type { Container } from '../src/container.ts';

/** What happens when an outbox row of this name is delivered: one command, whose transaction marks the row done. */
export interface Job {
  readonly name: string;
  readonly run: (container: Container, delivery: Delivery) => Promise<unknown>;
}

/** A job that is one command with the row's payload as input. */
export const job = <Input extends z.ZodType, Output, Prepared>(name: string, command: Command<Input, Output, Prepared>): Job => ({
  name,
  run: (container, delivery) => container.runner.run(command, delivery.payload, { actor: system, delivery: delivery.id }),
});

/**
 * The one way a delivery is handled in both queue modes. Its effect happens once: a delivery that comes again after its effect
 * finds the row done. A failure is written down and tried again later.
 */
export function handler(container: Container, jobs: ReadonlyMap<string, Job>): Handle {
  const { orm, dialect, log, services } = container;
  return async (delivery) => {
    const found = jobs.get(delivery.job);
    try {
      if (!found) throw new Error(`no handler for ${delivery.job}`);
      await found.run(container, delivery);
    } catch (error) {
      if (error instanceof AlreadyDone) return;
      const state = await recordFailure(orm, dialect, delivery, error, services.clock.now());
      log.error({ err: error, job: delivery.job, delivery: delivery.id, state }, 'job failed');
    }
  };
}
