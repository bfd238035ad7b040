import { z } from 'zod';
import { Conflict, Forbidden } from '../../../kernel/errors.ts';
import { command } from '../../../platform/command/command.ts';
import { id } from '../../../platform/command/inputs.ts';
import { OutboxItem } from '../../../platform/outbox/outbox.entities.ts';
import { deskPolicy } from '../desk.policy.ts';
import { JobRetry } from '../job-retry.ts';

/**
 * A job that failed, or waits for its next attempt, is tried again now, with all its attempts before it. Who asked, and what it
 * had failed on, stands in the audit trail of the job; what the job then does is audited by its own command.
 */
export const retryJob = command({
  name: 'desk.retry-job',
  input: z.object({ jobId: id() }),
  async handle(context, { jobId }) {
    const { em, now, actor } = context;
    if (!actor.id) throw new Forbidden('error.forbidden');
    const item = await em.findOne(OutboxItem, { id: jobId });
    const asked = { jobId, job: item?.job ?? '', attempts: item?.attempts ?? 0, lastError: item?.lastError ?? null, askedById: actor.id, askedAt: now };
    context.create(deskPolicy.retryJob, Object.assign(new JobRetry(), asked));
    // Written past the unit of work: a relay may take the row at this very moment, and then nothing is to be asked for.
    const changed = await em.nativeUpdate(OutboxItem, { id: jobId, state: { $in: ['failed', 'waiting'] } }, { state: 'waiting', attempts: 0, availableAt: now, leasedUntil: null });
    if (changed === 0) throw new Conflict('desk.error.job-gone');
  },
});
