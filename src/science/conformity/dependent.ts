import type { Decimal } from 'decimal.js';
import { Dec } from '../decimal.ts';
import { compileFormula, FormulaError } from '../formula.ts';
import type { CalculatedResult, Rounding } from '../measurement-model.ts';
import { round } from '../rounding.ts';
import type { Limit } from './limit.ts';

/**
 * A part of the range of another result ("pH 6.5 to 7.5"), decimal text in the unit that its owner names. The lower end belongs to it
 * and the upper does not, unless it says otherwise: bands that follow each other share no value and leave none out. An end that is left
 * out is open.
 */
export interface Band {
  from?: string | undefined;
  to?: string | undefined;
  fromExclusive?: boolean | undefined;
  toInclusive?: boolean | undefined;
}

/** When a limit holds: the other result lies in a band, or is the statement with this code (a texture class). */
export type Circumstance = Band | { is: string };

/** A limit that is reckoned from another result: `formula` over `x`, its figure rounded as stated before anything is compared with it. */
export interface FormulaLimit {
  kind: 'formula';
  bound: 'maximum' | 'minimum';
  formula: string;
  rounding: Rounding;
}

/** What is looked at of the other result. */
export type OtherFigure = Pick<CalculatedResult, 'qualifier' | 'text'>;

export function bandHolds({ from, to, fromExclusive, toInclusive }: Band, value: Decimal): boolean {
  if (from !== undefined && (fromExclusive ? value.lte(from) : value.lt(from))) return false;
  return to === undefined || (toInclusive ? value.lte(to) : value.lt(to));
}

/** Whether no value lies in the band. */
export const bandEmpty = ({ from, to, fromExclusive, toInclusive }: Band): boolean =>
  from !== undefined && to !== undefined && (new Dec(from).gt(to) || (new Dec(from).eq(to) && (fromExclusive === true || !toInclusive)));

/** Whether some value lies in both bands. */
export function bandsOverlap(a: Band, b: Band): boolean {
  const lower = higherEnd(a, b);
  const upper = lowerEnd(a, b);
  return !bandEmpty(a) && !bandEmpty(b) && !bandEmpty({ ...lower, ...upper });
}

function higherEnd(a: Band, b: Band): Band {
  if (a.from === undefined || b.from === undefined) return startOf(a.from === undefined ? b : a);
  if (new Dec(a.from).eq(b.from)) return { from: a.from, fromExclusive: Boolean(a.fromExclusive || b.fromExclusive) };
  return startOf(new Dec(a.from).gt(b.from) ? a : b);
}

function lowerEnd(a: Band, b: Band): Band {
  if (a.to === undefined || b.to === undefined) return endOf(a.to === undefined ? b : a);
  if (new Dec(a.to).eq(b.to)) return { to: a.to, toInclusive: Boolean(a.toInclusive && b.toInclusive) };
  return endOf(new Dec(a.to).lt(b.to) ? a : b);
}

const startOf = ({ from, fromExclusive }: Band): Band => ({ from, fromExclusive });
const endOf = ({ to, toInclusive }: Band): Band => ({ to, toInclusive });

/**
 * The row whose circumstance the other result meets (the first, where several do), or why there is none. The figure as reported is
 * looked at, as a reader of the certificate would do it; its uncertainty plays no part. A censored figure ("< 5") chooses nothing.
 */
export function chooseByOther<T extends { when: Circumstance }>(rows: readonly T[], { qualifier, text }: OtherFigure): { row: T } | { reason: string } {
  if (qualifier === 'lt' || qualifier === 'gt' || qualifier === 'nd') return { reason: 'science.reason.other-censored' };
  const value = qualifier === 'choice' ? null : new Dec(text);
  const row = rows.find(({ when }) => ('is' in when ? when.is === text : value !== null && bandHolds(when, value)));
  if (row) return { row };
  return { reason: value === null ? 'science.reason.other-not-a-figure' : 'science.reason.outside-bands' };
}

/**
 * The limit at a value of the other result; null where its formula has none there (a logarithm of zero). Throws `FormulaError` for a
 * formula that cannot be understood.
 */
export function limitAt(limit: Limit | FormulaLimit, value: string): Limit | null {
  if (limit.kind !== 'formula') return limit;
  const formula = compileFormula(limit.formula, ['x']);
  try {
    const figure = round(formula.evaluate({ x: value }), limit.rounding);
    return limit.bound === 'maximum' ? { kind: 'maximum', max: figure } : { kind: 'minimum', min: figure };
  } catch (error) {
    if (error instanceof FormulaError) return null;
    throw error;
  }
}
