import type { Em } from '../database/orm.ts';
import type { RowChange } from './chain.ts';

/** One value that a command changed. Instants are ISO text; null where there was or is nothing. */
export interface FieldChange {
  entity: string;
  field: string;
  from: unknown;
  to: unknown;
  /** The value is kept from the trail (a password's hash) or was erased: that it changed is all that can be said. */
  hidden: { from: boolean; to: boolean };
}

/** One entry of the trail, for reading: who did what to a record, when and why. */
export interface TimelineEntry {
  id: string;
  stream: string;
  at: Date;
  actorName: string;
  /** Name of the command, `requests.submit-request`; pages say it by the message `audit.command.<name>`. */
  command: string;
  reason: string | null;
  /** Rows of the record that changed. Personal values stand as their digests. */
  changes: RowChange[];
  /** The fields of rows that were there before, with personal values in the clear while they are kept. */
  fields: FieldChange[];
}

interface Tables {
  audit_entry: { id: string; stream: string; at: unknown; actor_name: string; command: string; reason: string | null; request_id: string | null; changes: string };
  audit_personal: { digest: string; value: string };
}

/**
 * What happened to some records (`kind:id`), newest first, from at most `limit` entries; commands named in `except` are left
 * out. What one command did to several of the records is one entry. Whoever asks has authorised the reader for every stream.
 */
export async function timelineOf(em: Em, streams: readonly string[], limit = 60, except: readonly string[] = []): Promise<TimelineEntry[]> {
  if (streams.length === 0) return [];
  let query = em.getKysely<Tables>()
    .selectFrom('audit_entry').select(['id', 'stream', 'at', 'actor_name', 'command', 'reason', 'request_id', 'changes'])
    .where('stream', 'in', [...streams]).orderBy('at', 'desc').orderBy('id', 'desc').limit(limit);
  if (except.length) query = query.where('command', 'not in', [...except]);
  const merged = new Map<string, TimelineEntry>();
  for (const row of await query.execute()) {
    const key = row.request_id ? `${row.request_id} ${row.command}` : row.id;
    const changes = JSON.parse(row.changes) as RowChange[];
    const earlier = merged.get(key);
    if (earlier) earlier.changes.push(...changes);
    else merged.set(key, { id: row.id, stream: row.stream, at: new Date(row.at as number | string | Date), actorName: row.actor_name, command: row.command, reason: row.reason, changes, fields: [] });
  }
  const entries = [...merged.values()];
  const clear = await clearValues(em, entries.flatMap(({ changes }) => changes).flatMap(({ to }) => Object.values(to ?? {})).flatMap((value) => digestIn(value) ?? []));
  // From the oldest on: the value before of a personal field is the one that an earlier entry put there.
  const before = new Map<string, unknown>();
  for (const entry of entries.toReversed()) entry.fields = entry.changes.flatMap((change) => fieldsOf(change, clear, before));
  return entries;
}

function fieldsOf({ entity, id, op, from = {}, to = {} }: RowChange, clear: ReadonlyMap<string, unknown>, before: Map<string, unknown>): FieldChange[] {
  return Object.entries(to).flatMap(([field, value]) => {
    const digest = digestIn(value);
    const secret = (value as { $secret?: boolean } | null)?.$secret === true;
    const place = `${id} ${field}`;
    const kept = digest === null || clear.has(digest);
    const now = digest === null ? value : (clear.get(digest) ?? null);
    const change: FieldChange = {
      entity, field,
      from: field in from ? from[field] : (before.get(place) ?? null),
      to: secret ? null : now,
      hidden: { from: !(field in from) && !before.has(place), to: secret || !kept },
    };
    if (kept && !secret) before.set(place, now);
    else before.delete(place);
    return op === 'update' ? [change] : [];
  });
}

const digestIn = (value: unknown): string | null => (value as { $personal?: string } | null)?.$personal ?? null;

async function clearValues(em: Em, digests: readonly string[]): Promise<Map<string, unknown>> {
  if (digests.length === 0) return new Map();
  const rows = await em.getKysely<Tables>().selectFrom('audit_personal').select(['digest', 'value']).where('digest', 'in', [...digests]).execute();
  return new Map(rows.map(({ digest, value }) => [digest, JSON.parse(value) as unknown]));
}
