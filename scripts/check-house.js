/** Rules of the house that no linter knows: size of files, words outside the catalogues, randomness and time outside their rooms. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const walk = (folder) => readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? walk(join(folder, entry.name)) : [join(folder, entry.name)]));
const code = ['src', 'workers', 'templates'].flatMap(walk).filter((path) => /\.(ts|tsx|css)$/.test(path));
const vietnamese = /[ăâđêôơưĂÂĐÊÔƠƯạảấầẩẫậắằẳẵặẹẻẽếềểễệịỉĩọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/;
/** What holds Vietnamese by its nature: the catalogues, the demonstration's data, and what people type that the program must understand. */
const speaks = [/^templates\/locales\//, /^src\/demonstration\//, /^src\/kernel\/fold\.ts$/, /^src\/science\/units\.ts$/, /^src\/modules\/catalogue\/files\/table-limit\.ts$/];

const problems = [];
for (const path of code) {
  const text = readFileSync(path, 'utf8');
  const lines = text.split('\n');
  if (lines.length > 401) problems.push(`${path}: ${lines.length} lines; split it where the concept splits`);
  const bare = text.replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ' ')).split('\n').map((line) => line.replace(/(^|\s)\/\/.*$/, ''));
  bare.forEach((line, index) => {
    const where = `${path}:${index + 1}`;
    if (/\.tsx?$/.test(path) && !speaks.some((rule) => rule.test(path)) && vietnamese.test(line.replaceAll('Chuẩn', ''))) problems.push(`${where}: words for people belong in templates/locales`);
    if (/Math\.random\(/.test(line)) problems.push(`${where}: Math.random; use kernel/ids`);
    if (path.startsWith('src') && !/kernel\/clock\.ts$/.test(path) && /(Date\.now\(\)|new Date\(\))/.test(line)) problems.push(`${where}: time comes from the clock`);
    if (/\b(TODO|FIXME|XXX)\b/.test(line)) problems.push(`${where}: left for later`);
  });
}
// npm compiles what has a binding.gyp, for which a machine with nothing but Node lacks Python: the lock must carry the package's own "no".
const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'));
if (packages['node_modules/better-sqlite3'].gypfile !== false) problems.push('package-lock.json: better-sqlite3 needs "gypfile": false again (npm install leaves it out)');

if (problems.length) {
  console.error(problems.join('\n'));
  process.exit(1);
}
