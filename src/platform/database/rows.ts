import type { EntityClass, EntityMetadata, EntityProperty } from '@mikro-orm/core';
import { CompiledQuery, type Kysely } from 'kysely';
import type { Dialect, Em } from './orm.ts';

/** A row of an entity with every column told; what is absent is null. */
export type RowOf<T> = { [Name in keyof T & string]: T[Name] };

/** SQLite takes 32,766 values in one statement, PostgreSQL twice as many. */
const mostValues = 30_000;

/**
 * Writes new rows with one statement, past the unit of work, which for many rows costs more than the database does. Raw: audited rows
 * go through `addMany` of a command. `after` is put behind the values (`on conflict …`).
 */
export async function insertRows<T extends object>(em: Em, dialect: Dialect, entity: EntityClass<T>, rows: ReadonlyArray<RowOf<T>>, after = ''): Promise<void> {
  const { columns, statement } = shapeOf(em.getMetadata().get(entity as never) as EntityMetadata);
  const most = Math.floor(mostValues / columns.length);
  for (let from = 0; from < rows.length; from += most) {
    const part = rows.slice(from, from + most);
    const values: unknown[] = [];
    for (const row of part) for (const prop of columns) values.push(stored(em, prop, row[prop.name as keyof RowOf<T>]));
    try {
      await em.getKysely().executeQuery(CompiledQuery.raw(statement(dialect, part.length, after), values));
    } catch (error) {
      // As the ORM's own writes fail: a value that is taken is told by the same name on both databases.
      throw em.getPlatform().getExceptionConverter().convertException(error as Error & Record<string, never>);
    }
  }
}

/**
 * Rows by key as plain objects with the entity's properties, locked on PostgreSQL, past the unit of work. In the order of the keys;
 * those that are not there are left out.
 */
export async function readRows<T extends object>(em: Em, dialect: Dialect, entity: EntityClass<T>, ids: readonly string[]): Promise<Array<RowOf<T>>> {
  if (ids.length === 0) return [];
  const meta = em.getMetadata().get(entity as never) as EntityMetadata;
  const { columns } = shapeOf(meta);
  let query = tables(em).selectFrom(meta.tableName).select(columns.map(({ fieldNames }) => fieldNames[0]!)).where('id', 'in', [...ids]).orderBy('id');
  if (dialect === 'postgresql') query = query.forUpdate();
  const rows = await query.execute();
  return rows.map((row) => Object.fromEntries(columns.map((prop) => [prop.name, held(em, prop, row[prop.fieldNames[0]!])])) as RowOf<T>);
}

/** Gives the rows of these keys the same values and counts their version up, in one statement. */
export async function updateRows<T extends object>(em: Em, entity: EntityClass<T>, ids: readonly string[], values: Partial<RowOf<T>>): Promise<void> {
  const meta = em.getMetadata().get(entity as never) as EntityMetadata;
  const set = Object.entries(values).map(([name, value]) => {
    const prop = meta.properties[name as never] as EntityProperty;
    return [prop.fieldNames[0]!, stored(em, prop, value)] as const;
  });
  const version = meta.versionProperty ? (meta.properties[meta.versionProperty as never] as EntityProperty).fieldNames[0]! : null;
  await tables(em).updateTable(meta.tableName)
    .set(({ eb, ref }) => ({ ...Object.fromEntries(set), ...(version ? { [version]: eb(ref(version), '+', 1) } : {}) }))
    .where('id', 'in', [...ids]).execute();
}

const tables = (em: Em): Kysely<Record<string, Record<string, unknown>>> => em.getKysely<Record<string, Record<string, unknown>>>() as never;

interface Shape {
  columns: readonly EntityProperty[];
  statement: (dialect: Dialect, rows: number, after: string) => string;
}

const shapes = new WeakMap<EntityMetadata, Shape>();
const rememberedTexts = 100;

/** The columns of a table and the statement for so many rows, whose text is put together once. */
function shapeOf(meta: EntityMetadata): Shape {
  const known = shapes.get(meta);
  if (known) return known;
  const columns = meta.props.filter((prop) => prop.persist !== false && prop.fieldNames?.length === 1);
  const names = columns.map(({ fieldNames }) => `"${fieldNames[0]}"`).join(', ');
  const texts = new Map<string, string>();
  const statement: Shape['statement'] = (dialect, rows, after) => {
    const key = `${dialect} ${rows} ${after}`;
    let text = texts.get(key);
    if (text === undefined) {
      if (texts.size >= rememberedTexts) texts.clear();
      const place = (at: number): string => (dialect === 'postgresql' ? `$${at + 1}` : '?');
      const tuples = Array.from({ length: rows }, (_, row) => `(${columns.map((_, column) => place(row * columns.length + column)).join(', ')})`);
      text = `insert into "${meta.tableName}" (${names}) values ${tuples.join(', ')} ${after}`;
      texts.set(key, text);
    }
    return text;
  };
  const shape = { columns, statement };
  shapes.set(meta, shape);
  return shape;
}

function stored(em: Em, { customType, runtimeType }: EntityProperty, value: unknown): unknown {
  if (value === undefined || value === null) return null;
  if (customType) return customType.convertToDatabaseValue(value, em.getPlatform(), {});
  if (runtimeType === 'Date') return em.getPlatform().processDateProperty(value);
  return value;
}

function held(em: Em, { customType, runtimeType }: EntityProperty, value: unknown): unknown {
  if (value === undefined || value === null) return null;
  if (customType) return customType.convertToJSValue(value, em.getPlatform());
  if (runtimeType === 'Date') return em.getPlatform().parseDate(value as string);
  return runtimeType === 'boolean' ? Boolean(value) : value;
}
