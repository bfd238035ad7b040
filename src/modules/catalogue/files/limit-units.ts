import { alternatives } from '../../../science/units.ts';
import type { LimitEntry } from './catalogue.types.ts';

/** A unit in which a limit may be met, and the basis it demands. */
export interface LimitUnit {
  unit: string;
  basis: 'dry' | null;
}

/**
 * The units a limit's text allows: "CFU or MPN/100 mL" is CFU/100 mL or MPN/100 mL, "mg/kg dry" is mg/kg on the dry basis,
 * "% mass" is %. A count of a plan that names its volume is per that volume: "CFU" in 250 mL is CFU/250 mL.
 */
export function limitUnits(limit: Pick<LimitEntry, 'unit' | 'plan' | 'absentIn'>): LimitUnit[] {
  const volume = limit.plan?.volume ?? limit.absentIn;
  return alternatives(limit.unit).map((alternative) => {
    const plain = alternative.replace(/ dry$/, '').replace(/^% mass$/, '%');
    const count = volume && (plain === 'CFU' || plain === 'MPN');
    return { unit: count ? `${plain}/${volume}` : plain, basis: alternative.endsWith(' dry') ? 'dry' : null };
  });
}
