import { LockMode, type EntityClass, type EntityMetadata } from '@mikro-orm/core';
import type { z } from 'zod';
import type { Actor } from '../../kernel/actor.ts';
import { Forbidden, NotFound, Stale } from '../../kernel/errors.ts';
import { newId } from '../../kernel/ids.ts';
import { authorize, type Permission } from '../../kernel/policy.ts';
import { appendEntries } from '../audit/append.ts';
import { columnNames, newChangeLog, plain, recordChanged, recordCreated, recordInto } from '../audit/record.ts';
import { auditingOf } from '../audit/streams.ts';
import { insertRows, readRows, updateRows, type RowOf } from '../database/rows.ts';
import type { Dialect, Em, Orm } from '../database/orm.ts';
import { OutboxItem } from '../outbox/outbox.entities.ts';
import type { Command, CommandContext } from './command.ts';
import { parse } from './parse.ts';
import { IdempotencyKey } from './idempotency.entities.ts';
import type { Services } from './services.ts';

/** How a command was asked for. */
export interface Invocation {
  actor: Actor;
  /** The HTTP request, for the audit trail. */
  requestId?: string | undefined;
  /** A form's or client's key: the same key of the same person runs once and gets the same answer. */
  idempotencyKey?: string | undefined;
  /** The outbox row that this command is the effect of: done in the same transaction, and never twice. */
  delivery?: string | undefined;
}

export interface Runner {
  run<Input extends z.ZodType, Output, Prepared>(command: Command<Input, Output, Prepared>, input: unknown, how: Invocation): Promise<Output>;
}

/** The delivery was already done: the handler ran before, and its acknowledgement was lost. */
export class AlreadyDone extends Error {}

const attempts = 4;

/** Runs commands on one database. `committed` is told after each commit that left work in the outbox. */
export function createRunner(orm: Orm, dialect: Dialect, services: Services, committed: () => void): Runner {
  return {
    async run(command, input, how) {
      const parsed = parse(command.input, input);
      const prepared = (await command.prepare?.(services, parsed, how.actor, orm.em.fork() as Em)) as never;
      for (let attempt = 1; ; attempt++) {
        try {
          const { result, enqueued } = await once(orm, dialect, services, command as Command<z.ZodType, unknown, unknown>, parsed, prepared, how);
          if (enqueued) committed();
          return result as never;
        } catch (error) {
          if (attempt >= attempts || !isContention(error)) throw error;
        }
      }
    },
  };
}

/** Deadlock, serialisation failure, a chain or key taken at the same instant, a busy file: the whole command is run again. */
function isContention(error: unknown): boolean {
  const { code, name, message } = error as { code?: string; name?: string; message?: string };
  if (['40P01', '40001', 'SQLITE_BUSY', 'SQLITE_BUSY_SNAPSHOT'].includes(code ?? '')) return true;
  return name === 'UniqueConstraintViolationException' && /audit_(entry|head)|idempotency_key|number_series/.test(message ?? '');
}

async function once(
  orm: Orm, dialect: Dialect, services: Services,
  command: Command<z.ZodType, unknown, unknown>, input: unknown, prepared: unknown, how: Invocation,
): Promise<{ result: unknown; enqueued: boolean }> {
  const em = orm.em.fork({ clear: true }) as Em;
  const now = services.clock.now();
  return em.transactional(async (tx) => {
    const em = tx as Em;
    if (how.delivery) await takeDelivery(em, how.delivery, now);
    const key = how.idempotencyKey ? `${how.actor.id ?? 'anonymous'}:${how.idempotencyKey}` : null;
    if (key) {
      const earlier = await em.findOne(IdempotencyKey, { key });
      if (earlier) {
        if (earlier.command !== command.name) throw new Forbidden('error.key-reused');
        return { result: earlier.result, enqueued: false };
      }
      // Taken before anything else: the same key sent at the same instant waits here, and is then answered from the row.
      await em.insert(IdempotencyKey, { key, command: command.name, result: null, at: now });
    }
    const state = newContext(em, dialect, how.actor, now);
    const result = await command.handle(state.context, input, prepared);
    await em.flush();
    if (key) await em.nativeUpdate(IdempotencyKey, { key }, { result: result ?? null });
    if (state.jobs.length) await insertRows(em, dialect, OutboxItem, state.jobs);
    for (const { entity, rows } of state.many) await insertRows(em, dialect, entity, rows);
    await appendEntries(em, dialect, state.log, {
      at: now,
      actorKind: how.actor.kind,
      actorId: how.actor.id,
      actorName: how.actor.name,
      command: command.name,
      permission: (stream) => state.allowed.get(stream) ?? null,
      reason: state.reason(),
      requestId: how.requestId ?? newId(),
    });
    // All is written: the flush of the commit has nothing to look for, and nothing can slip past the trail.
    em.clear();
    return { result, enqueued: state.jobs.length > 0 };
  });
}

