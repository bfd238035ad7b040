import { harmless } from './csv.ts';

export interface SheetToWrite {
  name: string;
  rows: ReadonlyArray<readonly string[]>;
  /** Widths of the columns in characters. */
  widths?: readonly number[];
  /** Row (from 0) that is printed bold: the heads of the columns. */
  head?: number;
}

export const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Sheets as an XLSX file. Every cell is text, so that no digit is lost and nothing is taken for a formula. */
export async function writeXlsx(sheets: readonly SheetToWrite[]): Promise<Buffer> {
  const { default: write } = await import('write-excel-file/node');
  return write(sheets.map(({ name, rows, widths = [], head }) => ({
    sheet: name,
    columns: widths.map((width) => ({ width })),
    data: rows.map((row, index) => row.map((cell) => (cell === '' ? null : { value: harmless(cell), type: String, ...(index === head ? { fontWeight: 'bold' as const } : {}) }))),
  }))).toBuffer();
}
