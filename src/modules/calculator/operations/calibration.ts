import type { Decimal } from 'decimal.js';
import { z } from 'zod';
import { told as toldAs } from '../../../platform/command/inputs.ts';
import { Dec, kept } from '../../../science/decimal.ts';
import { bracket } from '../../../science/calibration/bracket.ts';
import { blankLimits, din32645, ichDeviations, ichQ2, signalToNoise } from '../../../science/calibration/detection.ts';
import { fit, fitModels, type Fit } from '../../../science/calibration/fit.ts';
import { predict } from '../../../science/calibration/predict.ts';
import { fitLevel, levelForms, levelFormula } from '../../../science/calibration/uncertainty-level.ts';
import { mean } from '../../../science/statistics/describe.ts';
import { StatisticsError } from '../../../science/statistics/refusal.ts';
import { figure, figures, operation, type Answer } from '../operation.ts';

const curve = {
  x: figures(1, 2000), y: figures(1, 2000), model: z.enum(fitModels).default('linear'),
  weights: z.union([z.enum(['1/x', '1/x2']), figures(1, 2000)]).optional(),
};
const fitted = ({ x, y, model, weights }: z.output<z.ZodObject<typeof curve>>): Fit => fit(x, y, model, weights);
const notNegative = () => figure().refine((value) => value.gte(0), toldAs('calculator.error.negative'));
const positive = () => figure().refine((value) => value.gt(0), toldAs('calculator.error.not-positive'));
const readingsOf = (given: Decimal | Decimal[]): Decimal => mean(Array.isArray(given) ? given : [given]);
const reading = () => z.union([figure(), figures(1, 1000)]).transform(readingsOf);
const standard = z.strictObject({ x: figure(), before: reading(), after: reading().optional(), u: notNegative().optional() });
const replicates = () => z.number().int().min(1).max(1000);

/** What the fit's own answer may carry back into `predict`: it is computed again from x and y, so these are not read. */
const told = ['coefficients', 'standardErrors', 'residualSd', 'r2', 'df', 'residuals', 'backCalculated', 'lackOfFit'] as const;
const ignored = Object.fromEntries(told.map((name) => [name, z.unknown().optional()]));

function answerOf(curveFitted: Fit): Answer {
  const { coefficients, standardErrors, residualSd, r2, df, residuals, lackOfFit, y } = curveFitted;
  const back = y.map((response) => {
    try {
      return kept(predict(curveFitted, response, 1).x0);
    } catch (error) {
      if (error instanceof StatisticsError) return null;
      throw error;
    }
  });
  return {
    coefficients: coefficients.map(kept), standardErrors: standardErrors.map(kept), residualSd: kept(residualSd), r2: kept(r2), df,
    residuals: residuals.map(kept), backCalculated: back,
    lackOfFit: lackOfFit && { F: kept(lackOfFit.F), dfLack: lackOfFit.dfLack, dfPure: lackOfFit.dfPure, p: lackOfFit.p.toPrecision(6) },
  };
}

const level = () => z.union([z.number(), z.string()]).transform(Number).pipe(z.number().gt(0).lt(0.5));
const detectionInput = z.discriminatedUnion('method', [
  z.strictObject({ method: z.literal('din32645'), x: figures(3, 2000), y: figures(3, 2000), replicates: replicates().default(1), alpha: level().default(0.01), k: z.number().positive().default(3) }),
  z.strictObject({ method: z.literal('ich-q2'), x: figures(3, 2000), y: figures(3, 2000), deviation: z.enum(ichDeviations).default('residuals') }),
  z.strictObject({ method: z.literal('blank'), values: figures(2), slope: figure().default(() => new Dec(1)), lodFactor: figure().default(() => new Dec(3)), loqFactor: figure().default(() => new Dec(10)) }),
  z.strictObject({ method: z.literal('signal-to-noise'), concentration: figure(), signal: figure(), noise: figure(), convention: z.enum(['height', 'ph-eur']).default('height') }),
]);

function detect(input: z.output<typeof detectionInput>): Record<string, Decimal> {
  switch (input.method) {
    case 'din32645': return { ...din32645(fit(input.x, input.y, 'linear'), input) };
    case 'ich-q2': return { ...ichQ2(fit(input.x, input.y, 'linear'), input.deviation) };
    case 'blank': return { ...blankLimits(input.values, input.slope, { lod: input.lodFactor, loq: input.loqFactor }) };
    case 'signal-to-noise': return { ...signalToNoise(input.concentration, input.signal, input.noise, input.convention) };
  }
}

/** Calibration curves, what is read from them, and the limits of detection and quantification. */
export const calibrationOperations = [
  operation('fit', z.strictObject(curve), (input) => answerOf(fitted(input))),
  operation('predict', z.union([
    z.strictObject({ ...curve, ...ignored, y0: z.union([figure(), figures(1, 1000)]), replicates: replicates().optional() }),
    z.strictObject({ fit: z.strictObject({ ...curve, ...ignored }), y0: z.union([figure(), figures(1, 1000)]), replicates: replicates().optional() }),
  ]), (input) => {
    const readings = Array.isArray(input.y0) ? input.y0 : [input.y0];
    const { x0, u, inRange } = predict(fitted((input as { fit?: never }).fit ?? (input as never)), mean(readings), input.replicates ?? readings.length);
    return { x0: kept(x0), u: kept(u), inRange };
  }),
  operation('detection', detectionInput, (input) => Object.fromEntries(Object.entries(detect(input)).map(([name, value]) => [name, kept(value)]))),
  /**
   * A sample between two standards. `times` {before, sample, after} in any unit where the standards were read again; the middle unless given. `tolerance` of drift
   * in %, `uResponse` of one reading.
   */
  operation('bracket', z.strictObject({
    low: standard, high: standard, y0: reading(), tolerance: positive().optional(), uResponse: notNegative().optional(),
    times: z.strictObject({ before: figure(), sample: figure(), after: figure() })
      .refine(({ before, sample, after }) => before.lt(after) && sample.gte(before) && sample.lte(after), toldAs('calculator.error.times')).optional(),
  }), ({ low, high, y0, times, ...how }) => {
    const moment = times ? times.sample.minus(times.before).div(times.after.minus(times.before)) : new Dec('0.5');
    const found = bracket(low, high, y0, { moment, ...how });
    const side = ({ response, drift }: typeof found.low) => ({ response: kept(response), drift: drift && kept(drift) });
    return { x0: kept(found.x0), u: found.u && kept(found.u), low: side(found.low), high: side(found.high) };
  }),
  /** u as a function of the level from pairs x and u; `formula` is k·u(x) over `x`, with k = 2 unless given. s1 as a fraction. */
  operation('uncertainty-level', z.strictObject({ x: figures(1, 2000), u: figures(1, 2000), form: z.enum(levelForms).default('combined'), k: positive().default(() => new Dec(2)) }), ({ x, u, form, k }) => {
    const found = fitLevel(x, u, form);
    return { s0: kept(found.s0), s1: kept(found.s1), misfit: kept(found.misfit), formula: levelFormula(found, form, k), fitted: found.fitted.map(kept) };
  }),
];
