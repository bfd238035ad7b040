import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const files = (folder: string): string[] => readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? files(join(folder, entry.name)) : /\.tsx?$/.test(entry.name) ? [join(folder, entry.name)] : []));

test('the program starts no other program and evaluates no text', () => {
  const all = ['src', 'workers', 'templates'].flatMap(files);
  expect(all.length).toBeGreaterThan(400);
  const found = all.filter((file) => /child_process|\beval\(|new Function\(|node:vm|dangerouslySetInnerHTML/.test(readFileSync(file, 'utf8')));
  // Drawings of codes and icons that the program itself makes.
  const drawn = found.filter((file) => /dangerouslySetInnerHTML/.test(readFileSync(file, 'utf8')));
  expect(found.filter((file) => !drawn.includes(file))).toEqual([]);
  expect(drawn).toEqual(expect.not.arrayContaining([expect.stringContaining('pages')]));
});

test('every point of the table of security has a state, and what is done is shown', () => {
  const rows = readFileSync('docs/security.md', 'utf8').split('\n').filter((line) => /^\| V\d/.test(line)).map((line) => line.split('|').map((cell) => cell.trim()));
  expect(rows.length).toBeGreaterThan(55);
  for (const [, point, , state, shown] of rows) {
    expect([point, ['done', 'partly', 'not yet', 'does not apply'].includes(state!)]).toEqual([point, true]);
    if (state === 'done') expect([point, /`(?:tests|src|scripts)\//.test(shown!)]).toEqual([point, true]);
  }
});
