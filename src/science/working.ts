import { limitAbove, planOf, repeatabilityOf, shown } from './calculated.ts';
import { Dec } from './decimal.ts';
import type { CalculatedModel, CalculatedResult, Observation } from './measurement-model.ts';

type FormulaObservation = Extract<Observation, { kind: 'calculated' }>;

/**
 * The working of a result, step by step, as text over figures: "1000 × (12.35 − 0.10) × 0.0500 / 2.0012 = 306.1". Made from the
 * observation when somebody asks for it, so that a result is calculated without it and never differs from it.
 */
export function formulaWorking(model: CalculatedModel, observation: FormulaObservation, result: CalculatedResult): string[] {
  const plan = planOf(model);
  const shared = { ...defaultsOf(model), ...typed(observation.worksheet), ...typed(observation.analysis) };
  const figures = result.replicates.map((figure) => new Dec(figure));
  const written = figures.map((figure) => shown(figure, model.rounding));
  const mean = new Dec(result.unrounded!);
  const value = shown(mean, model.rounding);

  const steps = figures.map((_, index) => {
    const name = figures.length > 1 ? `x${subscript(index + 1)}` : 'x';
    return `${name} = ${plan.formula.withFigures({ ...shared, ...typed(observation.replicates[index] ?? {}) })} = ${written[index]}`;
  });
  if (figures.length > 1) steps.push(`x̄ = (${written.join(' + ')}) / ${figures.length} = ${value}`);

  const limit = limitAbove(model, plan, mean);
  if (limit) return [...steps, `${value} < ${limit.name} = ${limit.text}`];

  const repeatability = repeatabilityOf(plan, figures, mean);
  if (repeatability) {
    const [range, most] = [shown(repeatability.range, model.rounding), shown(repeatability.limit, model.rounding)];
    steps.push(`xₘₐₓ − xₘᵢₙ = ${range} ${repeatability.agrees ? '≤' : '>'} ${most}`);
  }
  steps.push(`${value} → ${result.text}`);
  if (plan.uncertainty && result.expandedUncertainty !== null) steps.push(`U = ${plan.uncertainty.withFigures({ x: value })} → ${result.expandedUncertainty}`);
  return steps;
}

const defaultsOf = (model: CalculatedModel): Record<string, string> =>
  Object.fromEntries(model.inputs.flatMap((input) => (input.default === undefined ? [] : [[input.name, input.default]])));

const typed = (figures: Record<string, string>): Record<string, string> => Object.fromEntries(Object.entries(figures).filter(([, figure]) => figure !== ''));

const subscript = (index: number): string => [...String(index)].map((digit) => '₀₁₂₃₄₅₆₇₈₉'[Number(digit)]).join('');
