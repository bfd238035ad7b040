import type { EntityMetadata } from '@mikro-orm/core';
import type { Em, Orm } from '../database/orm.ts';
import { AuditEntry, AuditHead, AuditPersonal } from './audit.entities.ts';
import { canonical, entryHash, genesis, personalDigest, type RowChange } from './chain.ts';
import { columnNames, plain } from './record.ts';
import { auditingOf } from './streams.ts';

/** The first thing that does not agree. */
export interface Disagreement {
  kind: 'chain' | 'sequence' | 'head' | 'replay' | 'row' | 'missing-row' | 'unaudited-row' | 'personal';
  /** Stream and sequence of an entry, or table and key of a row. */
  where: string;
  detail: string;
}

export interface Verification {
  entries: number;
  streams: number;
  rows: number;
  first: Disagreement | null;
}

type Row = Record<string, unknown>;
interface State {
  entity: string;
  values: Row;
}

const batch = 1000;

class Found extends Error {
  readonly disagreement: Disagreement;
  constructor(kind: Disagreement['kind'], where: string, detail: string) {
    super(detail);
    this.disagreement = { kind, where, detail };
  }
}

/**
 * Proves the trail: every entry's hash, the sequence of every stream and its head; then replays all changes and compares the
 * outcome with the rows as they stand, in both directions. Stops at the first disagreement and names it.
 */
export async function verifyAudit(orm: Orm): Promise<Verification> {
  const count = { entries: 0, streams: 0, rows: 0 };
  try {
    const em = orm.em.fork() as Em;
    const states = await verifyChains(em, count);
    await verifyRows(orm, states, count);
    return { ...count, first: null };
  } catch (error) {
    if (error instanceof Found) return { ...count, first: error.disagreement };
    throw error;
  }
}

async function verifyChains(em: Em, count: { entries: number; streams: number }): Promise<Map<string, State>> {
  const states = new Map<string, State>();
  const heads = new Map((await em.find(AuditHead, {})).map((head) => [head.stream, head]));
  let stream = '';
  let prev = genesis;
  let seq = 0;
  const endOfStream = (): void => {
    if (!stream) return;
    const head = heads.get(stream);
    if (!head || head.seq !== seq || head.hash !== prev) throw new Found('head', `${stream} #${seq}`, `the head says #${head?.seq ?? 0}: entries are missing at the end of the stream`);
    heads.delete(stream);
  };
  for (let after = { stream: '', seq: 0 }; ; ) {
    const entries = await em.fork().find(AuditEntry, { $or: [{ stream: { $gt: after.stream } }, { stream: after.stream, seq: { $gt: after.seq } }] }, { orderBy: { stream: 'asc', seq: 'asc' }, limit: batch });
    for (const entry of entries) {
      if (entry.stream !== stream) {
        endOfStream();
        stream = entry.stream;
        prev = genesis;
        seq = 0;
        count.streams++;
      }
      const where = `${entry.stream} #${entry.seq}`;
      if (entry.seq !== seq + 1) throw new Found('sequence', where, `entry #${seq + 1} is missing`);
      if (entry.prev !== prev) throw new Found('chain', where, 'does not follow from the entry before it');
      if (entryHash(prev, { ...entry, actorId: entry.actorId ?? null, permission: entry.permission ?? null, reason: entry.reason ?? null, requestId: entry.requestId ?? null }) !== entry.hash) {
        throw new Found('chain', where, 'was altered: its hash does not fit its content');
      }
      replay(JSON.parse(entry.changes) as RowChange[], states, where);
      prev = entry.hash;
      seq = entry.seq;
      count.entries++;
    }
    const last = entries.at(-1);
    if (!last) break;
    after = { stream: last.stream, seq: last.seq };
  }
  endOfStream();
  for (const [name] of heads) throw new Found('head', name, 'all entries of the stream are missing');
  return states;
}

function replay(changes: RowChange[], states: Map<string, State>, where: string): void {
  for (const change of changes) {
    const key = `${change.entity} ${change.id}`;
    const state = states.get(key);
    if (change.op === 'create') {
      if (state) throw new Found('replay', where, `creates ${key} a second time`);
      states.set(key, { entity: change.entity, values: { ...change.to } });
      continue;
    }
    if (!state) throw new Found('replay', where, `changes ${key}, which was never created`);
    if (change.op === 'delete') {
      states.delete(key);
      continue;
    }
    for (const [name, value] of Object.entries(change.from ?? {})) {
      if (canonical(state.values[name]) !== canonical(value)) throw new Found('replay', where, `says that ${name} of ${key} was ${canonical(value)}, but it was ${canonical(state.values[name])}`);
    }
    Object.assign(state.values, change.to);
  }
}

async function verifyRows(orm: Orm, states: Map<string, State>, count: { rows: number }): Promise<void> {
  for (const meta of orm.getMetadata().getAll().values()) {
    if (!auditingOf(meta.class)) continue;
    const key = meta.primaryKeys[0]!;
    for (let after: string | null = null; ; ) {
      const em = orm.em.fork() as Em;
      const rows = (await em.find(meta.class as never, (after === null ? {} : { [key]: { $gt: after } }) as never, { orderBy: { [key]: 'asc' } as never, limit: batch })) as unknown as Row[];
      const salts = await personalOf(em, meta, rows, states);
      for (const row of rows) {
        compare(meta, row, states, salts);
        count.rows++;
      }
      const last = rows.at(-1);
      if (!last) break;
      after = String(last[key]);
    }
  }
  for (const [key] of states) throw new Found('missing-row', key, 'the trail says that it exists, but there is no such row');
}

function compare(meta: EntityMetadata, row: Row, states: Map<string, State>, salts: ReadonlyMap<string, string>): void {
  const key = `${meta.className} ${String(row[meta.primaryKeys[0]!])}`;
  const state = states.get(key);
  if (!state) throw new Found('unaudited-row', key, 'is in the database, but the trail never created it');
  states.delete(key);
  for (const name of columnNames(meta)) {
    if (name === meta.versionProperty) continue;
    const told = state.values[name];
    const value = plain(row[name]);
    if (told !== null && typeof told === 'object') {
      if ('$secret' in told) continue;
      if ('$personal' in told) {
        const salt = salts.get(String(told.$personal));
        // Erased on request: the digest stays, and there is nothing left to compare it with.
        if (salt !== undefined && personalDigest(salt, value) !== told.$personal) throw new Found('personal', key, `${name} was changed outside a command`);
        continue;
      }
    }
    if (canonical(told ?? null) !== canonical(value)) throw new Found('row', key, `${name} is ${canonical(value)}, but the trail says ${canonical(told ?? null)}`);
  }
}

async function personalOf(em: Em, meta: EntityMetadata, rows: Row[], states: ReadonlyMap<string, State>): Promise<Map<string, string>> {
  const personal = auditingOf(meta.class)?.personal;
  if (!personal?.length) return new Map();
  const digests = rows.flatMap((row) => {
    const values = states.get(`${meta.className} ${String(row[meta.primaryKeys[0]!])}`)?.values ?? {};
    return personal.flatMap((name) => (values[name] as { $personal?: string } | null)?.$personal ?? []);
  });
  const found = digests.length ? await em.find(AuditPersonal, { digest: { $in: digests } }) : [];
  return new Map(found.map(({ digest, salt }) => [digest, salt]));
}
