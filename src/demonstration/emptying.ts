import type { Container } from '../container.ts';
import type { Em } from '../platform/database/orm.ts';
import { deedMark } from './workplace.ts';
import { laboratoryOf } from '../modules/identity/index.ts';

/** What somebody who only looked around leaves in the trail. */
const looking = ['identity.sign-in', 'identity.sign-out', 'identity.choose-language'];
/** How the schema came about, and who is at it: these stay. */
const kept = ['schema_migration', 'demonstration_filling'];

/**
 * Empties a database that holds nothing but a demonstration laboratory cut off while it was made, so that it can be made anew; all or
 * nothing. Answers false and leaves everything as it is when the laboratory is not marked as a demonstration, or when a person did any
 * work in it beside the loader's deeds. Never in production, for there no demonstration is made.
 */
export async function emptied({ em, dialect, config }: Pick<Container, 'em' | 'dialect' | 'config'>): Promise<boolean> {
  if (!config.demonstration || config.production) return false;
  return em().transactional(async (inside) => {
    const within = inside as Em;
    if (dialect === 'postgresql') await within.execute('lock table audit_entry in exclusive mode');
    const laboratory = await laboratoryOf(within);
    if (laboratory && !laboratory.demonstration) return false;
    if (await worked(within)) return false;
    await (dialect === 'postgresql' ? emptyPostgresql(within) : emptySqlite(within));
    return true;
  });
}

/** Whether a person, or a program of theirs, changed anything. */
async function worked(em: Em): Promise<boolean> {
  const rows = await em.execute<unknown[]>(
    `select 1 from audit_entry where actor_kind <> 'system' and (request_id is null or request_id not like ?) and command not in (${looking.map(() => '?').join(', ')}) limit 1`, [`${deedMark}%`, ...looking],
  );
  return rows.length > 0;
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** The triggers that keep the trail from being changed are lifted for this one statement, in the transaction that sets them again. */
async function emptyPostgresql(em: Em): Promise<void> {
  const tables = await em.execute<Array<{ name: string }>>('select tablename as name from pg_tables where schemaname = current_schema()');
  await em.execute('alter table audit_entry disable trigger user');
  await em.execute(`truncate table ${tables.filter(({ name }) => !kept.includes(name)).map(({ name }) => quoted(name)).join(', ')}`);
  await em.execute('alter table audit_entry enable trigger user');
}

async function emptySqlite(em: Em): Promise<void> {
  const found = await em.execute<Array<{ type: string; name: string; sql: string }>>("select type, name, sql from sqlite_master where type in ('table', 'trigger') and name not like 'sqlite_%'");
  const triggers = found.filter(({ type }) => type === 'trigger');
  await em.execute('pragma defer_foreign_keys = on');
  for (const { name } of triggers) await em.execute(`drop trigger ${quoted(name)}`);
  for (const { type, name } of found) if (type === 'table' && !kept.includes(name)) await em.execute(`delete from ${quoted(name)}`);
  for (const { sql } of triggers) await em.execute(sql);
}
