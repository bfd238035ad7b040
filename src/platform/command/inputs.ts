import { z } from 'zod';
import { instant, isDay } from '../../kernel/calendar.ts';

/**
 * Pieces of input schemas. They take what a form sends (texts, an empty text for nothing, a list or a single text) as well as
 * what JSON sends, so that pages and API share one schema.
 */

/** A problem that is told with a message of its own, e.g. `refine(check, told('requests.error.lot'))`. */
export const told = (key: string, values?: Record<string, string>) => ({ params: { key, ...(values ? { values } : {}) } });

const blank = (value: unknown) => (value === '' || value === undefined ? null : value);

/** Without control characters but line breaks, and without spaces around it. */
const tidy = (value: string): string => value.replace(/[\u0000-\u0009\u000b-\u001f\u007f]/g, ' ').trim();

/** Text that must be there. Trimmed, without control characters but line breaks. */
export const text = (max = 200) => z.string().transform(tidy).pipe(z.string().min(1).max(max));

/** Text that may be left out; nothing is ''. */
export const optionalText = (max = 2000) =>
  z.preprocess((value) => value ?? '', z.string().transform(tidy).pipe(z.string().max(max)));

export const id = () => z.uuid();
export const optionalId = () => z.preprocess(blank, z.uuid().nullable());

/** A value that may be left out: '' and undefined are null. */
export const optional = <Schema extends z.ZodType>(schema: Schema) => z.preprocess(blank, schema.nullable());

/** A calendar day, YYYY-MM-DD. */
export const day = () => z.string().refine(isDay, told('error.format.date'));
export const optionalDay = () => optional(day());

/** An instant: ISO text with its zone, or the laboratory's wall clock as `datetime-local` sends it ("2026-11-25T08:30"). */
export const moment = () =>
  z.union([z.date(), z.string()]).transform((value, context) => {
    if (value instanceof Date) return value;
    const local = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})(:\d{2})?$/.exec(value);
    const at = local && isDay(local[1]!) ? instant(local[1]!, local[2]!) : new Date(value);
    if (!local && !/(Z|[+-]\d{2}:?\d{2})$/.test(value)) at.setTime(Number.NaN);
    if (Number.isNaN(at.getTime())) {
      context.addIssue({ code: 'custom', ...told('error.format.date-time') });
      return z.NEVER;
    }
    return at;
  });
export const optionalMoment = () => optional(moment());

/** A box: "on", "yes" or true when ticked; missing when not. */
export const ticked = () => z.preprocess((value) => value === true || value === 'on' || value === 'yes' || value === 'true', z.boolean());

/** A list; a form with one choice sends a single text, with none nothing. */
export const list = <Schema extends z.ZodType>(item: Schema, min = 0, max = 500) =>
  z.preprocess((value) => (value === undefined || value === '' || value === null ? [] : Array.isArray(value) ? value : [value]), z.array(item).min(min).max(max));

/** The version of the record that the person saw. */
export const version = () => z.preprocess(blank, z.coerce.number().int().nullable()).transform((value) => value ?? undefined);

export const email = () => z.string().trim().toLowerCase().pipe(z.string().min(1)).pipe(z.email().max(200));
