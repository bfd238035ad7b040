import { readNumber } from '../../../kernel/numbers.ts';
import type { Cell, TableNames } from './table-cell.ts';
import type { Column } from './table-columns.ts';

/** The cell of a row in a column. */
export type At = (column: Column) => Cell;
export interface Figure {
  value: string;
  exclusive: boolean;
  /** As it was written before the figure. */
  sign: string | null;
}

/** The code of the analyte that a cell names. */
export function readAnalyte(cell: Cell, names: TableNames): string | null {
  if (!cell.text) return cell.wrong('catalogue.table-no-analyte');
  const found = names.analytes(cell.text);
  if (found.length > 1) return cell.wrong('catalogue.table-ambiguous-analyte', { name: cell.text, codes: found.join(', ') });
  return found[0] ?? cell.wrong('catalogue.table-unknown-analyte', { name: cell.text });
}

/** A figure, with the sign it may carry in this column: "< 3" in the column of maxima is a strict one. */
export function readFigure(cell: Cell, signs: readonly string[]): Figure | null {
  if (!cell.text) return null;
  const read = readNumber(cell.text);
  if (!read.ok && read.error === 'ambiguous') {
    return cell.wrong('catalogue.table-ambiguous-figure', { text: cell.text, first: read.candidates[0], second: read.candidates[1] });
  }
  if (!read.ok) return cell.wrong('catalogue.table-not-a-figure', { text: cell.text });
  if (read.qualifier && !signs.includes(read.qualifier)) return cell.wrong('catalogue.table-wrong-sign', { text: cell.text });
  return { value: read.text, exclusive: read.qualifier === '<' || read.qualifier === '>', sign: read.qualifier ?? null };
}
