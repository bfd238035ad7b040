import type { Decimal } from 'decimal.js';
import type { Problem } from '../kernel/errors.ts';
import { isDecimalText } from '../kernel/numbers.ts';
import { Dec, keptFigure, plain } from './decimal.ts';
import { meanOf } from './formula-functions.ts';
import { compileFormula, type Formula } from './formula.ts';
import type { CalculatedModel, CalculatedResult, ModelInput, Observation, Rounding } from './measurement-model.ts';
import { round, roundResult, roundUncertainty } from './rounding.ts';
import { evaluateBudget, prepareBudget, type EvaluatedBudget, type PreparedBudget } from './uncertainty/method-budget.ts';

type FormulaObservation = Extract<Observation, { kind: 'calculated' }>;
type Figures = Record<string, string>;
type Decimals = Record<string, Decimal>;

/** A model made ready for many results: its formulas compiled, its limits read, its inputs by the place they are read at. */
export interface Plan {
  formula: Formula;
  repeatability: Formula | null;
  uncertainty: Formula | null;
  budget: PreparedBudget | null;
  places: Record<Place, CheckedInput[]>;
  lod: Decimal | null;
  loq: Decimal | null;
}
type Place = 'worksheet' | 'analysis' | 'replicate';
type CheckedInput = Pick<ModelInput, 'name' | 'default' | 'min' | 'max'> & { least: Decimal | null; most: Decimal | null };

const plans = new WeakMap<CalculatedModel, Plan>();

