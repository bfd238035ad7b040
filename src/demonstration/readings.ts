import { readNumber } from '../kernel/numbers.ts';
import { compileFormula, type Formula } from '../science/formula.ts';
import type { CalculatedModel, ChoiceModel, MeasurementModel, ModelInput, MpnModel, PlateCountModel } from '../science/measurement-model.ts';
import { mainDecimals, mainInputs, sideOf } from './bench-figures.ts';
import { deviate, whole, type Random } from './random.ts';

/** Texts as a technician types them: by replicate and input; 0 for what is read once. */
export type Rows = Record<string, Record<string, string>>;

/** What a worksheet's readings are made of. */
export interface Measured {
  code: string;
  model: MeasurementModel;
}

/** Three digits after the sign could be thousands: such a figure is typed with a leading zero, as the product asks for. */
const undoubted = (text: string): string => (readNumber(text).ok ? text : text.replace(/^(-?)/, '$10'));

/** The value that the readings shall come to: a figure in the unit of the method, or the code of a choice. */
export type Target = number | string;

/** What is read once for a whole worksheet: blanks, titrants, corrections. */
export function sharedReadings({ code, model }: Measured): Record<string, string> {
  if (model.kind !== 'calculated') return {};
  const shared = model.inputs.filter((input) => input.scope === 'worksheet');
  return Object.fromEntries(shared.map((input) => [input.name, sideText(code, model, input, 1, () => 0.5)]));
}

/** The readings of one test that come to about the target. */
export function readingsFor(measured: Measured, target: Target, random: Random): Rows {
  const { model } = measured;
  switch (model.kind) {
    case 'calculated': return calculated(measured as Measured & { model: CalculatedModel }, Number(target), random);
    case 'choice': return { 0: { choice: typeof target === 'string' && target ? target : usualChoice(model) } };
    case 'plate-count': return { 0: plates(model, Number(target), random) };
    case 'derived': return {};
    case 'mpn': return { 0: tubes(model, Number(target), random) };
  }
}

const usualChoice = ({ choices }: ChoiceModel): string => (choices.find(({ meaning }) => meaning === 'absent' || meaning === 'acceptable') ?? choices[0]!).code;

function sideText(code: string, model: CalculatedModel, input: ModelInput, target: number, random: Random): string {
  const { value, decimals, scatter = 0 } = sideOf(code, input.name, input.unit, model.inputs.some(({ name }) => name === 'Vx'));
  const figure = typeof value === 'function' ? value(target) : value;
  return undoubted((figure * (1 + scatter * (2 * random() - 1))).toFixed(decimals));
}

/** Weighs and measures what stands beside, then asks which main reading gives the value, and rounds it as its instrument shows it. */
function calculated({ code, model }: Measured & { model: CalculatedModel }, target: number, random: Random): Rows {
  const formula = compileFormula(model.formula, model.inputs.map(({ name }) => name));
  const own = model.inputs.filter((input) => input.scope !== 'worksheet');
  const main = mainInputs.flatMap((name) => own.find((input) => input.name === name) ?? [])[0]!;
  const texts = (inputs: readonly ModelInput[]) => Object.fromEntries(inputs.filter((input) => input !== main).map((input) => [input.name, sideText(code, model, input, target, random)]));
  const shared = sharedReadings({ code, model });
  const once = texts(own.filter(({ perReplicate }) => perReplicate === false));
  const rows: Rows = Object.keys(once).length ? { 0: once } : {};
  const apart = model.repeatabilityLimit ? Number(compileFormula(model.repeatabilityLimit, ['mean']).evaluate({ mean: String(target) })) : 0;
  const half = apart * 0.18 * (2 * random() - 1);
  for (let replicate = 1; replicate <= model.replicates; replicate += 1) {
    const row = texts(own.filter(({ perReplicate }) => perReplicate !== false));
    if ('m1' in row && 'm0' in row) row['m1'] = (Number(row['m0']) + (code === 'soil-moisture' ? 10 : 5) * (1 + 0.04 * (random() - 0.5))).toFixed(4);
    const wanted = target + (replicate % 2 ? half : -half);
    rows[replicate] = { ...row, [main.name]: mainText(solve(formula, { ...shared, ...once, ...row }, main.name, wanted), main, model, code) };
  }
  return rows;
}

