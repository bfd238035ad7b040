import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

function findRoot(from: string): string {
  for (let at = from; ; at = dirname(at)) {
    if (existsSync(join(at, 'package.json'))) return at;
    if (dirname(at) === at) throw new Error(`no package.json above ${from}`);
  }
}

/** The product's folder (where package.json stands), whether the sources run or what was built from them. */
export const root = findRoot(dirname(fileURLToPath(import.meta.url)));
