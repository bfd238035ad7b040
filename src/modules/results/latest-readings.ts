import type { Em } from '../../platform/database/orm.ts';
import type { Analysis } from '../samples/index.ts';
import { placeKey } from './reading-plan.ts';

interface Tables {
  reading: { id: string; analysis_id: string; attempt: number; replicate: number; name: string; revision: number; text: string; recorded_at: unknown };
}

export interface LatestReading {
  id: string;
  text: string;
  revision: number;
  at: Date;
}

/** The present reading of every place of the present attempts, by analysis and place; one query. */
export async function latestReadings(em: Em, analyses: ReadonlyArray<Pick<Analysis, 'id' | 'attempt'>>): Promise<Map<string, Map<string, LatestReading>>> {
  const byAnalysis = new Map<string, Map<string, LatestReading>>();
  if (analyses.length === 0) return byAnalysis;
  const attempts = new Map(analyses.map(({ id, attempt }) => [id, attempt]));
  const rows = await em.getKysely<Tables>().selectFrom('reading').select(['id', 'analysis_id', 'attempt', 'replicate', 'name', 'revision', 'text', 'recorded_at']).where('analysis_id', 'in', [...attempts.keys()]).execute();
  for (const row of rows) {
    if (row.attempt !== attempts.get(row.analysis_id)) continue;
    const places = byAnalysis.get(row.analysis_id) ?? new Map<string, LatestReading>();
    byAnalysis.set(row.analysis_id, places);
    const key = placeKey(row);
    if ((places.get(key)?.revision ?? 0) < row.revision) places.set(key, { id: row.id, text: row.text, revision: row.revision, at: new Date(row.recorded_at as number) });
  }
  return byAnalysis;
}

/**
 * What a worksheet shows as the present value of a shared reading: that of the first test in progress that has one, in the order of the
 * worksheet. A test that was handed in, or came back, may hold another.
 */
export function shownShared(
  analyses: ReadonlyArray<Pick<Analysis, 'id' | 'state' | 'position'>>, latest: ReadonlyMap<string, ReadonlyMap<string, LatestReading>>, place: { replicate: number; name: string },
): LatestReading | undefined {
  const readings = analyses.toSorted((a, b) => (a.position ?? 0) - (b.position ?? 0))
    .flatMap(({ id, state }) => {
      const reading = latest.get(id)?.get(placeKey(place));
      return reading ? [{ reading, open: state === 'in-progress' }] : [];
    });
  return (readings.find(({ open }) => open) ?? readings[0])?.reading;
}
