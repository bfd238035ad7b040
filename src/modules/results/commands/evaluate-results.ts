import { sql } from 'kysely';
import { z } from 'zod';
import { command, type CommandContext } from '../../../platform/command/command.ts';
import { optionalId } from '../../../platform/command/inputs.ts';
import type { CalculatedResult } from '../../../science/measurement-model.ts';
import { Limit, Method, Regulation } from '../../catalogue/index.ts';
import { RequestedSample, TestRequest } from '../../requests/index.ts';
import { Analysis, analysesPolicy, analysisWorkflow, Sample, samplesPolicy, sampleWorkflow } from '../../samples/index.ts';
import { translator } from '../../../../templates/locales/index.ts';
import { calculatedOf } from '../evaluation/calculated-of.ts';
import { compareHistory, earlierResults } from '../evaluation/compare-history.ts';
import { deriveResults } from '../evaluation/derive.ts';
import { judgeResult } from '../evaluation/judge-result.ts';
import { judgeUnits, settledBeside } from '../evaluation/units.ts';
import { Result } from '../result.ts';

interface Tables {
  analysis: { id: string; sample_id: string; worksheet_id: string | null; state: string; derived: boolean };
}

/**
 * Judges what was handed in (of a worksheet, or one test), compares it with earlier results and moves it on; a sample whose tests are
 * all through is tested. What is not handed in, or was evaluated already, is passed over: run twice it has one effect.
 */
export const evaluateResults = command({
  name: 'results.evaluate',
  input: z.object({ worksheetId: optionalId(), analysisId: optionalId() }),
  async handle(context, { worksheetId, analysisId }) {
    const { em, now } = context;
    let waiting = em.getKysely<Tables>().selectFrom('analysis').select(['id', 'sample_id']).where('state', '=', 'submitted');
    waiting = analysisId ? waiting.where('id', '=', analysisId) : waiting.where('worksheet_id', '=', worksheetId);
    const found = await waiting.execute();
    if (found.length === 0) return { evaluated: 0 };

    // The samples first: of two worksheets with tests of one sample, the later sees what the earlier did.
    const samples = await context.loadMany(samplesPolicy.advance, Sample, [...new Set(found.map((row) => row.sample_id))]);
    const analyses = (await context.loadMany(analysesPolicy.evaluate, Analysis, found.map(({ id }) => id))).filter(({ state }) => state === 'submitted');
    const derived = await context.loadMany(analysesPolicy.evaluate, Analysis, await derivedWaiting(context, samples));
    const beside = await settledBeside(em, analyses);
    const units = beside.length ? await context.loadMany(analysesPolicy.evaluate, Analysis, beside.map(({ id }) => id)) : [];
    const facts = await factsOf(context, samples, [...analyses, ...derived]);
    for (const analysis of analyses) {
      const result = facts.results.find((each) => each.analysisId === analysis.id && each.attempt === analysis.attempt);
      if (!result) continue;
      await settle(analysis, result);
      analysisWorkflow.move(analysis, 'evaluate');
    }
    await judgeUnits(context, samples, [...analyses, ...units]);
    await deriveResults(context, derived, async ({ analysis, method, result }) => {
      if (result) await settle(analysis, result);
      else context.because(translator('vi')('results.derived.no-value', { name: method.reference }));
      analysisWorkflow.move(analysis, result ? 'derive' : 'cancel');
    });
    const through = [...analyses, ...derived].filter(({ state }) => state === 'evaluated' || state === 'cancelled');
    await finishSamples(context, samples, new Set(through.map(({ id }) => id)));
    return { evaluated: analyses.length };

    /** Judged against what the regulation asks, compared with earlier results of the place. */
    async function settle(analysis: Analysis, result: Result): Promise<void> {
      const sample = samples.find(({ id }) => id === analysis.sampleId)!;
      const method = facts.methods.get(analysis.methodId)!;
      const request = facts.requests.get(sample.requestId)!;
      const requested = facts.requested.get(sample.requestedSampleId)!;
      const regulation = sample.regulationId ? facts.regulations.get(sample.regulationId) : undefined;
      const judged = regulation && judgeResult({
        result: calculatedOf(result, method), method, regulation, limits: facts.limits.filter(({ regulationId }) => regulationId === regulation.id),
        class: sample.regulationClass ?? null, condition: requested.condition ?? null, declared: requested.declared, rule: request.decisionRule,
      });
      result.limitId = judged?.limitId ?? null;
      result.judgement = judged?.judgement ?? null;
      result.history = compareHistory(result as CalculatedResult & Result, await earlierResults(em, sample, method.code, result.unit));
      result.evaluatedAt = now;
    }
  },
});

/** Tests of these samples that wait for the results they are calculated from. */
async function derivedWaiting({ em }: CommandContext, samples: readonly Sample[]): Promise<string[]> {
  const rows = await em.getKysely<Tables>().selectFrom('analysis').select('id').where('sample_id', 'in', samples.map(({ id }) => id)).where('state', '=', 'waiting').where('derived', '=', sql<boolean>`true`).execute();
  return rows.map(({ id }) => id);
}

async function factsOf({ em }: CommandContext, samples: readonly Sample[], analyses: readonly Analysis[]) {
  const byId = <T extends { id: string }>(rows: readonly T[]) => new Map(rows.map((row) => [row.id, row]));
  const regulationIds = [...new Set(samples.flatMap(({ regulationId }) => (regulationId ? [regulationId] : [])))];
  const analyteCodes = [...new Set(analyses.map(({ analyteCode }) => analyteCode))];
  return {
    methods: byId(await em.find(Method, { id: { $in: [...new Set(analyses.map(({ methodId }) => methodId))] } })),
    results: await em.find(Result, { analysisId: { $in: analyses.map(({ id }) => id) } }),
    requests: byId(await em.find(TestRequest, { id: { $in: [...new Set(samples.map(({ requestId }) => requestId))] } })),
    requested: byId(await em.find(RequestedSample, { id: { $in: samples.map(({ requestedSampleId }) => requestedSampleId) } })),
    regulations: byId(regulationIds.length ? await em.find(Regulation, { id: { $in: regulationIds } }) : []),
    limits: regulationIds.length ? await em.find(Limit, { regulationId: { $in: regulationIds }, current: true, analyteCode: { $in: analyteCodes } }) : [],
  };
}

async function finishSamples({ em }: CommandContext, samples: readonly Sample[], through: ReadonlySet<string>): Promise<void> {
  const rows = await em.getKysely<Tables>().selectFrom('analysis').select(['id', 'sample_id', 'state']).where('sample_id', 'in', samples.map(({ id }) => id)).where('state', '!=', 'cancelled').execute();
  for (const sample of samples) {
    const finished = rows.filter((row) => row.sample_id === sample.id).every(({ id, state }) => through.has(id) || ['evaluated', 'verified', 'reported'].includes(state));
    if (finished && sample.state === 'received') sampleWorkflow.move(sample, 'finish-testing');
  }
}
