import { calculate } from '../../../science/calculation.ts';
import type { CalculatedResult } from '../../../science/measurement-model.ts';
import type { Method } from '../../catalogue/index.ts';
import type { Result } from '../result.ts';
import { wordsOfChoice } from '../results.queries.ts';

/** The result as the method gives it; another laboratory's as its report says. */
export function calculatedOf(result: Result, method: Method): CalculatedResult {
  if (result.observation) return calculate(method.model, result.observation);
  const { portion } = wordsOfChoice(method.model, result.text);
  const meaning = method.model.kind === 'choice' ? method.model.choices.find(({ code }) => code === result.text)?.meaning : undefined;
  return {
    qualifier: result.qualifier, text: result.text, unrounded: result.unrounded ?? null, expandedUncertainty: result.expandedUncertainty ?? null,
    replicates: [], warnings: [],
    ...(result.qualifier === 'nd' ? { detected: false } : {}), ...(meaning ? { meaning } : {}), ...(portion ? { portion } : {}),
  };
}
