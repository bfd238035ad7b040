import type { Decimal } from 'decimal.js';
import { z } from 'zod';
import { Invalid } from '../../../kernel/errors.ts';
import { formatDecimal, type Locale } from '../../../kernel/i18n.ts';
import { inBoth } from '../../../../templates/locales/index.ts';
import { told } from '../../../platform/command/inputs.ts';
import { chartKinds, controlCharts, type Chart } from '../../../science/control/charts.ts';
import { drift, duplicate, recovery } from '../../../science/control/pairs.ts';
import { allControlRules, controlRules, controlViolations, ruleSets, shewhartLimits, type RuleSet } from '../../../science/control/rules.ts';
import { blankCheck, expectedRecovery, referenceCheck } from '../../../science/control/windows.ts';
import { Dec, kept } from '../../../science/decimal.ts';
import { mean as meanOf, spreadOf } from '../../../science/statistics/describe.ts';
import { StatisticsError } from '../../../science/statistics/refusal.ts';
import { figure, figureAt, figures, notNegative, operation, positive, whole, type Answer } from '../operation.ts';
import { isRecord, lettersOf, renamed, seriesOf, spelled, word, type Given } from '../spelling/words.ts';

const comparison = word(['>', '>='], { gt: '>', above: '>', strict: '>', gte: '>=', ge: '>=', atleast: '>=' });
const scope = word(['across', 'within'], { acrossruns: 'across', withinrun: 'within', withinruns: 'within' });
/** `{ comparison, scope }`; `>` and `across` unless said. */
const conventionInput = z.preprocess(conventionOf, z.strictObject({ comparison: comparison.default('>'), scope: scope.default('across') }));
const setNames = Object.keys(ruleSets) as [RuleSet, ...RuleSet[]];
/** A set by its name, or rules by theirs. */
const rulesInput = z.preprocess(
  (given) => (typeof given === 'string' && !(lettersOf(given) in ruleSets) ? given.split(/[\s,;/]+/u).filter(Boolean) : typeof given === 'string' ? lettersOf(given) : given),
  z.union([z.enum(setNames), z.array(word(allControlRules, { r4s: 'R-4s' })).min(1)]),
).default([...controlRules]);
const period = () => whole(2, 100_000).optional();

const keptAll = (limits: object): Answer => Object.fromEntries(Object.entries(limits as Record<string, Decimal>).map(([name, value]) => [name, kept(value)]));
/** `points` are those beyond an action limit. */
const chart = ({ limits, points, beyond }: Chart): Answer => ({ ...keptAll(limits), values: points.map(kept), points: beyond });

/** Constant, `relative` in %, or √(s0² + (s1·x)²). */
const deviation = z.union([z.strictObject({ constant: positive() }), z.strictObject({ relative: positive() }), z.strictObject({ s0: notNegative(), s1: notNegative() })]);

/** Control charts and control samples: limits, given or from a period, and the rules and windows they break. */
/** The rule, its points counted from 1 and their scores, in both languages. */
function whyBroken(rule: string, points: readonly number[], scores: readonly string[]): Record<Locale, string> {
  const tell = (locale: Locale) => inBoth(`science.control.rule.${rule}`, { rule, points: points.map((point) => point + 1).join(', '), z: scores.map((score) => formatDecimal(score, locale)).join('; ') })[locale];
  return { vi: tell('vi'), en: tell('en') };
}

/** A figure, or the mean of several. */
const meanFigure = () => z.union([figure(), figures(1, 2000)]).transform((given) => (Array.isArray(given) ? meanOf(given) : given));

/** Two figures by name, or as `values`. */
function pairOf(given: Given): Given {
  const { values, ...rest } = renamed(given, { x1: 'a', x2: 'b', first: 'a', second: 'b', duplicates: 'values', replicates: 'values', limitPercent: 'limit', rpdLimit: 'limit', repeatabilityLimit: 'r' });
  return Array.isArray(values) && values.length === 2 ? { a: values[0], b: values[1], ...rest } : { ...rest, ...(values === undefined ? {} : { values }) };
}

/** The readings of a check standard in order, or the first and the last of them. */
function driftOf(given: Given): Given {
  const { before, after, ...rest } = renamed(given, { values: 'readings', series: 'readings', initial: 'before', expected: 'before', first: 'before', check: 'after', found: 'after', last: 'after', limitPercent: 'limit', tolerance: 'limit' });
  return before === undefined || after === undefined ? rest : { ...rest, readings: [before, after] };
}

