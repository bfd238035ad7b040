import type { Decimal } from 'decimal.js';
import { z } from 'zod';
import { Invalid } from '../../../kernel/errors.ts';
import { told } from '../../../platform/command/inputs.ts';
import { decisionRules, judge, type Judgement, type Limit } from '../../../science/conformity/index.ts';
import { globalRisks, probabilityIn, specificRisks, type Interval } from '../../../science/conformity/risk.ts';
import { Dec, plain } from '../../../science/decimal.ts';
import type { CalculatedResult } from '../../../science/measurement-model.ts';
import { conformityOf, isAbsence, isPresence, otherRules, planOf, riskOf } from '../spelling/conformity.ts';
import { type Answer, asTyped, figure, notNegative, operation, positive } from '../operation.ts';
import { spelled, word } from '../spelling/words.ts';
import { dependent, limitBy, limitOf, maximum, minimum, plan, range, ratioSum, reckoned, single, sum, type Single } from './limits.ts';

const resultText = z.union([z.number(), z.string()]).transform((given) => asTyped(String(given).trim().replace('\u2212', '-')));
const part = z.strictObject({ name: z.string(), value: figure(), u: notNegative().optional() });

function resultOf(text: string, guard: Decimal | undefined): CalculatedResult {
  const shared = { replicates: [], warnings: [], working: [], unrounded: null };
  if (isAbsence(text)) return { ...shared, qualifier: 'choice', text, expandedUncertainty: null, meaning: 'absent' };
  if (isPresence(text)) return { ...shared, qualifier: 'choice', text, expandedUncertainty: null, meaning: 'present' };
  const qualified = /^(<|>|≤|≥)?\s*(.+)$/u.exec(text);
  const given = figure().safeParse(qualified?.[2] ?? text);
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

/** u, or U with its k (2 unless given); the guard band w, or r·U (r = 1 unless given). */
const guarded = {
  u: notNegative().optional(), U: notNegative().optional(), k: positive().optional(), r: notNegative().optional(), w: notNegative().optional(), rule: word(decisionRules, otherRules).default('simple'),
};
type Guarded = { u?: Decimal | undefined; U?: Decimal | undefined; k?: Decimal | undefined; r?: Decimal | undefined; w?: Decimal | undefined };

const oneOfTwo = ({ u, U }: Guarded): boolean => u === undefined || U === undefined;
const standardFrom = ({ u, U, k }: Guarded): Decimal | undefined => u ?? U?.div(k ?? 2);
const guardFrom = (standard: Decimal | undefined, { k, r, w }: Guarded): Decimal | undefined => w ?? standard?.times(k ?? 2).times(r ?? 1);

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

/** n units, at most c above m, none above M; two classes without M. `results` are figures, "<10", or with `m` "absent": "absent", "present". */
function planned({ n, c, m, M }: z.output<typeof plan>, results: readonly string[]): Answer {
  const units = results.map((text) => resultOf(text, undefined));
  const judged = judge({ result: units, rule: 'simple', limit: { kind: 'sampling-plan', n, c, m: m === 'absent' ? m : plain(m), ...(M ? { M: plain(M) } : {}) } });
  const above = (bound: Decimal) => units.filter((unit) => (unit.qualifier === 'eq' || unit.qualifier === 'gt') && new Dec(unit.text).gt(bound)).length;
  return {
    verdict: judged.verdict, ...(judged.reason === undefined ? {} : { reason: short(judged.reason) }),
    ...(m === 'absent' ? {} : { above: above(m), ...(M ? { aboveM: above(M) } : {}) }),
  };
}

export const conformityOperations = [
  /**
   * `value` may be "<0.05", "not detected", and with `loq` (`lod`) "<LOQ". U = k·u with k = 2 unless given; the guard band is `w`, or r·U (r = 1 unless given). Sums take their
   * parts from `results` [{name, value, u}], uncorrelated; a limit by another result takes that from `conditions` {hardness: '120'}.
   */
  operation('conformity', spelled(conformityOf, z.strictObject({
    value: resultText.optional(), ...guarded, portion: z.string().max(50).optional(),
    results: z.union([z.array(part).max(100), z.array(resultText).max(1000)]).optional(), conditions: z.record(z.string(), z.union([z.number(), z.string()])).optional(),
    limit: z.union([...single.options, sum, ratioSum, dependent, reckoned, plan]).nullable(),
  }).refine(oneOfTwo, { path: ['U'], ...told('calculator.error.u-or-U') })), ({ value, rule, limit: asked, results: given, conditions, portion, ...uncertainty }) => {
    if (asked && 'c' in asked) return planned(asked, (given ?? []).filter((each) => typeof each === 'string'));
    const results = (given ?? []).filter((each) => typeof each === 'object');
    let [text, standard, limit] = [value, standardFrom(uncertainty), asked];
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
    const guard = guardFrom(standard, uncertainty);
    const result = { ...resultOf(text, guard), ...(portion === undefined ? {} : { portion }) };
    if (!limit || 'none' in limit) return { verdict: 'not-judged', probability: null, acceptanceLimit: null, reason: 'no-limit', value: text };
    const against = limitOf(limit as Single);
    if (against.kind === 'absent' && portion === undefined && against.in !== undefined) result.portion = against.in;
    const judged = judge({ result, limit: against, rule });
    const probability = result.qualifier === 'eq' && standard?.gt(0) && judged.acceptance
      ? sixPlaces(probabilityIn(intervalOf(against), Number(result.text), Number(standard))) : null;
    return answerOf(judged, probability);
  }),
  /**
   * Specific: `value`, `u`, `limit`; the risk that the decision does not run is null. Global: `prior` {mean, sd}, `u`, `limit`. Accepted is what lies within `acceptance`, or within the limits
   * moved by w = r·k·u as the rule says.
   */
  operation('risk', spelled(riskOf, z.strictObject({
    value: figure().optional(), prior: z.strictObject({ mean: figure(), sd: positive() }).optional(), ...guarded,
    limit: z.union([range, maximum, minimum]), acceptance: z.union([range, maximum, minimum]).optional(),
  }).refine(oneOfTwo, { path: ['U'], ...told('calculator.error.u-or-U') })), ({ value, prior, limit, acceptance, rule, ...uncertainty }) => {
    const u = standardFrom(uncertainty);
    if (!u?.gt(0)) throw Invalid.field('u', u ? 'calculator.error.not-positive' : 'error.required');
    const tolerance = intervalOf(limitOf(limit));
    const accepted = acceptance ? intervalOf(limitOf(acceptance)) : acceptanceOf(tolerance, rule, Number(guardFrom(u, uncertainty)));
    if (prior && !value) {
      const risks = globalRisks({ mean: Number(prior.mean), sd: Number(prior.sd) }, Number(u), tolerance, accepted);
      return { kind: 'global', consumer: significant(risks.consumer), producer: significant(risks.producer) };
    }
    if (!value || prior) throw Invalid.field('value', 'calculator.error.value-or-prior');
    const risks = specificRisks(Number(value), Number(u), tolerance, accepted);
    const { accepted: isAccepted, consumer, producer } = risks;
    return { kind: 'specific', accepted: isAccepted, consumer: isAccepted ? significant(consumer) : null, producer: isAccepted ? null : significant(producer) };
  }),
  operation('plan', spelled(planOf, plan.safeExtend({ results: z.array(resultText).max(1000) })), ({ results, ...asked }) => planned(asked, results)),
];
