import type { Message } from '../../kernel/i18n.ts';
import type { CalculatedResult } from '../../science/measurement-model.ts';
import type { Analysis } from '../samples/index.ts';

/** What a calculation leaves in a result's row. What was evaluated of an earlier figure is gone with it. */
export function resultFields(result: CalculatedResult, analysis: Pick<Analysis, 'startedAt' | 'holdUntil'>) {
  return {
    qualifier: result.qualifier, text: result.text, unrounded: result.unrounded, numeric: numericOf(result), expandedUncertainty: result.expandedUncertainty,
    warnings: [...result.warnings, ...circumstances(analysis)] as Message[],
    limitId: null, judgement: null, history: null, evaluatedAt: null,
  };
}

/** What a person must see that does not follow from the figures. */
export function circumstances({ startedAt, holdUntil }: Pick<Analysis, 'startedAt' | 'holdUntil'>): Message[] {
  return startedAt && holdUntil && startedAt > holdUntil ? [{ key: 'results.warning.hold-exceeded' }] : [];
}

/** For sorting and charts only. */
export function numericOf({ qualifier, text, unrounded }: Pick<CalculatedResult, 'qualifier' | 'text' | 'unrounded'>): number | null {
  if (qualifier === 'choice') return null;
  const value = Number(qualifier === 'eq' || qualifier === 'est' ? (unrounded ?? text) : text);
  return Number.isFinite(value) ? value : null;
}
