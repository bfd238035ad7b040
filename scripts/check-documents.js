/**
 * Holds docs/features.md, docs/iso17025.md and docs/security.md against the tests: a row called done must name a test that ran and passed,
 * or, of security, a file that is there. The run
 * is read from .reports/tests.json, which `npm test` leaves behind; without a run the names are looked up in the test files.
 */
import { existsSync, readFileSync } from 'node:fs';

const ran = existsSync('.reports/tests.json') ? JSON.parse(readFileSync('.reports/tests.json', 'utf8')) : null;
if (!ran) {
  if (process.env.CI === 'true') {
    console.error('no report of a test run: run npm test first');
    process.exit(1);
  }
  console.log('no report of a test run; names are looked up in the test files');
}

const holds = (file, name) => {
  if (ran) return ran.some((test) => test.file === file && test.name.includes(name) && test.status === 'passed');
  return existsSync(file) && readFileSync(file, 'utf8').includes(name.split(' ').slice(-4).join(' '));
};

const problems = [];
let done = 0;
for (const document of ['docs/features.md', 'docs/iso17025.md', 'docs/security.md']) {
  const security = document.endsWith('security.md');
  const states = ['done', 'partly', 'not yet', ...(security ? ['does not apply'] : [])];
  readFileSync(document, 'utf8').split('\n').forEach((line, index) => {
    const cells = line.split('|').map((cell) => cell.trim());
    if (cells.length < 5 || !(security ? /^V\d/ : /^\d/).test(cells[1])) return;
    const [, id, , state, shown] = cells;
    const where = `${document}:${index + 1}: row ${id}`;
    if (!states.includes(state)) problems.push(`${where}: the state is "${state}"`);
    const references = [...(shown ?? '').matchAll(/`(tests\/[^`›]+?) › ([^`]+)`/g)];
    const files = security ? [...(shown ?? '').matchAll(/`((?:src|scripts)\/[^`]+)`/g)].map(([, file]) => file) : [];
    for (const file of files) if (!existsSync(file)) problems.push(`${where}: there is no ${file}`);
    if (state === 'done') {
      done++;
      if (references.length + files.length === 0) problems.push(`${where}: called done, but names no test`);
    }
    for (const [, file, name] of references) if (!holds(file, name)) problems.push(`${where}: no test that ran is called "${name}" in ${file}`);
  });
}
if (problems.length) {
  console.error(problems.join('\n'));
  process.exit(1);
}
console.log(`${done} rows done, each with a test`);
