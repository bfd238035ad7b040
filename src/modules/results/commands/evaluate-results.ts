import { sql } from 'kysely';
import { z } from 'zod';
import { command, type CommandContext } from '../../../platform/command/command.ts';
import { optionalId } from '../../../platform/command/inputs.ts';
import type { CalculatedResult } from '../../../science/measurement-model.ts';
import { Method } from '../../catalogue/index.ts';
import { Analysis, analysesPolicy, analysisWorkflow, Sample, samplesPolicy, sampleWorkflow } from '../../samples/index.ts';
import { translator } from '../../../../templates/locales/index.ts';
import { compareHistory, earlierResults } from '../evaluation/compare-history.ts';
import { deriveResults } from '../evaluation/derive.ts';
import { dependentResults, judgeSettled } from '../evaluation/judge-settled.ts';
import { besideUnits, type Settled } from '../evaluation/units.ts';
import { Result } from '../result.ts';

interface Tables {
  analysis: { id: string; sample_id: string; worksheet_id: string | null; state: string; derived: boolean };
}

/**
 * Judges what was handed in (of a worksheet, or one test), compares it with earlier results and moves it on; a sample whose tests are
 * all through is tested. Results whose limit depends on one that came, or on a test that was cancelled, and the other units of its sampling
 * plan, are judged again. What is not handed in, or was evaluated already, is passed over: run twice it has one effect.
 */
export const evaluateResults = command({
  name: 'results.evaluate',
  input: z.object({ worksheetId: optionalId(), analysisId: optionalId() }),
  async handle(context, { worksheetId, analysisId }) {
    const { em, now } = context;
    const rows = em.getKysely<Tables>().selectFrom('analysis').select(['id', 'sample_id']);
    const found = await (analysisId ? rows.where('id', '=', analysisId).where('state', 'in', ['submitted', 'cancelled']) : rows.where('worksheet_id', '=', worksheetId).where('state', '=', 'submitted')).execute();
    if (found.length === 0) return { evaluated: 0 };

    // The samples first: of two worksheets with tests of one sample, the later sees what the earlier did.
    const samples = await context.loadMany(samplesPolicy.advance, Sample, [...new Set(found.map((row) => row.sample_id))]);
    const named = await context.loadMany(analysesPolicy.evaluate, Analysis, found.map(({ id }) => id));
    const analyses = named.filter(({ state }) => state === 'submitted');
    const derived = await context.loadMany(analysesPolicy.evaluate, Analysis, await derivedWaiting(context, samples));
    const facts = await factsOf(context, analyses);
    const settled: Settled[] = [];
    for (const analysis of analyses) {
      const result = facts.results.find((each) => each.analysisId === analysis.id && each.attempt === analysis.attempt);
      if (!result) continue;
      settled.push({ analysis, method: facts.methods.get(analysis.methodId)!, result });
      analysisWorkflow.move(analysis, 'evaluate');
    }
    await deriveResults(context, derived, async ({ analysis, method, result }) => {
      if (result) settled.push({ analysis, method, result });
      else context.because(translator('vi')('results.derived.no-value', { name: method.reference }));
      analysisWorkflow.move(analysis, result ? 'derive' : 'cancel');
    });
    for (const { analysis, method, result } of settled) {
      const sample = samples.find(({ id }) => id === analysis.sampleId)!;
      result.history = compareHistory(result as CalculatedResult & Result, await earlierResults(em, sample, method.code, result.unit));
      result.evaluatedAt = now;
    }
    const through = [...named, ...derived].filter(({ state }) => state === 'evaluated' || state === 'cancelled');
    const again = await dependentResults(context, analysesPolicy.evaluate, samples, through);
    const units = await besideUnits(context, analysesPolicy.evaluate, [...through, ...again.map(({ analysis }) => analysis)]);
    await judgeSettled(context, samples, [...settled, ...again, ...units]);
    await finishSamples(context, samples, new Set(through.map(({ id }) => id)));
    return { evaluated: analyses.length };
  },
});

/** Tests of these samples that wait for the results they are calculated from. */
async function derivedWaiting({ em }: CommandContext, samples: readonly Sample[]): Promise<string[]> {
  const rows = await em.getKysely<Tables>().selectFrom('analysis').select('id').where('sample_id', 'in', samples.map(({ id }) => id)).where('state', '=', 'waiting').where('derived', '=', sql<boolean>`true`).execute();
  return rows.map(({ id }) => id);
}

async function factsOf({ em }: CommandContext, analyses: readonly Analysis[]) {
  const methods = await em.find(Method, { id: { $in: [...new Set(analyses.map(({ methodId }) => methodId))] } });
  return { methods: new Map(methods.map((method) => [method.id, method])), results: await em.find(Result, { analysisId: { $in: analyses.map(({ id }) => id) } }) };
}

async function finishSamples({ em }: CommandContext, samples: readonly Sample[], through: ReadonlySet<string>): Promise<void> {
  const rows = await em.getKysely<Tables>().selectFrom('analysis').select(['id', 'sample_id', 'state']).where('sample_id', 'in', samples.map(({ id }) => id)).where('state', '!=', 'cancelled').execute();
  for (const sample of samples) {
    const finished = rows.filter((row) => row.sample_id === sample.id).every(({ id, state }) => through.has(id) || ['evaluated', 'verified', 'reported'].includes(state));
    if (finished && sample.state === 'received') sampleWorkflow.move(sample, 'finish-testing');
  }
}
