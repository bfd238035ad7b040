import type { Decimal } from 'decimal.js';
import { z } from 'zod';
import { told } from '../../../platform/command/inputs.ts';
import { Dec, kept } from '../../../science/decimal.ts';
import { mean, standardDeviation } from '../../../science/statistics/describe.ts';
import { distributions, standardOf, type InputQuantity } from '../../../science/uncertainty/input.ts';
import { simulate } from '../../../science/uncertainty/monte-carlo.ts';
import { propagate } from '../../../science/uncertainty/propagate.ts';
import { topDownFromData } from '../../../science/uncertainty/top-down-data.ts';
import { topDown } from '../../../science/uncertainty/top-down.ts';
import { figure, figures, notNegative, operation, positive, whole } from '../operation.ts';
import { correlationsOf, inputsOf } from '../spelling/budget.ts';
import { isRecord, renamed, spelled, word, type Given } from '../spelling/words.ts';

/** Also by their Vietnamese names, in letters. */
const distribution = word(distributions, { uniform: 'rectangular', rect: 'rectangular', arcsine: 'u-shaped', gaussian: 'normal', gauss: 'normal', student: 't', studentt: 't', chuan: 'normal', chunhat: 'rectangular', deu: 'rectangular', tamgiac: 'triangular', chuu: 'u-shaped', hinhu: 'u-shaped' });

/** A width ≥ 0 in the unit of the quantity, or in per cent of its value ("5 %"). */
const width = () => z.union([z.number(), z.string()]).transform((given, context) => {
  const [, percent] = /^(.+)%$/u.exec(String(given).trim()) ?? [];
  const read = notNegative().safeParse(percent ?? given);
  if (read.success) return (value: Decimal): Decimal => (percent === undefined ? read.data : value.abs().times(read.data).div(100));
  read.error.issues.forEach((issue) => context.addIssue({ ...issue, code: 'custom' }));
  return z.NEVER;
});

/**
 * The standard uncertainty `u`, or `halfWidth` of a distribution (rectangular unless said), or expanded `U` with its `k` (2 unless given); or repeated
 * observations `values`, whose mean has s/√n with n − 1 degrees of freedom (GUM 4.2).
 */
const quantity = z.strictObject({
  name: z.string().max(100), value: figure().optional(), u: width().optional(), halfWidth: width().optional(), U: width().optional(), values: figures(2).optional(),
  k: positive().optional(), df: positive().optional(), distribution: distribution.optional(),
}).refine((given) => [given.u, given.halfWidth, given.U, given.values].filter(Boolean).length === 1, told('calculator.error.one-uncertainty'))
  .refine((given) => given.value !== undefined || given.values !== undefined, { path: ['value'], ...told('error.required') })
  .transform(({ name, value: given, u, halfWidth, U, values, k, df, distribution: named }): InputQuantity => {
    const shape = named ?? (halfWidth ? 'rectangular' : 'normal');
    if (values) return { name, value: given ?? mean(values), df: df ?? new Dec(values.length - 1), distribution: shape, u: standardDeviation(values).div(new Dec(values.length).sqrt()) };
    const value = given!;
    return { name, value, df, distribution: shape, u: u?.(value) ?? (halfWidth ? standardOf(halfWidth(value), shape) : U!(value).div(k ?? 2)) };
  });

const correlation = z.strictObject({ between: z.tuple([z.string(), z.string()]), r: figure() });

const budget = { model: z.string().max(2000), inputs: z.array(quantity).min(1).max(200), correlations: z.array(correlation).max(500).default([]) };
/** A budget as people write it; the model may be an equation ("c = 1000*m*P/V"). */
const budgetOf = (given: Given): Given => {
  const named = renamed(given, { formula: 'model', quantities: 'inputs', correlation: 'correlations', p: 'coverage', confidence: 'coverage' });
  const inputs = inputsOf(named['inputs']);
  const model = typeof named['model'] === 'string' ? named['model'].replace(/^\s*[\p{L}_][\p{L}\p{N}_]*\s*=(?!=)\s*/u, '') : named['model'];
  return { ...named, model, inputs, ...(named['correlations'] == null ? {} : { correlations: correlationsOf(named['correlations'], inputs) }) };
};
const coverage = () => figure().refine((p) => p.gt(0) && p.lt(1), told('calculator.error.probability')).optional();
/** What a simulation may take: some ten seconds. */
const mostDraws = 20_000_000;
const sampled = (value: number) => kept(new Dec(value.toPrecision(10)));

