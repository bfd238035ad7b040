import { Invalid, type Problem } from '../../kernel/errors.ts';
import { readNumber } from '../../kernel/numbers.ts';
import type { ColumnSpec, FieldSpec } from '../../../templates/pages/calculator/calculation.page.tsx';

type Typed = Readonly<Record<string, string | string[]>>;

/** Asked only where a figure may mean two numbers ("2,345") and the others do not tell: which decimal sign was typed. */
export const decimalSign: FieldSpec = { name: 'decimal', kind: 'choice', options: ['comma', 'point'] };

/**
 * What a form says as a request to `compute` for the operation `name`. Figures are read as people type them. One that may mean two numbers has the decimal sign
 * that was chosen (`decimal`), or that of the other figures of its own field where these have one and the same. A comma beside figures with a decimal comma in other
 * fields is a decimal sign as well. All else is asked about: "9.700" beside "0,5" in another field may be meant as either.
 */
export function requestFrom(name: string, fields: readonly FieldSpec[], typed: Typed): Record<string, unknown> {
  const request: Record<string, unknown> = { do: name };
  const problems: Problem[] = [];
  const told: Sign = typed['decimal'] === 'comma' ? ',' : typed['decimal'] === 'point' ? '.' : undefined;
  const everywhere = signOf(fields.map((field) => String(typed[field.name] ?? '')));
  for (const field of fields) {
    const text = String(typed[field.name] ?? '').trim();
    const own = told ?? signOf([text]);
    const sign = (given: string): Sign => own ?? (everywhere === ',' && given.includes(',') ? ',' : undefined);
    const value = field.kind === 'fixed' ? field.options![0] : field.kind === 'fixed-list' ? [...field.options!] : text === '' ? undefined : read(field, text, (given) => figureOf(given, field.name, sign, problems), (given) => resultOf(given, field.name, sign, problems));
    if (value !== undefined) place(request, field.name.split('.'), value);
  }
  if (problems.length) throw new Invalid(problems);
  return request;
}

type Sign = ',' | '.' | undefined;
/** The decimal sign by which an ambiguous figure is read. */
type SignOf = (given: string) => Sign;

/** The decimal sign of what was typed, where it is one and the same. */
function signOf(texts: readonly string[]): Sign {
  const signs = new Set(texts.flatMap((text) => text.split(/[\s;]+/)).flatMap((part) => {
    const reading = readNumber(part);
    const marks = part.replaceAll(/[^.,]/g, '');
    return reading.ok && reading.text.includes('.') && marks.length === 1 ? [marks as ',' | '.'] : [];
  }));
  return signs.size === 1 ? [...signs][0] : undefined;
}

function read(field: FieldSpec, text: string, figure: (given: string) => string, result: (given: string) => string): unknown {
  switch (field.kind) {
    case 'figure': return figure(text);
    case 'whole': return wholeOf(text);
    case 'figures': return partsOf(text).map(figure);
    case 'groups': return linesOf(text).map((line) => partsOf(line).map(figure));
    case 'result': return result(text);
    case 'texts': return linesOf(text).map(result);
    case 'wholes': return partsOf(text).map(wholeOf);
    case 'named': return Object.fromEntries(linesOf(text).map((line) => { const [name = '', given = ''] = cellsOf(line); return [name, figure(given)]; }));
    case 'rows': return linesOf(text).map((line) => rowOf(line, field.columns!, figure));
    case 'flag': return text === 'yes';
    default: return text;
  }
}

/** A figure as a program reads it, with its sign of a censored one; words stay as they are. */
function resultOf(text: string, path: string, sign: SignOf, problems: Problem[]): string {
  const reading = readNumber(text);
  if (reading.ok) return `${reading.qualifier ?? ''}${reading.text}`;
  return reading.error === 'ambiguous' ? `${reading.qualifier ?? ''}${chosen(text, reading.candidates, path, sign, problems)}` : text;
}

function chosen(text: string, [decimal, grouped]: readonly [string, string], path: string, signFor: SignOf, problems: Problem[]): string {
  const sign = signFor(text);
  if (sign === undefined) problems.push({ path, key: 'calculator.error.ambiguous', params: { given: text, grouped } });
  return sign === undefined || text.includes(sign) ? decimal : grouped;
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

function figureOf(text: string, path: string, sign: SignOf, problems: Problem[]): string {
  const reading = readNumber(text);
  if (reading.ok && !reading.qualifier) return reading.text;
  if (!reading.ok && reading.error === 'ambiguous' && !reading.qualifier) return chosen(text, reading.candidates, path, sign, problems);
  problems.push({ path, key: 'calculator.error.not-a-number', params: { given: text.slice(0, 40) } });
  return '0';
}

function place(into: Record<string, unknown>, [first, ...rest]: string[], value: unknown): void {
  if (rest.length === 0) into[first!] = value;
  else place((into[first!] ??= {}) as Record<string, unknown>, rest, value);
}
