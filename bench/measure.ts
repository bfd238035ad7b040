/** Of several rounds. */
export interface Spread {
  median: number;
  least: number;
  most: number;
}

export interface Comparison {
  /** In the unit of the bench (a second's worth of work, or milliseconds a piece). */
  ours: Spread;
  limit: Spread;
  /** Ours by the limit, round by round. */
  ratio: Spread;
}

/** One measurement; answers its figure. What has to be made ready is made ready before the clock starts. */
export type Measure = () => Promise<number>;

export function spreadOf(figures: readonly number[]): Spread {
  const sorted = figures.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const median = Number.isInteger(middle) ? (sorted[middle - 1]! + sorted[middle]!) / 2 : sorted[Math.floor(middle)]!;
  return { median, least: sorted[0]!, most: sorted.at(-1)! };
}

/**
 * Measures two things in turn (A B, then B A, so that neither always comes first) in the same process and the same minutes. The first
 * `warm` rounds are not counted.
 */
export async function interleave(ours: Measure, limit: Measure, { rounds, warm }: { rounds: number; warm: number }): Promise<Comparison> {
  const figures: Array<{ ours: number; limit: number }> = [];
  for (let round = 0; round < rounds + warm; round++) {
    const first = round % 2 === 0 ? await ours() : await limit();
    const second = round % 2 === 0 ? await limit() : await ours();
    if (round >= warm) figures.push(round % 2 === 0 ? { ours: first, limit: second } : { ours: second, limit: first });
  }
  return {
    ours: spreadOf(figures.map((figure) => figure.ours)),
    limit: spreadOf(figures.map((figure) => figure.limit)),
    ratio: spreadOf(figures.map((figure) => figure.ours / figure.limit)),
  };
}

/** How many of something were done in a second. */
export async function perSecond(count: number, work: () => unknown): Promise<number> {
  const began = performance.now();
  await work();
  return (count * 1000) / (performance.now() - began);
}

/** Milliseconds that one of `count` took. */
export async function millisecondsEach(count: number, work: () => unknown): Promise<number> {
  const began = performance.now();
  await work();
  return (performance.now() - began) / count;
}
