import fc from 'fast-check';
import { Dec } from '../../../src/science/decimal.ts';
import { topDownFromData, type MeasuredReference } from '../../../src/science/uncertainty/top-down-data.ts';
import { topDown } from '../../../src/science/uncertainty/top-down.ts';

const dec = (...figures: Array<string | number>) => figures.map((each) => new Dec(each));
const reference = (assigned: string, u: string, ...values: string[]): MeasuredReference => ({ assigned: new Dec(assigned), u: new Dec(u), values: dec(...values) });

test('one reference adds the standard error of its mean, several do not', () => {
  const found = topDownFromData([reference('10', '0', '11', '13')], [], false);
  // s² = 2; bias 2; uBias² = 4 + 2/2; u² = 2 + 5.
  expect(found.uRw.pow(2).toFixed(6)).toBe('2.000000');
  expect(found.uBias.pow(2).toFixed(6)).toBe('5.000000');
  expect(found.u.pow(2).toFixed(6)).toBe('7.000000');
  expect(topDown(new Dec(3), [{ bias: new Dec(4), uRef: new Dec(0) }, { bias: new Dec(-4), uRef: new Dec(0) }]).u.toFixed()).toBe('5');
});

test('replicates of routine samples join the reference that was measured most often', () => {
  const few = reference('10', '0.1', '10', '10');
  const often = reference('20', '0.1', '19', '20', '21');
  // s² of the second is 1; pooled squares of the pairs (1, 3) and (5, 5): (2 + 0) / 2.
  expect(topDownFromData([few, often], [dec(1, 3), dec(5, 5)], false).uRw.pow(2).toFixed(6)).toBe('2.000000');
});

test('relative to zero there is nothing', () => {
  expect(() => topDownFromData([reference('0', '0.1', '1', '2')], [], true)).toThrow('science.index.zero');
});

test('another unit changes nothing relative, and absolutely the unit alone', () => {
  const figure = fc.integer({ min: 1000, max: 9999 }).map((n) => new Dec(n).div(100));
  const group = fc.array(figure, { minLength: 2, maxLength: 6 });
  const given = fc.tuple(fc.array(fc.record({ assigned: figure, u: figure.map((each) => each.div(50)), values: group }), { minLength: 1, maxLength: 4 }), fc.array(group, { maxLength: 5 }));
  fc.assert(fc.property(given, fc.integer({ min: 2, max: 1000 }), ([references, replicates], factor) => {
    const scaled = (list: readonly MeasuredReference['u'][]) => list.map((each) => each.times(factor));
    const other = references.map(({ assigned, u, values }) => ({ assigned: assigned.times(factor), u: u.times(factor), values: scaled(values) }));
    const u = (relative: boolean, from: readonly MeasuredReference[], groups: Array<readonly MeasuredReference['u'][]>) => Number(topDownFromData(from, groups, relative).u);
    expect(u(true, other, replicates.map(scaled))).toBeCloseTo(u(true, references, replicates), 9);
    expect(u(false, other, replicates.map(scaled)) / factor).toBeCloseTo(u(false, references, replicates), 9);
  }));
});
