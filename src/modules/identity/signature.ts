import type { Actor } from '../../kernel/actor.ts';
import { Forbidden, Invalid, Unauthenticated } from '../../kernel/errors.ts';
import type { Services } from '../../platform/command/services.ts';
import type { Em } from '../../platform/database/orm.ts';
import { passwordFits } from './passwords.ts';
import { Person } from './person.ts';
import { checkThrottle, clearFailures, countFailure } from './throttle.ts';

/**
 * Proves that the person at the keyboard is the one who is signed in, before something is signed: the password is entered
 * again. A program's token cannot. Throws Invalid on the field it was entered in; ten wrong ones in a quarter of an hour are throttled.
 */
export async function confirmIdentity({ clock, log }: Services, actor: Actor, password: string, em: Em, field = 'password'): Promise<void> {
  if (actor.kind === 'token') throw new Forbidden('error.token-cannot-sign');
  if (actor.kind !== 'person' || !actor.id) throw new Unauthenticated();
  const now = clock.now();
  const keys = [`signature:${actor.id}`];
  await checkThrottle(em, keys, now);
  const person = await em.findOneOrFail(Person, { id: actor.id });
  if (await passwordFits(person.passwordHash ?? null, password)) {
    await clearFailures(em, keys);
    return;
  }
  await countFailure(em, keys, now);
  log.warn({ event: 'signature-refused', person: actor.id }, 'wrong password at a signature');
  throw Invalid.field(field, 'identity.error.password-wrong');
}
