import fc from 'fast-check';
import { attempt, calculate, workingOf } from '../../../src/science/calculation.ts';
import { Dec } from '../../../src/science/decimal.ts';
import type { MpnModel } from '../../../src/science/measurement-model.ts';
import { estimateMpn } from '../../../src/science/microbiology/mpn.ts';

const model = (tubes: number, volumes: string[], basis = '1'): MpnModel => ({
  kind: 'mpn', tubes, volumes, basis, readingDays: [2], rounding: { mode: 'half-up', to: { significant: 2 } },
});
const mpn = (m: MpnModel, positives: number[]) => calculate(m, { kind: 'mpn', positives });
const reported = (m: MpnModel, positives: number[]) => {
  const { qualifier, text } = mpn(m, positives);
  return (qualifier === 'eq' ? '' : `${qualifier} `) + text;
};

/** FDA, Bacteriological Analytical Manual, Appendix 2 (October 2010), Table 1: three tubes each of 0.1, 0.01 and 0.001 g, MPN/g. */
const bamTable1 = `000 lt 3.0|001 3.0|010 3.0|011 6.1|020 6.2|030 9.4|100 3.6|101 7.2|102 11|110 7.4|111 11|120 11|121 15|130 16|200 9.2|201 14|202 20|210 15|
211 20|212 27|220 21|221 28|222 35|230 29|231 36|300 23|301 38|302 64|310 43|311 75|312 120|313 160|320 93|321 150|322 210|323 290|330 240|331 460|332 1100|333 gt 1100`;

test.each(bamTable1.replaceAll('\n', '').split('|').map((row) => [row.slice(0, 3), row.slice(4)]))('BAM Table 1: %s is %s', (tubes, expected) => {
  expect(reported(model(3, ['0.1', '0.01', '0.001']), [...tubes].map(Number))).toBe(expected);
});

// The same outcomes of 10, 1 and 0.1 mL per 100 mL, as Standard Methods and TCVN 6187-2 print them for water.
test.each([['000', 'lt 3.0'], ['100', '3.6'], ['111', '11'], ['210', '15'], ['310', '43'], ['321', '150'], ['333', 'gt 1100']])('3 × 3 water: %s is %s per 100 mL', (tubes, expected) => {
  expect(reported(model(3, ['10', '1', '0.1'], '100'), [...tubes].map(Number))).toBe(expected);
});

// BAM Tables 2, 3 and 5: 5 tubes, 10 tubes, 10 tubes of 10 mL per 100 mL.
test.each([['000', 'lt 1.8'], ['001', '1.8'], ['120', '6.1'], ['402', '21'], ['554', '1600'], ['555', 'gt 1600']])('BAM Table 2: %s is %s', (tubes, expected) => {
  expect(reported(model(5, ['0.1', '0.01', '0.001']), [...tubes].map(Number))).toBe(expected);
});
test('BAM Tables 3 and 5', () => {
  const ten = model(10, ['0.1', '0.01', '0.001']);
  expect([[0, 0, 1], [3, 2, 2], [8, 2, 0], [10, 10, 9]].map((p) => reported(ten, p))).toEqual(['0.90', '7.5', '17', '2300']);
  expect([1, 5, 9].map((p) => reported(model(10, ['10'], '100'), [p]))).toEqual(['1.1', '6.9', '23']);
});

/** Jarvis, Wilrich & Wilrich (2010), Table 1, as checked by the tests of R package MPN (cran/MPN, tests/testthat/test_mpn.R). */
describe('limits and rarity of Jarvis et al.', () => {
  const three = model(3, ['1', '0.1', '0.01']);
  test('2-2-0', () => {
    expect(mpn(three, [2, 2, 0])).toMatchObject({ text: '2.1', interval: { low: '0.71', high: '6.2' } });
    expect(workingOf(three, { kind: 'mpn', positives: [2, 2, 0] })).toContain('r = 0.069');
  });
  test('3-1-1', () => {
    expect(mpn(three, [3, 1, 1])).toMatchObject({ text: '7.5', interval: { low: '1.9', high: '30' } });
    expect(workingOf(three, { kind: 'mpn', positives: [3, 1, 1] })).toContain('r = 0.21');
  });
  test('all negative has an upper limit only', () => expect(mpn(three, [0, 0, 0])).toMatchObject({ unrounded: null, detected: false, interval: { low: '0', high: '1.1' } }));
  test('all positive has a lower limit only', () => expect(mpn(three, [3, 3, 3])).toMatchObject({ unrounded: null, interval: { low: '36', high: null } }));
  // Blodgett (2002), Table 4, five tubes: 2-1-0 0.354; 0-4-1 5.85e-7; 3-4-0 2.51e-3.
  test('rarity of Blodgett', () => {
    const rarity = (positives: number[]) => estimateMpn(['1', '0.1', '0.01'].map((v) => new Dec(v)), 5, positives).rarity;
    expect(rarity([3, 0, 0])).toBeCloseTo(1, 6);
    expect(rarity([2, 1, 0])).toBeCloseTo(0.354, 2);
    expect(rarity([0, 4, 1]) * 1e7).toBeCloseTo(5.85, 1);
    expect(rarity([3, 4, 0]) * 1e3).toBeCloseTo(2.51, 1);
  });
});

test('an unlikely set of tubes is told', () => {
  expect(mpn(model(3, ['0.1', '0.01', '0.001']), [0, 0, 3]).warnings).toMatchObject([{ key: 'science.warning.mpn-very-rare' }]);
  expect(mpn(model(3, ['0.1', '0.01', '0.001']), [2, 0, 1]).warnings).toMatchObject([{ key: 'science.warning.mpn-rare' }]);
  expect(mpn(model(3, ['0.1', '0.01', '0.001']), [3, 1, 0]).warnings).toEqual([]);
});

test('impossible tubes are told', () => {
  const m = model(3, ['1', '0.1']);
  expect(attempt(m, { kind: 'mpn', positives: [4] }).problems.map((p) => `${p.path} ${p.key}`)).toEqual(['positives.0 science.tubes.count', 'positives.1 science.tubes.missing']);
  expect(attempt(m, { kind: 'mpn', positives: [1, 1, 1] }).problems).toHaveLength(1);
});

test('one more positive tube never lowers the estimate, and it lies within its limits', () => {
  const tubes = 5;
  fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: tubes }), { minLength: 3, maxLength: 3 }), fc.nat(2), (positives, row) => {
    const sum = positives.reduce((a, b) => a + b, 0);
    fc.pre(sum > 0 && sum < 3 * tubes - 1 && positives[row]! < tubes);
    const volumes = ['10', '1', '0.1'].map((v) => new Dec(v));
    const estimate = estimateMpn(volumes, tubes, positives);
    const more = estimateMpn(volumes, tubes, positives.with(row, positives[row]! + 1));
    expect(more.mpn.gt(estimate.mpn)).toBe(true);
    expect(estimate.low.lt(estimate.mpn) && estimate.mpn.lt(estimate.high)).toBe(true);
  }));
});
