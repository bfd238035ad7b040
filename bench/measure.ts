/** Of several rounds. */
export interface Spread {
  median: number;
  least: number;
  most: number;
}

/** One measurement: the figure by the clock on the wall, and the milliseconds of processor that one piece of work took. */
export interface Measured {
  figure: number;
  processor: number;
}

/** What has to be made ready is made ready before the clock starts. */
export type Measure = () => Promise<Measured>;

export interface Comparison {
  /** In the unit of the bench: pieces a second, or milliseconds a piece. */
  ours: Spread;
  limit: Spread;
  /** Ours by the limit, round by round. */
  ratio: Spread;
  /** Milliseconds of processor a piece; other programs on the machine disturb them less than the clock. */
  processor: { ours: Spread; limit: Spread };
}

export function spreadOf(figures: readonly number[]): Spread {
  const sorted = figures.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const median = Number.isInteger(middle) ? (sorted[middle - 1]! + sorted[middle]!) / 2 : sorted[Math.floor(middle)]!;
  return { median, least: sorted[0]!, most: sorted.at(-1)! };
}

/**
 * Measures two things in turn (A B, then B A, so that neither always comes first) in the same minutes. The first `warm` rounds are not
 * counted.
 */
export async function interleave(ours: Measure, limit: Measure, { rounds, warm }: { rounds: number; warm: number }): Promise<Comparison> {
  const figures: Array<{ ours: Measured; limit: Measured }> = [];
  for (let round = 0; round < rounds + warm; round++) {
    const first = round % 2 === 0 ? await ours() : await limit();
    const second = round % 2 === 0 ? await limit() : await ours();
    if (round >= warm) figures.push(round % 2 === 0 ? { ours: first, limit: second } : { ours: second, limit: first });
  }
  return {
    ours: spreadOf(figures.map((each) => each.ours.figure)),
    limit: spreadOf(figures.map((each) => each.limit.figure)),
    ratio: spreadOf(figures.map((each) => each.ours.figure / each.limit.figure)),
    processor: { ours: spreadOf(figures.map((each) => each.ours.processor)), limit: spreadOf(figures.map((each) => each.limit.processor)) },
  };
}

/** Milliseconds of processor that a process has used. */
export const usedBy = ({ user, system }: NodeJS.CpuUsage): number => (user + system) / 1000;

async function timed(count: number, work: () => unknown): Promise<{ wall: number; processor: number }> {
  const before = process.cpuUsage();
  const began = performance.now();
  await work();
  return { wall: performance.now() - began, processor: usedBy(process.cpuUsage(before)) / count };
}

/** How many of `count` pieces are done in a second. */
export async function perSecond(count: number, work: () => unknown): Promise<Measured> {
  const { wall, processor } = await timed(count, work);
  return { figure: (count * 1000) / wall, processor };
}

/** Milliseconds that one of `count` pieces takes. */
export async function millisecondsEach(count: number, work: () => unknown): Promise<Measured> {
  const { wall, processor } = await timed(count, work);
  return { figure: wall / count, processor };
}
