import type { Decimal } from 'decimal.js';
import { Dec } from './decimal.ts';

/** Abridged standard atomic weights (IUPAC Commission on Isotopic Abundances and Atomic Weights, 2021), g/mol. */
const atomicWeights: Readonly<Record<string, string>> = {
  H: '1.008', B: '10.81', C: '12.011', N: '14.007', O: '15.999', F: '18.998', Na: '22.990', Mg: '24.305', Al: '26.982', Si: '28.085', P: '30.974', S: '32.06', Cl: '35.45',
  K: '39.098', Ca: '40.078', Cr: '51.996', Mn: '54.938', Fe: '55.845', Co: '58.933', Ni: '58.693', Cu: '63.546', Zn: '65.38', As: '74.922', Se: '78.971', Mo: '95.95', Cd: '112.41',
  Ba: '137.33', Hg: '200.59', Pb: '207.2',
};

/** Atoms of a chemical formula without parentheses ("P2O5"), or null when it is none. */
export function atomsOf(formula: string): Map<string, number> | null {
  if (!/^(?:[A-Z][a-z]?\d*)+$/.test(formula)) return null;
  const atoms = new Map<string, number>();
  for (const [, symbol, count] of formula.matchAll(/([A-Z][a-z]?)(\d*)/g)) {
    if (!Object.hasOwn(atomicWeights, symbol!)) return null;
    atoms.set(symbol!, (atoms.get(symbol!) ?? 0) + Number(count || 1));
  }
  return atoms;
}

/** Molar mass of a formula in g/mol. */
export const molarMass = (atoms: ReadonlyMap<string, number>): Decimal =>
  [...atoms].reduce((mass, [symbol, count]) => mass.plus(new Dec(atomicWeights[symbol]!).times(count)), new Dec(0));
