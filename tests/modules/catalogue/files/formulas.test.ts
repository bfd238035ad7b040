import { Decimal } from 'decimal.js';
import { readCatalogue } from '../../../../src/modules/catalogue/files/index.ts';
import { compileFormula } from '../../../../src/science/formula.ts';
import { science } from './support.ts';

/**
 * Every formula of the catalogue with one example of the bench, calculated by hand from the dimensions and not from the formula:
 * mg/L × mL = µg; µg/g = mg/kg; mg/kg ÷ 10 000 = %; mg/kg ÷ 10 = mg/100 g; mL × mol/L = mmol.
 */
const byHand: Array<[formula: string, readings: Record<string, string>, expected: string]> = [
  // 4.0 mg/L used up, 0.2 mg/L of it by the 250/300 dilution water: (4.0 − 0.1667) × 6
  ['((D1 - D5) - (Vt - Ve) / Vt * (B1 - B5)) * Vt / Ve', { D1: '8.5', D5: '4.5', B1: '8.6', B5: '8.4', Vt: '300', Ve: '50' }, '23.0'],
  // (1 + 0.5 + 0.2 + 0.3) ng/mL × 10 mL × 5 = 100 ng in 25 g
  ['(B1 + B2 + G1 + G2) * Vx * f / m', { B1: '1', B2: '0.5', G1: '0.2', G2: '0.3', Vx: '10', f: '5', m: '25' }, '4'],
  // 19 µg/L × 50 mL = 0.95 µg in 0.5 g air-dry = 1.9 mg/kg, × 1.05
  ['(C - C0) * Vx * f * k / (1000 * m)', { C: '20', C0: '1', Vx: '50', f: '1', k: '1.05', m: '0.5' }, '1.995'],
  // 1.2 mg/L × 50 mL = 60 µg in 2 g = 30 mg/kg, × 1.05
  ['(C - C0) * Vx * f * k / m', { C: '1.25', C0: '0.05', Vx: '50', f: '1', k: '1.05', m: '2' }, '31.5'],
  // 20 µg/L × 100 mL = 2 µg in 50 mL = 40 µg/L
  ['(C - C0) * Vx * f / (1000 * Vs)', { C: '21', C0: '1', Vx: '100', f: '1', Vs: '50' }, '0.04'],
  // 20 µg/L × 25 mL × 2 = 1 µg in 1 g
  ['(C - C0) * Vx * f / (1000 * m)', { C: '20', C0: '0', Vx: '25', f: '2', m: '1' }, '1'],
  // 5 mg/L × 250 mL × 10 = 12.5 mg in 1 g = 1.25 %
  ['(C - C0) * Vx * f / (10000 * m)', { C: '5', C0: '0', Vx: '250', f: '10', m: '1' }, '1.25'],
  // 0.5 mg/L × 50 mL = 25 µg in 100 mL = 0.25 mg/L
  ['(C - C0) * Vx * f / Vs', { C: '0.5', C0: '0', Vx: '50', f: '1', Vs: '100' }, '0.25'],
  // 2 mg/L × 50 mL = 100 µg in 1 g
  ['(C - C0) * Vx * f / m', { C: '2', C0: '0', Vx: '50', f: '1', m: '1' }, '100'],
  // 10 mg/L × 100 mL = 1 mg K in 5 g = 200 mg/kg K = 240.92 mg/kg K2O
  ['0.1 * 1.2046 * (C - C0) * Vx * f * k / m', { C: '10', C0: '0', Vx: '100', f: '1', k: '1', m: '5' }, '24.092'],
  // 1 mg/L × 100 mL = 0.1 mg P in 5 g = 20 mg/kg P = 45.828 mg/kg P2O5
  ['0.1 * 2.2914 * (C - C0) * Vx * f * k / m', { C: '1', C0: '0', Vx: '100', f: '1', k: '1', m: '5' }, '4.5828'],
  // 50 mg/L × 100 mL = 5 mg K in 0.5 g = 1 % K
  ['1.2046 * (C - C0) * Vx * f * k / (10000 * m)', { C: '50', C0: '0', Vx: '100', f: '1', k: '1', m: '0.5' }, '1.2046'],
  // 20 mg/L × 250 mL × 20 = 100 mg K in 1 g = 10 % K
  ['1.2046 * (C - C0) * Vx * f / (10000 * m)', { C: '20', C0: '0', Vx: '250', f: '20', m: '1' }, '12.046'],
  // 10 mL × 0.1 mol/L = 1 mmol = 14.007 mg N in one tenth of 1 g
  ['1.4007 * (V - V0) * C * f / m', { V: '10.1', V0: '0.1', C: '0.1', f: '10', m: '1' }, '14.007'],
  // 7.9 mL × 0.02 mol/L = 0.158 mmol = 2.2131 mg N in 1 g = 0.221311 %
  ['1.4007 * (V - V0) * C * k / m', { V: '8', V0: '0.1', C: '0.02', k: '1', m: '1' }, '0.221311'],
  // 9.8 mL × 0.1 mol/L = 0.98 mmol(+) in 5 g = 0.196 mol(+)/kg
  ['100 * (V - V0) * C * k / m', { V: '10', V0: '0.2', C: '0.1', k: '1', m: '5' }, '19.6'],
  // 0.12 g of the 50 of 500 mL: 1.2 g of 4 g
  ['100 * (m1 - m0) * Vx / (Va * m)', { m1: '50.12', m0: '50', Vx: '500', Va: '50', m: '4' }, '30'],
  // 0.5 g lost of 10 g
  ['100 * (m1 - m2) / (m1 - m0)', { m0: '20', m1: '30', m2: '29.5' }, '5'],
  // 0.5 g lost, 9.5 g dry soil left
  ['100 * (m1 - m2) / (m2 - m0)', { m0: '20', m1: '30', m2: '29.5' }, '5.26316'],
  // 0.25 g ash of 5 g at 10 % moisture = 4.5 g dry
  ['100 * (m2 - m0) / (m1 - m0) * 100 / (100 - H)', { m0: '30', m1: '35', m2: '30.25', H: '10' }, '5.55556'],
  ['100 * (m2 - m0) / (m1 - m0)', { m0: '30', m1: '35', m2: '30.2' }, '4'],
  // 5 mL × 0.5 mol/L = 2.5 mmol Fe(II), 3 mg C each = 7.5 mg, of one tenth of 1 g
  ['100 * 0.003 * (V0 - V) * C * f / m', { V0: '20', V: '15', C: '0.5', f: '10', m: '1' }, '7.5'],
  // 7.5 mg C found, 75 % recovery (× 1.33) = 9.975 mg in 0.5 g
  ['100 * 0.003 * 1.33 * (V0 - V) * C * k / m', { V0: '20', V: '15', C: '0.5', k: '1', m: '0.5' }, '1.995'],
  ['100 * 0.003 * 1.33 * 1.724 * (V0 - V) * C * k / m', { V0: '20', V: '15', C: '0.5', k: '1', m: '0.5' }, '3.43938'],
  // 9.975 mg C in 0.1 g, × 2.2
  ['100 * 0.003 * 1.33 * F * (V0 - V) * C * f / m', { V0: '20', V: '15', C: '0.5', F: '2.2', f: '1', m: '0.1' }, '21.945'],
  ['100 * Vw / m', { Vw: '4.8', m: '40' }, '12'],
  ['100 * m1 / m', { m1: '0.5', m: '100' }, '0.5'],
  // 5 mL × 0.1 mol/L = 0.5 mmol in 10 g = 50 mmol/kg
  ['1000 * (V - V0) * C / m', { V: '5.1', V0: '0.1', C: '0.1', m: '10' }, '50'],
  // 5 mL × 0.01 mol/L = 0.05 mmol = 5.0045 mg CaCO3 in 50 mL
  ['1000 * 100.09 * (V - V0) * C / Vs', { V: '5.05', V0: '0.05', C: '0.01', Vs: '50' }, '100.09'],
  // 2.9 mL × 0.02 mol/L = 0.058 mmol = 0.812406 mg N in 250 mL
  ['1000 * 14.007 * (V - V0) * C / Vs', { V: '3', V0: '0.1', C: '0.02', Vs: '250' }, '3.24962'],
  // 5 mL × 0.02 mol/L = 0.1 mmol = 3.5453 mg Cl in 100 mL
  ['1000 * 35.453 * (V - V0) * C / Vs', { V: '5.2', V0: '0.2', C: '0.02', Vs: '100' }, '35.453'],
  // 2 mL × 0.01 meq/mL = 0.02 meq, 8 mg O2 each = 0.16 mg in 100 mL
  ['1000 * 8 * (V - V0) * C / Vs', { V: '2.3', V0: '0.3', C: '0.01', Vs: '100' }, '1.6'],
  ['1000 * m / Vs', { m: '550', Vs: '1000' }, '550'],
  // 11.0 mg − 0.5 mg of the solvent in 1 L
  ['1000000 * (m1 - m0 - mb) / Vs', { m1: '80.0110', m0: '80', mb: '0.0005', Vs: '1000' }, '10.5'],
  // 25 mg in 100 mL
  ['1000000 * (m1 - m0) / Vs', { m1: '50.0250', m0: '50', Vs: '100' }, '250'],
  // 50 mg BaSO4 hold 20.58 mg SO4, in 200 mL
  ['1000000 * 0.4116 * (m1 - m0) / Vs', { m1: '20.0500', m0: '20', Vs: '200' }, '102.9'],
  // White: (A284 − A336) × 149.7 × 5 g / mass
  ['149.7 * 5 * (A284 - A336) * f / m', { A284: '0.35', A336: '0.10', f: '1', m: '5' }, '37.425'],
  // 10 mg/L × 100 mL = 1 mg P in 1 g = 0.1 % P
  ['2.2914 * (C - C0) * Vx * f * k / (10000 * m)', { C: '10', C0: '0', Vx: '100', f: '1', k: '1', m: '1' }, '0.22914'],
  // 14 mg/L × 250 mL × 20 = 70 mg P in 1 g = 7 % P
  ['2.2914 * (C - C0) * Vx * f / (10000 * m)', { C: '14', C0: '0', Vx: '250', f: '20', m: '1' }, '16.0398'],
  ['300 / t', { t: '20' }, '15'],
  // 1.5 mL × 0.1 mol/L = 0.15 mmol Fe(II), 8 mg O2 each = 1.2 mg in 2.5 mL
  ['8000 * (V0 - V) * C * f / Vs', { V0: '5', V: '3.5', C: '0.1', f: '1', Vs: '2.5' }, '480'],
  // 0.619 / 1238 = 0.0005 g/100 mL; × 50 mL × 100 = 0.025 g in 0.5 g = 5 %, dry at 10 %
  ['A * Vx * f / (1238 * m) * 100 / (100 - H)', { A: '0.619', Vx: '50', f: '100', m: '0.5', H: '10' }, '5.55556'],
  // 10 ng/mL × 10 mL = 100 ng in 10 g = 10 µg/kg
  ['C * Vx * f / (1000 * m)', { C: '10', Vx: '10', f: '1', m: '10' }, '0.01'],
  // 40 mg/L × 250 mL = 10 mg in 1 g
  ['C * Vx * f / (10000 * m)', { C: '40', Vx: '250', f: '1', m: '1' }, '1'],
  // 2.5 ng/mL × 10 mL × 5 = 125 ng in 25 g
  ['C * Vx * f / m', { C: '2.5', Vx: '10', f: '5', m: '25' }, '5'],
  // 46.0055 / 14.0067 and 62.0049 / 14.0067
  ['C * f * 3.2845', { C: '0.02', f: '1' }, '0.06569'],
  ['C * f * 4.4268', { C: '2', f: '5' }, '44.268'],
  // 0.062 g in 20 mL of 1000 mL, 0.042 g of it finer: 1 g of silt in the cylinder, of 10 g of soil
  ['100 * (m1 - m2) * V / (Vp * m)', { m1: '0.062', m2: '0.042', V: '1000', Vp: '20', m: '10' }, '10'],
  // 0.042 g in 20 mL of 1000 mL, 0.002 g of it dispersant: 2 g of clay in the cylinder, of 10 g of soil
  ['100 * (m2 - mb) * V / (Vp * m)', { m2: '0.042', mb: '0.002', V: '1000', Vp: '20', m: '10' }, '20'],
  ['100 * ms / m', { ms: '7', m: '10' }, '70'],
  // 1 mL of 0.02 mol/L to pH 8.3 and 5 mL to 4.5: 0.02 mmol of carbonate (60.009 g/mol) and, 5 − 2 × 1 mL, 0.06 mmol of hydrogen carbonate (61.017), in 100 mL
  ['1000 * 60.009 * C * max(min(VP, VT - VP), 0) / Vs', { VP: '1', VT: '5', C: '0.02', Vs: '100' }, '12.0018'],
  ['1000 * 61.017 * C * max(VT - 2 * VP, 0) / Vs', { VP: '1', VT: '5', C: '0.02', Vs: '100' }, '36.6102'],
  ['C / N', { C: '2.4', N: '0.2' }, '12'],
  // 2 meq/L of sodium beside 1 meq/L of calcium and 1 of magnesium
  ['Na / 22.990 / sqrt((Ca / 20.039 + Mg / 12.1525) / 2)', { Na: '45.98', Ca: '20.039', Mg: '12.1525' }, '2'],
  // a fifth of 50 mg/L and a fifth of 3 mg/L
  ['NO3 / 50 + NO2 / 3', { NO3: '10', NO2: '0.6' }, '0.4'],
  ['C * f', { C: '0.25', f: '4' }, '1'],
  ['reading * f', { reading: '12.5', f: '2' }, '25'],
  ['reading + c', { reading: '28.4', c: '-0.1' }, '28.3'],
  ['reading', { reading: '6.87' }, '6.87'],
];

const calculated = readCatalogue('catalogue', science).methods.flatMap(({ code, model }) => (model.kind === 'calculated' || model.kind === 'derived' ? [{ code, model }] : []));

test.each(byHand)('%s', (formula, readings, expected) => {
  const value = compileFormula(formula, Object.keys(readings)).evaluate(readings);
  expect(value.toSignificantDigits(6).toString()).toBe(new Decimal(expected).toString());
});

test('every formula of the catalogue has such an example, and every example is of the catalogue', () => {
  const used = new Set(calculated.map(({ model }) => model.formula));
  expect([...used].sort()).toEqual(byHand.map(([formula]) => formula).sort());
});

test('the readings of each example are what the method asks for', () => {
  for (const { code, model } of calculated) {
    const readings = byHand.find(([formula]) => formula === model.formula)![1];
    expect([code, model.inputs.map(({ name }) => name).sort()]).toEqual([code, Object.keys(readings).sort()]);
  }
});
