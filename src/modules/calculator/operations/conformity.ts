import type { Decimal } from 'decimal.js';
import { z } from 'zod';
import { Invalid } from '../../../kernel/errors.ts';
import { told } from '../../../platform/command/inputs.ts';
import { decisionRules, judge, type Judgement, type Limit } from '../../../science/conformity/index.ts';
import { globalRisks, probabilityIn, specificRisks, type Interval } from '../../../science/conformity/risk.ts';
import { Dec, plain } from '../../../science/decimal.ts';
import type { CalculatedResult } from '../../../science/measurement-model.ts';
import { type Answer, figure, operation } from '../operation.ts';
import { dependent, limitBy, limitOf, maximum, minimum, notNegative, positive, range, ratioSum, reckoned, single, sum, type Single } from './limits.ts';

const resultText = z.union([z.number(), z.string()]).transform((given) => String(given).trim().replace('\u2212', '-'));
const part = z.strictObject({ name: z.string(), value: figure(), u: notNegative().optional() });

function resultOf(text: string, guard: Decimal | undefined): CalculatedResult {
  const shared = { replicates: [], warnings: [], working: [], unrounded: null };
  const qualified = /^(<|>|≤|≥)?\s*(.+)$/u.exec(text);
  const given = figure().safeParse(qualified?.[2] ?? text);
  if (/^(?:nd|not detected|absent|kph)$/iu.test(text)) return { ...shared, qualifier: 'choice', text, expandedUncertainty: null, meaning: 'absent' };
  if (/^(?:detected|present)$/iu.test(text)) return { ...shared, qualifier: 'choice', text, expandedUncertainty: null, meaning: 'present' };
  if (!given.success) throw Invalid.field('value', 'calculator.error.not-a-number', { given: text.slice(0, 40) });
  const value = /^[+-]?\d+(?:\.\d+)?$/u.test(qualified![2]!) ? qualified![2]!.replace('+', '') : plain(given.data);
  const sign = qualified?.[1];
  const w = guard && plain(guard);
  if (sign === undefined) return { ...shared, qualifier: 'eq', text: value, expandedUncertainty: w ?? null };
  return { ...shared, qualifier: '<≤'.includes(sign) ? 'lt' : 'gt', text: value, expandedUncertainty: null, ...(w === undefined ? {} : { uncertaintyAtLimit: w }) };
}

const intervalOf = (limit: Limit): Interval => ({
  ...('min' in limit && limit.min !== undefined ? { min: Number(limit.min) } : {}), ...('max' in limit ? { max: Number(limit.max) } : {}),
});

const answerOf = ({ verdict, reason, acceptanceLimit, acceptance, guardBand, rule }: Judgement, probability: string | null): Answer => ({
  verdict, probability, acceptanceLimit, acceptance: acceptance && { ...acceptance }, guardBand, rule, ...(reason === undefined ? {} : { reason: short(reason) }),
});

/** The reason as a program reads it: the message's key without its room. */
const short = (reason: string): string => reason.replace(/^science\.reason\./u, '');

const guarded = { rule: z.enum(decisionRules).default('simple'), k: positive().optional(), r: notNegative().optional() };

const sumOf = (terms: ReadonlyArray<{ value: Decimal; u: Decimal | undefined }>) => ({
  value: plain(terms.reduce((total, { value }) => total.plus(value), new Dec(0))),
  u: terms.every(({ u }) => u) ? terms.reduce((total, { u }) => total.plus(u!.pow(2)), new Dec(0)).sqrt() : undefined,
});

const chosen = (parts: ReadonlyArray<z.output<typeof part>> | undefined, names: readonly string[]) => names.map((name) => {
  const found = parts?.find((one) => one.name === name);
  if (!found) throw Invalid.field('results', 'calculator.error.result-missing', { name });
  return found;
});

const sixPlaces = (probability: number): string => Math.min(Math.max(probability, 0), 1).toFixed(6);
const significant = (probability: number): string => plain(new Dec(probability.toPrecision(6)));

/** The acceptance interval: given, or the limits moved inwards (guarded acceptance) or outwards (guarded rejection) by w. */
function acceptanceOf(limit: Interval, rule: (typeof decisionRules)[number], w: number): Interval {
  const inwards = rule === 'guarded-acceptance' ? w : rule === 'guarded-rejection' ? -w : 0;
  return { min: limit.min === undefined ? undefined : limit.min + inwards, max: limit.max === undefined ? undefined : limit.max - inwards };
}

