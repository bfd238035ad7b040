import { Invalid, type Problem } from '../kernel/errors.ts';
import { calculateFormula, readFigures } from './calculated.ts';
import type { CalculatedResult, ChoiceModel, MeasurementModel, Observation } from './measurement-model.ts';
import { calculateDerived, checkDerived, derivedWorking } from './derived.ts';
import { calculateMpn, checkTubes } from './microbiology/mpn.ts';
import { calculatePlateCount, checkPlates } from './microbiology/plate-count.ts';
import { formulaWorking } from './working.ts';

/**
 * What keeps an observation from being calculated: a missing reading, a figure out of range, a name the model does not know, counts
 * that cannot be. Paths are those of the observation: `replicates.0.V`, `plates.1.counts.0`, `positives.2`.
 */
export type Calculation = { result: CalculatedResult; problems: [] } | { result: null; problems: Problem[] };

/**
 * Carries out the method edition's model, or says what keeps it from being carried out. The same observation always gives the same
 * result, digit for digit. Throws `FormulaError` when the formula has no value for these figures (division by zero, logarithm of a negative).
 */
export function attempt(model: MeasurementModel, observation: Observation): Calculation {
  if (model.kind === 'calculated' && observation.kind === 'calculated') {
    const read = readFigures(model, observation);
    return read.problems.length > 0 ? { result: null, problems: read.problems } : done(calculateFormula(model, read));
  }
  if (model.kind === 'choice' && observation.kind === 'choice') return choose(model, observation.code);
  if (model.kind === 'plate-count' && observation.kind === 'plate-count') {
    const problems = checkPlates(model, observation.plates);
    return problems.length > 0 ? { result: null, problems } : done(calculatePlateCount(model, observation.plates).result);
  }
  if (model.kind === 'mpn' && observation.kind === 'mpn') {
    const problems = checkTubes(model, observation.positives);
    return problems.length > 0 ? { result: null, problems } : done(calculateMpn(model, observation.positives).result);
  }
  if (model.kind === 'derived' && observation.kind === 'derived') {
    const problems = checkDerived(model, observation);
    return problems.length > 0 ? { result: null, problems } : done(calculateDerived(model, observation));
  }
  return { result: null, problems: [{ path: 'kind', key: 'science.observation.kind' }] };
}

const done = (result: CalculatedResult): Calculation => ({ result, problems: [] });

/** The result of an observation that must be whole. Throws `Invalid` with what keeps it from being calculated, and `FormulaError`. */
export function calculate(model: MeasurementModel, observation: Observation): CalculatedResult {
  const { result, problems } = attempt(model, observation);
  if (!result) throw new Invalid(problems);
  return result;
}

/** How the result came about, step by step, as text over figures; empty for a choice. Throws as `calculate` does. */
export function workingOf(model: MeasurementModel, observation: Observation): string[] {
  const result = calculate(model, observation);
  if (model.kind === 'calculated' && observation.kind === 'calculated') return formulaWorking(model, observation, result);
  if (model.kind === 'plate-count' && observation.kind === 'plate-count') return calculatePlateCount(model, observation.plates).working;
  if (model.kind === 'mpn' && observation.kind === 'mpn') return calculateMpn(model, observation.positives).working;
  if (model.kind === 'derived' && observation.kind === 'derived') return derivedWorking(model, observation, result);
  return [];
}

function choose(model: ChoiceModel, code: string): Calculation {
  if (code === '') return { result: null, problems: [{ path: 'code', key: 'science.choice.missing' }] };
  const choice = model.choices.find((each) => each.code === code);
  if (!choice) return { result: null, problems: [{ path: 'code', key: 'science.choice.unknown', params: { code } }] };
  return done({
    qualifier: 'choice', text: code, unrounded: null, expandedUncertainty: null, replicates: [], warnings: [], meaning: choice.meaning,
    ...(model.portion === undefined ? {} : { portion: model.portion }),
  });
}
