import { normal } from '../statistics/distributions.ts';

/** Limits of an interval; a side that is left out is open. */
export interface Interval {
  min?: number | undefined;
  max?: number | undefined;
}

export interface Risks {
  /** Probability of accepting what does not conform. */
  consumer: number;
  /** Probability of rejecting what conforms. */
  producer: number;
}

const within = (value: number, { min = -Infinity, max = Infinity }: Interval): boolean => value >= min && value <= max;

/** P(the interval) of a normal quantity, from the nearer tail so that small probabilities keep their digits. */
export function probabilityIn({ min = -Infinity, max = Infinity }: Interval, mean: number, sd: number): number {
  if (sd === 0) return within(mean, { min, max }) ? 1 : 0;
  const [low, high] = [(min - mean) / sd, (max - mean) / sd];
  return Math.max(low > 0 ? normal.cdf(-low) - normal.cdf(-high) : normal.cdf(high) - normal.cdf(low), 0);
}

const probabilityOut = ({ min = -Infinity, max = Infinity }: Interval, mean: number, sd: number): number =>
  sd === 0 ? 1 - probabilityIn({ min, max }, mean, sd) : Math.min(normal.cdf((min - mean) / sd) + normal.cdf((mean - max) / sd), 1);

/**
 * Risks of the decision on one item (JCGM 106:2012, 9): the state of knowledge after measurement is normal about the value. Only one
 * of the two can be run: the consumer's when the value is accepted, the producer's when it is rejected.
 */
export function specificRisks(value: number, u: number, tolerance: Interval, acceptance: Interval): Risks & { accepted: boolean } {
  const accepted = within(value, acceptance);
  return { accepted, consumer: accepted ? probabilityOut(tolerance, value, u) : 0, producer: accepted ? 0 : probabilityIn(tolerance, value, u) };
}

/**
 * Risks over items to come (JCGM 106:2012, 9): true values normal (`mean`, `sd`), errors of measurement normal
 * with u. Simpson's rule between the limits and around them, good to about 1e-9.
 */
export function globalRisks(prior: { mean: number; sd: number }, u: number, tolerance: Interval, acceptance: Interval): Risks {
  const ends = [prior.mean - 10 * prior.sd, prior.mean + 10 * prior.sd] as const;
  const marks = [tolerance, acceptance].flatMap(({ min, max }) => [min, max]).filter((limit) => limit !== undefined);
  const points = [...ends, ...marks, ...marks.flatMap((limit) => [limit - 9 * u, limit - 3 * u, limit + 3 * u, limit + 9 * u]), prior.mean - 3 * prior.sd, prior.mean, prior.mean + 3 * prior.sd]
    .filter((point) => point >= ends[0] && point <= ends[1]).toSorted((a, b) => a - b);
  const density = (x: number) => Math.exp(-0.5 * ((x - prior.mean) / prior.sd) ** 2) / (prior.sd * Math.sqrt(2 * Math.PI));

  let [consumer, producer] = [0, 0];
  points.slice(1).forEach((to, index) => {
    const from = points[index]!;
    if (to === from) return;
    if (within((from + to) / 2, tolerance)) producer += simpson((x) => probabilityOut(acceptance, x, u) * density(x), from, to);
    else consumer += simpson((x) => probabilityIn(acceptance, x, u) * density(x), from, to);
  });
  return { consumer, producer };
}

const panels = 200;

function simpson(f: (x: number) => number, from: number, to: number): number {
  const h = (to - from) / panels;
  let sum = f(from) + f(to);
  for (let i = 1; i < panels; i += 1) sum += f(from + i * h) * (i % 2 === 1 ? 4 : 2);
  return (sum * h) / 3;
}
