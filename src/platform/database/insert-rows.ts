import type { EntityClass, EntityMetadata, EntityProperty } from '@mikro-orm/core';
import { CompiledQuery } from 'kysely';
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
  const { props, tableName } = em.getMetadata().get(entity as never) as EntityMetadata;
  const columns = props.filter((prop) => prop.persist !== false && prop.fieldNames?.length === 1);
  const names = columns.map(({ fieldNames }) => `"${fieldNames[0]}"`).join(', ');
  const most = Math.floor(mostValues / columns.length);
  for (let from = 0; from < rows.length; from += most) {
    const part = rows.slice(from, from + most);
    const values = part.flatMap((row) => columns.map((prop) => stored(em, prop, row[prop.name as keyof RowOf<T>])));
    const place = (at: number): string => (dialect === 'postgresql' ? `$${at + 1}` : '?');
    const tuples = part.map((_, row) => `(${columns.map((_, column) => place(row * columns.length + column)).join(', ')})`);
    try {
      await em.getKysely().executeQuery(CompiledQuery.raw(`insert into "${tableName}" (${names}) values ${tuples.join(', ')} ${after}`, values));
    } catch (error) {
      // As the ORM's own writes fail: a value that is taken is told by the same name on both databases.
      throw em.getPlatform().getExceptionConverter().convertException(error as Error & Record<string, never>);
    }
  }
}

function stored(em: Em, { customType, runtimeType }: EntityProperty, value: unknown): unknown {
  if (value === undefined || value === null) return null;
  if (customType) return customType.convertToDatabaseValue(value, em.getPlatform(), {});
  if (runtimeType === 'Date') return em.getPlatform().processDateProperty(value);
  return value;
}
