import type { Decimal } from 'decimal.js';
import { Dec, kept } from './decimal.ts';
import { atomsOf, molarMass } from './molar-mass.ts';
import { convert, sameQuantity, UnitError } from './units.ts';

/** A unit taken apart: "% P2O5 dry" is per cent, expressed as P2O5, of dry matter. */
interface StatedUnit {
  unit: string;
  /** Formula it is expressed as, without charge; null when nothing is said. */
  as: string | null;
  basis: 'dry' | 'as received' | null;
  logarithm: boolean;
}

export interface ConversionRequest {
  value: string;
  from: string;
  to: string;
  /** What the figure speaks of where its unit does not say it: "NO3", "P". */
  analyte?: string | undefined;
  /** Moisture in % of the sample as received. */
  moisture?: Decimal | undefined;
}

const bases: ReadonlyArray<[RegExp, 'dry' | 'as received']> = [
  [/\s*\(?\b(?:dry(?: matter| weight| basis)?|dm|dw|khô|chất khô)\)?\s*$/iu, 'dry'],
  [/\s*\(?\b(?:as received|as-received|fresh(?: weight)?|wet|tươi)\)?\s*$/iu, 'as received'],
];

function stated(text: string): StatedUnit {
  let rest = text.trim();
  const logarithm = /^log(?:10|₁₀)?\s+/i.test(rest);
  rest = rest.replace(/^log(?:10|₁₀)?\s+/i, '');
  const basis = bases.find(([spelling]) => spelling.test(rest));
  if (basis) rest = rest.replace(basis[0], '');
  // "mg/L NO3-N", "mg N/L" and "% as P2O5" all say what the figure is expressed as.
  const inside = /^(mg|µg|ug|g|kg)\s+([A-Z][A-Za-z0-9]*)\/(.+)$/.exec(rest);
  if (inside && atomsOf(inside[2]!)) return { unit: `${inside[1]}/${inside[3]}`, as: inside[2]!, basis: basis?.[1] ?? null, logarithm };
  const after = /^(\S+(?: \d+ ?\S+)?)\s+(?:as\s+)?([A-Z][A-Za-z0-9₀-₉]*)(?:[⁺⁻+\d]*)(?:-([A-Z][a-z]?))?$/u.exec(rest);
  const as = after ? normal(after[3] ?? after[2]!) : null;
  if (after && as !== null && rest !== 'mg CaCO3/L' && atomsOf(as)) return { unit: after[1]!, as, basis: basis?.[1] ?? null, logarithm };
  return { unit: rest, as: null, basis: basis?.[1] ?? null, logarithm };
}

/** A formula as it is looked up: subscripts as digits, without charge, "NO3-N" as N. */
function normal(name: string): string {
  const plain = name.trim().replace(/[₀-₉]/gu, (digit) => String(digit.codePointAt(0)! - 0x2080)).replace(/[⁺⁻⁰-⁹]+$|\d?[+-]$/u, '');
  return /-([A-Z][a-z]?)$/.exec(plain)?.[1] ?? plain;
}

/**
 * Converts between units, between what they are expressed as (element and oxide, ion and nitrogen, calcium or magnesium and CaCO₃ equivalents: mole for
 * mole of the atom they share), between dry and as received through the moisture, and between a count and its decimal logarithm. Reported to 20
 * significant digits; a figure of up to 15 digits comes back from a conversion there and back as it was. Throws `UnitError`.
 */
export function convertStated({ value, from, to, analyte, moisture }: ConversionRequest): string {
  if (sameQuantity(from, to)) return convert(value, from, to);
  const [source, target] = [stated(from), stated(to)];
  let figure = new Dec(value);
  if (source.logarithm) figure = new Dec(10).pow(figure);
  let plain = new Dec(1);
  if (source.unit !== target.unit) {
    const converted = convert('1', source.unit, target.unit);
    // 20 digits of a factor that does not end would show after a second conversion; the inverse is exact where that one ends.
    plain = new Dec(1).div(convert('1', target.unit, source.unit));
    if (converted.length < 18) plain = new Dec(converted);
  }
  figure = figure.times(plain).times(expression(source.as ?? named(analyte), target.as ?? named(analyte), from, to)).times(moistureFactor(source, target, moisture, from, to));
  if (target.logarithm) {
    if (!figure.gt(0)) throw new UnitError('science.unit.logarithm');
    figure = figure.log(10);
  }
  const short = figure.toSignificantDigits(15);
  const exact = figure.isZero() || figure.minus(short).div(figure).abs().lt('1e-18');
  return kept(exact ? short : figure);
}

const named = (analyte: string | undefined): string | null => (analyte !== undefined && atomsOf(normal(analyte)) ? normal(analyte) : null);

/** The share of one expression in the other, by the atom that both have beside oxygen, hydrogen and carbon. */
function expression(from: string | null, to: string | null, ...units: [string, string]): Decimal {
  if (from === to) return new Dec(1);
  const [source, target] = [from && atomsOf(from), to && atomsOf(to)];
  if (!source || !target) throw new UnitError('science.unit.basis-differs', { from: units[0], to: units[1] });
  const [a, b] = [carrierOf(source, target), carrierOf(target, source)];
  if (!a || !b) throw new UnitError('science.unit.basis-differs', { from: units[0], to: units[1] });
  return molarMass(target).div(b).div(molarMass(source).div(a));
}

const companions = ['O', 'H', 'C'];

/** How many atoms of the shared element a formula holds; calcium and magnesium stand for each other as equivalents of CaCO3. */
function carrierOf(of: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>): number | null {
  const main = [...of.keys()].filter((symbol) => !companions.includes(symbol));
  const shared = main.find((symbol) => other.has(symbol)) ?? main.find((symbol) => ['Ca', 'Mg'].includes(symbol) && (other.has('Ca') || other.has('Mg')));
  if (shared) return of.get(shared)!;
  return main.length === 0 && of.has('C') && other.has('C') ? of.get('C')! : null;
}

function moistureFactor(source: StatedUnit, target: StatedUnit, moisture: Decimal | undefined, from: string, to: string): Decimal {
  if (source.basis === target.basis) return new Dec(1);
  if (moisture === undefined || source.basis === null || target.basis === null) throw new UnitError('science.unit.basis-differs', { from, to });
  if (moisture.isNegative() || moisture.gte(100)) throw new UnitError('science.unit.moisture');
  const dryShare = new Dec(100).minus(moisture).div(100);
  return source.basis === 'dry' ? dryShare : new Dec(1).div(dryShare);
}
