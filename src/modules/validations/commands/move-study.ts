import { z } from 'zod';
import { command } from '../../../platform/command/command.ts';
import { id, text, version } from '../../../platform/command/inputs.ts';
import { ValidationStudy } from '../study.ts';
import { studyWorkflow } from '../study.workflow.ts';
import { validationsPolicy } from '../validations.policy.ts';

/** Hands a study in; from now on nobody writes in it until it comes back. Whoever hands it in answers for it as one of its authors. */
export const submitStudy = command({
  name: 'validations.submit',
  input: z.object({ studyId: id(), version: version() }),
  async handle(context, { studyId, version: seen }) {
    const study = await context.load(validationsPolicy.write, ValidationStudy, studyId, { version: seen });
    studyWorkflow.move(study, 'submit');
    Object.assign(study, { submittedById: context.actor.id, submittedAt: context.now, reason: null, authorIds: [...new Set([...study.authorIds, context.actor.id!])] });
  },
});

const withReason = z.object({ studyId: id(), version: version(), reason: text(1000) });

/** Sends a study that was handed in back to those who wrote it, with the reason. */
export const returnStudy = command({
  name: 'validations.return',
  input: withReason,
  async handle(context, { studyId, version: seen, reason }) {
    const study = await context.load(validationsPolicy.return, ValidationStudy, studyId, { version: seen });
    studyWorkflow.move(study, 'return');
    context.because(reason);
    study.reason = reason;
  },
});

/** Ends a study that was not authorised. It stays readable. */
export const withdrawStudy = command({
  name: 'validations.withdraw',
  input: withReason,
  async handle(context, { studyId, version: seen, reason }) {
    const study = await context.load(validationsPolicy.withdraw, ValidationStudy, studyId, { version: seen });
    studyWorkflow.move(study, 'withdraw');
    context.because(reason);
    study.reason = reason;
  },
});