/** The main reading as the instrument shows it, within what the method takes. */
function mainText(value: number, { name, unit, min }: ModelInput, { rounding }: CalculatedModel, code: string): string {
  const least = min === undefined ? -Infinity : Number(min);
  const figure = Math.max(value, least);
  if (name === 'reading') return undoubted(figure.toFixed('decimals' in rounding.to ? Math.max(rounding.to.decimals, code === 'water-colour' ? 0 : 1) : 1));
  if (name === 'm1' && unit === 'g' && code === 'pepper-foreign-matter') return figure.toFixed(2);
  const decimals = name === 'C' ? Math.min(4, Math.max(0, 3 - Math.floor(Math.log10(Math.max(Math.abs(figure), 1e-3))))) : (mainDecimals[name] ?? 3);
  return undoubted(figure.toFixed(decimals));
}

/** Between which figures a main reading lies where the formula is not straight in it: a dried mass, a time. */
const bracketOf = (main: string, side: Readonly<Record<string, string>>): [number, number] =>
  main === 'm2' && side['m0'] && side['m1'] ? [Number(side['m0']) + 1e-6, Number(side['m1'])] : main === 't' ? [1, 600] : [0, 100];

/**
 * Which value of one input gives the wanted result, by the formula that the product itself calculates with. Through two points where the
 * formula is straight; by halving between the ends where it is not.
 */
export function solve(formula: Formula, side: Readonly<Record<string, string>>, main: string, wanted: number): number {
  const gap = (x: number) => Number(formula.evaluate({ ...side, [main]: x.toFixed(12) })) - wanted;
  let [low, high] = bracketOf(main, side);
  const [atLow, atHigh] = [gap(low), gap(high)];
  const straight = low - (atLow * (high - low)) / (atHigh - atLow);
  if (Number.isFinite(straight) && Math.abs(gap(straight)) <= Math.abs(wanted) * 1e-6 + 1e-9) return straight;
  for (let step = 0; step < 50; step += 1) {
    const middle = (low + high) / 2;
    if (gap(middle) > 0 === atLow > 0) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** Colonies on the plates of successive dilutions; those too crowded say so, and no plate is read beyond the second countable one. */
function plates(model: PlateCountModel, target: number, random: Random): Record<string, string> {
  const cells: Record<string, string> = {};
  let read = 0;
  for (const dilution of model.dilutions) {
    const expected = (target * Number(model.volume) * 10 ** dilution) / Number(model.basis);
    const counts = Array.from({ length: model.platesPerDilution }, () => Math.max(0, Math.round(expected + Math.sqrt(expected) * 0.5 * deviate(random))));
    const crowded = counts.some((count) => count > model.countable.max);
    counts.forEach((count, index) => void (cells[`${dilution}.${index + 1}`] = crowded ? 'tntc' : String(count)));
    if (crowded) continue;
    const colonies = counts.reduce((sum, count) => sum + count, 0);
    if (model.confirmation && colonies > 0) {
      const picked = Math.min(colonies, model.confirmation.picked * counts.length);
      cells[`${dilution}.picked`] = String(picked);
      cells[`${dilution}.confirmed`] = String(Math.max(1, picked - whole(random, 0, 1)));
    }
    if ((read += 1) === 2) break;
  }
  return cells;
}

/** Positive tubes of each series as the density lets expect them: 1 − e^(−density × volume) of the tubes. */
function tubes(model: MpnModel, target: number, random: Random): Record<string, string> {
  const cells: Record<string, string> = {};
  let most = model.tubes;
  model.volumes.forEach((volume, index) => {
    const share = 1 - Math.exp((-target * Number(volume)) / Number(model.basis));
    const positive = Math.min(most, Math.max(0, Math.round(model.tubes * share + 0.3 * (random() - 0.5))));
    most = positive;
    if (model.confirmation) cells[`p${index + 1}`] = String(Math.min(model.tubes, positive + (positive > 0 && positive < model.tubes ? whole(random, 0, 1) : 0)));
    cells[`s${index + 1}`] = String(positive);
  });
  return cells;
}
