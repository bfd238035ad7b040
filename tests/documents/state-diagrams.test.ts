import { readFileSync } from 'node:fs';
import { stateDiagrams } from '../../scripts/state-diagrams.ts';

test('the state diagrams in docs are those of the workflow tables', () => {
  expect(readFileSync('docs/state-diagrams.md', 'utf8')).toBe(stateDiagrams());
});
