/**
 * What is usually found, by method, in the method's own unit: the mean, and how far one site lies from another (relative standard
 * deviation). Orders of magnitude of the province's basalt soils, wells and products; none of them is anybody's result.
 */
export const typicalValues: Readonly<Record<string, readonly [mean: number, spread: number]>> = {
  'soil-ph-h2o': [5.15, 0.03], 'soil-ph-kcl': [4.35, 0.03], 'soil-moisture': [24.5, 0.08], 'soil-organic-matter': [3.6, 0.12], 'soil-organic-carbon': [2.1, 0.12], 'soil-total-nitrogen': [0.182, 0.1],
  'soil-available-p2o5-olsen': [6.4, 0.2], 'soil-available-p2o5-bray': [8.2, 0.2], 'soil-available-k2o': [14.6, 0.15], 'soil-total-p2o5': [0.168, 0.1], 'soil-total-k2o': [0.074, 0.1], 'soil-cec': [13.2, 0.1], 'soil-ec': [96, 0.1],
  'soil-lead': [18.4, 0.15], 'soil-copper': [62, 0.12], 'soil-zinc': [88, 0.1], 'soil-chromium': [104, 0.08], 'soil-nickel': [58, 0.12], 'soil-cadmium': [0.21, 0.15], 'soil-arsenic': [4.6, 0.15], 'soil-mercury': [0.062, 0.15],
  'water-ph': [7.05, 0.02], 'water-turbidity': [0.72, 0.2], 'water-colour': [7, 0.15], 'water-hardness': [84, 0.1], 'water-tds': [168, 0.08], 'water-tss': [22, 0.2], 'water-nitrite-n': [0.006, 0.2], 'water-nitrate-n': [2.4, 0.2],
  'bottled-water-nitrite': [0.004, 0.2], 'bottled-water-nitrate': [3.1, 0.12], 'water-ammonium-n': [0.24, 0.15], 'domestic-water-ammonium-n': [0.04, 0.2], 'water-permanganate-index': [1.35, 0.15], 'water-chloride': [16.5, 0.12],
  'water-sulfate': [14.8, 0.1], 'water-fluoride': [0.21, 0.12], 'water-total-phosphorus': [0.12, 0.2], 'water-total-nitrogen': [1.3, 0.12], 'water-cod': [12.4, 0.15], 'water-bod5': [4.6, 0.15], 'water-iron': [0.14, 0.2],
  'water-manganese': [0.034, 0.2], 'water-copper': [0.008, 0.2], 'surface-water-copper': [0.0042, 0.2], 'water-zinc': [0.026, 0.2], 'water-lead': [0.0006, 0.2], 'water-arsenic': [0.0014, 0.2], 'water-cadmium': [0.0001, 0.2],
  'water-chromium': [0.0022, 0.2], 'water-nickel': [0.0016, 0.2], 'water-mercury': [0.0001, 0.2], 'water-aluminium': [0.045, 0.2], 'water-sodium': [11.2, 0.1], 'water-potassium': [2.6, 0.15], 'water-calcium': [9.4, 0.1], 'water-magnesium': [5.1, 0.1], 'water-mineral-oil': [1.1, 0.2],
  'effluent-chromium': [0.02, 0.2], 'effluent-nickel': [0.01, 0.2], 'effluent-colour': [64, 0.15],
  'water-coliforms': [0, 0], 'water-escherichia-coli': [0, 0], 'water-pseudomonas-aeruginosa': [0, 0], 'water-staphylococcus-aureus': [0, 0], 'bottled-water-coliforms': [0, 0], 'bottled-water-escherichia-coli': [0, 0],
  'bottled-water-enterococci': [0, 0], 'bottled-water-pseudomonas-aeruginosa': [0, 0], 'bottled-water-clostridia-spores': [0, 0], 'ground-water-coliforms-mpn': [0, 0], 'water-coliforms-mpn': [1600, 0.2],
  'surface-water-thermotolerant-coliforms-mpn': [240, 0.2], 'surface-water-escherichia-coli-mpn': [130, 0.2],
  'fertilizer-total-nitrogen': [3.1, 0.03], 'urea-total-nitrogen': [46.2, 0.003], 'fertilizer-available-p2o5': [15.6, 0.02], 'fertilizer-total-p2o5': [2.6, 0.06], 'fertilizer-available-k2o': [7.9, 0.02], 'fertilizer-total-k2o': [2.2, 0.06],
  'fertilizer-moisture': [3.2, 0.1], 'fertilizer-organic-matter': [27.5, 0.06], 'fertilizer-humic-acid': [2.8, 0.08], 'fertilizer-ph': [7.2, 0.03], 'fertilizer-biuret': [0.86, 0.05], 'fertilizer-lead': [14.2, 0.15],
  'fertilizer-cadmium': [1.15, 0.15], 'fertilizer-mercury': [0.08, 0.15], 'fertilizer-arsenic': [2.4, 0.15], 'fertilizer-copper': [48, 0.12], 'fertilizer-zinc': [112, 0.12], 'fertilizer-calcium': [3.4, 0.08], 'fertilizer-magnesium': [1.2, 0.08],
  'fertilizer-escherichia-coli': [2, 0.2], 'fertilizer-nitrogen-fixing-bacteria': [2.4e7, 0.2],
  'food-total-aerobic-count': [2400, 0.2], 'food-coliforms': [0, 0], 'food-escherichia-coli': [0, 0], 'food-staphylococcus-aureus': [0, 0], 'food-yeasts-and-moulds': [0, 0], 'food-yeasts-and-moulds-high-aw': [0, 0],
  'food-lead': [0.064, 0.15], 'food-cadmium': [0.021, 0.15], 'food-arsenic': [0.022, 0.15], 'food-mercury': [0.002, 0.1], 'food-copper': [12.5, 0.1],
  'coffee-moisture': [2.85, 0.06], 'coffee-total-ash': [4.42, 0.03], 'coffee-acid-insoluble-ash': [0.06, 0.1], 'coffee-water-extract': [28.6, 0.03], 'coffee-caffeine': [1.74, 0.05],
  'pepper-moisture': [12.1, 0.02], 'pepper-total-ash': [4.3, 0.04], 'pepper-piperine': [5.1, 0.05], 'pepper-bulk-density': [556, 0.01], 'pepper-foreign-matter': [0.32, 0.15],
  'honey-moisture': [19.6, 0.02], 'honey-hmf': [14.8, 0.12], 'honey-free-acidity': [23.5, 0.06], 'honey-diastase': [14.2, 0.08],
};
