import { sql } from 'kysely';
import type { Observation } from '../../science/measurement-model.ts';
import { fromJson } from '../../platform/database/columns.ts';
import type { Em } from '../../platform/database/orm.ts';
import type { Analysis } from '../samples/index.ts';

interface Tables {
  reading: { analysis_id: string; attempt: number; recorded_by_id: string };
  result: { analysis_id: string; attempt: number; recorded_by_id: string; observation: unknown };
  analysis: { id: string; attempt: number; derived: boolean };
}

/** Everybody who recorded a reading or the result of the present attempt, by analysis; of a derived result, of its inputs too. */
export async function recordedBy(em: Em, analyses: ReadonlyArray<Pick<Analysis, 'id' | 'attempt'>>): Promise<Map<string, string[]>> {
  const attempts = new Map(analyses.map(({ id, attempt }) => [id, attempt]));
  const people = new Map(analyses.map(({ id }) => [id, new Set<string>()]));
  if (analyses.length === 0) return new Map();
  const db = em.getKysely<Tables>();
  for (const table of ['reading', 'result'] as const) {
    const rows = await db.selectFrom(table).select(['analysis_id', 'attempt', 'recorded_by_id']).distinct().where('analysis_id', 'in', [...attempts.keys()]).execute();
    for (const row of rows) if (attempts.get(row.analysis_id) === row.attempt) people.get(row.analysis_id)!.add(row.recorded_by_id);
  }
  for (const [id, inputs] of await inputsOf(em, [...attempts.keys()])) for (const each of inputs) people.get(id)!.add(each);
  return new Map([...people].map(([id, set]) => [id, [...set]]));
}

/** Who recorded the results that derived ones among these are calculated from. */
async function inputsOf(em: Em, ids: readonly string[]): Promise<Map<string, string[]>> {
  const db = em.getKysely<Tables>();
  const rows = await db.selectFrom('analysis as a').innerJoin('result as r', (join) => join.onRef('r.analysis_id', '=', 'a.id').onRef('r.attempt', '=', 'a.attempt'))
    .select(['a.id', 'r.observation']).where('a.id', 'in', [...ids]).where('a.derived', '=', sql<boolean>`true`).execute();
  const of = rows.map(({ id, observation }) => {
    const seen = fromJson(observation) as Observation | null;
    return [id, seen?.kind === 'derived' ? Object.values(seen.inputs).map(({ analysisId }) => analysisId) : []] as const;
  });
  const inputs = [...new Set(of.flatMap(([, each]) => each))];
  if (inputs.length === 0) return new Map();
  const recorders = await recordedBy(em, await db.selectFrom('analysis').select(['id', 'attempt']).where('id', 'in', inputs).execute());
  return new Map(of.map(([id, each]) => [id, each.flatMap((input) => recorders.get(input) ?? [])]));
}
