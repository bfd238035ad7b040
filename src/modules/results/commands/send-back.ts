import { z } from 'zod';
import { command, type CommandContext } from '../../../platform/command/command.ts';
import { id, text, version } from '../../../platform/command/inputs.ts';
import { Analysis, analysisWorkflow, sampleWorkflow, type Sample } from '../../samples/index.ts';
import { Worksheet, worksheetsPolicy } from '../../worksheets/index.ts';
import { derivedOf } from '../evaluation/derive.ts';
import { judgeUnits, settledBeside } from '../evaluation/units.ts';
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
  for (const derived of await context.loadMany(resultsPolicy.review, Analysis, (await derivedOf(context, sample.id, analysis.analyteCode)).map(({ id }) => id))) analysisWorkflow.move(derived, 'await');
  await reconsider(context, sample, analysis);
  if (sample.state === 'tested' || sample.state === 'verified') sampleWorkflow.move(sample, 'reopen');
  if (analysis.worksheetId) {
    const worksheet = await context.load(worksheetsPolicy.advance, Worksheet, analysis.worksheetId);
    worksheet.state = 'open';
  }
  return { analysis, sampleId: sample.id };
}

/** The other units are judged without this one; what was verified of them under the former verdict is to be verified again. */
async function reconsider(context: CommandContext, sample: Sample, analysis: Analysis): Promise<void> {
  const beside = await settledBeside(context.em, [analysis]);
  if (beside.length === 0) return;
  const units = await context.loadMany(resultsPolicy.review, Analysis, beside.map(({ id: unit }) => unit));
  const results = await context.em.find(Result, { analysisId: { $in: units.map(({ id: unit }) => unit) }, verifiedById: { $ne: null } });
  for (const unit of units.filter(({ state }) => state === 'verified')) {
    analysisWorkflow.move(unit, 'reconsider');
    const verified = results.find(({ analysisId, attempt }) => analysisId === unit.id && attempt === unit.attempt);
    if (verified) Object.assign(verified, { verifiedById: null, verifiedAt: null });
  }
  await judgeUnits(context, [sample], units);
}
