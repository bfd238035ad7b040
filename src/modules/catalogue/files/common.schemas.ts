import { z } from 'zod';
import { isDay } from '../../../kernel/calendar.ts';

/** What a file leaves out is null. */
export const optional = <T extends z.ZodType>(schema: T) => schema.nullable().default(null);

export const code = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'a code is small letters, digits and single hyphens');
export const text = z.string().trim().min(1, 'a text is missing');
export const bilingual = z.strictObject({ vi: text, en: text });

/** A figure keeps its digits only as text, so an unquoted number is refused. */
export const decimal = z
  .string({ error: (issue) => (typeof issue.input === 'number' ? `write the figure in quotes: "${issue.input}"` : 'a figure in quotes is expected') })
  .regex(/^-?\d+(\.\d+)?$/, 'a figure is digits with a decimal point');

export const day = z.string().refine(isDay, 'a day is YYYY-MM-DD and must exist');
export const whole = z.int().nonnegative();
export const formulaText = text.max(500);

const mode = z.enum(['half-even', 'half-up']);
const decimals = z.int().min(0).max(10);
const significant = z.strictObject({ significant: z.int().min(1).max(10) });

/** How a reported figure is rounded. */
export const rounding = z.strictObject({ mode, to: z.union([z.strictObject({ decimals }), significant]) });

/** Of what may state U. */
export const roundingByUncertainty = z.strictObject({
  mode, to: z.union([z.strictObject({ decimals, uncertainty: z.union([z.literal(1), z.literal(2)]).optional() }), significant]),
});
