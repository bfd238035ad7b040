import { fold } from '../../kernel/fold.ts';
import type { Bilingual } from '../../kernel/i18n.ts';
import { isId } from '../../kernel/ids.ts';
import type { Em } from '../../platform/database/orm.ts';
import type { Conclusion, StudyKind, StudyState } from '../../../templates/validation/study.types.ts';

interface Tables {
  validation_study: { id: string; number: string; state: StudyState; kind: StudyKind; method_id: string; conclusion: Conclusion | null; created_by_id: string; created_at: unknown; search_text: string };
  method: { id: string; code: string; edition: number; reference: string; analyte_code: string };
  analyte: { code: string; vi: string; en: string };
  person: { id: string; name: string };
}

export interface StudyRow {
  id: string;
  number: string;
  state: StudyState;
  kind: StudyKind;
  conclusion: Conclusion | null;
  method: string;
  edition: number;
  analyte: Bilingual;
  createdBy: string;
  createdAt: Date;
}

export interface StudyFilter {
  q?: string | undefined;
  state?: StudyState | undefined;
  /** The last id of the page before; studies come newest first. */
  before?: string | undefined;
}

export const pageSize = 50;

/** Studies, newest first; one more than a page holds when there are more. */
export async function studyRows(em: Em, { q, state, before }: StudyFilter): Promise<StudyRow[]> {
  let query = em.getKysely<Tables>()
    .selectFrom('validation_study as s')
    .innerJoin('method as m', 'm.id', 's.method_id')
    .innerJoin('analyte as a', 'a.code', 'm.analyte_code')
    .innerJoin('person as p', 'p.id', 's.created_by_id')
    .select(['s.id', 's.number', 's.state', 's.kind', 's.conclusion', 'm.reference', 'm.edition', 'a.vi', 'a.en', 'p.name', 's.created_at'])
    .orderBy('s.id', 'desc')
    .limit(pageSize + 1);
  if (state) query = query.where('s.state', '=', state);
  if (isId(before)) query = query.where('s.id', '<', before);
  if (q && fold(q)) query = query.where('s.search_text', 'like', `%${fold(q).replace(/[%_\\]/g, ' ')}%`);
  return (await query.execute()).map((row) => ({
    id: row.id, number: row.number, state: row.state, kind: row.kind, conclusion: row.conclusion, method: row.reference, edition: row.edition,
    analyte: { vi: row.vi, en: row.en }, createdBy: row.name, createdAt: new Date(row.created_at as string),
  }));
}
