import type { Decimal } from 'decimal.js';
import type { Problem } from '../kernel/errors.ts';
import { Dec, keptFigure, plain } from './decimal.ts';
import { compileFormula, FormulaError, type Formula } from './formula.ts';
import type { CalculatedResult, DerivedInput, DerivedModel, Observation } from './measurement-model.ts';
import { round, roundResult } from './rounding.ts';
import { propagate } from './uncertainty/propagate.ts';

type DerivedObservation = Extract<Observation, { kind: 'derived' }>;

const formulas = new WeakMap<DerivedModel, Formula>();

function formulaOf(model: DerivedModel): Formula {
  let formula = formulas.get(model);
  if (!formula) formulas.set(model, (formula = compileFormula(model.formula, model.inputs.map(({ name }) => name))));
  return formula;
}

/**
 * Results from which no figure follows: missing, known only to lie above a figure, or known only to lie below one where the result grows as they get smaller
 * (the nitrogen of C/N, the calcium of a sodium adsorption ratio).
 */
export function checkDerived(model: DerivedModel, { inputs }: DerivedObservation): Problem[] {
  const problems = model.inputs.flatMap(({ name }) => {
    const given = inputs[name];
    if (!given) return [{ path: `inputs.${name}`, key: 'science.input.missing', params: { name } }];
    return given.qualifier === 'gt' ? [{ path: `inputs.${name}`, key: 'science.derived.no-end', params: { name } }] : [];
  });
  if (problems.length > 0) return problems;
  const values = Object.fromEntries(model.inputs.map(({ name }) => [name, new Dec(inputs[name]!.text)]));
  return model.inputs.flatMap(({ name }) => (isCensored(inputs[name]!) && fallsWith(formulaOf(model), values, name) ? [{ path: `inputs.${name}`, key: 'science.derived.no-start', params: { name } }] : []));
}

/** Whether half of an input gives a larger result. A formula without a value there is told when it is calculated. */
function fallsWith(formula: Formula, values: Readonly<Record<string, Decimal>>, name: string): boolean {
  try {
    return formula.evaluate({ ...values, [name]: values[name]!.div(2) }).gt(formula.evaluate(values));
  } catch (error) {
    if (error instanceof FormulaError) return false;
    throw error;
  }
}

const isCensored = ({ qualifier }: DerivedInput): boolean => qualifier === 'lt' || qualifier === 'nd';

/**
 * A result of results. A censored input counts as the model says, nothing or its limit; when all are censored the result is below the
 * figure of their limits. U is propagated from the inputs' U (k = 2) as independent; a censored one is known to lie between 0 and its
 * limit L and has u = L / √12 (JCGM 100:2008, 4.3.7); null when an input states no U. Throws `FormulaError` where the formula has no value.
 */
export function calculateDerived(model: DerivedModel, { inputs }: DerivedObservation): CalculatedResult {
  const formula = formulaOf(model);
  const given = model.inputs.map(({ name }) => ({ name, input: inputs[name]! }));
  const nothingFound = given.every(({ input }) => isCensored(input));
  const valueOf = (input: DerivedInput): Decimal => (isCensored(input) && model.censored === 'zero' && !nothingFound ? new Dec(0) : new Dec(input.text));
  const values = Object.fromEntries(given.map(({ name, input }) => [name, valueOf(input)]));
  const exact = keptFigure(formula.evaluate(values));
  const common = { unrounded: plain(exact), replicates: [plain(exact)], warnings: [] };
  if (nothingFound) return { ...common, qualifier: 'lt', text: round(exact, model.rounding), expandedUncertainty: null };
  return { ...common, qualifier: 'eq', ...roundResult(exact, uncertaintyOf(model, given, values), model.rounding) };
}

function uncertaintyOf(model: DerivedModel, given: ReadonlyArray<{ name: string; input: DerivedInput }>, values: Record<string, Decimal>): Decimal | null {
  const quantities = given.map(({ name, input }) => {
    const u = isCensored(input) ? new Dec(input.text).div(new Dec(12).sqrt()) : input.expandedUncertainty === null ? null : new Dec(input.expandedUncertainty).div(2);
    return u && { name, value: values[name]!, u, distribution: 'normal' as const };
  });
  if (quantities.some((quantity) => quantity === null)) return null;
  const { expanded } = propagate(model.formula, quantities.filter((quantity) => quantity !== null));
  return expanded.isZero() ? null : keptFigure(expanded);
}

/** What censored inputs count as, the formula with the inputs' figures, and what was rounded. */
export function derivedWorking(model: DerivedModel, { inputs }: DerivedObservation, result: CalculatedResult): string[] {
  const written = Object.fromEntries(model.inputs.map(({ name }) => {
    const input = inputs[name]!;
    return [name, isCensored(input) && model.censored === 'zero' && result.qualifier !== 'lt' ? '0' : input.text];
  }));
  const value = plain(new Dec(result.unrounded!).toSignificantDigits(6)).replace('-', '−');
  const counted = model.inputs.filter(({ name }) => isCensored(inputs[name]!)).map(({ name }) => `${name} < ${inputs[name]!.text} → ${written[name]}`);
  return [...counted, `x = ${formulaOf(model).withFigures(written)} = ${value}`, `${value} → ${result.qualifier === 'lt' ? '< ' : ''}${result.text}`];
}
