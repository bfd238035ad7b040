import { PdfWriter } from '../../src/platform/pdf/index.ts';
import { labels as words } from '../locales/vi/labels.ts';
import { drawLabel, type SampleLabel } from './label.drawing.ts';
import { formats, type LabelFormat } from './label.formats.ts';

export type { LabelFormat } from './label.formats.ts';
export type { SampleLabel } from './label.drawing.ts';

/**
 * Draws labels: on a thermal roll one to a page of its size, or on A4 sheets of 24 (3 × 8, 70 × 37 mm) from left to right.
 * The same labels give the same bytes.
 *
 * @param options.skip - labels already used on the first A4 sheet.
 * @throws Error when there is no label to draw.
 */
export async function drawLabels(labels: SampleLabel[], { format, skip = 0 }: { format: LabelFormat; skip?: number }): Promise<Uint8Array> {
  const [first] = labels;
  if (!first) throw new Error('no label to draw');
  const { page, cell, columns, rows, top } = formats[format];
  const pdf = await PdfWriter.open({
    title: words['label.print.title'], author: 'Chuẩn', date: new Date(first.receivedAt), lang: 'vi', pageSize: [page.width, page.height],
  });
  const perPage = columns * rows;
  const before = perPage === 1 ? 0 : skip % perPage;
  for (const [i, label] of labels.entries()) {
    const place = (i + before) % perPage;
    if (i === 0 || place === 0) pdf.addPage();
    const x = (place % columns) * cell.width;
    const y = top + Math.floor(place / columns) * cell.height;
    await drawLabel(pdf, label, formats[format], x, y);
  }
  return pdf.finish();
}
