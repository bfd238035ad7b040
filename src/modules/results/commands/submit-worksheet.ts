import { z } from 'zod';
import { Conflict } from '../../../kernel/errors.ts';
import { command, type CommandContext } from '../../../platform/command/command.ts';
import { id, list } from '../../../platform/command/inputs.ts';
import { Analysis, analysesPolicy, analysisWorkflow } from '../../samples/index.ts';
import { Worksheet, worksheetsPolicy } from '../../worksheets/index.ts';

interface Tables {
  analysis: { id: string; worksheet_id: string; state: string; attempt: number };
  result: { analysis_id: string; attempt: number };
}

/**
 * Hands in the tests of a worksheet that have a result, all of them or those named, and asks for their evaluation in the same
 * transaction. The worksheet closes with its last test. Answers how many were handed in.
 */
export const submitWorksheet = command({
  name: 'results.submit',
  input: z.object({ worksheetId: id(), analysisIds: list(id(), 0, 200) }),
  async handle(context, { worksheetId, analysisIds }) {
    const worksheet = await context.load(worksheetsPolicy.advance, Worksheet, worksheetId);
    const inProgress = await complete(context, worksheetId);
    const ready = inProgress.filter(({ complete, id }) => complete && (analysisIds.length === 0 || analysisIds.includes(id)));
    if (ready.length === 0 || ready.length < analysisIds.length) throw new Conflict('results.error.not-complete');
    const analyses = await context.openMany(analysesPolicy.work, Analysis, ready.map(({ id }) => id));
    await context.changeMany(Analysis, analyses, (analysis) => {
      analysisWorkflow.move(analysis, 'submit');
      Object.assign(analysis, { submittedAt: context.now, sentBackReason: null });
    });
    if (analyses.length === inProgress.length) worksheet.state = 'closed';
    context.enqueue('evaluate-results', { worksheetId });
    return { submitted: analyses.length };
  },
});

async function complete({ em }: CommandContext, worksheetId: string): Promise<Array<{ id: string; complete: boolean }>> {
  const rows = await em.getKysely<Tables>().selectFrom('analysis as a')
    .leftJoin('result as r', (join) => join.onRef('r.analysis_id', '=', 'a.id').onRef('r.attempt', '=', 'a.attempt'))
    .select(['a.id', 'r.attempt as recorded']).where('a.worksheet_id', '=', worksheetId).where('a.state', '=', 'in-progress').execute();
  return rows.map(({ id, recorded }) => ({ id, complete: recorded !== null }));
}