export function planOf(model: CalculatedModel): Plan {
  let plan = plans.get(model);
  if (!plan) {
    const inputs = model.inputs.map((input) => ({ ...input, least: figureOf(input.min), most: figureOf(input.max) }));
    plan = {
      formula: compiled(model.formula, model.inputs.map((input) => input.name)),
      repeatability: model.repeatabilityLimit === undefined ? null : compiled(model.repeatabilityLimit, ['mean']),
      uncertainty: model.expandedUncertainty === undefined ? null : compiled(model.expandedUncertainty, ['x']),
      budget: model.uncertaintyBudget === undefined ? null : prepareBudget(model.uncertaintyBudget),
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

/** The figures of an observation by input: those read once, and those of each replicate. */
export interface ReadFigures {
  shared: Decimals;
  rows: Decimals[];
}

/**
 * Reads what was observed, each figure once. Missing, unreadable, out-of-range and unknown readings are problems. More replicates than
 * expected are allowed (ISO 5725-6:1994).
 */
export function readFigures(model: CalculatedModel, observation: FormulaObservation): ReadFigures & { problems: Problem[] } {
  const { places } = planOf(model);
  const problems: Problem[] = [];
  const shared: Decimals = {};
  readPlace(places.worksheet, observation.worksheet, 'worksheet', shared, problems);
  readPlace(places.analysis, observation.analysis, 'analysis', shared, problems);
  const rows = Array.from({ length: Math.max(model.replicates, observation.replicates.length) }, (_, row) => {
    const figures: Decimals = {};
    readPlace(places.replicate, observation.replicates[row] ?? {}, `replicates.${row}`, figures, problems);
    return figures;
  });
  return { shared, rows: rows.slice(0, observation.replicates.length || 1), problems };
}

function readPlace(inputs: readonly CheckedInput[], figures: Figures, place: string, into: Decimals, problems: Problem[]): void {
  for (const { name, default: usual, min, max, least, most } of inputs) {
    const text = figures[name] || usual;
    if (text === undefined) problems.push({ path: `${place}.${name}`, key: 'science.input.missing', params: { name } });
    else if (!isDecimalText(text)) problems.push({ path: `${place}.${name}`, key: 'science.input.not-a-number', params: { name } });
    else {
      const figure = (into[name] = new Dec(text));
      if (least && figure.lt(least)) problems.push({ path: `${place}.${name}`, key: 'science.input.too-low', params: { name, min: min! } });
      else if (most && figure.gt(most)) problems.push({ path: `${place}.${name}`, key: 'science.input.too-high', params: { name, max: max! } });
    }
  }
  for (const name of Object.keys(figures)) {
    if (!inputs.some((input) => input.name === name)) problems.push({ path: `${place}.${name}`, key: 'science.input.unknown', params: { name } });
  }
}

/**
 * Mean of the replicates; repeatability; censoring at LOD and LOQ on the unrounded value; rounding; U at the value. The observation
 * has been read without problems. The U of a censored value is not stated: only the U at the limit is carried, for guard bands.
 */
export function calculateFormula(model: CalculatedModel, read: ReadFigures): CalculatedResult {
  const plan = planOf(model);
  const { shared, rows } = read;
  const values = { ...shared };
  const figures = rows.map((row) => keptFigure(plan.formula.evaluate(Object.assign(values, row))));
  const mean = figures.length > 1 ? keptFigure(meanOf(figures)) : figures[0]!;
  const common = { unrounded: plain(mean), replicates: figures.map(plain), warnings: [] as CalculatedResult['warnings'] };

  const limit = limitAbove(model, plan, mean);
  if (limit) {
    const exact = uncertaintyAt(plan, read, limit.at);
    const uncertaintyAtLimit = exact && roundUncertainty(exact);
    return {
      ...common, qualifier: limit.qualifier, text: limit.text, expandedUncertainty: null,
      ...(limit.qualifier === 'nd' || plan.lod ? { detected: limit.qualifier === 'lt' } : {}),
      ...(uncertaintyAtLimit === null ? {} : { uncertaintyAtLimit }),
    };
  }

  const repeatability = repeatabilityOf(plan, figures, mean);
  if (repeatability && !repeatability.agrees) {
    const told = { difference: shown(repeatability.range, model.rounding), allowed: shown(repeatability.limit, model.rounding) };
    common.warnings.push({ key: 'science.warning.replicates-apart', params: told });
  }
  return { ...common, qualifier: 'eq', ...roundResult(mean, uncertaintyAt(plan, read, mean), model.rounding) };
}

/** The limit of the method that the unrounded value lies below: LOD before LOQ. */
export function limitAbove(model: CalculatedModel, { lod, loq }: Plan, mean: Decimal): { qualifier: 'nd' | 'lt'; name: 'LOD' | 'LOQ'; text: string; at: Decimal } | null {
  if (lod && mean.lt(lod)) return { qualifier: 'nd', name: 'LOD', text: model.lod!, at: lod };
  if (loq && mean.lt(loq)) return { qualifier: 'lt', name: 'LOQ', text: model.loq!, at: loq };
  return null;
}

function uncertaintyAt(plan: Plan, read: ReadFigures, x: Decimal): Decimal | null {
  const exact = plan.budget ? budgetAt(plan, plan.budget, read, x).expanded : plan.uncertainty?.evaluate({ x });
  return exact === undefined || exact.lte(0) ? null : keptFigure(exact);
}

/** The method's budget at a result, with the readings that led to it. */
export const budgetAt = ({ formula }: Plan, budget: PreparedBudget, { shared, rows }: ReadFigures, x: Decimal): EvaluatedBudget =>
  evaluateBudget(budget, formula, rows.map((row) => ({ ...shared, ...row })), x);

/**
 * f(n) of ISO 5725-6:1994, which 95 % of the ranges of n normal figures do not exceed, in standard deviations: the critical range is f(n)·σr; for two
 * results it is the repeatability limit r.
 */
const rangeFactors = ['2.8', '3.3', '3.6', '3.9', '4.0', '4.2', '4.3', '4.4', '4.5'];

/** How far apart the replicates lie, beside r, or, with more than two, beside the critical range r · f(n) / f(2). */
export function repeatabilityOf({ repeatability }: Plan, figures: readonly Decimal[], mean: Decimal): { range: Decimal; limit: Decimal; agrees: boolean } | null {
  const factor = rangeFactors[figures.length - 2];
  if (!repeatability || factor === undefined) return null;
  const range = keptFigure(Dec.max(...figures).minus(Dec.min(...figures)));
  const r = repeatability.evaluate({ mean });
  const limit = keptFigure(figures.length === 2 ? r : r.times(factor).div(rangeFactors[0]!));
  return { range, limit, agrees: range.lte(limit) };
}

/** An intermediate figure for reading: two digits more than will be reported. */
export function shown(value: Decimal, { mode, to }: Rounding): string {
  const finer = 'decimals' in to ? { decimals: Math.max(to.decimals, 0) + 2 } : { significant: to.significant + 2 };
  const text = round(value, { mode, to: finer });
  return (text.includes('.') ? text.replace(/\.?0+$/, '') : text).replace('-', '−');
}

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
