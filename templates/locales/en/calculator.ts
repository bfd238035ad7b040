/** The calculator: what it refuses. */
export const calculator = {
  'calculator.error.unknown-operation': 'There is no calculation “{name}”. There are: {names}.',
  'calculator.error.not-a-number': '“{given}” is not a number. Write for example 12.35 or 1e-6.',
  'calculator.error.not-json': 'The input is not one JSON object.',
};
