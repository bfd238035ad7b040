import type { Translator } from '../locales/index.ts';

/** Mail with the link that sets a first password; for an enterprise it also confirms the address. */
export const welcomeMail = (t: Translator, { name, link, laboratory }: { name: string; link: string; laboratory: string }) => ({
  subject: t('mail.welcome.subject', { laboratory }),
  body: t('mail.welcome.body', { name, link, laboratory }),
});
