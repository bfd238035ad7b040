/** Languages of the product. Vietnamese is written first; English is complete. */
export const locales = ['vi', 'en'] as const;
export type Locale = (typeof locales)[number];

/** Values put into the `{name}` places of a message. They are inserted as they are; escaping is the page's business. */
export type MessageParams = Readonly<Record<string, string | number>>;

/** A text to be told to a person later, in that person's language. */
export interface Message {
  key: string;
  params?: MessageParams;
}

/** A text that exists in both languages as data (the name of an analyte), not as a message of the program. */
export interface Bilingual {
  vi: string;
  en: string;
}

export const isLocale = (value: unknown): value is Locale => locales.includes(value as Locale);

/** Fills `{name}` places. Throws when the message asks for a value that was not given: a half-filled text is a defect. */
export function fill(text: string, params: MessageParams = {}): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = params[name];
    if (value === undefined) throw new Error(`message needs "${name}": ${text}`);
    return String(value);
  });
}

const zone = 'Asia/Ho_Chi_Minh';
const parts = new Intl.DateTimeFormat('en-GB', {
  timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23',
});

/** The laboratory's calendar date and clock time of an instant, whatever zone the process runs in. */
export function localParts(at: Date): { year: string; month: string; day: string; hour: string; minute: string } {
  const of = Object.fromEntries(parts.formatToParts(at).map((p) => [p.type, p.value]));
  return { year: of['year']!, month: of['month']!, day: of['day']!, hour: of['hour']!, minute: of['minute']! };
}

/** A date for reading: dd/mm/yyyy in both languages. Takes an instant or an ISO calendar date ("2026-11-25"). */
export function formatDate(value: Date | string): string {
  if (typeof value === 'string') {
    const [year, month, day] = value.slice(0, 10).split('-');
    return `${day}/${month}/${year}`;
  }
  const p = localParts(value);
  return `${p.day}/${p.month}/${p.year}`;
}

/** Date and time of day for reading, laboratory's zone: "25/11/2026 08:30". */
export function formatDateTime(at: Date): string {
  const p = localParts(at);
  return `${p.day}/${p.month}/${p.year} ${p.hour}:${p.minute}`;
}

/** Decimal text for reading: decimal comma in Vietnamese, point in English. No grouping, so that no digit is in doubt. */
export function formatDecimal(text: string, locale: Locale): string {
  return locale === 'vi' ? text.replace('.', ',') : text;
}

/**
 * Decimal text with at most so many significant digits after the point begins, for a person to read: "0.33333333333" to four is "0.3333". Whole
 * parts are never shortened, ties go to the even digit, zeros that the shortening leaves at the end go. No binary number is made.
 */
export function shortened(text: string, most: number): string {
  const [, sign = '', whole = '', fraction = ''] = /^(-?)(\d+)\.(\d+)$/.exec(text) ?? [];
  const digits = (whole + fraction).replace(/^0+/, '').length;
  const drop = Math.min(digits - most, fraction.length);
  if (drop <= 0) return text;
  const unit = 10n ** BigInt(drop);
  const [kept, rest] = [BigInt(whole + fraction) / unit, (BigInt(whole + fraction) % unit) * 2n];
  const places = fraction.length - drop;
  const rounded = String(rest > unit || (rest === unit && kept % 2n === 1n) ? kept + 1n : kept).padStart(places + 1, '0');
  return sign + (places === 0 ? rounded : `${rounded.slice(0, -places)}.${rounded.slice(-places)}`.replace(/\.?0+$/, ''));
}

/** Whole amounts of money in đồng, grouped in thousands: 1.250.000 in Vietnamese, 1,250,000 in English. */
export function formatMoney(dong: number, locale: Locale): string {
  return String(Math.round(dong)).replace(/\B(?=(\d{3})+(?!\d))/g, locale === 'vi' ? '.' : ',');
}
