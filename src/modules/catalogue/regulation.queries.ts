import type { Day } from '../../kernel/calendar.ts';
import { NotFound } from '../../kernel/errors.ts';
import { fold } from '../../kernel/fold.ts';
import type { Bilingual } from '../../kernel/i18n.ts';
import type { Em } from '../../platform/database/orm.ts';
import type { Dependence } from './limit-tables.ts';
import { Limit, Regulation } from './regulation.ts';

/** A regulation that may be chosen on a day; `transition`: beside its successor, with a reason. */
export interface ChoosableRegulation {
  regulation: Regulation;
  transition: boolean;
}

/** One regulation. Throws NotFound. */
export async function regulationById(em: Em, id: string): Promise<Regulation> {
  const regulation = await em.findOne(Regulation, { id });
  if (!regulation) throw new NotFound();
  return regulation;
}

/** Regulations of a matrix that an enterprise's samples can be compared with: in force on a day, then those in a declared transition; of own standards its own. */
export async function regulationsFor(em: Em, matrix: string, day: Day, enterpriseId: string | null = null): Promise<ChoosableRegulation[]> {
  const all = await em.find(Regulation, { effectiveOn: { $lte: day }, $or: [{ ownerId: null }, ...(enterpriseId ? [{ ownerId: enterpriseId }] : [])] }, { orderBy: { code: 'asc' } });
  const applying = all.filter((regulation) => regulation.matrices.includes(matrix));
  return [
    ...applying.filter((regulation) => regulation.inForceOn(day)).map((regulation) => ({ regulation, transition: false })),
    ...applying.filter((regulation) => regulation.inTransitionOn(day)).map((regulation) => ({ regulation, transition: true })),
  ];
}

export interface RegulationOn extends ChoosableRegulation {
  /** Whether it is another one than was chosen: the successor, or for an earlier day the predecessor. */
  followed: boolean;
}

/**
 * The edition of a chosen regulation that counts on a day: itself when in force, or in a declared transition and chosen with a reason;
 * otherwise the one that `replacedBy` leads to (or, for a day before it took effect, the one it replaced). Null when none counts.
 */
export async function regulationOn(em: Em, regulationId: string, day: Day, how: { transitionReason?: string | null } = {}): Promise<RegulationOn | null> {
  const chosen = await regulationById(em, regulationId);
  if (chosen.inForceOn(day)) return { regulation: chosen, transition: false, followed: false };
  if (chosen.inTransitionOn(day) && how.transitionReason) return { regulation: chosen, transition: true, followed: false };
  const back = day < chosen.effectiveOn;
  const seen = new Set([chosen.code]);
  for (let at: Regulation | null = chosen; at; ) {
    const next: Regulation | null = back
      ? await em.findOne(Regulation, { replacedBy: at.code }, { orderBy: { effectiveOn: 'desc' } })
      : at.replacedBy ? await em.findOne(Regulation, { code: at.replacedBy }) : null;
    if (!next || seen.has(next.code)) return null;
    if (next.inForceOn(day)) return { regulation: next, transition: false, followed: true };
    seen.add(next.code);
    at = next;
  }
  return null;
}

/** Class code of limits that hold for every class. */
export const everyClass = 'all';

/** A condition as text that can be kept and compared: its Vietnamese words, or the English ones where there are no others. */
export const conditionText = (condition: Partial<Bilingual> | null | undefined): string | null => condition?.vi ?? condition?.en ?? null;

const sameCondition = (condition: Partial<Bilingual>, text: string): boolean =>
  [condition.vi, condition.en].some((words) => words !== undefined && fold(words) === fold(text));

/** Whether a limit holds in a class and under a condition. */
export const limitHolds = ({ class: of, condition: under }: Pick<Limit, 'class' | 'condition'>, classCode: string | null, condition: string | null): boolean =>
  (of === null || of === everyClass || of === classCode) && (conditionText(under) === null || (condition !== null && sameCondition(under!, condition)));

/**
 * The current limits of a regulation for analytes, in a class and under a condition (a food, topsoil). Those without a class, or of class
 * `all`, hold for every class; those without a condition hold under every one. Each that is returned must be met. A limit counts for a
 * statement of conformity only when it has an `adoption`.
 */
export async function limitsFor(em: Em, regulationId: string, analyte: string | readonly string[], classCode: string | null, condition: string | null): Promise<Limit[]> {
  const codes = typeof analyte === 'string' ? [analyte] : [...new Set(analyte)];
  const rows = await em.find(Limit, { regulationId, analyteCode: { $in: codes }, current: true }, { orderBy: { position: 'asc' } });
  return rows.filter((row) => limitHolds(row, classCode, condition));
}

/**
 * Limits of these regulations that depend on another result of the sample. A cheap question where there are none, as with most.
 */
export const dependentLimits = async (em: Em, regulationIds: readonly string[]): Promise<Array<Limit & { dependsOn: Dependence }>> =>
  regulationIds.length ? (await em.find(Limit, { regulationId: { $in: [...regulationIds] }, current: true, dependsOn: { $ne: null } }, { orderBy: { position: 'asc' } })) as Array<Limit & { dependsOn: Dependence }> : [];

/**
 * The analytes that a sample's limits depend on and that are not among its own, each with those of its analytes that will not be judged
 * without it. `limits` are the dependent ones of its regulation.
 */
export function lackingAnalytes(limits: ReadonlyArray<Limit & { dependsOn: Dependence }>, analytes: readonly string[], classCode: string | null, condition: string | null): Map<string, string[]> {
  const lacking = new Map<string, string[]>();
  for (const limit of limits) {
    const { analyteCode, dependsOn: { analyte: other } } = limit;
    if (!analytes.includes(analyteCode) || analytes.includes(other) || !limitHolds(limit, classCode, condition)) continue;
    lacking.set(other, [...new Set([...(lacking.get(other) ?? []), analyteCode])]);
  }
  return lacking;
}

/** All current limits of a regulation, in the order of its tables. */
export const limitsOf = (em: Em, regulationId: string): Promise<Limit[]> =>
  em.find(Limit, { regulationId, current: true }, { orderBy: { position: 'asc', key: 'asc' } });

/** The conditions that limits name, each once, in their order. */
export function conditionsIn(limits: readonly Limit[]): Array<Partial<Bilingual>> {
  const seen = new Map<string, Partial<Bilingual>>();
  for (const { condition } of limits) {
    const text = conditionText(condition);
    if (condition && text !== null && !seen.has(text)) seen.set(text, condition);
  }
  return [...seen.values()];
}
