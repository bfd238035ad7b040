import { formatMoney } from '../../src/kernel/i18n.ts';
import type { Translator } from '../locales/index.ts';

interface About {
  /** The customer's contact. */
  name: string;
  number: string;
  link: string;
  laboratory: string;
}

/** The laboratory has taken a request on: what it costs, when the result is promised, how to hand the samples over. */
export const requestAcceptedMail = (t: Translator, { price, ...about }: About & { price: number; promisedOn: string }) => ({
  subject: t('mail.request-accepted.subject', { number: about.number }),
  body: t('mail.request-accepted.body', { ...about, price: formatMoney(price, t.locale) }),
});

/** The laboratory has declined or cancelled a request, and why. */
export const requestClosedMail = (t: Translator, { how, ...about }: About & { how: 'decline' | 'cancel'; reason: string }) => ({
  subject: t(`mail.request-${how}.subject`, { number: about.number }),
  body: t(`mail.request-${how}.body`, { ...about }),
});
