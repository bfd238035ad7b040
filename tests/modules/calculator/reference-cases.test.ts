import { readReferenceCases, validate } from '../../../src/modules/calculator/index.ts';
import { agreement } from '../../../src/modules/calculator/validation/agreement.ts';

const on = { day: '2026-11-25', version: 'test', node: process.versions.node };
const sources = readReferenceCases();

test.each(sources.flatMap(({ title, cases }) => cases.map((each) => [each.id, title, each] as const)))('%s (%s) gives the published figures', (_id, title, each) => {
  const { sources: [source] } = validate([{ file: '', title, address: '', read: '', cases: [each] }], on);
  expect(source!.cases[0]!.figures.filter(({ agrees }) => !agrees)).toEqual([]);
  expect(source!.cases[0]!.figures.length).toBeGreaterThan(0);
});

test('the report counts what disagrees, and a calculation that is refused disagrees', () => {
  const cases = [
    { id: 'wrong', where: '', compute: { do: 'describe', values: ['1', '2'] }, expect: { mean: '1.6' } },
    { id: 'refused', where: '', compute: { do: 'describe', values: [] }, expect: { mean: '1' } },
    { id: 'right', where: '', compute: { do: 'describe', values: ['1', '2'] }, expect: { mean: '1.5' } },
  ];
  const { totals } = validate([{ file: '', title: '', address: '', read: '', cases }], on);
  expect(totals).toMatchObject({ cases: 3, casesAgree: 1, figures: 3, figuresAgree: 1 });
});

test.each([
  ['1.50', '1.4999', true], ['1.50', '1.4949', false], ['1.5', '1.45', true], ['0.43E-03', '0.000434', true], ['0.43E-03', '0.000436', false], ['12', '12', true],
  ['pass', 'pass', true], ['pass', 'fail', false], ['1', undefined, false],
])('printed %s and ours %s', (printed, ours, agrees) => expect(agreement(printed, ours).agrees).toBe(agrees));
