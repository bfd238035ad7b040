import type { Actor } from '../../kernel/actor.ts';
import { NotFound } from '../../kernel/errors.ts';
import { isId } from '../../kernel/ids.ts';
import { authorize, may } from '../../kernel/policy.ts';
import { containsWords } from '../../platform/database/contains.ts';
import type { Em } from '../../platform/database/orm.ts';
import { clientsPolicy } from './clients.policy.ts';
import { Enterprise, type EnterpriseKind } from './enterprise.ts';
import { Notice } from './notice.ts';

interface Tables {
  enterprise: { id: string; kind: EnterpriseKind; name: string; tax_code: string | null; address: string; contact_name: string; phone: string; email: string; search_text: string };
  notice: { id: string; kind: string; recipient: string; subject: string; state: Notice['state']; created_at: unknown; sent_at: unknown };
}

export interface EnterpriseRow {
  id: string;
  kind: EnterpriseKind;
  name: string;
  taxCode: string | null;
  address: string;
  contactName: string;
  phone: string;
}

/** One page of a list, with the keys of its neighbours. */
export interface Listed<Row> {
  rows: Row[];
  next: string | null;
  previous: string | null;
}

const pageSize = 50;

/** Customers in the order of their folded names. `after` and `before` are ids of rows at the edge of a neighbouring page. */
export async function listEnterprises(em: Em, actor: Actor, { q = '', after, before, limit = pageSize }: { q?: string | undefined; after?: string | undefined; before?: string | undefined; limit?: number }): Promise<Listed<EnterpriseRow>> {
  const db = em.getKysely<Tables>();
  const edge = [after, before].find(isId);
  const anchor = edge ? await db.selectFrom('enterprise').select(['id', 'search_text']).where('id', '=', edge).executeTakeFirst() : undefined;
  const back = anchor !== undefined && !isId(after);
  const direction = back ? 'desc' : 'asc';
  let query = db.selectFrom('enterprise').select(['id', 'kind', 'name', 'tax_code', 'address', 'contact_name', 'phone']).orderBy('search_text', direction).orderBy('id', direction).limit(limit + 1);
  if (actor.enterpriseId !== null) query = query.where('id', '=', actor.enterpriseId);
  if (q.trim()) query = query.where(containsWords('search_text', q));
  if (anchor) {
    const beyond = back ? '<' : '>';
    query = query.where((is) => is.or([is('search_text', beyond, anchor.search_text), is.and([is('search_text', '=', anchor.search_text), is('id', beyond, anchor.id)])]));
  }
  const found = await query.execute();
  const more = found.length > limit;
  const rows = (back ? found.slice(0, limit).reverse() : found.slice(0, limit))
    .map(({ tax_code, contact_name, ...row }) => ({ ...row, taxCode: tax_code, contactName: contact_name }));
  return {
    rows,
    next: (back ? anchor !== undefined : more) ? (rows.at(-1)?.id ?? null) : null,
    previous: (back ? more : anchor !== undefined) ? (rows[0]?.id ?? null) : null,
  };
}

/** A customer that the actor may see; NotFound otherwise. `changeable` says whether the actor may change it. */
export async function enterpriseFor(em: Em, actor: Actor, id: string): Promise<{ enterprise: Enterprise; changeable: boolean }> {
  const enterprise = await em.findOne(Enterprise, { id });
  if (!enterprise) throw new NotFound();
  authorize(actor, clientsPolicy.see, enterprise);
  return { enterprise, changeable: may(actor, clientsPolicy.change, enterprise) };
}

export interface NoticeRow {
  id: string;
  recipient: string;
  subject: string;
  state: Notice['state'];
  createdAt: Date;
  sentAt: Date | null;
}

const instantOf = (value: unknown): Date => new Date(value as number | Date);

/** Messages to people outside, newest first. `after` is the id of the last row of the page before. */
export async function listNotices(em: Em, { state, after, limit = pageSize }: { state?: string | undefined; after?: string | undefined; limit?: number }): Promise<Pick<Listed<NoticeRow>, 'rows' | 'next'>> {
  let query = em.getKysely<Tables>().selectFrom('notice').select(['id', 'recipient', 'subject', 'state', 'created_at', 'sent_at']).orderBy('id', 'desc').limit(limit + 1);
  if (state) query = query.where('state', '=', state as Notice['state']);
  if (isId(after)) query = query.where('id', '<', after);
  const found = await query.execute();
  const rows = found.slice(0, limit).map(({ created_at, sent_at, ...row }) => ({ ...row, createdAt: instantOf(created_at), sentAt: sent_at === null ? null : instantOf(sent_at) }));
  return { rows, next: found.length > limit ? rows.at(-1)!.id : null };
}

/** One message with its text. */
export async function noticeFor(em: Em, id: string): Promise<Notice> {
  const notice = await em.findOne(Notice, { id });
  if (!notice) throw new NotFound();
  return notice;
}
