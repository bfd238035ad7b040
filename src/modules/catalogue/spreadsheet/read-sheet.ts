import { Invalid } from '../../../kernel/errors.ts';
import { readCsv } from './csv.ts';
import { UnsafeArchive, pack, unpack, zipMagic } from './zip.ts';

export const sheetBounds = { bytes: 5 * 1024 * 1024, rows: 5000, columns: 100 };

/** Rows of texts, as they stand in the sheet: empty cells are ''. */
export type SheetRows = string[][];

/**
 * Reads the first sheet of an XLSX file, or a CSV file, as texts. Which of the two it is, its first bytes say. Throws Invalid at `file`
 * for what is neither, is too large, or would unpack to more than a table of limits can be.
 */
export async function readSheetRows(bytes: Buffer): Promise<SheetRows> {
  if (bytes.length > sheetBounds.bytes) throw refused('too-large', { max: sheetBounds.bytes / 1024 / 1024 });
  const rows = bytes.subarray(0, 4).equals(zipMagic) ? await readXlsx(bytes) : readCsv(bytes);
  if (rows === null) throw refused('not-a-sheet');
  if (rows.length > sheetBounds.rows) throw refused('too-many-rows', { max: sheetBounds.rows });
  if (rows.some((row) => row.length > sheetBounds.columns)) throw refused('too-many-columns', { max: sheetBounds.columns });
  return rows;
}

const refused = (why: 'too-large' | 'not-a-sheet' | 'too-many-rows' | 'too-many-columns' | 'unsafe', params?: Record<string, number>) =>
  Invalid.field('file', `catalogue.error.file-${why}`, params);

async function readXlsx(bytes: Buffer): Promise<SheetRows> {
  const { default: _, readSheet } = await import('read-excel-file/node');
  try {
    const files = unpack(bytes, (name) => name.endsWith('.xml') || name.endsWith('.rels'));
    for (const [name, data] of files) checkXml(name, data.toString('utf8'));
    const cells = await readSheet(pack(files), { trim: false, parseNumber: plainNumber });
    return withoutEmptyEnd(cells.map((row) => row.map(cellText)));
  } catch (error) {
    if (error instanceof Invalid) throw error;
    if (error instanceof UnsafeArchive) throw refused('unsafe');
    throw refused('not-a-sheet');
  }
}

/** The reader makes a place for every cell up to the last one that is named, so a far-off name is refused before. */
function checkXml(name: string, xml: string): void {
  if (/<!(DOCTYPE|ENTITY)/i.test(xml)) throw new UnsafeArchive('a document type');
  if (!name.includes('worksheets/')) return;
  for (const [, letters, number] of xml.matchAll(/\br\s*=\s*["']([A-Za-z]*)(\d+)["']/g)) {
    if (Number(number) > sheetBounds.rows) throw refused('too-many-rows', { max: sheetBounds.rows });
    if (columnNumber(letters ?? '') > sheetBounds.columns) throw refused('too-many-columns', { max: sheetBounds.columns });
  }
}

const columnNumber = (letters: string): number => [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);

/**
 * A number of the file as it was typed: files hold 0.005 as "5.0000000000000001E-3". A number that, as text, might have a thousands sign
 * gets a leading zero, which takes the doubt away: in the file it is a number.
 */
function plainNumber(text: string): string {
  const shortest = String(Number(text));
  return shortest.replace(/^(-?)([1-9]\d{0,2}\.\d{3})$/, '$10$2');
}

function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  return String(cell);
}

function withoutEmptyEnd(rows: SheetRows): SheetRows {
  let length = rows.length;
  while (length > 0 && rows[length - 1]!.every((cell) => !cell.trim())) length--;
  return rows.slice(0, length);
}
