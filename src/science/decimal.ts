import { Decimal } from 'decimal.js';

/**
 * The arithmetic of everything that is reported: 40 significant digits, half-even, never written with an exponent. Values beyond
 * 10^±1000 become infinite or zero, so that a mistyped power cannot fill the memory.
 */
export const Dec = Decimal.clone({
  precision: 40, rounding: Decimal.ROUND_HALF_EVEN, toExpNeg: -9e15, toExpPos: 9e15, maxE: 1000, minE: -1000,
});
export type Dec = Decimal;

const keptDigits = 20;

/**
 * The unrounded figure as it is kept: 20 significant digits. Everything after it (mean, comparison with LOQ, rounding, conformity)
 * starts from the kept text, so that a recalculation from the record gives the same figure; and the last digits of an endless
 * division are gone (1 / 3 × 3 is 1), so that they cannot push a tie to the wrong side.
 */
export const kept = (value: Decimal): string => plain(value.toSignificantDigits(keptDigits));

/** The kept figure to go on with: what reading its text again would give. */
export function keptFigure(value: Decimal): Decimal {
  const figure = value.toSignificantDigits(keptDigits);
  return figure.isZero() ? figure.abs() : figure;
}

/** Decimal text without exponent and without the sign of zero. */
export const plain = (value: Decimal): string => (value.isZero() ? '0' : value.toFixed());
