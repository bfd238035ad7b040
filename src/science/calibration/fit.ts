import type { Decimal } from 'decimal.js';
import { Dec } from '../decimal.ts';
import { mean, sum } from '../statistics/describe.ts';
import { fisher } from '../statistics/distributions.ts';
import { StatisticsError } from '../statistics/refusal.ts';
import { inverse } from './matrix.ts';

export const fitModels = ['linear', 'linear-origin', 'quadratic', 'quadratic-origin'] as const;
export type FitModel = (typeof fitModels)[number];

/** Powers of x in each model, ascending. */
const powers: Record<FitModel, readonly number[]> = { linear: [0, 1], 'linear-origin': [1], quadratic: [0, 1, 2], 'quadratic-origin': [1, 2] };

export type Weights = readonly Decimal[] | '1/x' | '1/x2';

export interface Fit {
  model: FitModel;
  x: readonly Decimal[];
  y: readonly Decimal[];
  /** The lowest and the highest x. */
  range: readonly [low: Decimal, high: Decimal];
  weights: readonly Decimal[];
  /** The weight that a reading at x would have; 1 where the weights were given one by one. */
  weightAt: (x: Decimal) => Decimal;
  /** In ascending powers: [intercept, slope], [slope], [intercept, slope, curvature], [slope, curvature]. */
  coefficients: Decimal[];
  /** Zero where no degree of freedom is left. */
  standardErrors: Decimal[];
  /** Covariances of the coefficients. */
  covariance: Decimal[][];
  df: number;
  /** √(Σ w r² / df); weights enter as they are given. */
  residualSd: Decimal;
  residuals: Decimal[];
  /** Of a free origin 1 − SSR / Σ w (y − ȳ)²; of a forced one 1 − SSR / Σ w y², as NIST's reference data define it. */
  r2: Decimal;
  lackOfFit: LackOfFit | null;
}

export interface LackOfFit {
  F: Decimal;
  dfLack: number;
  dfPure: number;
  p: number;
}

/**
 * Least squares with weights, by the normal equations in 40 digits. Throws when there are fewer points than coefficients, too few different x, a
 * weight that is not positive, or 1/x at x ≤ 0.
 */
export function fit(x: readonly Decimal[], y: readonly Decimal[], model: FitModel, given?: Weights): Fit {
  if (x.length !== y.length || (Array.isArray(given) && given.length !== x.length)) throw new StatisticsError('science.statistics.lengths');
  const terms = powers[model];
  const forced = terms[0] !== 0;
  // Of a forced origin the points there say nothing of the curve.
  const least = new Set(x.filter((each) => !forced || !each.isZero()).map(String)).size;
  if (least < terms.length) throw new StatisticsError('science.statistics.too-few', { least: terms.length, given: least });
  const weightAt = weighting(given);
  const weights = Array.isArray(given) ? (given as readonly Decimal[]) : x.map(weightAt);
  if (weights.some((weight) => !weight.gt(0))) throw new StatisticsError('science.statistics.weights');

  const basis = x.map((each) => basisAt(model, each));
  const normal = terms.map((_, i) => terms.map((_, j) => sum(basis.map((row, k) => row[i]!.times(row[j]!).times(weights[k]!)))));
  const right = terms.map((_, i) => sum(basis.map((row, k) => row[i]!.times(y[k]!).times(weights[k]!))));
  const inverted = inverse(normal);
  const largest = Dec.max(...y.map((each) => each.abs()));
  const reach = terms.map((_, i) => Dec.max(...basis.map((row) => row[i]!.abs())));
  const coefficients = inverted.map((row, i) => settled(sum(row.map((each, j) => each.times(right[j]!))), largest, reach[i]));
  const residuals = y.map((each, k) => settled(each.minus(sum(basis[k]!.map((term, j) => term.times(coefficients[j]!)))), largest));
  const ssr = sum(residuals.map((each, k) => each.pow(2).times(weights[k]!)));
  const df = x.length - terms.length;
  const variance = df > 0 ? ssr.div(df) : new Dec(0);
  const covariance = inverted.map((row) => row.map((each) => each.times(variance)));
  const centre = forced ? new Dec(0) : sum(y.map((each, k) => each.times(weights[k]!))).div(sum(weights));
  const total = sum(y.map((each, k) => each.minus(centre).pow(2).times(weights[k]!)));
  return {
    model, x, y, range: [Dec.min(...x), Dec.max(...x)], weights, weightAt, coefficients, covariance, df, residuals,
    standardErrors: covariance.map((row, i) => row[i]!.sqrt()),
    residualSd: variance.sqrt(),
    r2: total.isZero() ? new Dec(1) : new Dec(1).minus(ssr.div(total)),
    lackOfFit: given === undefined ? lackOfFit(x, y, ssr, df) : null,
  };
}

/** Zero where a figure, at its largest effect on the response, is nothing but the last digits of the arithmetic. */
const settled = (figure: Decimal, largest: Decimal, reach = new Dec(1)): Decimal => (figure.times(reach).abs().lte(largest.times('1e-30')) ? new Dec(0) : figure);

/** Terms of the model at x. */
export const basisAt = (model: FitModel, x: Decimal): Decimal[] => powers[model].map((power) => (power === 0 ? new Dec(1) : x.pow(power)));

/** The coefficients of 1, x and x²; those that the model does not have are 0. */
export function polynomialOf({ model, coefficients }: Pick<Fit, 'model' | 'coefficients'>): [Decimal, Decimal, Decimal] {
  const at = (power: number): Decimal => coefficients[powers[model].indexOf(power)] ?? new Dec(0);
  return [at(0), at(1), at(2)];
}

/** The fitted response at x. */
export const responseAt = ({ model, coefficients }: Pick<Fit, 'model' | 'coefficients'>, x: Decimal): Decimal =>
  sum(basisAt(model, x).map((term, i) => term.times(coefficients[i]!)));

function weighting(given: Weights | undefined): (x: Decimal) => Decimal {
  if (given !== '1/x' && given !== '1/x2') return () => new Dec(1);
  return (x) => {
    if (!x.gt(0)) throw new StatisticsError('science.statistics.weights');
    return new Dec(1).div(given === '1/x' ? x : x.pow(2));
  };
}

/** Compares the scatter about the line with that of replicates; null without replicates (IUPAC 1998; Massart et al.). */
function lackOfFit(x: readonly Decimal[], y: readonly Decimal[], ssr: Decimal, df: number): LackOfFit | null {
  const levels = new Map<string, Decimal[]>();
  x.forEach((each, k) => levels.set(String(each), [...(levels.get(String(each)) ?? []), y[k]!]));
  const dfPure = x.length - levels.size;
  const dfLack = df - dfPure;
  if (dfPure < 1 || dfLack < 1) return null;
  const pure = sum([...levels.values()].flatMap((level) => level.map((each) => each.minus(mean(level)).pow(2))));
  if (pure.isZero()) return null;
  const F = ssr.minus(pure).div(dfLack).div(pure.div(dfPure));
  return { F, dfLack, dfPure, p: 1 - fisher.cdf(Number(F), dfLack, dfPure) };
}
