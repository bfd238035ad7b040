import type { Decimal } from 'decimal.js';
import type { Problem } from '../../kernel/errors.ts';
import { Dec, kept, plain } from '../decimal.ts';
import type { CalculatedResult, Observation, PlateCountModel, ResultQualifier, WorkedResult } from '../measurement-model.ts';
import { round } from '../rounding.ts';
import { dilutionsApart } from './dilution-agreement.ts';

type Plates = Extract<Observation, { kind: 'plate-count' }>['plates'];

/** The plates of one dilution that are kept. `sum` are the colonies that count, after confirmation. */
interface Kept {
  dilution: number;
  counts: number[];
  sum: number;
  /** Some plate of this dilution was too crowded and left out. */
  crowded: boolean;
}

/** Dilutions that were not offered or come twice, plates too many, counts that are no counts, confirmed > picked > counted. */
export function checkPlates(model: PlateCountModel, plates: Plates): Problem[] {
  const problems: Problem[] = [];
  const say = (path: string, key: string, params?: Problem['params']): void => void problems.push(params ? { path, key, params } : { path, key });
  if (plates.length === 0) say('plates', 'science.plates.missing');
  plates.forEach((plate, row) => {
    const at = `plates.${row}`;
    if (!model.dilutions.includes(plate.dilution)) say(`${at}.dilution`, 'science.plates.dilution', { dilution: plate.dilution });
    if (plates.findIndex((other) => other.dilution === plate.dilution) < row) {
      say(`${at}.dilution`, 'science.plates.twice', { dilution: plate.dilution });
    }
    if (plate.counts.length === 0) say(`${at}.counts`, 'science.plates.missing');
    if (plate.counts.length > model.platesPerDilution) say(`${at}.counts`, 'science.plates.too-many', { most: model.platesPerDilution });
    plate.counts.forEach((count, index) => {
      if (count !== 'tntc' && !isCount(count)) say(`${at}.counts.${index}`, 'science.plates.count');
    });
    const { picked, confirmed } = plate;
    if (picked === undefined && confirmed === undefined) return;
    if (picked === undefined || !isCount(picked)) return say(`${at}.picked`, 'science.plates.count');
    if (confirmed === undefined || !isCount(confirmed)) return say(`${at}.confirmed`, 'science.plates.count');
    if (confirmed > picked) say(`${at}.confirmed`, 'science.plates.confirmed-more', { picked });
    const colonies = plate.counts.every((count) => count !== 'tntc') ? sumOf(plate.counts as number[]) : Infinity;
    const most = Math.min(colonies, (model.confirmation?.picked ?? 0) * plate.counts.length);
    if (picked > most) say(`${at}.picked`, 'science.plates.picked-more', { most });
  });
  if (problems.length === 0 && model.confirmation) {
    const used = retained(model, plates);
    const row = plates.findIndex((plate) => plate.dilution === used[0]?.dilution);
    if (used.some((u) => sumOf(u.counts) > 0) && !used.some((u) => plates.some((p) => p.dilution === u.dilution && (p.picked ?? 0) > 0))) {
      say(`plates.${row}.picked`, 'science.plates.confirmation-missing');
    }
  }
  return problems;
}

/**
 * Colonies per `basis` by the weighted mean of two successive dilutions, N = ΣC / (V · (n1 + 0.1·n2) · d) (ISO 7218:2007 with
 * Amd 1:2013, 10.3.2; TCVN 6404). Special cases, same clause:
 * - no plate reaches the lower end of the range: four colonies or more give an estimated count; one to three give less than
 *   4 / (n1·V·d) (or the estimate, where the model says so); none gives less than 1 / (V·d);
 * - every plate too crowded: more than max / (V·d) of the last dilution;
 * - a crowded dilution followed by one below the range: both count when the crowded one lies within the 95 % limit of `max`
 *   (334 for 300), else the second alone gives an estimated count.
 * Plates too crowded are left out singly, with a warning, and dilutions whose counts cannot go together are told (`dilutionsApart`); neither
 * is refused. Confirmed colonies are a = C · confirmed / picked, to whole colonies.
 */
export function calculatePlateCount(model: PlateCountModel, plates: Plates): WorkedResult {
  const used = retained(model, plates);
  const first = used[0];
  const warnings: CalculatedResult['warnings'] = [];
  const report = (qualifier: ResultQualifier, exact: Decimal, steps: string, found = true): WorkedResult => {
    // Colonies are whole: "2", not "2.0", where the significant figures would ask for more than was counted.
    const text = round(kept(exact), model.rounding).replace(/\.0+$/u, '');
    const result: CalculatedResult = {
      qualifier, text, unrounded: found ? kept(exact) : null, expandedUncertainty: null, replicates: [], warnings,
      ...(model.portion === undefined ? {} : { portion: model.portion }),
    };
    return { result, working: [`${steps} = ${round(exact, { mode: 'half-up', to: { significant: 6 } })}`, `→ ${text}`] };
  };

  const bound = (qualifier: 'lt' | 'gt', colonies: number, platesKept: number, dilution: number) =>
    report(qualifier, perBasis(model, colonies, platesKept, dilution), written(model, [colonies], String(platesKept), dilution), false);

  const offered = plates.map((plate) => plate.dilution).toSorted((a, b) => b - a);
  const most = offered[0]!;
  if (!first) return bound('gt', model.countable.max, 1, offered.at(-1)!);

  const crowdedBefore = first.dilution < most;
  const nothingAfter = crowdedBefore && used.every((row) => sumOf(row.counts) === 0);
  warnings.push(...(nothingAfter ? [{ key: 'science.warning.dilutions-disagree' }] : dilutionsApart(plates, model.countable.max)));
  if (used.some((row) => row.crowded)) warnings.push({ key: 'science.warning.plate-left-out' });
  const total = sumOf(used.map((row) => row.sum));
  const weight = weightOf(used);
  const general = (qualifier: ResultQualifier) =>
    report(qualifier, perBasis(model, total, weight, first.dilution), written(model, used.flatMap(addends), weightText(used), first.dilution));

  const inRange = used.some((row) => row.counts.some((count) => count >= model.countable.min));
  if (nothingAfter) return bound('gt', model.countable.max, 1, most);
  if (total === 0) return also(bound('lt', 1, 1, first.dilution), { detected: false });
  if (inRange) return general('eq');
  if (crowdedBefore) return general('est');
  if (total < 4 && model.lowCounts !== 'as-counted') {
    return also(bound('lt', 4, first.counts.length, first.dilution), { detected: true, unrounded: kept(perBasis(model, total, weight, first.dilution)) });
  }
  return general('est');
}

