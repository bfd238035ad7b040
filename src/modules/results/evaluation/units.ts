import type { Em } from '../../../platform/database/orm.ts';
import type { CommandContext } from '../../../platform/command/command.ts';
import { Limit, Method, Regulation } from '../../catalogue/index.ts';
import { RequestedSample, TestRequest } from '../../requests/index.ts';
import { Analysis, type AnalysisState, type Sample } from '../../samples/index.ts';
import { Result } from '../result.ts';
import { calculatedOf } from './calculated-of.ts';
import { judgeResult } from './judge-result.ts';

const settled: ReadonlySet<AnalysisState> = new Set(['evaluated', 'verified', 'reported']);
const open: ReadonlySet<AnalysisState> = new Set(['waiting', 'in-progress', 'submitted']);

type UnitTest = Pick<Analysis, 'id' | 'sampleId' | 'methodId' | 'state'> & { unit?: number | null };

/** Tests of one method on the units of one sample belong together: a sampling plan judges them all. */
export const groupOf = ({ sampleId, methodId }: Pick<Analysis, 'sampleId' | 'methodId'>): string => `${sampleId} ${methodId}`;

/** The groups, of these tests, of which a unit has no result yet: nothing of them is verified before, for the verdict may still change. */
export const openGroups = (analyses: readonly UnitTest[]): Set<string> => new Set(analyses.filter(({ unit, state }) => unit && open.has(state)).map(groupOf));

/** The groups of these tests that are still open; reads nothing where none is done on a unit. */
export async function stillOpen(em: Em, analyses: readonly Analysis[]): Promise<Set<string>> {
  const onUnits = analyses.filter(({ unit }) => unit);
  return onUnits.length ? openGroups(await em.find(Analysis, { sampleId: { $in: onUnits.map(({ sampleId }) => sampleId) }, unit: { $ne: null } })) : new Set();
}

/** The other tests of the groups of these that have a result: the verdict that is judged anew is theirs as well. Reads nothing where none is done on a unit. */
export async function settledBeside(em: Em, analyses: readonly Analysis[]): Promise<Analysis[]> {
  const onUnits = analyses.filter(({ unit }) => unit);
  if (onUnits.length === 0) return [];
  const groups = new Set(onUnits.map(groupOf));
  const given = new Set(analyses.map(({ id }) => id));
  const beside = await em.find(Analysis, { sampleId: { $in: [...new Set(onUnits.map(({ sampleId }) => sampleId))] }, unit: { $ne: null } });
  return beside.filter((each) => groups.has(groupOf(each)) && settled.has(each.state) && !given.has(each.id));
}

/**
 * Judges the groups of these tests by their sampling plans, from the units that have a result now: a failing unit fails all at once,
 * they pass only with every unit that the plan asks for. Each unit keeps its own result and gets the verdict of its group; where
 * another limit holds beside the plan, it is met by the unit itself. The caller has been permitted to change every one of the groups.
 */
export async function judgeUnits({ em }: CommandContext, samples: readonly Sample[], analyses: readonly Analysis[]): Promise<void> {
  const onUnits = analyses.filter(({ unit, state }) => unit && settled.has(state));
  for (const group of Map.groupBy(onUnits, groupOf).values()) {
    const { sampleId, methodId, analyteCode } = group[0]!;
    const sample = samples.find(({ id }) => id === sampleId)!;
    const regulation = sample.regulationId ? await em.findOne(Regulation, { id: sample.regulationId }) : null;
    if (!regulation) continue;
    const method = await em.findOneOrFail(Method, { id: methodId });
    const limits = await em.find(Limit, { regulationId: regulation.id, current: true, analyteCode });
    const { decisionRule } = await em.findOneOrFail(TestRequest, { id: sample.requestId });
    const { condition, declared } = await em.findOneOrFail(RequestedSample, { id: sample.requestedSampleId });
    const found = await em.find(Result, { analysisId: { $in: group.map(({ id }) => id) } });
    const results = group.toSorted((a, b) => a.unit! - b.unit!).flatMap(({ id, attempt }) => found.filter((result) => result.analysisId === id && result.attempt === attempt));
    const units = results.map((result) => calculatedOf(result, method));
    for (const [index, result] of results.entries()) {
      const judged = judgeResult({ result: units[index]!, units, method, regulation, limits, class: sample.regulationClass ?? null, condition: condition ?? null, declared, rule: decisionRule });
      Object.assign(result, { limitId: judged?.limitId ?? null, judgement: judged?.judgement ?? null });
    }
  }
}
