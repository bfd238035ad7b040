import type { Decimal } from 'decimal.js';
import { Dec, kept } from '../decimal.ts';
import { convert, parseUnit, UnitError, type Unit } from '../units.ts';
import { charges, factorBetween, molarMass, speciesOf } from './species.ts';

/** A unit as people write it, taken apart: "log10 CFU/g", "mg/kg P2O5 dry", "mg NO3-N/L", "% as received". */
interface Expression {
  text: string;
  unit: Unit;
  log: boolean;
  species: string | null;
  basis: Basis | null;
}

/** What a content is told of: the dry matter, the sample as received, or one brought to a moisture in per cent ("at 12 % moisture"). */
type Basis = 'dry' | 'as received' | Decimal;

const bases: ReadonlyArray<[RegExp, (moisture: string | undefined) => Basis]> = [
  [/[\s,]+\(?(?:on |in )?(?:dry|dry basis|dry matter|dry weight|dm|dw|(?:chat )?kho)\)?$/iu, () => 'dry'],
  [/[\s,]+\(?(?:as received|as-received|fresh|fresh weight|wet|wet weight|fw|tuoi)\)?$/iu, () => 'as received'],
  [/[\s,]+\(?(?:at |with )?(\d{1,2}(?:\.\d+)?)\s?% (?:moisture|water)\)?$/iu, (moisture) => new Dec(moisture!)],
];

/** The share of dry matter in what the content is told of; of a sample as received it follows from its moisture. */
function solidOf(basis: Basis, moisture: Decimal | undefined): Decimal {
  if (basis === 'dry') return new Dec(1);
  if (basis !== 'as received') return new Dec(100).minus(basis).div(100);
  if (moisture === undefined) throw new UnitError('science.unit.moisture-missing');
  return new Dec(100).minus(moisture).div(100);
}

const sameBasis = (a: Basis | null, b: Basis | null): boolean => (a instanceof Dec && b instanceof Dec ? a.eq(b) : a === b);

const written: ReadonlyArray<[RegExp, string]> = [
  // mg·kg⁻¹, mg.kg-1 and mg kg^-1 are mg/kg.
  [/^(\S+?) ?[·.⋅ ] ?(kg|g|mL|ml|L|l|dm³|m³|cm³|m3|dm3|cm3)(?:\^?[-\u2212]1|⁻¹)(?=$| )/u, '$1/$2'],
  [/^(%|‰)(?=[A-Z])/u, '$1 '], [/\((?:(?:expressed )?as )?([A-Z][\p{L}\p{N}⁺⁻+-]*)\)/u, '$1'],
  [/^([mµμu]?g)([A-Z][A-Za-z\d]*)(?=\/)/u, '$1 $2'], [/^mcg(?=$|[ /])/u, 'µg'],
  // Parts per million and per billion are taken as fractions by mass.
  [/^ppm(?=$| )/iu, 'mg/kg'], [/^ppb(?=$| )/iu, 'µg/kg'], [/^°f$/u, '°fH'], [/^d[Hh]$|^°d$/u, '°dH'],
];

/** In one spelling; a word in Vietnamese without its marks. */
function asWritten(text: string): string {
  const folded = text.trim().replaceAll(/\s+/gu, ' ').normalize('NFD').replaceAll(/(?<=\p{L})[\u0300-\u036f]+/gu, '').normalize('NFC');
  return written.reduce((unit, [from, to]) => unit.replace(from, to), folded);
}

function read(text: string): Expression {
  const clean = asWritten(text);
  let rest = clean;
  const log = /^log(?:10)?\s*\(?/iu.exec(rest);
  if (log) rest = rest.slice(log[0].length).replace(/\)$/u, '');
  let basis: Basis | null = null;
  for (const [spelling, of] of bases) {
    const found = spelling.exec(rest);
    if (!found) continue;
    basis = of(found[1]);
    rest = rest.slice(0, found.index);
    break;
  }

  if (/^[A-Z][^\s/]*$/u.test(rest) && molarMass(speciesOf(rest))) {
    return { text: clean, unit: { quantity: 'form', factor: new Dec(1), basis: '' }, log: log !== null, species: speciesOf(rest), basis };
  }
  let species: string | null = null;
  const before = /^(?:(%|‰|[mµuμ]?g|[mµuμc]?mol|kg))\s+([A-Z][\p{L}\p{N}⁺⁻+-]*)(\/.+)?$/u.exec(rest);
  const after = /^(.*?\S)\s(?:as\s+)?([A-Z][\p{L}\p{N}⁺⁻+-]*|nitrate|nitrite|ammonium|phosphate|sul(?:ph|f)ate)$/u.exec(rest);
  const found = before && molarMass(speciesOf(before[2]!)) ? [before[1]! + (before[3] ?? ''), before[2]!]
    : after && molarMass(speciesOf(after[2]!)) ? [after[1]!, after[2]!] : null;
  if (found) {
    rest = found[0]!;
    species = speciesOf(found[1]!);
  }
  const unit = parseUnit(rest);
  const hardness = unit.quantity === 'hardness' ? { ...unit, quantity: 'mass/volume', factor: unit.factor.div(1000) } : unit;
  return { text: clean, unit: hardness, log: log !== null, species: unit.quantity === 'hardness' ? 'CaCO3' : species, basis };
}