const also = ({ result, working }: WorkedResult, more: Partial<CalculatedResult>): WorkedResult => ({ result: { ...result, ...more }, working });

/** The colonies that `calculatePlateCount` adds up, ΣC after confirmation; 0 where every plate was too crowded. Plates as `checkPlates` lets them pass. */
export const countedColonies = (model: PlateCountModel, plates: Plates): number => sumOf(retained(model, plates).map(({ sum }) => sum));

/** The one or two successive dilutions that are counted, most concentrated first, confirmed where the model confirms. */
function retained(model: PlateCountModel, plates: Plates): Kept[] {
  const rows = plates.toSorted(byDilution).map((plate) => {
    const numbers = plate.counts.filter((count) => count !== 'tntc');
    const counts = numbers.filter((count) => count <= model.countable.max);
    const crowded = counts.length > 0 && counts.length < plate.counts.length;
    return { plate, numbers, kept: { dilution: plate.dilution, counts, sum: 0, crowded } };
  });
  let start = rows.findIndex((row) => row.kept.counts.length > 0);
  if (start < 0) return [];
  const before = rows[start - 1];
  const sparse = rows[start]!.kept.counts.every((count) => count < model.countable.min);
  const barelyCrowded = before?.plate.counts.every((count) => count !== 'tntc' && count <= upperLimit(model));
  if (before && sparse && barelyCrowded) {
    before.kept.counts = before.numbers;
    start -= 1;
  }
  const from = rows[start]!.kept.dilution;
  const used = rows.slice(start, start + 2).filter(({ kept: row }, index) => row.counts.length > 0 && row.dilution === from - index);
  // After a dilution that is crowded beyond doubt, a sparse one stands alone.
  const pick = start > 0 && used[0]!.kept.counts.every((count) => count < model.countable.min) ? used.slice(0, 1) : used;

  const tested = pick.filter((row) => (row.plate.picked ?? 0) > 0);
  const pooled = [sumOf(tested.map((row) => row.plate.confirmed!)), sumOf(tested.map((row) => row.plate.picked!))] as const;
  return pick.map((row) => {
    const colonies = sumOf(row.kept.counts);
    const [confirmed, picked] = (row.plate.picked ?? 0) > 0 ? [row.plate.confirmed!, row.plate.picked!] : pooled;
    const sum = model.confirmation && picked > 0 ? Number(round(new Dec(colonies).times(confirmed).div(picked), wholeColonies)) : colonies;
    return { ...row.kept, sum };
  });
}

const wholeColonies = { mode: 'half-up', to: { decimals: 0 } } as const;

/** Upper 95 % limit of a Poisson count that should be `max`: 334 for 300 (ISO 7218:2007, 10.3.2). */
const upperLimit = ({ countable: { max } }: PlateCountModel): number =>
  Number(round(new Dec(max).sqrt().times('1.96').plus(max), wholeColonies));

const byDilution = (a: { dilution: number }, b: { dilution: number }): number => b.dilution - a.dilution;
const sumOf = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0);
const isCount = (count: number): boolean => Number.isSafeInteger(count) && count >= 0;

const weightOf = (used: readonly Kept[]): Decimal =>
  used.reduce((sum, row, index) => sum.plus(new Dec(10).pow(-index).times(row.counts.length)), new Dec(0));
const weightText = (used: readonly Kept[]): string =>
  used.length > 1 ? `(${used[0]!.counts.length} + 0.1 × ${used[1]!.counts.length})` : String(used[0]!.counts.length);

const addends = (row: Kept): number[] => (row.sum === sumOf(row.counts) ? row.counts : [row.sum]);

const perBasis = (model: PlateCountModel, colonies: number, plates: Decimal.Value, dilution: number): Decimal =>
  new Dec(colonies).times(model.basis).div(new Dec(model.volume).times(plates).times(new Dec(10).pow(dilution)));

function written(model: PlateCountModel, colonies: readonly number[], plates: string, dilution: number): string {
  const sum = colonies.length > 1 ? `(${colonies.join(' + ')})` : String(colonies[0]);
  const basis = model.basis === '1' ? '' : ` × ${model.basis}`;
  return `N = ${sum}${basis} / (${model.volume} × ${plates} × ${plain(new Dec(10).pow(dilution))})`;
}
