import { sql } from 'kysely';
import { dayOf, instant } from '../../kernel/calendar.ts';
import type { Em } from '../../platform/database/orm.ts';
import { Sample } from '../samples/index.ts';

interface Tables {
  test_request: { id: string; number: string; state: string; promised_on: string | null };
  requested_sample: { id: string; request_id: string };
  sample: { id: string; state: string; request_id: string; requested_sample_id: string; due_on: string };
  analysis: { id: string; sample_id: string; state: string; due_on: string; assignee_id: string | null; worksheet_id: string | null; sent_back_reason: string | null; derived: boolean };
  worksheet: { id: string; state: string; technician_id: string };
  regulation: { id: string };
  limit_value: { id: string; regulation_id: string; current: boolean; adoption: unknown };
  outbox_item: { id: string; state: string };
  person: { id: string; state: string };
  notice: { id: string; state: string };
  validation_study: { id: string; state: string };
}

/** A count that stops counting: 100 stands for "more than 99". */
export const most = 100;

/** How many, and the nearest promised day of them. */
export interface Waiting {
  count: number;
  nearest: string | null;
}

const db = (em: Em) => em.getKysely<Tables>();

const told = (rows: ReadonlyArray<{ day?: string | null }>): Waiting => ({ count: rows.length, nearest: rows[0]?.day ?? null });

/** Requests in a state, the oldest answer first. */
export const requestsIn = async (em: Em, state: string): Promise<number> => (await db(em).selectFrom('test_request').select('id').where('state', '=', state).limit(most).execute()).length;

/** Accepted requests of which a sample has not come in. */
export async function requestsWithoutSamples(em: Em): Promise<Waiting> {
  const rows = await db(em).selectFrom('test_request as r').select('r.promised_on as day').where('r.state', '=', 'accepted')
    .where(({ exists, selectFrom }) => exists(selectFrom('requested_sample as q').leftJoin('sample as s', 's.requested_sample_id', 'q.id').select('q.id').whereRef('q.request_id', '=', 'r.id').where('s.id', 'is', null)))
    .orderBy('r.promised_on').limit(most).execute();
  return told(rows);
}

/** Samples taken in since the laboratory's day began. */
export const samplesToday = async (em: Em, now: Date): Promise<number> => (await em.find(Sample, { receivedAt: { $gte: instant(dayOf(now)) } }, { fields: ['id'], orderBy: { id: 'desc' }, limit: most })).length;

/** Samples in the given states; with `before`, only those promised for an earlier day. */
export async function samplesIn(em: Em, states: readonly string[], before?: string): Promise<Waiting> {
  let query = db(em).selectFrom('sample').select('due_on as day').where('state', 'in', [...states]);
  if (before) query = query.where('due_on', '<', before);
  return told(await query.orderBy('due_on').limit(most).execute());
}

/** Tests of the bench in the given states, those that are calculated from others left out; with `before`, only those promised for an earlier day. */
export async function testsIn(em: Em, states: readonly string[], before?: string): Promise<Waiting> {
  let query = db(em).selectFrom('analysis').select('due_on as day').where('state', 'in', [...states]).where('derived', '=', sql<boolean>`false`);
  if (before) query = query.where('due_on', '<', before);
  return told(await query.orderBy('due_on').limit(most).execute());
}

/** Tests that a technician has begun: on a worksheet of theirs, or given to them; `sentBack` only those that came back. */
export async function testsOf(em: Em, personId: string, sentBack = false): Promise<Waiting> {
  let query = db(em).selectFrom('analysis as a').leftJoin('worksheet as w', 'w.id', 'a.worksheet_id').select('a.due_on as day').where('a.state', '=', 'in-progress')
    .where((is) => is.or([is('a.assignee_id', '=', personId), is('w.technician_id', '=', personId)]));
  if (sentBack) query = query.where('a.sent_back_reason', 'is not', null);
  return told(await query.orderBy('a.due_on').limit(most).execute());
}

/** A technician's worksheets that are still worked on. */
export const openWorksheets = async (em: Em, personId: string): Promise<number> =>
  (await db(em).selectFrom('worksheet').select('id').where('technician_id', '=', personId).where('state', '=', 'open').limit(most).execute()).length;

/** Samples with a result that waits to be verified, recorded by somebody else or not: who may verify which is asked there. */
export async function samplesToVerify(em: Em): Promise<Waiting> {
  const rows = await db(em).selectFrom('sample as s').select('s.due_on as day').where('s.state', 'in', ['received', 'tested'])
    .where(({ exists, selectFrom }) => exists(selectFrom('analysis as a').select('a.id').whereRef('a.sample_id', '=', 's.id').where('a.state', '=', 'evaluated')))
    .orderBy('s.due_on').limit(most).execute();
  return told(rows);
}

/** Regulations with a limit in use that the laboratory has not taken over from the law's text. */
export async function regulationsToAdopt(em: Em): Promise<number> {
  const rows = await db(em).selectFrom('regulation as r').select('r.id')
    .where(({ exists, selectFrom }) => exists(selectFrom('limit_value as l').select('l.id').whereRef('l.regulation_id', '=', 'r.id').where('l.current', '=', sql<boolean>`true`).where('l.adoption', 'is', null)))
    .limit(most).execute();
  return rows.length;
}

const inState = async (em: Em, table: 'outbox_item' | 'person' | 'notice', state: string): Promise<number> =>
  (await db(em).selectFrom(table).select('id').where('state', '=', state).limit(most).execute()).length;

export const failedJobs = (em: Em): Promise<number> => inState(em, 'outbox_item', 'failed');
export const peopleInvited = (em: Em): Promise<number> => inState(em, 'person', 'invited');
export const noticesWaiting = (em: Em): Promise<number> => inState(em, 'notice', 'waiting');

/** Validation studies of methods in a state. */
export const studiesIn = async (em: Em, state: string): Promise<number> => (await db(em).selectFrom('validation_study').select('id').where('state', '=', state).limit(most).execute()).length;
