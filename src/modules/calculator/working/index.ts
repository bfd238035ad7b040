import { plausibilitySteps, topDownSteps } from './budget.ts';
import { conformitySteps, convertSteps, detectionSteps, fitSteps, predictSteps, uncertaintySteps } from './measurement.ts';
import { blankSteps, bracketSteps, controlLimitSteps, driftSteps, duplicateSteps, indexSteps, logCountSteps, recoverySteps, referenceSteps } from './quality.ts';
import { anovaSteps, controlSteps, describeSteps, horwitzSteps, outlierSteps, scoreSteps } from './statistics.ts';
import type { Step, Worked } from './step.ts';

export type { Step } from './step.ts';

const workings: Readonly<Record<string, (worked: Worked) => Step[]>> = {
  describe: describeSteps, anova: anovaSteps, outliers: outlierSteps, score: scoreSteps, horwitz: horwitzSteps, control: controlSteps,
  fit: fitSteps, predict: predictSteps, uncertainty: uncertaintySteps, conformity: conformitySteps, convert: convertSteps,
  bracket: bracketSteps, 'log-count': logCountSteps, recovery: recoverySteps, blank: blankSteps, 'reference-material': referenceSteps,
  'control-limits': controlLimitSteps, index: indexSteps,
  topdown: topDownSteps, plausibility: plausibilitySteps, detection: detectionSteps, duplicate: duplicateSteps, drift: driftSteps,
};

/**
 * How an answer comes about, step by step, with the figures that were typed; empty for what is found by iteration or by counting. The
 * answer stays the one that was calculated: the steps end in its figures.
 */
export const stepsOf = (name: string, request: Worked['request'], answer: Worked['answer']): Step[] => workings[name]?.({ request, answer }) ?? [];
