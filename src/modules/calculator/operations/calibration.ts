import type { Decimal } from 'decimal.js';
import { z } from 'zod';
import { told as toldAs } from '../../../platform/command/inputs.ts';
import { Dec, kept } from '../../../science/decimal.ts';
import { bracket } from '../../../science/calibration/bracket.ts';
import { blankConventions, blankLimits, din32645, ichDeviations, ichQ2, signalToNoise } from '../../../science/calibration/detection.ts';
import { fit, fitModels, type Fit, type FitModel } from '../../../science/calibration/fit.ts';
import { contentAt, predict } from '../../../science/calibration/predict.ts';
import { fitLevel, levelForms, levelFormula } from '../../../science/calibration/uncertainty-level.ts';
import { mean, spreadOf } from '../../../science/statistics/describe.ts';
import { atLeast, StatisticsError } from '../../../science/statistics/refusal.ts';
import { figure, figures, notNegative, operation, positive, whole, type Answer } from '../operation.ts';
import { isRecord, leadingWord, renamed, spelled, word, type Given } from '../spelling/words.ts';

const models: Readonly<Record<string, FitModel>> = { line: 'linear', straight: 'linear', origin: 'linear-origin', linearthroughorigin: 'linear-origin', parabola: 'quadratic', quadraticthroughorigin: 'quadratic-origin' };
/** `1/x`, `1/x2` ("1/x²", "1/x^2") or one weight a point; "none" is no weights. */
const weights = () => z.preprocess((given) => {
  if (given === null || typeof given !== 'string') return given ?? undefined;
  return ['', '1', 'none', 'equal', 'unweighted'].includes(given.trim().toLowerCase()) ? undefined : given.replace(/[\s^*()]/gu, '').replace('²', '2').toLowerCase();
}, z.union([z.enum(['1/x', '1/x2']), figures(1, 2000)]).optional());
const curve = { x: figures(1, 2000), y: figures(1, 2000), model: word(fitModels, models).default('linear'), weights: weights() };
const curveNames = { response: 'y', responses: 'y', concentrations: 'x', weighting: 'weights', weight: 'weights', type: 'model' };

/** The fitted curve. One with as many coefficients as points has no scatter, and with it no standard error. */
function fitted({ x, y, model, weights: given }: z.output<z.ZodObject<typeof curve>>): Fit {
  const found = fit(x, y, model, given);
  atLeast(found.coefficients.length + 1, x.length);
  return found;
}
const readingsOf = (given: Decimal | Decimal[]): Decimal => mean(Array.isArray(given) ? given : [given]);
const reading = () => z.union([figure(), figures(1, 1000)]).transform(readingsOf);
const standard = spelled({ y: 'before', response: 'before', value: 'x' }, z.strictObject({ x: figure(), before: reading(), after: reading().optional(), u: notNegative().optional() }));
const replicates = () => whole(1, 1000);

/** What the fit's own answer may carry back into `predict`: it is computed again from x and y, so these are not read. */
const told = ['coefficients', 'standardErrors', 'residualSd', 'r2', 'df', 'residuals', 'backCalculated', 'lackOfFit'] as const;
const ignored = Object.fromEntries(told.map((name) => [name, z.unknown().optional()]));

