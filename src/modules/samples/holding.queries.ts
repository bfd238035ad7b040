import type { Bilingual } from '../../kernel/i18n.ts';
import type { Em } from '../../platform/database/orm.ts';
import { unitCode } from './analysis.ts';
import { instantOf } from './samples.queries.ts';

interface Tables {
  analysis: { id: string; sample_id: string; method_id: string; analyte_code: string; state: string; unit: number | null; hold_until: unknown };
  sample: { id: string; code: string };
  method: { id: string; reference: string; technique: unknown };
  analyte: { code: string; vi: string; en: string };
}

/** A test that has not begun and whose holding time ends soon or has ended. */
export interface HoldingAlert {
  analysisId: string;
  sampleId: string;
  code: string;
  analyte: Bilingual;
  reference: string;
  holdUntil: Date;
  /** The time has passed: the test may only be made with a statement on the certificate. */
  past: boolean;
}

/** How long before its end a holding time is warned of. */
export const holdingWarningHours = 24;

/** Tests not begun whose holding time ends within a day of `now` or has ended, the most pressing first; at most `limit`. */
export async function holdingAlerts(em: Em, now: Date, limit = 50): Promise<HoldingAlert[]> {
  const until = new Date(now.getTime() + holdingWarningHours * 3_600_000);
  const rows = await em.getKysely<Tables>().selectFrom('analysis as a')
    .innerJoin('sample as s', 's.id', 'a.sample_id').innerJoin('method as m', 'm.id', 'a.method_id').innerJoin('analyte as n', 'n.code', 'a.analyte_code')
    .select(['a.id', 'a.sample_id', 's.code', 'a.unit', 'n.vi', 'n.en', 'm.reference', 'a.hold_until'])
    .where('a.state', '=', 'waiting')
    .where('a.hold_until', '<=', rawInstant(em, until))
    .orderBy('a.hold_until').orderBy('a.id').limit(limit).execute();
  return rows.map((row) => {
    const holdUntil = instantOf(row.hold_until)!;
    return { analysisId: row.id, sampleId: row.sample_id, code: unitCode(row.code, row.unit), analyte: { vi: row.vi, en: row.en }, reference: row.reference, holdUntil, past: holdUntil < now };
  });
}

/** An instant as raw queries compare it: SQLite holds milliseconds. */
const rawInstant = (em: Em, at: Date): unknown => (em.getDriver().constructor.name.includes('Sqlite') ? at.getTime() : at);
