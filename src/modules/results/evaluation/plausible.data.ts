/**
 * What holds between analytes of the catalogue by their definition. `allowance` in per cent of the total is for results without a stated
 * uncertainty; counts of microorganisms scatter more than masses do.
 */
export const totals: ReadonlyArray<{ total: string; parts: readonly string[]; allowance: string }> = [
  { total: 'total-nitrogen', parts: ['ammonium-n', 'nitrite-n', 'nitrate-n'], allowance: '10' },
  { total: 'total-p2o5', parts: ['available-p2o5'], allowance: '10' },
  { total: 'total-k2o', parts: ['available-k2o'], allowance: '10' },
  { total: 'organic-matter', parts: ['organic-carbon'], allowance: '10' },
  { total: 'chromium', parts: ['chromium-iii', 'chromium-vi'], allowance: '10' },
  { total: 'arsenic', parts: ['inorganic-arsenic'], allowance: '10' },
  { total: 'mercury', parts: ['methylmercury'], allowance: '10' },
  { total: 'cod', parts: ['bod5'], allowance: '10' },
  { total: 'total-cyanide', parts: ['cyanide'], allowance: '10' },
  { total: 'oil-and-grease', parts: ['mineral-oil'], allowance: '10' },
  { total: 'total-ash', parts: ['acid-insoluble-ash'], allowance: '10' },
  { total: 'aflatoxins-total', parts: ['aflatoxin-b1'], allowance: '10' },
  { total: 'coliforms', parts: ['thermotolerant-coliforms'], allowance: '100' },
  { total: 'coliforms', parts: ['escherichia-coli'], allowance: '100' },
  { total: 'thermotolerant-coliforms', parts: ['escherichia-coli'], allowance: '100' },
];

/** Analytes that are ions of water; `as`: what their mass is told as (nitrate as N). */
export const analyteIons: Readonly<Record<string, { ion: string; as?: string }>> = {
  sodium: { ion: 'Na' }, potassium: { ion: 'K' }, calcium: { ion: 'Ca' }, magnesium: { ion: 'Mg' }, chloride: { ion: 'Cl' }, sulfate: { ion: 'SO4' },
  'hydrogen-carbonate': { ion: 'HCO3' }, carbonate: { ion: 'CO3' }, nitrate: { ion: 'NO3' }, 'nitrate-n': { ion: 'NO3', as: 'N' }, 'ammonium-n': { ion: 'NH4', as: 'N' }, fluoride: { ion: 'F' },
};

/** Without one of these the balance says nothing. */
export const majorIons: readonly string[] = ['Na', 'Ca', 'Mg', 'Cl', 'SO4', 'HCO3'];

export const texture: readonly string[] = ['sand', 'silt', 'clay'];