/**
 * Expresses a figure in another unit, form or basis. Form: element and oxide, ion and as its element, CaCO3 equivalents, by molar masses;
 * a side that names no form has that of `analyte`, an amount that of the other side. Amounts of substance and masses are joined by the molar mass of the form, equivalents by its charge too. Basis:
 * dry, as received, or at a moisture ("at 12 % moisture"); the dry matter is 1 − moisture/100 of either, `moisture` in per cent being that of
 * the sample as received. With it, a side that names no basis is as received, or dry when the other is as received. A form may also stand without a unit. Logarithms are to base 10. There and back gives the figure again
 * when it has at most 15 significant digits (but for logarithms, which are endless). Throws `UnitError`.
 */
export function express(value: Decimal, valueText: string, from: string, to: string, { analyte, moisture }: { analyte?: string; moisture?: Decimal } = {}): string {
  const [source, target] = [read(from), read(to)];
  if (!source.log && !target.log && source.species === target.species && sameBasis(source.basis, target.basis) && /^[+-]?\d+(?:\.\d+)?$/u.test(valueText)
    && source.unit.quantity === target.unit.quantity && source.species === null && source.basis === null) {
    return convert(valueText, source.text, target.text);
  }
  const refuse = (key: string): never => { throw new UnitError(key, { from, to }); };
  let times = source.unit.factor;
  let per = target.unit.factor;

  const named = analyte === undefined ? null : speciesOf(analyte);
  // An amount of substance or of charge is of the form that the other side names.
  const counted = ({ unit }: Expression) => /^(?:amount|charge)/u.test(unit.quantity);
  const have = source.species ?? named ?? (counted(source) ? target.species : null);
  const want = target.species ?? named ?? (counted(target) ? source.species : null);
  if (have !== want) {
    const factor = have !== null && want !== null ? factorBetween(have, want) : refuse('science.unit.basis-differs');
    if (!factor) return refuse('science.unit.basis-differs');
    times = times.times(factor.times);
    per = per.times(factor.per);
  }
  const massOf = (species: string | null) => (species === null ? null : molarMass(species)) ?? refuse('science.unit.molar-mass');
  const chargeOf = (species: string | null): number => Math.abs((species === null ? undefined : charges[species]) ?? refuse('science.unit.charge'));
  let [a, b] = [source.unit.quantity, target.unit.quantity];
  if (a !== b && a.startsWith('charge')) [a, times] = [a.replace('charge', 'amount'), times.div(chargeOf(have))];
  if (a !== b && b.startsWith('charge')) [b, per] = [b.replace('charge', 'amount'), per.div(chargeOf(want))];
  if (a !== b) {
    // Forms are joined as masses: an amount becomes the mass of its own form first, and last the amount of the other.
    if (a.replace('amount', 'mass') !== b.replace('amount', 'mass')) refuse('science.unit.incompatible');
    if (a.startsWith('amount')) times = times.times(massOf(have));
    if (b.startsWith('amount')) per = per.times(massOf(want));
  } else if (a.startsWith('amount') && have !== want) {
    times = times.times(massOf(have));
    per = per.times(massOf(want));
  }
  if (source.unit.basis !== target.unit.basis) refuse('science.unit.basis-differs');
  if (!sameBasis(source.basis, target.basis)) {
    if (moisture === undefined && (source.basis === null || target.basis === null)) return refuse('science.unit.basis-differs');
    if (moisture?.lt(0) || moisture?.gte(100)) throw new UnitError('science.unit.moisture-range');
    const unnamed = (other: Basis | null): Basis => (other === 'as received' ? 'dry' : 'as received');
    times = times.times(solidOf(target.basis ?? unnamed(source.basis), moisture));
    per = per.times(solidOf(source.basis ?? unnamed(target.basis), moisture));
  }
  const plainValue = source.log ? new Dec(10).pow(value) : value;
  const result = plainValue.times(times).div(per);
  if (!target.log) return settled(result);
  if (result.lte(0)) throw new UnitError('science.unit.logarithm');
  return settled(result.log(10));
}

/** Twenty digits, or the fifteen that they agree with, so that the last digit of an endless factor does not show on the way back. */
function settled(value: Decimal): string {
  const short = value.toSignificantDigits(15);
  return kept(short.minus(value).abs().lte(value.abs().times('1e-18')) ? short : value);
}
