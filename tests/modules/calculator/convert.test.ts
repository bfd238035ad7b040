import fc from 'fast-check';
import { compute, computeText } from '../../../src/modules/calculator/index.ts';
import { plain, Dec } from '../../../src/science/decimal.ts';
import { round } from '../../../src/science/rounding.ts';

const converted = (given: Record<string, unknown>) => (compute({ do: 'convert', ...given }) as { value: string }).value;
const four = (text: string) => round(text, { mode: 'half-even', to: { significant: 4 } });

test.each([
  ['0.0500', 'mg/L', 'µg/L', {}, '50.0'],
  ['2', '%', 'mg/kg', {}, '20000'],
  ['<0.05', 'mg/L', 'µg/L', {}, '<50'],
  ['3', 'log10 CFU/g', 'CFU/g', {}, '1000'],
  ['1000', 'CFU/g', 'log10 CFU/g', {}, '3'],
  ['9', 'mg/kg as received', 'mg/kg dry', { moisture: 10 }, '10'],
  ['10', 'mg/kg dry', 'mg/kg as received', { moisture: 10 }, '9'],
  ['9', 'mg/kg', 'mg/kg dry', { moisture: 10 }, '10'],
  ['10', 'mg/kg dry', 'mg/kg', { moisture: 10 }, '9'],
  ['10', '% dry', '% at 12 % moisture', {}, '8.8'],
  ['8.8', '% 12 % moisture', '% dry', {}, '10'],
  ['9', '% as received', '% at 12 % moisture', { moisture: 10 }, '8.8'],
  ['9', '% P2O5', '% P2O5 at 12 % moisture', { moisture: 10 }, '8.8'],
  ['nd', 'mg/L', 'µg/L', {}, 'nd'],
  ['≥ 0.5', 'mg/L', 'µg/L', {}, '≥500'],
])('%s %s is %s', (value, from, to, more, answer) => expect(converted({ value, from, to, ...more })).toBe(answer));

test.each([
  ['1', '% P', '% P2O5', {}, '2.291'],
  ['1', '% K2O', '% K', {}, '0.8302'],
  ['1', 'P', 'P2O5', {}, '2.291'],
  ['1', 'mg/L NO3-N', 'mg/L NO3', {}, '4.427'],
  ['1', 'mg/L NO3⁻', 'mg/L as N', {}, '0.2259'],
  ['1', 'mg/kg', '% P2O5', { analyte: 'P' }, '0.0002291'],
  ['1', 'mmol/L', 'mg/L', { analyte: 'Ca' }, '40.08'],
  ['1', 'mg/L Mg', 'mg/L CaCO3', {}, '4.118'],
  ['1', '°dH', 'mg/L Ca', {}, '7.147'],
])('%s %s is about %s', (value, from, to, more, answer) => expect(four(converted({ value, from, to, ...more }))).toBe(answer));

test('there and back is exact', () => {
  const pairs = [['% P2O5', 'mg/kg P'], ['mg/L NH4-N', 'mmol/L NH4'], ['mg/kg K2O dry', 'mg/kg K as received'], ['% dry', '% at 12 % moisture'], ['mg/kg at 15.5 % moisture', 'mg/kg as received'], ['% SiO2', '% Si'], ['mg/L CaCO3', 'mg/L Ca'], ['°dH', 'mg/L CaCO3']] as const;
  fc.assert(fc.property(fc.constantFrom(...pairs), fc.integer({ min: 1, max: 1e14 }), fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 99 }), ([from, to], digits, places, moisture) => {
    const value = plain(new Dec(digits).div(new Dec(10).pow(places)));
    expect(converted({ value: converted({ value, from, to, moisture }), from: to, to: from, moisture })).toBe(value);
  }));
});

test.each([
  ['{"do":"convert","value":1,"from":"mg/L","to":"mg/kg"}', /./],
  ['{"do":"convert","value":1,"from":"mg/L NO3-N","to":"mg/L NO2"}', /./],
  ['{"do":"convert","value":1,"from":"mg/kg dry","to":"mg/kg as received"}', /moisture/],
  ['{"do":"convert","value":1,"from":"mg/kg dry","to":"mg/kg as received","moisture":100}', /moisture/],
  ['{"do":"convert","value":"x","from":"mg/L","to":"µg/L"}', /not a number/],
  ['{"do":"convert","value":1,"from":"ppm","to":"mg/L"}', /ppm/],
])('%s is refused', (given, reason) => expect(computeText(given).refused).toMatch(reason));
