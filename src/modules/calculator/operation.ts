import type { Decimal } from 'decimal.js';
import { z } from 'zod';
import { told } from '../../platform/command/inputs.ts';
import { Dec } from '../../science/decimal.ts';

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

/** A figure, as a number or as text with a point ("0.0500", "1e-6"); every digit of a text is kept. */
export const figure = () =>
  z.union([z.number(), z.string()])
    .transform((given, context): Decimal => {
      const text = String(given).trim().replace('\u2212', '-');
      if (text.length <= 100 && decimalText.test(text)) {
        const value = new Dec(text);
        if (value.isFinite()) return value;
      }
      context.addIssue({ code: 'custom', ...told('calculator.error.not-a-number', { given: text.slice(0, 40) }) });
      return z.NEVER;
    });

/** At least `least` figures. */
export const figures = (least = 1, most = 20_000) => 
  z.array(figure()).max(most).superRefine((given, context) => {
    if (given.length < least) context.addIssue({ code: 'custom', ...told('science.statistics.too-few', { least: String(least), given: String(given.length) }) });
  });
