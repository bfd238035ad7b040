import type { Decimal } from 'decimal.js';
import { Refusal } from '../../kernel/errors.ts';
import { Dec } from '../decimal.ts';

/** Inputs of a budget that do not fit together: a name twice, no uncertainty, a correlation that cannot be. */
export class UncertaintyError extends Refusal {
  readonly status = 422;
}

export const distributions = ['normal', 'rectangular', 'triangular', 'u-shaped', 't'] as const;
export type Distribution = (typeof distributions)[number];

/** An input quantity: its estimate, its standard uncertainty u ≥ 0, and its degrees of freedom (left out: infinite). */
export interface InputQuantity {
  name: string;
  value: Decimal;
  u: Decimal;
  df?: Decimal | undefined;
  distribution: Distribution;
}

export interface Correlation {
  between: readonly [string, string];
  r: Decimal;
}

/** a / u of the distribution with half-width a: √3, √6, √2 (GUM 4.3.7, 4.3.9, H.1.3.4); 1.96 for 95 % of a normal one (GUM 4.3.4). */
export function standardOf(halfWidth: Decimal, distribution: Distribution): Decimal {
  switch (distribution) {
    case 'rectangular': return halfWidth.div(new Dec(3).sqrt());
    case 'triangular': return halfWidth.div(new Dec(6).sqrt());
    case 'u-shaped': return halfWidth.div(new Dec(2).sqrt());
    default: return halfWidth.div('1.96');
  }
}

/**
 * Matrix of correlation coefficients in the order of the inputs. Throws `UncertaintyError`: `.twice` (a name), `.unknown-input`,
 * `.correlation` (outside −1 to 1, an input with itself).
 */
export function correlationMatrix(inputs: readonly InputQuantity[], correlations: readonly Correlation[]): Decimal[][] {
  const names = inputs.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) < index);
  if (twice !== undefined) throw new UncertaintyError('science.uncertainty.twice', { name: twice });
  const matrix = names.map((_, row) => names.map((__, column) => new Dec(row === column ? 1 : 0)));
  for (const { between, r } of correlations) {
    const [a, b] = between.map((name) => {
      const index = names.indexOf(name);
      if (index < 0) throw new UncertaintyError('science.uncertainty.unknown-input', { name });
      return index;
    }) as [number, number];
    if (a === b || r.abs().gt(1)) throw new UncertaintyError('science.uncertainty.correlation', { a: between[0], b: between[1] });
    matrix[a]![b] = r;
    matrix[b]![a] = r;
  }
  return matrix;
}

/**
 * Cholesky factor of a matrix of correlations, as ordinary numbers: what makes correlated draws of independent ones. Throws `UncertaintyError`
 * `.correlations` for coefficients that no quantities can have together (a with b 1, b with c 1, a with c −1).
 */
export function correlationFactor(matrix: ReadonlyArray<readonly Decimal[]>): number[][] {
  const factor = matrix.map((row) => row.map(() => 0));
  const impossible = (): never => { throw new UncertaintyError('science.uncertainty.correlations'); };
  matrix.forEach((line, row) => {
    for (let column = 0; column <= row; column += 1) {
      let rest = Number(line[column]);
      for (let k = 0; k < column; k += 1) rest -= factor[row]![k]! * factor[column]![k]!;
      const pivot = factor[column]![column]!;
      if (row === column) factor[row]![column] = rest < -1e-9 ? impossible() : Math.sqrt(Math.max(rest, 0));
      // A quantity that earlier ones determine wholly can share nothing more with a later one.
      else if (pivot < 1e-6) factor[row]![column] = Math.abs(rest) > 1e-6 ? impossible() : 0;
      else factor[row]![column] = rest / pivot;
    }
  });
  return factor;
}
