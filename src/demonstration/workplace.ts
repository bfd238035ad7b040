import { join } from 'node:path';
import type { z } from 'zod';
import type { Actor } from '../kernel/actor.ts';
import { newId } from '../kernel/ids.ts';
import { SetClock } from '../kernel/clock.ts';
import type { Command } from '../platform/command/command.ts';
import { createRunner } from '../platform/command/runner.ts';
import { createMailer } from '../platform/mail/mailer.ts';
import { lease } from '../platform/outbox/lease.ts';
import { jobs } from '../../workers/registry.ts';
import type { Container } from '../container.ts';

/** The product as the demonstration uses it: the same database and commands, under a clock that is set, with mail kept as files. */
export interface Workplace extends Container {
  clock: SetClock;
  /** Runs a command as a person, and lets the web answer in between. */
  act<Input extends z.ZodType, Output, Prepared>(actor: Actor, command: Command<Input, Output, Prepared>, input: unknown): Promise<Output>;
  /** Does all the work that waits in the outbox now. A handler that fails ends the demonstration: it would show what is wrong. */
  settle(): Promise<void>;
}

/** What every deed of the loader is marked with in the trail, so that a person's can be told from it. */
export const deedMark = 'demonstration:';

/**
 * Uses the connection of the running product: a second writer on an SQLite file in one process would wait for the first for ever, for
 * both share one thread. Closing it is the product's business.
 */
export function workplace(container: Container, begin: Date): Workplace {
  const { orm, dialect, config } = container;
  const clock = new SetClock(begin);
  const services = { ...container.services, clock, mailer: createMailer({ from: config.mail.from, folder: join(config.dataDir, 'mail') }) };
  const runner = createRunner(orm, dialect, services, () => undefined);
  const marked: Container['runner'] = { ...runner, run: (command, input, how) => runner.run(command, input, { ...how, requestId: `${deedMark}${newId()}` }) };
  const place: Container = { ...container, services, runner: marked, onCommit: () => undefined };
  return {
    ...place,
    clock,
    async act(actor, command, input) {
      const answer = await place.runner.run(command, input, { actor });
      await breathe();
      return answer;
    },
    async settle() {
      for (;;) {
        const deliveries = await lease(orm, dialect, clock.now(), 100, 60);
        if (deliveries.length === 0) return;
        for (const delivery of deliveries) {
          await jobs.get(delivery.job)!.run(place, delivery);
          await breathe();
        }
      }
    },
  };
}

const breathe = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));
