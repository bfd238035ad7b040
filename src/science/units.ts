import type { Decimal } from 'decimal.js';
import { Refusal } from '../kernel/errors.ts';
import { Dec, plain } from './decimal.ts';

/** A unit that is not known, or two that do not measure the same thing. */
export class UnitError extends Refusal {
  readonly status = 422;
}

export interface Unit {
  /** What is measured: "mass/volume", "conductivity". */
  quantity: string;
  /** How many of the quantity's base unit one of these is. */
  factor: Decimal;
  /** Dry, as received, as C; empty when the unit says nothing of it. */
  basis: string;
}

type Declared = Record<string, [quantity: string, factor: string]>;

/** Declared factors. Base units: gram, litre, mole of charge, becquerel. A colony, an MPN unit and an infective propagule stay themselves. */
const parts: Declared = {
  ng: ['mass', '1e-9'], µg: ['mass', '1e-6'], mg: ['mass', '0.001'], g: ['mass', '1'], kg: ['mass', '1000'], t: ['mass', '1000000'],
  µL: ['volume', '1e-6'], mL: ['volume', '0.001'], L: ['volume', '1'],
  'cm³': ['volume', '0.001'], 'dm³': ['volume', '1'], 'm³': ['volume', '1000'],
  meq: ['charge', '0.001'], 'mmol(+)': ['charge', '0.001'], 'cmol(+)': ['charge', '0.01'], 'mol(+)': ['charge', '1'],
  µmol: ['amount', '1e-6'], mmol: ['amount', '0.001'], cmol: ['amount', '0.01'], mol: ['amount', '1'],
  mBq: ['activity', '0.001'], Bq: ['activity', '1'], CFU: ['CFU', '1'], MPN: ['MPN', '1'], PFU: ['PFU', '1'], IP: ['IP', '1'],
};

/** Units that are not a quotient of the above. 1 °dH is 10 mg CaO/L, that is 17.848 mg CaCO3/L; 1 °fH is 10 mg CaCO3/L. */
const whole: Declared = {
  '%': ['mass/mass', '0.01'], '% mass': ['mass/mass', '0.01'], '% (m/m)': ['mass/mass', '0.01'], '% w/w': ['mass/mass', '0.01'],
  '‰': ['mass/mass', '0.001'],
  '% w/v': ['mass/volume', '10'], '% (m/v)': ['mass/volume', '10'], '% (v/v)': ['volume/volume', '0.01'],
  '-': ['number', '1'], pH: ['number', '1'], NTU: ['turbidity', '1'], FNU: ['turbidity FNU', '1'],
  TCU: ['colour', '1'], 'Pt-Co': ['colour', '1'], 'mg Pt/L': ['colour', '1'],
  'µS/cm': ['conductivity', '1'], 'mS/cm': ['conductivity', '1000'], 'dS/m': ['conductivity', '1000'],
  'mS/m': ['conductivity', '10'], 'S/m': ['conductivity', '10000'],
  '°dH': ['hardness', '17.848'], '°fH': ['hardness', '10'], 'mg CaCO3/L': ['hardness', '1'], '°C': ['temperature', '1'],
};

const spellings: ReadonlyArray<[RegExp, string]> = [
  [/\u03bc/gu, 'µ'], [/\bu(?=g\b|L\b|l\b|S\b|mol\b)/gu, 'µ'], [/\bm3\b/gu, 'm³'], [/\bcm3\b/gu, 'cm³'], [/\bdm3\b/gu, 'dm³'],
  [/\b([mµ]?)l\b/gu, '$1L'], [/\bcfu\b/giu, 'CFU'], [/\bmpn\b/giu, 'MPN'], [/mg\/L CaCO3|mg CaCO₃\/L|mg\/L CaCO₃/gu, 'mg CaCO3/L'],
  [/cmolc|cmol\+/gu, 'cmol(+)'], [/mmolc/gu, 'mmol(+)'], [/\s*\/\s*/gu, '/'], [/\s+/gu, ' '],
];
const bases: ReadonlyArray<[RegExp, string]> = [
  [/^\(?(?:dry|dry matter|dry weight|dm|dw|khô|chất khô)\)?$/iu, 'dry'],
  [/^\(?(?:as received|fresh|fresh weight|wet|tươi)\)?$/iu, 'as received'],
];
const wholeNames = Object.keys(whole).toSorted((a, b) => b.length - a.length);

/**
 * Reads a unit as laboratories write it: "mg/kg", "mg/100 g", "CFU/100 mL", "cmol(+)/kg", "mg/kg dry", "% mass as C". What stands
 * after the unit is its basis and must be the same for a conversion. Throws `UnitError` `science.unit.unknown` (also for ppm, which
 * does not say of what).
 */
