import { sql, type Expression, type RawBuilder } from 'kysely';
import { fold } from '../../kernel/fold.ts';

/**
 * The condition that a column holds a text, sign for sign: what was typed is never a pattern, so that "%" and "_" stand for
 * themselves. Both databases are told the escape sign, for SQLite has none of its own.
 */
export const contains = (column: string | Expression<string>, text: string): RawBuilder<boolean> =>
  sql<boolean>`${typeof column === 'string' ? sql.ref(column) : column} like ${`%${text.replace(/\p{Cc}/gu, ' ').replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`} escape '\\'`;

/** The same for a column of folded search text and what a person typed, diacritics and control characters aside. */
export const containsWords = (column: string | Expression<string>, typed: string): RawBuilder<boolean> => contains(column, fold(typed));
