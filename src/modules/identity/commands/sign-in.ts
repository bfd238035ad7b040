import { z } from 'zod';
import { Invalid } from '../../../kernel/errors.ts';
import { newToken } from '../../../kernel/ids.ts';
import { command } from '../../../platform/command/command.ts';
import { identityPolicy } from '../identity.policy.ts';
import { passwordFits } from '../passwords.ts';
import { Person, Session } from '../person.ts';
import { digestOf, lifetimeMinutes } from '../sessions.ts';
import { checkThrottle, clearFailures, countFailure } from '../throttle.ts';

/** A name and a password become a session; run by the system for whoever proves to be the person. Answers the session's token. */
export const signIn = command({
  name: 'identity.sign-in',
  input: z.object({ email: z.string().trim().toLowerCase().max(200), password: z.string().max(1000), remote: z.string().max(100) }),
  async prepare({ clock, log }, { email, password, remote }, _actor, em) {
    const now = clock.now();
    const keys = [`name:${email}`, `from:${remote}:${email}`];
    await checkThrottle(em, keys, now);
    const person = await em.findOne(Person, { email });
    const fits = await passwordFits(person?.state === 'active' ? (person.passwordHash ?? null) : null, password);
    if (!person || !fits) {
      await countFailure(em, keys, now);
      log.warn({ event: 'sign-in-failed', remote }, 'sign-in failed');
      throw Invalid.field('email', 'identity.error.sign-in');
    }
    await clearFailures(em, keys);
    return person.id;
  },
  async handle(context, _input, personId) {
    const person = await context.load(identityPolicy.self, Person, personId);
    const token = newToken();
    person.lastSignInAt = context.now;
    const { now } = context;
    context.add(context.em.create(Session, { digest: digestOf(token), personId, createdAt: now, seenAt: now, expiresAt: new Date(now.getTime() + lifetimeMinutes * 60_000) }));
    return token;
  },
});

