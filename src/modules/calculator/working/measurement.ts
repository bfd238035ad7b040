import type { Decimal } from 'decimal.js';
import { Dec } from '../../../science/decimal.ts';
import { fit, type FitModel } from '../../../science/calibration/fit.ts';
import { inside, listOf, meanOf, sig, squares, sum, type Step, type Worked } from './step.ts';

interface Line {
  a: Decimal;
  b: Decimal;
  s: Decimal;
  x: Decimal[];
  centre: Decimal;
  Sxx: Decimal;
}

/** The straight line through the standards when it was fitted without weights; other models are told by their result alone. */
function lineOf(request: Worked['request']): Line | null {
  if ((request['model'] ?? 'linear') !== 'linear' || request['weights'] !== undefined) return null;
  const [x, y] = [listOf(request['x']), listOf(request['y'])];
  const { coefficients, residualSd } = fit(x, y, 'linear' satisfies FitModel);
  return { a: coefficients[0]!, b: coefficients[1]!, s: residualSd, x, centre: meanOf(x), Sxx: squares(x) };
}

export function fitSteps({ request, answer }: Worked): Step[] {
  const line = lineOf(request);
  const residuals = sum(listOf(answer['residuals']).map((each) => each.pow(2)));
  const scatter: Step = { of: 'residualSd', text: `s = √(Σw·e² / ν) = ${sig(answer['residualSd'])}; ν = ${String(answer['df'])}` };
  if (!line) return [scatter];
  const y = listOf(request['y']);
  const Sxy = sum(line.x.map((each, index) => each.minus(line.centre).times(y[index]!.minus(meanOf(y)))));
  return [
    { of: 'coefficients', text: `b = Σ(x − x̄)(y − ȳ) / Σ(x − x̄)² = ${sig(Sxy)} / ${sig(line.Sxx)} = ${sig(line.b)}` },
    { of: 'coefficients', text: `a = ȳ − b·x̄ = ${sig(meanOf(y))} − ${inside(line.b)} × ${inside(line.centre)} = ${sig(line.a)}` },
    { of: 'residualSd', text: `s = √(Σe² / (n − 2)) = √(${sig(residuals)} / ${y.length - 2}) = ${sig(line.s)}` },
  ];
}

export function predictSteps({ request, answer }: Worked): Step[] {
  const line = lineOf(request);
  const readings = Array.isArray(request['y0']) ? listOf(request['y0']) : listOf([request['y0']]);
  const y0 = meanOf(readings);
  if (!line) return [{ of: 'x0', text: `f(x) = ${sig(y0)}: x = ${sig(answer['x0'])}` }];
  const m = Number(request['replicates'] ?? readings.length);
  const away = new Dec(answer['x0'] as string).minus(line.centre).pow(2);
  return [
    { of: 'coefficients', text: `y = ${sig(line.a)} + ${inside(line.b)}·x; s = ${sig(line.s)}` },
    { of: 'x0', text: `(ȳ₀ − a) / b = (${sig(y0)} − ${inside(line.a)}) / ${inside(line.b)} = ${sig(answer['x0'])}` },
    { of: 'u', text: `(s / |b|) × √(1/m + 1/n + (x₀ − x̄)² / Σ(x − x̄)²) = (${sig(line.s)} / ${sig(line.b.abs())}) × √(1/${m} + 1/${line.x.length} + ${sig(away)} / ${sig(line.Sxx)}) = ${sig(answer['u'])}` },
  ];
}

