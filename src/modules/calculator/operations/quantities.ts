import { z } from 'zod';
import { Invalid, Refusal } from '../../../kernel/errors.ts';
import { quantityIn, quantityOf, quantityRounded, quantityText, type Quantity } from '../../../science/quantities/quantity.ts';
import { roundToUncertainty } from '../../../science/rounding.ts';
import { asTyped, figure, operation, positive, whole } from '../operation.ts';
import { isRecord, renamed, spelled, word, type Given } from '../spelling/words.ts';

const told = () => z.union([z.number(), z.string()]).transform((given) => asTyped(String(given)));

/** `to` as `{decimals}`, `{significant}` or `{uncertainty: U, figures}`; the U may stand within, or beside as `U`, and `to` be the word. */
function roundingOf(given: Given): Given {
  const { to, U, ...rest } = given;
  const places = to === 'uncertainty' ? {} : isRecord(to) ? renamed(to, { places: 'decimals', sf: 'significant', U: 'uncertainty', digits: 'figures' }) : to;
  if (!isRecord(places)) return given;
  const inside = isRecord(places['uncertainty']) ? renamed(places['uncertainty'], { U: 'uncertainty', value: 'uncertainty', significant: 'figures', digits: 'figures' }) : {};
  const flat = { ...places, ...inside };
  // With U beside it, {uncertainty: 1} is the number of its figures.
  if (U !== undefined) return { ...rest, to: { ...('uncertainty' in flat ? { figures: flat['uncertainty'] } : {}), ...flat, uncertainty: U } };
  return { ...rest, to: 'uncertainty' in flat ? renamed(flat, { significant: 'figures' }) : flat };
}

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
  operation('round', spelled(roundingOf, z.strictObject({
    value: told(),
    mode: word(['half-even', 'half-up'], { even: 'half-even', bankers: 'half-even', up: 'half-up', halfawayfromzero: 'half-up' }).default('half-even'),
    to: z.union([
      z.strictObject({ decimals: whole(-30, 30) }),
      z.strictObject({ significant: whole(1, 30) }),
      z.strictObject({ uncertainty: positive(), figures: whole(1, 2).default(2) }),
    ]),
  })), ({ value: given, mode, to }) => {
    const quantity = valueOf(given, '-');
    if (!('uncertainty' in to)) return { text: quantityText(quantityRounded(quantity, { mode, to })) };
    if (quantity.value === null) return { text: quantityText(quantity) };
    const { value: text, uncertainty } = roundToUncertainty(quantity.value, to.uncertainty, to.figures as 1 | 2, mode);
    return { text: quantityText({ ...quantity, text }), uncertainty };
  }),
  /**
   * `from` and `to` as people write them: "mg/kg dry", "% P2O5", "mg/L NO3-N", "log10 CFU/g". `analyte` is the form where a unit names none;
   * "% at 12 % moisture" is of a sample brought to that moisture;
   * `moisture` is in per cent as received. A qualifier before the value ("<0.05", "nd") stays with it.
   */
  operation('convert', spelled({ unit: 'from', fromUnit: 'from', toUnit: 'to', as: 'analyte', species: 'analyte' }, z.strictObject({
    value: told(), from: z.string().max(100), to: z.string().max(100),
    analyte: z.string().max(50).optional(), moisture: z.preprocess((given) => (typeof given === 'string' ? given.replace(/\s*%\s*$/u, '') : given), figure()).optional(),
  })), ({ value: given, from, to, analyte, moisture }) => {
    const options = { ...(analyte === undefined ? {} : { analyte }), ...(moisture === undefined ? {} : { moisture }) };
    return { value: quantityText(quantityIn(valueOf(given, from), to, options)), unit: to };
  }),
];
