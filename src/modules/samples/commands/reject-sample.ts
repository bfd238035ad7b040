import { z } from 'zod';
import { Conflict } from '../../../kernel/errors.ts';
import { command } from '../../../platform/command/command.ts';
import { id, text, version } from '../../../platform/command/inputs.ts';
import { letter } from '../../../../templates/mail/languages.ts';
import { sampleReceptionMail } from '../../../../templates/mail/sample-reception.ts';
import { Enterprise, notify } from '../../clients/index.ts';
import { laboratoryNames } from '../../identity/index.ts';
import { TestRequest } from '../../requests/index.ts';
import { Analysis } from '../analysis.ts';
import { analysisWorkflow } from '../analysis.workflow.ts';
import { Sample } from '../sample.ts';
import { sampleWorkflow } from '../sample.workflow.ts';
import { analysesPolicy, samplesPolicy } from '../samples.policy.ts';

/** A sample that was taken in is refused after all: its waiting tests are cancelled, the customer is told. Not once work has begun. */
export const rejectSample = command({
  name: 'samples.reject-sample',
  input: z.object({ sampleId: id(), version: version(), reason: text(1000) }),
  prepare: async ({ publicUrl }) => publicUrl,
  async handle(context, { sampleId, version: seen, reason }, publicUrl) {
    const { em } = context;
    const sample = await context.load(samplesPolicy.reject, Sample, sampleId, { version: seen });
    const open = (await em.find(Analysis, { sampleId }, { orderBy: { id: 'asc' } })).filter(({ state }) => state !== 'cancelled');
    if (open.some(({ state }) => state !== 'waiting')) throw new Conflict('samples.error.work-begun');
    sampleWorkflow.move(sample, 'reject');
    Object.assign(sample, { rejectedReason: reason, holdUntil: null });
    context.because(reason);
    for (const analysis of await context.loadMany(analysesPolicy.cancel, Analysis, open.map((each) => each.id))) analysisWorkflow.move(analysis, 'cancel');
    const [enterprise, request] = [await em.findOneOrFail(Enterprise, { id: sample.enterpriseId }), await em.findOneOrFail(TestRequest, { id: sample.requestId })];
    const laboratory = await laboratoryNames(em);
    notify(context, 'sample-rejected', enterprise.email, letter(request.language, (t) => sampleReceptionMail(t, {
      how: 'rejected', customer: enterprise.contactName, code: sample.code, name: sample.name, number: request.number, words: reason,
      link: `${publicUrl}/samples/${sample.id}`, laboratory: t.name(laboratory),
    })));
  },
});
