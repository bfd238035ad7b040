import { TooMany } from '../../kernel/errors.ts';
import type { Em } from '../../platform/database/orm.ts';
import { SignInFailure } from './person.ts';
import { digestOf } from './sessions.ts';

const windowMinutes = 15;

/** Throws TooMany after ten failures, or as many as are allowed, for one of the keys (a name, an address) within a quarter of an hour. */
export async function checkThrottle(em: Em, keys: readonly string[], now: Date, allowed = 10): Promise<void> {
  const since = new Date(now.getTime() - windowMinutes * 60_000);
  const failures = await em.find(SignInFailure, { key: { $in: keys.map(digestOf) }, since: { $gt: since } });
  if (failures.some(({ count }) => count >= allowed)) throw new TooMany();
}

/** Counts a failure, or whatever else is throttled. Written at once, whatever becomes of the command. */
export async function countFailure(em: Em, keys: readonly string[], now: Date): Promise<void> {
  const since = new Date(now.getTime() - windowMinutes * 60_000);
  for (const key of keys.map(digestOf)) {
    const earlier = await em.findOne(SignInFailure, { key });
    const fresh = earlier && earlier.since > since;
    await em.upsert(SignInFailure, { key, count: fresh ? earlier.count + 1 : 1, since: fresh ? earlier.since : now });
  }
}

export const clearFailures = (em: Em, keys: readonly string[]): Promise<number> => em.nativeDelete(SignInFailure, { key: { $in: keys.map(digestOf) } });
