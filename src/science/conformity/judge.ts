import { Dec } from '../decimal.ts';
import type { CalculatedResult } from '../measurement-model.ts';
import { presenceOf } from './absence.ts';
import { judgeBounds, type Bounds } from './bounds.ts';
import { notJudged, withoutFigures, type JudgeInput, type Judgement, type Limit } from './limit.ts';
import { judgePlan } from './plan.ts';

/**
 * States conformity with one limit under the agreed decision rule (ISO/IEC 17025:2017, 7.8.6). The reported, rounded figure is
 * compared, as the reader of the certificate would do it; a method that demands otherwise says `compare: 'unrounded'`. Figures are compared as decimals. A censored result is judged only where every value it may
 * have gives the same verdict: "< LOQ" passes a maximum at or above the LOQ and is not judged against one below it. A guarded rule
 * without U is not judged.
 */
export function judge({ result, limit, rule, declared, compare = 'reported' }: JudgeInput): Judgement {
  const results = Array.isArray(result) ? (result as readonly CalculatedResult[]) : [result as CalculatedResult];
  if (limit.kind === 'sampling-plan') return judgePlan(results, limit, compare);
  const [one] = results;
  if (!one || results.length > 1) return notJudged(rule, 'science.reason.one-result');
  switch (limit.kind) {
    case 'absent':
      return judgeAbsence(one, limit);
    case 'qualitative':
      return judgeChoice(one);
    case 'declared-tolerance': {
      if (declared === undefined || declared === '') return notJudged(rule, 'science.reason.no-declared-value');
      return judgeBounds(one, declaredBounds(limit, declared), rule, compare);
    }
    default:
      return judgeBounds(one, boundsOf(limit), rule, compare);
  }
}

function boundsOf(limit: Extract<Limit, { kind: 'maximum' | 'minimum' | 'range' }>): Bounds {
  return {
    ...('min' in limit ? { min: { at: limit.min, exclusive: limit.minExclusive ?? false } } : {}),
    ...('max' in limit ? { max: { at: limit.max, exclusive: limit.maxExclusive ?? false } } : {}),
  };
}

/** Percentages of the declared content; the higher of that and the absolute minimum counts. */
function declaredBounds(limit: Extract<Limit, { kind: 'declared-tolerance' }>, declared: string): Bounds {
  const share = (percent: string) => new Dec(declared).times(percent).div(100);
  const least = limit.min === undefined ? share(limit.minPercent) : Dec.max(share(limit.minPercent), limit.min);
  return {
    min: { at: least.toFixed(), exclusive: false },
    ...(limit.maxPercent === undefined ? {} : { max: { at: share(limit.maxPercent).toFixed(), exclusive: false } }),
  };
}

function judgeAbsence(result: CalculatedResult, limit: Extract<Limit, { kind: 'absent' }>): Judgement {
  const presence = presenceOf(result, limit.in);
  if (presence.state === 'unknown') return notJudged('simple', presence.reason);
  return withoutFigures(presence.state === 'absent' ? 'pass' : 'fail', 'simple');
}

function judgeChoice(result: CalculatedResult): Judgement {
  switch (result.meaning) {
    case 'acceptable':
    case 'absent':
      return withoutFigures('pass', 'simple');
    case 'unacceptable':
    case 'present':
      return withoutFigures('fail', 'simple');
    default:
      return notJudged('simple', 'science.reason.no-meaning');
  }
}
