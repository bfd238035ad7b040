import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse as parseYaml } from 'yaml';
import { z } from 'zod';
import { root } from '../../../platform/root.ts';

/** A calculation whose figures somebody else published. */
export interface ReferenceCase {
  id: string;
  /** Page, table or line of the source. */
  where: string;
  /** What `compute` is asked. */
  compute: Record<string, unknown>;
  /** Printed figures by dotted path into the answer, digit for digit. */
  expect: Record<string, string>;
  /** Half widths that the source allows, for simulations. */
  within?: Record<string, string> | undefined;
}

/** A publication and what was read in it. */
export interface Source {
  file: string;
  title: string;
  /** Web address, or repository and path, where it was read. */
  address: string;
  /** Day on which it was read. */
  read: string;
  cases: ReferenceCase[];
}

const text = z.string().min(1);
const printed = z.record(text, text);
const sourceFile = z.strictObject({
  source: z.strictObject({ title: text, address: text, publisher: text.optional(), read: z.union([text, z.date()]) }),
  cases: z.array(z.strictObject({
    id: z.string().regex(/^[a-z0-9][a-z0-9-]*$/), where: text, compute: z.looseObject({ do: text }), expect: printed, within: printed.optional(), note: text.optional(),
  })).min(1).max(15),
});

/**
 * The published cases that come with the product (`reference-cases/*.yaml`), by source. Throws with the file's name when one cannot be read, when
 * an id stands twice, or when a source gives more than fifteen cases.
 */
export function readReferenceCases(folder = join(root, 'reference-cases')): Source[] {
  const seen = new Set<string>();
  return readdirSync(folder).filter((name) => name.endsWith('.yaml')).sort().map((file) => {
    const parsed = sourceFile.safeParse(parseYaml(readFileSync(join(folder, file), 'utf8')));
    if (!parsed.success) throw new Error(`${file}: ${z.prettifyError(parsed.error)}`);
    const { source, cases } = parsed.data;
    for (const { id } of cases) {
      if (seen.has(id)) throw new Error(`${file}: ${id} stands twice`);
      seen.add(id);
    }
    const read = source.read instanceof Date ? source.read.toISOString().slice(0, 10) : source.read;
    return { file, title: source.title, address: source.address, read, cases: cases.map((each) => ({ ...each, compute: withSeries(each.compute, join(folder, 'series')) as Record<string, unknown> })) };
  });
}

/** Long series stand in files of their own, one figure a line: `{ file: 'nist/lew.txt' }`. */
function withSeries(value: unknown, folder: string): unknown {
  if (Array.isArray(value)) return value.map((each) => withSeries(each, folder));
  if (value === null || typeof value !== 'object') return value;
  const { file, ...others } = value as { file?: unknown };
  if (typeof file === 'string' && Object.keys(others).length === 0) return readFileSync(join(folder, file), 'utf8').split('\n').map((line) => line.trim()).filter(Boolean);
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, withSeries(each, folder)]));
}
