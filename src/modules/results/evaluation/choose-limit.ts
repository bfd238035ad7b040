import { fold } from '../../../kernel/fold.ts';
import type { Message } from '../../../kernel/i18n.ts';
import type { Limit } from '../../catalogue/index.ts';

/** What the request says of the sample that decides which of a regulation's limits applies. */
export interface LimitCircumstances {
  analyteCode: string;
  class: string | null;
  /** Food or product named in a condition. */
  condition: string | null;
  /** Whether a content is declared for the analyte. */
  declared: boolean;
}

/** The one limit to compare with; none when the regulation asks nothing of it; or why it cannot be told which. */
export type LimitChoice = { limit: Limit } | { none: true } | { unclear: Message };

const named = (limit: Limit, condition: string): boolean => [limit.condition?.vi, limit.condition?.en].some((name) => name !== undefined && fold(name) === fold(condition));

/**
 * Chooses among a regulation's current limits: those of the sample's class and condition go before those of all, and a declared
 * content before an absolute figure. Two that fit equally are not guessed between.
 */
export function chooseLimit(limits: readonly Limit[], { analyteCode, class: asked, condition, declared }: LimitCircumstances, fits: (limit: Limit) => boolean): LimitChoice {
  const ofAnalyte = limits.filter((limit) => limit.analyteCode === analyteCode);
  const ofClass = ofAnalyte.filter((limit) => !limit.class || limit.class === asked);
  if (ofClass.length === 0) return ofAnalyte.length && !asked ? { unclear: { key: 'results.reason.class-not-told' } } : { none: true };
  const ofCondition = ofClass.filter((limit) => !limit.condition || (condition !== null && named(limit, condition)));
  if (ofCondition.length === 0) return condition ? { none: true } : { unclear: { key: 'results.reason.condition-not-told' } };

  const rank = (limit: Limit): number => (limit.class ? 4 : 0) + (limit.condition ? 2 : 0) + ((limit.value.kind === 'declared-tolerance') === declared ? 1 : 0);
  const best = Math.max(...ofCondition.map(rank));
  const closest = ofCondition.filter((limit) => rank(limit) === best);
  const fitting = closest.length > 1 ? closest.filter(fits) : closest;
  if (fitting.length > 1) return { unclear: { key: 'results.reason.several-limits' } };
  return fitting[0] ? { limit: fitting[0] } : { unclear: { key: 'results.reason.unit-differs' } };
}
