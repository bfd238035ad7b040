import { z } from 'zod';
import { dayOf } from '../../../kernel/calendar.ts';
import { Conflict, Invalid } from '../../../kernel/errors.ts';
import { command } from '../../../platform/command/command.ts';
import { day, id, list, text } from '../../../platform/command/inputs.ts';
import { TestRequest } from '../../requests/index.ts';
import { Analysis, analysisWorkflow, Sample } from '../../samples/index.ts';
import { resultsPolicy } from '../results.policy.ts';

/** Waiting tests sent to an external provider (6.6, 7.1.1 c): only when the customer has agreed. */
export const dispatchExternal = command({
  name: 'results.dispatch-external',
  input: z.object({ analysisIds: list(id(), 1, 100), provider: text(200), dispatchedOn: day() }),
  async handle(context, { analysisIds, provider, dispatchedOn }) {
    const { em, now } = context;
    const analyses = await context.loadMany(resultsPolicy.external, Analysis, [...new Set(analysisIds)]);
    const samples = await em.find(Sample, { id: { $in: [...new Set(analyses.map(({ sampleId }) => sampleId))] } });
    const requests = await em.find(TestRequest, { id: { $in: [...new Set(samples.map(({ requestId }) => requestId))] } });
    const refused = samples.filter((sample) => !requests.find(({ id }) => id === sample.requestId)!.consentExternal);
    if (refused.length) throw new Conflict('results.error.no-consent', { samples: refused.map(({ code }) => code).join(', ') });
    if (samples.some(({ receivedAt }) => dispatchedOn < dayOf(receivedAt))) throw Invalid.field('dispatchedOn', 'results.error.before-receipt');
    for (const analysis of analyses) {
      analysisWorkflow.move(analysis, 'start');
      Object.assign(analysis, { external: { name: provider, dispatchedAt: dispatchedOn }, startedAt: now });
    }
    return { dispatched: analyses.length };
  },
});
