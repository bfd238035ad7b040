import { hash } from 'node:crypto';

/** One row of an aggregate, changed by a command. Values are as the database holds them. */
export interface RowChange {
  entity: string;
  id: string;
  op: 'create' | 'update' | 'delete';
  /** Values before (only what changed), absent on create. */
  from?: Record<string, unknown>;
  /** Values after (only what changed), absent on delete. */
  to?: Record<string, unknown>;
}

/** What an entry's hash covers, besides the hash before it. */
export interface EntryContent {
  stream: string;
  seq: number;
  at: Date;
  actorKind: string;
  actorId: string | null;
  actorName: string;
  command: string;
  permission: string | null;
  reason: string | null;
  requestId: string | null;
  changes: string;
}

/** `prev` of the first entry of a stream. */
export const genesis = '0'.repeat(64);

/** JSON with sorted keys and instants as ISO text: the same value always gives the same bytes, on both databases. */
export function canonical(value: unknown): string {
  return JSON.stringify(sorted(value));
}

/** The same for changes whose values were put into order when they were written down (`sorted`): only the few names around them are left. */
export const canonicalChanges = (changes: readonly RowChange[]): string =>
  JSON.stringify(changes.map(({ entity, from, id, op, to }) => ({ entity, ...(from ? { from } : {}), id, op, ...(to ? { to } : {}) })));

/** A value with the keys of everything in it in order, instants as ISO text. */
export function sorted(value: unknown): unknown {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(sorted);
  if (value instanceof Date) return value.toISOString();
  const ordered: Record<string, unknown> = {};
  for (const name of Object.keys(value).sort()) {
    const held = (value as Record<string, unknown>)[name];
    ordered[name] = held === null || typeof held !== 'object' ? held : sorted(held);
  }
  return ordered;
}

export const sha256 = (data: string | Uint8Array): string => hash('sha256', data, 'hex');

/** Hash of an entry: SHA-256 over the hash before it and the canonical text of its content. */
export const entryHash = (prev: string, { stream, seq, at, actorKind, actorId, actorName, command, permission, reason, requestId, changes }: EntryContent): string =>
  // The names stand in canonical order.
  sha256(`${prev}\n${JSON.stringify({ actorId, actorKind, actorName, at, command, permission, reason, requestId, seq, stream })}\n${changes}`);

/** A personal value as it stands in the chain. */
export interface PersonalDigest {
  $personal: string;
}

export const personalDigest = (salt: string, value: unknown): string => sha256(`${salt}\n${canonical(value)}`);
