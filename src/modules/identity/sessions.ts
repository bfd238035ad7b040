import { createHash } from 'node:crypto';
import { anonymous, type Actor } from '../../kernel/actor.ts';
import type { Locale } from '../../kernel/i18n.ts';
import type { Em } from '../../platform/database/orm.ts';
import { Person, Session } from './person.ts';

/** Unused for this long, a session ends (a working day at the bench is not interrupted by lunch). */
export const idleMinutes = 240;
/** A session ends after this long whatever happens. */
export const lifetimeMinutes = 12 * 60;

export const digestOf = (token: string): string => createHash('sha256').update(token).digest('hex');

/** Who a session belongs to and the language they chose: active, and neither idle too long nor over. Notes at most once a minute that it is in use. */
export async function findSession(em: Em, token: string, now: Date): Promise<{ actor: Actor; sessionId: string | null; locale: Locale | null }> {
  const none = { actor: anonymous, sessionId: null, locale: null };
  const session = await em.findOne(Session, { digest: digestOf(token) });
  if (!session || session.expiresAt <= now || session.seenAt.getTime() + idleMinutes * 60_000 <= now.getTime()) return none;
  const person = await em.findOne(Person, { id: session.personId });
  if (!person || person.state !== 'active') return none;
  if (now.getTime() - session.seenAt.getTime() > 60_000) await em.nativeUpdate(Session, { digest: session.digest }, { seenAt: now });
  return { actor: person.actor, sessionId: session.digest, locale: person.language ?? null };
}
