import type { Decimal } from 'decimal.js';
import type { Problem } from '../kernel/errors.ts';
import { isDecimalText } from '../kernel/numbers.ts';
import { Dec, kept, plain } from './decimal.ts';
import { meanOf } from './formula-functions.ts';
import { compileFormula, type Formula } from './formula.ts';
import type { CalculatedModel, CalculatedResult, ModelInput, Observation, Rounding } from './measurement-model.ts';
import { round, roundUncertainty } from './rounding.ts';

type FormulaObservation = Extract<Observation, { kind: 'calculated' }>;
type Figures = Record<string, string>;

/** Missing, unreadable, out-of-range and unknown readings. More replicates than expected are allowed (ISO 5725-6:1994, 5.2). */
export function checkFormulaInputs(model: CalculatedModel, observation: FormulaObservation): Problem[] {
  const rows = Math.max(model.replicates, observation.replicates.length);
  const problems = [
    ...checkPlace(model.inputs.filter((input) => placeOf(input) === 'worksheet'), observation.worksheet, 'worksheet'),
    ...checkPlace(model.inputs.filter((input) => placeOf(input) === 'analysis'), observation.analysis, 'analysis'),
  ];
  const perReplicate = model.inputs.filter((input) => placeOf(input) === 'replicate');
  for (let row = 0; row < rows; row += 1) {
    problems.push(...checkPlace(perReplicate, observation.replicates[row] ?? {}, `replicates.${row}`));
  }
  return problems;
}

function placeOf(input: ModelInput): 'worksheet' | 'analysis' | 'replicate' {
  if (input.scope === 'worksheet') return 'worksheet';
  return input.perReplicate === false ? 'analysis' : 'replicate';
}

function checkPlace(inputs: readonly ModelInput[], figures: Figures, place: string): Problem[] {
  const problems: Problem[] = [];
  for (const input of inputs) {
    const path = `${place}.${input.name}`;
    const figure = figures[input.name] || input.default;
    if (figure === undefined) problems.push({ path, key: 'science.input.missing', params: { name: input.name } });
    else if (!isDecimalText(figure)) problems.push({ path, key: 'science.input.not-a-number', params: { name: input.name } });
    else if (input.min !== undefined && new Dec(figure).lt(input.min)) {
      problems.push({ path, key: 'science.input.too-low', params: { name: input.name, min: input.min } });
    } else if (input.max !== undefined && new Dec(figure).gt(input.max)) {
      problems.push({ path, key: 'science.input.too-high', params: { name: input.name, max: input.max } });
    }
  }
  const known = new Set(inputs.map((input) => input.name));
  for (const name of Object.keys(figures)) {
    if (!known.has(name)) problems.push({ path: `${place}.${name}`, key: 'science.input.unknown', params: { name } });
  }
  return problems;
}

/**
 * Mean of the replicates; repeatability; censoring at LOD and LOQ on the unrounded value; rounding; U at the value. The observation
 * has been checked. The U of a censored value is not stated: only the U at the limit is carried, for guard bands.
 */
export function calculateFormula(model: CalculatedModel, observation: FormulaObservation): CalculatedResult {
  const formula = compiled(model.formula, model.inputs.map((input) => input.name));
  const defaults = Object.fromEntries(model.inputs.flatMap((input) => (input.default === undefined ? [] : [[input.name, input.default]])));
  const shared = { ...defaults, ...typed(observation.worksheet), ...typed(observation.analysis) };
  const rows = observation.replicates.length > 0 ? observation.replicates : [{}];

  const working: string[] = [];
  const replicates = rows.map((row, index) => {
    const figures = { ...shared, ...typed(row) };
    const value = kept(formula.evaluate(figures));
    const name = rows.length > 1 ? `x${subscript(index + 1)}` : 'x';
    working.push(`${name} = ${formula.withFigures(figures)} = ${shown(value, model.rounding)}`);
    return value;
  });
  const value = kept(meanOf(replicates.map((replicate) => new Dec(replicate))));
  if (rows.length > 1) {
    const sum = replicates.map((x) => shown(x, model.rounding)).join(' + ');
    working.push(`x̄ = (${sum}) / ${rows.length} = ${shown(value, model.rounding)}`);
  }

  const common = { unrounded: value, replicates, warnings: [] as CalculatedResult['warnings'], working };
  const censored = censor(model, new Dec(value));
  if (censored) {
    working.push(`${shown(value, model.rounding)} < ${censored.name} = ${censored.text}`);
    const uncertaintyAtLimit = uncertaintyAt(model, censored.text)?.rounded;
    return {
      ...common, qualifier: censored.qualifier, text: censored.text, expandedUncertainty: null,
      ...(censored.qualifier === 'nd' || model.lod !== undefined ? { detected: censored.qualifier === 'lt' } : {}),
      ...(uncertaintyAtLimit === undefined ? {} : { uncertaintyAtLimit }),
    };
  }

  checkRepeatability(model, replicates, value, common);
  const text = round(value, model.rounding);
  working.push(`${shown(value, model.rounding)} → ${text}`);
  const uncertainty = uncertaintyAt(model, value);
  if (uncertainty) working.push(`U = ${uncertainty.written} → ${uncertainty.rounded}`);
  return { ...common, qualifier: 'eq', text, expandedUncertainty: uncertainty?.rounded ?? null };
}

