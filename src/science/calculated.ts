import type { Decimal } from 'decimal.js';
import type { Problem } from '../kernel/errors.ts';
import { isDecimalText } from '../kernel/numbers.ts';
import { Dec, keptFigure, plain } from './decimal.ts';
import { meanOf } from './formula-functions.ts';
import { compileFormula, type Formula } from './formula.ts';
import type { CalculatedModel, CalculatedResult, ModelInput, Observation, Rounding } from './measurement-model.ts';
import { round, roundUncertainty } from './rounding.ts';

type FormulaObservation = Extract<Observation, { kind: 'calculated' }>;
type Figures = Record<string, string>;

/** A model made ready for many results: the formula compiled, its limits read, its inputs by the place they are read at. */
interface Plan {
  formula: Formula;
  defaults: Figures;
  places: Record<Place, CheckedInput[]>;
  lod: Decimal | null;
  loq: Decimal | null;
}
type Place = 'worksheet' | 'analysis' | 'replicate';
type CheckedInput = Pick<ModelInput, 'name' | 'default' | 'min' | 'max'> & { least: Decimal | null; most: Decimal | null };

const plans = new WeakMap<CalculatedModel, Plan>();

function planOf(model: CalculatedModel): Plan {
  let plan = plans.get(model);
  if (!plan) {
    const inputs = model.inputs.map((input) => ({ ...input, least: figureOf(input.min), most: figureOf(input.max) }));
    plan = {
      formula: compiled(model.formula, model.inputs.map((input) => input.name)),
      defaults: Object.fromEntries(model.inputs.flatMap((input) => (input.default === undefined ? [] : [[input.name, input.default]]))),
      places: {
        worksheet: inputs.filter((input) => placeOf(input) === 'worksheet'),
        analysis: inputs.filter((input) => placeOf(input) === 'analysis'),
        replicate: inputs.filter((input) => placeOf(input) === 'replicate'),
      },
      lod: figureOf(model.lod), loq: figureOf(model.loq),
    };
    plans.set(model, plan);
  }
  return plan;
}

const figureOf = (text: string | undefined): Decimal | null => (text === undefined ? null : new Dec(text));

function placeOf(input: ModelInput): Place {
  if (input.scope === 'worksheet') return 'worksheet';
  return input.perReplicate === false ? 'analysis' : 'replicate';
}

/** Missing, unreadable, out-of-range and unknown readings. More replicates than expected are allowed (ISO 5725-6:1994, 5.2). */
export function checkFormulaInputs(model: CalculatedModel, observation: FormulaObservation): Problem[] {
  const { places } = planOf(model);
  const rows = Math.max(model.replicates, observation.replicates.length);
  const problems = [...checkPlace(places.worksheet, observation.worksheet, 'worksheet'), ...checkPlace(places.analysis, observation.analysis, 'analysis')];
  for (let row = 0; row < rows; row += 1) problems.push(...checkPlace(places.replicate, observation.replicates[row] ?? {}, `replicates.${row}`));
  return problems;
}

function checkPlace(inputs: readonly CheckedInput[], figures: Figures, place: string): Problem[] {
  const problems: Problem[] = [];
  for (const { name, default: usual, min, max, least, most } of inputs) {
    const path = `${place}.${name}`;
    const text = figures[name] || usual;
    if (text === undefined) problems.push({ path, key: 'science.input.missing', params: { name } });
    else if (!isDecimalText(text)) problems.push({ path, key: 'science.input.not-a-number', params: { name } });
    else if (least || most) {
      const figure = new Dec(text);
      if (least && figure.lt(least)) problems.push({ path, key: 'science.input.too-low', params: { name, min: min! } });
      else if (most && figure.gt(most)) problems.push({ path, key: 'science.input.too-high', params: { name, max: max! } });
    }
  }
  for (const name of Object.keys(figures)) {
    if (!inputs.some((input) => input.name === name)) problems.push({ path: `${place}.${name}`, key: 'science.input.unknown', params: { name } });
  }
  return problems;
}

/**
 * Mean of the replicates; repeatability; censoring at LOD and LOQ on the unrounded value; rounding; U at the value. The observation
 * has been checked. The U of a censored value is not stated: only the U at the limit is carried, for guard bands.
 */
