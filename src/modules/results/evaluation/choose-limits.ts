import { fold } from '../../../kernel/fold.ts';
import type { Message } from '../../../kernel/i18n.ts';
import { everyClass, type Limit } from '../../catalogue/index.ts';

/** What the request says of the sample that decides which of a regulation's limits apply. */
export interface LimitCircumstances {
  analyteCode: string;
  class: string | null;
  /** Food or product named in a condition. */
  condition: string | null;
}

/** The limits that must all be met, the most particular first (none: the regulation asks nothing of it); or why it cannot be told. */
export type LimitChoice = { limits: Limit[] } | { unclear: Message };

const named = ({ condition }: Limit, asked: string): boolean => [condition?.vi, condition?.en].some((name) => name !== undefined && fold(name) === fold(asked));
const forAll = ({ class: code }: Limit): boolean => !code || code === everyClass;

/** Chooses among a regulation's current limits those of the sample's class and condition, and those that hold for all. */
export function chooseLimits(limits: readonly Limit[], { analyteCode, class: asked, condition }: LimitCircumstances): LimitChoice {
  const ofAnalyte = limits.filter((limit) => limit.analyteCode === analyteCode);
  const ofClass = ofAnalyte.filter((limit) => forAll(limit) || limit.class === asked);
  if (ofClass.length === 0) return ofAnalyte.length && !asked ? { unclear: { key: 'results.reason.class-not-told' } } : { limits: [] };
  const ofCondition = ofClass.filter((limit) => !limit.condition || (condition !== null && named(limit, condition)));
  if (ofCondition.length === 0) return condition ? { limits: [] } : { unclear: { key: 'results.reason.condition-not-told' } };
  const particular = (limit: Limit): number => (forAll(limit) ? 0 : 2) + (limit.condition ? 1 : 0);
  return { limits: ofCondition.toSorted((a, b) => particular(b) - particular(a) || a.position - b.position) };
}
