import type { Decimal } from 'decimal.js';
import { Dec } from './decimal.ts';
import { charges, molarMass } from './quantities/species.ts';

/** Something a verifier should look at; it never refuses a result. */
export interface Doubt {
  key: string;
  params: Readonly<Record<string, string>>;
}

const ions = ['Na', 'K', 'Ca', 'Mg', 'NH4', 'Fe', 'Mn', 'Cl', 'NO3', 'NO2', 'SO4', 'HCO3', 'CO3', 'F', 'PO4'].map((name) => [name, charges[name]!] as const);

/**
 * What the difference of the sums is taken of: of both together (`sum`, as Standard Methods 1030 E and the programs read for it have it), or of their mean (`mean`,
 * the German convention since DVWK 128/1992 and in DIN 38402-62, twice as large).
 */
export const balanceConventions = ['sum', 'mean'] as const;
export type BalanceConvention = (typeof balanceConventions)[number];

export interface IonBalance {
  cations: Decimal;
  anions: Decimal;
  /** 100 · (cations − anions) / (cations + anions), or twice that by the mean. */
  difference: Decimal;
}

/** Sums in meq/L of ions given in mg/L by their formula, and their difference in per cent, `sum` unless said; null without any ion. */
export function ionBalance(concentrations: Readonly<Record<string, Decimal>>, convention: BalanceConvention = 'sum'): IonBalance | null {
  const sums = { cations: new Dec(0), anions: new Dec(0) };
  for (const [name, charge] of ions) {
    const mass = Object.hasOwn(concentrations, name) ? concentrations[name] : undefined;
    if (mass === undefined) continue;
    const side = charge > 0 ? 'cations' : 'anions';
    sums[side] = sums[side].plus(mass.times(Math.abs(charge)).div(molarMass(name)!));
  }
  const total = sums.cations.plus(sums.anions);
  return total.isZero() ? null : { ...sums, difference: sums.cations.minus(sums.anions).div(total).times(convention === 'mean' ? 200 : 100) };
}

/** The names of ions that the balance knows. */
export const balancedIons: readonly string[] = ions.map(([name]) => name);

/**
 * The difference in per cent that is allowed unless a laboratory says otherwise: 5 of the sum; of the mean 5 where both sums are at most 2 meq/L and 2 beyond (DVWK
 * 128/1992).
 */
export function balanceAllowance({ cations, anions }: IonBalance, convention: BalanceConvention): Decimal {
  return new Dec(convention === 'sum' || Dec.max(cations, anions).lte(2) ? 5 : 2);
}

/** A difference beyond `allowance` per cent to either side. Waters of little salt need a wider one. */
export function balanceDoubts({ difference }: IonBalance, allowance: Decimal): Doubt[] {
  return difference.abs().lte(allowance) ? [] : [{ key: 'science.plausibility.ion-balance', params: { difference: difference.toFixed(1) } }];
}

/** A total below the sum of its parts beyond `allowance` per cent of the total (N forms, chromium). */
export function partsDoubts(total: Decimal, parts: readonly Decimal[], allowance: Decimal): Doubt[] {
  const sum = parts.reduce((added, part) => added.plus(part), new Dec(0));
  const holds = sum.lte(total.times(allowance.plus(100)).div(100));
  return holds ? [] : [{ key: 'science.plausibility.parts', params: { sum: sum.toFixed(), total: total.toFixed() } }];
}

/** Sand, silt and clay that do not close to 100 % within `allowance` per cent. */
export function closureDoubts(fractions: readonly Decimal[], allowance: Decimal): Doubt[] {
  const sum = fractions.reduce((added, part) => added.plus(part), new Dec(0));
  return sum.minus(100).abs().lte(allowance) ? [] : [{ key: 'science.plausibility.closure', params: { sum: sum.toFixed() } }];
}

/** Above pH 8.3 carbonate is expected besides hydrogen carbonate; below 4.5 no hydrogen carbonate is left (the end points of alkalinity). */
export function carbonateDoubts(pH: Decimal, hydrogenCarbonate: Decimal | undefined, carbonate: Decimal | undefined): Doubt[] {
  const doubts: Doubt[] = [];
  if (pH.lt('4.5') && hydrogenCarbonate?.gt(0)) doubts.push({ key: 'science.plausibility.acid-hydrogen-carbonate', params: { pH: pH.toFixed() } });
  if (pH.lt('8.3') && carbonate?.gt(0)) doubts.push({ key: 'science.plausibility.carbonate', params: { pH: pH.toFixed() } });
  return doubts;
}

/** Dry matter above 100 % or below 0. */
export function dryMatterDoubts(percent: Decimal): Doubt[] {
  return percent.gte(0) && percent.lte(100) ? [] : [{ key: 'science.plausibility.dry-matter', params: { percent: percent.toFixed() } }];
}
