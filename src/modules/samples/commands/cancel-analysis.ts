import { z } from 'zod';
import { Conflict, NotFound } from '../../../kernel/errors.ts';
import { command, type CommandContext } from '../../../platform/command/command.ts';
import { id, text, version } from '../../../platform/command/inputs.ts';
import { Method } from '../../catalogue/index.ts';
import { Analysis, type AnalysisState } from '../analysis.ts';
import { analysisWorkflow } from '../analysis.workflow.ts';
import { Sample } from '../sample.ts';
import { sampleWorkflow } from '../sample.workflow.ts';
import { analysesPolicy, samplesPolicy } from '../samples.policy.ts';

const through: ReadonlySet<AnalysisState> = new Set(['evaluated', 'verified', 'reported']);

/** A test that will not be made, by agreement with the customer, and with it those that are calculated from it; the reason stays. The last test of a sample is not cancelled: its sample is rejected. */
export const cancelAnalysis = command({
  name: 'samples.cancel-analysis',
  input: z.object({ analysisId: id(), version: version(), reason: text(1000) }),
  async handle(context, { analysisId, version: seen, reason }) {
    const found = await context.em.findOne(Analysis, { id: analysisId });
    if (!found) throw new NotFound();
    // The sample is locked first, so that two people cannot cancel its last two tests at once.
    const sample = await context.load(samplesPolicy.reject, Sample, found.sampleId);
    const analysis = await context.load(analysesPolicy.cancel, Analysis, analysisId, { version: seen });
    const others = await context.em.find(Analysis, { sampleId: analysis.sampleId, id: { $ne: analysisId } });
    const following = await derivedFrom(context, others, analysis.analyteCode);
    const left = others.flatMap(({ id: other, state }) => (state === 'cancelled' || following.includes(other) ? [] : [state]));
    if (left.length === 0) throw new Conflict('samples.error.last-test');
    analysisWorkflow.move(analysis, 'cancel');
    for (const derived of await context.loadMany(analysesPolicy.cancel, Analysis, following)) analysisWorkflow.move(derived, 'cancel');
    // A limit of another test may have waited for its result.
    for (const cancelled of [analysisId, ...following]) context.enqueue('evaluate-results', { analysisId: cancelled });
    // It may have been the one that the sample was waiting for.
    if (sample.state === 'received' && left.every((state) => through.has(state))) sampleWorkflow.move(sample, 'finish-testing');
    if (sample.state === 'tested' && left.every((state) => state === 'verified')) sampleWorkflow.move(sample, 'verify');
    context.because(reason);
    return analysis.sampleId;
  },
});

/** Tests that wait for the result of this analyte, unless another test of the sample gives it, and those that wait for them. */
async function derivedFrom({ em }: CommandContext, others: readonly Analysis[], analyteCode: string): Promise<string[]> {
  const waiting = others.filter(({ derived, state }) => derived && state === 'waiting');
  if (waiting.length === 0 || others.some((other) => other.analyteCode === analyteCode && other.state !== 'cancelled')) return [];
  const methods = await em.find(Method, { id: { $in: waiting.map(({ methodId }) => methodId) } });
  const needs = (analysis: Analysis, code: string): boolean => {
    const model = methods.find(({ id: method }) => method === analysis.methodId)!.model;
    return model.kind === 'derived' && model.inputs.some(({ analyte }) => analyte === code);
  };
  const direct = waiting.filter((analysis) => needs(analysis, analyteCode));
  return [...new Set([...direct, ...direct.flatMap(({ analyteCode: code }) => waiting.filter((analysis) => needs(analysis, code)))].map(({ id: derived }) => derived))];
}
