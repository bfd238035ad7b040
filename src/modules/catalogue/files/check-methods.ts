import { Decimal } from 'decimal.js';
import type { CalculatedModel, DerivedModel, MeasurementModel } from '../../../science/measurement-model.ts';
import type { Located, ProblemList } from './catalogue-problems.ts';
import type { MethodEntry } from './catalogue.types.ts';

/** Says what is wrong with a formula over these names, or null. */
export type FormulaCheck = (text: string, names: readonly string[]) => string | null;

/** Whether a method's model hangs together: its formulas, inputs, limits and dilutions. */
export function checkMethod(method: Located<MethodEntry>, checkFormula: FormulaCheck, problems: ProblemList): void {
  const note = (path: PropertyKey[], message: string) => problems.add(method.at('model', ...path), message);
  const model = method.entry.model;
  const lists: Record<MeasurementModel['kind'], () => void> = {
    calculated: () => checkCalculated(model as CalculatedModel, checkFormula, note),
    choice: () => model.kind === 'choice' && once(model.choices.map((choice) => choice.code), 'choice', ['choices'], note),
    'plate-count': () => model.kind === 'plate-count' && falling(model.dilutions.map(String), ['dilutions'], note),
    derived: () => model.kind === 'derived' && checkDerived(model, checkFormula, note),
    mpn: () => model.kind === 'mpn' && falling(model.volumes, ['volumes'], note),
  };
  lists[model.kind]();
  const figures = model.kind === 'calculated' && (model.lod || model.loq || model.repeatabilityLimit || model.expandedUncertainty || model.uncertaintyBudget);
  if (figures && !method.entry.lodSource) problems.add(method.at('model'), 'LOD, LOQ, repeatability or uncertainty without lodSource');
}

type Note = (path: PropertyKey[], message: string) => void;

function checkCalculated(model: CalculatedModel, checkFormula: FormulaCheck, note: Note): void {
  const names = model.inputs.map((input) => input.name);
  once(names, 'input', ['inputs'], note);
  const formulas = [
    ['formula', names],
    ['repeatabilityLimit', ['mean']],
    ['expandedUncertainty', ['x']],
  ] as const;
  for (const [key, allowed] of formulas) {
    const text = model[key];
    const wrong = text === undefined ? null : checkFormula(text, allowed);
    if (wrong) note([key], `${key}: ${wrong}`);
  }
  model.uncertaintyBudget?.forEach(({ input, u, halfWidth }, index) => {
    const wrong = checkFormula((u ?? halfWidth)!, ['x']);
    if (wrong) note(['uncertaintyBudget', index], `uncertaintyBudget: ${wrong}`);
    if (input !== undefined && !names.includes(input)) note(['uncertaintyBudget', index, 'input'], `"${input}" is not an input of the method`);
  });
  const used = new Set(model.formula.match(/[A-Za-z][A-Za-z0-9_]*/g));
  model.inputs.forEach((input, index) => {
    if (!used.has(input.name)) note(['inputs', index, 'name'], `input "${input.name}" is not used by the formula`);
    if (input.min !== undefined && input.max !== undefined && new Decimal(input.min).gt(input.max)) {
      note(['inputs', index, 'min'], `the smallest ${input.name} is above the largest`);
    }
  });
  const byUncertainty = 'decimals' in model.rounding.to && model.rounding.to.uncertainty !== undefined;
  if (byUncertainty && !model.expandedUncertainty && !model.uncertaintyBudget) note(['rounding'], 'rounded to the uncertainty, but none is stated');
  if (model.lod !== undefined && model.loq !== undefined && new Decimal(model.lod).gt(model.loq)) note(['lod'], 'the LOD is above the LOQ');
}

function checkDerived(model: DerivedModel, checkFormula: FormulaCheck, note: Note): void {
  const names = model.inputs.map(({ name }) => name);
  once(names, 'input', ['inputs'], note);
  const wrong = checkFormula(model.formula, names);
  if (wrong) note(['formula'], `formula: ${wrong}`);
  const used = new Set(model.formula.match(/[A-Za-z][A-Za-z0-9_]*/g));
  model.inputs.forEach(({ name }, index) => {
    if (!used.has(name)) note(['inputs', index, 'name'], `input "${name}" is not used by the formula`);
  });
}

function once(names: readonly string[], what: string, path: PropertyKey[], note: Note): void {
  names.forEach((name, index) => {
    if (names.indexOf(name) < index) note([...path, index], `${what} "${name}" stands twice`);
  });
}

function falling(figures: readonly string[], path: PropertyKey[], note: Note): void {
  figures.forEach((figure, index) => {
    const before = figures[index - 1];
    if (before !== undefined && !new Decimal(figure).lt(before)) note([...path, index], 'the most concentrated comes first');
  });
}
