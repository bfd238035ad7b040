import { MikroORM, type AnyEntity, type EntityClass, type EntitySchema, type Options } from '@mikro-orm/core';
import { Migrator, type Migration } from '@mikro-orm/migrations';
import { PostgreSqlDriver } from '@mikro-orm/postgresql';
import type { SqlEntityManager } from '@mikro-orm/sql';
import { SqliteDriver } from '@mikro-orm/sqlite';
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from '../root.ts';
import { sqliteDialect } from './sqlite-dialect.ts';

export type Em = SqlEntityManager;
export type Orm = MikroORM;
export type Dialect = 'sqlite' | 'postgresql';

export interface DatabaseOptions {
  /** `postgresql://…`, or the path of an SQLite file. */
  url: string;
  entities: ReadonlyArray<EntityClass<AnyEntity> | EntitySchema>;
  migrations: ReadonlyArray<{ name: string; class: new (...args: never[]) => Migration }>;
  /** Largest number of connections (PostgreSQL only). */
  pool?: number;
}

export const dialectOf = (url: string): Dialect => (/^postgres(ql)?:\/\//.test(url) ? 'postgresql' : 'sqlite');

/** Opens the database. The schema is not touched: `migrate` does that. */
export async function openDatabase({ url, entities, migrations, pool = 10 }: DatabaseOptions): Promise<Orm> {
  const dialect = dialectOf(url);
  const common = {
    entities: [...entities],
    discovery: { warnWhenNoEntities: false },
    extensions: [Migrator],
    forceUtcTimezone: true,
    allowGlobalContext: false,
    ignoreUndefinedInQuery: false,
    migrations: {
      migrationsList: migrations as never,
      path: join(root, 'migrations', dialect),
      snapshotName: '.snapshot',
      snapshotOnMigrate: false,
      tableName: 'schema_migration',
      fileName: (_timestamp: string, name?: string) => name ?? 'unnamed',
      allOrNothing: true,
      silent: true,
    },
  } satisfies Partial<Options>;
  if (dialect === 'postgresql') {
    return MikroORM.init({ ...common, driver: PostgreSqlDriver, clientUrl: url, pool: { min: 0, max: pool } });
  }
  mkdirSync(dirname(url), { recursive: true });
  // One connection writes; the "replica" reads the same file, so that a page never waits for a transaction in this process.
  return MikroORM.init({
    ...common,
    driver: SqliteDriver,
    dbName: url,
    driverOptions: () => sqliteDialect(url),
    replicas: [{ dbName: url, driverOptions: (() => sqliteDialect(url)) as never }],
  });
}

/** Any number that nothing else on the server locks by. */
const migrating = 4_817_001;

/** Brings the schema up to date. Several processes that start at once on PostgreSQL do so one after the other. */
export async function migrate(orm: Orm): Promise<void> {
  if (!(orm.em.getDriver() instanceof PostgreSqlDriver)) {
    await orm.migrator.up();
    return;
  }
  await orm.em.fork().transactional(async (em) => {
    await (em as Em).execute('select pg_advisory_xact_lock(?)', [migrating]);
    await orm.migrator.up();
  });
}
