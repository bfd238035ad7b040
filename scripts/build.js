/** Compiles the program and its browser code to dist/. `npm start` runs it first; it does nothing when nothing changed. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const major = Number(process.versions.node.split('.')[0]);
if (major < 22) {
  console.error(`Chuẩn needs Node 22.17 or newer and found ${process.version}. Run it through npm (npm start): the right one comes with "npm ci".`);
  process.exit(1);
}

const folders = ['src', 'workers', 'templates', 'migrations', 'bench'];
const newest = (path) => (statSync(path).isDirectory() ? Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name)))) : statSync(path).mtimeMs);
const stamp = String(Math.max(newest('package-lock.json'), newest('tsconfig.json'), newest('tsconfig.build.json'), ...folders.map(newest)));
const mark = join('dist', '.stamp');
if (existsSync(mark) && readFileSync(mark, 'utf8') === stamp) process.exit(0);

rmSync('dist', { recursive: true, force: true });
for (const project of ['tsconfig.build.json', 'templates/assets/tsconfig.json']) {
  const { status } = spawnSync(process.execPath, [join('node_modules', 'typescript', 'bin', 'tsc'), '-p', project], { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}
mkdirSync('dist', { recursive: true });
writeFileSync(mark, stamp);
