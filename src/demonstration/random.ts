/** A source of numbers in [0, 1) that are the same at every start: the demonstration must not depend on chance. */
export type Random = () => number;

/** The generator mulberry32: 32 bits of state, good enough for figures that only have to look alive. */
export function seeded(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** About a standard normal deviate: twelve even ones added, less six. Never beyond ±6. */
export const deviate = (random: Random): number => Array.from({ length: 12 }, random).reduce((sum, each) => sum + each, -6);

/** A whole number from `from` to `to`, both possible. */
export const whole = (random: Random, from: number, to: number): number => from + Math.floor(random() * (to - from + 1));

/** Whether something of this probability happens. */
export const happens = (random: Random, probability: number): boolean => random() < probability;

/** A number made of a text, so that the same site always has the same character. */
export function seedOf(text: string): number {
  let hash = 2_166_136_261;
  for (const letter of text) hash = Math.imul(hash ^ letter.codePointAt(0)!, 16_777_619);
  return hash >>> 0;
}
