import type { Decimal } from 'decimal.js';
import { z } from 'zod';
import { Invalid } from '../../kernel/errors.ts';
import { readNumber } from '../../kernel/numbers.ts';
import { told } from '../../platform/command/inputs.ts';
import { Dec } from '../../science/decimal.ts';
import { textOf } from './spelling/words.ts';

/** What JSON can hold. Reported figures are decimal text. */
export type Json = string | number | boolean | null | readonly Json[] | Answer;
export interface Answer {
  readonly [name: string]: Json | undefined;
}

/** One calculation that can be asked for by its name. */
export interface Operation {
  readonly name: string;
  readonly input: z.ZodType;
  run(input: unknown): Answer;
}

/**
 * Declares a calculation: its input is parsed before `run` sees it. `run` gives reported figures as decimal text, and throws a
 * `Refusal` (422) where the statistic has no value, naming the field.
 */
export const operation = <Input extends z.ZodType>(
  name: string, input: Input, run: (input: z.output<Input>) => Answer,
): Operation => ({ name, input, run: run as Operation['run'] });

const decimalText = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d{1,3})?$/iu;

/** Reports a text that is no figure, or one that may be two ("1,234"); gives what zod takes as "nothing". */
function notAFigure(text: string, context: z.RefinementCtx): never {
  const reading = readNumber(text);
  const ambiguous = !reading.ok && reading.error === 'ambiguous';
  context.addIssue({
    code: 'custom',
    ...(ambiguous ? told('science.number.ambiguous', { decimal: reading.candidates[0], grouped: reading.candidates[1] }) : told('calculator.error.not-a-number', { given: text.slice(0, 40) })),
  });
  return z.NEVER;
}

/**
 * A figure, as a number or as text with a point ("0.0500", "1e-6"); every digit of a text is kept. Text as people type it ("1,5",
 * "2.10³", "1 200") is taken too where it can mean one number only.
 */
export const figure = () =>
  z.union([z.number(), z.string()])
    .transform((given, context): Decimal => {
      const text = String(given).trim().replace('\u2212', '-');
      const plainText = decimalText.test(text) ? text : asTyped(text);
      if (plainText.length <= 100 && decimalText.test(plainText)) {
        const value = new Dec(plainText);
        if (value.isFinite()) return value;
      }
      return notAFigure(text, context);
    });

/** A value as people tell it ("< 0,05", "<=5", "1 200") with point and single sign where it can mean one number only; else unchanged. */
export function asTyped(text: string): string {
  const reading = readNumber(text);
  return reading.ok ? `${reading.qualifier ?? ''}${reading.text}` : text;
}

/** A figure that is needed before the rest can be parsed. Throws `Invalid` at `path`. */
export function figureAt(path: string, given: unknown): Decimal {
  const read = figure().safeParse(given);
  if (read.success) return read.data;
  throw Invalid.field(path, 'calculator.error.not-a-number', { given: textOf(given).slice(0, 40) });
}

export const notNegative = () => figure().refine((value) => value.gte(0), told('calculator.error.negative'));
export const positive = () => figure().refine((value) => value.gt(0), told('calculator.error.not-positive'));

/** A whole number from `least` to `most`, as a number or as text ("5", "1e6"). */
export const whole = (least: number, most: number) =>
  figure().transform((value, context): number => {
    if (value.isInteger() && value.gte(least) && value.lte(most)) return Number(value);
    context.addIssue({ code: 'custom', ...told('calculator.error.whole', { least: String(least), most: String(most) }) });
    return z.NEVER;
  });

/** At least `least` figures. */
export const figures = (least = 1, most = 20_000) =>
  z.array(figure()).max(most).superRefine((given, context) => {
    if (given.length < least) context.addIssue({ code: 'custom', ...told('science.statistics.too-few', { least: String(least), given: String(given.length) }) });
  });
