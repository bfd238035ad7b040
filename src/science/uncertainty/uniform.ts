/**
 * A seeded stream of uniform numbers in (0, 1) with 53 bits: xoshiro128** (Blackman and Vigna, 2018), its state filled by splitmix32 from
 * the seed. Repeatable on every machine; not for secrets.
 */
export function uniform(seed: number): () => number {
  let filling = seed >>> 0;
  const fill = (): number => {
    filling = (filling + 0x9e3779b9) >>> 0;
    let z = filling;
    z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
    return (z ^ (z >>> 15)) >>> 0;
  };
  let [a, b, c, d] = [fill(), fill(), fill(), fill()];
  const rotate = (x: number, by: number): number => ((x << by) | (x >>> (32 - by))) >>> 0;
  const next = (): number => {
    const result = Math.imul(rotate(Math.imul(b, 5) >>> 0, 7), 9) >>> 0;
    const t = (b << 9) >>> 0;
    c = (c ^ a) >>> 0;
    d = (d ^ b) >>> 0;
    b = (b ^ c) >>> 0;
    a = (a ^ d) >>> 0;
    c = (c ^ t) >>> 0;
    d = rotate(d, 11);
    return result;
  };
  return () => ((next() >>> 5) * 67_108_864 + (next() >>> 6) + 0.5) / 9_007_199_254_740_992;
}
