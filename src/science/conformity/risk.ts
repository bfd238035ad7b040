import { normal } from '../statistics/distributions.ts';
import { StatisticsError } from '../statistics/refusal.ts';

/** Limits as ordinary numbers; a side that is absent is not limited. */
export interface Interval {
  min?: number | undefined;
  max?: number | undefined;
}

export interface Risk {
  consumer: number;
  producer: number;
}

const below = (limit: number | undefined, mean: number, sd: number, absent: 0 | 1): number => (limit === undefined ? absent : normal.cdf((limit - mean) / sd));

/** Probability that a normal quantity lies within the limits (JCGM 106:2012, 7.2 to 7.4). */
export const probabilityIn = ({ min, max }: Interval, mean: number, sd: number): number => Math.max(0, below(max, mean, sd, 1) - below(min, mean, sd, 0));

const within = (value: number, { min, max }: Interval): boolean => (min === undefined || value >= min) && (max === undefined || value <= max);

/**
 * Specific risks of one measured item (JCGM 106:2012, 9.3.2 and 9.3.3): of an accepted item the consumer's risk is the probability that it does not conform, of a
 * rejected one the producer's risk that it does; the other risk is zero.
 */
export function specificRisk(value: number, u: number, limits: Interval, acceptance: Interval): Risk & { accepted: boolean } {
  const conforming = probabilityIn(limits, value, u);
  const accepted = within(value, acceptance);
  return { accepted, consumer: accepted ? 1 - conforming : 0, producer: accepted ? 0 : conforming };
}

/**
 * Global risks of a production process that is normal with `prior`, measured with standard uncertainty u (JCGM 106:2012, 9.5.2 and 9.5.3): the probability that an item is accepted
 * and does not conform, and that one is rejected and conforms. By Simpson's rule over ten standard deviations on either side, in pieces that end at the limits.
 */
export function globalRisk(prior: { mean: number; sd: number }, u: number, limits: Interval, acceptance: Interval): Risk {
  if (!(prior.sd > 0) || !(u > 0)) throw new StatisticsError('science.statistics.not-positive', { name: prior.sd > 0 ? 'u' : 'prior.sd' });
  const [from, to] = [prior.mean - 10 * prior.sd, prior.mean + 10 * prior.sd];
  const cuts = [from, ...[limits.min, limits.max, acceptance.min, acceptance.max].filter((cut) => cut !== undefined && cut > from && cut < to).map(Number).sort((a, b) => a - b), to];
  const risk: Risk = { consumer: 0, producer: 0 };
  for (let piece = 1; piece < cuts.length; piece += 1) {
    const [low, high] = [cuts[piece - 1]!, cuts[piece]!];
    if (high <= low) continue;
    const conforms = within((low + high) / 2, limits);
    const density = (x: number): number => {
      const accepted = probabilityIn(acceptance, x, u);
      return (Math.exp(-0.5 * ((x - prior.mean) / prior.sd) ** 2) / (prior.sd * Math.sqrt(2 * Math.PI))) * (conforms ? 1 - accepted : accepted);
    };
    risk[conforms ? 'producer' : 'consumer'] += simpson(density, low, high, 4000);
  }
  return risk;
}

function simpson(f: (x: number) => number, low: number, high: number, pieces: number): number {
  const step = (high - low) / pieces;
  let total = f(low) + f(high);
  for (let i = 1; i < pieces; i += 1) total += f(low + i * step) * (i % 2 ? 4 : 2);
  return (total * step) / 3;
}