export const conformityOperations = [
  /**
   * `value` may be "<0.05", "not detected". U = k·u with k = 2 unless given; the guard band is r·U (r = 1 unless given). Sums take their
   * parts from `results` [{name, value, u}], uncorrelated; a limit by another result takes that from `conditions` {hardness: '120'}.
   */
  operation('conformity', z.strictObject({
    value: resultText.optional(), u: notNegative().optional(), ...guarded, portion: z.string().max(50).optional(),
    results: z.array(part).max(100).optional(), conditions: z.record(z.string(), z.union([z.number(), z.string()])).optional(),
    limit: z.union([single, sum, ratioSum, dependent, reckoned]).nullable(),
  }), ({ value, u, k, r, rule, limit: asked, results, conditions, portion }) => {
    let [text, standard, limit] = [value, u, asked];
    if (limit && 'by' in limit) {
      const found = limitBy(limit, conditions?.[limit.by]);
      if ('reason' in found) return { verdict: 'not-judged', probability: null, acceptanceLimit: null, reason: short(found.reason), value: text ?? null };
      limit = found.limit;
    }
    if (limit && 'sum' in limit) {
      const { sum: names, max, min } = limit;
      const total = sumOf(chosen(results, names).map((one) => ({ value: one.value, u: one.u })));
      [text, standard] = [total.value, total.u];
      limit = max && min ? { max, min } : max ? { max } : min ? { min } : null;
    } else if (limit && 'ratioSum' in limit) {
      const { ratioSum: own, max } = limit;
      const total = sumOf(chosen(results, Object.keys(own)).map(({ name, value: one, u: its }) => ({ value: one.div(own[name]!), u: its?.div(own[name]!) })));
      [text, standard, limit] = [total.value, total.u, { max }];
    }
    if (text === undefined) throw Invalid.field('value', 'calculator.error.not-a-number', { given: '' });
    const guard = standard?.times(k ?? 2).times(r ?? 1);
    const result = { ...resultOf(text, guard), ...(portion === undefined ? {} : { portion }) };
    if (!limit || 'none' in limit) return { verdict: 'not-judged', probability: null, acceptanceLimit: null, reason: 'no-limit', value: text };
    const against = limitOf(limit as Single);
    if (against.kind === 'absent' && portion === undefined && against.in !== undefined) result.portion = against.in;
    const judged = judge({ result, limit: against, rule });
    const probability = result.qualifier === 'eq' && standard && judged.probability !== null
      ? sixPlaces(probabilityIn(intervalOf(against), Number(result.text), Number(standard))) : null;
    return answerOf(judged, probability);
  }),
  /**
   * Specific: `value`, `u`, `limit`; the risk that the decision does not run is null. Global: `prior` {mean, sd}, `u`, `limit`. Accepted is what lies within `acceptance`, or within the limits
   * moved by w = r·k·u as the rule says.
   */
  operation('risk', z.strictObject({
    value: figure().optional(), prior: z.strictObject({ mean: figure(), sd: positive() }).optional(), u: positive(),
    limit: z.union([range, maximum, minimum]), acceptance: z.union([range, maximum, minimum]).optional(), ...guarded,
  }), ({ value, prior, u, limit, acceptance, rule, k, r }) => {
    const tolerance = intervalOf(limitOf(limit));
    const accepted = acceptance ? intervalOf(limitOf(acceptance)) : acceptanceOf(tolerance, rule, Number(u.times(k ?? 2).times(r ?? 1)));
    if (prior && !value) {
      const risks = globalRisks({ mean: Number(prior.mean), sd: Number(prior.sd) }, Number(u), tolerance, accepted);
      return { kind: 'global', consumer: significant(risks.consumer), producer: significant(risks.producer) };
    }
    if (!value || prior) throw Invalid.field('value', 'calculator.error.value-or-prior');
    const risks = specificRisks(Number(value), Number(u), tolerance, accepted);
    const { accepted: isAccepted, consumer, producer } = risks;
    return { kind: 'specific', accepted: isAccepted, consumer: isAccepted ? significant(consumer) : null, producer: isAccepted ? null : significant(producer) };
  }),
  /** n units, at most c above m, none above M; two classes without M. `results` are figures, "<10", or with `m` "absent": "absent", "present". */
  operation('plan', z.strictObject({
    n: z.number().int().min(1).max(1000), c: z.number().int().min(0), m: z.union([z.literal('absent'), notNegative()]), M: notNegative().optional(),
    results: z.array(resultText).max(1000),
  }).refine(({ n, c }) => c <= n, told('calculator.error.plan')), ({ n, c, m, M, results }) => {
    const units = results.map((text) => resultOf(text, undefined));
    const judged = judge({
      result: units, rule: 'simple', limit: { kind: 'sampling-plan', n, c, m: m === 'absent' ? m : plain(m), ...(M ? { M: plain(M) } : {}) },
    });
    const above = (bound: Decimal) => units.filter((unit) => (unit.qualifier === 'eq' || unit.qualifier === 'gt') && new Dec(unit.text).gt(bound)).length;
    return {
      verdict: judged.verdict, ...(judged.reason === undefined ? {} : { reason: short(judged.reason) }),
      ...(m === 'absent' ? {} : { above: above(m), ...(M ? { aboveM: above(M) } : {}) }),
    };
  }),
];
