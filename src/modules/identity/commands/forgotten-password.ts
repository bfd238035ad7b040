import { z } from 'zod';
import { locales } from '../../../kernel/i18n.ts';
import { newId } from '../../../kernel/ids.ts';
import { command } from '../../../platform/command/command.ts';
import { email, id } from '../../../platform/command/inputs.ts';
import { translator } from '../../../../templates/locales/index.ts';
import { passwordLinkMail } from '../../../../templates/mail/password.ts';
import { notify } from '../../clients/index.ts';
import { laboratoryName } from '../laboratory.ts';
import { makeLink } from '../links.ts';
import { Person } from '../person.ts';
import { checkThrottle, countFailure } from '../throttle.ts';

/** How long a link works that was asked for at the sign-in page. */
const linkMinutes = 30;

/**
 * Somebody forgot a password and asks for a link; run by the system. What is done here, and so what is answered and when, is the
 * same whether or not the address is known: the mail is written by a job. Three for an address, or ten from one place, within a
 * quarter of an hour; then TooMany.
 */
export const askForLink = command({
  name: 'identity.ask-for-link',
  input: z.object({ email: email(), locale: z.enum(locales), remote: z.string().max(100) }),
  async prepare({ clock, log }, { email, remote }, _actor, em) {
    const now = clock.now();
    const [address, place] = [[`link:${email}`], [`link-from:${remote}`]];
    await checkThrottle(em, address, now, 3);
    await checkThrottle(em, place, now);
    await countFailure(em, [...address, ...place], now);
    log.info({ event: 'password-link-asked', remote }, 'a link for a new password was asked for');
  },
  async handle({ em, enqueue }, { email, locale }) {
    const known = await em.findOne(Person, { email });
    enqueue('send-password-link', { personId: known?.id ?? newId(), locale });
  },
});

/** Sends the link that was asked for, when there is such a person and they are not disabled. */
export const sendPasswordLink = command({
  name: 'identity.send-password-link',
  input: z.object({ personId: id(), locale: z.enum(locales) }),
  prepare: async ({ publicUrl }) => publicUrl,
  async handle(context, { personId, locale }, publicUrl) {
    const person = await context.em.findOne(Person, { id: personId });
    if (!person || person.state === 'disabled') return;
    const link = `${publicUrl}/password/${makeLink(context, 'set-password', personId, linkMinutes)}`;
    const language = person.language ?? locale;
    const laboratory = await laboratoryName(context.em, language);
    notify(context, 'password-link', person.email, passwordLinkMail(translator(language), { name: person.name, link, laboratory, minutes: linkMinutes }));
  },
});