function censor(model: CalculatedModel, value: Decimal): { qualifier: 'nd' | 'lt'; text: string; name: string } | null {
  if (model.lod !== undefined && value.lt(model.lod)) return { qualifier: 'nd', text: model.lod, name: 'LOD' };
  if (model.loq !== undefined && value.lt(model.loq)) return { qualifier: 'lt', text: model.loq, name: 'LOQ' };
  return null;
}

function uncertaintyAt(model: CalculatedModel, value: string): { rounded: string; written: string } | null {
  if (model.expandedUncertainty === undefined) return null;
  const formula = compiled(model.expandedUncertainty, ['x']);
  const exact = formula.evaluate({ x: value });
  if (exact.lte(0)) return null;
  return { rounded: roundUncertainty(kept(exact)), written: formula.withFigures({ x: shown(value, model.rounding) }) };
}

/** f(n) of ISO 5725-6:1994, Table 1: the critical range of n results is f(n)·σr; for two results it is the repeatability limit r. */
const rangeFactors = ['2.8', '3.3', '3.6', '3.9', '4.0', '4.2', '4.3', '4.4', '4.5'];

/** Warns when the replicates lie further apart than r, or, with more than two, than the critical range r · f(n) / f(2). */
function checkRepeatability(
  model: CalculatedModel, replicates: readonly string[], mean: string, result: Pick<CalculatedResult, 'warnings' | 'working'>,
): void {
  const factor = rangeFactors[replicates.length - 2];
  if (model.repeatabilityLimit === undefined || factor === undefined) return;
  const figures = replicates.map((x) => new Dec(x));
  const range = Dec.max(...figures).minus(Dec.min(...figures));
  const limit = compiled(model.repeatabilityLimit, ['mean']).evaluate({ mean }).times(factor).div(rangeFactors[0]!);
  const agrees = new Dec(kept(range)).lte(kept(limit));
  const difference = shown(kept(range), model.rounding);
  const allowed = shown(kept(limit), model.rounding);
  result.working.push(`xₘₐₓ − xₘᵢₙ = ${difference} ${agrees ? '≤' : '>'} ${allowed}`);
  if (!agrees) result.warnings.push({ key: 'science.warning.replicates-apart', params: { difference, allowed } });
}

/** An intermediate figure for reading: two digits more than will be reported. */
function shown(value: string, { mode, to }: Rounding): string {
  const finer = 'decimals' in to ? { decimals: Math.max(to.decimals, 0) + 2 } : { significant: to.significant + 2 };
  const text = round(value, { mode, to: finer });
  return text.includes('.') ? plain(new Dec(text)).replace('-', '−') : text.replace('-', '−');
}

const typed = (figures: Figures): Figures => Object.fromEntries(Object.entries(figures).filter(([, figure]) => figure !== ''));

const subscript = (index: number): string => [...String(index)].map((digit) => '₀₁₂₃₄₅₆₇₈₉'[Number(digit)]).join('');

const formulas = new Map<string, Formula>();

/** Compiled once for each formula text; a laboratory has a few hundred. */
function compiled(text: string, names: readonly string[]): Formula {
  const key = `${names.join(' ')}\n${text}`;
  let formula = formulas.get(key);
  if (!formula) {
    if (formulas.size > 2000) formulas.clear();
    formula = compileFormula(text, names);
    formulas.set(key, formula);
  }
  return formula;
}
