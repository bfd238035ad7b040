import type { Decimal } from 'decimal.js';
import { z } from 'zod';
import { Invalid } from '../../../kernel/errors.ts';
import { told } from '../../../platform/command/inputs.ts';
import { chooseByOther, limitAt, type Circumstance, type Limit, type OtherFigure } from '../../../science/conformity/index.ts';
import { Dec, plain } from '../../../science/decimal.ts';
import { isAbsence } from '../spelling/conformity.ts';
import { figure, notNegative, positive, whole } from '../operation.ts';


export const maximum = z.strictObject({ max: figure() });
export const minimum = z.strictObject({ min: figure() });
export const range = z.strictObject({ min: figure(), max: figure() }).refine(({ min, max }) => min.lte(max), told('calculator.error.range'));
const absence = z.strictObject({ absentIn: z.string().max(50) });
/**
 * `tolerance`: how many per cent less than declared is allowed, as for nutrients of a fertilizer label (with `sides` "both" also how many more); or the least and
 * most per cent of it that are.
 */
const label = z.strictObject({
  declared: positive(),
  tolerance: z.union([notNegative(), z.strictObject({ minPercent: notNegative(), maxPercent: notNegative().optional() })]),
  sides: z.enum(['below', 'both']).default('below'),
});
const none = z.strictObject({ none: z.literal(true) });
export const single = z.union([range, maximum, minimum, absence, label, none]);
export type Single = z.output<typeof single>;

/** Results that are added before they are judged: `{sum: ['a', 'b'], max}`, or as shares of their own limits, `{ratioSum: {a: '0.2', b: '0.5'}, max: 1}`. */
export const sum = z.strictObject({ sum: z.array(z.string()).min(1).max(100), max: figure().optional(), min: figure().optional() });
export const ratioSum = z.strictObject({ ratioSum: z.record(z.string(), positive()), max: figure().default(() => new Dec(1)) });
/**
 * The first row whose `from` ≤ the other result < `to` (`fromExclusive`, `toInclusive` turn an end), or whose `is` it is:
 * `{by: 'hardness', table: [{to: '60', limit: {max: '…'}}, …]}`; or a formula over `x`, the other result, rounded as `to` says:
 * `{by: 'hardness', formula: 'exp(0.7409*ln(x)-4.719)', to: {significant: 2}}`.
 */
export const dependent = z.strictObject({
  by: z.string(),
  table: z.array(z.strictObject({
    from: figure().optional(), to: figure().optional(), fromExclusive: z.boolean().optional(), toInclusive: z.boolean().optional(), is: z.string().optional(), limit: single,
  })).min(1).max(200),
});
export const reckoned = z.strictObject({
  by: z.string(), formula: z.string().max(2000), bound: z.enum(['maximum', 'minimum']).default('maximum'), mode: z.enum(['half-even', 'half-up']).default('half-even'),
  to: z.union([z.strictObject({ decimals: z.number().int().min(-20).max(20) }), z.strictObject({ significant: z.number().int().min(1).max(20) })]),
});
export type Dependent = z.output<typeof dependent> | z.output<typeof reckoned>;

/** An attribute plan; `m` may be absence, in any of its words. */
export const plan = z.strictObject({
  n: whole(1, 1000), c: whole(0, 1000), m: z.union([z.string().refine(isAbsence).transform(() => 'absent' as const), notNegative()]), M: notNegative().optional(),
}).refine(({ n, c }) => c <= n, told('calculator.error.plan')).refine(({ m, M }) => m === 'absent' || !M || M.gte(m), { path: ['M'], ...told('calculator.error.plan-limits') });

/** The limit as science judges by it. */
export function limitOf(limit: Single): Limit {
  if ('declared' in limit) {
    const { declared, tolerance, sides } = limit;
    const percent = (value: Decimal) => plain(declared.times(value).div(100));
    if ('minPercent' in tolerance) {
      return tolerance.maxPercent
        ? { kind: 'range', min: percent(tolerance.minPercent), max: percent(tolerance.maxPercent) } : { kind: 'minimum', min: percent(tolerance.minPercent) };
    }
    const least = percent(new Dec(100).minus(tolerance));
    return sides === 'both' ? { kind: 'range', min: least, max: percent(new Dec(100).plus(tolerance)) } : { kind: 'minimum', min: least };
  }
  if ('absentIn' in limit) return { kind: 'absent', in: limit.absentIn };
  if ('max' in limit) return 'min' in limit ? { kind: 'range', min: plain(limit.min), max: plain(limit.max) } : { kind: 'maximum', max: plain(limit.max) };
  if ('min' in limit) return { kind: 'minimum', min: plain(limit.min) };
  throw Invalid.field('limit', 'calculator.error.no-limit');
}

/** The limit that another result chooses, or why it chooses none. */
export function limitBy(limit: Dependent, given: number | string | undefined): { limit: Single } | { reason: string } {
  if (given === undefined) throw Invalid.field(`conditions.${limit.by}`, 'calculator.error.result-missing', { name: limit.by });
  const other = otherOf(String(given).trim().replace('\u2212', '-'));
  if ('table' in limit) {
    const chosen = chooseByOther(limit.table.map((row) => ({ when: whenOf(row), limit: row.limit })), other);
    return 'row' in chosen ? { limit: chosen.row.limit } : chosen;
  }
  const { formula, bound, mode, to } = limit;
  const chosen = chooseByOther([{ when: {} }], other);
  if ('reason' in chosen) return chosen;
  const at = limitAt({ kind: 'formula', bound, formula, rounding: { mode, to } }, other.text);
  if (at?.kind === 'maximum') return { limit: { max: new Dec(at.max) } };
  return at?.kind === 'minimum' ? { limit: { min: new Dec(at.min) } } : { reason: 'science.reason.formula-no-value' };
}

function whenOf({ from, to, fromExclusive, toInclusive, is }: z.output<typeof dependent>['table'][number]): Circumstance {
  if (is !== undefined) return { is };
  return { fromExclusive, toInclusive, ...(from ? { from: plain(from) } : {}), ...(to ? { to: plain(to) } : {}) };
}

/** A figure, a censored one, or the name of a class. */
function otherOf(text: string): OtherFigure {
  const [, sign, rest = ''] = /^(<|>|≤|≥)?\s*(.+)$/u.exec(text) ?? [];
  const read = figure().safeParse(rest);
  if (!read.success) return { qualifier: 'choice', text };
  return { qualifier: sign === undefined ? 'eq' : '<≤'.includes(sign) ? 'lt' : 'gt', text: plain(read.data) };
}
