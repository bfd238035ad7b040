import type { Decimal } from 'decimal.js';
import { Dec } from '../decimal.ts';
import type { Formula } from '../formula.ts';
import { sum } from '../statistics/describe.ts';
import { studentT } from '../statistics/distributions.ts';
import { StatisticsError } from '../statistics/refusal.ts';

/** An input quantity: its value, standard uncertainty and degrees of freedom (Infinity where u is taken as known). */
export interface UncertainInput {
  name: string;
  value: Decimal;
  u: Decimal;
  df: number;
}

export interface Correlation {
  between: readonly [string, string];
  r: Decimal;
}

export interface Contribution {
  name: string;
  sensitivity: Decimal;
  /** |c| u, in the unit of the result. */
  contribution: Decimal;
  /** Share of the variance in %, correlations left out. */
  percent: Decimal;
}

export interface PropagatedUncertainty {
  value: Decimal;
  u: Decimal;
  /** Effective degrees of freedom; Infinity when every u is taken as known. */
  df: number;
  k: Decimal;
  U: Decimal;
  contributions: Contribution[];
}

/**
 * The law of propagation of uncertainty (JCGM 100:2008, 5.1.2 and 5.2.2) over a formula. Sensitivity coefficients are central differences in
 * 40 digits with a step of 1e-10 of u (good to about 18 digits). Effective degrees of freedom by Welch–Satterthwaite (G.4.1). `k` as given; 'df' takes
 * Student's t for 95 % at the effective degrees of freedom, rounded down (G.4.1, note 1). k = 2 is the usual choice for about 95 %.
 */
export function propagate(formula: Formula, inputs: readonly UncertainInput[], correlations: readonly Correlation[], k: Decimal | 'df'): PropagatedUncertainty {
  const values = Object.fromEntries(inputs.map(({ name, value }) => [name, value]));
  const value = formula.evaluate(values);
  const terms = inputs.map((input) => ({ ...input, sensitivity: sensitivity(formula, values, input) }));
  const signed = new Map(terms.map(({ name, sensitivity: c, u }) => [name, c.times(u)]));
  const own = sum([...signed.values()].map((term) => term.pow(2)));
  const shared = sum(correlations.map(({ between: [a, b], r }) => of(signed, a).times(of(signed, b)).times(r).times(2)));
  const variance = own.plus(shared);
  if (variance.isNegative()) throw new StatisticsError('science.uncertainty.correlations');
  const u = variance.sqrt();
  const df = effectiveDf(u, terms.map(({ name, df: nu }) => ({ term: of(signed, name), nu })));
  const factor = k === 'df' ? new Dec(studentT.quantile(0.975, Number.isFinite(df) ? Math.max(1, Math.floor(df)) : Infinity)) : k;
  return {
    value, u, df, k: factor, U: u.times(factor),
    contributions: terms.map(({ name, sensitivity: c }) => {
      const term = of(signed, name);
      return { name, sensitivity: c, contribution: term.abs(), percent: own.isZero() ? new Dec(0) : term.pow(2).times(100).div(own) };
    }),
  };
}

function of(signed: ReadonlyMap<string, Decimal>, name: string): Decimal {
  const term = signed.get(name);
  if (term === undefined) throw new StatisticsError('science.uncertainty.unknown-input', { name });
  return term;
}

function sensitivity(formula: Formula, values: Record<string, Decimal>, { name, value, u }: UncertainInput): Decimal {
  if (!formula.names.includes(name)) return new Dec(0);
  const scale = u.isZero() ? (value.isZero() ? new Dec(1) : value.abs()) : u;
  const step = scale.times('1e-10');
  const at = (x: Decimal) => formula.evaluate({ ...values, [name]: x });
  return at(value.plus(step)).minus(at(value.minus(step))).div(step.times(2));
}

/** Welch–Satterthwaite: u⁴ / Σ (cᵢuᵢ)⁴/νᵢ (JCGM 100:2008, equation G.2b). */
function effectiveDf(u: Decimal, terms: ReadonlyArray<{ term: Decimal; nu: number }>): number {
  const below = sum(terms.filter(({ nu }) => Number.isFinite(nu)).map(({ term, nu }) => term.pow(4).div(nu)));
  return below.isZero() ? Infinity : Number(u.pow(4).div(below));
}
