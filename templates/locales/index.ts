import { fill, type Bilingual, type Locale, type MessageParams } from '../../src/kernel/i18n.ts';
import { subscripted } from '../../src/kernel/subscripts.ts';
import { messages as vi } from './vi/index.ts';
import { messages as en } from './en/index.ts';

/** Every message of the program, by key. The Vietnamese catalogue is the list of keys; the English one must match it. */
export type MessageKey = keyof typeof vi;

const catalogues: Record<Locale, Record<MessageKey, string>> = { vi, en };

/** Speaks one language: messages by key, and names kept as data in both languages. */
export interface Translator {
  readonly locale: Locale;
  (key: MessageKey, params?: MessageParams): string;
  /** The name of a thing that is data in both languages, formulas in it with their subscripts. */
  name(text: Bilingual): string;
}

/** Throws on a key that is in no catalogue: nobody should read a key. */
export function translator(locale: Locale): Translator {
  const catalogue = catalogues[locale];
  const t = (key: MessageKey, params?: MessageParams): string => {
    const text = catalogue[key];
    if (text === undefined) throw new Error(`no message "${key}" in ${locale}`);
    return fill(text, params);
  };
  // A function's own `name` cannot be assigned, only defined anew.
  return Object.defineProperties(t, { locale: { value: locale }, name: { value: (text: Bilingual) => subscripted(text[locale]) } }) as Translator;
}

export const isMessageKey = (key: string): key is MessageKey => key in vi;

const both = { vi: translator('vi'), en: translator('en') };

/** A message of the program in both languages, for what is kept or printed. */
export function inBoth(key: string, params?: MessageParams): Bilingual {
  if (!isMessageKey(key)) throw new Error(`no message "${key}"`);
  return { vi: both.vi(key, params), en: both.en(key, params) };
}
