import { z } from 'zod';
import { Conflict, NotFound } from '../../../kernel/errors.ts';
import { command } from '../../../platform/command/command.ts';
import { email, text } from '../../../platform/command/inputs.ts';
import { identityPolicy } from '../identity.policy.ts';
import { findLink } from '../links.ts';
import { hashPassword, newPassword } from '../passwords.ts';
import { Person } from '../person.ts';

/** The link that the first start prints creates the first administrator, once, while there is nobody; run by the system. */
export const createFirstAdministrator = command({
  name: 'identity.create-first-administrator',
  input: z
    .object({ token: z.string().max(100), name: text(), email: email(), password: newPassword(), repeated: z.string() })
    .refine((input) => input.password === input.repeated, { path: ['repeated'], params: { key: 'identity.error.password-differs' } }),
  prepare: (_services, { password }) => hashPassword(password),
  async handle(context, input, passwordHash) {
    const link = await findLink(context.em, input.token, 'first-administrator', context.now);
    if (!link) throw new NotFound();
    if ((await context.em.count(Person)) > 0) throw new Conflict('identity.error.not-first');
    link.usedAt = context.now;
    const person = Person.of({ email: input.email, name: input.name, roles: ['administrator'] }, context.now);
    person.activate(passwordHash);
    return context.create(identityPolicy.invite, person).id;
  },
});
