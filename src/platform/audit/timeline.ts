import type { Em } from '../database/orm.ts';
import type { RowChange } from './chain.ts';

/** One value that a command changed. Instants are ISO text; null where there was or is nothing. */
export interface FieldChange {
  entity: string;
  field: string;
  from: unknown;
  to: unknown;
  /** The value is kept from the trail (a password's hash) or was erased: that it changed is all that can be said. */
  hidden: boolean;
}

/** What one command did to the records of a page. */
export interface TimelineEntry {
  id: string;
  at: Date;
  actorName: string;
  /** `module.verb`; told through the message `audit.command.<command>`. */
  command: string;
  reason: string | null;
  changes: FieldChange[];
}

interface Tables {
  audit_entry: { id: string; stream: string; at: unknown; actor_name: string; command: string; reason: string | null; request_id: string | null; changes: string };
  audit_personal: { digest: string; value: string };
}

/**
 * What happened to some aggregates (`kind:id`), newest first, at most `limit` commands. Personal values are shown in the clear
 * while they are kept; what one command did to several of the streams is one entry. Who may see it is the page's business.
 */
export async function timelineOf(em: Em, streams: readonly string[], limit = 30): Promise<TimelineEntry[]> {
  if (streams.length === 0) return [];
  const db = em.getKysely<Tables>();
  const rows = await db
    .selectFrom('audit_entry').select(['id', 'at', 'actor_name', 'command', 'reason', 'request_id', 'changes'])
    .where('stream', 'in', [...streams]).orderBy('at', 'desc').orderBy('id', 'desc').limit(limit).execute();
  const merged = new Map<string, { row: (typeof rows)[number]; changes: RowChange[] }>();
  for (const row of rows) {
    const key = row.request_id ? `${row.request_id} ${row.command}` : row.id;
    const changes = JSON.parse(row.changes) as RowChange[];
    const earlier = merged.get(key);
    if (earlier) earlier.changes.push(...changes);
    else merged.set(key, { row, changes });
  }
  const entries = [...merged.values()];
  const clear = await clearValues(em, entries.flatMap(({ changes }) => changes).flatMap(({ to }) => Object.values(to ?? {})).flatMap((value) => digestIn(value) ?? []));
  return entries.map(({ row, changes }) => ({
    id: row.id,
    at: new Date(row.at as number | Date),
    actorName: row.actor_name,
    command: row.command,
    reason: row.reason,
    changes: changes.filter(({ op }) => op === 'update').flatMap((change) => fields(change, clear)),
  }));
}

function fields({ entity, from = {}, to = {} }: RowChange, clear: ReadonlyMap<string, unknown>): FieldChange[] {
  return Object.entries(to).map(([field, value]) => {
    const digest = digestIn(value);
    const hidden = (digest !== null && !clear.has(digest)) || (value as { $secret?: boolean } | null)?.$secret === true;
    return { entity, field, from: from[field] ?? null, to: hidden ? null : digest === null ? value : clear.get(digest), hidden };
  });
}

const digestIn = (value: unknown): string | null => (value as { $personal?: string } | null)?.$personal ?? null;

async function clearValues(em: Em, digests: readonly string[]): Promise<Map<string, unknown>> {
  if (digests.length === 0) return new Map();
  const rows = await em.getKysely<Tables>().selectFrom('audit_personal').select(['digest', 'value']).where('digest', 'in', [...digests]).execute();
  return new Map(rows.map(({ digest, value }) => [digest, JSON.parse(value) as unknown]));
}
