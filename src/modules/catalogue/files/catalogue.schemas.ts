import { z } from 'zod';
import type { AnalyteEntry, CalendarEntry, HolidayEntry, MatrixEntry, PanelEntry } from './catalogue.types.ts';
import { bilingual, code, day, decimal, optional, text, whole } from './common.schemas.ts';

export const matrixSchema: z.ZodType<MatrixEntry> = z.strictObject({
  code,
  vi: text,
  en: text,
  container: bilingual,
  minimumQuantity: z.strictObject({ amount: decimal, unit: text, text: bilingual }),
  retentionDays: whole,
});

export const analyteSchema: z.ZodType<AnalyteEntry> = z.strictObject({
  code,
  vi: text,
  en: text,
  cas: optional(z.string().refine(isCas, 'not a CAS number: its check digit is wrong')),
  symbol: optional(text),
});

/** The last digit of a CAS number is the weighted sum of the others, counted from the right, modulo 10. */
function isCas(cas: string): boolean {
  if (!/^\d{2,7}-\d{2}-\d$/.test(cas)) return false;
  const digits = [...cas.replaceAll('-', '')].map(Number).reverse();
  return digits.slice(1).reduce((sum, digit, index) => sum + digit * (index + 1), 0) % 10 === digits[0];
}

export const panelSchema: z.ZodType<PanelEntry> = z.strictObject({
  code,
  vi: text,
  en: text,
  matrix: code,
  methods: z.array(code).min(1, 'a panel has methods'),
  purposes: z.array(bilingual).default([]),
});

const holiday: z.ZodType<HolidayEntry> = z.strictObject({ day, vi: text, en: text, confirmed: z.boolean(), source: text });
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time is HH:MM');

export const calendarSchema: z.ZodType<CalendarEntry> = z.strictObject({
  workdays: z.array(z.int().min(0).max(6)).min(1),
  hours: z.array(
    z.strictObject({ from: time, to: time }).refine((hours) => hours.from < hours.to, 'opening hours end before they begin'),
  ),
  holidays: z.array(holiday),
  makeUpDays: z.array(holiday).default([]),
});
