import type { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { bandEmpty, bandHolds, bandsOverlap, chooseByOther, limitAt, type Band } from '../../../src/science/conformity/index.ts';
import { Dec } from '../../../src/science/decimal.ts';

const tenths = (n: number): string => new Dec(n).div(10).toFixed();
/** Bands that follow each other from open to open, cut at the given tenths; `closed` says which end belongs to a band. */
const tiled = (cuts: readonly number[], closed: 'lower' | 'upper'): Array<{ when: Band; name: number }> =>
  [undefined, ...cuts].map((from, name) => ({
    name,
    when: {
      ...(from === undefined ? {} : { from: tenths(from) }), ...(cuts[name] === undefined ? {} : { to: tenths(cuts[name]) }),
      ...(closed === 'upper' ? { fromExclusive: true, toInclusive: true } : {}),
    },
  }));
const cutsOf = fc.uniqueArray(fc.integer({ min: -50, max: 150 }), { minLength: 1, maxLength: 6 }).map((cuts) => cuts.toSorted((a, b) => a - b));
const ends = fc.constantFrom('lower' as const, 'upper' as const);

test('of bands that follow each other exactly one holds, whatever the value, and none overlaps another', () => {
  fc.assert(fc.property(cutsOf, ends, fc.integer({ min: -600, max: 1600 }), (cuts, closed, hundredths) => {
    const bands = tiled(cuts, closed);
    const value = new Dec(hundredths).div(100);
    expect(bands.filter(({ when }) => bandHolds(when, value))).toHaveLength(1);
    bands.forEach((a, i) => bands.slice(i + 1).forEach((b) => expect(bandsOverlap(a.when, b.when)).toBe(false)));
    expect(chooseByOther(bands.toReversed(), { qualifier: 'eq', text: value.toFixed() })).toEqual(chooseByOther(bands, { qualifier: 'eq', text: value.toFixed() }));
  }));
});

test('a value that crosses an edge goes to the next band, and one that does not stays', () => {
  fc.assert(fc.property(cutsOf, ends, fc.nat(), (cuts, closed, pick) => {
    const bands = tiled(cuts, closed);
    const at = pick % cuts.length;
    const edge = new Dec(tenths(cuts[at]!));
    const chosen = (value: Decimal.Value) => chooseByOther(bands, { qualifier: 'eq', text: new Dec(value).toFixed() });
    expect(chosen(edge.minus('0.001'))).toMatchObject({ row: { name: at } });
    expect(chosen(edge.plus('0.001'))).toMatchObject({ row: { name: at + 1 } });
    expect(chosen(edge)).toMatchObject({ row: { name: closed === 'lower' ? at + 1 : at } });
  }));
});

test('two bands overlap just where some value lies in both', () => {
  const band = fc.record({ from: fc.option(fc.integer({ min: 0, max: 6 }), { nil: undefined }), to: fc.option(fc.integer({ min: 0, max: 6 }), { nil: undefined }), fromExclusive: fc.boolean(), toInclusive: fc.boolean() })
    .map(({ from, to, ...more }): Band => ({ ...more, from: from?.toString(), to: to?.toString() }));
  const grid = Array.from({ length: 33 }, (_, i) => new Dec(i - 2).div(4));
  fc.assert(fc.property(band, band, (a, b) => {
    expect(bandsOverlap(a, b)).toBe(grid.some((value) => bandHolds(a, value) && bandHolds(b, value)));
    expect(bandEmpty(a)).toBe(!grid.some((value) => bandHolds(a, value)));
  }));
});

test('what is no figure chooses nothing, and is told why', () => {
  const bands = tiled([65], 'lower');
  for (const qualifier of ['lt', 'gt', 'nd'] as const) expect(chooseByOther(bands, { qualifier, text: '5' })).toEqual({ reason: 'science.reason.other-censored' });
  expect(chooseByOther(bands, { qualifier: 'choice', text: 'clay' })).toEqual({ reason: 'science.reason.other-not-a-figure' });
  expect(chooseByOther([{ when: { from: '6', to: '7' } }], { qualifier: 'eq', text: '7.0' })).toEqual({ reason: 'science.reason.outside-bands' });
  expect(chooseByOther([{ when: { is: 'clay' }, max: '3' }, { when: { is: 'sand' }, max: '1' }], { qualifier: 'choice', text: 'sand' })).toMatchObject({ row: { max: '1' } });
});

test('a limit by a formula is rounded as it says before it is compared', () => {
  // Cadmium in fresh water, chronic: e^(0.7409·ln 100 − 4.719) = 0.27 µg/L at 100 mg CaCO3/L.
  const cadmium = { kind: 'formula', bound: 'maximum', formula: 'exp(0.7409 * ln(x) - 4.719)', rounding: { mode: 'half-even', to: { significant: 2 } } } as const;
  expect(limitAt(cadmium, '100')).toEqual({ kind: 'maximum', max: '0.27' });
  expect(limitAt({ ...cadmium, bound: 'minimum', rounding: { mode: 'half-up', to: { decimals: 1 } } }, '100')).toEqual({ kind: 'minimum', min: '0.3' });
  expect(limitAt(cadmium, '0')).toBeNull();
  expect(() => limitAt({ ...cadmium, formula: 'exp(y)' }, '100')).toThrow(/formula/);
  expect(limitAt({ kind: 'maximum', max: '1.5' }, '100')).toEqual({ kind: 'maximum', max: '1.5' });
});
