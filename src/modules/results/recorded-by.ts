import type { Em } from '../../platform/database/orm.ts';
import type { Analysis } from '../samples/index.ts';

interface Tables {
  reading: { analysis_id: string; attempt: number; recorded_by_id: string };
  result: { analysis_id: string; attempt: number; recorded_by_id: string };
}

/** Everybody who recorded a reading or the result of the present attempt, by analysis. */
export async function recordedBy(em: Em, analyses: ReadonlyArray<Pick<Analysis, 'id' | 'attempt'>>): Promise<Map<string, string[]>> {
  const attempts = new Map(analyses.map(({ id, attempt }) => [id, attempt]));
  const people = new Map(analyses.map(({ id }) => [id, new Set<string>()]));
  if (analyses.length === 0) return new Map();
  const db = em.getKysely<Tables>();
  for (const table of ['reading', 'result'] as const) {
    const rows = await db.selectFrom(table).select(['analysis_id', 'attempt', 'recorded_by_id']).distinct().where('analysis_id', 'in', [...attempts.keys()]).execute();
    for (const row of rows) if (attempts.get(row.analysis_id) === row.attempt) people.get(row.analysis_id)!.add(row.recorded_by_id);
  }
  return new Map([...people].map(([id, set]) => [id, [...set]]));
}
