import type { Decimal } from 'decimal.js';
import { Dec } from '../decimal.ts';
import { compileFormula, type Formula } from '../formula.ts';
import { studentT } from '../statistics/distributions.ts';
import { correlationFactor, correlationMatrix, UncertaintyError, type Correlation, type InputQuantity } from './input.ts';

export interface Contribution {
  name: string;
  /** Sensitivity coefficient ∂f/∂x. */
  sensitivity: Decimal;
  /** |c|·u(x), in the unit of the result. */
  u: Decimal;
  /** (c·u)² as per cent of u²; correlated terms are in none of the shares. Zero when u is zero. */
  percent: Decimal;
}

export interface Budget {
  value: Decimal;
  u: Decimal;
  /** Effective degrees of freedom; null when they are infinite. */
  df: Decimal | null;
  k: Decimal;
  expanded: Decimal;
  contributions: Contribution[];
}

/**
 * Law of propagation of uncertainty (JCGM 100:2008, 5.1.2 and 5.2.2), first order. Effective degrees of freedom by
 * Welch–Satterthwaite (G.2b), which strictly holds for uncorrelated inputs. `k` is 2 unless given (6.3.3); 't' takes it from the t
 * distribution for 95 %, or for the `coverage` probability given, degrees of freedom truncated to the next lower integer (G.4.1 note 1). Throws `FormulaError`, `UncertaintyError`.
 */
export function propagate(
  model: string, inputs: readonly InputQuantity[], correlations: readonly Correlation[] = [], k: Decimal | 't' | { coverage: number } = new Dec(2),
): Budget {
  const matrix = correlationMatrix(inputs, correlations);
  if (correlations.length > 0) correlationFactor(matrix);
  const formula = compileFormula(model, inputs.map(({ name }) => name));
  const estimates = Object.fromEntries(inputs.map(({ name, value }) => [name, value]));
  const value = formula.evaluate(estimates);
  const sensitivities = inputs.map((input) => (formula.names.includes(input.name) ? sensitivityOf(formula, estimates, input) : new Dec(0)));
  const terms = inputs.map(({ u }, index) => sensitivities[index]!.times(u));

  let variance = new Dec(0);
  terms.forEach((a, row) => terms.forEach((b, column) => { variance = variance.plus(a.times(b).times(matrix[row]![column]!)); }));
  // Opposed terms that cancel leave a trace of the last digits.
  const scale = terms.reduce((sum, term) => sum.plus(term.abs()), new Dec(0)).pow(2);
  if (variance.lt(scale.times('-1e-25'))) throw new UncertaintyError('science.uncertainty.correlations');
  const u = variance.lt(scale.times('1e-28')) ? new Dec(0) : variance.sqrt();

  const spread = inputs.reduce((sum, { df }, index) => (df === undefined ? sum : sum.plus(terms[index]!.pow(4).div(df))), new Dec(0));
  const df = spread.isZero() || u.isZero() ? null : u.pow(4).div(spread);
  const freedom = df === null ? Infinity : Math.max(Math.floor(Number(df.plus('1e-12'))), 1);
  const fromT = (coverage: number) => new Dec(studentT.quantile(0.5 + coverage / 2, freedom).toPrecision(12));
  const factor = k instanceof Dec ? k : fromT(k === 't' ? 0.95 : k.coverage);
  return {
    value, u, df, k: factor, expanded: u.times(factor),
    contributions: inputs.map(({ name }, index) => ({
      name, sensitivity: sensitivities[index]!, u: terms[index]!.abs(),
      percent: u.isZero() ? new Dec(0) : terms[index]!.pow(2).div(variance).times(100),
    })),
  };
}

/** ∂f/∂x at the estimates, by a five-point central difference in 40 digits with a step that is a power of ten near 10⁻⁸ of the input: good to about 28 digits. */
export function sensitivityOf(formula: Formula, estimates: Readonly<Record<string, Decimal>>, { name, value, u }: Pick<InputQuantity, 'name' | 'value' | 'u'>): Decimal {
  const scale = value.isZero() ? (u.isZero() ? new Dec(1) : u) : value.abs();
  const step = new Dec(10).pow(scale.e - 8);
  const at = (steps: number) => formula.evaluate({ ...estimates, [name]: value.plus(step.times(steps)) });
  const slope = at(1).minus(at(-1)).times(8).minus(at(2).minus(at(-2))).div(step.times(12));
  // Beyond 25 digits the difference only carries the rounding of f.
  return slope.toSignificantDigits(25);
}
