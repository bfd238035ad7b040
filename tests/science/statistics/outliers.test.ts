import fc from 'fast-check';
import { Dec } from '../../../src/science/decimal.ts';
import { dixonTail, doubleGrubbsTail } from '../../../src/science/statistics/order-ratios.ts';
import { dixon, doubleGrubbs } from '../../../src/science/statistics/outliers.ts';

const figures = (...given: Array<number | string>) => given.map((each) => new Dec(each));

test('Dixon: the figure that stands apart is named with its ratio, at either end', () => {
  // R. Dean and W. Dixon's six readings of 1951: (40.12 − 40.02) / (40.20 − 40.02).
  const low = dixon(figures('40.02', '40.12', '40.16', '40.18', '40.18', '40.20'), 0.05);
  expect(low).toMatchObject({ index: 0, outlier: false, ratio: 'r10' });
  expect(Number(low.statistic)).toBeCloseTo(10 / 18, 10);
  expect(dixon(figures(568, 570, 570, 570, 572, 578, 584, 596), 0.05, 1)).toMatchObject({ index: 7, ratio: 'r11' });
  expect(dixon(figures(10.1, 10.2, 10.15, 10.12, 10.18, 14), 0.01)).toMatchObject({ index: 5, outlier: true });
});

test('Dixon: of three normal figures the middle one lies anywhere; the tail has a closed form', () => {
  // For n = 3 the density is 3√3 / (2π (1 − r + r²)): W. Dixon, Ann. Math. Statist. 22 (1951) 68, for one end.
  const tail = (r: number) => { let sum = 0; for (let i = 0; i < 4000; i += 1) { const x = r + ((i + 0.5) * (1 - r)) / 4000; sum += ((1 - r) / 4000) * ((3 * Math.sqrt(3)) / (2 * Math.PI * (1 - x + x * x))); } return sum; };
  for (const ratio of [0.3, 0.5, 0.9, 0.97]) expect(dixonTail(3, 1, 1, ratio)).toBeCloseTo(tail(ratio), 4);
});

test.each([[3, 1, 1], [8, 2, 1], [12, 2, 2], [20, 3, 2], [30, 3, 2]])('Dixon: the tail of %d figures begins at certainty and falls', (n, i, j) => {
  const tails = [0, 0.2, 0.4, 0.6, 0.8, 0.99].map((ratio) => dixonTail(n, i, j, ratio));
  expect(tails[0]).toBeCloseTo(1, 4);
  expect(tails).toEqual(tails.toSorted((a, b) => b - a));
});

test('two outliers at one end: what a single test misses because each hides the other', () => {
  const found = doubleGrubbs(figures(10.1, 10.3, 10.2, 10.25, 10.15, 10.2, 10.22, 12.9, 13), 0.01);
  expect(found).toMatchObject({ indices: [8, 7], side: 'above', outlier: true });
  expect(doubleGrubbs(figures(10.1, 10.3, 10.2, 10.25, 7, 10.2, 10.22, 7.1), 0.05)).toMatchObject({ indices: [4, 7], side: 'below', outlier: true });
  expect(doubleGrubbs(figures(1, 2, 3, 4, 5, 6), 0.05)).toMatchObject({ outlier: false });
});

test.each([[4, 0.0002], [5, 0.009], [6, 0.0349], [7, 0.0708], [10, 0.1864], [15, 0.3367], [20, 0.4391], [30, 0.5672], [40, 0.6445]])('Grubbs’ table for two: %d figures have a ratio below %d with 2.5 %%', (n, ratio) => {
  expect(doubleGrubbsTail(n, ratio)).toBeCloseTo(0.025, 2);
});

test('of four figures the two largest leave a difference: the tail has a closed form there', () => {
  // A ratio near 1 takes in every sample whose two largest are the pair.
  expect(doubleGrubbsTail(4, 0.9999)).toBeCloseTo(1, 3);
  expect(doubleGrubbsTail(12, 0.9999)).toBeCloseTo(1, 3);
});

test('neither test minds the order, the unit or the zero of the figures', () => {
  const some = fc.array(fc.integer({ min: -9999, max: 9999 }), { minLength: 5, maxLength: 7 }).filter((each) => new Set(each).size === each.length);
  fc.assert(fc.property(some.chain((values) => fc.tuple(fc.constant(values), fc.shuffledSubarray(values, { minLength: values.length }))), ([values, other]) => {
    const apart = (list: number[], test: typeof dixon | typeof doubleGrubbs) => { const { statistic, index } = test(figures(...list), 0.05); return [statistic.toFixed(20), list[index]]; };
    const moved = values.map((each) => each * 4 + 1000);
    for (const test of [dixon, doubleGrubbs]) {
      const [statistic, figure] = apart(values, test);
      expect(apart(other, test)).toEqual([statistic, figure]);
      expect(apart(moved, test)[0]).toBe(statistic);
    }
  }), { numRuns: 8 });
});

test.each([[2, 'dixon'], [31, 'dixon'], [3, 'double'], [41, 'double']])('%d figures are refused by %s', (n, name) => {
  const test = name === 'dixon' ? dixon : doubleGrubbs;
  expect(() => test(Array.from({ length: n }, (_, i) => new Dec(i)), 0.05)).toThrow(/too-(?:few|many)/);
});