export function parseUnit(text: string): Unit {
  const clean = spellings.reduce((unit, [from, to]) => unit.replace(from, to), text.trim());
  const name = wholeNames.find((known) => clean === known || clean.startsWith(`${known} `));
  if (name !== undefined) {
    const [quantity, factor] = whole[name]!;
    return { quantity, factor: new Dec(factor), basis: basisOf(clean.slice(name.length)) };
  }
  const match = /^(?<above>[^\s/]+)(?:\/(?:(?<times>\d+(?:\.\d+)?) ?)?(?<below>[^\s/\d][^\s/]*))?(?: (?<basis>.+))?$/u.exec(clean)?.groups;
  const above = match && partOf(match['above']!);
  const below = match?.['below'] === undefined ? null : partOf(match['below']);
  if (!match || !above || below === undefined) throw new UnitError('science.unit.unknown', { unit: text });
  return {
    quantity: below ? `${above[0]}/${below[0]}` : above[0],
    factor: below ? new Dec(above[1]).div(new Dec(below[1]).times(match['times'] ?? '1')) : new Dec(above[1]),
    basis: basisOf(match['basis'] ?? ''),
  };
}

const partOf = (name: string) => (Object.hasOwn(parts, name) ? parts[name] : undefined);

function basisOf(rest: string): string {
  const text = rest.trim();
  return bases.find(([spelling]) => spelling.test(text))?.[1] ?? text;
}

/**
 * The units a regulation allows side by side, each complete: "CFU or MPN/100 mL" is CFU/100 mL and MPN/100 mL; "CFU/25 g or 25 mL" is
 * CFU/25 g and CFU/25 mL.
 */
export function alternatives(text: string): string[] {
  const options = text.split(/\s+(?:or|hoặc)\s+/u).map((option) => option.trim());
  const below = options.findLast((option) => option.includes('/'))?.split('/').slice(1).join('/');
  const above = options[0]!.includes('/') ? options[0]!.split('/')[0]! : null;
  return options.map((option, index) => {
    if (option.includes('/') || options.length === 1) return option;
    if (index > 0 && above !== null) return `${above}/${option}`;
    return below === undefined ? option : `${option}/${below}`;
  });
}

/**
 * Converts decimal text between units of the same quantity and basis. Powers of ten only move the point, so the digits and trailing
 * zeros stay; other factors multiply exactly and divide to 20 significant digits. `to` may name alternatives: the first that fits is
 * taken. Throws `UnitError`: `science.unit.unknown`, `.incompatible`, `.basis-differs`.
 */
export function convert(valueText: string, from: string, to: string): string {
  const source = parseUnit(from);
  const targets = alternatives(to).map(parseUnit);
  const target = targets.find((unit) => unit.quantity === source.quantity && unit.basis === source.basis);
  if (!target) {
    const sameKind = targets.some((unit) => unit.quantity === source.quantity);
    throw new UnitError(sameKind ? 'science.unit.basis-differs' : 'science.unit.incompatible', { from, to });
  }
  const value = new Dec(valueText);
  const power = powerOfTen(source.factor, target.factor);
  if (power === null) return plain(value.times(source.factor).div(target.factor).toSignificantDigits(20));
  const decimals = Math.max((valueText.split('.')[1]?.length ?? 0) - power, 0);
  return value.times(new Dec(10).pow(power)).toFixed(decimals);
}

/** Whether figures in these units can be compared after conversion. Unknown units are never the same. */
export function sameQuantity(from: string, to: string): boolean {
  try {
    convert('1', from, to);
    return true;
  } catch (error) {
    if (error instanceof UnitError) return false;
    throw error;
  }
}

/** The n of from = 10ⁿ · to, or null when the quotient is no power of ten. */
function powerOfTen(from: Decimal, to: Decimal): number | null {
  const power = from.e - to.e;
  return from.eq(to.times(new Dec(10).pow(power))) ? power : null;
}

/**
 * Whether an examined portion covers the one a requirement speaks of: "250 mL" covers "250 mL" and "100 mL", and "25 g or 25 mL" of a
 * requirement is covered by either. Text that is not an amount and a unit must be the same text.
 */
export function coversPortion(examined: string, required: string): boolean {
  return required.split(/\s+(?:or|hoặc)\s+/u).some((option) => {
    if (option.trim() === examined.trim()) return true;
    const [have, want] = [amountOf(examined), amountOf(option)];
    if (!have || !want || !sameQuantity(have.unit, want.unit)) return false;
    return new Dec(convert(have.value, have.unit, want.unit)).gte(want.value);
  });
}

function amountOf(text: string): { value: string; unit: string } | null {
  const match = /^(\d+(?:[.,]\d+)?)\s*(\S.*)$/u.exec(text.trim());
  return match ? { value: match[1]!.replace(',', '.'), unit: match[2]! } : null;
}
