import type { Translator } from '../locales/index.ts';

export interface CertificateMail {
  name: string;
  number: string;
  request: string;
  laboratory: string;
  /** Where the customer downloads it, signed in. */
  link: string;
  /** Where anyone checks it. */
  verify: string;
}

/** A certificate has been issued. The file itself is not sent: mail is no safe place for results. */
export const certificateMail = (t: Translator, params: CertificateMail) => ({
  subject: t('mail.certificate.subject', { number: params.number, request: params.request }),
  body: t('mail.certificate.body', { ...params }),
});
