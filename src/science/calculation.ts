import { Invalid, type Problem } from '../kernel/errors.ts';
import { calculateFormula, checkFormulaInputs } from './calculated.ts';
import type { CalculatedResult, ChoiceModel, MeasurementModel, Observation } from './measurement-model.ts';
import { calculateMpn, checkTubes } from './microbiology/mpn.ts';
import { calculatePlateCount, checkPlates } from './microbiology/plate-count.ts';

/**
 * What keeps an observation from being calculated: a missing reading, a figure out of range, a name the model does not know, counts
 * that cannot be. Empty when all is there. Paths are those of the observation: `replicates.0.V`, `plates.1.counts.0`, `positives.2`.
 */
export function checkObservation(model: MeasurementModel, observation: Observation): Problem[] {
  if (model.kind === 'calculated' && observation.kind === 'calculated') return checkFormulaInputs(model, observation);
  if (model.kind === 'choice' && observation.kind === 'choice') {
    if (observation.code === '') return [{ path: 'code', key: 'science.choice.missing' }];
    return choiceOf(model, observation.code) ? [] : [{ path: 'code', key: 'science.choice.unknown', params: { code: observation.code } }];
  }
  if (model.kind === 'plate-count' && observation.kind === 'plate-count') return checkPlates(model, observation.plates);
  if (model.kind === 'mpn' && observation.kind === 'mpn') return checkTubes(model, observation.positives);
  return [{ path: 'kind', key: 'science.observation.kind' }];
}

/**
 * Carries out the method edition's model. The same observation always gives the same result, digit for digit. Throws `Invalid` with
 * the problems of `checkObservation` when something is missing or impossible, and `FormulaError` when the formula has no value for
 * these figures (division by zero, logarithm of a negative).
 */
export function calculate(model: MeasurementModel, observation: Observation): CalculatedResult {
  const problems = checkObservation(model, observation);
  if (problems.length > 0) throw new Invalid(problems);
  return calculateChecked(model, observation);
}

/** The same for an observation that `checkObservation` has just found no fault with. */
export function calculateChecked(model: MeasurementModel, observation: Observation): CalculatedResult {
  if (model.kind === 'calculated' && observation.kind === 'calculated') return calculateFormula(model, observation);
  if (model.kind === 'plate-count' && observation.kind === 'plate-count') return calculatePlateCount(model, observation.plates);
  if (model.kind === 'mpn' && observation.kind === 'mpn') return calculateMpn(model, observation.positives);
  if (model.kind === 'choice' && observation.kind === 'choice') return chosen(model, observation.code);
  throw new Invalid([{ path: 'kind', key: 'science.observation.kind' }]);
}

const choiceOf = (model: ChoiceModel, code: string) => model.choices.find((choice) => choice.code === code);

function chosen(model: ChoiceModel, code: string): CalculatedResult {
  return {
    qualifier: 'choice', text: code, unrounded: null, expandedUncertainty: null, replicates: [], warnings: [], working: [],
    meaning: choiceOf(model, code)!.meaning,
    ...(model.portion === undefined ? {} : { portion: model.portion }),
  };
}
