import { sql } from 'kysely';
import type { Bilingual } from '../../kernel/i18n.ts';
import type { Em } from '../../platform/database/orm.ts';
import { unitCode } from '../samples/index.ts';

interface Tables {
  analysis: {
    id: string; sample_id: string; method_id: string; analyte_code: string; state: string; unit: number | null; assignee_id: string | null; worksheet_id: string | null;
    hold_until: unknown; due_on: string; sent_back_reason: string | null; attempt: number; derived: boolean;
  };
  sample: { id: string; code: string; matrix_code: string };
  method: { id: string; code: string; reference: string; external: unknown; analyte_code: string };
  analyte: { code: string; vi: string; en: string };
  matrix: { code: string; vi: string; en: string };
  worksheet: { id: string; number: string; state: 'open' | 'closed'; method_id: string; technician_id: string; created_at: unknown };
  person: { id: string; name: string };
}

/** One test that waits, as the bench may know it: by the code of its sample, with the unit that is tested. */
export interface WaitingTest {
  id: string;
  sampleCode: string;
  matrix: Bilingual;
  dueOn: string;
  holdUntil: Date | null;
  mine: boolean;
}

export interface WaitingGroup {
  methodId: string;
  reference: string;
  analyte: Bilingual;
  /** Normally sent to an external provider. */
  external: boolean;
  tests: WaitingTest[];
}

const most = 400;

/**
 * Tests that wait for this technician or for anyone, by method; first those that are late, then those whose holding time runs out
 * first. At most 400 are looked at: `more` says that there are others behind them, and a method picks its own; `late` those alone that
 * were promised for an earlier day.
 */
export async function waitingWork(em: Em, personId: string, today: string, { methodId, late: lateOnly }: { methodId?: string | undefined; late?: boolean } = {}): Promise<{ groups: WaitingGroup[]; more: boolean }> {
  let query = em.getKysely<Tables>().selectFrom('analysis as a')
    .innerJoin('sample as s', 's.id', 'a.sample_id').innerJoin('method as m', 'm.id', 'a.method_id').innerJoin('analyte as n', 'n.code', 'a.analyte_code').innerJoin('matrix as x', 'x.code', 's.matrix_code')
    .select(['a.id', 'a.unit', 'a.due_on', 'a.hold_until', 'a.assignee_id', 's.code', 'm.id as method_id', 'm.reference', 'm.external', 'n.vi', 'n.en', 'x.vi as matrix_vi', 'x.en as matrix_en'])
    .where('a.state', '=', 'waiting').where('a.derived', '=', sql<boolean>`false`).where((or) => or.or([or('a.assignee_id', 'is', null), or('a.assignee_id', '=', personId)]));
  if (methodId) query = query.where('a.method_id', '=', methodId);
  if (lateOnly) query = query.where('a.due_on', '<', today);
  const rows = await query.orderBy((order) => order.case().when('a.hold_until', 'is', null).then(1).else(0).end()).orderBy('a.hold_until').orderBy('a.due_on').orderBy('a.id').limit(most + 1).execute();

  const groups = new Map<string, WaitingGroup>();
  for (const row of rows.slice(0, most)) {
    const group = groups.get(row.method_id) ?? { methodId: row.method_id, reference: row.reference, analyte: { vi: row.vi, en: row.en }, external: Boolean(row.external), tests: [] };
    groups.set(row.method_id, group);
    group.tests.push({
      id: row.id, sampleCode: unitCode(row.code, row.unit), matrix: { vi: row.matrix_vi, en: row.matrix_en }, dueOn: row.due_on, mine: row.assignee_id === personId,
      holdUntil: row.hold_until === null ? null : new Date(row.hold_until as number),
    });
  }
  const late = (test: WaitingTest): number => (test.dueOn < today ? 0 : 1);
  for (const group of groups.values()) group.tests.sort((a, b) => late(a) - late(b));
  return { groups: [...groups.values()].sort((a, b) => late(a.tests[0]!) - late(b.tests[0]!)), more: rows.length > most };
}

/** A test that the verifier sent back, or wants tested again, to whoever works on it. */
export interface SentBackTest {
  id: string;
  worksheetId: string;
  worksheet: string;
  sampleCode: string;
  analyte: Bilingual;
  reference: string;
  dueOn: string;
  /** More than 1: tested again. */
  attempt: number;
  reason: string;
}