async function takeDelivery(em: Em, id: string, now: Date): Promise<void> {
  const item = await em.findOne(OutboxItem, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (!item || item.state === 'done') throw new AlreadyDone(id);
  item.state = 'done';
  item.doneAt = now;
  item.lastError = null;
}

function newContext(em: Em, dialect: Dialect, actor: Actor, now: Date) {
  /** Streams this command may change, with the permission that allowed it. */
  const allowed = new Map<string, string>();
  const many: Array<{ entity: EntityClass<object>; rows: readonly object[] }> = [];
  let reason: string | null = null;
  const jobs: Array<RowOf<OutboxItem>> = [];
  const log = newChangeLog((stream) => {
    if (!allowed.has(stream)) throw new Error(`this command was not authorised to change ${stream}`);
  });
  recordInto(em, log);

  const allow = <T extends object>(permission: Permission<T>, root: T, entity: unknown = root.constructor): T => {
    authorize(actor, permission, root);
    const how = auditingOf(entity as never);
    if (how) allowed.set(how.stream(root), permission.name);
    return root;
  };

  const context: CommandContext = {
    em, actor, now,
    async load(permission, entity, id, seen) {
      const root = (await em.findOne(entity, { id } as never, { lockMode: LockMode.PESSIMISTIC_WRITE })) as never;
      if (!root) throw new NotFound();
      allow(permission as Permission<object>, root);
      const { version } = root as { version?: number };
      if (seen?.version !== undefined && version !== seen.version) throw new Stale(root);
      return root;
    },
    async loadMany(permission, entity, ids) {
      const wanted = [...new Set(ids)].sort();
      const found = (await em.find(entity, { id: { $in: wanted } } as never, { lockMode: LockMode.PESSIMISTIC_WRITE, orderBy: { id: 'asc' } as never })) as never[];
      if (found.length !== wanted.length) throw new NotFound();
      const byId = new Map(found.map((root) => [(root as { id: string }).id, root]));
      return ids.map((id) => allow(permission as Permission<object>, byId.get(id)!)) as never;
    },
    async openMany(permission, entity, ids) {
      const wanted = [...new Set(ids)].sort();
      const found = await readRows(em, dialect, entity as EntityClass<{ id: string }>, wanted);
      if (found.length !== wanted.length) throw new NotFound();
      const byId = new Map(found.map((row) => [row.id, row]));
      return ids.map((id) => allow(permission as Permission<object>, byId.get(id)!, entity)) as never;
    },
    async changeMany(entity, rows, change) {
      const meta = em.getMetadata().get(entity as never) as EntityMetadata;
      const alike = new Map<string, { ids: string[]; values: Record<string, unknown> }>();
      for (const row of rows as ReadonlyArray<Record<string, unknown>>) {
        const before = { ...row };
        change(row as never);
        const names = columnNames(meta).filter((name) => plain(row[name]) !== plain(before[name]));
        if (names.length === 0) continue;
        recordChanged(meta, row, before, names, log);
        const values = Object.fromEntries(names.map((name) => [name, row[name]]));
        const key = JSON.stringify(values);
        const group = alike.get(key) ?? { ids: [], values };
        alike.set(key, group);
        group.ids.push(String(row['id']));
        if (meta.versionProperty) row[meta.versionProperty] = Number(row[meta.versionProperty]) + 1;
      }
      for (const { ids, values } of alike.values()) await updateRows(em, entity as EntityClass<object>, ids, values);
    },
    create(permission, root) {
      em.persist(root);
      // The key is made on flush; a stream needs it now.
      (root as { id?: string }).id ??= newId();
      return allow(permission as never, root);
    },
    add(row) {
      em.persist(row);
      return row;
    },
    addMany(entity, rows) {
      const meta = em.getMetadata().get(entity as never) as EntityMetadata;
      for (const row of rows) recordCreated(meta, row as Record<string, unknown>, log);
      many.push({ entity, rows });
    },
    authorize: (permission, subject) => authorize(actor, permission, subject),
    because: (text) => void (reason = text),
    enqueue(job, payload, after) {
      jobs.push({ id: newId(), job, payload, state: 'waiting', attempts: 0, createdAt: now, availableAt: after ?? now, leasedUntil: null, doneAt: null, lastError: null });
    },
  };
  return { context, log, allowed, many, jobs, reason: () => reason };
}
