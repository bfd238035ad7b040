const formulas = ['P2O5', 'K2O', 'H2O', 'CaCO3', 'NO2', 'NO3', 'NH4', 'NH3', 'PO4', 'SO4', 'SO2', 'CO2', 'HCO3', 'CO3', 'SiO2', 'Al2O3', 'Fe2O3', 'Cl2', 'H2S', 'H2SO4', 'HNO3', 'Na2S2O3', 'BOD5'];
const formula = new RegExp(`(?<![\\p{L}\\p{N}])(?:${formulas.join('|')})(?![\\p{L}\\p{N}])`, 'gu');

/**
 * Formulas in a name as they are written: "P2O5" → "P₂O₅". Only those of a list: in "Aflatoxin B1", "PM10" or "H5N1" the figure is no
 * number of atoms. What is kept, searched and sent stays in plain letters; this is for what is read.
 */
export const subscripted = (text: string): string => text.replace(formula, (found) => found.replace(/\d/g, (digit) => '₀₁₂₃₄₅₆₇₈₉'[Number(digit)]!));
