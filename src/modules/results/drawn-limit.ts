import { limitInUnit } from './evaluation/limit-in-unit.ts';
import type { ResultLine } from './results.queries.ts';

/** Bounds of a drawing, in the unit of the result. */
export interface DrawnLimit {
  upper?: string;
  lower?: string;
}

/** The limit of a result as bounds of a drawing; null where either has no figure. A declared content is drawn as what it came to. */
export function drawnLimit({ result, limit, method, judgement }: Pick<ResultLine, 'result' | 'limit' | 'method' | 'judgement'>): DrawnLimit | null {
  if (!result || !limit || result.qualifier === 'choice' || result.qualifier === 'gt') return null;
  const value = limitInUnit(limit.value, limit.unit, { unit: method.unit, basis: method.basis });
  switch (value?.kind) {
    case 'maximum': return { upper: value.max };
    case 'minimum': return { lower: value.min };
    case 'range': return { lower: value.min, upper: value.max };
    case 'sampling-plan': return value.m === 'absent' ? null : { upper: value.M ?? value.m };
    case 'declared-tolerance': return judgement?.guardBand === '0' && judgement.acceptanceLimit ? { lower: judgement.acceptanceLimit } : null;
    default: return null;
  }
}
