import type { Permission } from '../../../kernel/policy.ts';
import { canonical } from '../../../platform/audit/chain.ts';
import type { CommandContext } from '../../../platform/command/command.ts';
import { calculate } from '../../../science/calculation.ts';
import type { CalculatedResult } from '../../../science/measurement-model.ts';
import { dependentLimits, Limit, type Method, Regulation } from '../../catalogue/index.ts';
import { RequestedSample, TestRequest } from '../../requests/index.ts';
import { Analysis, analysisWorkflow, conditionOfSample, type Sample, sampleWorkflow } from '../../samples/index.ts';
import type { Result } from '../result.ts';
import { wordsOfChoice } from '../results.queries.ts';
import { judgeResult } from './judge-result.ts';
import { otherResults } from './other-results.ts';
import { groupOf, settledOf, type Settled } from './units.ts';

const byId = <T extends { id: string }>(rows: readonly T[]) => new Map(rows.map((row) => [row.id, row]));

/**
 * Judges results by what the regulations of their samples ask. The samples are those of the results, held by this command. One that was
 * verified and is judged otherwise now goes back to the verifier: a verdict never changes behind the back of who signed for it. A later
 * edition of its limit that states the same is not otherwise. Of a test on units all that have a result are given together: a sampling plan judges them as one, and each unit gets the verdict.
 */
export async function judgeSettled({ em }: CommandContext, samples: readonly Sample[], settled: readonly Settled[]): Promise<void> {
  if (settled.length === 0) return;
  const regulationIds = regulationsOf(samples);
  const analyteCodes = [...new Set(settled.map(({ analysis }) => analysis.analyteCode))];
  const requests = byId(await em.find(TestRequest, { id: { $in: [...new Set(samples.map(({ requestId }) => requestId))] } }));
  const requested = byId(await em.find(RequestedSample, { id: { $in: samples.map(({ requestedSampleId }) => requestedSampleId) } }));
  const regulations = byId(regulationIds.length ? await em.find(Regulation, { id: { $in: regulationIds } }) : []);
  const limits = regulationIds.length ? await em.find(Limit, { regulationId: { $in: regulationIds }, current: true, analyteCode: { $in: analyteCodes } }) : [];
  const needed = [...new Set(limits.flatMap(({ dependsOn }) => dependsOn?.analyte ?? []))];
  const others = await otherResults(em, samples.map(({ id }) => id), needed, settled.map(({ result }) => result));
  const signed = settled.flatMap(({ analysis, result }) => (analysis.state === 'verified' && result.limitId ? [result.limitId] : []));
  const editions = byId([...limits, ...(signed.length ? await em.find(Limit, { id: { $in: signed } }) : [])]);
  const told = ({ limitId, judgement }: Pick<Result, 'limitId' | 'judgement'>) => canonical({ limit: stated(editions.get(limitId ?? '')), judgement: judgement ?? null });
  const groups = Map.groupBy(settled.filter(({ analysis }) => analysis.unit), ({ analysis }) => groupOf(analysis));
  for (const { analysis, method, result } of settled) {
    const sample = samples.find(({ id }) => id === analysis.sampleId)!;
    const asked = requested.get(sample.requestedSampleId)!;
    const regulation = sample.regulationId ? regulations.get(sample.regulationId) : undefined;
    const judged = regulation && judgeResult({
      result: calculatedOf(result, method), method, regulation, limits: limits.filter(({ regulationId }) => regulationId === regulation.id),
      ...(analysis.unit ? { units: groups.get(groupOf(analysis))!.map((unit) => calculatedOf(unit.result, method)) } : {}),
      class: sample.regulationClass ?? null, condition: conditionOfSample(sample, asked), declared: asked.declared, rule: requests.get(sample.requestId)!.decisionRule,
      others: others.get(sample.id) ?? [],
    });
    const answer = { limitId: judged?.limitId ?? null, judgement: judged?.judgement ?? null };
    if (analysis.state === 'verified') {
      if (told(answer) === told(result)) continue;
      takeBack(sample, analysis, result);
    }
    Object.assign(result, answer);
  }
}

/** Which limit it is and what it states, in whatever edition. */
const stated = (limit: Limit | undefined) => (limit ? { regulationId: limit.regulationId, key: limit.key, unit: limit.unit, value: limit.value } : null);

function takeBack(sample: Sample, analysis: Analysis, result: Result): void {
  analysisWorkflow.move(analysis, 'reconsider');
  Object.assign(result, { verifiedById: null, verifiedAt: null });
  if (sample.state === 'verified') sampleWorkflow.move(sample, 'reopen');
}

/**
 * Results whose limit depends on one of these, which came, were cancelled or are on their way again. What is on a certificate already is
 * left alone: a sample is reported whole, so no result that it depends on can come after.
 */
export async function dependentResults(context: CommandContext, permission: Permission<Analysis>, samples: readonly Sample[], changed: readonly Analysis[]): Promise<Settled[]> {
  const { em } = context;
  const limits = await dependentLimits(em, regulationsOf(samples));
  if (limits.length === 0) return [];
  const of = (analysis: Analysis, sample: Sample): boolean => !changed.includes(analysis) && ['evaluated', 'verified'].includes(analysis.state) && limits.some(({ regulationId, analyteCode, dependsOn }) =>
    regulationId === sample.regulationId && analyteCode === analysis.analyteCode && changed.some((each) => each.sampleId === sample.id && each.analyteCode === dependsOn.analyte));
  const siblings = await em.find(Analysis, { sampleId: { $in: samples.map(({ id }) => id) }, analyteCode: { $in: [...new Set(limits.map(({ analyteCode }) => analyteCode))] } });
  const found = siblings.filter((analysis) => of(analysis, samples.find(({ id }) => id === analysis.sampleId)!));
  const analyses = await context.loadMany(permission, Analysis, found.map(({ id }) => id));
  return settledOf(em, analyses);
}

const regulationsOf = (samples: readonly Sample[]): string[] => [...new Set(samples.flatMap(({ regulationId }) => (regulationId ? [regulationId] : [])))];

/** The result as the method gives it; another laboratory's as its report says. */
function calculatedOf(result: Result, method: Method): CalculatedResult {
  if (result.observation) return calculate(method.model, result.observation);
  const { portion } = wordsOfChoice(method.model, result.text);
  const meaning = method.model.kind === 'choice' ? method.model.choices.find(({ code }) => code === result.text)?.meaning : undefined;
  return {
    qualifier: result.qualifier, text: result.text, unrounded: result.unrounded ?? null, expandedUncertainty: result.expandedUncertainty ?? null,
    replicates: [], warnings: [],
    ...(result.qualifier === 'nd' ? { detected: false } : {}), ...(meaning ? { meaning } : {}), ...(portion ? { portion } : {}),
  };
}
