import { p } from '@mikro-orm/core';
import { newId } from '../../kernel/ids.ts';

/** Primary key: UUIDv7, made by the program so that a row can be referred to before it is written. */
export const idColumn = () => p.uuid().primary().onCreate(() => newId());

/** Counts the changes of an editable aggregate; a form that was opened on an older count is refused. */
export const versionColumn = () => p.integer().version().default(1);

/** An instant, stored in UTC with milliseconds. */
export const instantColumn = () => p.datetime(3);

/** A structured value as a raw query gives it: text from SQLite, parsed already from PostgreSQL. */
export const fromJson = (value: unknown): unknown => (typeof value === 'string' ? JSON.parse(value) : value);

/** A structured value, stored as JSON text by both databases. */
export const jsonColumn = <T>() => p.json<T>();