/** The convention as one word or several ("within, ≥"), or in fields of other names. */
function conventionOf(given: unknown): unknown {
  const words = typeof given === 'string' ? given.split(/[\s,;/]+/u) : Array.isArray(given) && given.every((each) => typeof each === 'string') ? given : null;
  const sign = (text: unknown): unknown => (text === '≥' || text === 'at' || text === 'inclusive' ? '>=' : text === 'beyond' || text === 'exclusive' ? '>' : text);
  if (words) {
    const told = words.filter((each) => each !== '' && !/^runs?$/iu.test(each)).map((each) => (typeof sign(each) === 'string' && /^(?:>=?|gte?|ge|strict)$/u.test(String(sign(each))) ? ['comparison', sign(each)] : ['scope', each]));
    return Object.fromEntries(told);
  }
  if (!isRecord(given)) return given;
  const { across, within, inclusive, ...rest } = renamed(given, { runs: 'scope', limit: 'comparison', compare: 'comparison', operator: 'comparison' });
  return {
    ...(across === undefined && within === undefined ? {} : { scope: across === true || within === false ? 'across' : 'within' }), ...(inclusive === undefined ? {} : { comparison: inclusive === true ? '>=' : '>' }),
    ...rest, ...('comparison' in rest ? { comparison: sign(rest['comparison']) } : {}),
  };
}

/**
 * Points may be told as {value}. Where a run holds several levels, each with its own mean and deviation (in the same order, or by name), the figures become scores:
 * mean 0, standard deviation 1.
 */
function controlOf(given: Given): Given {
  const named = renamed(given, { values: 'series', data: 'series', centre: 'mean', center: 'mean', target: 'mean', s: 'sd', sigma: 'sd', rule: 'rules', conventions: 'convention' });
  const bare = (list: unknown): unknown => (Array.isArray(list) ? list.map((one: unknown) => (isRecord(one) && 'value' in one ? one['value'] : one)) : list);
  const { mean, sd, runs } = named;
  const series = bare(named['series']);
  if (Array.isArray(series) && series.every(Array.isArray) && series.length > 0) return controlOf({ ...named, series: undefined, runs: series });
  if (!Array.isArray(runs)) return { ...named, ...(series === undefined ? {} : { series }) };
  const levels = isRecord(mean) ? Object.keys(mean) : Array.isArray(mean) ? mean.map((_, i) => i) : null;
  const rest = { ...named, ...(series === undefined ? {} : { series }) };
  if (!levels || typeof sd !== 'object' || sd === null) return { ...rest, runs: runs.map(bare) };
  const at = (path: string, from: unknown, level: string | number) => figureAt(`${path}.${level}`, isRecord(from) || Array.isArray(from) ? (from as Record<string | number, unknown>)[level] : undefined);
  const scores = runs.map((run: unknown, i) => levels.map((level) => {
    const spread = at('sd', sd, level);
    if (!spread.gt(0)) throw Invalid.field(`sd.${level}`, 'calculator.error.not-positive');
    return at(`runs.${i}`, bare(isRecord(run) && 'values' in run ? run['values'] : run), level).minus(at('mean', mean, level)).div(spread).toFixed();
  }));
  return { ...rest, runs: scores, mean: 0, sd: 1 };
}

