import { ChangeSetType, type ChangeSet, type EntityMetadata, type EventSubscriber, type FlushEventArgs } from '@mikro-orm/core';
import { newToken } from '../../kernel/ids.ts';
import { personalDigest, sorted, type RowChange } from './chain.ts';
import { auditingOf, isExempt } from './streams.ts';

export interface PersonalValue {
  digest: string;
  stream: string;
  salt: string;
  value: string;
}

/** Collects, flush by flush, what a command changes; the runner writes it down before it commits. */
export interface ChangeLog {
  /** Changes by stream, in the order of writing. */
  streams: Map<string, RowChange[]>;
  personal: PersonalValue[];
  /** Called with every stream that a flush touches; throws when the command was not authorised for it. */
  allow: (stream: string) => void;
}

export const newChangeLog = (allow: (stream: string) => void): ChangeLog => ({ streams: new Map(), personal: [], allow });

const logs = new WeakMap<object, ChangeLog>();

/** From now on the flushes of this entity manager are written into the log. */
export const recordInto = (em: object, log: ChangeLog): void => void logs.set(em, log);

type Row = Record<string, unknown>;

/** The values of these properties as they enter the chain; names and everything in the values in order. */
function seen(meta: EntityMetadata, row: Row, names: readonly string[], stream: string, log: ChangeLog): Row {
  const { secret, personal } = auditingOf(meta.class) as { secret?: readonly string[]; personal?: readonly string[] };
  const values: Row = {};
  for (const name of names) {
    const value = row[name];
    if (name === meta.versionProperty) continue;
    if (secret?.includes(name)) values[name] = { $secret: true };
    else if (value !== null && value !== undefined && personal?.includes(name)) {
      const salt = newToken();
      const digest = personalDigest(salt, value);
      log.personal.push({ digest, stream, salt, value: JSON.stringify(value) });
      values[name] = { $personal: digest };
    } else values[name] = value === null || typeof value !== 'object' ? plain(value) : sorted(value);
  }
  return values;
}

/** Values as they enter the chain: instants as ISO text, JSON columns as the values they hold, absent as null. */
export function plain(value: unknown): unknown {
  if (value === undefined) return null;
  if (value instanceof Date) return value.toISOString();
  return value;
}

const columns = new WeakMap<EntityMetadata, readonly string[]>();

/** Names of the properties that are columns, the key excepted. */
export function columnNames(meta: EntityMetadata): readonly string[] {
  let names = columns.get(meta);
  if (!names) {
    names = meta.props.filter((prop) => prop.persist !== false && !prop.primary && prop.fieldNames?.length).map((prop) => prop.name as string).sort();
    columns.set(meta, names);
  }
  return names;
}

function placeOf(meta: EntityMetadata, entity: Row, log: ChangeLog): { stream: string; id: string; list: RowChange[] } {
  const stream = auditingOf(meta.class)!.stream(entity as never);
  log.allow(stream);
  const list = log.streams.get(stream) ?? [];
  log.streams.set(stream, list);
  return { stream, id: String(entity[meta.primaryKeys[0]!]), list };
}

/** Writes a new row into the log. */
export function recordCreated(meta: EntityMetadata, row: Row, log: ChangeLog): void {
  const { stream, id, list } = placeOf(meta, row, log);
  list.push({ entity: meta.className, id, op: 'create', to: seen(meta, row, columnNames(meta), stream, log) });
}

/** Writes into the log what became of a row: these columns, with their values before. */
export function recordChanged(meta: EntityMetadata, row: Row, before: Row, names: readonly string[], log: ChangeLog): void {
  const { stream, id, list } = placeOf(meta, row, log);
  const to = seen(meta, row, names.toSorted(), stream, log);
  const from = Object.fromEntries(Object.keys(to).map((name) => [name, sorted(plain(before[name]))]));
  list.push({ entity: meta.className, id, op: 'update', from: hidePersonal(meta, from), to });
}

function record(changeSet: ChangeSet<object>, log: ChangeLog, original: Row | undefined): void {
  const { meta } = changeSet;
  const entity = changeSet.entity as Row;
  if (changeSet.type === ChangeSetType.CREATE) return recordCreated(meta, entity, log);
  if (changeSet.type === ChangeSetType.UPDATE || changeSet.type === ChangeSetType.UPDATE_EARLY) {
    const names = Object.keys(changeSet.payload).filter((name) => !meta.primaryKeys.includes(name as never));
    const before = Object.fromEntries(names.map((name) => [name, fromSnapshot(meta, name, original?.[name])]));
    return recordChanged(meta, entity, before, names, log);
  }
  const { id, list } = placeOf(meta, entity, log);
  list.push({ entity: meta.className, id, op: 'delete' });
}

/** The old value of a personal or secret property is already in the chain, as the digest of its day. */
function hidePersonal(meta: EntityMetadata, before: Row): Row {
  const how = auditingOf(meta.class)!;
  const hidden = new Set<string>([...(how.personal ?? []), ...(how.secret ?? [])]);
  return Object.fromEntries(Object.entries(before).filter(([name]) => !hidden.has(name)));
}

/** The ORM's snapshot holds database values: dates may be numbers there, JSON may be text. */
function fromSnapshot(meta: EntityMetadata, name: string, value: unknown): unknown {
  const prop = meta.properties[name as never] as { runtimeType?: string; customType?: { constructor: { name: string } } } | undefined;
  if (value === null || value === undefined) return null;
  if (prop?.runtimeType === 'Date') return new Date(value as number | string).toISOString();
  if (prop?.customType?.constructor.name === 'JsonType' && typeof value === 'string') return JSON.parse(value);
  return plain(value);
}

/** Listens to every flush of the program's entity managers. A flush outside a command may only touch exempt tables. */
export class ChangeRecorder implements EventSubscriber {
  onFlush({ em, uow }: FlushEventArgs): void {
    const log = logs.get(em);
    for (const changeSet of uow.getChangeSets()) {
      if (isExempt(changeSet.meta.class)) continue;
      if (!log) throw new Error(`${changeSet.meta.className} changed outside a command`);
      record(changeSet as ChangeSet<object>, log, changeSet.originalEntity as Row | undefined);
    }
  }
}
