/** What statistics and calibration refuse. */
export const statistics = {
  'science.statistics.too-few': 'At least {least} figures are needed; there are {given}.',
  'science.statistics.too-many': 'At most {most} figures can be taken.',
  'science.statistics.no-spread': 'All figures are the same: the statistic divides by their spread.',
  'science.statistics.empty-group': 'A group has no figures.',
  'science.statistics.one-size': 'Every group must have the same number of figures, at least two.',
  'science.statistics.lengths': 'x, y and the weights must have the same number of figures.',
  'science.statistics.weights': 'Weights must be positive; 1/x and 1/x² need x above zero.',
  'science.statistics.singular': 'These points do not determine the curve.',
  'science.statistics.mass-fraction': 'A mass fraction lies above 0 and is at most 1 (1 mg/kg is 1e-6).',
  'science.statistics.not-positive': '{name} must be above zero.',
  'science.statistics.eight-runs': 'The design has eight runs; there are {given} results.',
  'science.statistics.needs': 'This needs {name}.',
  'science.calibration.flat': 'The calibration has no slope.',
  'science.calibration.not-reached': 'The calibration curve does not reach this response.',
  'science.calibration.no-loq': 'The calibration scatters too much: no content is known to within {percent} %.',
  'science.calibration.needs-line': 'This needs a straight line with a free origin and at least three points.',
};
