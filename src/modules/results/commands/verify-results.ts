import { z } from 'zod';
import { Conflict, NotFound } from '../../../kernel/errors.ts';
import { may } from '../../../kernel/policy.ts';
import { command, type CommandContext } from '../../../platform/command/command.ts';
import { id, version } from '../../../platform/command/inputs.ts';
import { Analysis, analysisWorkflow, type AnalysisState, Sample, samplesPolicy, sampleWorkflow } from '../../samples/index.ts';
import { awaitsAnother } from '../evaluation/other-results.ts';
import { doubtedResults } from '../evaluation/plausible.ts';
import { groupOf, stillOpen } from '../evaluation/units.ts';
import { recordedBy } from '../recorded-by.ts';
import { Result } from '../result.ts';
import { resultsPolicy } from '../results.policy.ts';
import { resultsOf } from '../results.queries.ts';
import { needsAnEye } from '../warnings.ts';

interface Tables {
  analysis: { id: string; sample_id: string; analyte_code: string; state: AnalysisState };
}

/** One result found right; of a sampling plan only when every unit has its result. The last one of a sample verifies the sample. Answers the sample's id and whether it is verified now. */
export const verifyResult = command({
  name: 'results.verify',
  input: z.object({ analysisId: id(), version: version() }),
  async handle(context, { analysisId, version: seen }) {
    const sample = await lockSample(context, await sampleOf(context, analysisId));
    const analysis = await context.load(resultsPolicy.review, Analysis, analysisId, { version: seen });
    const people = await recordedBy(context.em, [analysis]);
    context.authorize(resultsPolicy.verify, { recordedBy: people.get(analysis.id)! });
    if (analysis.unit && (await stillOpen(context.em, [analysis])).has(groupOf(analysis))) throw new Conflict('results.error.units-open');
    await verify(context, sample, [analysis]);
    return { sampleId: sample.id, sampleVerified: sample.state === 'verified' };
  },
});

/** Every evaluated result of a sample that carries nothing to look at, and that is not the person's own. */
export const verifySample = command({
  name: 'results.verify-sample',
  input: z.object({ sampleId: id() }),
  async handle(context, { sampleId }) {
    const { em, actor } = context;
    const sample = await lockSample(context, sampleId);
    const rows = await statesOf(context, sampleId);
    const analyses = await context.loadMany(resultsPolicy.review, Analysis, rows.filter(({ state }) => state === 'evaluated').map(({ id }) => id));
    const people = await recordedBy(em, analyses);
    const results = await em.find(Result, { analysisId: { $in: analyses.map(({ id }) => id) } });
    const doubted = new Set(doubtedResults(await resultsOf(em, sampleId)).flatMap(({ analysisIds }) => analysisIds));
    const open = await stillOpen(em, analyses);
    const clear = analyses.filter((analysis) => {
      const result = results.find((each) => each.analysisId === analysis.id && each.attempt === analysis.attempt);
      return result !== undefined && !needsAnEye(result) && !doubted.has(analysis.id) && !(analysis.unit && open.has(groupOf(analysis))) && may(actor, resultsPolicy.verify, { recordedBy: people.get(analysis.id)! });
    });
    if (clear.length === 0) throw new Conflict('results.error.none-clear');
    await verify(context, sample, clear);
    return { verified: clear.length, sampleVerified: sample.state === 'verified' };
  },
});

/** The sample of a test. A test that does not exist is not found. */
export async function sampleOf({ em }: CommandContext, analysisId: string): Promise<string> {
  const row = await em.getKysely<Tables>().selectFrom('analysis').select('sample_id').where('id', '=', analysisId).executeTakeFirst();
  if (!row) throw new NotFound();
  return row.sample_id;
}

/** Locks the sample before its tests, as the evaluation does, so that whoever finishes last sees all that is finished. */
export const lockSample = (context: CommandContext, sampleId: string): Promise<Sample> => context.load(samplesPolicy.advance, Sample, sampleId);

const statesOf = ({ em }: CommandContext, sampleId: string) =>
  em.getKysely<Tables>().selectFrom('analysis').select(['id', 'analyte_code as analyteCode', 'state']).where('sample_id', '=', sampleId).where('state', '!=', 'cancelled').execute();

async function verify(context: CommandContext, sample: Sample, analyses: readonly Analysis[]): Promise<void> {
  const { em, actor, now } = context;
  const results = await em.find(Result, { analysisId: { $in: analyses.map(({ id }) => id) } });
  const states = await statesOf(context, sample.id);
  for (const analysis of analyses) {
    const result = results.find((each) => each.analysisId === analysis.id && each.attempt === analysis.attempt)!;
    if (awaitsAnother(result.judgement, states)) throw new Conflict('results.error.other-awaited');
    analysisWorkflow.move(analysis, 'verify');
    Object.assign(result, { verifiedById: actor.id, verifiedAt: now });
  }
  const done = new Set(analyses.map(({ id }) => id));
  const others = states.filter(({ id }) => !done.has(id));
  if (sample.state === 'tested' && others.every(({ state }) => state === 'verified' || state === 'reported')) sampleWorkflow.move(sample, 'verify');
}
