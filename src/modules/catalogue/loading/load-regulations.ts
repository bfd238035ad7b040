import { fold } from '../../../kernel/fold.ts';
import { canonical } from '../../../platform/audit/chain.ts';
import type { CommandContext } from '../../../platform/command/command.ts';
import { cataloguePolicy } from '../catalogue.policy.ts';
import type { LimitEntry, RegulationEntry } from '../files/catalogue.types.ts';
import { limitValue } from '../limit-value.ts';
import { withEnglishNotes } from '../notes.ts';
import { Limit, Regulation } from '../regulation.ts';
import { digestOf, says } from './upsert.ts';

/** A limit whose adopted value stays although the file now says otherwise. */
export interface KeptLimit {
  regulation: string;
  key: string;
  analyte: string;
}

interface Loaded {
  written: number;
  kept: KeptLimit[];
  entered: string[];
}

/** Day of a regulation whose first day in force was not read: it is never the law until somebody enters the day. */
const never = '9999-12-31';

/** Regulations and their limits as the files have them; see `catalogue.load`. */
export async function loadRegulations(context: CommandContext, entries: readonly RegulationEntry[]): Promise<Loaded> {
  const known = new Map((await context.em.find(Regulation, {})).map((regulation) => [regulation.code, regulation]));
  const current = Map.groupBy(await context.em.find(Limit, { current: true }), (limit) => limit.regulationId);
  const loaded: Loaded = { written: 0, kept: [], entered: [] };
  for (const entry of entries) {
    const before = known.get(entry.code);
    if (before && before.digest === null) loaded.entered.push(entry.code);
    else await loadRegulation(context, entry, before, before ? (current.get(before.id) ?? []) : [], loaded);
  }
  return loaded;
}

async function loadRegulation(context: CommandContext, entry: RegulationEntry, before: Regulation | undefined, current: readonly Limit[], loaded: Loaded): Promise<void> {
  const { limits: _limits, ...head } = entry;
  const digest = digestOf(withEnglishNotes(head));
  const plan = planLimits(entry, current);
  loaded.kept.push(...plan.kept);
  const changed = before?.digest !== digest || canonical(before.gaps) !== canonical(entry.gaps);
  if (!changed && plan.added.length === 0 && plan.ended.length === 0 && plan.told.length === 0) return;

  const regulation = before
    ? await context.load(cataloguePolicy.load, Regulation, before.id)
    : context.create(cataloguePolicy.load, Object.assign(new Regulation(), factsOf(entry), { digest, loadedAt: context.now }));
  if (before && changed) Object.assign(regulation, { ...factsOf(entry), digest, loadedAt: context.now });
  for (const limit of plan.ended) limit.current = false;
  for (const { limit, noteVi } of plan.told) limit.noteVi = noteVi;
  const editions = before ? await lastEditions(context, before.id, plan.added.map(({ entry: limit }) => limit.id)) : new Map<string, number>();
  for (const { entry: limit, position, digest } of plan.added) {
    context.add(Object.assign(new Limit(), limitFacts(limit), {
      regulationId: regulation.id, edition: (editions.get(limit.id) ?? 0) + 1, current: true, position, verified: limit.verified, adoption: null, digest, loadedAt: context.now,
    }));
  }
  loaded.written += (changed ? 1 : 0) + plan.ended.length + plan.added.length + plan.told.length;
}

/** The last edition of each limit, also of one that the files had left out for a while. */
async function lastEditions(context: CommandContext, regulationId: string, keys: readonly string[]): Promise<Map<string, number>> {
  const rows = await context.em.find(Limit, { regulationId, key: { $in: [...keys] } }, { orderBy: { edition: 'asc' } });
  return new Map(rows.map(({ key, edition }) => [key, edition]));
}

interface LimitPlan {
  added: Array<{ entry: LimitEntry; position: number; digest: string }>;
  ended: Limit[];
  /** Their Vietnamese note is new; nothing is judged with it. */
  told: Array<{ limit: Limit; noteVi: string }>;
  kept: KeptLimit[];
}

/** What must happen to the limits of one regulation. Adopted ones are never touched. */
function planLimits(entry: RegulationEntry, current: readonly Limit[]): LimitPlan {
  const byKey = new Map(current.map((limit) => [limit.key, limit]));
  const plan: LimitPlan = { added: [], ended: [], told: [], kept: [] };
  const keep = ({ key, analyteCode }: Limit) => plan.kept.push({ regulation: entry.code, key, analyte: analyteCode });
  entry.limits.forEach((limit, position) => {
    const digest = digestOf(withEnglishNotes(limit));
    const before = byKey.get(limit.id);
    byKey.delete(limit.id);
    if (before?.digest === digest) {
      if (limit.note && limit.note.vi !== before.noteVi) plan.told.push({ limit: before, noteVi: limit.note.vi });
      return;
    }
    if (before?.adoption) {
      if (!says(before, judged(limit))) keep(before);
      return;
    }
    if (before) plan.ended.push(before);
    plan.added.push({ entry: limit, position, digest });
  });
  for (const gone of byKey.values()) {
    if (gone.adoption) keep(gone);
    else plan.ended.push(gone);
  }
  return plan;
}

/** What a result is judged by: a file that differs in nothing of this says the same as an adopted limit. */
const judged = (entry: LimitEntry) => ({ analyteCode: entry.analyte, class: entry.class, condition: entry.condition, unit: entry.unit, dependsOn: entry.dependsOn ?? null, value: limitValue(entry) });

/** What an edition of a limit takes from its entry. */
export function limitFacts(entry: LimitEntry) {
  const { id, group, asStated, methods, note, source, sourceGrade } = entry;
  return { key: id, group, stated: asStated, ...judged(entry), methods, note: note?.en ?? null, noteVi: note?.vi ?? null, source, sourceGrade };
}

/** What a regulation takes from its entry. */
export function factsOf(entry: RegulationEntry) {
  const { code, title, issuer, instrument, issued, effective, ended, datesToConfirm, transition, replacedBy, matrices, scope, classes, gaps } = entry;
  return {
    code, title, issuer, instrument: instrument ?? '', issuedOn: issued, effectiveOn: effective ?? never, endedOn: ended,
    transitionUntil: transition?.until ?? null, transitionNote: transition?.note ?? null, replacedBy, matrices, scope,
    classes: classes.map(({ code: name, vi, en }) => ({ code: name, vi, en })), datesToConfirm: [...datesToConfirm], gaps,
    searchText: fold(`${code} ${title.vi} ${title.en} ${issuer} ${instrument ?? ''}`),
  };
}
