/** The calculator: what it refuses. */
export const calculator = {
  'calculator.error.unknown-operation': 'There is no calculation “{name}”. There are: {names}.',
  'calculator.error.not-a-number': '“{given}” is not a number. Write for example 12.35 or 1e-6.',
  'calculator.error.not-json': 'The input is not one JSON object.',

  'calculator.error.negative': 'The value must not be negative.',
  'calculator.error.not-positive': 'The value must be above 0.',
  'calculator.error.probability': 'A probability lies above 0 and below 1.',
  'calculator.error.one-uncertainty': 'Give exactly one of u, halfWidth or U.',
};
