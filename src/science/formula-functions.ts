import type { Decimal } from 'decimal.js';
import { Dec } from './decimal.ts';

const functionNames = ['min', 'max', 'abs', 'sqrt', 'ln', 'log10', 'exp', 'mean', 'sin', 'cos', 'tan', 'asin', 'acos', 'atan'] as const;
export type FunctionName = (typeof functionNames)[number];

export const isFunctionName = (name: string): name is FunctionName => functionNames.includes(name as FunctionName);

/** π, in the 40 digits of the arithmetic. */
export const pi = Dec.acos(-1);

/** A name that stands for itself unless an input has it. */
export const isConstant = (name: string): boolean => name === 'pi' || name === 'π';

/** Applies a function of the formula language. `refuse` is called where the function is not defined (ln of zero, root of a negative). Angles are in radians. */
export function applyFunction(name: string, figures: Decimal[], refuse: () => never): Decimal {
  const x = figures[0]!;
  switch (name as FunctionName) {
    case 'min': return Dec.min(...figures);
    case 'max': return Dec.max(...figures);
    case 'mean': return meanOf(figures);
    case 'abs': return x.abs();
    case 'sqrt': return x.isNegative() && !x.isZero() ? refuse() : x.sqrt();
    case 'ln': return x.lte(0) ? refuse() : x.ln();
    case 'log10': return x.lte(0) ? refuse() : x.log(10);
    case 'exp': return x.exp();
    case 'sin': return turned(x, refuse).sin();
    case 'cos': return turned(x, refuse).cos();
    case 'tan': return turned(x, refuse).tan();
    case 'asin': return x.abs().gt(1) ? refuse() : x.asin();
    case 'acos': return x.abs().gt(1) ? refuse() : x.acos();
    case 'atan': return x.atan();
  }
}

/** An angle in radians. Beyond a million turns its digits say nothing of where it points. */
const turned = (angle: Decimal, refuse: () => never): Decimal => (angle.abs().gt('1e7') ? refuse() : angle);

/** Arithmetic mean. Summed in order of size, so that the order of the replicates cannot show in the last digit. */
export function meanOf(figures: readonly Decimal[]): Decimal {
  const ordered = figures.toSorted((a, b) => a.cmp(b));
  return ordered.reduce((sum, figure) => sum.plus(figure), new Dec(0)).div(ordered.length);
}
