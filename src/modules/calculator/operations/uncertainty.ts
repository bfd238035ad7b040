import { z } from 'zod';
import { told } from '../../../platform/command/inputs.ts';
import { Dec, kept } from '../../../science/decimal.ts';
import { standardOf, type InputQuantity } from '../../../science/uncertainty/input.ts';
import { simulate } from '../../../science/uncertainty/monte-carlo.ts';
import { propagate } from '../../../science/uncertainty/propagate.ts';
import { topDownFromData } from '../../../science/uncertainty/top-down-data.ts';
import { topDown } from '../../../science/uncertainty/top-down.ts';
import { figure, figures, operation } from '../operation.ts';

const notNegative = () => figure().refine((value) => value.gte(0), told('calculator.error.negative'));
const positive = () => figure().refine((value) => value.gt(0), told('calculator.error.not-positive'));
const distribution = z.enum(['normal', 'rectangular', 'uniform', 'triangular', 'u-shaped', 'arcsine', 't'])
  .transform((name) => (name === 'uniform' ? 'rectangular' : name === 'arcsine' ? 'u-shaped' : name));

/** The standard uncertainty `u`, or `halfWidth` of a distribution (rectangular unless said), or expanded `U` with its `k` (2 unless given). */
const quantity = z.strictObject({
  name: z.string().max(100), value: figure(), u: notNegative().optional(), halfWidth: notNegative().optional(), U: notNegative().optional(),
  k: positive().optional(), df: positive().optional(), distribution: distribution.optional(),
}).refine((given) => [given.u, given.halfWidth, given.U].filter(Boolean).length === 1, told('calculator.error.one-uncertainty'))
  .transform(({ name, value, u, halfWidth, U, k, df, distribution: named }): InputQuantity => {
    const shape = named ?? (halfWidth ? 'rectangular' : 'normal');
    return { name, value, df, distribution: shape, u: u ?? (halfWidth ? standardOf(halfWidth, shape) : U!.div(k ?? 2)) };
  });

const correlation = z.union([
  z.strictObject({ a: z.string(), b: z.string(), r: figure() }).transform(({ a, b, r }) => ({ between: [a, b] as const, r })),
  z.strictObject({ between: z.tuple([z.string(), z.string()]), r: figure() }),
  z.tuple([z.string(), z.string(), figure()]).transform(([a, b, r]) => ({ between: [a, b] as const, r })),
]);

const budget = { model: z.string().max(2000), inputs: z.array(quantity).min(1).max(200), correlations: z.array(correlation).max(500).default([]) };
const sampled = (value: number) => kept(new Dec(value.toPrecision(10)));

export const uncertaintyOperations = [
  /**
   * `k` is 2 unless given; 't' takes it from t for 95 %. `df` is null when infinite; with correlated inputs `dfApproximate` says that Welch–Satterthwaite, made
   * for independent ones, is only an approximation (GUM G.4.1). Shares in per cent of u².
   */
  operation('uncertainty', z.strictObject({ ...budget, k: z.union([z.literal('t'), positive()]).optional() }), ({ model, inputs, correlations, k }) => {
    const { value, u, df, k: factor, expanded, contributions } = propagate(model, inputs, correlations, k);
    return {
      value: kept(value), u: kept(u), df: df && kept(df), ...(df && correlations.some(({ r }) => !r.isZero()) ? { dfApproximate: true } : {}), U: kept(expanded), k: kept(factor),
      contributions: contributions.map((one) => ({ name: one.name, sensitivity: kept(one.sensitivity), u: kept(one.u), percent: kept(one.percent) })),
    };
  }),
  /** 95 % unless `coverage` says otherwise; `interval` is `symmetric` (default) or `shortest`. Ten digits are given. */
  operation('montecarlo', z.strictObject({
    ...budget, trials: z.number().int().min(1000).max(1_000_000).default(200_000), seed: z.number().int().min(0).max(4_294_967_295).default(1),
    coverage: figure().refine((p) => p.gt(0) && p.lt(1), told('calculator.error.probability')).optional(), interval: z.enum(['symmetric', 'shortest']).default('symmetric'),
  }), ({ coverage, ...given }) => {
    const { value, u, interval } = simulate({ ...given, coverage: Number(coverage ?? '0.95') });
    return { value: sampled(value), u: sampled(u), interval: interval.map(sampled), trials: given.trials, seed: given.seed };
  }),
  /**
   * u(Rw) and the biases found (against reference materials or in proficiency tests), or the figures they come from: `references` as measured, `replicates` of
   * routine samples, `relative` for per cent. k = 2 unless given. Contributions that are not zero, with their shares in per cent of u².
   */
  operation('topdown', z.union([
    z.strictObject({
      references: z.array(z.strictObject({ assigned: figure(), u: notNegative(), values: figures(2, 2000) })).min(1).max(100),
      replicates: z.array(figures(2, 100)).max(2000).default([]), relative: z.boolean().default(false), k: positive().optional(),
    }),
    z.strictObject({
      uRw: notNegative(), k: positive().optional(),
      biases: z.array(z.strictObject({ bias: figure(), uRef: notNegative(), s: notNegative().optional(), n: z.number().int().min(2).optional() })).min(1).max(1000),
    }),
  ]), (given) => {
    const found = 'references' in given ? topDownFromData(given.references, given.replicates, given.relative) : { uRw: given.uRw, ...topDown(given.uRw, given.biases) };
    const { uRw, u, uBias, parts } = found;
    const factor = given.k ?? new Dec(2);
    const contributions = Object.entries({ 'u(Rw)': uRw, 'RMS(bias)': parts.bias, 'u(Cref)': parts.reference, 's/√n': parts.mean }).filter(([, part]) => !part.isZero());
    return {
      uRw: kept(uRw), u: kept(u), uBias: kept(uBias), U: kept(u.times(factor)), k: kept(factor),
      ...('biases' in found ? { s: kept(found.s), pooled: kept(found.pooled), biases: found.biases.map(({ bias, uRef }) => ({ bias: kept(bias), uRef: kept(uRef) })) } : {}),
      contributions: contributions.map(([name, part]) => ({ name, u: kept(part), percent: kept(part.div(u).pow(2).times(100)) })),
    };
  }),
];
