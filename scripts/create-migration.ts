/**
 * Writes a migration of the same name for both databases, from the difference between their snapshots and the entities.
 * Needs no database: `npm run migration -- add-something`.
 */
import { openDatabase, type Dialect } from '../src/platform/database/orm.ts';
import { entities } from '../src/entities.ts';

const name = process.argv[2];
if (!name || !/^[a-z][a-z0-9-]*$/.test(name)) throw new Error('usage: npm run migration -- a-name-in-kebab-case');

for (const dialect of ['sqlite', 'postgresql'] satisfies Dialect[]) {
  const url = dialect === 'sqlite' ? ':memory:' : 'postgresql://nobody@127.0.0.1:1/none';
  const orm = await openDatabase({ url, entities, migrations: [],  });
  const made = await orm.migrator.create(undefined, false, false, name);
  console.log(dialect, made.fileName || 'nothing to do');
  await orm.close(true).catch(() => undefined);
}
