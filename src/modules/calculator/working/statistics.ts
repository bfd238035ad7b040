import { Dec } from '../../../science/decimal.ts';
import { addends, groupsOf, inside, listOf, meanOf, sig, squares, sum, type Step, type Worked } from './step.ts';

export function describeSteps({ request, answer }: Worked): Step[] {
  const values = listOf(request['values']);
  const ordered = values.toSorted((a, b) => a.cmp(b));
  const middle = ordered.length % 2 ? [ordered[(ordered.length - 1) / 2]!] : ordered.slice(ordered.length / 2 - 1, ordered.length / 2 + 1);
  return [
    { of: 'mean', text: `x̄ = Σx / n = (${addends(values)}) / ${values.length} = ${sig(answer['mean'])}` },
    ...(answer['sd'] === null ? [] : [{ of: 'sd', text: `s = √(Σ(x − x̄)² / (n − 1)) = √(${sig(squares(values))} / ${values.length - 1}) = ${sig(answer['sd'])}` }]),
    { of: 'median', text: middle.length === 1 ? `x₍${(ordered.length + 1) / 2}₎ = ${sig(answer['median'])}` : `(${sig(middle[0])} + ${inside(middle[1])}) / 2 = ${sig(answer['median'])}` },
  ];
}

export function anovaSteps({ request, answer }: Worked): Step[] {
  const groups = groupsOf(request['groups']);
  const [p, n] = [groups.length, groups.reduce((count, group) => count + group.length, 0)];
  const within = sum(groups.map(squares));
  const grand = meanOf(groups.flat());
  const between = sum(groups.map((group) => meanOf(group).minus(grand).pow(2).times(group.length)));
  const [r, L] = [new Dec(answer['repeatabilitySd'] as string), new Dec(answer['betweenSd'] as string)];
  const size = new Dec(n).minus(sum(groups.map((group) => new Dec(group.length).pow(2))).div(n)).div(p - 1);
  return [
    { of: 'msBetween', text: `Σ nᵢ(x̄ᵢ − x̄)² / (p − 1) = ${sig(between)} / ${p - 1} = ${sig(answer['msBetween'])}` },
    { of: 'msWithin', text: `Σ Σ (x − x̄ᵢ)² / (N − p) = ${sig(within)} / ${n - p} = ${sig(answer['msWithin'])}` },
    ...(answer['F'] === null ? [] : [{ of: 'F', text: `${sig(answer['msBetween'])} / ${sig(answer['msWithin'])} = ${sig(answer['F'])}` }]),
    { of: 'repeatabilitySd', text: `s_r = √${sig(answer['msWithin'])} = ${sig(r)}` },
    { of: 'betweenSd', text: `s_L = √(max(${sig(answer['msBetween'])} − ${sig(answer['msWithin'])}, 0) / ${sig(size)}) = ${sig(L)}` },
    { of: 'reproducibilitySd', text: `s_R = √(s_r² + s_L²) = √(${sig(r.pow(2))} + ${sig(L.pow(2))}) = ${sig(answer['reproducibilitySd'])}` },
  ];
}

export function outlierSteps({ request, answer }: Worked): Step[] {
  const compare = (name: string): Step => {
    const beyond = new Dec(answer['statistic'] as string).gt(answer['critical'] as string);
    return { of: 'critical', text: `${name} = ${sig(answer['statistic'])} ${beyond ? '>' : '≤'} ${sig(answer['critical'])}` };
  };
  if (request['test'] === 'cochran') {
    const variances = groupsOf(request['groups']).map((group) => squares(group).div(group.length - 1));
    return [{ of: 'statistic', text: `C = s²max / Σs² = ${sig(variances.reduce((most, each) => (each.gt(most) ? each : most)))} / ${sig(sum(variances))} = ${sig(answer['statistic'])}` }, compare('C')];
  }
  if (request['test'] !== 'grubbs') return [];
  const values = listOf(request['values']);
  const suspect = values[Number(answer['index'])]!;
  const s = squares(values).div(values.length - 1).sqrt();
  return [{ of: 'statistic', text: `G = |x − x̄| / s = |${sig(suspect)} − ${inside(meanOf(values))}| / ${sig(s)} = ${sig(answer['statistic'])}` }, compare('G')];
}

export function scoreSteps({ request, answer }: Worked): Step[] {
  const given = (name: string) => (request[name] === undefined ? null : new Dec(request[name] as string));
  const [x, X, sigma, uX, U, UX] = [given('x')!, given('assigned')!, given('sigmaPt'), given('uX'), given('U'), given('UX')];
  const uLab = given('uLab');
  const difference = `(${sig(x)} − ${inside(X)})`;
  const root = (a: string, b: string) => `√(${a}² + ${b}²)`;
  const expanded = UX ?? uX?.times(2) ?? null;
  const steps: Array<Step | null> = [
    answer['z'] == null || !sigma ? null : { of: 'z', text: `${difference} / σ = ${difference} / ${sig(sigma)} = ${sig(answer['z'])}` },
    answer['zPrime'] == null || !sigma || !uX ? null : { of: 'zPrime', text: `${difference} / ${root(sig(sigma), sig(uX))} = ${sig(answer['zPrime'])}` },
    answer['zeta'] == null || !uX || !(uLab ?? U) ? null : { of: 'zeta', text: `${difference} / ${root(sig(uLab ?? U!.div(2)), sig(uX))} = ${sig(answer['zeta'])}` },
    answer['En'] == null || !U || !expanded ? null : { of: 'En', text: `${difference} / ${root(sig(U), sig(expanded))} = ${sig(answer['En'])}` },
  ];
  return steps.filter((step) => step !== null);
}

export function horwitzSteps({ request, answer }: Worked): Step[] {
  const c = new Dec(request['massFraction'] as string);
  const steps = request['formula'] === 'horwitz' ? [{ of: 'rsd', text: `2^(1 − 0.5·log C) = 2^(1 − 0.5 × ${inside(c.log(10))}) = ${sig(answer['rsd'])} %` }] : [{ of: 'rsd', text: `C = ${sig(c)}: ${sig(answer['rsd'])} %` }];
  return answer['horRat'] === undefined ? steps : [...steps, { of: 'horRat', text: `${sig(request['rsd'])} / ${sig(answer['rsd'])} = ${sig(answer['horRat'])}` }];
}

export function controlSteps({ answer }: Worked): Step[] {
  const [mean, sd, limits] = [answer['mean'], answer['sd'], answer['limits'] as Record<string, string> | undefined];
  if (!limits || mean == null || sd == null) return [];
  const at = (times: number) => `${sig(mean)} ± ${times} × ${sig(sd)}`;
  return [
    { of: 'upperWarning', text: `${at(2)} = ${sig(limits['lowerWarning'])}; ${sig(limits['upperWarning'])}` },
    { of: 'upperAction', text: `${at(3)} = ${sig(limits['lowerAction'])}; ${sig(limits['upperAction'])}` },
  ];
}
