import type { LimitEntry } from './catalogue.types.ts';

/** A unit in which a limit may be met, and the basis it demands. */
export interface LimitUnit {
  unit: string;
  basis: 'dry' | null;
}

/**
 * The units a limit's text allows: "CFU or MPN/100 mL" is CFU/100 mL or MPN/100 mL, "mg/kg dry" is mg/kg on the dry basis,
 * "% mass" is %. A count of a plan that names its volume is per that volume.
 */
export function limitUnits(limit: Pick<LimitEntry, 'unit' | 'plan' | 'absentIn'>): LimitUnit[] {
  const alternatives = limit.unit.split(/\s+or\s+/);
  const last = alternatives.at(-1)!;
  const denominator = last.includes('/') ? last.slice(last.indexOf('/')) : '';
  const volume = limit.plan?.volume ?? limit.absentIn;
  return alternatives.map((alternative) => {
    const dry = / dry$/.test(alternative);
    const plain = alternative.replace(/ dry$/, '').replace(/^% mass$/, '%');
    const count = plain === 'CFU' || plain === 'MPN';
    const unit = count ? plain + (denominator || (volume ? `/${volume}` : '')) : plain;
    return { unit, basis: dry ? 'dry' : null };
  });
}
