import { Invalid, type Problem } from '../../kernel/errors.ts';
import { readNumber } from '../../kernel/numbers.ts';
import type { ColumnSpec, FieldSpec } from '../../../templates/pages/calculator/calculation.page.tsx';

type Typed = Readonly<Record<string, string | string[]>>;

/** What a form says as a request to `compute` for the operation `name`. Figures are read as people type them; one that may mean two numbers is asked about. */
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
    case 'whole': return wholeOf(text);
    case 'figures': return partsOf(text).map(figure);
    case 'groups': return linesOf(text).map((line) => partsOf(line).map(figure));
    case 'result': return resultOf(text);
    case 'texts': return linesOf(text).map(resultOf);
    case 'wholes': return partsOf(text).map(wholeOf);
    case 'named': return Object.fromEntries(linesOf(text).map((line) => { const [name = '', given = ''] = cellsOf(line); return [name, figure(given)]; }));
    case 'rows': return linesOf(text).map((line) => rowOf(line, field.columns!, figure));
    case 'flag': return text === 'yes';
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

/** Cells of a line as typed with semicolons, or as a spreadsheet gives them. */
const cellsOf = (line: string): string[] => line.split(/[;\t]/).map((cell) => cell.trim());
const wholeOf = (text: string): number | string => (/^[-\u2212]?\d+$/.test(text) ? Number(text.replace('\u2212', '-')) : text);

/** A line as an object by its columns; a last column of many figures takes all the cells that are left. */
function rowOf(line: string, columns: readonly ColumnSpec[], figure: (text: string) => string): Record<string, unknown> {
  const cells = cellsOf(line);
  return Object.fromEntries(columns.flatMap(({ name, kind, optional }, i) => {
    const cell = cells[i] ?? '';
    if (cell === '' && optional) return [];
    const rest = partsOf(cells.slice(i).join(' '));
    const value = kind === 'figures' ? rest.map(figure) : kind === 'counts' ? rest.map((each) => wholeOf(each.toLowerCase())) : kind === 'figure' ? figure(cell) : kind === 'whole' ? wholeOf(cell) : cell;
    return [[name, value]];
  }));
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
