import { readFileSync } from 'node:fs';
import { computeText, operationNames } from '../../../src/modules/calculator/index.ts';

const lines = readFileSync('docs/compute.md', 'utf8').split('\n').filter((line) => line.startsWith('{'));

test.each(lines)('%s is answered, as the document says', (line) => expect(computeText(line).refused).toBeUndefined());

test('the document has every calculation', () => {
  expect([...new Set(lines.map((line) => (JSON.parse(line) as { do: string }).do))].toSorted()).toEqual([...operationNames].toSorted());
});
