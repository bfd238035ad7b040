import { Dec } from '../../../science/decimal.ts';
import { asTyped } from '../operation.ts';
import { isRecord, namedList, renamed, textOf, type Given } from './words.ts';

const fields = { degreesOfFreedom: 'df', dof: 'df', nu: 'df', halfwidth: 'halfWidth', a: 'halfWidth', dist: 'distribution', observations: 'values', readings: 'values', estimate: 'value', mean: 'value', standardUncertainty: 'u', expandedUncertainty: 'U' };

/** Inputs of a budget: a list, or an object that has them by name. Infinite degrees of freedom are left out, the unit and a remark are not read. */
export function inputsOf(given: unknown): unknown {
  const list = namedList(given);
  return Array.isArray(list) ? list.map((one: unknown) => (isRecord(one) ? inputOf(one) : one)) : list;
}

function inputOf(given: Given): Given {
  const { unit: _unit, note: _note, description: _description, type: _type, df, ...rest } = renamed(given, fields);
  const endless = df === null || df === undefined || (typeof df === 'string' && /^(?:\+?(?:inf(?:inity)?|∞))$/iu.test(df.trim()));
  return endless ? rest : { ...rest, df };
}

/**
 * Correlation coefficients in the ways people write them, as `{between: [name, name], r}`: lists and objects that name two inputs and a
 * figure whatever the fields are called, `{"a,b": 0.5}`, `{a: {b: 0.5}}`, and the whole matrix in the order of the inputs.
 */
export function correlationsOf(given: unknown, inputs: unknown): unknown {
  const names = Array.isArray(inputs) ? inputs.map((one: unknown) => (isRecord(one) ? textOf(one['name']) : '')) : [];
  if (isRecord(given)) return Object.entries(given).flatMap(([name, r]) => (isRecord(r) ? Object.entries(r).map(([other, each]) => ({ between: [name, other], r: each })) : [{ between: pairOf(name, names), r }]));
  if (!Array.isArray(given)) return given;
  if (given.length === names.length && given.every((row) => Array.isArray(row) && row.length === names.length && row.every(isFigure))) return fromMatrix(given as unknown[][], names);
  return given.map((one: unknown) => correlationOf(one));
}

function correlationOf(one: unknown): unknown {
  const parts: unknown[] | null = Array.isArray(one) ? one.flat() : isRecord(one) ? Object.values(one).flat() : null;
  if (parts?.length !== 3) return one;
  const named = isRecord(one) ? ['r', 'rho', 'value', 'coefficient', 'correlation'].flatMap((name) => (name in one ? [one[name]] : []))[0] : undefined;
  const r: unknown = named ?? parts.findLast(isFigure);
  const between = parts.filter((_, i) => i !== parts.lastIndexOf(r));
  return between.length === 2 && r !== undefined ? { between, r } : one;
}

/** "a,b", "a:b", "a|b", "a-b": the two parts that are names of inputs. */
function pairOf(text: string, names: readonly string[]): readonly string[] {
  const cuts = [...text.matchAll(/\s*[,;:|/×*-]\s*/gu)].map(({ 0: cut, index }) => [text.slice(0, index).trim(), text.slice(index + cut.length).trim()]);
  return cuts.find((pair) => pair.every((name) => names.includes(name))) ?? cuts[0] ?? [text];
}

function fromMatrix(rows: unknown[][], names: readonly string[]): unknown[] {
  const figure = (row: number, column: number) => new Dec(asTyped(textOf(rows[row]![column])));
  const odd = rows.some((cells, row) => cells.some((_, column) => (row === column ? !figure(row, row).eq(1) : !figure(row, column).eq(figure(column, row)))));
  if (odd) return rows;
  return rows.flatMap((cells, row) => cells.slice(0, row).flatMap((r, column) => (figure(row, column).isZero() ? [] : [{ between: [names[column], names[row]], r }])));
}

const isFigure = (part: unknown): boolean => typeof part === 'number' || (typeof part === 'string' && /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d{1,3})?$/iu.test(asTyped(part.trim())));
