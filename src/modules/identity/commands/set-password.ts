import { z } from 'zod';
import { Invalid, NotFound } from '../../../kernel/errors.ts';
import { locales } from '../../../kernel/i18n.ts';
import { command } from '../../../platform/command/command.ts';
import { identityPolicy } from '../identity.policy.ts';
import { hashPassword, newPassword } from '../passwords.ts';
import { findLink } from '../links.ts';
import { Person } from '../person.ts';
import { takePassword } from './take-password.ts';

/** Whoever holds a one-time link sets the password of its person; run by the system. All sessions of that person end. */
export const setPassword = command({
  name: 'identity.set-password',
  input: z
    .object({ token: z.string().max(100), password: newPassword(), repeated: z.string(), locale: z.enum(locales).default('vi') })
    .refine((input) => input.password === input.repeated, { path: ['repeated'], params: { key: 'identity.error.password-differs' } }),
  prepare: async ({ publicUrl }, { password }) => ({ publicUrl, passwordHash: await hashPassword(password) }),
  async handle(context, { token, locale }, { publicUrl, passwordHash }) {
    const link = await findLink(context.em, token, 'set-password', context.now);
    if (!link?.personId) throw new NotFound();
    const person = await context.load(identityPolicy.self, Person, link.personId);
    if (person.state === 'disabled') throw Invalid.field('password', 'identity.error.disabled');
    await takePassword(context, person, passwordHash, { keep: null, locale, publicUrl });
    return person.email;
  },
});
