#!/usr/bin/env node
/** The command line. Runs what was built; builds first when nothing was. Uses the Node that came with `npm ci`. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const own = join(root, 'node_modules', '.bin', process.platform === 'win32' ? 'node.cmd' : 'node');
const node = existsSync(own) ? own : process.execPath;
const built = spawnSync(node, [join(root, 'scripts', 'build.js')], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
if (built.status !== 0) process.exit(built.status ?? 1);
const { status } = spawnSync(node, [join(root, 'dist', 'src', 'cli.js'), ...process.argv.slice(2)], { stdio: 'inherit' });
process.exit(status ?? 1);
