import type { Decimal } from 'decimal.js';
import { Dec, kept, keptFigure } from '../decimal.ts';
import { round } from '../rounding.ts';
import { IndexError } from './ratios.ts';
import { wqiClasses, wqiGroups, wqiParameters, wqiScales, type WqiGroup, type WqiParameter, type WqiScale } from './vn-wqi.data.ts';

export interface WaterQuality {
  /** The index, a whole number from 0 to 100 as it is published. */
  value: string;
  unrounded: Decimal;
  class: (typeof wqiClasses)[number]['class'];
  rgb: string;
  /** Score of each parameter that was given. */
  parameters: Partial<Record<WqiParameter, Decimal>>;
  /** Score of each group that has a parameter: geometric mean in II and III, arithmetic mean in IV and V. */
  groups: Partial<Record<WqiGroup, Decimal>>;
}

/**
 * Vietnamese water quality index VN_WQI of surface water (Decision 1460/QĐ-TCMT of 2019; tables and their sources in `vn-wqi.data.ts`):
 * I/100 · II/100 · III/100 · √(IV · V), or the cube root of IV² · V when `weighted`; without group V the last factor is IV alone. Groups without a figure
 * count 100. DO in mg/L with the temperature of the water in °C becomes per cent of saturation, unless `saturated` says that it is that already. Throws `IndexError`: fewer than three of
 * the five groups, fewer than three parameters in group IV, weighting without group V, DO without a temperature of 0 to 50 °C.
 */
export function waterQualityIndex(given: Partial<Record<WqiParameter, Decimal>>, { temperature, weighted = false, saturated = false }: { temperature?: Decimal | undefined; weighted?: boolean; saturated?: boolean } = {}): WaterQuality {
  const parameters: Partial<Record<WqiParameter, Decimal>> = {};
  for (const name of wqiParameters) {
    const figure = given[name];
    if (figure !== undefined) parameters[name] = scoreOf(wqiScales[name], name === 'do' && !saturated ? oxygenSaturation(figure, temperature) : figure);
  }
  const groups: Partial<Record<WqiGroup, Decimal>> = {};
  for (const group of wqiGroups) {
    const scores = wqiParameters.flatMap((name) => (wqiScales[name].group === group && parameters[name] ? [parameters[name]] : []));
    if (scores.length === 0) continue;
    if (group === 'IV' && scores.length < 3) throw new IndexError('science.wqi.too-few-of-four', { given: scores.length });
    groups[group] = group === 'II' || group === 'III' ? geometricMean(scores) : scores.reduce((sum, score) => sum.plus(score), new Dec(0)).div(scores.length);
  }
  const { I = hundred, II = hundred, III = hundred, IV, V } = groups;
  if (Object.keys(groups).length < 3) throw new IndexError('science.wqi.too-few-groups', { given: Object.keys(groups).length });
  if (IV === undefined) throw new IndexError('science.wqi.too-few-of-four', { given: 0 });
  if (weighted && V === undefined) throw new IndexError('science.wqi.weighted');
  const core = V === undefined ? IV : weighted ? IV.pow(2).times(V).cbrt() : IV.times(V).sqrt();
  const unrounded = keptFigure(I.times(II).times(III).times(core).div(1_000_000));
  const value = round(unrounded, { mode: 'half-up', to: { decimals: 0 } });
  const reached = wqiClasses.find(({ from }) => new Dec(value).gte(from))!;
  return { value, unrounded, class: reached.class, rgb: reached.rgb, parameters, groups };
}

const hundred = new Dec(100);

/** Dissolved oxygen in per cent of saturation: 100 DO / (14.652 − 0.41022 T + 0.0079910 T² − 0.000077774 T³), mg/L and °C. */
export function oxygenSaturation(oxygen: Decimal, temperature: Decimal | undefined): Decimal {
  if (!temperature || temperature.lt(0) || temperature.gt(50)) throw new IndexError('science.wqi.temperature');
  const saturation = new Dec('14.652').minus(temperature.times('0.41022')).plus(temperature.pow(2).times('0.0079910')).minus(temperature.pow(3).times('0.000077774'));
  return oxygen.times(100).div(saturation);
}

function scoreOf({ at, below, above }: WqiScale, figure: Decimal): Decimal {
  const next = at.findIndex(([point]) => figure.lte(point));
  if (next < 0) return new Dec(above);
  const [upper, score] = at[next]!;
  if (figure.eq(upper)) return new Dec(score);
  if (next === 0) return new Dec(below);
  const [lower, from] = at[next - 1]!;
  return figure.minus(lower).times(score - from).div(new Dec(upper).minus(lower)).plus(from);
}

/** Kept to twenty digits, so that equal scores give themselves. */
const geometricMean = (scores: readonly Decimal[]): Decimal =>
  keptFigure(scores.reduce((product, score) => product.times(score), new Dec(1)).pow(new Dec(1).div(scores.length)));

/** Scores as kept text, by name. */
export const keptScores = (scores: Readonly<Partial<Record<string, Decimal>>>): Record<string, string> =>
  Object.fromEntries(Object.entries(scores).map(([name, score]) => [name, kept(score!)]));
