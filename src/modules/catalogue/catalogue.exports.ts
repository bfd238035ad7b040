import type { Locale } from '../../kernel/i18n.ts';
import { file, type Reply } from '../../platform/http/route.ts';
import { translator } from '../../../templates/locales/index.ts';
import { analyteOf, bandOf, conditionOf, groupName, limitWords, unitOf, type LimitView } from '../../../templates/pages/catalogue/limit-view.tsx';
import { methodAnalyte } from '../../../templates/pages/catalogue/methods.page.tsx';
import type { MethodRow } from './catalogue.queries.ts';
import { writeCsv } from './spreadsheet/csv.ts';
import { writeXlsx, xlsxType, type SheetToWrite } from './spreadsheet/write-xlsx.ts';

export type SheetKind = 'csv' | 'xlsx';

/** Sheets as a file to download; CSV holds the first one. */
export async function sheetFile(kind: SheetKind, name: string, sheets: readonly SheetToWrite[]): Promise<Reply> {
  if (kind === 'csv') return file(writeCsv(sheets[0]!.rows), 'text/csv; charset=utf-8', `${name}.csv`);
  return file(await writeXlsx(sheets), xlsxType, `${name}.xlsx`);
}

/** Methods as the list shows them. */
export function methodsSheet(locale: Locale, rows: readonly MethodRow[], matrixNames: ReadonlyMap<string, string>): SheetToWrite {
  const t = translator(locale);
  return {
    name: t('nav.methods'), head: 0, widths: [14, 34, 28, 30, 12, 10, 10, 12, 8, 16, 18, 40],
    rows: [
      [t('catalogue.method.code'), t('catalogue.analyte'), t('catalogue.method.reference'), t('catalogue.method.technique'), t('catalogue.unit'), t('catalogue.method.lod'), t('catalogue.method.loq'),
        t('catalogue.method.price'), t('catalogue.method.days'), t('catalogue.method.recognition'), t('catalogue.method.performed'), t('catalogue.matrix')],
      ...rows.map((row) => [
        row.code, methodAnalyte(t, row), row.reference, t.name(row.technique), unitOf(t, row.unit), row.lod ?? '', row.loq ?? '', String(row.price), String(row.workingDays),
        t(row.accredited ? 'catalogue.method.accredited' : 'catalogue.method.not-accredited'), t(row.external ? 'catalogue.method.external' : 'catalogue.method.own'),
        row.matrices.map((code) => matrixNames.get(code) ?? code).join(', '),
      ]),
    ],
  };
}

/** Limits of a regulation with their source and adoption. */
export function limitsSheet(locale: Locale, limits: readonly LimitView[]): SheetToWrite {
  const t = translator(locale);
  return {
    name: t('catalogue.limit.part-none'), head: 0, widths: [34, 20, 26, 24, 26, 20, 14, 26, 40, 16, 24, 34, 12, 30],
    rows: [
      [t('catalogue.analyte'), t('catalogue.limit.class'), t('catalogue.limit.group'), t('catalogue.limit.condition'), t('catalogue.limit.band'), t('catalogue.limit.value'), t('catalogue.unit'), t('catalogue.limit.reading'),
        t('catalogue.limit.source'), t('catalogue.limit.adoption'), t('catalogue.adoption.document'), t('catalogue.adoption.document-date'), t('catalogue.limit.note')],
      ...limits.map((limit) => [
        analyteOf(t, limit), limit.class ? t.name(limit.class) : '', limit.group ? groupName(t, limit.group) : '', conditionOf(t, limit.condition), bandOf(t, limit), limitWords(t, limit.value), unitOf(t, limit.unit),
        t(limit.verified ? 'catalogue.limit.verified' : 'catalogue.limit.unverified'), limit.source ?? '',
        t(!limit.adoption ? 'catalogue.limit.not-adopted' : limit.adoption.demonstration ? 'catalogue.limit.adopted-demonstration' : 'catalogue.limit.adopted'),
        limit.adoption?.document ?? '', limit.adoption?.documentDate ?? '', limit.note ? t.name(limit.note) : '',
      ]),
    ],
  };
}
