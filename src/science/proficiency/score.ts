import type { Decimal } from 'decimal.js';
import { StatisticsError } from '../statistics/refusal.ts';

export interface ScoreInput {
  x: Decimal;
  assigned: Decimal;
  /** Standard deviation for proficiency assessment, σpt. */
  sigmaPt?: Decimal | undefined;
  /** Standard uncertainty of the assigned value. */
  uX?: Decimal | undefined;
  /** Standard uncertainty of the participant's result. */
  uLab?: Decimal | undefined;
  /** Expanded uncertainty of the participant's result (k = 2); half of it is taken where uLab is not given. */
  U?: Decimal | undefined;
  /** Expanded uncertainty of the assigned value; 2 uX where it is not given. */
  UX?: Decimal | undefined;
}

export interface Scores {
  difference: Decimal;
  /** 100 (x − x_pt) / x_pt. */
  percent: Decimal | null;
  z: Decimal | null;
  zPrime: Decimal | null;
  zeta: Decimal | null;
  En: Decimal | null;
}

/** Performance scores of a proficiency test (ISO 13528:2022, 9.3 D, 9.4 z, 9.5 z′, 9.6 zeta, 9.7 En); null where what it takes is not given. */
export function score({ x, assigned, sigmaPt, uX, uLab, U, UX }: ScoreInput): Scores {
  if (sigmaPt && !sigmaPt.gt(0)) throw new StatisticsError('science.statistics.not-positive', { name: 'sigmaPt' });
  const difference = x.minus(assigned);
  const by = (divisor: Decimal | null): Decimal | null => (divisor && !divisor.isZero() ? difference.div(divisor) : null);
  const together = (a: Decimal, b: Decimal) => a.pow(2).plus(b.pow(2)).sqrt();
  const own = uLab ?? U?.div(2);
  const expanded = U ?? uLab?.times(2);
  const expandedAssigned = UX ?? uX?.times(2);
  return {
    difference,
    percent: assigned.isZero() ? null : difference.times(100).div(assigned),
    z: by(sigmaPt ?? null),
    zPrime: by(sigmaPt && uX ? together(sigmaPt, uX) : null),
    zeta: by(own && uX ? together(own, uX) : null),
    En: by(expanded && expandedAssigned ? together(expanded, expandedAssigned) : null),
  };
}

/** Whether |En| of exactly 1 is satisfactory (`at-most-1`, as most schemes have it) or a signal (`below-1`, ISO 13528:2022, 9.7.2). */
export const enConventions = ['at-most-1', 'below-1'] as const;
export type EnConvention = (typeof enConventions)[number];

/** z, z′ and zeta: |score| ≤ 2 satisfactory, below 3 questionable, from 3 on unsatisfactory (ISO 13528:2022, 9.4.2). */
export function standing(value: Decimal): 'satisfactory' | 'questionable' | 'unsatisfactory' {
  const size = value.abs();
  if (size.lte(2)) return 'satisfactory';
  return size.lt(3) ? 'questionable' : 'unsatisfactory';
}

/** The standing of an En score; `at-most-1` unless said, which is what calibration laboratories and the programs read for it use. */
export const enStanding = (value: Decimal, convention: EnConvention = 'at-most-1'): 'satisfactory' | 'unsatisfactory' =>
  (convention === 'at-most-1' ? value.abs().lte(1) : value.abs().lt(1)) ? 'satisfactory' : 'unsatisfactory';