/** Biases as a list of figures, one figure, or records; `uRef` (also `uCref`) for all of them where it stands beside them. */
function topDownGiven(given: Given): Given {
  const { uRef, bias, ...rest } = renamed(given, { sRw: 'uRw', rw: 'uRw', uRW: 'uRw', reproducibility: 'uRw', uCref: 'uRef', ucref: 'uRef' });
  const list = rest['biases'] ?? bias;
  if (list === undefined) return { ...rest, ...(uRef === undefined ? {} : { uRef }) };
  const biases = (Array.isArray(list) ? list : [list]).map((one: unknown) => ({ ...(uRef === undefined ? {} : { uRef }), ...(isRecord(one) ? renamed(one, { uCref: 'uRef', u: 'uRef', sd: 's' }) : { bias: one }) }));
  return { ...rest, biases };
}

export const uncertaintyOperations = [
  /**
   * `k` is 2 unless given; 't' takes it from t for 95 % or the `coverage` that is given, which alone means 't' too. `df` is null when infinite; with correlated inputs `dfApproximate` says that Welch–Satterthwaite, made
   * for independent ones, is only an approximation (GUM G.4.1). Shares in per cent of u².
   */
  operation('uncertainty', spelled(budgetOf, z.strictObject({ ...budget, k: z.union([z.literal('t'), positive()]).optional(), coverage: coverage() }).refine(
    ({ k, coverage: p }) => p === undefined || k === undefined || k === 't', { path: ['coverage'], ...told('calculator.error.k-or-coverage') },
  )), ({ model, inputs, correlations, k, coverage: p }) => {
    const { value, u, df, k: factor, expanded, contributions } = propagate(model, inputs, correlations, p === undefined ? k : { coverage: Number(p) });
    return {
      value: kept(value), u: kept(u), df: df && kept(df), ...(df && correlations.some(({ r }) => !r.isZero()) ? { dfApproximate: true } : {}), U: kept(expanded), k: kept(factor),
      contributions: contributions.map((one) => ({ name: one.name, sensitivity: kept(one.sensitivity), u: kept(one.u), percent: kept(one.percent) })),
    };
  }),
  /** 95 % unless `coverage` says otherwise; `interval` is `symmetric` (default) or `shortest`. Ten digits are given. */
  operation('montecarlo', spelled(budgetOf, z.strictObject({
    ...budget, trials: whole(1000, 1_000_000).default(200_000), seed: whole(0, 4_294_967_295).default(1),
    coverage: coverage(), interval: word(['symmetric', 'shortest']).default('symmetric'),
  }).superRefine(({ inputs, correlations, trials }, context) => {
    // A draw costs a step for each input, and one for each pair of them when they are correlated.
    const most = Math.floor(mostDraws / (correlations.length > 0 ? inputs.length ** 2 : inputs.length));
    if (trials > most) context.addIssue({ code: 'custom', path: ['trials'], ...told('error.too-big', { max: String(most) }) });
  })), ({ coverage: p, ...given }) => {
    const { value, u, interval } = simulate({ ...given, coverage: Number(p ?? '0.95') });
    return { value: sampled(value), u: sampled(u), interval: interval.map(sampled), trials: given.trials, seed: given.seed };
  }),
  /**
   * u(Rw) and the biases found (against reference materials or in proficiency tests), or the figures they come from: `references` as measured, `replicates` of
   * routine samples, `relative` for per cent. k = 2 unless given. Contributions that are not zero, with their shares in per cent of u².
   */
  operation('topdown', spelled(topDownGiven, z.union([
    z.strictObject({
      references: z.array(z.strictObject({ assigned: figure(), u: notNegative(), values: figures(2, 2000) })).min(1).max(100),
      replicates: z.array(figures(2, 100)).max(2000).default([]), relative: z.boolean().default(false), k: positive().optional(),
    }),
    z.strictObject({
      uRw: notNegative(), k: positive().optional(),
      biases: z.array(z.strictObject({ bias: figure(), uRef: notNegative().default(() => new Dec(0)), s: notNegative().optional(), n: whole(2, 100_000).optional() })).min(1).max(1000),
    }),
  ])), (given) => {
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
