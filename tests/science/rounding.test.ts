import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import type { Rounding } from '../../src/science/measurement-model.ts';
import { round, roundToUncertainty, roundUncertainty } from '../../src/science/rounding.ts';

const even = (to: Rounding['to']): Rounding => ({ mode: 'half-even', to });
const up = (to: Rounding['to']): Rounding => ({ mode: 'half-up', to });

// Ties as in ISO 80000-1:2009, Annex B: 12.25 → 12.2 by rule A, 12.3 by rule B; 12.35 → 12.4 by both.
test.each([
  ['12.25', even({ decimals: 1 }), '12.2'], ['12.35', even({ decimals: 1 }), '12.4'], ['12.25', up({ decimals: 1 }), '12.3'],
  ['12.223', even({ decimals: 1 }), '12.2'], ['12.251', even({ decimals: 1 }), '12.3'], ['-12.25', up({ decimals: 1 }), '-12.3'],
  ['0.05', even({ decimals: 4 }), '0.0500'], ['2.5', even({ decimals: 0 }), '2'], ['3.5', even({ decimals: 0 }), '4'],
  ['-0.004', even({ decimals: 2 }), '0.00'], ['1250', even({ decimals: -2 }), '1200'], ['1250', up({ decimals: -2 }), '1300'],
  ['16545.45', up({ significant: 2 }), '17000'], ['0.09999', even({ significant: 2 }), '0.10'], ['9.996', even({ significant: 3 }), '10.0'],
  ['3.05', up({ significant: 2 }), '3.1'], ['1', even({ significant: 3 }), '1.00'], ['0', even({ significant: 3 }), '0'],
  // A binary number would give 1.00 and 8.34 here.
  ['1.005', up({ decimals: 2 }), '1.01'], ['8.345', up({ decimals: 2 }), '8.35'],
])('%s by %j is %s', (value, rounding, expected) => expect(round(value, rounding)).toBe(expected));

test('a value takes the place of its uncertainty', () => {
  // GUM 7.2.6 gives 10.05 Ω with u 28 mΩ for 10.057 62 Ω with u 27 mΩ; here the digits without the rounding up of u.
  expect(roundToUncertainty('10.05762', '0.0272')).toEqual({ value: '10.058', uncertainty: '0.027' });
  expect(roundToUncertainty('10.234', '0.0357', 1)).toEqual({ value: '10.23', uncertainty: '0.04' });
  expect(roundToUncertainty('12345', '467')).toEqual({ value: '12340', uncertainty: '470' });
  expect(roundToUncertainty('5', '0.0996')).toEqual({ value: '5.00', uncertainty: '0.10' });
  expect(roundUncertainty('24.5056')).toBe('25');
});

const values = fc.tuple(fc.bigInt(-(10n ** 15n), 10n ** 15n), fc.integer({ min: -12, max: 4 })).map(([n, e]) => new Decimal(`${n}e${e}`).toFixed());
const roundings: fc.Arbitrary<Rounding> = fc.record({
  mode: fc.constantFrom('half-even' as const, 'half-up' as const),
  to: fc.oneof(fc.record({ decimals: fc.integer({ min: -3, max: 8 }) }), fc.record({ significant: fc.integer({ min: 1, max: 8 }) })),
});

test('rounding twice changes nothing', () => {
  fc.assert(fc.property(values, roundings, (value, rounding) => {
    const once = round(value, rounding);
    expect(round(once, rounding)).toBe(once);
  }));
});

test('rounding keeps the order', () => {
  fc.assert(fc.property(values, values, roundings, (a, b, rounding) => {
    const [low, high] = new Decimal(a).lte(b) ? [a, b] : [b, a];
    expect(new Decimal(round(low, rounding)).lte(round(high, rounding))).toBe(true);
  }));
});

test('rounding to decimals moves a value by at most half a step', () => {
  fc.assert(fc.property(values, fc.integer({ min: -3, max: 8 }), (value, decimals) => {
    const moved = new Decimal(round(value, even({ decimals }))).minus(value).abs();
    expect(moved.lte(new Decimal(10).pow(-decimals).div(2))).toBe(true);
  }));
});
