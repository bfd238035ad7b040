import type { Decimal } from 'decimal.js';
import { Refusal } from '../../kernel/errors.ts';
import { fold } from '../../kernel/fold.ts';
import { Dec } from '../decimal.ts';
import type { Rounding } from '../measurement-model.ts';
import { round } from '../rounding.ts';
import { express } from './express.ts';

export class QuantityError extends Refusal {
  readonly status = 422;
}

/** `nd`: not detected, with or without the limit it lies below. */
export type Qualifier = '' | '<' | '>' | '≤' | '≥' | 'nd';

/** A value as it was told: its exact digits, the same as a decimal, what stands before them, its unit with form and basis ("mg/kg P2O5 dry"). */
export interface Quantity {
  qualifier: Qualifier;
  /** Digits without qualifier, trailing zeros kept; empty for "not detected" without a limit. */
  text: string;
  value: Decimal | null;
  unit: string;
}

/** As laboratories write it in English and, without its marks, in Vietnamese. */
const notDetected = /^(?:nd|n\.d\.|not detected|kph|khong phat hien)$/u;
const decimalText = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d{1,3})?$/iu;

/** Reads a value with its qualifier: "0.0500", "<0.05", "≥ 12", "nd", "not detected". Throws `QuantityError` for what is no figure. */
export function quantityOf(given: string, unit: string): Quantity {
  const trimmed = given.trim().replace('\u2212', '-');
  if (notDetected.test(fold(trimmed))) return { qualifier: 'nd', text: '', value: null, unit };
  const [, qualifier = '', text = ''] = /^([<>≤≥]?)\s*(.*)$/u.exec(trimmed)!;
  const value = text.length <= 100 && decimalText.test(text) ? new Dec(text) : null;
  if (!value?.isFinite()) throw new QuantityError('calculator.error.not-a-number', { given: given.slice(0, 40) });
  return { qualifier: qualifier as Qualifier, text, value, unit };
}

/** The same in another unit, form or basis; the qualifier stays with it. Throws `UnitError`. */
export function quantityIn(quantity: Quantity, unit: string, how: { analyte?: string; moisture?: Decimal } = {}): Quantity {
  if (quantity.value === null) return { ...quantity, unit };
  const text = express(quantity.value, quantity.text, quantity.unit, unit, how);
  return { ...quantity, text, value: new Dec(text), unit };
}

/** Rounded digits with the qualifier that stood before them. */
export function quantityRounded(quantity: Quantity, rounding: Rounding): Quantity {
  if (quantity.value === null) return quantity;
  const text = round(quantity.value, rounding);
  return { ...quantity, text, value: new Dec(text) };
}

/** As it is written, without its unit: "<50", "nd". */
export const quantityText = ({ qualifier, text }: Quantity): string => (qualifier === 'nd' ? 'nd' : qualifier + text);
