import { normal, studentT } from './distributions.ts';

/**
 * Critical value of Dixon's ratio (x₍ₙ₎ − x₍ₙ₋ⱼ₎) / (x₍ₙ₎ − x₍ᵢ₎) that normal figures exceed with probability `alpha` at one end; j − 1 figures may stand
 * beside the suspect, i − 1 are left out at the other end. From the joint density of x₍ᵢ₎ and x₍ₙ₎ (W. Dixon, Ann. Math. Statist. 22 (1951) 68), integrated by
 * Simpson's rule over the largest figure and the distance of the two; good to four decimals.
 */
export function dixonCritical(n: number, i: number, j: number, alpha: number): number {
  return bisect((ratio) => alpha - dixonTail(n, i, j, ratio), 0, 1);
}

/** Probability that Dixon's ratio at one end of n normal figures exceeds `ratio`. */
export function dixonTail(n: number, i: number, j: number, ratio: number): number {
  const between = n - i - 1;
  const ways = Array.from({ length: j }, (_, beside) => binomial(between, beside));
  const share = simpson((x) => {
    const top = normal.cdf(x);
    return density(x) * simpson((distance) => {
      const [inner, below] = [normal.cdf(x - ratio * distance), normal.cdf(x - distance)];
      const kept = ways.reduce((sum, way, beside) => sum + way * (top - inner) ** beside * (inner - below) ** (between - beside), 0);
      return below ** (i - 1) * density(x - distance) * kept;
    }, 0, 12, 80);
  }, -5, 7, 60);
  return share * n * (n - 1) * binomial(n - 2, i - 1);
}

/**
 * Critical value of Grubbs' ratio for the two largest of n figures, the sum of squares without them by the sum of squares of all: normal figures give a
 * smaller one with probability `alpha` at that end. 4 ≤ n. From F. Grubbs' recursion (Ann. Math. Statist. 21 (1950) 27): the largest figure
 * measured against the others, the next one against the rest, and the rest not above it; good to four decimals.
 */
export function doubleGrubbsCritical(n: number, alpha: number): number {
  const rest = largestOf(n - 2);
  return bisect((ratio) => pairTail(n, rest, ratio) - alpha, 0, 1);
}

/** Probability that Grubbs' ratio for the two largest of n normal figures is below `ratio`. */
export const doubleGrubbsTail = (n: number, ratio: number): number => pairTail(n, largestOf(n - 2), ratio);

/** Panels of an integral, more of them for many figures, whose distributions are narrow. */
const stepsFor = (n: number): number => 400 + 40 * n;

function pairTail(n: number, rest: (w: number) => number, ratio: number): number {
  const power = n - 4;
  const least = Math.asin(1 / (n - 2));
  const share = simpson((angle) => {
    const [w, left] = [Math.sin(angle), Math.cos(angle)];
    // The larger of the two must be above the other, and together they must leave no more than the ratio.
    const above = Math.sqrt((n - 2) / n) * w;
    const wide = ratio / left ** 2 >= 1 ? 0 : Math.sqrt(1 - ratio / left ** 2);
    const first = Math.max(above / Math.sqrt(1 + above ** 2), wide);
    const beyond = first >= 1 ? 0 : studentT.cdf(-(first * Math.sqrt(n - 2)) / Math.sqrt(1 - first ** 2), n - 2);
    return left ** power * (n - 2 > 1 ? rest(Math.min(1, Math.sqrt((n - 1) / (n - 3)) * (w / left))) : 1) * beyond;
  }, least, Math.PI / 2 - 1e-9, stepsFor(n));
  return (n * (n - 1) * share) / cosines(power);
}

/**
 * Distribution of the largest of m normal figures as the sine w = √(m/(m−1)) · (x₍ₘ₎ − x̄) / √SS, from the distribution for one figure less: the
 * largest is any of the m, and those that are left are not above it.
 */
function largestOf(m: number): (w: number) => number {
  const steps = stepsFor(m);
  let lower = (w: number): number => (w >= 1 - 1e-12 ? 1 : 0);
  for (let size = 3; size <= m; size += 1) {
    const before = lower;
    const grow = Math.sqrt(size / (size - 2));
    const inside = (angle: number) => Math.cos(angle) ** (size - 3) * before(Math.min(1, grow * Math.tan(angle)));
    const from = Math.asin(1 / (size - 1));
    const width = (Math.PI / 2 - from) / steps;
    const sums = [0];
    for (let i = 1; i <= steps; i += 1) {
      const at = from + (i - 1) * width;
      sums.push(sums[i - 1]! + (width / 6) * (inside(at + 1e-12) + 4 * inside(at + width / 2) + inside(Math.min(at + width, Math.PI / 2 - 1e-12))));
    }
    const factor = size / cosines(size - 3);
    lower = (w) => {
      const place = (Math.asin(Math.min(w, 1)) - from) / width;
      if (place <= 0) return 0;
      const i = Math.min(Math.floor(place), steps - 1);
      return Math.min(1, factor * (sums[i]! + (place - i) * (sums[i + 1]! - sums[i]!)));
    };
  }
  return lower;
}

/** ∫ cosᵖ over −π/2 … π/2. */
function cosines(power: number): number {
  let [value, from] = power % 2 === 0 ? [Math.PI, 0] : [2, 1];
  for (from += 2; from <= power; from += 2) value *= (from - 1) / from;
  return value;
}

const density = (x: number): number => Math.exp(-0.5 * x * x) / Math.sqrt(2 * Math.PI);

function binomial(n: number, k: number): number {
  let value = 1;
  for (let i = 1; i <= k; i += 1) value *= (n - k + i) / i;
  return value;
}

function simpson(f: (x: number) => number, from: number, to: number, panels: number): number {
  const h = (to - from) / panels;
  let sum = f(from) + f(to);
  for (let i = 1; i < panels; i += 1) sum += f(from + i * h) * (i % 2 === 1 ? 4 : 2);
  return (sum * h) / 3;
}

/** Where a rising function crosses zero. */
function bisect(f: (x: number) => number, from: number, to: number): number {
  let [low, high] = [from, to];
  for (let i = 0; i < 20; i += 1) {
    const middle = (low + high) / 2;
    if (f(middle) < 0) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
