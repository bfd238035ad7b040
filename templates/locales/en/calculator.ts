/** The calculator: what it refuses. */
export const calculator = {
  'calculator.error.unknown-operation': 'There is no calculation “{name}”. There are: {names}.',
  'calculator.error.not-a-number': '“{given}” is not a number. Write for example 12.35 or 1e-6.',
  'calculator.error.not-json': 'The input is not one JSON object.',

  'calculator.error.negative': 'The value must not be negative.',
  'calculator.error.not-positive': 'The value must be above 0.',
  'calculator.error.probability': 'A probability lies above 0 and below 1.',
  'calculator.error.one-uncertainty': 'Give exactly one of u, halfWidth or U.',
  'calculator.error.range': 'The lower limit must not be above the upper one.',
  'calculator.error.no-limit': 'No limit is given.',
  'calculator.error.result-missing': 'The result “{name}” is missing.',
  'calculator.error.value-or-prior': 'Give value (risk of one result) or prior (risk over items), not both.',
  'calculator.error.plan': 'c must not be above n.',
  'calculator.error.closure': 'Sand, silt and clay must add up to 100 % (±1).',
  'calculator.error.nothing-to-check': 'There is nothing to check: give ions, total and parts, texture or dryMatter.',
  'calculator.error.unknown-ion': 'The ion “{name}” is not known. There are: {names}.',
};
