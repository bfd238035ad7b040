import type { Locale } from '../../src/kernel/i18n.ts';
import { translator, type Translator } from '../locales/index.ts';

export interface Letter {
  subject: string;
  body: string;
}

const rule = '\n—————\n\n';
const slash = ' / ';

/** A letter in one language, or in both for who asked for a certificate in both: Vietnamese first. */
export function letter(language: Locale | 'bilingual', write: (t: Translator) => Letter): Letter {
  if (language !== 'bilingual') return write(translator(language));
  const [vi, en] = [write(translator('vi')), write(translator('en'))];
  return { subject: `${vi.subject}${slash}${en.subject}`, body: `${vi.body}${rule}${en.body}` };
}

type Part = { lang: Locale; text: string };

/** The parts of a letter that was kept, each with the language it is in. */
export function partsOf({ subject, body }: Letter): { subject: Part[]; body: Part[] } {
  const [first, second] = body.split(rule);
  const lang = first!.startsWith('Dear ') ? 'en' : 'vi';
  if (second === undefined) return { subject: [{ lang, text: subject }], body: [{ lang, text: body }] };
  return { subject: subjectParts(subject), body: [{ lang, text: first! }, { lang: 'en', text: second }] };
}

/** A subject alone, as lists show it: whole in one language, or Vietnamese and English. */
export function subjectParts(subject: string): Part[] {
  const [first, second] = subject.split(slash);
  return second === undefined ? [{ lang: 'vi', text: subject }] : [{ lang: 'vi', text: first! }, { lang: 'en', text: second }];
}
