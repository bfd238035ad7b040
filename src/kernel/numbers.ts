import type { Locale } from './i18n.ts';

/**
 * Numbers as people type them. Pure text work without imports at run time: the same file is served to the browser, so that the
 * grid shows the very value that the server will take. No binary number is ever made; every digit typed is kept.
 */
export type NumberQualifier = '<' | '>' | '≤' | '≥';

/** `text` is canonical decimal text: an optional `-`, digits, and a point with the digits as typed ("0.0500", "-12"). */
export type NumberReading =
  | { ok: true; text: string; qualifier?: NumberQualifier }
  | { ok: false; error: 'empty' | 'not-a-number' }
  | { ok: false; error: 'ambiguous'; candidates: [decimal: string, grouped: string]; qualifier?: NumberQualifier };

const qualifiers: Record<string, NumberQualifier> = { '<': '<', '>': '>', '≤': '≤', '≥': '≥', '<=': '≤', '>=': '≥' };
const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const longest = 64;
const largestExponent = 40;

/**
 * Reads what was typed in Vietnamese or English, and never guesses: one separator before exactly three digits ("1,234", "1.234")
 * may be a decimal sign or a thousands sign, so both candidates come back. A leading zero decides it ("0,125" is a decimal), and so
 * does a second separator ("1.234.567,8", "1 234,567"). Scientific notation is understood as 1.2e-3, 1,2×10^-3, 1.2*10^3, 10³, and
 * with the dot of multiplication, 2.10³, as Vietnamese textbooks write it.
 */
export function readNumber(typed: string): NumberReading {
  const plain = typed.replace(/[\s\u2007\u2009\u202f]+/gu, ' ').replace(/[\u2212\u2013]/gu, '-').trim();
  if (plain === '') return { ok: false, error: 'empty' };
  if (plain.length > longest) return { ok: false, error: 'not-a-number' };

  const mark = /^(?:<=|>=|[<>≤≥])/u.exec(plain)?.[0] ?? '';
  const qualifier = qualifiers[mark];
  const found = qualifier ? { qualifier } : {};

  const split = splitExponent(plain.slice(mark.length).trim());
  if (!split) return { ok: false, error: 'not-a-number' };
  const sign = /^([+-]?) ?(.*)$/u.exec(split.mantissa)!;
  const readings = mantissaReadings(sign[2]!).map((digits) => canonical(sign[1] === '-', digits, split.exponent));

  const [first, second] = readings;
  if (first === undefined) return { ok: false, error: 'not-a-number' };
  if (second !== undefined) return { ok: false, error: 'ambiguous', candidates: [first, second], ...found };
  return { ok: true, text: first, ...found };
}

/** Canonical decimal text as it is read in a language: decimal comma in Vietnamese, point in English, never grouped. */
export function writeNumber(text: string, locale: Locale, qualifier?: NumberQualifier): string {
  return (qualifier ? `${qualifier} ` : '') + (locale === 'vi' ? text.replace('.', ',') : text);
}

/** Whether a text is already canonical, as readings and results are stored. */
export const isDecimalText = (text: string): boolean => text.length <= 2 * longest && /^-?\d+(?:\.\d+)?$/u.test(text);

function splitExponent(text: string): { mantissa: string; exponent: number } | null {
  const match =
    /^(?<mantissa>.*\d)e(?<power>[+-]?\d+)$/iu.exec(text) ??
    /^(?:(?<mantissa>[+-]?.*\d) ?[×x*·.] ?)?10(?: ?\^ ?\(?(?<power>[+-]?\d+)\)?|(?<raised>[⁺⁻]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+))$/iu.exec(text);
  if (!match) return { mantissa: text, exponent: 0 };
  const { mantissa = '1', power, raised } = match.groups!;
  const exponent = Number(power ?? [...raised!].map((c) => (c === '⁻' ? '-' : c === '⁺' ? '' : superscripts.indexOf(c))).join(''));
  return Math.abs(exponent) <= largestExponent ? { mantissa, exponent } : null;
}

/** What unsigned digits and separators can mean, as plain digits with a point: nothing, one value, or two. */
function mantissaReadings(text: string): string[] {
  if (/^\d+$/u.test(text)) return [text];
  if (/^[1-9]\d{0,2}(?: \d{3})+(?:[.,]\d+)?$/u.test(text)) return [text.replaceAll(' ', '').replace(',', '.')];
  if (/^[1-9]\d{0,2}(?:,\d{3})+\.\d+$/u.test(text)) return [text.replaceAll(',', '')];
  if (/^[1-9]\d{0,2}(?:\.\d{3})+,\d+$/u.test(text)) return [text.replaceAll('.', '').replace(',', '.')];
  if (/^[1-9]\d{0,2}(?:(?:,\d{3}){2,}|(?:\.\d{3}){2,})$/u.test(text)) return [text.replace(/[.,]/gu, '')];
  if (/^[1-9]\d{0,2}[.,]\d{3}$/u.test(text)) return [text.replace(',', '.'), text.replace(/[.,]/u, '')];
  if (/^\d*[.,]\d+$/u.test(text)) return [text.replace(',', '.')];
  return [];
}

/** Moves the point by the exponent and drops what is not a digit of the value: leading zeros, the sign of zero. */
function canonical(negative: boolean, digits: string, exponent: number): string {
  const [whole = '', fraction = ''] = digits.split('.');
  let all = whole + fraction;
  let point = whole.length + exponent;
  if (point <= 0) {
    all = '0'.repeat(1 - point) + all;
    point = 1;
  }
  all = all.padEnd(point, '0');
  const head = all.slice(0, point).replace(/^0+(?=\d)/u, '');
  const tail = all.slice(point);
  const text = tail === '' ? head : `${head}.${tail}`;
  return negative && /[1-9]/u.test(text) ? `-${text}` : text;
}
