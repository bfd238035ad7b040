import { unitsAboveM } from '../../science/conformity/index.ts';
import { limitInUnit } from './evaluation/limit-in-unit.ts';
import type { ResultLine } from './results.queries.ts';

/** Bounds of a drawing, in the unit of the result. */
export interface DrawnLimit {
  upper?: string;
  lower?: string;
  /** The bound itself is beyond the limit: < and >, not ≤ and ≥. */
  upperExclusive?: boolean;
  lowerExclusive?: boolean;
  /** m of a plan of three classes, whose M is `upper`: some units may lie between. */
  marginal?: string;
}

/** The limit of a result as bounds of a drawing; null where either has no figure. A declared content is drawn as what it came to. */
export function drawnLimit({ result, limit, method, judgement }: Pick<ResultLine, 'result' | 'limit' | 'method' | 'judgement'>): DrawnLimit | null {
  if (!result || !limit || result.qualifier === 'choice' || result.qualifier === 'gt') return null;
  if (limit.value.kind === 'formula') return null;
  const value = limitInUnit(limit.value, limit.unit, { unit: method.unit, basis: method.basis });
  switch (value?.kind) {
    case 'maximum': return { upper: value.max, upperExclusive: value.maxExclusive ?? false };
    case 'minimum': return { lower: value.min, lowerExclusive: value.minExclusive ?? false };
    case 'range': return { lower: value.min, lowerExclusive: value.minExclusive ?? false, upper: value.max, upperExclusive: value.maxExclusive ?? false };
    case 'sampling-plan': return value.m === 'absent' ? null : { upper: value.M ?? value.m, ...(value.M === undefined || value.M === value.m ? {} : { marginal: value.m }) };
    case 'declared-tolerance': return judgement?.guardBand === '0' && judgement.acceptanceLimit ? { lower: judgement.acceptanceLimit } : null;
    default: return null;
  }
}

/** How many units of a test on units lie above m of its sampling plan, of how many that have a result; null where it is judged by none. */
export function unitsAbove({ unit, limit, method }: Pick<ResultLine, 'unit' | 'limit' | 'method'>, beside: readonly ResultLine[]): { above: number; given: number; n: number; c: number } | null {
  if (unit === null || limit?.value.kind !== 'sampling-plan') return null;
  const plan = limitInUnit(limit.value, limit.unit, { unit: method.unit, basis: method.basis });
  if (plan?.kind !== 'sampling-plan' || plan.m === 'absent') return null;
  const results = beside.flatMap(({ method: { id }, unit: each, result }) => {
    if (id !== method.id || each === null || !result) return [];
    const { qualifier, text, unrounded, expandedUncertainty } = result;
    return [{ qualifier, text, unrounded, expandedUncertainty, replicates: [], warnings: [] }];
  });
  return { above: unitsAboveM(results, plan), given: results.length, n: plan.n, c: plan.c };
}
