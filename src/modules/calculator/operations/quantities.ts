import { z } from 'zod';
import { Invalid } from '../../../kernel/errors.ts';
import { express } from '../../../science/quantities/express.ts';
import { round, roundToUncertainty } from '../../../science/rounding.ts';
import { figure, operation } from '../operation.ts';

const whole = z.number().int();

export const quantityOperations = [
  operation('round', z.strictObject({
    value: figure(),
    mode: z.enum(['half-even', 'half-up']).default('half-even'),
    to: z.union([
      z.strictObject({ decimals: whole.min(-30).max(30) }),
      z.strictObject({ significant: whole.min(1).max(30) }),
      z.strictObject({ uncertainty: figure(), figures: z.union([z.literal(1), z.literal(2)]).default(2) }),
    ]),
  }), ({ value, mode, to }) => {
    if (!('uncertainty' in to)) return { text: round(value, { mode, to }) };
    const { value: text, uncertainty } = roundToUncertainty(value, to.uncertainty, to.figures, mode);
    return { text, uncertainty };
  }),
  /**
   * `from` and `to` as people write them: "mg/kg dry", "% P2O5", "mg/L NO3-N", "log10 CFU/g". `analyte` is the form where a unit names none;
   * `moisture` is in per cent as received. A qualifier before the value ("<0.05") stays with it.
   */
  operation('convert', z.strictObject({
    value: z.union([z.number(), z.string()]).transform(String), from: z.string().max(100), to: z.string().max(100),
    analyte: z.string().max(50).optional(), moisture: figure().optional(),
  }), ({ value: given, from, to, analyte, moisture }) => {
    const [, qualifier = '', digits = ''] = /^\s*([<>≤≥]?)\s*(.*?)\s*$/u.exec(given)!;
    const value = figure().safeParse(digits);
    if (!value.success) throw Invalid.field('value', 'calculator.error.not-a-number', { given: given.slice(0, 40) });
    const options = { ...(analyte === undefined ? {} : { analyte }), ...(moisture === undefined ? {} : { moisture }) };
    return { value: qualifier + express(value.data, digits, from, to, options), unit: to };
  }),
];
