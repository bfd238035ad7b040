import type { Decimal } from 'decimal.js';

export type TextureClass =
  | 'sand' | 'loamy sand' | 'sandy loam' | 'loam' | 'silt loam' | 'silt' | 'sandy clay loam' | 'clay loam' | 'silty clay loam' | 'sandy clay' | 'silty clay' | 'clay';

/**
 * Texture class of the USDA triangle (Soil Survey Manual; boundaries as in Benham and Ahrens, 2009). Per cent by mass of the
 * fine earth; sand above 0.05 mm, clay below 0.002 mm. The three are taken as they are given; their closure is a matter of plausibility.
 */
export function textureClass(sand: Decimal, silt: Decimal, clay: Decimal): TextureClass {
  if (silt.plus(clay.times('1.5')).lt(15)) return 'sand';
  if (silt.plus(clay.times(2)).lt(30)) return 'loamy sand';
  if (clay.gte(40)) return silt.gte(40) ? 'silty clay' : sand.gt(45) ? 'sandy clay' : 'clay';
  if (clay.gte(35) && sand.gt(45)) return 'sandy clay';
  if (clay.gte(27)) return sand.lte(20) ? 'silty clay loam' : sand.lte(45) ? 'clay loam' : 'sandy clay loam';
  if (silt.gte(80) && clay.lt(12)) return 'silt';
  if (silt.gte(50)) return 'silt loam';
  if (clay.gte(20) && silt.lt(28) && sand.gt(45)) return 'sandy clay loam';
  return clay.gte(7) && silt.gte(28) && sand.lte(52) ? 'loam' : 'sandy loam';
}
