/**
 * Tables of the Vietnamese water quality index, Decision 1460/QĐ-TCMT of 2019. The decision itself could not be opened; the figures were read in five
 * public programs that carry them, and only what at least two of them agree on stands here:
 * (a) an index page by its break-points "BP" (pH, DO, groups II to V); (b) WaterQualityIndex in Python by "BPi" (pH, DO, COD, BOD5, P-PO4, N-NH4, N-NO2,
 * coliform); (c) tranxuanthuy/wqi_streamlit, features/dss1/utils (all groups, classes, colours, uses); (d) tables 1 and 2 of "vn-wqi calculation guide"
 * (groups II to V); (e) the constants of a monitoring network's server (groups III to V, pH, with the signs ≤ and < of every level).
 * An article on the decision (thiennhien.net, 2019) tells the same groups, parameters and six classes.
 * Where they differ: N-NO3 of 10 mg/L has 50 in (a), (d) and (e), 52 in (c); N-NO3 of 15 mg/L has 25 in (a), (c), (d) and (e), 10 in (b); DO of exactly
 * 20 and 200 % has 25 in (a) and (c), the lowest score in (b) and (e).
 */

export const wqiGroups = ['I', 'II', 'III', 'IV', 'V'] as const;
export type WqiGroup = (typeof wqiGroups)[number];

/**
 * How one parameter is scored. `at`: break-points in rising order, each with its score; between two of them the score is a straight line. Below the first
 * it is `below`, above the last `above`.
 */
export interface WqiScale {
  group: WqiGroup;
  at: ReadonlyArray<readonly [breakPoint: string, score: number]>;
  below: number;
  above: number;
}

const falling = (group: WqiGroup, ...points: string[]): WqiScale => ({ group, below: 100, above: 10, at: points.map((point, i) => [point, [100, 75, 50, 25, 10][i]!]) });
/** The lowest content that is scored has 75 already: below it lies 100. */
const stepped = (group: WqiGroup, ...points: string[]): WqiScale => ({ group, below: 100, above: 10, at: points.map((point, i) => [point, [75, 50, 25, 10][i]!]) });
/** At most the limit is 100, more is 10. */
const limited = (group: WqiGroup, limit: string): WqiScale => ({ group, below: 100, above: 10, at: [[limit, 100]] });

/** By parameter: pH; DO in per cent of saturation; pesticides in µg/L; metals, organics and nutrients in mg/L; coliforms and E. coli in MPN or CFU per 100 mL. */
export const wqiScales = {
  ph: { group: 'I', below: 10, above: 10, at: [['5.5', 50], ['6', 100], ['8.5', 100], ['9', 50]] },
  aldrin: limited('II', '0.1'), bhc: limited('II', '0.02'), dieldrin: limited('II', '0.1'), ddts: limited('II', '1.0'), heptachlor: limited('II', '0.2'),
  as: falling('III', '0.01', '0.02', '0.05', '0.1'),
  cd: stepped('III', '0.005', '0.008', '0.01', '0.1'),
  pb: stepped('III', '0.02', '0.04', '0.05', '0.5'),
  cr6: falling('III', '0.01', '0.02', '0.04', '0.05', '0.1'),
  cu: falling('III', '0.1', '0.2', '0.5', '1.0', '2.0'),
  zn: falling('III', '0.5', '1.0', '1.5', '2.0', '3.0'),
  hg: stepped('III', '0.001', '0.0015', '0.002', '0.01'),
  do: { group: 'IV', below: 10, above: 10, at: [['20', 25], ['50', 50], ['75', 75], ['88', 100], ['112', 100], ['125', 75], ['150', 50], ['200', 25]] },
  bod5: falling('IV', '4', '6', '15', '25', '50'),
  cod: falling('IV', '10', '15', '30', '50', '150'),
  toc: falling('IV', '4', '6', '15', '25', '50'),
  nnh4: stepped('IV', '0.3', '0.6', '0.9', '5'),
  nno3: falling('IV', '2', '5', '10', '15'),
  nno2: limited('IV', '0.05'),
  ppo4: falling('IV', '0.1', '0.2', '0.3', '0.5', '4'),
  coliform: falling('V', '2500', '5000', '7500', '10000'),
  ecoli: falling('V', '20', '50', '100', '200'),
} as const satisfies Record<string, WqiScale>;

export type WqiParameter = keyof typeof wqiScales;
export const wqiParameters = Object.keys(wqiScales) as WqiParameter[];

/** Parameters as reports write them. */
export const wqiNames: Readonly<Record<WqiParameter, string>> = {
  ph: 'pH', aldrin: 'Aldrin', bhc: 'BHC', dieldrin: 'Dieldrin', ddts: 'DDTs', heptachlor: 'Heptachlor', as: 'As', cd: 'Cd', pb: 'Pb', cr6: 'Cr6+', cu: 'Cu',
  zn: 'Zn', hg: 'Hg', do: 'DO', bod5: 'BOD5', cod: 'COD', toc: 'TOC', nnh4: 'N-NH4', nno3: 'N-NO3', nno2: 'N-NO2', ppo4: 'P-PO4', coliform: 'Coliform', ecoli: 'E. coli',
};

/** Classes by the lowest index of each, best first, with the colour that is printed. Names, colours and uses are messages `science.wqi.<kind>.<class>`. */
export const wqiClasses = [
  { class: 'very-good', from: 91, rgb: '51,51,255' },
  { class: 'good', from: 76, rgb: '0,228,0' },
  { class: 'moderate', from: 51, rgb: '255,255,0' },
  { class: 'bad', from: 26, rgb: '255,126,0' },
  { class: 'poor', from: 10, rgb: '255,0,0' },
  { class: 'heavily-polluted', from: 0, rgb: '126,0,35' },
] as const;