/** Of the limits that are a product; those of DIN 32645 are told by their result. */
export function detectionSteps({ request, answer }: Worked): Step[] {
  const { lod, loq } = answer;
  switch (request['method']) {
    case 'ich-q2': {
      const { coefficients, standardErrors, residualSd } = fit(listOf(request['x']), listOf(request['y']), 'linear' satisfies FitModel);
      const [sd, slope] = [request['deviation'] === 'intercept' ? standardErrors[0]! : residualSd, coefficients[1]!.abs()];
      return [{ of: 'lod', text: `3.3·s / |b| = 3.3 × ${sig(sd)} / ${sig(slope)} = ${sig(lod)}` }, { of: 'loq', text: `10·s / |b| = 10 × ${sig(sd)} / ${sig(slope)} = ${sig(loq)}` }];
    }
    case 'blank': {
      const [slope, low, high] = [request['slope'] ?? '1', request['lodFactor'] ?? '3', request['loqFactor'] ?? '10'];
      return [{ of: 'lod', text: `${sig(low)} × ${sig(answer['sd'])} / ${inside(slope)} = ${sig(lod)}` }, { of: 'loq', text: `${sig(high)} × ${sig(answer['sd'])} / ${inside(slope)} = ${sig(loq)}` }];
    }
    case 'signal-to-noise': {
      const height = `${request['convention'] === 'ph-eur' ? '2 × ' : ''}${sig(request['signal'])} / ${sig(request['noise'])}`;
      const c = sig(request['concentration']);
      return [{ of: 'ratio', text: `${height} = ${sig(answer['ratio'])}` }, { of: 'lod', text: `3 × ${c} / ${sig(answer['ratio'])} = ${sig(lod)}` }, { of: 'loq', text: `10 × ${c} / ${sig(answer['ratio'])} = ${sig(loq)}` }];
    }
    default: return [];
  }
}

interface Contribution {
  name: string;
  sensitivity: string;
  u: string;
  percent: string;
}

export function uncertaintySteps({ request, answer }: Worked): Step[] {
  const contributions = answer['contributions'] as Contribution[];
  const correlated = Array.isArray(request['correlations']) && request['correlations'].length > 0;
  return [
    { of: 'value', text: `${String(request['model'])} = ${sig(answer['value'])}` },
    ...contributions.map(({ name, sensitivity, u }) => ({ of: 'contributions', text: `${name}: |c|·u(${name}) = ${sig(u)}; c = ∂f/∂${name} = ${sig(sensitivity)}` })),
    { of: 'u', text: correlated ? `u = √(Σ Σ cᵢcⱼ·u(xᵢ)u(xⱼ)·r(xᵢ, xⱼ)) = ${sig(answer['u'])}` : `u = √(${contributions.map(({ u }) => `${sig(u)}²`).join(' + ')}) = ${sig(answer['u'])}` },
    { of: 'U', text: `U = k·u = ${sig(answer['k'])} × ${sig(answer['u'])} = ${sig(answer['U'])}` },
  ];
}

export function conformitySteps({ request, answer }: Worked): Step[] {
  const limit = (request['limit'] ?? {}) as Record<string, string | undefined>;
  const u = request['u'] === undefined ? null : new Dec(request['u'] as string);
  const k = new Dec((request['k'] as string | undefined) ?? 2);
  const accepted = (answer['acceptance'] ?? {}) as { min?: string | null; max?: string | null };
  const band = answer['guardBand'];
  const side = (name: 'min' | 'max', sign: string): Step[] => {
    const [at, moved] = [limit[name], accepted[name]];
    if (at === undefined || moved == null) return [];
    return [{ of: 'acceptanceLimit', text: band != null && band !== '0' ? `A = ${sig(at)} ${sign} ${sig(band)} = ${sig(moved)}` : `A = ${sig(moved)}` }];
  };
  const outwards = request['rule'] === 'guarded-rejection';
  return [
    ...(u ? [{ of: 'U', text: `U = k·u = ${sig(k)} × ${sig(u)} = ${sig(u.times(k))}` }] : []),
    ...side('min', outwards ? '−' : '+'), ...side('max', outwards ? '+' : '−'),
    ...(answer['probability'] != null && u ? [{ of: 'probability', text: `P = ${probabilityWords(limit)} = ${sig(answer['probability'])}` }] : []),
  ];
}

function probabilityWords({ min, max }: Record<string, string | undefined>): string {
  const below = (at: string) => `Φ((${sig(at)} − x) / u)`;
  if (max !== undefined) return min === undefined ? below(max) : `${below(max)} − ${below(min)}`;
  return min === undefined ? 'P' : `1 − ${below(min)}`;
}

export function convertSteps({ request, answer }: Worked): Step[] {
  const value = new Dec(request['value'] as string);
  if (value.isZero()) return [];
  return [{ of: 'value', text: `${sig(value)} × ${sig(new Dec(answer['value'] as string).div(value))} = ${sig(answer['value'])}` }];
}
