import { beyond, told, type ControlConvention, type Point, type Violation } from './points.ts';

/** L. Nelson's tests (J. Qual. Technol. 16 (1984) 237), in his order. */
export const nelsonRules = ['N1', 'N2', 'N3', 'N4', 'N5', 'N6', 'N7', 'N8'] as const;
/** Two of three beyond a warning limit, whichever (those who read the same limit ask for N5); ten of eleven on one side of the centre (Nordtest TR 569). */
export const nordtestRules = ['2of3-2s', '10of11'] as const;
export type PatternRule = (typeof nelsonRules)[number] | (typeof nordtestRules)[number];

/** Of the last `size` points at least `least` are such; the last one must be. `side`: all on one side, or wherever they lie. */
interface Count {
  size: number;
  least: number;
  side: 'one' | 'any';
  such: (distance: Point['z'], convention: ControlConvention) => boolean;
}

const further = (k: number): Count['such'] => (distance, convention) => beyond(distance, k, convention);
const counts: Partial<Record<PatternRule, Count>> = {
  N1: { size: 1, least: 1, side: 'one', such: further(3) },
  N2: { size: 9, least: 9, side: 'one', such: (distance) => distance.gt(0) },
  N5: { size: 3, least: 2, side: 'one', such: further(2) },
  N6: { size: 5, least: 4, side: 'one', such: further(1) },
  N7: { size: 15, least: 15, side: 'any', such: (distance, convention) => !beyond(distance, 1, convention) },
  N8: { size: 8, least: 8, side: 'any', such: further(1) },
  '2of3-2s': { size: 3, least: 2, side: 'any', such: further(2) },
  '10of11': { size: 11, least: 10, side: 'one', such: (distance) => distance.gt(0) },
};

/** Where a rule is broken, told at every point that completes it, with the points that count. N3 is six points rising or falling, N4 fourteen up and down in turn. */
export function patternViolations(points: readonly Point[], rule: PatternRule, convention: ControlConvention): Array<Violation<PatternRule>> {
  const count = counts[rule];
  return points.flatMap((last, end) => {
    const window = points.slice(Math.max(0, end + 1 - (count?.size ?? (rule === 'N3' ? 6 : 14))), end + 1)
      .filter(({ run }) => convention.scope === 'across' || run === last.run);
    return count ? counted(window, last, rule, count, convention) : runs(window, rule as 'N3' | 'N4');
  });
}

function counted(window: readonly Point[], last: Point, rule: PatternRule, { least, side, such }: Count, convention: ControlConvention): Array<Violation<PatternRule>> {
  const signs = side === 'any' ? [0] : [1, -1];
  return signs.flatMap((sign) => {
    const distance = ({ z }: Point) => (sign === 0 ? z.abs() : z.times(sign));
    const found = window.filter((point) => such(distance(point), convention));
    if (found.length < least || !found.includes(last)) return [];
    const [up, down] = [found.every(({ z }) => z.gt(0)), found.every(({ z }) => z.lt(0))];
    return [told(rule, up ? 'above' : down ? 'below' : 'both', found)];
  });
}

function runs(window: readonly Point[], rule: 'N3' | 'N4'): Array<Violation<PatternRule>> {
  if (window.length < (rule === 'N3' ? 6 : 14)) return [];
  const steps = window.slice(1).map(({ x }, i) => x.cmp(window[i]!.x));
  if (rule === 'N4') return steps.every((step, i) => step !== 0 && (i === 0 || step === -steps[i - 1]!)) ? [told(rule, 'both', window)] : [];
  return steps[0] !== 0 && steps.every((step) => step === steps[0]) ? [told(rule, steps[0]! > 0 ? 'above' : 'below', window)] : [];
}
