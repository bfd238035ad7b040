import { Decimal } from 'decimal.js';
import { Dec } from '../../../science/decimal.ts';

/** How a figure of ours stands to the one that was printed. */
export interface Agreement {
  agrees: boolean;
  /** Leading significant digits that both share; null for words. */
  digits: number | null;
}

const figure = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/iu;

/**
 * Whether our figure, rounded to the place where the printed one ends, is the printed one. A tie may have been rounded either way by
 * the source. `within` is the half width that the source itself allows (a simulation). What is no figure must be the same word.
 */
export function agreement(printed: string, ours: unknown, within?: string): Agreement {
  const given = typeof ours === 'number' || typeof ours === 'boolean' ? String(ours) : ours;
  if (typeof given !== 'string' || !figure.test(printed) || !figure.test(given)) return { agrees: given === printed, digits: null };
  const [theirs, mine] = [new Dec(printed), new Dec(given)];
  const places = placesOf(printed);
  const agrees = within === undefined
    ? [Decimal.ROUND_HALF_EVEN, Decimal.ROUND_HALF_UP, Decimal.ROUND_HALF_DOWN].some((mode) => rounded(mine, places, mode).eq(theirs))
    : mine.minus(theirs).abs().lte(within);
  return { agrees, digits: sharedDigits(theirs, mine) };
}

/** Decimal places of a printed figure; negative where it ends before the point because of its exponent ("1.5e3" ends at the hundreds). */
function placesOf(text: string): number {
  const [mantissa = '', exponent = '0'] = text.toLowerCase().split('e');
  return (mantissa.split('.')[1]?.length ?? 0) - Number(exponent);
}

const rounded = (value: Decimal, places: number, mode: Decimal.Rounding): Decimal =>
  places >= 0 ? value.toDecimalPlaces(places, mode) : value.toNearest(new Dec(10).pow(-places), mode);

/** The log relative error as NIST counts digits, at most 20. */
function sharedDigits(theirs: Decimal, mine: Decimal): number {
  const error = theirs.isZero() ? mine.abs() : mine.minus(theirs).div(theirs).abs();
  if (error.isZero()) return 20;
  return Math.max(0, Math.min(20, Math.floor(-Number(error.log(10)))));
}
