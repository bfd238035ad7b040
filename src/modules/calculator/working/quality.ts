import { Dec } from '../../../science/decimal.ts';
import { molarMass } from '../../../science/quantities/species.ts';
import { inside, listOf, meanOf, sig, type Step, type Worked } from './step.ts';

type Named = Readonly<Record<string, string | null>>;
const partOf = (source: Worked['request'], name: string): Named => (source[name] ?? {}) as Named;

export function bracketSteps({ request, answer }: Worked): Step[] {
  const [low, high] = [partOf(request, 'low'), partOf(request, 'high')];
  const [yLow, yHigh] = [partOf(answer, 'low')['response'], partOf(answer, 'high')['response']];
  const y0 = Array.isArray(request['y0']) ? meanOf(listOf(request['y0'])) : request['y0'];
  return [{
    of: 'x0',
    text: `x₁ + (ȳ₀ − y₁)·(x₂ − x₁) / (y₂ − y₁) = ${sig(low['x'])} + (${sig(y0)} − ${inside(yLow)}) × (${sig(high['x'])} − ${inside(low['x'])}) / (${sig(yHigh)} − ${inside(yLow)}) = ${sig(answer['x0'])}`,
  }];
}

export function logCountSteps({ request, answer }: Worked): Step[] {
  const parts = partOf(answer, 'parts');
  const [picked, confirmed] = [request['picked'], request['confirmed']];
  return [
    ...(request['value'] === undefined ? [] : [{ of: 'log10', text: `log₁₀ ${sig(request['value'])} = ${sig(answer['log10'])}` }]),
    { of: 'poisson', text: `0.434294 / √ΣC = 0.434294 / √${String(request['colonies'])} = ${sig(parts['poisson'])}` },
    ...(picked === undefined ? [] : [{ of: 'confirmation', text: `0.434294 × √((n − c) / (n·c)) = 0.434294 × √((${String(picked)} − ${String(confirmed)}) / (${String(picked)} × ${String(confirmed)})) = ${sig(parts['confirmation'])}` }]),
    { of: 'u', text: `√(${Object.values(parts).map((part) => `${sig(part)}²`).join(' + ')}) = ${sig(answer['u'])}` },
    { of: 'U', text: `k·u = ${sig(answer['k'])} × ${sig(answer['u'])} = ${sig(answer['U'])}` },
  ];
}

export function recoverySteps({ request, answer }: Worked): Step[] {
  const unspiked = request['unspiked'] ?? '0';
  return [{ of: 'recovery', text: `100 × (${sig(request['spiked'])} − ${inside(unspiked)}) / ${inside(request['added'])} = ${sig(answer['recovery'])}` }];
}

export const blankSteps = ({ request, answer }: Worked): Step[] =>
  [{ of: 'limit', text: `${sig(request['share'] ?? '0.5')} × LOQ = ${sig(request['share'] ?? '0.5')} × ${sig(request['loq'])} = ${sig(answer['limit'])}` }];

export function referenceSteps({ request, answer }: Worked): Step[] {
  const { constant, relative, s0, s1 } = partOf(request, 'sd');
  const [assigned, u] = [request['assigned'], request['u'] ?? '0'];
  const square = constant != null ? `${sig(constant)}²` : relative != null ? `(${sig(relative)} % × ${sig(assigned)})²` : `${sig(s0)}² + (${sig(s1)} × ${sig(assigned)})²`;
  return [
    { of: 'sd', text: `√(${square}${new Dec(u as string).isZero() ? '' : ` + ${sig(u)}²`}) = ${sig(answer['sd'])}` },
    { of: 'z', text: `(${sig(request['value'])} − ${inside(assigned)}) / ${sig(answer['sd'])} = ${sig(answer['z'])}` },
  ];
}

