import { isStaff, type Actor } from '../../kernel/actor.ts';
import { fold } from '../../kernel/fold.ts';
import { contains, containsWords } from '../../platform/database/contains.ts';
import type { Em } from '../../platform/database/orm.ts';
import { isId } from './requests.view.ts';
import type { Purpose, RequestState } from './test-request.ts';

interface Tables {
  test_request: {
    id: string; number: string; state: RequestState; enterprise_id: string; purpose: Purpose; price: number; promised_on: string | null;
    created_at: unknown; submitted_at: unknown; accepted_at: unknown;
  };
  enterprise: { id: string; name: string; tax_code: string | null; address: string; search_text: string };
  requested_sample: { id: string; request_id: string; position: number; name: string; matrix_code: string };
}

/** A request as lists show it. */
export interface RequestRow {
  id: string;
  number: string;
  state: RequestState;
  enterpriseId: string;
  enterpriseName: string;
  purpose: Purpose;
  price: number;
  promisedOn: string | null;
  createdAt: Date;
  submittedAt: Date | null;
  /** Names of its samples, in order. */
  samples: string[];
}

export interface RequestFilter {
  state?: RequestState | undefined;
  states?: readonly RequestState[];
  /** Part of the number, or of the customer's name or tax number, without diacritics. */
  q?: string | undefined;
  enterpriseId?: string | undefined;
  /** Key of the last row of the page before, or of the first row of the page after. */
  after?: string | undefined;
  before?: string | undefined;
  limit?: number | undefined;
}

export interface Page<Row> {
  rows: Row[];
  /** Keys for the neighbouring pages, null at the ends. */
  next: string | null;
  previous: string | null;
}

const instantOf = (value: unknown): Date | null => (value === null || value === undefined ? null : new Date(value as number | string | Date));

/** Requests the actor may see, newest first, a page at a time. */
export async function listRequests(em: Em, actor: Actor, filter: RequestFilter = {}): Promise<Page<RequestRow>> {
  const { q, after, before, limit = 50 } = filter;
  const db = em.getKysely<Tables>();
  let query = db.selectFrom('test_request as r').innerJoin('enterprise as e', 'e.id', 'r.enterprise_id')
    .select(['r.id', 'r.number', 'r.state', 'r.enterprise_id', 'e.name', 'r.purpose', 'r.price', 'r.promised_on', 'r.created_at', 'r.submitted_at']);
  if (!isStaff(actor)) query = query.where('r.enterprise_id', '=', actor.enterpriseId ?? '00000000-0000-0000-0000-000000000000');
  if (filter.state) query = query.where('r.state', '=', filter.state);
  if (filter.states) query = query.where('r.state', 'in', [...filter.states]);
  if (filter.enterpriseId && isId(filter.enterpriseId)) query = query.where('r.enterprise_id', '=', filter.enterpriseId);
  if (q && fold(q)) query = query.where((eb) => eb.or([contains('r.number', q.trim().toUpperCase()), containsWords('e.search_text', q)]));
  const back = before !== undefined && isId(before);
  if (back) query = query.where('r.id', '>', before);
  else if (after !== undefined && isId(after)) query = query.where('r.id', '<', after);
  const found = await query.orderBy('r.id', back ? 'asc' : 'desc').limit(limit + 1).execute();
  const more = found.length > limit;
  const kept = found.slice(0, limit);
  if (back) kept.reverse();

  const names = kept.length
    ? await db.selectFrom('requested_sample').select(['request_id', 'name', 'position']).where('request_id', 'in', kept.map(({ id }) => id)).orderBy('position').execute()
    : [];
  const rows = kept.map((row): RequestRow => ({
    id: row.id, number: row.number, state: row.state, enterpriseId: row.enterprise_id, enterpriseName: row.name, purpose: row.purpose, price: row.price,
    promisedOn: row.promised_on, createdAt: instantOf(row.created_at)!, submittedAt: instantOf(row.submitted_at),
    samples: names.filter(({ request_id }) => request_id === row.id).map(({ name }) => name),
  }));
  const further = back || after !== undefined;
  return {
    rows,
    next: rows.length && (back || more) ? rows.at(-1)!.id : null,
    previous: rows.length && further && (!back || more) ? rows[0]!.id : null,
  };
}

/** What a customer, or the desk, has under way: drafts, requests that wait for an answer, accepted ones; newest first, twenty at most. */
export const openRequestsOf = async (em: Em, actor: Actor): Promise<RequestRow[]> =>
  (await listRequests(em, actor, { states: ['draft', 'submitted', 'accepted'], limit: 20 })).rows;

export interface EnterpriseChoice {
  id: string;
  name: string;
  taxCode: string | null;
  address: string;
}

/** Customers the desk can make a request for: those whose name or tax number holds the text; without one the newest. */
export async function findEnterprises(em: Em, q: string): Promise<EnterpriseChoice[]> {
  let query = em.getKysely<Tables>().selectFrom('enterprise').select(['id', 'name', 'tax_code', 'address']);
  if (fold(q)) query = query.where(containsWords('search_text', q));
  const found = await query.orderBy('id', 'desc').limit(12).execute();
  return found.map(({ id, name, tax_code, address }) => ({ id, name, taxCode: tax_code, address }));
}
