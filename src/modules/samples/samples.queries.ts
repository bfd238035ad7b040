import { isStaff, type Actor } from '../../kernel/actor.ts';
import { dayOf } from '../../kernel/calendar.ts';
import { fold } from '../../kernel/fold.ts';
import type { Bilingual } from '../../kernel/i18n.ts';
import { contains, containsWords } from '../../platform/database/contains.ts';
import type { Em } from '../../platform/database/orm.ts';
import { isId, type Page } from '../requests/index.ts';
import { sampleCodeIn } from './analysis.ts';
import { knowsCustomer } from './samples.policy.ts';
import type { SampleState } from './sample.ts';

interface Tables {
  sample: {
    id: string; code: string; state: SampleState; request_id: string; requested_sample_id: string; enterprise_id: string; matrix_code: string; name: string;
    received_at: unknown; hold_until: unknown; due_on: string; reservation: string | null; search_text: string;
  };
  matrix: { code: string; vi: string; en: string };
  enterprise: { id: string; name: string };
}

/** A sample as lists show it. Who works at the bench is not told whose it is or what its owner calls it. */
export interface SampleRow {
  id: string;
  code: string;
  state: SampleState;
  name: string | null;
  enterpriseName: string | null;
  matrix: Bilingual;
  receivedAt: Date;
  dueOn: string;
  holdUntil: Date | null;
  /** Promised before today and not yet reported. */
  late: boolean;
  reserved: boolean;
}

export interface SampleFilter {
  state?: SampleState | undefined;
  matrix?: string | undefined;
  /** Part of the code, or of the name or lot without diacritics. */
  q?: string | undefined;
  /** What is due first stands first; only what is not yet reported. */
  order?: 'newest' | 'due' | undefined;
  after?: string | undefined;
  before?: string | undefined;
  limit?: number | undefined;
}

export const instantOf = (value: unknown): Date | null => (value === null || value === undefined ? null : new Date(value as number | string | Date));
const openStates: readonly SampleState[] = ['received', 'tested', 'verified'];

/** `2026-11-25.<id>`: the key of a row in the order of promised days. */
const dueKey = (key: string | undefined): { day: string; id: string } | null => {
  const [, day, id] = /^(\d{4}-\d{2}-\d{2})\.(.+)$/.exec(key ?? '') ?? [];
  return day && id && isId(id) ? { day, id } : null;
};

/** Samples the actor may see, a page at a time: newest first, or what is due first. */
export async function listSamples(em: Em, actor: Actor, now: Date, filter: SampleFilter = {}): Promise<Page<SampleRow>> {
  const { q, after, before, order = 'newest', limit = 50 } = filter;
  const named = knowsCustomer(actor);
  let query = em.getKysely<Tables>().selectFrom('sample as s').innerJoin('matrix as m', 'm.code', 's.matrix_code').innerJoin('enterprise as e', 'e.id', 's.enterprise_id')
    .select(['s.id', 's.code', 's.state', 's.name', 'e.name as enterprise_name', 'm.vi', 'm.en', 's.received_at', 's.due_on', 's.hold_until', 's.reservation']);
  if (!isStaff(actor)) query = query.where('s.enterprise_id', '=', actor.enterpriseId ?? '00000000-0000-0000-0000-000000000000');
  if (filter.state) query = query.where('s.state', '=', filter.state);
  if (filter.matrix) query = query.where('s.matrix_code', '=', filter.matrix);
  if (q && fold(q)) {
    const code = contains('s.code', sampleCodeIn(q.trim().toUpperCase()));
    query = query.where((eb) => (named ? eb.or([code, containsWords('s.search_text', q)]) : code));
  }

  let back: boolean;
  if (order === 'due') {
    if (!filter.state) query = query.where('s.state', 'in', [...openStates]);
    const [from, to] = [dueKey(after), dueKey(before)];
    back = to !== null;
    const key = to ?? from;
    if (key) {
      const sign = back ? '<' : '>';
      query = query.where((eb) => eb.or([eb('s.due_on', sign, key.day), eb.and([eb('s.due_on', '=', key.day), eb('s.id', sign, key.id)])]));
    }
    query = query.orderBy('s.due_on', back ? 'desc' : 'asc').orderBy('s.id', back ? 'desc' : 'asc');
  } else {
    back = before !== undefined && isId(before);
    if (back) query = query.where('s.id', '>', before!);
    else if (after !== undefined && isId(after)) query = query.where('s.id', '<', after);
    query = query.orderBy('s.id', back ? 'asc' : 'desc');
  }
  const found = await query.limit(limit + 1).execute();
  const more = found.length > limit;
  const kept = found.slice(0, limit);
  if (back) kept.reverse();

  const today = dayOf(now);
  const rows = kept.map((row): SampleRow => ({
    id: row.id, code: row.code, state: row.state,
    name: named ? row.name : null,
    enterpriseName: named ? row.enterprise_name : null,
    matrix: { vi: row.vi, en: row.en },
    receivedAt: instantOf(row.received_at)!, dueOn: row.due_on, holdUntil: instantOf(row.hold_until),
    late: openStates.includes(row.state) && row.due_on < today,
    reserved: row.reservation !== null,
  }));
  const keyOf = (row: SampleRow) => (order === 'due' ? `${row.dueOn}.${row.id}` : row.id);
  return {
    rows,
    next: rows.length && (back || more) ? keyOf(rows.at(-1)!) : null,
    previous: rows.length && (back ? more : after !== undefined) ? keyOf(rows[0]!) : null,
  };
}

/** A requested sample that has come in: what the request's page shows of it. */
export interface ReceivedSample {
  requestedSampleId: string;
  id: string;
  code: string;
  state: SampleState;
}

/** The samples that have come in for a request. Whoever asks may see the request. */
export async function samplesOfRequest(em: Em, requestId: string): Promise<ReceivedSample[]> {
  const rows = await em.getKysely<Tables>().selectFrom('sample').select(['requested_sample_id', 'id', 'code', 'state']).where('request_id', '=', requestId).orderBy('id').execute();
  return rows.map((row) => ({ requestedSampleId: row.requested_sample_id, id: row.id, code: row.code, state: row.state }));
}
