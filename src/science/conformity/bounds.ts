import type { Decimal } from 'decimal.js';
import { Dec } from '../decimal.ts';
import type { CalculatedResult } from '../measurement-model.ts';
import { notJudged, withoutFigures, type DecisionRule, type Judgement, type Verdict } from './limit.ts';
import { probabilityWithin } from './normal.ts';

export interface Bound {
  at: string;
  exclusive: boolean;
}
/** One or two tolerance limits. */
export interface Bounds {
  min?: Bound;
  max?: Bound;
}

/** Judges a figure, exact or censored, against tolerance limits. Everything is compared as decimals. */
export function judgeBounds(result: CalculatedResult, bounds: Bounds, rule: DecisionRule, compare: 'reported' | 'unrounded'): Judgement {
  switch (result.qualifier) {
    case 'choice':
      return notJudged(rule, 'science.reason.not-a-figure');
    case 'nd':
    case 'lt':
    case 'gt':
      return judgeCensored(result, bounds, rule);
    default:
      return judgeFigure(result, bounds, rule, compare);
  }
}

const worseLast: readonly Verdict[] = ['pass', 'conditional-pass', 'conditional-fail', 'fail'];

function judgeFigure(result: CalculatedResult, bounds: Bounds, rule: DecisionRule, compare: 'reported' | 'unrounded'): Judgement {
  const text = compare === 'unrounded' ? (result.unrounded ?? result.text) : result.text;
  const uncertainty = result.expandedUncertainty;
  const probability = uncertainty === null ? null : probabilityWithin(text, uncertainty, bounds.min?.at, bounds.max?.at);
  if (rule !== 'simple' && uncertainty === null) return notJudged(rule, 'science.reason.no-uncertainty');
  const band = bandOf(rule === 'simple' ? '0' : uncertainty!);

  const figure = new Dec(text);
  let verdict: Verdict = 'pass';
  for (const side of ['max', 'min'] as const) {
    const bound = bounds[side];
    if (bound) verdict = worse(verdict, sideOf(figure, side, new Dec(bound.at), bound.exclusive, rule, band.w));
  }
  return { verdict, probability, ...acceptanceOf(figure, bounds, rule, band), rule };
}

const worse = (a: Verdict, b: Verdict): Verdict => (worseLast.indexOf(b) > worseLast.indexOf(a) ? b : a);

/** A figure against one tolerance limit. */
function sideOf(figure: Decimal, side: 'min' | 'max', limit: Decimal, exclusive: boolean, rule: DecisionRule, w: Decimal): Verdict {
  const inwards = (band: Decimal) => (side === 'max' ? limit.minus(band) : limit.plus(band));
  const outwards = (band: Decimal) => (side === 'max' ? limit.plus(band) : limit.minus(band));
  const within = (bound: Decimal) => {
    const order = figure.cmp(bound);
    return order === 0 ? !exclusive : side === 'max' ? order < 0 : order > 0;
  };
  switch (rule) {
    case 'simple': return within(limit) ? 'pass' : 'fail';
    case 'guarded-acceptance': return within(inwards(w)) ? 'pass' : 'fail';
    case 'guarded-rejection': return within(outwards(w)) ? 'pass' : 'fail';
    case 'non-binary':
      if (within(inwards(w))) return 'pass';
      if (within(limit)) return 'conditional-pass';
      return within(outwards(w)) ? 'conditional-fail' : 'fail';
  }
}

/** A guard band as it is written and as a figure. */
interface Band {
  text: string;
  w: Decimal;
}
const bandOf = (text: string): Band => ({ text, w: new Dec(text) });

type ComparedWith = Pick<Judgement, 'guardBand' | 'acceptanceLimit' | 'acceptance'>;

/** The acceptance limits: tolerance limits moved by the guard band, inwards for acceptance, outwards for rejection. */
function acceptanceOf(figure: Decimal, bounds: Bounds, rule: DecisionRule, { text, w }: Band): ComparedWith {
  const inwards = rule === 'guarded-rejection' ? w.neg() : w;
  const min = bounds.min ? new Dec(bounds.min.at).plus(inwards) : null;
  const max = bounds.max ? new Dec(bounds.max.at).minus(inwards) : null;
  const written = (moved: Decimal | null, bound: Bound | undefined) => (moved && bound ? moved.toFixed(Math.max(placesOf(bound.at), placesOf(text))) : null);
  const acceptance = { min: written(min, bounds.min), max: written(max, bounds.max) };
  const nearer = min && max ? (figure.minus(min).abs().lt(figure.minus(max).abs()) ? acceptance.min : acceptance.max) : (acceptance.max ?? acceptance.min);
  return { guardBand: text, acceptanceLimit: nearer, acceptance };
}

function placesOf(text: string): number {
  const point = text.indexOf('.');
  return point < 0 ? 0 : text.length - point - 1;
}

type Outcome = { verdict: Verdict; reason?: string };

/**
 * What was found, however little, is above a maximum of 0. For the rest, all that is known is that the value lies below (`nd`, `lt`)
 * or above (`gt`) the figure. Where the guard band is not known either, the verdict is given only if no guard band could change it. The U at the LOD or LOQ, if the method states one, is the guard band.
 */
function judgeCensored(result: CalculatedResult, bounds: Bounds, rule: DecisionRule): Judgement {
  const above = result.qualifier === 'gt';
  const edge = above ? new Dec(result.text).neg() : new Dec(result.text);
  const upper = above ? bounds.min : bounds.max;
  const lower = above ? bounds.max : bounds.min;
  const turned = (bound: Bound | undefined) => bound && (above ? new Dec(bound.at).neg() : new Dec(bound.at));

  const w = rule === 'simple' ? '0' : result.uncertaintyAtLimit;
  if (result.detected && new Dec(bounds.max?.at ?? 1).isZero()) return withoutFigures('fail', rule);
  const noneFound = result.detected === false && edge.lte(1);
  const outcome = (band: Decimal) => outcomeBelow(edge, turned(lower), turned(upper), rule, band, noneFound);
  const known = outcome(new Dec(w ?? 0));
  if (w === undefined && outcome(new Dec(Infinity)).verdict !== known.verdict) return notJudged(rule, 'science.reason.no-uncertainty');
  const nothing = { guardBand: null, acceptanceLimit: null, acceptance: null };
  const figures = w === undefined ? nothing : acceptanceOf(new Dec(result.text), bounds, rule, bandOf(w));
  return { ...known, probability: null, ...figures, rule };
}

/**
 * A value known to lie below `edge`. `noneFound`: of whole things (colonies) not one was found, which meets a maximum of 0 where one
 * would have been reported as at most 1 per basis.
 */
function outcomeBelow(
  edge: Decimal, lower: Decimal | undefined, upper: Decimal | undefined, rule: DecisionRule, w: Decimal, noneFound: boolean,
): Outcome {
  const shift = { simple: new Dec(0), 'guarded-acceptance': w, 'guarded-rejection': w.neg(), 'non-binary': w }[rule];
  if (lower) {
    const failsBelow = rule === 'non-binary' ? lower.minus(w) : lower.plus(shift);
    return edge.lte(failsBelow)
      ? { verdict: 'fail' }
      : { verdict: 'not-judged', reason: edge.lte(lower) ? 'science.reason.censored-near-limit' : 'science.reason.limit-below-loq' };
  }
  if (!upper || edge.lte(upper.minus(shift)) || (noneFound && upper.isZero())) return { verdict: 'pass' };
  return { verdict: 'not-judged', reason: edge.lte(upper) ? 'science.reason.censored-near-limit' : 'science.reason.limit-below-loq' };
}
