import { z } from 'zod';
import { Invalid, NotFound } from '../../../kernel/errors.ts';
import { command } from '../../../platform/command/command.ts';
import { identityPolicy } from '../identity.policy.ts';
import { hashPassword, newPassword } from '../passwords.ts';
import { Person, Session } from '../person.ts';
import { findLink } from '../links.ts';

/** Whoever holds a one-time link sets the password of its person; run by the system. All sessions of that person end. */
export const setPassword = command({
  name: 'identity.set-password',
  input: z
    .object({ token: z.string().max(100), password: newPassword(), repeated: z.string() })
    .refine((input) => input.password === input.repeated, { path: ['repeated'], params: { key: 'identity.error.password-differs' } }),
  prepare: (_services, { password }) => hashPassword(password),
  async handle(context, { token }, passwordHash) {
    const link = await findLink(context.em, token, 'set-password', context.now);
    if (!link?.personId) throw new NotFound();
    const person = await context.load(identityPolicy.self, Person, link.personId);
    if (person.state === 'disabled') throw Invalid.field('password', 'identity.error.disabled');
    link.usedAt = context.now;
    person.activate(passwordHash);
    await context.em.nativeDelete(Session, { personId: person.id });
    return person.email;
  },
});
