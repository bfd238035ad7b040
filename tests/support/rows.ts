import { createHash } from 'node:crypto';
import { entities } from '../../src/entities.ts';
import type { Product } from './product.ts';

/** Every row of every table of the product, by table; on both databases. */
export async function everyRow(product: Product): Promise<Record<string, unknown[]>> {
  const tables = [...new Set(entities.map((entity) => product.orm.getMetadata().get(entity as never).tableName))];
  const rows: Record<string, unknown[]> = {};
  for (const table of tables) rows[table] = await product.em().execute<unknown[]>(`select * from "${table}"`);
  return rows;
}

/** A digest of each table, so that a change anywhere can be told; the tables named are left out. */
export async function checksums(product: Product, except: readonly string[] = []): Promise<Record<string, string>> {
  const digests = Object.entries(await everyRow(product)).filter(([table]) => !except.includes(table)).map(([table, rows]) => [table, createHash('sha256').update(rows.map((row) => JSON.stringify(row)).sort().join('\n')).digest('hex')]);
  return Object.fromEntries(digests) as Record<string, string>;
}
