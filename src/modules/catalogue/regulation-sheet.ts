import type { Em } from '../../platform/database/orm.ts';
import type { Storage } from '../../platform/storage/storage.ts';
import { translator, type MessageKey } from '../../../templates/locales/index.ts';
import { Analyte } from './catalogue.entities.ts';
import { matrices } from './catalogue.queries.ts';
import { regulationFromRows, type TableReading } from './files/index.ts';
import { readSheetRows } from './spreadsheet/read-sheet.ts';
import type { SheetToWrite } from './spreadsheet/write-xlsx.ts';

const facts = ['code', 'title-vi', 'title-en', 'issuer', 'instrument', 'issued', 'effective', 'replaces', 'matrices'] as const;
const columns = ['analyte', 'class', 'condition', 'unit', 'kind', 'min', 'max', 'absent-in', 'n', 'c', 'm', 'upper-m', 'tolerance', 'text', 'depends-on', 'depends-unit', 'from', 'to', 'formula', 'significant', 'group', 'note', 'source'] as const;
/** Columns whose use does not go without saying. */
const explained = ['depends-on', 'from', 'to', 'formula'] as const;
const kinds = ['maximum', 'minimum', 'range', 'absent', 'sampling-plan', 'declared-tolerance', 'qualitative'] as const;

const vi = translator('vi');
const en = translator('en');
const key = (name: string): MessageKey => `catalogue.sheet.${name}` as MessageKey;

/** A head in both languages, as the template writes it: the Vietnamese one alone where they are the same. */
const both = (name: string): string => (vi(key(name)) === en(key(name)) ? vi(key(name)) : `${vi(key(name))} / ${en(key(name))}`);

/** The rows of a new regulation's template: its facts with a hint each, then the heads of the columns. */
export const templateRows = (): string[][] => [
  ...facts.map((fact) => [both(fact), '', `${vi(key(`${fact}-hint`))} / ${en(key(`${fact}-hint`))}`]),
  [],
  columns.map(both),
];

/** The template as sheets: the table, and what may be written in it. */
export async function templateSheets(em: Em): Promise<SheetToWrite[]> {
  const analytes = await em.find(Analyte, {}, { orderBy: { code: 'asc' } });
  const rows = templateRows();
  return [
    { name: vi(key('sheet')), rows, head: rows.length - 1, widths: [32, 30, 34, ...columns.slice(3).map(() => 16)] },
    {
      name: vi(key('guide')), widths: [26, 44, 44], head: 0,
      rows: [
        [vi(key('guide-code')), vi(key('guide-vi')), vi(key('guide-en'))].map((text) => text),
        ...kinds.map((kind) => [kind, vi(key(`kind-${kind}`)), en(key(`kind-${kind}`))]),
        [],
        ...explained.map((column) => [both(column), vi(key(`${column}-hint`)), en(key(`${column}-hint`))]),
        [],
        ...(await matrices(em)).map((matrix) => [matrix.code, matrix.vi, matrix.en]),
        [],
        ...analytes.map((analyte) => [analyte.code, analyte.vi, analyte.en]),
      ],
    },
  ];
}

/** A sheet that was kept at its preview, or null when there is none of that hash. */
export const storedSheet = (storage: Storage, hash: string): Promise<Buffer | null> =>
  /^[0-9a-f]{64}$/.test(hash) ? storage.get(hash).catch((error: { code?: string }) => (error.code === 'ENOENT' ? null : Promise.reject(error))) : Promise.resolve(null);

/** Reads a sheet with a new regulation against the catalogue's analytes and matrices. Throws Invalid at `file` for what is no sheet. */
export async function readRegulationSheet(em: Em, bytes: Buffer): Promise<TableReading> {
  const rows = await readSheetRows(bytes);
  // Only codes, names and symbols are looked up.
  const known = { analytes: await em.find(Analyte, {}), matrices: await matrices(em) } as unknown as Parameters<typeof regulationFromRows>[1];
  const heads = new Map([...facts, ...columns].map((name) => [both(name), vi(key(name))]));
  return regulationFromRows(rows.map((row) => row.map((cell) => heads.get(cell.trim()) ?? cell)), known);
}
