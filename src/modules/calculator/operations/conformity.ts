import type { Decimal } from 'decimal.js';
import { z } from 'zod';
import { decisionRules, judge, type DecisionRule, type Limit } from '../../../science/conformity/index.ts';
import { globalRisk, probabilityIn, specificRisk, type Interval } from '../../../science/conformity/risk.ts';
import { Dec, plain } from '../../../science/decimal.ts';
import type { CalculatedResult } from '../../../science/measurement-model.ts';
import { StatisticsError } from '../../../science/statistics/refusal.ts';
import { figure, operation } from '../operation.ts';

const bounds = { min: figure().optional(), max: figure().optional() };
const exclusive = { minExclusive: z.boolean().optional(), maxExclusive: z.boolean().optional() };

/** `{max}`, `{min}`, `{min, max}`; `{absentIn}`; `{declared, tolerance}` with the tolerance in % below the label, or `minPercent` and `maxPercent` of it. */
const limitInput = z.union([
  z.strictObject({ ...bounds, ...exclusive }).refine(({ min, max }) => min !== undefined || max !== undefined),
  z.strictObject({ absentIn: z.string().max(40) }),
  z.strictObject({ declared: figure(), tolerance: figure().optional(), minPercent: figure().optional(), maxPercent: figure().optional(), min: figure().optional() }),
]);
type LimitInput = z.output<typeof limitInput>;

function limitOf(given: LimitInput): { limit: Limit; declared?: string; interval: Interval } {
  if ('absentIn' in given) return { limit: { kind: 'absent', in: given.absentIn }, interval: { max: 0 } };
  if ('declared' in given) {
    const minPercent = given.minPercent ?? new Dec(100).minus(given.tolerance ?? 0);
    const limit: Limit = { kind: 'declared-tolerance', minPercent: plain(minPercent), ...(given.maxPercent ? { maxPercent: plain(given.maxPercent) } : {}), ...(given.min ? { min: plain(given.min) } : {}) };
    const share = (percent: Decimal) => Number(given.declared.times(percent).div(100));
    return { limit, declared: plain(given.declared), interval: { min: Math.max(share(minPercent), given.min ? Number(given.min) : -Infinity), ...(given.maxPercent ? { max: share(given.maxPercent) } : {}) } };
  }
  const { min, max, minExclusive, maxExclusive } = given;
  const edges = { ...(minExclusive ? { minExclusive } : {}), ...(maxExclusive ? { maxExclusive } : {}) };
  const interval = { min: min && Number(min), max: max && Number(max) };
  if (min && max) return { limit: { kind: 'range', min: plain(min), max: plain(max), ...edges }, interval };
  return { limit: max ? { kind: 'maximum', max: plain(max), ...edges } : { kind: 'minimum', min: plain(min!), ...edges }, interval };
}

const censored = /^(<|≤|>|≥)\s*(.+)$/u;
const notFound = /^(?:nd|n\.d\.|not detected|absent|kph|khong phat hien)$/iu;
const found = /^(?:detected|present)$/iu;

/** A result as people write one: a figure, "<0.05", "not detected", "detected". */
function resultOf(text: string, U: string | null): CalculatedResult {
  const nothing = { unrounded: null, expandedUncertainty: null, replicates: [], warnings: [], working: [] };
  if (notFound.test(text)) return { ...nothing, qualifier: 'choice', text: 'absent', meaning: 'absent' };
  if (found.test(text)) return { ...nothing, qualifier: 'choice', text: 'present', meaning: 'present' };
  const mark = censored.exec(text);
  const value = figure().safeParse(mark ? mark[2] : text);
  if (!value.success) throw new StatisticsError('calculator.error.not-a-number', { given: text.slice(0, 40) });
  const figureText = plain(value.data);
  if (!mark) return { ...nothing, qualifier: 'eq', text: figureText, unrounded: figureText, expandedUncertainty: U };
  return { ...nothing, qualifier: mark[1] === '<' || mark[1] === '≤' ? 'lt' : 'gt', text: figureText, ...(U === null ? {} : { uncertaintyAtLimit: U }) };
}

