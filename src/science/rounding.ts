import { Decimal } from 'decimal.js';
import { Dec } from './decimal.ts';
import type { Rounding } from './measurement-model.ts';

const modes = { 'half-even': Decimal.ROUND_HALF_EVEN, 'half-up': Decimal.ROUND_HALF_UP } as const;

/**
 * Rounds to decimal text. Trailing zeros survive ("0.0500"); ties go to the even digit (ISO 80000-1:2009, B.3 rule A) or away from
 * zero (rule B, as ISO 7218 wants for counts). `decimals` may be negative: -2 rounds to hundreds. Zero to significant figures is "0",
 * for zero has none. Rounding twice changes nothing, and a larger value never becomes the smaller one.
 */
export function round(value: Decimal.Value, { mode, to }: Rounding): string {
  const exact = value instanceof Dec ? value : new Dec(value);
  return 'decimals' in to ? toDecimals(exact, to.decimals, mode) : toSignificant(exact, to.significant, mode);
}

/**
 * Rounds an expanded uncertainty to one or two significant figures and the value to the same place (GUM 7.2.6; EURACHEM/CITAC
 * QUAM:2012, 9.5). "10.234" with U "0.0357" becomes "10.234" and "0.036".
 */
export function roundToUncertainty(
  value: Decimal.Value, uncertainty: Decimal.Value, figures: 1 | 2 = 2, mode: Rounding['mode'] = 'half-even',
): { value: string; uncertainty: string } {
  const rounded = roundUncertainty(uncertainty, figures);
  const decimals = figures - 1 - new Dec(rounded).e;
  return { value: toDecimals(new Dec(value), decimals, mode), uncertainty: rounded };
}

/** A result and its U as they are reported: U to two significant figures, or to those that the method rounds its results by. */
export function roundResult(value: Decimal.Value, uncertainty: Decimal.Value | null, rounding: Rounding): { text: string; expandedUncertainty: string | null } {
  if (uncertainty === null) return { text: round(value, rounding), expandedUncertainty: null };
  const figures = 'decimals' in rounding.to ? rounding.to.uncertainty : undefined;
  if (figures === undefined) return { text: round(value, rounding), expandedUncertainty: roundUncertainty(uncertainty) };
  const rounded = roundToUncertainty(value, uncertainty, figures, rounding.mode);
  return { text: rounded.value, expandedUncertainty: rounded.uncertainty };
}

/** An uncertainty to one or two significant figures, ties away from zero so that it is not understated. */
export const roundUncertainty = (uncertainty: Decimal.Value, figures: 1 | 2 = 2): string =>
  toSignificant(new Dec(uncertainty), figures, 'half-up');

function toDecimals(value: Decimal, decimals: number, mode: Rounding['mode']): string {
  const rounded = decimals >= 0
    ? value.toDecimalPlaces(decimals, modes[mode])
    : value.toNearest(new Dec(10).pow(-decimals), modes[mode]);
  return (rounded.isZero() ? rounded.abs() : rounded).toFixed(Math.max(decimals, 0));
}

function toSignificant(value: Decimal, figures: number, mode: Rounding['mode']): string {
  if (value.isZero()) return '0';
  const rounded = value.toSignificantDigits(figures, modes[mode]);
  return rounded.toFixed(Math.max(figures - 1 - rounded.e, 0));
}
