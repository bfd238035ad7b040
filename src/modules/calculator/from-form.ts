import { Invalid, type Problem } from '../../kernel/errors.ts';
import { readNumber } from '../../kernel/numbers.ts';
import type { FieldSpec } from '../../../templates/pages/calculator/calculation.page.tsx';

type Typed = Readonly<Record<string, string | string[]>>;

/** What a form says as a request to `compute`. Figures are read as people type them; one that may mean two numbers is asked about. */
export function requestFrom(name: string, fields: readonly FieldSpec[], typed: Typed): Record<string, unknown> {
  const request: Record<string, unknown> = { do: name };
  const problems: Problem[] = [];
  for (const field of fields) {
    const text = String(typed[field.name] ?? '').trim();
    const value = field.kind === 'fixed' ? field.options![0] : field.kind === 'fixed-list' ? [...field.options!] : text === '' ? undefined : read(field, text, problems);
    if (value !== undefined) place(request, field.name.split('.'), value);
  }
  if (problems.length) throw new Invalid(problems);
  return request;
}

function read(field: FieldSpec, text: string, problems: Problem[]): unknown {
  const figure = (given: string) => figureOf(given, field.name, problems);
  switch (field.kind) {
    case 'figure': return figure(text);
    case 'whole': return /^-?\d+$/.test(text) ? Number(text) : text;
    case 'figures': return partsOf(text).map(figure);
    case 'groups': return linesOf(text).map((line) => partsOf(line).map(figure));
    case 'result': return resultOf(text);
    case 'texts': return linesOf(text).map(resultOf);
    case 'quantities': return linesOf(text).map((line) => quantityOf(line, figure));
    default: return text;
  }
}

/** A figure as a program reads it, with its sign of a censored one; words stay as they are. */
function resultOf(text: string): string {
  const reading = readNumber(text);
  return reading.ok ? `${reading.qualifier ?? ''}${reading.text}` : text;
}

const linesOf = (text: string): string[] => text.split(/\r?\n/).map((line) => line.trim()).filter(Boolean);
const partsOf = (text: string): string[] => text.split(/[\s;]+/).filter(Boolean);

/** A line of an uncertainty budget: name; value; standard uncertainty; distribution; degrees of freedom. */
function quantityOf(line: string, figure: (text: string) => string): Record<string, unknown> {
  const [name = '', value = '', u = '', distribution = '', df = ''] = line.split(/[;\t]/).map((part) => part.trim());
  return { name, value: figure(value), u: figure(u), ...(distribution ? { distribution } : {}), ...(df ? { df: figure(df) } : {}) };
}

function figureOf(text: string, path: string, problems: Problem[]): string {
  const reading = readNumber(text);
  if (reading.ok && !reading.qualifier) return reading.text;
  if (!reading.ok && reading.error === 'ambiguous') problems.push({ path, key: 'science.number.ambiguous', params: { decimal: reading.candidates[0], grouped: reading.candidates[1] } });
  else problems.push({ path, key: 'calculator.error.not-a-number', params: { given: text.slice(0, 40) } });
  return '0';
}

function place(into: Record<string, unknown>, [first, ...rest]: string[], value: unknown): void {
  if (rest.length === 0) into[first!] = value;
  else place((into[first!] ??= {}) as Record<string, unknown>, rest, value);
}