const measured = { value: z.union([z.number(), z.string()]).transform(String), u: figure().optional(), U: figure().optional(), k: figure().default(() => new Dec(2)) };

/** k·u, or U as it is given; null without either. */
const expanded = ({ u, U, k }: { u?: Decimal | undefined; U?: Decimal | undefined; k: Decimal }): Decimal | null => U ?? u?.times(k) ?? null;

const text = (value: number): string => new Dec(value.toPrecision(8)).toFixed();

/** The acceptance interval of a rule: the limits moved inwards by w, or outwards. */
function acceptanceOf({ min, max }: Interval, rule: DecisionRule, w: number): Interval {
  const by = rule === 'guarded-acceptance' ? w : rule === 'guarded-rejection' ? -w : 0;
  return { min: min === undefined ? undefined : min + by, max: max === undefined ? undefined : max - by };
}

const intervalInput = z.strictObject(bounds).transform(({ min, max }): Interval => ({ min: min && Number(min), max: max && Number(max) }));

/** Statements of conformity, their risks, and attribute plans. */
export const conformityOperations = [
  operation('conformity', z.strictObject({ ...measured, limit: limitInput, rule: z.enum(decisionRules).default('simple'), r: figure().optional() }), ({ value, u, U, k, limit: given, rule, r }) => {
    const { limit, declared, interval } = limitOf(given);
    const half = expanded({ u, U, k });
    const w = half && half.times(r ?? 1);
    const result = resultOf(value, w && plain(w));
    // Absence in a portion is stated for the portion that was examined: here the one that the limit names.
    const { verdict, acceptanceLimit, guardBand, reason } = judge({ result: limit.kind === 'absent' && limit.in ? { ...result, portion: limit.in } : result, limit, rule, ...(declared ? { declared } : {}) });
    const standard = u ?? (half && half.div(k));
    const probability = result.qualifier === 'eq' && standard && standard.gt(0) ? text(probabilityIn(interval, Number(result.text), Number(standard))) : null;
    return { verdict, probability, acceptanceLimit, guardBand, ...(reason ? { reason: reason.replace(/^science\.reason\./, '') } : {}) };
  }),
  operation('risk', z.strictObject({
    value: figure().optional(), prior: z.strictObject({ mean: figure(), sd: figure() }).optional(), u: figure(), k: figure().default(() => new Dec(2)), limit: intervalInput,
    acceptance: intervalInput.optional(), rule: z.enum(['simple', 'guarded-acceptance', 'guarded-rejection']).default('simple'), r: figure().default(() => new Dec(1)),
  }), ({ value, prior, u, k, limit, acceptance, rule, r }) => {
    const accepted = acceptance ?? acceptanceOf(limit, rule, Number(u.times(k).times(r)));
    if (prior) {
      const { consumer, producer } = globalRisk({ mean: Number(prior.mean), sd: Number(prior.sd) }, Number(u), limit, accepted);
      return { kind: 'global', consumer: text(consumer), producer: text(producer) };
    }
    if (!value) throw new StatisticsError('science.statistics.needs', { name: 'value' });
    if (!u.gt(0)) throw new StatisticsError('science.statistics.not-positive', { name: 'u' });
    const { accepted: passes, consumer, producer } = specificRisk(Number(value), Number(u), limit, accepted);
    return { kind: 'specific', accepted: passes, consumer: text(consumer), producer: text(producer) };
  }),
  operation('plan', z.strictObject({
    n: z.number().int().min(1).max(1000), c: z.number().int().min(0), m: z.union([z.literal('absent'), figure()]), M: figure().optional(), results: z.array(z.union([z.number(), z.string()]).transform(String)).max(1000),
  }), ({ n, c, m, M, results }) => {
    const limit: Limit = { kind: 'sampling-plan', n, c, m: m === 'absent' ? m : plain(m), ...(M ? { M: plain(M) } : {}) };
    const { verdict, reason } = judge({ result: results.map((each) => resultOf(each, null)), limit, rule: 'simple' });
    return { verdict, ...(reason ? { reason: reason.replace(/^science\.reason\./, '') } : {}) };
  }),
];
