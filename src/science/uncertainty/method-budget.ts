import type { Decimal } from 'decimal.js';
import { Dec } from '../decimal.ts';
import { compileFormula, type Formula } from '../formula.ts';
import { standardOf, type Distribution } from './input.ts';
import { sensitivityOf } from './propagate.ts';

/**
 * One source in a method's uncertainty budget. With `input` it is of that reading, in its unit, and carried by the sensitivity of the
 * formula; without, it is of the result itself, in the unit of the result (repeatability of the mean, bias, homogeneity).
 */
export interface BudgetSource {
  input?: string;
  label: { vi: string; en: string };
  /** A: from a series of observations; B: from anything else (GUM 4.2, 4.3). */
  type: 'A' | 'B';
  /** Standard uncertainty as a formula over `x`, the value of the input or of the result: "0.0002", "0.015 * x". */
  u?: string;
  /** Instead of `u`: half the width of the distribution, also a formula over `x`. */
  halfWidth?: string;
  distribution?: Exclude<Distribution, 't'>;
  /** Degrees of freedom of a type A evaluation; infinite when left out. */
  df?: number;
}

export interface SourceContribution {
  source: BudgetSource;
  /** Standard uncertainty of the source. */
  u: Decimal;
  /** ∂f/∂x, 1 for a source of the result. */
  sensitivity: Decimal;
  /** |c|·u in the unit of the result. */
  contribution: Decimal;
  /** Per cent of the combined variance. */
  percent: Decimal;
}

export interface EvaluatedBudget {
  sources: SourceContribution[];
  /** Combined standard uncertainty (GUM 5.1.2). */
  u: Decimal;
  /** Effective degrees of freedom (GUM G.2b); null when they are infinite. */
  df: Decimal | null;
  /** U = 2·u. */
  expanded: Decimal;
}

type Figures = Readonly<Record<string, Decimal>>;
interface Prepared {
  source: BudgetSource;
  spread: Formula;
}

/** A method's budget made ready for many results. */
export type PreparedBudget = readonly Prepared[];

/** Throws `FormulaError` when a formula of the budget cannot be understood. */
export const prepareBudget = (sources: readonly BudgetSource[]): PreparedBudget =>
  sources.map((source) => ({ source, spread: compileFormula((source.halfWidth ?? source.u)!, ['x']) }));

/**
 * The budget at one result: first-order propagation (JCGM 100:2008, 5.1.2) of independent sources through the method's formula. What is
 * of an input is taken as common to the replicates, as a balance's or a flask's calibration is, so its sensitivity is the mean of theirs;
 * what averages out stands as a source of the result. `rows` holds every input of each replicate.
 */
export function evaluateBudget(budget: PreparedBudget, formula: Formula, rows: readonly Figures[], result: Decimal): EvaluatedBudget {
  const parts = budget.map(({ source, spread }) => {
    const x = source.input === undefined ? result : meanOf(rows.map((row) => row[source.input!]!));
    const width = spread.evaluate({ x: x.abs() });
    const u = source.halfWidth === undefined ? width : standardOf(width, source.distribution ?? 'rectangular');
    const sensitivity = source.input === undefined ? new Dec(1) : meanOf(rows.map((row) => sensitivityOf(formula, row, { name: source.input!, value: row[source.input!]!, u })));
    return { source, u, sensitivity, contribution: sensitivity.times(u).abs() };
  });
  const variance = parts.reduce((sum, { contribution }) => sum.plus(contribution.pow(2)), new Dec(0));
  const u = variance.sqrt();
  const spread = parts.reduce((sum, { source, contribution }) => (source.df === undefined ? sum : sum.plus(contribution.pow(4).div(source.df))), new Dec(0));
  return {
    sources: parts.map((part) => ({ ...part, percent: variance.isZero() ? new Dec(0) : part.contribution.pow(2).div(variance).times(100) })),
    u, df: spread.isZero() ? null : u.pow(4).div(spread), expanded: u.times(2),
  };
}

const meanOf = (figures: readonly Decimal[]): Decimal => figures.reduce((sum, figure) => sum.plus(figure), new Dec(0)).div(figures.length);
