import { fill, formatDateTime, type Bilingual } from '../../src/kernel/i18n.ts';
import { code128, qrCode, type Face, type PdfWriter, type Run, type TextBlock } from '../../src/platform/pdf/index.ts';
import { labels as words } from '../locales/vi/labels.ts';
import { mm, type LabelMeasures } from './label.formats.ts';

/** What a label on a sample's container shows. It never names the customer: who analyses must not know whose it is. */
export interface SampleLabel {
  /** Printed in big type, as Code 128, and in the QR code unless `url` is given. ASCII. */
  code: string;
  /** Address that opens the sample; carried by the QR code. */
  url?: string;
  matrix: Bilingual;
  /** Instant of receipt. */
  receivedAt: string;
  /** Instant by which the test must have begun, with the analyte that sets it; null when nothing presses. */
  holdUntil: { at: string; analyte: Bilingual | null } | null;
  /** "2–8 °C, tránh sáng". */
  storage: Bilingual | null;
  /** Which container of how many, when the sample came in more than one. */
  part?: { index: number; of: number };
}

const black = '#000000';
/** One dot of a 203 dpi thermal head: bars that are whole dots wide print sharp. */
const dot = mm(25.4 / 203.2);
const quietModules = 10;

/** Draws one label with its corner at x, y: QR code and facts above, bar code beneath. Labels are read by staff, in Vietnamese. */
export async function drawLabel(pdf: PdfWriter, label: SampleLabel, measures: LabelMeasures, x: number, y: number): Promise<void> {
  const { cell, padding, qr, barHeight } = measures;
  const { code } = label;
  const symbol = await qrCode(label.url ?? code);
  pdf.code(symbol, x + padding, y + padding, qr, qr, { alt: fill(words['label.print.qr-alt'], { code }) });

  const bars = await code128(code);
  const room = cell.width - padding;
  const fitting = room / (bars.width + 2 * quietModules);
  const module = Math.max(Math.floor(fitting / dot), 0) * dot || fitting;
  const width = bars.width * module;
  pdf.code(bars, x + (cell.width - width) / 2, y + cell.height - padding - barHeight, width, barHeight, {
    alt: fill(words['label.print.code128-alt'], { code }),
  });

  const textX = x + padding + qr + mm(2);
  const textWidth = x + cell.width - padding - textX;
  const bottom = y + cell.height - padding - barHeight - mm(0.8);
  drawFacts(pdf, label, measures, { x: textX, width: textWidth, top: y + padding - measures.codeSize * 0.16, bottom });
}

interface Box {
  x: number;
  width: number;
  top: number;
  bottom: number;
}

/** How far the facts may be made smaller, step by step, so that all of them fit. */
const scales = [1, 0.94, 0.88, 0.82];

/** The code as big as fits, then the facts; what does not fit even when set small is left out. */
function drawFacts(pdf: PdfWriter, label: SampleLabel, { codeSize, textSize }: LabelMeasures, { x, width, top, bottom }: Box): void {
  const run = (text: string, face: Face, size: number): Run => ({ text, face, size, color: black });
  const natural = pdf.type.width(label.code, { face: 'semibold', size: codeSize });
  const code = pdf.type.lay([[run(label.code, 'semibold', codeSize * Math.min(1, width / natural))]], Infinity);
  pdf.text(code, x, top, { as: pdf.root.child('H1') });

  const wanted = facts(label);
  const lay = ({ text, short, face, lines }: LabelFact, size: number): TextBlock[] => {
    const whole = pdf.type.lay([[run(text, face, size)]], width);
    if (whole.lines.length <= lines) return [whole];
    if (short === null) return [];
    return [pdf.type.lay([[run(shortened(pdf, short ?? text, run('', face, size), width), face, size)]], Infinity)];
  };
  const room = bottom - top - code.height + 0.5;
  const tries = scales.map((scale) => wanted.flatMap((fact) => lay(fact, textSize * scale)));
  const fitting = tries.filter((found) => heightOf(found) <= room);
  const blocks = fitting.find((found) => found.length === wanted.length) ?? fitting[0] ?? tries.at(-1)!;
  let y = top + code.height;
  for (const block of blocks) {
    if (y + block.height > top + code.height + room) continue;
    pdf.text(block, x, y, { as: pdf.root.child('P') });
    y += block.height;
  }
}

const heightOf = (blocks: TextBlock[]): number => blocks.reduce((sum, block) => sum + block.height, 0);

interface LabelFact {
  text: string;
  face: Face;
  /** What stands there where the whole has no room; null: nothing, for half a rule is a wrong one. Without it the text is cut. */
  short?: string | null;
  /** Most lines it may take. */
  lines: 1 | 2;
}

function facts({ matrix, receivedAt, holdUntil, storage, part }: SampleLabel): LabelFact[] {
  const at = (instant: string) => formatDateTime(new Date(instant));
  const found: LabelFact[] = [];
  if (holdUntil) {
    const analyte = holdUntil.analyte ? ` (${holdUntil.analyte.vi})` : '';
    const until = `${words['label.print.hold-until']} ${at(holdUntil.at)}`;
    found.push({ text: until + analyte, short: until, face: 'semibold', lines: 2 });
  }
  const which = part ? ` · ${fill(words['label.print.part'], part)}` : '';
  found.push({ text: `${matrix.vi}${which}`, face: 'regular', lines: 1 });
  const keep = words['label.print.storage'];
  if (storage) found.push({ text: storage.vi.startsWith(keep) ? storage.vi : `${keep} ${storage.vi}`, short: null, face: 'regular', lines: 2 });
  found.push({ text: `${words['label.print.received']} ${at(receivedAt)}`, face: 'regular', lines: 1 });
  return found;
}

/** Cut to one line; the cut is shown. */
function shortened(pdf: PdfWriter, text: string, style: Run, width: number): string {
  if (pdf.type.width(text, style) <= width) return text;
  let end = text.length;
  while (end > 0 && pdf.type.width(`${text.slice(0, end).trimEnd()}…`, style) > width) end--;
  return `${text.slice(0, end).trimEnd()}…`;
}
