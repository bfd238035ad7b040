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
  /** The certificate that this one replaces, and why. */
  replaces: { number: string; reason: string } | null;
}

/** A certificate has been issued. The file itself is not sent: mail is no safe place for results. */
export function certificateMail(t: Translator, { replaces, ...params }: CertificateMail) {
  if (!replaces) return { subject: t('mail.certificate.subject', { number: params.number, request: params.request }), body: t('mail.certificate.body', params) };
  const both = { ...params, replaced: replaces.number, reason: replaces.reason };
  return { subject: t('mail.replaced.subject', { number: both.number, replaced: both.replaced }), body: t('mail.replaced.body', both) };
}
