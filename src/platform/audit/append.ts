import { newId } from '../../kernel/ids.ts';
import { insertRows } from '../database/rows.ts';
import type { Dialect, Em } from '../database/orm.ts';
import { AuditEntry, AuditHead, AuditPersonal } from './audit.entities.ts';
import { canonicalChanges, entryHash, genesis, type EntryContent } from './chain.ts';
import type { ChangeLog } from './record.ts';

export interface Circumstances {
  at: Date;
  actorKind: string;
  actorId: string | null;
  actorName: string;
  command: string;
  permission: (stream: string) => string | null;
  reason: string | null;
  requestId: string | null;
}

interface Tables {
  audit_head: { stream: string; seq: number; hash: string };
}

/**
 * Adds one entry to the chain of every stream that the command touched, within the command's transaction. The heads are
 * locked in sorted order (PostgreSQL), so that two commands never fork a chain nor wait for each other in a circle.
 */
export async function appendEntries(em: Em, dialect: Dialect, log: ChangeLog, how: Circumstances): Promise<void> {
  const streams = [...log.streams.keys()].sort();
  if (streams.length === 0) return;
  const db = em.getKysely<Tables>();
  let query = db.selectFrom('audit_head').select(['stream', 'seq', 'hash']).where('stream', 'in', streams).orderBy('stream');
  if (dialect === 'postgresql') query = query.forUpdate();
  const heads = new Map((await query.execute()).map((head) => [head.stream, head]));

  const entries = streams.map((stream) => {
    const head = heads.get(stream);
    const prev = head?.hash ?? genesis;
    const content: EntryContent = {
      stream,
      seq: (head?.seq ?? 0) + 1,
      at: how.at,
      actorKind: how.actorKind,
      actorId: how.actorId,
      actorName: how.actorName,
      command: how.command,
      permission: how.permission(stream),
      reason: how.reason,
      requestId: how.requestId,
      changes: canonicalChanges(log.streams.get(stream)!),
    };
    return { id: newId(), ...content, prev, hash: entryHash(prev, content) };
  });
  await insertRows(em, dialect, AuditEntry, entries);
  if (log.personal.length) await insertRows(em, dialect, AuditPersonal, log.personal);
  await insertRows(em, dialect, AuditHead, entries, 'on conflict (stream) do update set seq = excluded.seq, hash = excluded.hash');
}
