import type { Em } from '../../platform/database/orm.ts';
import type { Analysis } from '../samples/index.ts';
import { placeKey } from './reading-plan.ts';

interface Tables {
  reading: { id: string; analysis_id: string; attempt: number; replicate: number; name: string; revision: number; text: string };
}

export interface LatestReading {
  id: string;
  text: string;
  revision: number;
}

/** The present reading of every place of the present attempts, by analysis and place; one query. */
export async function latestReadings(em: Em, analyses: ReadonlyArray<Pick<Analysis, 'id' | 'attempt'>>): Promise<Map<string, Map<string, LatestReading>>> {
  const byAnalysis = new Map<string, Map<string, LatestReading>>();
  if (analyses.length === 0) return byAnalysis;
  const attempts = new Map(analyses.map(({ id, attempt }) => [id, attempt]));
  const rows = await em.getKysely<Tables>().selectFrom('reading').select(['id', 'analysis_id', 'attempt', 'replicate', 'name', 'revision', 'text']).where('analysis_id', 'in', [...attempts.keys()]).execute();
  for (const row of rows) {
    if (row.attempt !== attempts.get(row.analysis_id)) continue;
    const places = byAnalysis.get(row.analysis_id) ?? new Map<string, LatestReading>();
    byAnalysis.set(row.analysis_id, places);
    const key = placeKey(row);
    if ((places.get(key)?.revision ?? 0) < row.revision) places.set(key, { id: row.id, text: row.text, revision: row.revision });
  }
  return byAnalysis;
}
