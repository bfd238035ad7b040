import type { Decimal } from 'decimal.js';
import { Dec } from '../decimal.ts';

/** Abridged standard atomic weights of IUPAC (Prohaska et al., 2022; CIAAW), five significant digits. */
const atomicWeights: Readonly<Record<string, string>> = {
  H: '1.008', Li: '6.94', Be: '9.0122', B: '10.81', C: '12.011', N: '14.007', O: '15.999', F: '18.998', Na: '22.990', Mg: '24.305', Al: '26.982', Si: '28.085', P: '30.974', S: '32.06', Cl: '35.45', K: '39.098', Ca: '40.078',
  Ti: '47.867', V: '50.942', Cr: '51.996', Mn: '54.938', Fe: '55.845', Ni: '58.693', Cu: '63.546', Zn: '65.38', As: '74.922', Se: '78.971', Br: '79.904', Sr: '87.62', Mo: '95.95', Ag: '107.87', Cd: '112.41', Sn: '118.71', Sb: '121.76',
  Ba: '137.33', Hg: '200.59', Tl: '204.38', Pb: '207.2', Bi: '208.98',
};

/** Names of forms in English. */
const names: Readonly<Record<string, string>> = {
  nitrate: 'NO3', nitrite: 'NO2', ammonium: 'NH4', ammonia: 'NH3', phosphate: 'PO4', sulfate: 'SO4', sulphate: 'SO4', bicarbonate: 'HCO3', 'hydrogen carbonate': 'HCO3', carbonate: 'CO3', chloride: 'Cl', fluoride: 'F', hardness: 'CaCO3',
  nitrogen: 'N', phosphorus: 'P', potassium: 'K', calcium: 'Ca', magnesium: 'Mg', sodium: 'Na', sulfur: 'S', sulphur: 'S', silicon: 'Si', boron: 'B', iron: 'Fe', aluminium: 'Al', aluminum: 'Al', manganese: 'Mn', copper: 'Cu', zinc: 'Zn',
  molybdenum: 'Mo', chromium: 'Cr', nickel: 'Ni', arsenic: 'As', selenium: 'Se', cadmium: 'Cd', tin: 'Sn', barium: 'Ba', mercury: 'Hg', lead: 'Pb', carbon: 'C',
};

/** Charges of ions as they are in water, by formula. */
export const charges: Readonly<Record<string, number>> = {
  Na: 1, K: 1, Ca: 2, Mg: 2, NH4: 1, Fe: 2, Mn: 2, Al: 3, Cu: 2, Zn: 2, Cl: -1, NO3: -1, NO2: -1, SO4: -2, HCO3: -1, CO3: -2, F: -1, PO4: -3, CaCO3: 2,
};

/** Molar mass in g/mol of a formula without brackets or charge; null when it is none. "-N" at its end means that element alone. */
export function molarMass(formula: string): Decimal | null {
  const text = /-([A-Z][a-z]?)$/u.exec(formula)?.[1] ?? formula;
  if (!/^(?:[A-Z][a-z]?\d*)+$/u.test(text)) return null;
  let mass: Decimal | null = new Dec(0);
  for (const [, element, count] of text.matchAll(/([A-Z][a-z]?)(\d*)/gu)) {
    const weight = Object.hasOwn(atomicWeights, element!) ? atomicWeights[element!] : undefined;
    mass = weight === undefined || mass === null ? null : mass.plus(new Dec(weight).times(count || 1));
  }
  return mass;
}

/** Forms in which the same thing is expressed, each with how many of it one formula holds. Calcium carbonate counts equivalents. */
const families: ReadonlyArray<Readonly<Record<string, number>>> = [
  { P: 1, P2O5: 2, PO4: 1, 'PO4-P': 1 },
  { K: 1, K2O: 2 }, { Na: 1, Na2O: 2 },
  { Ca: 1, CaO: 1, CaCO3: 1 }, { Mg: 1, MgO: 1, MgCO3: 1, CaCO3: 1 },
  { S: 1, SO2: 1, SO3: 1, SO4: 1, 'SO4-S': 1 }, { Si: 1, SiO2: 1 }, { B: 1, B2O3: 2 },
  { Fe: 1, Fe2O3: 2 }, { Al: 1, Al2O3: 2 }, { Mn: 1, MnO: 1 }, { Cu: 1, CuO: 1 }, { Zn: 1, ZnO: 1 },
  { 'NO3-N': 1, NO3: 1, N: 1 }, { 'NO2-N': 1, NO2: 1, N: 1 }, { 'NH4-N': 1, 'NH3-N': 1, NH4: 1, NH3: 1, N: 1 },
  { HCO3: 1, CO3: 2, CaCO3: 2 }, { C: 1, CO2: 1 }, { Cl: 1, NaCl: 1 },
];

const spellings: ReadonlyArray<[RegExp, string]> = [
  [/[⁺⁻⁰-⁹²³]/gu, ''], [/^([NPS])-([A-Z]\w*)$/u, '$2-$1'], [/^(NO[23]|NH4|HCO3|K|Na)[+-]$/u, '$1'], [/^(PO4|SO4|CO3)\d?-$/u, '$1'], [/^(Ca|Mg|Cu|Zn|Fe|Mn|Al)[23]?\+$/u, '$1'],
];

/** A species as laboratories write it ("P₂O₅", "NO3⁻", "N-NH4", "nitrate", "as N") in one spelling. */
export function speciesOf(text: string): string {
  const digits = text.trim().replace(/^(?:as|expressed as)\s+/iu, '').replace(/[₀-₉]/gu, (digit) => String('₀₁₂₃₄₅₆₇₈₉'.indexOf(digit)));
  const named = digits.toLowerCase();
  return Object.hasOwn(names, named) ? names[named]! : spellings.reduce((name, [from, to]) => name.replace(from, to), digits);
}

/** What a figure for `from` is multiplied by to be one for `to`, as a numerator and a denominator; null when they are not forms of one thing. */
export function factorBetween(from: string, to: string): { times: Decimal; per: Decimal } | null {
  if (from === to) return { times: new Dec(1), per: new Dec(1) };
  const family = families.find((forms) => Object.hasOwn(forms, from) && Object.hasOwn(forms, to));
  const [have, want] = [molarMass(from), molarMass(to)];
  if (!family || !have || !want) return null;
  return { times: want.times(family[from]!), per: have.times(family[to]!) };
}
