import type { Decimal } from 'decimal.js';
import { Dec } from '../decimal.ts';
import { StatisticsError } from '../statistics/refusal.ts';

/** Equivalent masses of the ions, mg per milliequivalent (IUPAC 2021 atomic weights by charge). */
const perMilliequivalent = { Na: '22.990', Ca: '20.039', Mg: '12.1525' } as const;

/** Sodium adsorption ratio: Na / √((Ca + Mg) / 2), concentrations in meq/L or mg/L (USDA Handbook 60, 1954, p. 26). */
export function sodiumAdsorptionRatio({ Na, Ca, Mg }: Record<'Na' | 'Ca' | 'Mg', Decimal>, unit: 'meq/L' | 'mg/L'): Decimal {
  const [na, ca, mg] = (['Na', 'Ca', 'Mg'] as const).map((ion) => (unit === 'mg/L' ? { Na, Ca, Mg }[ion].div(perMilliequivalent[ion]) : { Na, Ca, Mg }[ion])) as [Decimal, Decimal, Decimal];
  if ([na, ca, mg].some((each) => each.isNegative()) || !ca.plus(mg).gt(0)) throw new StatisticsError('science.index.ions');
  return na.div(ca.plus(mg).div(2).sqrt());
}

/** Carbon to nitrogen ratio; both in the same unit. */
export function carbonToNitrogen(C: Decimal, N: Decimal): Decimal {
  if (!N.gt(0)) throw new StatisticsError('science.statistics.not-positive', { name: 'N' });
  return C.div(N);
}

export type TextureClass =
  | 'sand' | 'loamy sand' | 'sandy loam' | 'loam' | 'silt loam' | 'silt' | 'sandy clay loam' | 'clay loam' | 'silty clay loam' | 'sandy clay' | 'silty clay' | 'clay';

/** The twelve texture classes of the USDA triangle (Soil Survey Manual, 2017, chapter 3), in % of fine earth. The three must close to 100 within 1. */
export function textureClass(sand: Decimal, silt: Decimal, clay: Decimal): TextureClass {
  if ([sand, silt, clay].some((part) => part.isNegative()) || sand.plus(silt).plus(clay).minus(100).abs().gt(1)) throw new StatisticsError('science.index.texture-closure');
  const [a, i, c] = [sand, silt, clay];
  if (i.plus(c.times('1.5')).lt(15)) return 'sand';
  if (i.plus(c.times(2)).lt(30)) return 'loamy sand';
  if (c.gte(40) && a.lte(45) && i.lt(40)) return 'clay';
  if (c.gte(40) && i.gte(40)) return 'silty clay';
  if (c.gte(35) && a.gt(45)) return 'sandy clay';
  if (c.gte(27) && c.lt(40) && a.gt(20) && a.lte(45)) return 'clay loam';
  if (c.gte(27) && c.lt(40) && a.lte(20)) return 'silty clay loam';
  if (c.gte(20) && c.lt(35) && i.lt(28) && a.gt(45)) return 'sandy clay loam';
  if (i.gte(80) && c.lt(12)) return 'silt';
  if (i.gte(50)) return 'silt loam';
  if (c.gte(7) && c.lt(27) && i.gte(28) && a.lte(52)) return 'loam';
  return 'sandy loam';
}

/** Sum of the nutrients that are declared, N + P2O5 + K2O, in the unit they have. */
export const nutrientSum = (parts: readonly Decimal[]): Decimal => parts.reduce((total, part) => total.plus(part), new Dec(0));
