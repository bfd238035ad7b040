import { z } from 'zod';
import { Conflict } from '../../../kernel/errors.ts';
import { command } from '../../../platform/command/command.ts';
import { id } from '../../../platform/command/inputs.ts';
import { OutboxItem } from '../../../platform/outbox/outbox.entities.ts';
import { deskPolicy } from '../desk.policy.ts';

/**
 * A job that failed, or waits for its next attempt, is tried again now, with all its attempts before it. The outbox is no
 * record of the laboratory; who asked stands in the log, and what the job then does is audited by its own command.
 */
export const retryJob = command({
  name: 'desk.retry-job',
  input: z.object({ jobId: id() }),
  prepare: async ({ log }, { jobId }, actor) => log.info({ event: 'job-retried', job: jobId, person: actor.id }, 'job retried by a person'),
  async handle(context, { jobId }) {
    context.authorize(deskPolicy.retryJob, { jobId });
    const changed = await context.em.nativeUpdate(OutboxItem, { id: jobId, state: { $in: ['failed', 'waiting'] } }, { state: 'waiting', attempts: 0, availableAt: context.now, leasedUntil: null });
    if (changed === 0) throw new Conflict('desk.error.job-gone');
  },
});
