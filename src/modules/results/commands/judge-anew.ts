import { z } from 'zod';
import { command } from '../../../platform/command/command.ts';
import { id } from '../../../platform/command/inputs.ts';
import { Analysis, analysesPolicy, Sample, samplesPolicy } from '../../samples/index.ts';
import { judgeSettled } from '../evaluation/judge-settled.ts';
import { settledOf } from '../evaluation/units.ts';

interface Tables {
  sample: { id: string; regulation_id: string | null };
  analysis: { id: string; sample_id: string; state: string };
}

/**
 * Judges results anew after limits of the regulation of their samples were adopted: those that wait for verification by what holds now,
 * those that were verified go back to the verifier where they are judged otherwise. What is on a certificate stays as it was reported.
 * Run twice it has one effect. Answers how many were judged.
 */
export const judgeAnew = command({
  name: 'results.judge-anew',
  input: z.object({ regulationId: id() }),
  async handle(context, { regulationId }) {
    const rows = await context.em.getKysely<Tables>().selectFrom('analysis').innerJoin('sample', 'sample.id', 'analysis.sample_id').select(['analysis.id', 'analysis.sample_id'])
      .where('sample.regulation_id', '=', regulationId).where('analysis.state', 'in', ['evaluated', 'verified']).execute();
    if (rows.length === 0) return { judged: 0 };
    // The samples first, as everywhere: what somebody verified or sent back meanwhile is seen when they are held.
    const samples = await context.loadMany(samplesPolicy.advance, Sample, [...new Set(rows.map((row) => row.sample_id))]);
    const analyses = (await context.loadMany(analysesPolicy.evaluate, Analysis, rows.map((row) => row.id))).filter(({ state }) => state === 'evaluated' || state === 'verified');
    await judgeSettled(context, samples, await settledOf(context.em, analyses));
    return { judged: analyses.length };
  },
});
