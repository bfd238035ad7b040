import { z } from 'zod';
import { Dec, kept } from '../../../science/decimal.ts';
import { compileFormula } from '../../../science/formula.ts';
import { StatisticsError } from '../../../science/statistics/refusal.ts';
import { distributions, standardUncertainty } from '../../../science/uncertainty/distribution.ts';
import { monteCarlo } from '../../../science/uncertainty/monte-carlo.ts';
import { propagate, type Correlation } from '../../../science/uncertainty/propagate.ts';
import { figure, operation } from '../operation.ts';

const name = z.string().regex(/^[\p{L}][\p{L}\p{N}_]*$/u).max(60);

/** `u` is the standard uncertainty whatever the distribution; `halfWidth` may be given instead, and is divided by what the distribution asks. */
const quantity = z.strictObject({
  name, value: figure(), u: figure().optional(), halfWidth: figure().optional(),
  df: z.union([z.number(), z.string()]).transform(Number).pipe(z.number().positive()).optional(),
  distribution: z.enum(distributions).default('normal'),
});
type Quantity = z.output<typeof quantity>;
const inputs = z.array(quantity).min(1).max(100);

/** Pairs as `{ a, b, r }`, `{ between: [a, b], r }` or `[a, b, r]`. */
const correlation = z.union([
  z.strictObject({ a: name, b: name, r: figure() }).transform(({ a, b, r }) => ({ between: [a, b] as const, r })),
  z.strictObject({ between: z.tuple([name, name]), r: figure() }),
  z.tuple([name, name, figure()]).transform(([a, b, r]) => ({ between: [a, b] as const, r })),
]).refine(({ r }) => r.abs().lte(1));

function uncertaintyOf({ name: of, u, halfWidth, distribution }: Quantity) {
  const given = u ?? (halfWidth && standardUncertainty(halfWidth, distribution));
  if (given === undefined) throw new StatisticsError('science.uncertainty.missing', { name: of });
  if (given.isNegative()) throw new StatisticsError('science.statistics.not-positive', { name: `u(${of})` });
  return given;
}

const formulaOf = (model: string, quantities: readonly Quantity[]) => {
  const names = quantities.map((each) => each.name);
  if (new Set(names).size < names.length) throw new StatisticsError('science.uncertainty.twice');
  return compileFormula(model, names);
};

/** How uncertain a calculated quantity is: by the GUM's propagation, and by simulation. */
export const uncertaintyOperations = [
  operation('uncertainty', z.strictObject({
    model: z.string(), inputs, correlations: z.array(correlation).max(1000).default([]), k: z.union([z.literal('df'), figure()]).default(() => new Dec(2)),
  }), ({ model, inputs: given, correlations, k }) => {
    const result = propagate(formulaOf(model, given), given.map((each) => ({ ...each, u: uncertaintyOf(each), df: each.df ?? Infinity })), correlations as Correlation[], k);
    return {
      value: kept(result.value), u: kept(result.u), df: Number.isFinite(result.df) ? kept(new Dec(result.df)) : null, k: kept(result.k), U: kept(result.U),
      contributions: result.contributions.map((each) => ({ name: each.name, sensitivity: kept(each.sensitivity), u: kept(each.contribution), percent: each.percent.toFixed(2) })),
    };
  }),
  operation('montecarlo', z.strictObject({
    model: z.string(), inputs, trials: z.number().int().min(1000).max(2_000_000).default(200_000), seed: z.number().int().min(0).default(1), interval: z.enum(['symmetric', 'shortest']).default('symmetric'),
  }), ({ model, inputs: given, trials, seed, interval }) => {
    const drawn = given.map((each) => ({ name: each.name, value: Number(each.value), u: Number(uncertaintyOf(each)), df: each.df ?? Infinity, distribution: each.distribution }));
    const result = monteCarlo(formulaOf(model, given), drawn, { trials, seed, shortest: interval === 'shortest' });
    const told = (value: number) => kept(new Dec(value.toPrecision(8)));
    return { value: told(result.value), u: told(result.u), interval: result.interval.map(told), trials, seed };
  }),
];
