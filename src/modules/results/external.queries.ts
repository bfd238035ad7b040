import type { Bilingual } from '../../kernel/i18n.ts';
import { fromJson } from '../../platform/database/columns.ts';
import type { Em } from '../../platform/database/orm.ts';
import { Method } from '../catalogue/index.ts';
import { unitCode, type ExternalProvider } from '../samples/index.ts';

interface Tables {
  analysis: { id: string; sample_id: string; method_id: string; analyte_code: string; state: string; unit: number | null; due_on: string; external: unknown; sent_back_reason: string | null };
  sample: { id: string; code: string; request_id: string };
  test_request: { id: string; consent_external: unknown };
  method: { id: string; reference: string };
  analyte: { code: string; vi: string; en: string };
}

/** A test that an external provider does. */
export interface ExternalTest {
  id: string;
  sampleCode: string;
  analyte: Bilingual;
  reference: string;
  dueOn: string;
  /** Whether the customer has agreed. */
  consent: boolean;
  /** Null until it is dispatched. */
  provider: ExternalProvider | null;
  sentBackReason: string | null;
}

/** Tests to be dispatched, and those whose report is awaited, by the promised day; at most `limit` of each. */
export async function externalTests(em: Em, limit = 200): Promise<{ waiting: ExternalTest[]; dispatched: ExternalTest[] }> {
  const query = em.getKysely<Tables>().selectFrom('analysis as a').innerJoin('sample as s', 's.id', 'a.sample_id').innerJoin('test_request as q', 'q.id', 's.request_id')
    .innerJoin('method as m', 'm.id', 'a.method_id').innerJoin('analyte as n', 'n.code', 'a.analyte_code')
    .select(['a.id', 'a.unit', 's.code', 'n.vi', 'n.en', 'm.reference', 'a.due_on', 'q.consent_external', 'a.external', 'a.sent_back_reason']).orderBy('a.due_on').orderBy('a.id').limit(limit);
  const methods = (await em.find(Method, { external: true }, { fields: ['id'] })).map(({ id }) => id);
  const waiting = methods.length === 0 ? [] : await query.where('a.state', '=', 'waiting').where('a.method_id', 'in', methods).execute();
  const dispatched = await query.where('a.state', '=', 'in-progress').where('a.external', 'is not', null).execute();
  const told = (row: (typeof waiting)[number]): ExternalTest => ({
    id: row.id, sampleCode: unitCode(row.code, row.unit), analyte: { vi: row.vi, en: row.en }, reference: row.reference, dueOn: row.due_on, consent: Boolean(row.consent_external),
    provider: fromJson(row.external) as ExternalProvider | null, sentBackReason: row.sent_back_reason,
  });
  return { waiting: waiting.map(told), dispatched: dispatched.map(told) };
}
