import type { Decimal } from 'decimal.js';
import type { Problem } from '../../kernel/errors.ts';
import { Dec, kept } from '../decimal.ts';
import type { CalculatedResult, MpnModel, WorkedResult } from '../measurement-model.ts';
import { round } from '../rounding.ts';

/** Positive tubes missing, or more than were inoculated. */
export function checkTubes(model: MpnModel, positives: readonly number[]): Problem[] {
  const problems: Problem[] = [];
  model.volumes.forEach((_, row) => {
    const count = positives[row];
    if (count === undefined) problems.push({ path: `positives.${row}`, key: 'science.tubes.missing' });
    else if (!Number.isSafeInteger(count) || count < 0 || count > model.tubes) {
      problems.push({ path: `positives.${row}`, key: 'science.tubes.count', params: { most: model.tubes } });
    }
  });
  const most = model.volumes.length;
  if (positives.length > most) problems.push({ path: 'positives', key: 'science.tubes.too-many', params: { most } });
  return problems;
}

/** What the tubes say, per unit of volume. `low`, `high`: 95 % limits. `rarity`: likelihood against the likeliest outcome, 0 to 1. */
export interface MpnEstimate {
  mpn: Decimal;
  low: Decimal;
  high: Decimal;
  rarity: number;
}

/** Coverage factor 2, as the tables of Jarvis et al. have it, and the tail of 2.5 % for the ends where only one limit exists. */
const coverage = 2;
const tail = '0.025';

/**
 * Most probable number by maximum likelihood, per `basis`. All tubes negative: less than the MPN of a single positive tube in the
 * last series. All positive: more than the MPN of one negative tube there. So the tables print it (BAM Appendix 2; TCVN 6187-2). 95 %
 * limits and rarity after Jarvis, Wilrich & Wilrich (2010), J. Appl. Microbiol. 109, 1660–1667, with factor 2 as in their
 * tables; the BAM tables print limits by another construction (Blodgett), which differ. Rarity below 0.05 is told (category
 * 2), below 0.01 strongly (category 3).
 */
export function calculateMpn(model: MpnModel, positives: readonly number[]): WorkedResult {
  const volumes = model.volumes.map((volume) => new Dec(volume));
  const positive = positives.reduce((sum, count) => sum + count, 0);
  const last = volumes.length - 1;
  const base = {
    expandedUncertainty: null, replicates: [], warnings: [] as CalculatedResult['warnings'],
    ...(model.portion === undefined ? {} : { portion: model.portion }),
  };
  const figure = (perUnit: Decimal) => round(kept(perUnit.times(model.basis)), model.rounding);
  const limit = (perUnit: Decimal) => round(kept(perUnit.times(model.basis)), { mode: 'half-up', to: { significant: 2 } });
  const tubes = positives.map((count, row) => `${count}/${model.tubes} (${model.volumes[row]})`).join(', ');

  if (positive === 0) {
    const bound = estimateMpn(volumes, model.tubes, volumes.map((_, row) => (row === last ? 1 : 0)));
    const text = figure(bound.mpn);
    const high = new Dec(tail).ln().neg().div(volumes.reduce((sum, v) => sum.plus(v.times(model.tubes)), new Dec(0)));
    const interval = { low: '0', high: limit(high) };
    return { result: { ...base, qualifier: 'lt', text, unrounded: null, detected: false, interval }, working: [`${tubes} → < ${text}`] };
  }
  if (positive === model.tubes * volumes.length) {
    // With one tube in a single series there is no such outcome, and no figure can be given.
    const before = volumes.map((_, row) => (row === last ? model.tubes - 1 : model.tubes));
    const bound = before.some((count) => count > 0) ? estimateMpn(volumes, model.tubes, before).mpn : new Dec(1).div(volumes[0]!);
    const text = figure(bound);
    const interval = { low: limit(allPositiveLow(volumes, model.tubes)), high: null };
    return { result: { ...base, qualifier: 'gt', text, unrounded: null, interval }, working: [`${tubes} → > ${text}`] };
  }

  const { mpn, low, high, rarity } = estimateMpn(volumes, model.tubes, positives);
  const text = figure(mpn);
  const interval = { low: limit(low), high: limit(high) };
  const told = round(rarity, { mode: 'half-up', to: { significant: 2 } });
  if (rarity < 0.05) {
    base.warnings.push({ key: rarity < 0.01 ? 'science.warning.mpn-very-rare' : 'science.warning.mpn-rare', params: { rarity: told } });
  }
  const working = [`${tubes} → MPN = ${text}`, `95 %: ${interval.low} – ${interval.high}`, `r = ${told}`];
  return { result: { ...base, qualifier: 'eq', text, unrounded: kept(mpn.times(model.basis)), interval }, working };
}