/** What came back to a technician, the earliest promised day first; at most 100. */
export async function sentBackWork(em: Em, personId: string, { before }: { before?: string | undefined } = {}): Promise<SentBackTest[]> {
  let query = em.getKysely<Tables>().selectFrom('analysis as a').innerJoin('worksheet as w', 'w.id', 'a.worksheet_id')
    .innerJoin('sample as s', 's.id', 'a.sample_id').innerJoin('method as m', 'm.id', 'a.method_id').innerJoin('analyte as n', 'n.code', 'a.analyte_code')
    .select(['a.id', 'a.unit', 'a.due_on', 'a.attempt', 'a.sent_back_reason', 'w.id as worksheet_id', 'w.number', 's.code', 'm.reference', 'n.vi', 'n.en'])
    .where('a.state', '=', 'in-progress').where('a.sent_back_reason', 'is not', null).where((or) => or.or([or('w.technician_id', '=', personId), or('a.assignee_id', '=', personId)]));
  if (before) query = query.where('a.due_on', '<', before);
  const rows = await query.orderBy('a.due_on').orderBy('a.id').limit(100).execute();
  return rows.map((row) => ({
    id: row.id, worksheetId: row.worksheet_id, worksheet: row.number, sampleCode: unitCode(row.code, row.unit), analyte: { vi: row.vi, en: row.en }, reference: row.reference,
    dueOn: row.due_on, attempt: row.attempt, reason: row.sent_back_reason ?? '',
  }));
}

/** A worksheet with what of it is still to be recorded and what was sent back. */
export interface WorksheetLine {
  id: string;
  number: string;
  state: 'open' | 'closed';
  reference: string;
  analyte: Bilingual;
  technician: string;
  createdAt: Date;
  tests: number;
  inProgress: number;
  sentBack: number;
  /** Of those in progress: promised for an earlier day. */
  late: number;
}

export interface WorksheetFilter {
  state?: 'open' | 'closed' | undefined;
  technicianId?: string | undefined;
  /** Those alone that hold a test promised for an earlier day, or one that came back. */
  only?: 'late' | 'sent-back' | undefined;
  /** The laboratory's day. */
  today: string;
  /** Id of the last one on the page before. */
  after?: string | undefined;
  limit: number;
}

/** Worksheets, newest first. Answers one more than `limit` when there is a next page. */
export async function worksheetLines(em: Em, { state, technicianId, only, today, after, limit }: WorksheetFilter): Promise<WorksheetLine[]> {
  let query = em.getKysely<Tables>().selectFrom('worksheet as w')
    .innerJoin('method as m', 'm.id', 'w.method_id').innerJoin('analyte as n', 'n.code', 'm.analyte_code').innerJoin('person as p', 'p.id', 'w.technician_id')
    .select((select) => [
      'w.id', 'w.number', 'w.state', 'w.created_at', 'm.reference', 'p.name', 'n.vi', 'n.en',
      select.selectFrom('analysis as a').whereRef('a.worksheet_id', '=', 'w.id').select((inner) => inner.fn.countAll().as('n')).as('tests'),
      select.selectFrom('analysis as a').whereRef('a.worksheet_id', '=', 'w.id').where('a.state', '=', 'in-progress').select((inner) => inner.fn.countAll().as('n')).as('in_progress'),
      select.selectFrom('analysis as a').whereRef('a.worksheet_id', '=', 'w.id').where('a.state', '=', 'in-progress').where('a.sent_back_reason', 'is not', null).select((inner) => inner.fn.countAll().as('n')).as('sent_back'),
      select.selectFrom('analysis as a').whereRef('a.worksheet_id', '=', 'w.id').where('a.state', '=', 'in-progress').where('a.due_on', '<', today).select((inner) => inner.fn.countAll().as('n')).as('late'),
    ]);
  if (state) query = query.where('w.state', '=', state);
  if (technicianId) query = query.where('w.technician_id', '=', technicianId);
  if (only) {
    query = query.where(({ exists, selectFrom }) => {
      const open = selectFrom('analysis as a').select('a.id').whereRef('a.worksheet_id', '=', 'w.id').where('a.state', '=', 'in-progress');
      return exists(only === 'late' ? open.where('a.due_on', '<', today) : open.where('a.sent_back_reason', 'is not', null));
    });
  }
  if (after) query = query.where('w.id', '<', after);
  const rows = await query.orderBy('w.id', 'desc').limit(limit + 1).execute();
  return rows.map((row) => ({
    id: row.id, number: row.number, state: row.state, reference: row.reference, analyte: { vi: row.vi, en: row.en }, technician: row.name, createdAt: new Date(row.created_at as number),
    tests: Number(row.tests), inProgress: Number(row.in_progress), sentBack: Number(row.sent_back), late: Number(row.late),
  }));
}
