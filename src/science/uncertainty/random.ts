/**
 * xoshiro128** 1.1 of Blackman and Vigna (public domain, prng.di.unimi.it), its state filled from the seed by a 32-bit mixer
 * (Murmur3's finalizer over a Weyl sequence). The same seed gives the same draws on every machine.
 */
export interface Random {
  /** Between 0 and 1, neither reached, 53 bits. */
  uniform(): number;
  /** Standard normal, polar method of Marsaglia. */
  normal(): number;
  /** Gamma with the given shape and scale 1, Marsaglia and Tsang (2000). */
  gamma(shape: number): number;
}

export function seeded(seed: number): Random {
  let weyl = seed >>> 0;
  const mixed = () => {
    weyl = (weyl + 0x9e3779b9) >>> 0;
    let z = weyl;
    z = Math.imul(z ^ (z >>> 16), 0x85ebca6b);
    z = Math.imul(z ^ (z >>> 13), 0xc2b2ae35);
    return (z ^ (z >>> 16)) >>> 0;
  };
  let [a, b, c, d] = [mixed(), mixed(), mixed(), mixed() | 1];
  const turn = (x: number, by: number) => (x << by) | (x >>> (32 - by));
  const next = () => {
    const result = Math.imul(turn(Math.imul(b, 5), 7), 9) >>> 0;
    const t = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= t;
    d = turn(d, 11);
    return result;
  };
  const uniform = () => ((next() >>> 5) * 67_108_864 + (next() >>> 6) + 0.5) / 9_007_199_254_740_992;

  let spare: number | null = null;
  const normal = () => {
    if (spare !== null) {
      const kept = spare;
      spare = null;
      return kept;
    }
    for (;;) {
      const x = 2 * uniform() - 1;
      const y = 2 * uniform() - 1;
      const s = x * x + y * y;
      if (s >= 1 || s === 0) continue;
      const factor = Math.sqrt((-2 * Math.log(s)) / s);
      spare = y * factor;
      return x * factor;
    }
  };
  const gamma = (shape: number): number => {
    if (shape < 1) return gamma(shape + 1) * uniform() ** (1 / shape);
    const base = shape - 1 / 3;
    const width = 1 / Math.sqrt(9 * base);
    for (;;) {
      const x = normal();
      const v = (1 + width * x) ** 3;
      if (v > 0 && Math.log(uniform()) < 0.5 * x * x + base - base * v + base * Math.log(v)) return base * v;
    }
  };
  return { uniform, normal, gamma };
}
