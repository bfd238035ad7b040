import type { Translator } from '../locales/index.ts';

interface About {
  how: 'rejected' | 'reserved';
  /** The customer's contact. */
  customer: string;
  code: string;
  /** The sample as the customer called it. */
  name: string;
  number: string;
  /** The reason, or the reservation. */
  words: string;
  link: string;
  laboratory: string;
}

/** A sample was refused, or taken in with a reservation that will stand on the certificate (ISO/IEC 17025:2017, 7.4.3). */
export const sampleReceptionMail = (t: Translator, { how, ...about }: About) => ({
  subject: t(`mail.sample-${how}.subject`, { code: about.code }),
  body: t(`mail.sample-${how}.body`, { ...about }),
});
