import { z } from 'zod';
import { Conflict } from '../../../kernel/errors.ts';
import { command } from '../../../platform/command/command.ts';
import { id, version } from '../../../platform/command/inputs.ts';
import { Analysis, analysesPolicy, analysisWorkflow } from '../../samples/index.ts';
import { Worksheet, worksheetsPolicy } from '../../worksheets/index.ts';
import { latestReadings } from '../latest-readings.ts';

/** Takes a test off its worksheet again, before anything was recorded of it, so that another technician can take it. */
export const putBackAnalysis = command({
  name: 'results.put-back',
  input: z.object({ analysisId: id(), version: version() }),
  async handle(context, { analysisId, version: seen }) {
    const analysis = await context.load(analysesPolicy.work, Analysis, analysisId, { version: seen });
    const { worksheetId } = analysis;
    if (!worksheetId) throw new Conflict('results.error.not-on-worksheet');
    if ((await latestReadings(context.em, [analysis])).size > 0 || analysis.attempt > 1) throw new Conflict('results.error.recorded-already');
    analysisWorkflow.move(analysis, 'put-back');
    Object.assign(analysis, { worksheetId: null, position: null, assigneeId: null, startedAt: null });
    const others = await context.em.count(Analysis, { worksheetId, id: { $ne: analysisId }, state: 'in-progress' });
    if (others === 0) (await context.load(worksheetsPolicy.advance, Worksheet, worksheetId)).state = 'closed';
    return { worksheetId };
  },
});
