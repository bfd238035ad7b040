import { newToken } from '../../kernel/ids.ts';
import type { CommandContext } from '../../platform/command/command.ts';
import type { Em } from '../../platform/database/orm.ts';
import { OneTimeLink } from './person.ts';
import { digestOf } from './sessions.ts';

type Purpose = OneTimeLink['purpose'];

const day = 24 * 60;
const minutes = { 'first-administrator': day, 'set-password': 7 * day } satisfies Record<Purpose, number>;

/** Makes a link that works once, for the minutes told, and answers its token: only a digest of it is kept. */
export function makeLink({ em, now, add }: Pick<CommandContext, 'em' | 'now' | 'add'>, purpose: Purpose, personId: string | null, life = minutes[purpose]): string {
  const token = newToken();
  add(em.create(OneTimeLink, { digest: digestOf(token), purpose, personId, expiresAt: new Date(now.getTime() + life * 60_000), usedAt: null }));
  return token;
}

/** A link that can still be used, or null. */
export async function findLink(em: Em, token: string, purpose: Purpose, now: Date): Promise<OneTimeLink | null> {
  const link = await em.findOne(OneTimeLink, { digest: digestOf(token), purpose });
  return link && !link.usedAt && link.expiresAt > now ? link : null;
}

/** Every link of a person that could still be used is used up. */
export const endLinks = (em: Em, personId: string, now: Date): Promise<number> => em.nativeUpdate(OneTimeLink, { personId, usedAt: null }, { usedAt: now });
