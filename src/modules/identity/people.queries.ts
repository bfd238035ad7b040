import type { Role } from '../../kernel/actor.ts';
import { NotFound } from '../../kernel/errors.ts';
import { isId } from '../../kernel/ids.ts';
import { fromJson } from '../../platform/database/columns.ts';
import { containsWords } from '../../platform/database/contains.ts';
import type { Em } from '../../platform/database/orm.ts';
import { Enterprise, type Listed } from '../clients/index.ts';
import { Person } from './person.ts';

interface Tables {
  person: { id: string; name: string; email: string; title: string; roles: unknown; state: Person['state']; enterprise_id: string | null; last_sign_in_at: unknown; search_text: string };
  enterprise: { id: string; name: string };
}

export interface PersonRow {
  id: string;
  name: string;
  email: string;
  title: string;
  roles: Role[];
  state: Person['state'];
  enterprise: string | null;
  lastSignInAt: Date | null;
}

/** Whose people: the laboratory's, the customers', or those who can sign in no more. */
export const peopleGroups = ['staff', 'customers', 'invited', 'disabled'] as const;
export type PeopleGroup = (typeof peopleGroups)[number];

const pageSize = 50;

/** People in the order of their folded names; `after` is the id of the last row of the page before. */
export async function listPeople(em: Em, { group = 'staff', q = '', after, limit = pageSize }: { group?: PeopleGroup; q?: string | undefined; after?: string | undefined; limit?: number }): Promise<Pick<Listed<PersonRow>, 'rows' | 'next'>> {
  const db = em.getKysely<Tables>();
  let query = db.selectFrom('person').leftJoin('enterprise', 'enterprise.id', 'person.enterprise_id')
    .select(['person.id', 'person.name', 'person.email', 'person.title', 'person.roles', 'person.state', 'person.last_sign_in_at', 'enterprise.name as enterprise'])
    .orderBy('person.search_text').orderBy('person.id').limit(limit + 1);
  if (group === 'disabled' || group === 'invited') query = query.where('person.state', '=', group);
  else query = query.where('person.state', '!=', 'disabled').where('person.enterprise_id', group === 'staff' ? 'is' : 'is not', null);
  if (q.trim()) query = query.where(containsWords('person.search_text', q));
  const anchor = isId(after) ? await db.selectFrom('person').select(['id', 'search_text']).where('id', '=', after).executeTakeFirst() : undefined;
  if (anchor) query = query.where((is) => is.or([is('person.search_text', '>', anchor.search_text), is.and([is('person.search_text', '=', anchor.search_text), is('person.id', '>', anchor.id)])]));
  const found = await query.execute();
  const rows = found.slice(0, limit).map(({ last_sign_in_at, roles, ...row }): PersonRow => ({
    ...row,
    roles: fromJson(roles) as Role[],
    lastSignInAt: last_sign_in_at === null ? null : new Date(last_sign_in_at as number | Date),
  }));
  return { rows, next: found.length > limit ? rows.at(-1)!.id : null };
}

/** One person and the customer they belong to. */
export async function personFor(em: Em, id: string): Promise<{ person: Person; enterprise: { id: string; name: string } | null }> {
  const person = await em.findOne(Person, { id });
  if (!person) throw new NotFound();
  const enterprise = person.enterpriseId ? await em.findOneOrFail(Enterprise, { id: person.enterpriseId }) : null;
  return { person, enterprise: enterprise && { id: enterprise.id, name: enterprise.name } };
}
