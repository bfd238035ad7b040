/** `npm run check`: types, lint, who imports whom, and whether the documents tell the truth. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const bin = (pack, path) => join('node_modules', pack, path);
const steps = [
  ['types', [bin('typescript', 'bin/tsc'), '--noEmit']],
  ['types of the browser code', [bin('typescript', 'bin/tsc'), '--noEmit', '-p', 'templates/assets']],
  ['lint', [bin('oxlint', 'bin/oxlint'), '--type-aware', '--deny-warnings', 'src', 'workers', 'templates', 'migrations', 'tests', 'bench', 'scripts']],
  ['imports', ['scripts/check-imports.js']],
  ['house rules', ['scripts/check-house.js']],
  ['documents', ['scripts/check-documents.js']],
];

let failed = 0;
for (const [name, args] of steps) {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  console.log(`${status === 0 ? 'ok  ' : 'FAIL'} ${name}`);
  if (status !== 0) {
    failed++;
    console.log(`${stdout}${stderr}`.trimEnd());
  }
}
process.exit(failed ? 1 : 0);
