import { formatDate } from '../../src/kernel/i18n.ts';
import { PdfWriter, type Run, type Structure, type TextBlock } from '../../src/platform/pdf/index.ts';
import type { Translator } from '../locales/index.ts';

/** Published figures beside ours, as a laboratory shows them to its assessor. */
export interface ValidationReport {
  /** Day of the run, YYYY-MM-DD. */
  day: string;
  /** Version of the product, and of the Node that ran it. */
  version: string;
  node: string;
  totals: { sources: number; cases: number; casesAgree: number; figures: number; figuresAgree: number };
  sources: Array<{
    title: string;
    address: string;
    read: string;
    cases: Array<{
      id: string;
      where: string;
      calculation: string;
      asked: string;
      agrees: boolean;
      figures: Array<{ path: string; printed: string; ours: string; agrees: boolean; digits: number | null }>;
    }>;
  }>;
}

const sheet = { width: 595.28, height: 841.89, left: 45, right: 550.28, top: 50, bottom: 790 };
const [ink, soft, line, bad] = ['#17191b', '#5a5d60', '#b9bbbd', '#a02318'];
const style = (face: Run['face'], size: number, color = ink) => ({ face, size, color });
const columns = [{ x: 0, width: 128 }, { x: 134, width: 112 }, { x: 252, width: 94 }, { x: 352, width: 94 }, { x: 452, width: 53 }] as const;

/** Draws the report of a validation of the software (ISO/IEC 17025:2017, 7.11.2): what was asked, what was printed where, what came out. */
export async function drawValidationReport(report: ValidationReport, t: Translator): Promise<Uint8Array> {
  const title = t('validation.title');
  const pdf = await PdfWriter.open({ title, author: 'Chuẩn', date: new Date(`${report.day}T00:00:00Z`), lang: t.locale, pageSize: [sheet.width, sheet.height] });
  let y = sheet.bottom;
  /** Answers whether that took a new page. */
  const room = (height: number): boolean => {
    if (y + height <= sheet.bottom) return false;
    pdf.addPage();
    y = sheet.top;
    return true;
  };
  const lay = (text: string, how: ReturnType<typeof style>, width = sheet.right - sheet.left): TextBlock => pdf.type.lay([[{ text, ...how }]], width);
  const write = (text: string, how: ReturnType<typeof style>, as: Structure, gap: number): void => {
    const block = lay(text, how);
    room(block.height);
    pdf.text(block, sheet.left, y, { as });
    y += block.height + gap;
  };
  const heads = (['validation.case', 'validation.figure', 'validation.printed', 'validation.ours', 'validation.agrees'] as const).map((key) => ({ text: t(key), how: style('semibold', 7.6, soft) }));
  /** On a new page the head stands again; a screen reader has heard it already (`parent` null). */
  const row = (cells: Array<{ text: string; how: ReturnType<typeof style> }>, parent: Structure | null, type: 'TH' | 'TD'): void => {
    const blocks = cells.map(({ text, how }, i) => lay(text, how, columns[i]!.width));
    const height = Math.max(...blocks.map((block) => block.height));
    if (room(height + 5) && type === 'TD') row(heads, null, 'TH');
    const tr = parent?.child('TR');
    blocks.forEach((block, i) => pdf.text(block, sheet.left + columns[i]!.x, y, { as: tr?.child(type, type === 'TH' ? { scope: 'Column' } : {}) ?? null }));
    y += height + 2.5;
    pdf.rule(sheet.left, y, sheet.right, 0.3, line);
    y += 2.5;
  };

  write(title, style('semibold', 15), pdf.root.child('H1'), 4);
  write(t('validation.run', { date: formatDate(report.day), version: report.version, node: report.node }), style('regular', 8.5, soft), pdf.root.child('P'), 8);
  write(t('validation.how'), style('regular', 8.5), pdf.root.child('P'), 6);
  const { totals } = report;
  write(t('validation.totals', { ...totals }), style('semibold', 9.5, totals.casesAgree === totals.cases ? ink : bad), pdf.root.child('P'), 10);

  for (const source of report.sources) {
    room(80);
    write(source.title, style('semibold', 10.5), pdf.root.child('H2'), 2);
    write(t('validation.source', { address: source.address, date: formatDate(source.read) }), style('regular', 7.6, soft), pdf.root.child('P'), 5);
    const table = pdf.root.child('Table');
    row(heads, table, 'TH');
    for (const each of source.cases) {
      each.figures.forEach(({ path, printed, ours, agrees, digits }, i) => {
        const verdict = agrees ? (digits === null ? t('validation.yes') : t('validation.digits', { digits })) : t('validation.no');
        row([
          { text: i === 0 ? `${each.id} · ${each.where}` : '', how: style('regular', 7.6) },
          { text: `${each.calculation} · ${path}`, how: style('regular', 7.6, soft) },
          { text: printed, how: style('regular', 7.6) },
          { text: digits !== null && ours.length > 19 ? `${ours.slice(0, 18)}…` : ours, how: style('regular', 7.6) },
          { text: verdict, how: style('semibold', 7.6, agrees ? ink : bad) },
        ], table, 'TD');
      });
    }
    y += 8;
  }
  const foot = style('regular', 7.4, soft);
  return pdf.finish((page, pages) => pdf.text(lay(`${title} · ${t('validation.page', { page, pages })}`, foot), sheet.left, 803, { as: null, align: { to: 'right', width: sheet.right - sheet.left } }));
}