export function calculateFormula(model: CalculatedModel, observation: FormulaObservation): CalculatedResult {
  const { formula, defaults, lod, loq } = planOf(model);
  const shared = { ...defaults, ...typed(observation.worksheet), ...typed(observation.analysis) };
  const sharedFigures = read(shared);
  const rows = observation.replicates.length > 0 ? observation.replicates.map(typed) : [{}];

  const working: string[] = [];
  const figures = rows.map((row) => keptFigure(formula.evaluate({ ...sharedFigures, ...read(row) })));
  const written = figures.map((figure) => shown(figure, model.rounding));
  rows.forEach((row, index) => {
    const name = rows.length > 1 ? `x${subscript(index + 1)}` : 'x';
    working.push(`${name} = ${formula.withFigures({ ...shared, ...row })} = ${written[index]}`);
  });
  const mean = rows.length > 1 ? keptFigure(meanOf(figures)) : figures[0]!;
  const value = shown(mean, model.rounding);
  if (rows.length > 1) working.push(`x̄ = (${written.join(' + ')}) / ${rows.length} = ${value}`);

  const common = { unrounded: plain(mean), replicates: figures.map(plain), warnings: [] as CalculatedResult['warnings'], working };
  const censored = lod && mean.lt(lod) ? { qualifier: 'nd' as const, text: model.lod!, name: 'LOD' } : loq && mean.lt(loq) ? { qualifier: 'lt' as const, text: model.loq!, name: 'LOQ' } : null;
  if (censored) {
    working.push(`${value} < ${censored.name} = ${censored.text}`);
    const uncertaintyAtLimit = uncertaintyAt(model, new Dec(censored.text))?.rounded;
    return {
      ...common, qualifier: censored.qualifier, text: censored.text, expandedUncertainty: null,
      ...(censored.qualifier === 'nd' || lod ? { detected: censored.qualifier === 'lt' } : {}),
      ...(uncertaintyAtLimit === undefined ? {} : { uncertaintyAtLimit }),
    };
  }

  checkRepeatability(model, figures, mean, common);
  const text = round(mean, model.rounding);
  working.push(`${value} → ${text}`);
  const uncertainty = uncertaintyAt(model, mean);
  if (uncertainty) working.push(`U = ${uncertainty.formula.withFigures({ x: value })} → ${uncertainty.rounded}`);
  return { ...common, qualifier: 'eq', text, expandedUncertainty: uncertainty?.rounded ?? null };
}

function uncertaintyAt(model: CalculatedModel, x: Decimal): { rounded: string; formula: Formula } | null {
  if (model.expandedUncertainty === undefined) return null;
  const formula = compiled(model.expandedUncertainty, ['x']);
  const exact = formula.evaluate({ x });
  return exact.lte(0) ? null : { rounded: roundUncertainty(keptFigure(exact)), formula };
}

/** f(n) of ISO 5725-6:1994, Table 1: the critical range of n results is f(n)·σr; for two results it is the repeatability limit r. */
const rangeFactors = ['2.8', '3.3', '3.6', '3.9', '4.0', '4.2', '4.3', '4.4', '4.5'];

/** Warns when the replicates lie further apart than r, or, with more than two, than the critical range r · f(n) / f(2). */
function checkRepeatability(
  model: CalculatedModel, figures: readonly Decimal[], mean: Decimal, result: Pick<CalculatedResult, 'warnings' | 'working'>,
): void {
  const factor = rangeFactors[figures.length - 2];
  if (model.repeatabilityLimit === undefined || factor === undefined) return;
  const range = keptFigure(Dec.max(...figures).minus(Dec.min(...figures)));
  const r = compiled(model.repeatabilityLimit, ['mean']).evaluate({ mean });
  const limit = keptFigure(figures.length === 2 ? r : r.times(factor).div(rangeFactors[0]!));
  const agrees = range.lte(limit);
  const difference = shown(range, model.rounding);
  const allowed = shown(limit, model.rounding);
  result.working.push(`xₘₐₓ − xₘᵢₙ = ${difference} ${agrees ? '≤' : '>'} ${allowed}`);
  if (!agrees) result.warnings.push({ key: 'science.warning.replicates-apart', params: { difference, allowed } });
}

/** An intermediate figure for reading: two digits more than will be reported. */
function shown(value: Decimal, { mode, to }: Rounding): string {
  const finer = 'decimals' in to ? { decimals: Math.max(to.decimals, 0) + 2 } : { significant: to.significant + 2 };
  const text = round(value, { mode, to: finer });
  return (text.includes('.') ? text.replace(/\.?0+$/, '') : text).replace('-', '−');
}

const read = (figures: Figures): Record<string, Decimal> => Object.fromEntries(Object.entries(figures).map(([name, text]) => [name, new Dec(text)]));

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
