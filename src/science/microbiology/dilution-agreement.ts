import type { CalculatedResult, Observation } from '../measurement-model.ts';

type Plates = Extract<Observation, { kind: 'plate-count' }>['plates'];

/** One side of the test: counts as far apart as these come by chance less than once in a thousand. */
const rare = 0.001;

/**
 * Warnings of dilutions, next to each other among those that were read, whose colonies cannot go together: of S1 + S2 colonies on n1 and n2
 * plates of equal volume, S2 is binomial with p = n2·r / (n1 + n2·r), r the ratio of the dilutions, when both hold the same suspension and
 * scatter as Poisson does (Przyborowski and Wilenski, 1940). ISO 14461-2:2005 has tables for the same sums. Told when S2 is in
 * either tail of 0.001: more colonies than the stronger dilution allows, or fewer than it lets expect. Of a plate that is too crowded
 * (TNTC, or above `max`) is known that it holds more than `max`; no tail is asked for that what is not known may lead out of.
 * Every colony counts, confirmed or not. Plates as `checkPlates` lets them pass; `max` is at most a few thousand colonies.
 */
export function dilutionsApart(plates: Plates, max: number): CalculatedResult['warnings'] {
  const rows = plates.toSorted((a, b) => b.dilution - a.dilution).map(({ dilution, counts }) => {
    const atLeast = counts.map((count) => (count === 'tntc' ? max + 1 : Math.min(count, max + 1)));
    return { dilution, plates: counts.length, sum: atLeast.reduce((sum, count) => sum + count, 0), crowded: atLeast.some((count) => count > max) };
  });
  return rows.slice(1).flatMap((second, index) => {
    const first = rows[index]!;
    const expected = second.plates * 10 ** (second.dilution - first.dilution);
    const p = expected / (first.plates + expected);
    const params = { first: String(first.dilution), second: String(second.dilution) };
    const total = first.sum + second.sum;
    if (!first.crowded && second.sum > total * p && tail(total - second.sum, total, 1 - p) < rare) return [{ key: 'science.warning.dilution-too-many', params }];
    if (!second.crowded && second.sum < total * p && tail(second.sum, total, p) < rare) return [{ key: 'science.warning.dilution-too-few', params }];
    return [];
  });
}

/** Probability of at most k of n, each with probability p between 0 and 1. A binary number: it decides a warning and is not reported. */
function tail(k: number, n: number, p: number): number {
  let logTerm = n * Math.log1p(-p);
  let sum = Math.exp(logTerm);
  for (let i = 1; i <= k; i++) {
    logTerm += Math.log((n - i + 1) / i) + Math.log(p) - Math.log1p(-p);
    sum += Math.exp(logTerm);
  }
  return sum;
}
