import { formatDateTime } from '../../src/kernel/i18n.ts';
import type { Translator } from '../locales/index.ts';

interface To {
  name: string;
  laboratory: string;
}

/** The link for a new password, for whoever said at the sign-in page that the present one is forgotten. */
export const passwordLinkMail = (t: Translator, { minutes, ...about }: To & { link: string; minutes: number }) => ({
  subject: t('mail.password-link.subject', { laboratory: about.laboratory }),
  body: t('mail.password-link.body', { ...about, minutes: String(minutes) }),
});

/** A password was changed: who did not do it can still act. */
export const passwordChangedMail = (t: Translator, { at, ...about }: To & { at: Date; link: string }) => ({
  subject: t('mail.password-changed.subject', { laboratory: about.laboratory }),
  body: t('mail.password-changed.body', { ...about, at: formatDateTime(at) }),
});