function answerOf(curveFitted: Fit): Answer {
  const { coefficients, standardErrors, residualSd, r2, df, residuals, lackOfFit, y } = curveFitted;
  const back = y.map((response) => {
    try {
      return kept(contentAt(curveFitted, response));
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

const level = () => figure().refine((given) => given.gt(0) && given.lt('0.5'), toldAs('calculator.error.level')).transform(Number);
const methods = { calibration: 'din32645', calibrationline: 'din32645', blanks: 'blank', blanksd: 'blank', sn: 'signal-to-noise', snr: 'signal-to-noise', ich: 'ich-q2', ichq2r1: 'ich-q2', ichq2r2: 'ich-q2' } as const;
/** The curve itself, or one in `fit`. */
const unfolded = (given: Given): Given => {
  const { fit: inside, ...rest } = renamed(given, { ...curveNames, m: 'replicates' });
  if (!isRecord(inside)) return renamed(given, { ...curveNames, m: 'replicates' });
  return { ...renamed(inside, curveNames), ...rest };
};
/** A straight line without weights, which both procedures are made for. */
const line = { ...ignored, model: curve.model.refine((model) => model === 'linear', toldAs('science.calibration.needs-line')), x: figures(3, 2000), y: figures(3, 2000) };
/** A sensitivity in place of a known concentration is the signal of one unit of it. */
const bySensitivity = ({ slope, ...rest }: Given): Given => (slope === undefined ? rest : 'signal' in rest || 'concentration' in rest ? { slope, ...rest } : { concentration: 1, signal: slope, ...rest });
const detectionInput = spelled((given) => {
  const method = leadingWord(given, 'method', ['din32645', 'ich-q2', 'blank', 'signal-to-noise'], methods);
  const named = method === 'din32645' || method === 'ich-q2' ? unfolded(given) : renamed(given, method === 'blank'
    ? { blanks: 'values', x: 'values', sensitivity: 'slope', b: 'slope', k: 'lodFactor', kLod: 'lodFactor', kLoq: 'loqFactor' }
    : { value: 'concentration', c: 'concentration', level: 'concentration', x: 'concentration', height: 'signal', ratio: 'signalToNoise', sn: 'signalToNoise', sensitivity: 'slope', b: 'slope' });
  return method === 'signal-to-noise' ? { ...bySensitivity(named), method } : { ...named, method };
}, z.discriminatedUnion('method', [
  z.strictObject({ method: z.literal('din32645'), ...line, replicates: replicates().default(1), alpha: level().default(0.01), k: positive().transform(Number).default(3) }),
  z.strictObject({ method: z.literal('ich-q2'), ...line, deviation: word(ichDeviations).default('residuals') }),
  z.strictObject({
    method: z.literal('blank'), values: figures(2).optional(), sd: positive().optional(), mean: figure().optional(), slope: figure().default(() => new Dec(1)), convention: word(blankConventions).default('net'),
    lodFactor: positive().default(() => new Dec(3)), loqFactor: positive().default(() => new Dec(10)),
  }).refine(({ values, sd }) => (values === undefined) !== (sd === undefined), toldAs('calculator.error.values-or-sd')),
  z.strictObject({
    method: z.literal('signal-to-noise'), concentration: positive(), signal: figure().optional(), noise: figure().optional(), signalToNoise: positive().optional(), convention: word(['height', 'ph-eur'], { heightratio: 'height', pheur: 'ph-eur' }).default('height'),
  }).refine(({ signal, noise, signalToNoise: ratio }) => (ratio === undefined ? signal !== undefined && noise !== undefined : signal === undefined && noise === undefined), toldAs('calculator.error.signal-and-noise')),
]));

/** The two standards by name, or as `x` and `y`, or as x1, y1, x2 and y2. */
function bracketOf(given: Given): Given {
  const { x, y, x1, y1, x2, y2, ...rest } = renamed(given, { response: 'y0', sample: 'y0', reading: 'y0' });
  const [a, b] = Array.isArray(x) && Array.isArray(y) && x.length === 2 && y.length === 2 ? [[x[0], y[0]], [x[1], y[1]]] : [[x1, y1], [x2, y2]];
  return a![0] === undefined || b![0] === undefined ? given : { low: { x: a![0], before: a![1] }, high: { x: b![0], before: b![1] }, ...rest };
}

function detect(input: z.output<typeof detectionInput>): Record<string, Decimal> {
  switch (input.method) {
    case 'din32645': return { ...din32645(fit(input.x, input.y, 'linear'), input) };
    case 'ich-q2': return { ...ichQ2(fit(input.x, input.y, 'linear'), input.deviation) };
    case 'blank': {
      const { slope, convention, lodFactor: lod, loqFactor: loq, sd, mean: centre } = input;
      const blank = input.values ? { sd: spreadOf(input.values), mean: mean(input.values) } : { sd: sd!, mean: centre };
      return { ...blankLimits(blank, slope, { lod, loq }, convention) };
    }
    case 'signal-to-noise': {
      const [signal, noise, convention] = input.signalToNoise ? [input.signalToNoise, new Dec(1), 'height' as const] : [input.signal!, input.noise!, input.convention];
      return { ...signalToNoise(input.concentration, signal, noise, convention) };
    }
  }
}

/** Calibration curves, what is read from them, and the limits of detection and quantification. */
export const calibrationOperations = [
  operation('fit', spelled(curveNames, z.strictObject(curve)), (input) => answerOf(fitted(input))),
  /** The curve's own points (also within `fit`) and the response `y0` of the sample, one reading or several; `replicates` when it is their mean. */
  operation('predict', spelled((given) => renamed(unfolded(given), { response0: 'y0', reading: 'y0', readings: 'y0', n: 'replicates' }), z.strictObject({
    ...curve, ...ignored, y0: z.union([figure(), figures(1, 1000)]), replicates: replicates().optional(),
  })), (input) => {
    const readings = Array.isArray(input.y0) ? input.y0 : [input.y0];
    const { x0, u, inRange } = predict(fitted(input), mean(readings), input.replicates ?? readings.length);
    return { x0: kept(x0), u: kept(u), inRange };
  }),
  operation('detection', detectionInput, (input) => Object.fromEntries(Object.entries(detect(input)).map(([name, value]) => [name, kept(value)]))),
  /**
   * A sample between two standards. `times` {before, sample, after} in any unit where the standards were read again; the middle unless given. `tolerance` of drift
   * in %, `uResponse` of one reading.
   */
  operation('bracket', spelled(bracketOf, z.strictObject({
    low: standard, high: standard, y0: reading(), tolerance: positive().optional(), uResponse: notNegative().optional(),
    times: z.strictObject({ before: figure(), sample: figure(), after: figure() })
      .refine(({ before, sample, after }) => before.lt(after) && sample.gte(before) && sample.lte(after), toldAs('calculator.error.times')).optional(),
  })), ({ low, high, y0, times, ...how }) => {
    const moment = times ? times.sample.minus(times.before).div(times.after.minus(times.before)) : new Dec('0.5');
    const found = bracket(low, high, y0, { moment, ...how });
    const side = ({ response, drift }: typeof found.low) => ({ response: kept(response), drift: drift && kept(drift) });
    return { x0: kept(found.x0), u: found.u && kept(found.u), low: side(found.low), high: side(found.high) };
  }),
  /** u as a function of the level from pairs x and u; `formula` is k·u(x) over `x`, with k = 2 unless given. s1 as a fraction. */
  operation('uncertainty-level', z.strictObject({ x: figures(1, 2000), u: figures(1, 2000), form: word(levelForms).default('combined'), k: positive().default(() => new Dec(2)) }), ({ x, u, form, k }) => {
    const found = fitLevel(x, u, form);
    return { s0: kept(found.s0), s1: kept(found.s1), misfit: kept(found.misfit), formula: levelFormula(found, form, k), fitted: found.fitted.map(kept) };
  }),
];
