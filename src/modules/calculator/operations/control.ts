import { z } from 'zod';
import { inBoth } from '../../../../templates/locales/index.ts';
import { controlRules, controlViolations, shewhartLimits } from '../../../science/control/rules.ts';
import { drift, duplicate, recovery } from '../../../science/control/pairs.ts';
import { Dec, kept } from '../../../science/decimal.ts';
import { mean as meanOf, spreadOf } from '../../../science/statistics/describe.ts';
import { StatisticsError } from '../../../science/statistics/refusal.ts';
import { figure, figures, operation } from '../operation.ts';

const comparison = z.enum(['>', '>=', '≥']).transform((sign) => (sign === '>' ? '>' as const : '>=' as const));
const scope = z.enum(['across', 'within']);
/** `{ comparison, scope }`, or one of the two words alone; `>` and `across` unless said. */
const conventionInput = z.union([
  z.strictObject({ comparison: comparison.default('>'), scope: scope.default('across') }),
  comparison.transform((sign) => ({ comparison: sign, scope: 'across' as const })),
  scope.transform((each) => ({ comparison: '>' as const, scope: each })),
]);

/** Control charts: limits, given or from the series itself, and the rules that points break. */
export const controlOperations = [
  operation('control', z.strictObject({
    series: figures(1).optional(), runs: z.array(figures(1)).min(1).max(5000).optional(), mean: figure().optional(), sd: figure().optional(),
    rules: z.array(z.enum(controlRules)).min(1).default([...controlRules]),
    convention: conventionInput.default({ comparison: '>', scope: 'across' }),
  }), ({ series, runs, mean, sd, rules, convention }) => {
    const given = runs ?? series?.map((each) => [each]);
    if (!given) throw new StatisticsError('science.statistics.needs', { name: 'series' });
    const centre = mean ?? meanOf(given.flat());
    const spread = sd ?? spreadOf(given.flat());
    const limits = shewhartLimits(centre, spread);
    return {
      mean: kept(centre), sd: kept(spread), limits: Object.fromEntries(Object.entries(limits).map(([name, value]) => [name, kept(value)])),
      violations: controlViolations(given, centre, spread, rules, convention, runs !== undefined).map(({ rule, points, side, z: scores }) => ({
        rule, points, side, z: scores, why: { ...inBoth('calculator.control.why', { rule, points: points.map((point) => point + 1).join(', '), z: scores.join('; ') }) },
      })),
    };
  }),
  operation('duplicate', z.strictObject({ a: figure(), b: figure(), limit: figure().default(() => new Dec(20)), loq: figure().optional(), factor: figure().default(() => new Dec(5)) }), ({ a, b, ...how }) => {
    const { rule, difference, rpd, limit, within } = duplicate(a, b, how);
    return { rule, difference: kept(difference), rpd: rpd && kept(rpd), limit: kept(limit), within };
  }),
  operation('recovery', z.strictObject({ spiked: figure(), unspiked: figure().default(() => new Dec(0)), added: figure() }), ({ spiked, unspiked, added }) => ({ recovery: kept(recovery(spiked, unspiked, added)) })),
  operation('drift', z.strictObject({ readings: figures(2), limit: figure() }), ({ readings, limit }) => {
    const found = drift(readings);
    return { drift: kept(found), within: found.abs().lte(limit) };
  }),
];
