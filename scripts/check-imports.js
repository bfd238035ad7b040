/**
 * Who imports whom, by dependency-cruiser. Its parser does not read TSX, so it is given the tree with nothing but the imports of
 * each file, taken out by swc.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseSync } from '@swc/core';

const rooms = ['src', 'workers', 'templates', 'migrations'];
const out = join('.reports', 'imports');
const walk = (folder) => readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? walk(join(folder, entry.name)) : [join(folder, entry.name)]));

const importsOf = (text, tsx) => {
  const { body } = parseSync(text, { syntax: 'typescript', tsx, target: 'es2022' });
  const lines = body.flatMap((item) => {
    if (!item.source) return [];
    const type = item.typeOnly || (item.specifiers?.length > 0 && item.specifiers.every((specifier) => specifier.isTypeOnly));
    return [type ? `import type {} from '${item.source.value}';` : `import '${item.source.value}';`];
  });
  const dynamic = [...text.matchAll(/\bimport\('([^']+)'\)/g)].map(([, source]) => `import '${source}';`);
  return [...lines, ...dynamic].join('\n');
};

rmSync(out, { recursive: true, force: true });
for (const path of rooms.flatMap(walk).filter((each) => /\.tsx?$/.test(each) && !each.startsWith('templates/assets/'))) {
  const copy = join(out, path);
  mkdirSync(dirname(copy), { recursive: true });
  writeFileSync(copy, importsOf(readFileSync(path, 'utf8'), path.endsWith('.tsx')));
}
const { status } = spawnSync(process.execPath, [resolve('node_modules/dependency-cruiser/bin/dependency-cruise.mjs'), '--config', resolve('.dependency-cruiser.cjs'), ...rooms], { cwd: out, stdio: 'inherit' });
process.exit(status ?? 1);
