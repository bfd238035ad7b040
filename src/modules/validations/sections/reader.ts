import type { Decimal } from 'decimal.js';
import type { Problem } from '../../../kernel/errors.ts';
import { readNumber } from '../../../kernel/numbers.ts';
import { Dec, plain } from '../../../science/decimal.ts';

/** The fields of a section as they were typed. */
export type Given = Readonly<Record<string, string>>;

/** A group of results under the name it was given. */
export interface Group {
  name: string;
  figures: Decimal[];
}

const typedDigits = new WeakMap<Decimal, string>();

/** A figure that a reader read, with every digit as it was typed (a zero at the end is one); another figure as plain decimal text. */
export const digitsOf = (figure: Decimal): string => typedDigits.get(figure) ?? plain(figure);

function remembered(text: string): Decimal {
  const figure = new Dec(text);
  typedDigits.set(figure, text);
  return figure;
}

/** Reads the fields of a section; what cannot be read is told in `problems`, at the field's name. */
export interface Reader {
  readonly problems: Problem[];
  text(name: string): string;
  /** Null when nothing was typed. */
  figure(name: string): Decimal | null;
  positive(name: string): Decimal | null;
  /** A whole number of at least `least`; null when nothing was typed. */
  whole(name: string, least: number): number | null;
  /** One of the options; the first when nothing was chosen. */
  choice<Option extends string>(name: string, options: readonly Option[]): Option;
  /** Lines of figures, divided by tabs or semicolons, else by spaces; lines before the first figure are headings. Each of `least` to `most` figures. */
  rows(name: string, least?: number, most?: number): Decimal[][];
  /** Lines that begin with a name, divided from its figures by a tab or a semicolon; lines of one name belong together. */
  groups(name: string): Group[];
  /** Lines of texts, divided by tabs or semicolons. */
  lines(name: string): string[][];
  missing(name: string): void;
}

/** More would not be a study but a mistake, and would hold up every other reader. */
const mostFigures = 400;

/** `decimal` among the fields says which decimal sign the pasted figures have; without it a figure that may mean two numbers is refused. */
export function reader(given: Given): Reader {
  const problems: Problem[] = [];
  const sign = given['decimal'];
  const text = (name: string): string => (given[name] ?? '').trim();
  const wrong = (path: string, key: string, params?: Problem['params']): void => void problems.push(params ? { path, key, params } : { path, key });

  const read = (typed: string, path: string, line?: number): Decimal => {
    const reading = readNumber(typed);
    if (reading.ok && !reading.qualifier) return remembered(reading.text);
    const at = line === undefined ? '' : '.line';
    const where: Record<string, number> = line === undefined ? {} : { line };
    if (!reading.ok && reading.error === 'ambiguous' && !reading.qualifier) {
      if (sign === ',' || sign === '.') return remembered(reading.candidates[typed.includes(sign) ? 0 : 1]);
      wrong(path, `validations.error.ambiguous${at}`, { given: typed, grouped: reading.candidates[1], ...where });
    } else wrong(path, `validations.error.not-a-number${at}`, { given: typed.slice(0, 40), ...where });
    return new Dec(0);
  };
  const linesOf = (name: string) => text(name).split(/\r?\n/).map((line, at) => ({ line: line.trim(), number: at + 1 })).filter(({ line }) => line !== '');
  const dataOf = (name: string) => {
    const lines = linesOf(name);
    const data = withoutHeadings(lines);
    if (lines[0] && data.length === 0) wrong(name, 'validations.error.not-a-number.line', { given: lines[0].line.slice(0, 40), line: lines[0].number });
    return data;
  };
  const counted = <T>(name: string, all: T[], count: number): T[] => {
    if (count > mostFigures) wrong(name, 'science.statistics.too-many', { most: mostFigures });
    return count > mostFigures ? [] : all;
  };

  const figure = (name: string) => (text(name) === '' ? null : read(text(name), name));
  return {
    problems, text, figure,
    positive(name) {
      const value = figure(name);
      if (value && !value.gt(0)) wrong(name, 'validations.error.not-positive');
      return value;
    },
    whole(name, least) {
      if (text(name) === '') return null;
      const value = Number(text(name));
      if (!/^\d{1,4}$/.test(text(name)) || value < least) wrong(name, 'validations.error.whole', { least });
      return value;
    },
    choice(name, options) {
      const chosen = text(name) || options[0]!;
      if (!(options as readonly string[]).includes(chosen)) wrong(name, 'error.choose');
      return chosen as (typeof options)[number];
    },
    rows(name, least = 1, most = mostFigures) {
      const rows = dataOf(name).map(({ line, number }) => {
        const parts = partsOf(line);
        if (parts.length < least || parts.length > most) wrong(name, 'validations.error.columns', { line: number, given: parts.length, least, most });
        return parts.slice(0, mostFigures + 1).map((part) => read(part, name, number));
      });
      return counted(name, rows, rows.flat().length);
    },
    groups(name) {
      const groups = new Map<string, Decimal[]>();
      for (const { line, number } of dataOf(name)) {
        const [label = '', ...parts] = line.split(/[\t;]/).map((part) => part.trim());
        const figures = parts.filter(Boolean);
        if (label === '' || figures.length === 0) wrong(name, 'validations.error.group', { line: number });
        else groups.set(label.slice(0, 60), [...(groups.get(label.slice(0, 60)) ?? []), ...figures.slice(0, mostFigures + 1).map((part) => read(part, name, number))]);
      }
      const all = [...groups].map(([label, figures]) => ({ name: label, figures }));
      return counted(name, all, all.flatMap(({ figures }) => figures).length);
    },
    lines: (name) => linesOf(name).slice(0, 50).map(({ line }) => line.split(/[\t;]/).map((part) => part.trim().slice(0, 100))),
    missing: (name) => wrong(name, 'error.required'),
  };
}

const partsOf = (line: string): string[] => line.split(/[\t;]/.test(line) ? /[\t;]/ : /\s+/).map((part) => part.trim()).filter(Boolean);

/** Lines from the first on in which something can be a figure ("mg/L", "A1" and "Day 1" cannot). */
function withoutHeadings<Line extends { line: string }>(lines: Line[]): Line[] {
  const first = lines.findIndex(({ line }) => partsOf(line).some((part) => {
    const reading = readNumber(part);
    return reading.ok || reading.error === 'ambiguous';
  }));
  return first < 0 ? [] : lines.slice(first);
}