/** Of the limits of a chart: its centre, and how far the limits lie from it. */
export function controlLimitSteps({ request, answer }: Worked): Step[] {
  const [location, spread, constants] = [partOf(answer, 'location'), partOf(answer, 'spread'), partOf(answer, 'constants')];
  const kind = String(request['chart'] ?? 'xbar-r');
  const [centre, width] = [location['centre'], spread['centre']];
  const [factor, upper, lower] = kind === 'xbar-s' ? ['A3', 'B4', 'B3'] : ['A2', 'D4', 'D3'];
  const symbol = kind === 'xbar-s' ? 's̄' : 'R̄';
  const away = kind === 'individuals' ? `3·R̄ / d2 = ${sig(centre)} ± 3 × ${sig(width)} / ${sig(constants['d2'])}` : `${factor}·${symbol} = ${sig(centre)} ± ${sig(constants[factor!])} × ${sig(width)}`;
  return [
    { of: 'location', text: `x̄ ± ${away} = ${sig(location['lowerAction'])}; ${sig(location['upperAction'])}` },
    { of: 'spread', text: `${lower}·${symbol} = ${sig(constants[lower!])} × ${sig(width)} = ${sig(spread['lowerAction'])}` },
    { of: 'spread', text: `${upper}·${symbol} = ${sig(constants[upper!])} × ${sig(width)} = ${sig(spread['upperAction'])}` },
  ];
}

/** Of two determinations: the relative difference, or near the LOQ the difference itself. */
export function duplicateSteps({ request, answer }: Worked): Step[] {
  const off = `|${sig(request['a'])} − ${inside(request['b'])}|`;
  if (answer['rpd'] === null) return [{ of: 'difference', text: `${off} = ${sig(answer['difference'])}` }];
  return [{ of: 'rpd', text: `100 × ${off} / (½ × (${sig(request['a'])} + ${inside(request['b'])})) = ${sig(answer['rpd'])}` }];
}

export function driftSteps({ request, answer }: Worked): Step[] {
  const readings = listOf(request['readings']);
  return [{ of: 'drift', text: `100 × (${sig(readings.at(-1))} − ${inside(readings[0])}) / ${inside(readings[0])} = ${sig(answer['drift'])}` }];
}

/** Of the indices that are a formula. */
export function indexSteps({ request, answer }: Worked): Step[] {
  const inputs = partOf(request, 'inputs');
  switch (request['name']) {
    case 'VN_WQI': return waterSteps({ request, answer });
    case 'C/N': return [{ of: 'value', text: `C / N = ${sig(inputs['c'])} / ${sig(inputs['n'])} = ${sig(answer['value'])}` }];
    case 'nutrient-sum': return [{ of: 'value', text: `N + P₂O₅ + K₂O = ${sig(inputs['n'])} + ${sig(inputs['p2o5'])} + ${sig(inputs['k2o'])} = ${sig(answer['value'])}` }];
    case 'SAR': {
      const inMeq = (name: string, formula: string, charge: number) => sig(inputs['unit'] === 'mg/L' ? molarMass(formula)!.pow(-1).times(charge).times(inputs[name]!) : inputs[name]);
      return [{ of: 'value', text: `Na / √((Ca + Mg) / 2) = ${inMeq('na', 'Na', 1)} / √((${inMeq('ca', 'Ca', 2)} + ${inMeq('mg', 'Mg', 2)}) / 2) = ${sig(answer['value'])}` }];
    }
    default: return [];
  }
}

function waterSteps({ request, answer }: Worked): Step[] {
  const groups = partOf(answer, 'groups');
  const factor = (group: string) => `${sig(groups[group] ?? '100')}/100`;
  const core = groups['V'] == null ? sig(groups['IV']) : request['weighted'] === true ? `∛(${sig(groups['IV'])}² × ${sig(groups['V'])})` : `√(${sig(groups['IV'])} × ${sig(groups['V'])})`;
  return [{ of: 'value', text: `${['I', 'II', 'III'].map(factor).join(' × ')} × ${core} = ${sig(answer['unrounded'])} → ${sig(answer['value'])}` }];
}
