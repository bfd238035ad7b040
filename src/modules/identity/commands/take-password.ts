import type { Locale } from '../../../kernel/i18n.ts';
import type { CommandContext } from '../../../platform/command/command.ts';
import { translator } from '../../../../templates/locales/index.ts';
import { passwordChangedMail } from '../../../../templates/mail/password.ts';
import { notify } from '../../clients/index.ts';
import { laboratoryName } from '../laboratory.ts';
import { endLinks } from '../links.ts';
import { Session, type Person } from '../person.ts';

/**
 * A person takes a password (its hash): every session but the one told ends, links that wait are used up, and who had a password
 * before is told by mail that it was changed (OWASP ASVS 5.0, 6.3.7), in the language they chose or else that of the page.
 */
export async function takePassword(context: CommandContext, person: Person, passwordHash: string, { keep, locale, publicUrl }: { keep: string | null; locale: Locale; publicUrl: string }): Promise<void> {
  const { em, now } = context;
  const had = person.passwordHash !== null;
  person.activate(passwordHash);
  await em.nativeDelete(Session, { personId: person.id, ...(keep ? { digest: { $ne: keep } } : {}) });
  await endLinks(em, person.id, now);
  if (!had) return;
  const language = person.language ?? locale;
  const laboratory = await laboratoryName(em, language);
  notify(context, 'password-changed', person.email, passwordChangedMail(translator(language), { name: person.name, laboratory, at: now, link: `${publicUrl}/forgotten-password` }));
}
