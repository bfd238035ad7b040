import type { Formula } from '../formula.ts';
import { StatisticsError } from '../statistics/refusal.ts';
import { draw, type Distribution } from './distribution.ts';
import { compileFast } from './fast-formula.ts';
import { uniform } from './uniform.ts';

export interface DrawnInput {
  name: string;
  value: number;
  u: number;
  df: number;
  distribution: Distribution;
}

export interface MonteCarloResult {
  value: number;
  u: number;
  /** 95 % coverage interval. */
  interval: [low: number, high: number];
}

/**
 * Propagation of distributions (JCGM 101:2008, 7): mean, standard deviation and 95 % interval of the formula over `trials` draws. The interval is
 * probabilistically symmetric (7.7.2) or the shortest (7.7.1, note). Ordinary numbers: a simulation has few digits. The same seed gives the
 * same figures. Inputs are drawn independently of one another.
 */
export function monteCarlo(formula: Formula, inputs: readonly DrawnInput[], { trials, seed, shortest = false }: { trials: number; seed: number; shortest?: boolean }): MonteCarloResult {
  const next = uniform(seed);
  const evaluate = compileFast(formula, inputs.map(({ name }) => name));
  const values = new Float64Array(inputs.length);
  const results = new Float64Array(trials);
  let [average, squared] = [0, 0];
  for (let trial = 0; trial < trials; trial += 1) {
    inputs.forEach(({ value, u, df, distribution }, i) => (values[i] = value + u * draw(next(), distribution, df)));
    const result = evaluate(values);
    if (!Number.isFinite(result)) throw new StatisticsError('science.uncertainty.trial');
    results[trial] = result;
    const from = result - average;
    average += from / (trial + 1);
    squared += from * (result - average);
  }
  results.sort();
  return { value: average, u: Math.sqrt(squared / (trials - 1)), interval: shortest ? shortestInterval(results) : symmetricInterval(results) };
}

/** JCGM 101:2008, 7.7.2: the r-th and (r + q)-th of the sorted results, q = 0.95 M. */
function symmetricInterval(sorted: Float64Array): [number, number] {
  const q = Math.round(0.95 * sorted.length);
  const r = Math.round((sorted.length - q) / 2);
  return [sorted[Math.max(r - 1, 0)]!, sorted[Math.min(r + q - 1, sorted.length - 1)]!];
}

function shortestInterval(sorted: Float64Array): [number, number] {
  const q = Math.round(0.95 * sorted.length);
  let best: [number, number] = [sorted[0]!, sorted[q]!];
  for (let r = 0; r + q < sorted.length; r += 1) {
    if (sorted[r + q]! - sorted[r]! < best[1] - best[0]) best = [sorted[r]!, sorted[r + q]!];
  }
  return best;
}
