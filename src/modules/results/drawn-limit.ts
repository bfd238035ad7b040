import { limitInUnit } from './evaluation/limit-in-unit.ts';
import type { ResultLine } from './results.queries.ts';

/** Bounds of a drawing, in the unit of the result. */
export interface DrawnLimit {
  upper?: string;
  lower?: string;
  /** The bound itself is beyond the limit: < and >, not ≤ and ≥. */
  upperExclusive?: boolean;
  lowerExclusive?: boolean;
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
    case 'sampling-plan': return value.m === 'absent' ? null : { upper: value.M ?? value.m };
    case 'declared-tolerance': return judgement?.guardBand === '0' && judgement.acceptanceLimit ? { lower: judgement.acceptanceLimit } : null;
    default: return null;
  }
}
