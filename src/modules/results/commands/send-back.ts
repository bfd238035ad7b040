import { z } from 'zod';
import { command, type CommandContext } from '../../../platform/command/command.ts';
import { id, text, version } from '../../../platform/command/inputs.ts';
import { Analysis, analysisWorkflow, sampleWorkflow } from '../../samples/index.ts';
import { Worksheet, worksheetsPolicy } from '../../worksheets/index.ts';
import { derivedOf } from '../evaluation/derive.ts';
import { dependentResults, judgeSettled } from '../evaluation/judge-settled.ts';
import { besideUnits } from '../evaluation/units.ts';
import { recordedBy } from '../recorded-by.ts';
import { Result } from '../result.ts';
import { resultsPolicy } from '../results.policy.ts';
import { lockSample, sampleOf } from './verify-results.ts';

const input = z.object({ analysisId: id(), version: version(), reason: text(500) });
type Input = z.output<typeof input>;

/** Back to the technician, who sees why: something of the record is to be mended. The readings stay. */
export const sendBack = command({
  name: 'results.send-back',
  input,
  async handle(context, asked) {
    const { analysis, sampleId } = await reopen(context, asked, 'send-back');
    const result = await context.em.findOneOrFail(Result, { analysisId: analysis.id, attempt: analysis.attempt });
    Object.assign(result, { evaluatedAt: null, judgement: null, history: null, limitId: null });
    return { sampleId };
  },
});

/** Tested again from the start: the next attempt. The former result stays, with the reason why it was set aside. */
export const requestRetest = command({
  name: 'results.request-retest',
  input,
  async handle(context, asked) {
    const { analysis, sampleId } = await reopen(context, asked, 'retest');
    const former = await context.em.findOneOrFail(Result, { analysisId: analysis.id, attempt: analysis.attempt });
    former.setAsideReason = asked.reason;
    Object.assign(analysis, { attempt: analysis.attempt + 1, startedAt: context.now });
    return { sampleId };
  },
});

async function reopen(context: CommandContext, { analysisId, version: seen, reason }: Input, step: 'send-back' | 'retest'): Promise<{ analysis: Analysis; sampleId: string }> {
  const sample = await lockSample(context, await sampleOf(context, analysisId));
  const analysis = await context.load(resultsPolicy.review, Analysis, analysisId, { version: seen });
  const people = await recordedBy(context.em, [analysis]);
  context.authorize(resultsPolicy.verify, { recordedBy: people.get(analysis.id)! });
  context.because(reason);
  analysisWorkflow.move(analysis, step);
  Object.assign(analysis, { sentBackReason: reason, submittedAt: null });
  const derived = await context.loadMany(resultsPolicy.review, Analysis, (await derivedOf(context, sample.id, analysis.analyteCode)).map(({ id }) => id));
  for (const each of derived) analysisWorkflow.move(each, 'await');
  const again = await dependentResults(context, resultsPolicy.review, [sample], [analysis, ...derived]);
  const units = await besideUnits(context, resultsPolicy.review, [analysis, ...again.map((each) => each.analysis)]);
  await judgeSettled(context, [sample], [...again, ...units]);
  if (sample.state === 'tested' || sample.state === 'verified') sampleWorkflow.move(sample, 'reopen');
  if (analysis.worksheetId) {
    const worksheet = await context.load(worksheetsPolicy.advance, Worksheet, analysis.worksheetId);
    worksheet.state = 'open';
  }
  return { analysis, sampleId: sample.id };
}
