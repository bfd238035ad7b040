import { formatDate, formatDateTime, type Bilingual, type MessageParams } from '../../src/kernel/i18n.ts';
import type { Run } from '../../src/platform/pdf/index.ts';
import { translator, type MessageKey } from '../locales/index.ts';
import { styles, type StyleName } from './certificate.style.ts';
import type { CertificateSnapshot, Words } from './certificate.snapshot.ts';

type PrintKey = Extract<MessageKey, `certificate.print.${string}`>;
/** A message of the printed report, without its common beginning. */
export type PrintedWord = PrintKey extends `certificate.print.${infer Rest}` ? Rest : never;

const vi = translator('vi');
const en = translator('en');

/** A standing text of the form in both languages. `params` may differ by language. */
export function say(word: PrintedWord, params: MessageParams | { vi: MessageParams; en: MessageParams } = {}): Bilingual {
  const key = `certificate.print.${word}` as MessageKey;
  const both = isPerLanguage(params) ? params : { vi: params, en: params };
  return { vi: vi(key, both.vi), en: en(key, both.en) };
}

const isPerLanguage = (params: object): params is { vi: MessageParams; en: MessageParams } =>
  'vi' in params && typeof params.vi === 'object';

export const bilingual = (words: Words): Bilingual => (typeof words === 'string' ? { vi: words, en: words } : words);

/** Each language's text as `write` has it. */
export const inBothLanguages = ({ vi: vietnamese, en: english }: Bilingual, write: (text: string) => string): Bilingual => ({ vi: write(vietnamese), en: write(english) });

export const upper = (text: Bilingual): Bilingual => ({ vi: text.vi.toLocaleUpperCase('vi'), en: text.en.toLocaleUpperCase('en') });

/** Joins what is there with a separator, language by language. */
export function join(separator: string, parts: Array<Bilingual | null>): Bilingual {
  const present = parts.filter((p) => p !== null);
  return { vi: present.map((p) => p.vi).join(separator), en: present.map((p) => p.en).join(separator) };
}

/** A date or an instant for reading, the same in both languages. */
export const whenText = (at: string): string => (at.includes('T') ? formatDateTime(new Date(at)) : formatDate(at));

/** Turns texts into runs: in Vietnamese alone, or with the English where it says something else. */
export class Wording {
  readonly bilingual: boolean;

  constructor(language: CertificateSnapshot['language']) {
    this.bilingual = language === 'bilingual';
  }

  /** Vietnamese, and English on a line of its own beneath. */
  stacked(text: Words, style: StyleName, english: StyleName): Run[][] {
    const both = bilingual(text);
    const first = [{ text: both.vi, ...styles[style] }];
    return this.#saysMore(both) ? [first, [this.#english(both.en, english)]] : [first];
  }

  /** Vietnamese, then English in the same paragraph. */
  inline(text: Words, style: StyleName, english: StyleName, separator = ' / '): Run[] {
    const both = bilingual(text);
    const first = { text: both.vi, ...styles[style] };
    if (!this.#saysMore(both)) return [first];
    return [{ ...first, text: both.vi + separator }, this.#english(both.en, english)];
  }

  /** A short text in one style: "Trang/Page". */
  plain(text: Words, separator = '/'): string {
    const both = bilingual(text);
    return this.#saysMore(both) ? both.vi + separator + both.en : both.vi;
  }

  /** A figure differs only in its decimal sign; the Vietnamese one stands for both. */
  #saysMore({ vi: vietnamese, en: english }: Bilingual): boolean {
    return this.bilingual && english !== '' && english !== vietnamese && english !== vietnamese.replaceAll(',', '.');
  }

  #english(text: string, style: StyleName): Run {
    return { text, ...styles[style], lang: 'en' };
  }
}
