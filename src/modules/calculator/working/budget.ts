import { Dec } from '../../../science/decimal.ts';
import { groupsOf, inside, listOf, meanOf, sig, sum, type Step, type Worked } from './step.ts';

type Row = Readonly<Record<string, string>>;
const rowsOf = (value: unknown): Row[] => (Array.isArray(value) ? (value as Row[]) : []);
const root = (parts: readonly unknown[]): string => `√(${parts.map((part) => `${inside(part)}²`).join(' + ')})`;

/** From u(Rw) and the biases to U; where the figures themselves were typed, also how these two came about. */
export function topDownSteps({ request, answer }: Worked): Step[] {
  const references = Array.isArray(request['references']) ? (request['references'] as Array<Readonly<Record<string, unknown>>>) : [];
  const biases = rowsOf(answer['biases'] ?? request['biases']);
  const parts = rowsOf(answer['contributions']);
  const part = (name: string) => parts.find((each) => each['name'] === name)?.['u'];
  const [rms, cref, error] = ['RMS(bias)', 'u(Cref)', 's/√n'].map(part);
  const relative = request['relative'] === true;
  const deviation = ({ assigned, values }: Readonly<Record<string, unknown>>, index: number): Step => {
    const off = `${sig(meanOf(listOf(values)))} − ${inside(assigned)}`;
    return { of: 'biases', text: `${relative ? `100 × (${off}) / ${inside(assigned)}` : off} = ${sig(biases[index]!['bias'])}` };
  };
  const several = groupsOf(request['replicates']).length > 0;
  return [
    ...references.map(deviation),
    ...(references.length === 0 ? [] : [{ of: 'uRw', text: several ? `√(s² + s_p²) = ${root([answer['s'], answer['pooled']])} = ${sig(answer['uRw'])}` : `s = ${sig(answer['uRw'])}` }]),
    ...(rms === undefined ? [] : [{ of: 'contributions', text: `RMS(bias) = √(Σb² / n) = √(${sig(sum(biases.map(({ bias }) => new Dec(bias!).pow(2))))} / ${biases.length}) = ${sig(rms)}` }]),
    ...(cref === undefined ? [] : [{ of: 'contributions', text: `u(Cref) = Σu(Cref) / n = ${sig(sum(biases.map(({ uRef }) => new Dec(uRef!))))} / ${biases.length} = ${sig(cref)}` }]),
    { of: 'uBias', text: `${root([rms, cref, error].filter((each) => each !== undefined))} = ${sig(answer['uBias'])}` },
    { of: 'u', text: `√(u(Rw)² + u(bias)²) = ${root([answer['uRw'], answer['uBias']])} = ${sig(answer['u'])}` },
    { of: 'U', text: `U = k·u = ${sig(answer['k'])} × ${sig(answer['u'])} = ${sig(answer['U'])}` },
  ];
}

/** The sums are as they were found; their difference is worked. */
export function plausibilitySteps({ request, answer }: Worked): Step[] {
  const { cations, anions, difference } = answer;
  if (difference === undefined) return [];
  const [c, a] = [sig(cations), sig(anions)];
  return [{ of: 'difference', text: request['balance'] === 'mean' ? `100 × (${c} − ${a}) / (½ × (${c} + ${a})) = ${sig(difference)}` : `100 × (${c} − ${a}) / (${c} + ${a}) = ${sig(difference)}` }];
}
