import type { Permission } from '../../../kernel/policy.ts';
import type { CommandContext } from '../../../platform/command/command.ts';
import type { Em } from '../../../platform/database/orm.ts';
import { Method } from '../../catalogue/index.ts';
import { Analysis, type AnalysisState } from '../../samples/index.ts';
import { Result } from '../result.ts';
import { isSettled } from './other-results.ts';

const open: ReadonlySet<AnalysisState> = new Set(['waiting', 'in-progress', 'submitted']);

/** A test with the result that stands for its present attempt. */
export interface Settled {
  analysis: Analysis;
  method: Method;
  result: Result;
}

type UnitTest = Pick<Analysis, 'sampleId' | 'methodId' | 'state'> & { unit?: number | null };

/** Tests of one method on the units of one sample belong together: a sampling plan judges them all. */
export const groupOf = ({ sampleId, methodId }: Pick<Analysis, 'sampleId' | 'methodId'>): string => `${sampleId} ${methodId}`;

/** The groups, of these tests, of which a unit has no result yet: nothing of them is verified before, for the verdict may still change. */
export const openGroups = (analyses: readonly UnitTest[]): Set<string> => new Set(analyses.filter(({ unit, state }) => unit && open.has(state)).map(groupOf));

/** The groups of these tests that are still open; reads nothing where none is done on a unit. */
export async function stillOpen(em: Em, analyses: readonly Analysis[]): Promise<Set<string>> {
  return openGroups(await unitsOf(em, analyses));
}

/** The other units of these tests that have a result, which are judged with them. Reads nothing where none is done on a unit. */
export async function besideUnits(context: CommandContext, permission: Permission<Analysis>, changed: readonly Analysis[]): Promise<Settled[]> {
  const given = new Set(changed.map(({ id }) => id));
  const groups = new Set(changed.filter(({ unit }) => unit).map(groupOf));
  const beside = (await unitsOf(context.em, changed)).filter((each) => groups.has(groupOf(each)) && isSettled(each) && !given.has(each.id));
  if (beside.length === 0) return [];
  const analyses = await context.loadMany(permission, Analysis, beside.map(({ id }) => id));
  return settledOf(context.em, analyses);
}

/** These tests, all of which have a result, with the methods they were done by. */
export async function settledOf(em: Em, analyses: readonly Analysis[]): Promise<Settled[]> {
  const methods = new Map((await em.find(Method, { id: { $in: [...new Set(analyses.map(({ methodId }) => methodId))] } })).map((method) => [method.id, method]));
  const results = new Map((await em.find(Result, { analysisId: { $in: analyses.map(({ id }) => id) }, setAsideReason: null })).map((result) => [`${result.analysisId} ${result.attempt}`, result]));
  return analyses.map((analysis) => ({ analysis, method: methods.get(analysis.methodId)!, result: results.get(`${analysis.id} ${analysis.attempt}`)! }));
}

/** Every test on a unit of the samples of these, where one of these is done on a unit. */
async function unitsOf(em: Em, analyses: readonly Analysis[]): Promise<Analysis[]> {
  const samples = [...new Set(analyses.flatMap(({ unit, sampleId }) => (unit ? [sampleId] : [])))];
  return samples.length ? em.find(Analysis, { sampleId: { $in: samples }, unit: { $ne: null } }) : [];
}
