import type { CommandContext } from '../../../platform/command/command.ts';
import type { RowOf } from '../../../platform/database/rows.ts';
import { Analysis, analysesPolicy, analysisWorkflow } from '../../samples/index.ts';
import { Worksheet, worksheetsPolicy } from '../../worksheets/index.ts';

interface Tables {
  analysis: { id: string; worksheet_id: string; state: string; attempt: number };
  result: { analysis_id: string; attempt: number };
}

export interface HandingIn {
  worksheetId: string;
  /** Those alone; empty: every test of the worksheet that has a result. */
  only?: readonly string[];
  /** Tests whose result this command has just calculated and not written yet. */
  calculated?: ReadonlySet<string>;
  /** Rows that the command has opened already. */
  opened?: ReadonlyArray<Readonly<RowOf<Analysis>>>;
}

/**
 * Hands in tests of a worksheet that have a result and asks for their evaluation; the worksheet closes with its last test. Answers how
 * many were handed in, and how many of those asked for have no result.
 */
export async function handIn(context: CommandContext, { worksheetId, only = [], calculated = new Set(), opened = [] }: HandingIn): Promise<{ submitted: number; lacking: number }> {
  const worksheets = await context.openMany(worksheetsPolicy.advance, Worksheet, [worksheetId]);
  const rows = await context.em.getKysely<Tables>().selectFrom('analysis as a')
    .leftJoin('result as r', (join) => join.onRef('r.analysis_id', '=', 'a.id').onRef('r.attempt', '=', 'a.attempt'))
    .select(['a.id', 'r.attempt as recorded']).where('a.worksheet_id', '=', worksheetId).where('a.state', '=', 'in-progress').execute();
  const ready = rows.filter(({ id, recorded }) => (recorded !== null || calculated.has(id)) && (only.length === 0 || only.includes(id))).map(({ id }) => id);
  const lacking = only.filter((id) => !ready.includes(id)).length;
  if (ready.length === 0 || lacking > 0) return { submitted: 0, lacking };

  const held = new Map(opened.map((row) => [row.id, row]));
  const others = await context.openMany(analysesPolicy.work, Analysis, ready.filter((id) => !held.has(id)));
  for (const row of others) held.set(row.id, row);
  await context.changeMany(Analysis, ready.map((id) => held.get(id)!), (analysis) => {
    analysisWorkflow.move(analysis, 'submit');
    Object.assign(analysis, { submittedAt: context.now, sentBackReason: null });
  });
  if (ready.length === rows.length) await context.changeMany(Worksheet, worksheets, (worksheet) => void (worksheet.state = 'closed'));
  context.enqueue('evaluate-results', { worksheetId });
  return { submitted: ready.length, lacking };
}