/**
 * Solves Σ p·v / (1 − e^(−λv)) = Σ n·v for λ (Halvorson & Ziegler 1933; Hurley & Roscoe 1983) and gives λ, its limits and rarity.
 * A start in ordinary numbers is refined in decimals, so that the same tubes give the same digits on every machine. At least one tube
 * is positive and one negative.
 */
export function estimateMpn(volumes: readonly Decimal[], tubes: number, positives: readonly number[]): MpnEstimate {
  const inoculated = volumes.reduce((sum, v) => sum.plus(v.times(tubes)), new Dec(0));
  const score = (lambda: Decimal) => {
    let value = inoculated.neg();
    let slope = new Dec(0);
    volumes.forEach((v, row) => {
      if (positives[row] === 0) return;
      const decay = v.times(lambda).neg().exp();
      const grown = new Dec(1).minus(decay);
      value = value.plus(v.times(positives[row]!).div(grown));
      slope = slope.minus(v.times(v).times(decay).times(positives[row]!).div(grown.times(grown)));
    });
    return { value, slope };
  };

  let lambda = new Dec(startingPoint(volumes.map(Number), tubes, positives));
  for (let step = 0; step < 4; step += 1) {
    const { value, slope } = score(lambda);
    lambda = lambda.minus(value.div(slope));
  }
  const spread = new Dec(-1).div(score(lambda).slope).sqrt().div(lambda).times(coverage).exp();
  const rarity = rarityOf(volumes.map(Number), tubes, positives, Number(lambda));
  return { mpn: lambda, low: lambda.div(spread), high: lambda.times(spread), rarity };
}

/** Bisection on a logarithmic scale; the score falls as λ grows. */
function startingPoint(volumes: readonly number[], tubes: number, positives: readonly number[]): number {
  const inoculated = volumes.reduce((sum, v) => sum + v * tubes, 0);
  const score = (lambda: number) => volumes.reduce((sum, v, row) => sum + (positives[row]! * v) / -Math.expm1(-lambda * v), -inoculated);
  let [low, high] = [Math.log(1e-12 / Math.max(...volumes)), Math.log(1e12 / Math.min(...volumes))];
  for (let step = 0; step < 80; step += 1) {
    const middle = (low + high) / 2;
    if (score(Math.exp(middle)) > 0) low = middle;
    else high = middle;
  }
  return Math.exp((low + high) / 2);
}

/** Lower limit when every tube grew: the λ at which that happens with the probability of one tail. */
function allPositiveLow(volumes: readonly Decimal[], tubes: number): Decimal {
  const logProbability = (lambda: number) => volumes.reduce((sum, v) => sum + tubes * Math.log(-Math.expm1(-lambda * Number(v))), 0);
  let [low, high] = [Math.log(1e-12 / Number(volumes[0])), Math.log(1e12 / Number(volumes.at(-1)))];
  for (let step = 0; step < 80; step += 1) {
    const middle = (low + high) / 2;
    if (logProbability(Math.exp(middle)) < Math.log(Number(tail))) low = middle;
    else high = middle;
  }
  return new Dec(Math.exp(low).toPrecision(9));
}

/** Blodgett's rarity index with the modes of Jarvis et al. (2010). An index for a warning, so ordinary numbers suffice. */
function rarityOf(volumes: readonly number[], tubes: number, positives: readonly number[], lambda: number): number {
  let logRatio = 0;
  volumes.forEach((v, row) => {
    const p = -Math.expm1(-lambda * v);
    const likeliest = Math.min(Math.floor(p * (tubes + 1)), tubes);
    logRatio += logBinomial(positives[row]!, tubes, p) - logBinomial(likeliest, tubes, p);
  });
  return Math.min(Math.exp(logRatio), 1);
}

function logBinomial(k: number, n: number, p: number): number {
  let log = k === 0 ? 0 : k * Math.log(p);
  if (n - k > 0) log += (n - k) * Math.log1p(-p);
  for (let i = 1; i <= k; i += 1) log += Math.log((n - k + i) / i);
  return log;
}
