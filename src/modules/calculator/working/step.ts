import type { Decimal } from 'decimal.js';
import { Dec, plain } from '../../../science/decimal.ts';

/** One step of a calculation as a person would write it down: what is found (a name of the answer), and how. */
export interface Step {
  of: string;
  text: string;
}

/** What was asked and what came out, both as text. Lists and objects stand as they do in the request. */
export interface Worked {
  request: Readonly<Record<string, unknown>>;
  answer: Readonly<Record<string, unknown>>;
}

/** A figure for reading: six significant digits, the true minus sign. The answer beside it has all that are kept. */
export function sig(value: unknown, digits = 6): string {
  const figure = new Dec(value as Decimal.Value).toSignificantDigits(digits);
  return plain(figure).replace('-', '−');
}

/** The same in parentheses where a minus sign would stand after an operator. */
export const inside = (value: unknown): string => (new Dec(value as Decimal.Value).isNegative() ? `(${sig(value)})` : sig(value));

export const listOf = (value: unknown): Decimal[] => (Array.isArray(value) ? value.map((each) => new Dec(each as string)) : []);
export const groupsOf = (value: unknown): Decimal[][] => (Array.isArray(value) ? value.map(listOf) : []);
export const sum = (values: readonly Decimal[]): Decimal => values.reduce((total, each) => total.plus(each), new Dec(0));
export const meanOf = (values: readonly Decimal[]): Decimal => sum(values).div(values.length);
/** Sum of squares about the mean. */
export const squares = (values: readonly Decimal[]): Decimal => {
  const centre = meanOf(values);
  return sum(values.map((each) => each.minus(centre).pow(2)));
};
/** A few addends written out, many only begun. */
export const addends = (values: readonly Decimal[]): string => {
  const written = values.slice(0, 6).map((value, index) => (index === 0 ? sig(value) : inside(value)));
  return (values.length > 6 ? [...written, '…'] : written).join(' + ');
};
