import type { CalculatedResult } from '../measurement-model.ts';
import { presenceOf } from './absence.ts';
import { judgeBounds } from './bounds.ts';
import { notJudged, withoutFigures, type Judgement, type Limit } from './limit.ts';

type Plan = Extract<Limit, { kind: 'sampling-plan' }>;
/** `open-good`: good or marginal, not known which. `open`: anything. */
type UnitClass = 'good' | 'marginal' | 'bad' | 'open-good' | 'open';

/**
 * Two- and three-class attribute plans over the results of all n units (ICMSF, Microorganisms in Foods 2; Codex CXG 21-1997). The plan
 * is itself the decision rule, so no guard band is added (ISO/IEC 17025:2017, 7.8.6.1 note). A lot that has failed has failed even when
 * units are missing; it passes only with all n units.
 */
export function judgePlan(results: readonly CalculatedResult[], plan: Plan, compare: 'reported' | 'unrounded'): Judgement {
  const classes = results.map((result) => classOf(result, plan, compare));
  const count = (...wanted: UnitClass[]) => classes.filter((unit) => wanted.includes(unit)).length;
  const params = { n: plan.n, c: plan.c, above: count('marginal', 'bad') };

  if (count('bad') > 0) return { ...withoutFigures('fail', 'simple'), reason: 'science.reason.unit-above-M', reasonParams: params };
  if (count('marginal') > plan.c) return { ...withoutFigures('fail', 'simple'), reason: 'science.reason.units-above-m', reasonParams: params };
  if (results.length !== plan.n) return notJudged('simple', 'science.reason.units', { n: plan.n, given: results.length });
  if (count('open') > 0 || count('marginal', 'open-good') > plan.c) return notJudged('simple', 'science.reason.limit-below-loq');
  return withoutFigures('pass', 'simple');
}

/** How many of these units lie above m, those above M among them; of absence, how many have it. One that is not known to is not counted. */
export const unitsAboveM = (results: readonly CalculatedResult[], plan: Plan): number =>
  results.filter((result) => ['marginal', 'bad'].includes(classOf(result, plan, 'reported'))).length;

function classOf(result: CalculatedResult, plan: Plan, compare: 'reported' | 'unrounded'): UnitClass {
  if (plan.m === 'absent') {
    const { state } = presenceOf(result, plan.in);
    return state === 'absent' ? 'good' : state === 'present' ? 'marginal' : 'open';
  }
  const within = (max: string) => judgeBounds(result, { max: { at: max, exclusive: false } }, 'simple', compare).verdict;
  const atM = plan.M === undefined || plan.M === plan.m ? 'pass' : within(plan.M);
  const at = within(plan.m);
  if (at === 'pass') return 'good';
  if (atM === 'fail') return 'bad';
  if (at === 'fail') return atM === 'pass' ? 'marginal' : 'open';
  return atM === 'pass' ? 'open-good' : 'open';
}