export const controlOperations = [
  /**
   * `mean` and `sd` as given, else of the first `period` figures, else of all. `rules`: `westgard`, `nelson`, `nordtest`, or a list of rules. Of a set
   * `severity` tells which rules only warn; of a list 1-2s does.
   */
  operation('control', spelled(controlOf, z.strictObject({
    series: figures(1, 5000).optional(), runs: z.preprocess(seriesOf, z.array(figures(1, 40)).min(1).max(5000).refine((given) => given.flat().length <= 5000, told('error.too-big', { max: '5000' }))).optional(), mean: figure().optional(), sd: figure().optional(), period: period(),
    rules: rulesInput, convention: conventionInput.default({ comparison: '>', scope: 'across' }),
  })), ({ series, runs, mean, sd, period: first, rules, convention }) => {
    const given = runs ?? series?.map((each) => [each]);
    if (!given) throw new StatisticsError('science.statistics.needs', { name: 'series' });
    const all = given.flat();
    if (first !== undefined && first > all.length) throw new StatisticsError('science.control.period', { period: first, given: all.length });
    const base = all.slice(0, first);
    const centre = mean ?? meanOf(base);
    const spread = sd ?? spreadOf(base);
    const set = typeof rules === 'string' ? ruleSets[rules] : { rules, warnings: ['1-2s'] as const };
    return {
      mean: kept(centre), sd: kept(spread), limits: keptAll(shewhartLimits(centre, spread)),
      violations: controlViolations(given, centre, spread, set.rules, convention, runs !== undefined).map(({ rule, points, side, z: scores }) => ({
        rule, severity: (set.warnings as readonly string[]).includes(rule) ? 'warning' : 'out-of-control', points, side, z: scores,
        why: whyBroken(rule, points, scores),
      })),
    };
  }),
  /** `groups` for X-bar with R or s, `values` for individuals with moving ranges; limits from the first `period` of them, all unless said. */
  operation('control-limits', z.strictObject({
    chart: word(chartKinds).default('xbar-r'), groups: z.array(figures(2, 25)).min(2).max(5000).optional(), values: figures(2, 5000).optional(), period: period(),
  }), ({ chart: kind, groups, values, period: first }) => {
    const given = kind === 'individuals' ? values?.map((each) => [each]) : groups;
    if (!given) throw new StatisticsError('science.statistics.needs', { name: kind === 'individuals' ? 'values' : 'groups' });
    const { location, spread, sigma, constants } = controlCharts(kind, given, first);
    return {
      sigma: kept(sigma), period: first ?? given.length, location: chart(location), spread: chart(spread),
      constants: Object.fromEntries(Object.entries(constants).map(([name, value]) => [name, value.toFixed(6)])),
    };
  }),
  /** `sd` at the level of the assigned value, `u` the standard uncertainty of that value (0 unless given). */
  operation('reference-material', z.strictObject({ value: figure(), assigned: figure(), sd: deviation, u: notNegative().optional() }), ({ value, assigned, sd, u }) => {
    const { difference, sd: at, z: score, limits, state } = referenceCheck(value, assigned, sd, u);
    return { difference: kept(difference), sd: kept(at), z: kept(score), state, limits: keptAll(limits) };
  }),
  /** Blanks may reach `share` of the LOQ: half of it unless given, which is the calculator's own default. `points` are those above. */
  operation('blank', z.strictObject({ values: figures(1), loq: positive(), share: positive().default(() => new Dec('0.5')) }), ({ values, loq, share }) => {
    const { limit, highest, beyond, within } = blankCheck(values, loq, share);
    return { limit: kept(limit), highest: kept(highest), points: beyond, within };
  }),
  operation('duplicate', spelled(pairOf, z.strictObject({ a: figure(), b: figure(), limit: notNegative().default(() => new Dec(20)), loq: positive().optional(), factor: positive().default(() => new Dec(5)), r: positive().optional() })), ({ a, b, ...how }) => {
    const { rule, difference, rpd, limit, within } = duplicate(a, b, how);
    return { rule, difference: kept(difference), rpd: rpd && kept(rpd), limit: kept(limit), within };
  }),
  /** With `window` {min, max} in %, or with the mass fraction of what was added (AOAC's expected recoveries), also whether it lies within. */
  operation('recovery', spelled({ found: 'spiked', measured: 'spiked', result: 'spiked', native: 'unspiked', blank: 'unspiked', unspikedResult: 'unspiked', reference: 'added', certified: 'added', assigned: 'added', spike: 'added', values: 'spiked', recovered: 'spiked' }, z.strictObject({
    spiked: meanFigure(), unspiked: meanFigure().default(() => new Dec(0)), added: figure(), massFraction: positive().optional(),
    window: z.strictObject({ min: figure(), max: figure() }).refine(({ min, max }) => min.lte(max), told('calculator.error.range')).optional(),
  })), ({ spiked, unspiked, added, massFraction, window }) => {
    const found = recovery(spiked, unspiked, added);
    const limits = window ?? (massFraction && expectedRecovery(massFraction));
    return { recovery: kept(found), ...(limits ? { window: keptAll(limits), within: found.gte(limits.min) && found.lte(limits.max) } : {}) };
  }),
  operation('drift', spelled(driftOf, z.strictObject({ readings: figures(2), limit: notNegative().optional() })), ({ readings, limit }) => {
    const found = drift(readings);
    return { drift: kept(found), ...(limit ? { within: found.abs().lte(limit) } : {}) };
  }),
];
