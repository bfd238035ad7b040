import { z } from 'zod';
import { locales } from '../../../kernel/i18n.ts';
import { command } from '../../../platform/command/command.ts';
import { identityPolicy } from '../identity.policy.ts';
import { hashPassword, newPassword } from '../passwords.ts';
import { Person } from '../person.ts';
import { confirmIdentity } from '../signature.ts';
import { takePassword } from './take-password.ts';

/** A person who knows the present password takes another. All other sessions of theirs end. */
export const changePassword = command({
  name: 'identity.change-password',
  input: z
    .object({ current: z.string().max(1000), password: newPassword(), repeated: z.string(), sessionId: z.string().length(64).nullable(), locale: z.enum(locales).default('vi') })
    .refine((input) => input.password === input.repeated, { path: ['repeated'], params: { key: 'identity.error.password-differs' } }),
  async prepare(services, { current, password }, actor, em) {
    await confirmIdentity(services, actor, current, em, 'current');
    return { publicUrl: services.publicUrl, passwordHash: await hashPassword(password) };
  },
  async handle(context, { sessionId, locale }, { publicUrl, passwordHash }) {
    const person = await context.load(identityPolicy.self, Person, context.actor.id!);
    await takePassword(context, person, passwordHash, { keep: sessionId, locale, publicUrl });
  },
});
