import { z } from 'zod';
import { locales } from '../../../kernel/i18n.ts';
import { command } from '../../../platform/command/command.ts';
import { identityPolicy } from '../identity.policy.ts';
import { Person } from '../person.ts';

/** A person chooses the language of their pages, on every device, and of the mails to them. */
export const chooseLanguage = command({
  name: 'identity.choose-language',
  input: z.object({ language: z.enum(locales) }),
  async handle(context, { language }) {
    const person = await context.load(identityPolicy.self, Person, context.actor.id!);
    person.language = language;
  },
});
