import { anonymous, type Actor } from '../../kernel/actor.ts';
import { newToken } from '../../kernel/ids.ts';
import type { Em } from '../../platform/database/orm.ts';
import { digestOf, Person } from '../identity/index.ts';
import { ApiToken } from './api-token.ts';

/** A new key for a program; its beginning says what it is, so that one found in a file or a log is recognised. */
export const newApiToken = (): string => `chuan_${newToken()}`;

/** Who a bearer token acts for: an active person, by a token that was not revoked. Anyone else is a visitor. */
export async function findToken(em: Em, bearer: string): Promise<Actor> {
  const token = await em.findOne(ApiToken, { digest: digestOf(bearer), revokedAt: null });
  const person = token && (await em.findOne(Person, { id: token.personId }));
  return person?.state === 'active' ? { ...person.actor, kind: 'token' } : anonymous;
}

export interface TokenRow {
  id: string;
  label: string;
  createdAt: Date;
  revokedAt: Date | null;
}

/** The keys of one person, newest first. */
export async function tokensOf(em: Em, personId: string): Promise<TokenRow[]> {
  const tokens = await em.find(ApiToken, { personId }, { orderBy: { id: 'desc' }, limit: 100 });
  return tokens.map(({ id, label, createdAt, revokedAt }) => ({ id, label, createdAt, revokedAt: revokedAt ?? null }));
}
