import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { alternatives, convert, coversPortion, parseUnit, sameQuantity, UnitError } from '../../src/science/units.ts';

test.each([
  ['0.050', 'mg/L', 'µg/L', '50'], ['50', 'µg/L', 'mg/L', '0.050'], ['12.350', 'g/kg', 'mg/kg', '12350'], ['1.20', '%', 'g/kg', '12.0'],
  ['1.5', '%', 'mg/kg', '15000'], ['15.0', 'mg/100 g', 'mg/kg', '150'], ['0.25', 'mg/kg', 'µg/kg', '250'], ['8.4', 'cmol(+)/kg', 'meq/100 g', '8.4'],
  ['84', 'mmol(+)/kg', 'cmol(+)/kg', '8.4'], ['12', 'CFU/mL', 'CFU/100 mL', '1200'], ['3', 'CFU/100 mL', 'CFU/mL', '0.03'], ['1.413', 'mS/cm', 'µS/cm', '1413'],
  ['2.0', 'dS/m', 'mS/cm', '2.0'], ['15', 'TCU', 'Pt-Co', '15'], ['10', '°dH', 'mg CaCO3/L', '178.48'], ['178.48', 'mg/L CaCO3', '°dH', '10'],
  ['7.2', 'pH', '-', '7.2'], ['1', 'mg/L', 'g/m3', '1'], ['5', 'ug/kg', 'μg/kg', '5'], ['0.1', 'mg/ml', 'mg/L', '100'], ['3', '% mass', 'g/100 g', '3'],
  ['2', 'mg/kg dry', 'µg/kg khô', '2000'], ['1', 'CFU/25 g', 'CFU/g', '0.04'], ['3', 'mg/L', 'mg/kg or mg/L', '3'], ['-1.50', 'mg/L', 'µg/L', '-1500'],
])('%s %s in %s is %s', (value, from, to, expected) => expect(convert(value, from, to)).toBe(expected));

const refusal = (from: string, to: string) => {
  try {
    return convert('1', from, to);
  } catch (error) {
    return error instanceof UnitError ? error.told.key : String(error);
  }
};
test.each([
  ['mg/L', 'mg/kg', 'incompatible'], ['CFU/g', 'MPN/g', 'incompatible'], ['NTU', 'mg/L', 'incompatible'], ['CFU/g', 'CFU/mL', 'incompatible'],
  ['mg/kg dry', 'mg/kg', 'basis-differs'], ['mg/kg dry', 'mg/kg as received', 'basis-differs'], ['% mass as C', '% mass', 'basis-differs'],
  ['% saturation', '%', 'basis-differs'], ['ppm', 'mg/kg', 'unknown'], ['mg/L', 'furlong', 'unknown'], ['', 'mg/L', 'unknown'], ['constructor', 'mg/L', 'unknown'],
])('%s never becomes %s silently', (from, to, key) => {
  expect(refusal(from, to)).toBe(`science.unit.${key}`);
  expect(sameQuantity(from, to)).toBe(false);
});

test('alternatives of a regulation are completed', () => {
  expect(alternatives('CFU or MPN/100 mL')).toEqual(['CFU/100 mL', 'MPN/100 mL']);
  expect(alternatives('CFU/25 g or 25 mL')).toEqual(['CFU/25 g', 'CFU/25 mL']);
  expect(alternatives('CFU/g or CFU/mL')).toEqual(['CFU/g', 'CFU/mL']);
  expect(alternatives('mg/L')).toEqual(['mg/L']);
  expect(sameQuantity('MPN/100 mL', 'CFU or MPN/100 mL')).toBe(true);
});

test('every unit in the specification catalogue is known', () => {
  const used = ['mg/kg', 'mg/L', 'µg/L', 'mg/kg dry', 'µg/kg', '-', 'CFU or MPN/100 mL', 'Bq/L', 'mg/kg or mg/L', 'CFU', 'CFU/100 mL', '% mass', 'CFU/g', 'CFU/g or CFU/mL',
    'MPN or CFU/100 mL', '°C', 'TCU', 'Pt-Co', 'NTU', 'MPN/100 mL', '% saturation', 'MPN/g or MPN/mL', 'IP/g', 'CFU/25 g or 25 mL', '% mass as C'];
  for (const unit of used) expect(() => alternatives(unit).map(parseUnit)).not.toThrow();
});

test('an examined portion covers a required one or not', () => {
  expect(coversPortion('25 g', '25 g')).toBe(true);
  expect(coversPortion('250 mL', '100 mL')).toBe(true);
  expect(coversPortion('0,25 L', '250 mL')).toBe(true);
  expect(coversPortion('25 mL', '25 g or 25 mL')).toBe(true);
  expect(coversPortion('10 g', '25 g')).toBe(false);
  expect(coversPortion('25 mL', '25 g')).toBe(false);
});

const decimals = fc.tuple(fc.bigInt(-(10n ** 12n), 10n ** 12n), fc.nat(10)).map(([n, places]) => new Decimal(`${n}e-${places}`).toFixed(places));
const families = [
  ['mg/L', 'µg/L', 'g/L', 'ng/mL', 'g/m3', 'mg/100 mL'], ['mg/kg', 'µg/kg', 'g/kg', '%', 'mg/100 g', 'ng/g'], ['cmol(+)/kg', 'meq/100 g', 'mmol(+)/kg'],
  ['CFU/mL', 'CFU/100 mL', 'CFU/L'], ['mS/cm', 'µS/cm', 'mS/m'], ['MPN/g', 'MPN/100 g'], ['mg/kg dry', 'g/kg dry'],
];
test('there and back is exact', () => {
  const pair = fc.constantFrom(...families).chain((family) => fc.tuple(fc.constantFrom(...family), fc.constantFrom(...family)));
  fc.assert(fc.property(decimals, pair, (value, [from, to]) => {
    const back = convert(convert(value, from, to), to, from);
    expect(new Decimal(back).eq(value)).toBe(true);
  }));
});
