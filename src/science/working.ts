import type { Decimal } from 'decimal.js';
import { budgetAt, limitAbove, planOf, readFigures, repeatabilityOf, shown } from './calculated.ts';
import { Dec } from './decimal.ts';
import type { CalculatedModel, CalculatedResult, Observation, Rounding } from './measurement-model.ts';

type FormulaObservation = Extract<Observation, { kind: 'calculated' }>;

/**
 * The working of a result, step by step, as text over figures: "1000 × (12.35 − 0.10) × 0.0500 / 2.0012 = 306.1". Made from the
 * observation when somebody asks for it, so that a result is calculated without it and never differs from it.
 */
export function formulaWorking(model: CalculatedModel, observation: FormulaObservation, result: CalculatedResult): string[] {
  const plan = planOf(model);
  const shared = { ...defaultsOf(model), ...typed(observation.worksheet), ...typed(observation.analysis) };
  const figures = result.replicates.map((figure) => new Dec(figure));
  const rounding = roundingOf(model, result);
  const written = figures.map((figure) => shown(figure, rounding));
  const mean = new Dec(result.unrounded!);
  const value = shown(mean, rounding);

  const steps = figures.map((_, index) => {
    const name = figures.length > 1 ? `x${subscript(index + 1)}` : 'x';
    return `${name} = ${plan.formula.withFigures({ ...shared, ...typed(observation.replicates[index] ?? {}) })} = ${written[index]}`;
  });
  if (figures.length > 1) steps.push(`x̄ = (${written.join(' + ')}) / ${figures.length} = ${value}`);

  const limit = limitAbove(model, plan, mean);
  if (limit) return [...steps, `${value} < ${limit.name} = ${limit.text}`];

  const repeatability = repeatabilityOf(plan, figures, mean);
  if (repeatability) {
    const [range, most] = [shown(repeatability.range, rounding), shown(repeatability.limit, rounding)];
    steps.push(`xₘₐₓ − xₘᵢₙ = ${range} ${repeatability.agrees ? '≤' : '>'} ${most}`);
  }
  const rounded = `${value} → ${result.text}`;
  const uncertainty = plan.budget ? budgetWorking(model, observation, mean, result)
    : plan.uncertainty && result.expandedUncertainty !== null ? [`U = ${plan.uncertainty.withFigures({ x: value })} → ${result.expandedUncertainty}`] : [];
  return rounding === model.rounding ? [...steps, rounded, ...uncertainty] : [...steps, ...uncertainty, rounded];
}

/** A result that was rounded where its U ends has as many decimals as it was reported with. */
function roundingOf({ rounding }: CalculatedModel, { text, expandedUncertainty }: CalculatedResult): Rounding {
  const byUncertainty = 'decimals' in rounding.to && rounding.to.uncertainty !== undefined && expandedUncertainty !== null;
  return byUncertainty ? { mode: rounding.mode, to: { decimals: text.split('.')[1]?.length ?? 0 } } : rounding;
}

/** Each source with its standard uncertainty, sensitivity, contribution and share; the root of the sum of squares, doubled. */
function budgetWorking(model: CalculatedModel, observation: FormulaObservation, mean: Decimal, result: CalculatedResult): string[] {
  const plan = planOf(model);
  const { sources, u } = budgetAt(plan, plan.budget!, readFigures(model, observation), mean);
  const figure = (value: Decimal) => shown(value, { mode: 'half-even', to: { significant: 1 } });
  const lines = sources.map(({ source, u: of, sensitivity, contribution, percent }) =>
    `u(${source.input ?? 'x'}) = ${figure(of)}${source.input === undefined ? '' : `; c = ${figure(sensitivity)}; |c·u| = ${figure(contribution)}`} (${percent.toFixed(0)} %)`);
  return [...lines, `u = √Σ(c·u)² = ${figure(u)}`, ...(result.expandedUncertainty === null ? [] : [`U = 2 × ${figure(u)} → ${result.expandedUncertainty}`])];
}

const defaultsOf = (model: CalculatedModel): Record<string, string> =>
  Object.fromEntries(model.inputs.flatMap((input) => (input.default === undefined ? [] : [[input.name, input.default]])));

const typed = (figures: Record<string, string>): Record<string, string> => Object.fromEntries(Object.entries(figures).filter(([, figure]) => figure !== ''));

const subscript = (index: number): string => [...String(index)].map((digit) => '₀₁₂₃₄₅₆₇₈₉'[Number(digit)]).join('');
