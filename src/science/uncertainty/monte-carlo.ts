import { parseFormula, type FormulaNode } from '../formula-parser.ts';
import { compileFormula, FormulaError } from '../formula.ts';
import { correlationFactor, correlationMatrix, UncertaintyError, type Correlation, type InputQuantity } from './input.ts';
import { seeded, type Random } from './random.ts';

export interface Simulated {
  value: number;
  u: number;
  interval: [low: number, high: number];
}

export interface Simulation {
  model: string;
  inputs: readonly InputQuantity[];
  correlations?: readonly Correlation[];
  /** At least 1000. */
  trials: number;
  seed: number;
  /** Coverage probability, above 0 and below 1; 0.95 unless given. */
  coverage?: number;
  interval?: 'symmetric' | 'shortest';
}

/**
 * Propagation of distributions (JCGM 101:2008, clause 7): mean and standard deviation of the trials (7.6) and the probabilistically
 * symmetric (default) or the shortest coverage interval (7.7). Draws are ordinary numbers, for sampling itself is good to a few
 * digits only. A `t` input is scaled and shifted by u and needs its df (6.4.9); correlated inputs must be normal. Throws
 * `FormulaError`, and `UncertaintyError` where a trial has no value.
 */
export function simulate({ model, inputs, correlations = [], trials, seed, coverage = 0.95, interval = 'symmetric' }: Simulation): Simulated {
  compileFormula(model, inputs.map(({ name }) => name));
  const draw = drawing(inputs, correlations, seeded(seed));
  const tree = parseFormula(model, (key, params, position) => new FormulaError(key, params, position));
  const run = ordinary(tree, new Map(inputs.map(({ name }, index) => [name, index])));
  const outputs = new Float64Array(trials);
  for (let trial = 0; trial < trials; trial += 1) outputs[trial] = run(draw());
  if (!outputs.every(Number.isFinite)) throw new UncertaintyError('science.uncertainty.trial');

  const value = outputs.reduce((sum, y) => sum + y, 0) / trials;
  const u = Math.sqrt(outputs.reduce((sum, y) => sum + (y - value) ** 2, 0) / (trials - 1));
  outputs.sort();
  const span = Math.min(Math.round(coverage * trials), trials - 1);
  let from = Math.floor((trials - span) / 2);
  if (interval === 'shortest') {
    from = 0;
    for (let start = 1; start + span < trials; start += 1) {
      if (outputs[start + span]! - outputs[start]! < outputs[from + span]! - outputs[from]!) from = start;
    }
  }
  return { value, u, interval: [outputs[from]!, outputs[from + span]!] };
}

function drawing(inputs: readonly InputQuantity[], correlations: readonly Correlation[], random: Random): () => Float64Array {
  const factor = correlationFactor(correlationMatrix(inputs, correlations));
  const joined = new Set(correlations.flatMap(({ between }) => between));
  const centres = inputs.map(({ value }) => Number(value));
  const spreads = inputs.map(({ u }) => Number(u));
  inputs.forEach(({ name, distribution, df }) => {
    if (joined.has(name) && distribution !== 'normal') throw new UncertaintyError('science.uncertainty.correlated-normal', { name });
    if (distribution === 't' && df === undefined) throw new UncertaintyError('science.uncertainty.df-missing', { name });
  });
  const z = new Float64Array(inputs.length);
  const drawn = new Float64Array(inputs.length);
  return () => {
    inputs.forEach(({ distribution, df }, index) => { z[index] = standardised(distribution, Number(df), random); });
    for (let row = 0; row < z.length; row += 1) {
      let sum = z[row]!;
      if (joined.size > 0) {
        sum = 0;
        for (let column = 0; column <= row; column += 1) sum += factor[row]![column]! * z[column]!;
      }
      drawn[row] = centres[row]! + spreads[row]! * sum;
    }
    return drawn;
  };
}

/** A draw with mean 0 and standard deviation 1; of t, with scale 1. */
function standardised(distribution: InputQuantity['distribution'], df: number, random: Random): number {
  switch (distribution) {
    case 'normal': return random.normal();
    case 'rectangular': return Math.sqrt(3) * (2 * random.uniform() - 1);
    case 'triangular': return Math.sqrt(6) * (random.uniform() + random.uniform() - 1);
    case 'u-shaped': return Math.SQRT2 * Math.sin(2 * Math.PI * random.uniform());
    case 't': return random.normal() / Math.sqrt((2 * random.gamma(df / 2)) / df);
  }
}

type Run = (drawn: Float64Array) => number;

/** The formula over ordinary numbers; what has no value is NaN or infinite. */
function ordinary(node: FormulaNode, places: ReadonlyMap<string, number>): Run {
  switch (node.kind) {
    case 'figure': {
      const figure = Number(node.text);
      return () => figure;
    }
    case 'name': {
      const place = places.get(node.name);
      return place === undefined ? () => Math.PI : (drawn) => drawn[place]!;
    }
    case 'group': return ordinary(node.parts[0], places);
    case 'minus': {
      const inner = ordinary(node.parts[0], places);
      return (drawn) => -inner(drawn);
    }
    case 'call': {
      const parts = node.parts.map((part) => ordinary(part, places));
      const apply = functions[node.name]!;
      return (drawn) => apply(parts.map((part) => part(drawn)));
    }
    case 'operation': {
      const [left, right] = [ordinary(node.parts[0], places), ordinary(node.parts[1], places)];
      switch (node.operator) {
        case '+': return (drawn) => left(drawn) + right(drawn);
        case '-': return (drawn) => left(drawn) - right(drawn);
        case '*': return (drawn) => left(drawn) * right(drawn);
        case '/': return (drawn) => left(drawn) / right(drawn);
        case '^': return (drawn) => left(drawn) ** right(drawn);
      }
    }
  }
}

const functions: Readonly<Record<string, (figures: number[]) => number>> = {
  min: (x) => Math.min(...x), max: (x) => Math.max(...x), mean: (x) => x.reduce((sum, one) => sum + one, 0) / x.length,
  abs: ([x]) => Math.abs(x!), sqrt: ([x]) => Math.sqrt(x!), ln: ([x]) => Math.log(x!), log10: ([x]) => Math.log10(x!), exp: ([x]) => Math.exp(x!),
  sin: ([x]) => Math.sin(x!), cos: ([x]) => Math.cos(x!), tan: ([x]) => Math.tan(x!), asin: ([x]) => Math.asin(x!), acos: ([x]) => Math.acos(x!), atan: ([x]) => Math.atan(x!),
};
