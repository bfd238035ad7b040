import { isStaff, type Actor } from '../../kernel/actor.ts';
import type { Day } from '../../kernel/calendar.ts';
import { fold } from '../../kernel/fold.ts';
import type { Bilingual } from '../../kernel/i18n.ts';
import { fromJson } from '../../platform/database/columns.ts';
import { contains, containsWords } from '../../platform/database/contains.ts';
import type { Em } from '../../platform/database/orm.ts';
import type { Regulation } from './regulation.ts';

export const regulationStates = ['in-force', 'transition', 'replaced', 'ended', 'coming'] as const;
export type RegulationState = (typeof regulationStates)[number];

/** A regulation as the list shows it. */
export interface RegulationRow {
  id: string;
  code: string;
  title: Bilingual;
  matrices: string[];
  effectiveOn: Day;
  endedOn: Day | null;
  transitionUntil: Day | null;
  replacedBy: string | null;
  /** The enterprise whose own standard it is; null of what is public. */
  ownerId: string | null;
  state: RegulationState;
  /** Current limits, and how many of them the laboratory has adopted. */
  limits: number;
  adopted: number;
}

interface Tables {
  regulation: {
    id: string; code: string; title: unknown; matrices: unknown; effective_on: string; ended_on: string | null; transition_until: string | null;
    replaced_by: string | null; owner_id: string | null; search_text: string;
  };
  limit_value: { regulation_id: string; current: unknown; adoption: unknown };
}

export interface RegulationFilter {
  matrix?: string | undefined;
  q?: string | undefined;
  state?: string | undefined;
  /** Code of the last row of the page before. */
  after?: string | undefined;
  limit?: number | undefined;
}

type Dates = Pick<Regulation, 'effectiveOn' | 'endedOn' | 'transitionUntil' | 'replacedBy'>;

/** How a regulation stands on a day. */
export function stateOn({ effectiveOn, endedOn, transitionUntil, replacedBy }: Dates, day: Day): RegulationState {
  if (day < effectiveOn) return 'coming';
  if (!endedOn || day < endedOn) return 'in-force';
  if (transitionUntil && day <= transitionUntil) return 'transition';
  return replacedBy ? 'replaced' : 'ended';
}

/** Regulations that the actor may read by code, a page at a time, with how many of their limits are adopted. */
export async function regulationList(em: Em, actor: Actor, day: Day, { matrix, q, state, after, limit = 50 }: RegulationFilter): Promise<{ rows: RegulationRow[]; next: string | null }> {
  const db = em.getKysely<Tables>();
  let query = db.selectFrom('regulation as r')
    .select(['r.id', 'r.code', 'r.title', 'r.matrices', 'r.effective_on', 'r.ended_on', 'r.transition_until', 'r.replaced_by', 'r.owner_id'])
    .orderBy('r.code').limit(limit + 1);
  if (!isStaff(actor)) query = query.where((eb) => eb.or([eb('r.owner_id', 'is', null), ...(actor.enterpriseId ? [eb('r.owner_id', '=', actor.enterpriseId)] : [])]));
  if (matrix) query = query.where((eb) => contains(eb.cast<string>('r.matrices', 'text'), JSON.stringify(matrix)));
  if (q && fold(q)) query = query.where(containsWords('r.search_text', q));
  if (after) query = query.where('r.code', '>', after);
  if (state === 'coming') query = query.where('r.effective_on', '>', day);
  if (state === 'in-force') query = query.where('r.effective_on', '<=', day).where((eb) => eb.or([eb('r.ended_on', 'is', null), eb('r.ended_on', '>', day)]));
  if (state === 'transition') query = query.where('r.ended_on', '<=', day).where('r.transition_until', '>=', day);
  if (state === 'replaced' || state === 'ended') {
    query = query.where('r.ended_on', '<=', day).where((eb) => eb.or([eb('r.transition_until', 'is', null), eb('r.transition_until', '<', day)]))
      .where('r.replaced_by', state === 'replaced' ? 'is not' : 'is', null);
  }
  const found = await query.execute();
  const shown = found.slice(0, limit);
  const counts = await limitCounts(em, shown.map(({ id }) => id));
  return {
    next: found.length > limit ? shown.at(-1)!.code : null,
    rows: shown.map((row) => {
      const dates = { effectiveOn: row.effective_on, endedOn: row.ended_on, transitionUntil: row.transition_until, replacedBy: row.replaced_by };
      return {
        id: row.id, code: row.code, title: fromJson(row.title) as Bilingual, matrices: fromJson(row.matrices) as string[], ownerId: row.owner_id, ...dates,
        state: stateOn(dates, day), ...(counts.get(row.id) ?? { limits: 0, adopted: 0 }),
      };
    }),
  };
}

/** Current limits of some regulations, and how many of them are adopted. */
export async function limitCounts(em: Em, regulationIds: readonly string[]): Promise<Map<string, { limits: number; adopted: number }>> {
  if (!regulationIds.length) return new Map();
  const current = em.getDriver().constructor.name.includes('Sqlite') ? 1 : true;
  const rows = await em.getKysely<Tables>().selectFrom('limit_value as l')
    .select(({ fn }) => ['l.regulation_id', fn.countAll().as('limits'), fn.count('l.adoption').as('adopted')])
    .where('l.regulation_id', 'in', [...regulationIds]).where('l.current', '=', current as never).groupBy('l.regulation_id').execute();
  return new Map(rows.map((row) => [row.regulation_id, { limits: Number(row.limits), adopted: Number(row.adopted) }]));
}
