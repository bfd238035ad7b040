import type { AnalyteEntry, LimitEntry, MatrixEntry, RegulationEntry } from './catalogue.types.ts';
import { bandClashes, bandOf } from './check-dependence.ts';
import { namesOf } from './name-index.ts';
import type { Cell, TableProblem } from './table-cell.ts';
import { columnOf, factOf, type Column, type Fact } from './table-columns.ts';
import { readFacts } from './table-facts.ts';
import { readLimit } from './table-limit.ts';

export type TableReading = { ok: true; regulation: RegulationEntry } | { ok: false; problems: TableProblem[] };

/** More rows than this are no regulation but a mistake. */
const longest = 5000;

/**
 * Reads a new regulation from a sheet: first rows of a fact and its value ("Ký hiệu" | "QCVN …"), then a row of column heads with one
 * for the analyte, then one limit a row. Heads may be Vietnamese or English. Nothing is guessed: a figure that can be read two ways is
 * a problem. Every limit is unverified, whatever the sheet says; the laboratory adopts it after comparing the signed text.
 */
export function regulationFromRows(
  rows: ReadonlyArray<readonly string[]>,
  known: { analytes: readonly AnalyteEntry[]; matrices: readonly MatrixEntry[] },
): TableReading {
  const problems: TableProblem[] = [];
  const cell = (row: number, column: number): Cell => ({
    text: (rows[row]?.[column] ?? '').trim(),
    wrong: (key, params) => (problems.push({ row: row + 1, column: letter(column), key, ...(params ? { params } : {}) }), null),
  });
  const names = { analytes: namesOf(known.analytes), matrices: namesOf(known.matrices) };

  const headRow = rows.findIndex((row) => row.some((head) => columnOf(head) === 'analyte') && row.filter((head) => columnOf(head)).length > 1);
  if (headRow < 0) return { ok: false, problems: [{ row: 1, column: '', key: 'catalogue.table-no-heads' }] };
  if (rows.length > longest) return { ok: false, problems: [{ row: longest + 1, column: '', key: 'catalogue.table-too-long', params: { longest } }] };

  const facts = new Map<Fact, Cell>();
  for (let row = 0; row < headRow; row++) {
    const fact = factOf(rows[row]?.[0] ?? '');
    if (fact) facts.set(fact, cell(row, 1));
  }
  const columns = readHeads(rows[headRow]!, (column) => cell(headRow, column));
  const limits: LimitEntry[] = [];
  const rowOf = new Map<LimitEntry, number>();
  for (let row = headRow + 1; row < rows.length; row++) {
    if (!rows[row]!.some((text) => text.trim())) continue;
    const at = (column: Column): Cell => {
      const index = columns.get(column);
      return index === undefined ? { ...cell(row, columns.get('analyte')!), text: '' } : cell(row, index);
    };
    const limit = readLimit(at, names, String(limits.length + 1));
    if (!limit) continue;
    limits.push(limit);
    rowOf.set(limit, row);
  }
  for (const { first, second, why } of bandClashes(limits.map((entry) => ({ ...bandOf(entry), entry })))) {
    cell(rowOf.get(second.entry)!, columns.get(why === 'unit' ? 'dependsUnit' : 'from') ?? columns.get('dependsOn')!)
      .wrong(why === 'unit' ? 'catalogue.table-band-unit' : 'catalogue.table-band-overlaps', { row: rowOf.get(first.entry)! + 1 });
  }
  if (!limits.length && !problems.length) problems.push({ row: headRow + 2, column: '', key: 'catalogue.table-no-limits' });
  const head = readFacts(facts, names, { text: '', wrong: (key, params) => (problems.push({ row: 1, column: '', key, ...(params ? { params } : {}) }), null) });
  if (!head || problems.length) return { ok: false, problems: problems.sort((a, b) => a.row - b.row || (a.column < b.column ? -1 : 1)) };
  const classes = [...new Set(limits.flatMap((limit) => limit.class ?? []))].map((code) => ({ code, vi: code, en: code, source: null }));
  return { ok: true, regulation: { ...head, classes, limits } };
}

function readHeads(heads: readonly string[], cell: (column: number) => Cell): Map<Column, number> {
  const columns = new Map<Column, number>();
  heads.forEach((head, index) => {
    if (!head.trim()) return;
    const column = columnOf(head);
    if (!column) cell(index).wrong('catalogue.table-unknown-column', { head: head.trim() });
    else if (columns.has(column)) cell(index).wrong('catalogue.table-column-twice', { head: head.trim() });
    else columns.set(column, index);
  });
  if (!columns.has('unit')) cell(0).wrong('catalogue.table-no-unit-column');
  return columns;
}

/** "A" for 0, "AA" for 26. */
function letter(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : letter(Math.floor(column / 26) - 1) + last;
}
