import { z } from 'zod';
import { Invalid, Refusal } from '../../../kernel/errors.ts';
import { quantityIn, quantityOf, quantityRounded, quantityText, type Quantity } from '../../../science/quantities/quantity.ts';
import { roundToUncertainty } from '../../../science/rounding.ts';
import { figure, operation } from '../operation.ts';

const whole = z.number().int();
const told = () => z.union([z.number(), z.string()]).transform(String);

/** A value as people tell it, a qualifier before it; what is no figure is told at its field. */
function valueOf(given: string, unit: string): Quantity {
  try {
    return quantityOf(given, unit);
  } catch (error) {
    if (error instanceof Refusal) throw Invalid.field('value', error.told.key, error.told.params);
    throw error;
  }
}

export const quantityOperations = [
  /** A qualifier before the value ("<0.0523") stays with it. */
  operation('round', z.strictObject({
    value: told(),
    mode: z.enum(['half-even', 'half-up']).default('half-even'),
    to: z.union([
      z.strictObject({ decimals: whole.min(-30).max(30) }),
      z.strictObject({ significant: whole.min(1).max(30) }),
      z.strictObject({ uncertainty: figure(), figures: z.union([z.literal(1), z.literal(2)]).default(2) }),
    ]),
  }), ({ value: given, mode, to }) => {
    const quantity = valueOf(given, '-');
    if (!('uncertainty' in to)) return { text: quantityText(quantityRounded(quantity, { mode, to })) };
    if (quantity.value === null) return { text: quantityText(quantity) };
    const { value: text, uncertainty } = roundToUncertainty(quantity.value, to.uncertainty, to.figures, mode);
    return { text: quantityText({ ...quantity, text }), uncertainty };
  }),
  /**
   * `from` and `to` as people write them: "mg/kg dry", "% P2O5", "mg/L NO3-N", "log10 CFU/g". `analyte` is the form where a unit names none;
   * "% at 12 % moisture" is of a sample brought to that moisture;
   * `moisture` is in per cent as received. A qualifier before the value ("<0.05", "nd") stays with it.
   */
  operation('convert', z.strictObject({
    value: told(), from: z.string().max(100), to: z.string().max(100),
    analyte: z.string().max(50).optional(), moisture: figure().optional(),
  }), ({ value: given, from, to, analyte, moisture }) => {
    const options = { ...(analyte === undefined ? {} : { analyte }), ...(moisture === undefined ? {} : { moisture }) };
    return { value: quantityText(quantityIn(valueOf(given, from), to, options)), unit: to };
  }),
];
