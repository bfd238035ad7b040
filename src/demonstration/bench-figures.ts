/** What stands beside the main reading: masses, volumes, blanks, titrants, as a bench has them. Numbers of decimals as the instrument shows. */
export interface Side {
  value: number | ((target: number) => number);
  decimals: number;
  /** Relative scatter from one weighing to the next. */
  scatter?: number;
}

const side = (value: Side['value'], decimals: number, scatter = 0): Side => ({ value, decimals, scatter });

/** Which reading an analyst takes last, so that it follows from the others; the first of these names that a method has. */
export const mainInputs = ['reading', 'D5', 'V', 'A284', 'A', 'm2', 'm1', 'Vw', 't', 'B1', 'C', 'm'] as const;

/** Decimals of the main reading by its name; `C` of an instrument is read to four significant figures. */
export const mainDecimals: Readonly<Record<string, number>> = { D5: 2, V: 2, A284: 4, A: 3, m2: 4, m1: 4, Vw: 2, t: 1, B1: 3, m: 1 };

/** Usual figures by the name of the input. */
const usual: Readonly<Record<string, Side>> = {
  m: side(1, 4, 0.02), m0: side(26.4, 4, 0.08), m1: side(31.4, 4, 0), mb: side(0.0002, 4), V0: side(0.1, 2), C0: side(0.02, 3), C: side(0.1, 4), f: side(1, 0), k: side(1.045, 3, 0.01),
  F: side(2.2, 1), H: side(12.4, 1, 0.02), Vx: side(50, 1), Vs: side(100, 1), Va: side(50, 1), Vt: side(300, 0), Ve: side((bod) => Math.min(300, Math.max(3, Math.round(1050 / Math.max(bod, 1)))), 0),
  D1: side(8.1, 2, 0.01), B1: side(8.12, 2), B5: side(7.95, 2), A336: side(0.05, 4, 0.1), c: side(-0.1, 1), B2: side(0.01, 3), G1: side(0.01, 3), G2: side(0, 3),
};

const titration = (concentration: number, mass: number, blank = 0.1): Record<string, Side> => ({ C: side(concentration, 4), m: side(mass, 4, 0.02), V0: side(blank, 2) });
const extract = (volume: number, dilution: number, mass: number, blank = 0.02): Record<string, Side> => ({ Vx: side(volume, 1), f: side(dilution, 0), m: side(mass, 4, 0.02), C0: side(blank, 3) });
const weighed = (dish: number, volume: number): Record<string, Side> => ({ m0: side(dish, 4, 0.05), Vs: side(volume, 0) });

/** What a method does otherwise. */
const special: Readonly<Record<string, Record<string, Side>>> = {
  'fertilizer-total-nitrogen': titration(0.1, 0.25), 'urea-total-nitrogen': titration(0.2, 0.2), 'soil-total-nitrogen': titration(0.02, 1, 0.15), 'soil-cec': titration(0.1, 2.5, 0.2),
  'fertilizer-organic-matter': titration(0.5, 0.2, 20.1), 'fertilizer-humic-acid': titration(0.5, 0.2, 20.05), 'soil-organic-matter': titration(0.5, 0.5, 20.15), 'soil-organic-carbon': titration(0.5, 0.5, 20.15),
  'honey-free-acidity': titration(0.1, 10, 0.05),
  'fertilizer-available-p2o5': extract(250, 50, 1), 'fertilizer-total-p2o5': extract(250, 50, 1), 'fertilizer-available-k2o': extract(250, 50, 1), 'fertilizer-total-k2o': extract(250, 50, 1), 'fertilizer-biuret': extract(250, 1, 5),
  'fertilizer-calcium': extract(100, 20, 1), 'fertilizer-magnesium': extract(100, 20, 1), 'soil-available-p2o5-olsen': extract(50, 1, 2.5), 'soil-available-p2o5-bray': extract(20, 1, 2), 'soil-available-k2o': extract(50, 1, 5),
  'soil-total-p2o5': extract(50, 1, 0.5), 'soil-total-k2o': extract(50, 1, 0.5), 'coffee-caffeine': extract(250, 1, 1), 'pepper-piperine': extract(100, 50, 0.5),
  'coffee-water-extract': { m0: side(48.2, 4, 0.05), Vx: side(500, 1), Va: side(50, 1), m: side(5, 4, 0.01) },
  'soil-moisture': { m0: side(24.6, 4, 0.08), m1: side(34.8, 4, 0) }, 'pepper-moisture': { m: side(40, 2, 0.002) }, 'honey-hmf': { A336: side(0.052, 4, 0.2), m: side(5, 4, 0.01) }, 'pepper-foreign-matter': { m: side(500, 1, 0.002) }, 'pepper-bulk-density': { Vs: side(1000, 0) },
  'water-hardness': { C: side(0.01, 4), V0: side(0.05, 2), Vs: side(50, 1) }, 'water-chloride': { C: side(0.02, 4), V0: side(0.2, 2) }, 'water-permanganate-index': { C: side(0.002, 4), V0: side(0.25, 2) }, 'water-residual-chlorine': { C: side(0.01, 4), V0: side(0.05, 2), Vs: side(250, 0) },
  'water-ammonium-n': { C: side(0.02, 4), V0: side(0.1, 2), Vs: side(250, 0) }, 'water-total-nitrogen': { C: side(0.02, 4), V0: side(0.15, 2), Vs: side(250, 0) }, 'water-cod': { C: side(0.025, 4), V0: side(19.85, 2), Vs: side(20, 1) },
  'water-tds': weighed(58.6, 100), 'water-tss': weighed(0.092, 500), 'water-sulfate': weighed(22.3, 200), 'water-mineral-oil': weighed(64.2, 1000), 'water-oil-and-grease': weighed(64.2, 1000),
};

/** The side figure of a method's input. Instruments in µg/L have a blank in µg/L; a water digest goes from 50 mL to 50 mL. */
export function sideOf(method: string, input: string, unit: string, hasVx: boolean): Side {
  const own = special[method]?.[input];
  if (own) return own;
  if (input === 'C0' && unit === 'µg/L') return side(0.08, 2);
  if (input === 'Vs' && hasVx) return side(50, 1);
  return usual[input] ?? side(1, 4);
}
