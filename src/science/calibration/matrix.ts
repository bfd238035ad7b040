import type { Decimal } from 'decimal.js';
import { Dec } from '../decimal.ts';
import { StatisticsError } from '../statistics/refusal.ts';

/** Inverse of a small square matrix by Gauss–Jordan with partial pivoting. Throws when it has none. */
export function inverse(matrix: ReadonlyArray<readonly Decimal[]>): Decimal[][] {
  const n = matrix.length;
  const rows = matrix.map((row, i) => [...row, ...Array.from({ length: n }, (_, j) => new Dec(i === j ? 1 : 0))]);
  for (let column = 0; column < n; column += 1) {
    let pivot = column;
    for (let i = column + 1; i < n; i += 1) if (rows[i]![column]!.abs().gt(rows[pivot]![column]!.abs())) pivot = i;
    const divisor = rows[pivot]![column]!;
    if (divisor.isZero()) throw new StatisticsError('science.statistics.singular');
    [rows[column], rows[pivot]] = [rows[pivot]!, rows[column]!];
    rows[column] = rows[column]!.map((each) => each.div(divisor));
    for (let i = 0; i < n; i += 1) {
      const factor = rows[i]![column]!;
      if (i !== column && !factor.isZero()) rows[i] = rows[i]!.map((each, j) => each.minus(factor.times(rows[column]![j]!)));
    }
  }
  return rows.map((row) => row.slice(n));
}
