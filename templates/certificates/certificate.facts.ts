import type { Run, Structure, TextBlock } from '../../src/platform/pdf/index.ts';
import { column, tallest, type Flow, type Part } from './certificate.flow.ts';
import { measure, sheet, styles } from './certificate.style.ts';
import { bilingual, say, type PrintedWord } from './certificate.words.ts';
import type { Words } from './certificate.snapshot.ts';

/** A label and what stands beside it. */
export interface Fact {
  word: PrintedWord;
  value: Words;
  /** Takes the whole width whatever its length. */
  wide?: boolean;
  strong?: boolean;
  /** Supplied by the customer: carries the customer's sign. */
  customer?: boolean;
}

/** A fact, or nothing when there is no value to print. */
export const fact = (word: PrintedWord, value: Words | null | undefined, options: Omit<Fact, 'word' | 'value'> = {}): Fact[] =>
  value === null || value === undefined || value === '' ? [] : [{ word, value, ...options }];

const half = measure / 2;
const gutter = 10;
const rowGap = 2;
/** How many rows back a short fact may go to stand beside another short one. */
const reach = 3;

interface Cell {
  label: TextBlock;
  value: TextBlock;
  x: number;
  labelWidth: number;
}

/** Facts in two columns, label beside value; what is too long for half the page takes a row of its own. */
export function factsPart(flow: Flow, facts: Fact[], as: Structure): Part {
  const labelWidth = flow.words.bilingual ? 118 : 92;
  const rows: Fact[][] = [];
  let open: Fact[] | null = null;
  for (const item of facts) {
    const narrow = fitsHalf(flow, item, labelWidth);
    if (narrow && open && rows.length - rows.indexOf(open) <= reach) {
      open.push(item);
      open = null;
    } else {
      rows.push([item]);
      if (narrow) open = rows.at(-1)!;
    }
  }
  return column(rows.map((row) => rowPart(flow, row, labelWidth, as)), rowGap);
}

function fitsHalf(flow: Flow, item: Fact, labelWidth: number): boolean {
  if (item.wide) return false;
  return naturalWidth(flow, valueRuns(flow, item)) <= half - labelWidth - gutter;
}

const naturalWidth = (flow: Flow, runs: Run[]): number => runs.reduce((sum, run) => sum + flow.pdf.type.width(run.text, run), 0);

function rowPart(flow: Flow, row: Fact[], labelWidth: number, as: Structure): Part {
  const { type } = flow.pdf;
  const cells = row.map((item, i): Cell => {
    const valueWidth = (row.length === 2 ? half : measure) - labelWidth - (i === 0 && row.length === 2 ? gutter : 0);
    return {
      label: type.lay(labelRuns(flow, item, labelWidth - 6), labelWidth - 6),
      value: type.lay([valueRuns(flow, item)], valueWidth),
      x: sheet.left + (i === 0 ? 0 : half),
      labelWidth,
    };
  });
  return {
    height: tallest(cells.flatMap((cell) => [cell.label, cell.value])),
    draw(y) {
      for (const cell of cells) {
        const paragraph = as.child('P');
        flow.pdf.text(cell.label, cell.x, y + baselineShift, { as: paragraph });
        flow.pdf.text(cell.value, cell.x + cell.labelWidth, y, { as: paragraph });
      }
    },
  };
}

/** Labels are set smaller than values; this puts both on one base line. */
const baselineShift = (styles.body.size - styles.label.size) * 0.95;

/** "Tên mẫu / Sample name" on one line, or English beneath when both do not fit. */
function labelRuns(flow: Flow, item: Fact, width: number): Run[][] {
  const text = say(item.word);
  const inline = flow.words.inline(text, 'label', 'labelEnglish');
  return naturalWidth(flow, inline) <= width ? [inline] : flow.words.stacked(text, 'label', 'labelEnglish');
}

function valueRuns(flow: Flow, item: Fact): Run[] {
  const runs = flow.words.inline(bilingual(item.value), item.strong ? 'strong' : 'body', 'english');
  if (item.customer) runs.push({ text: `\u00a0${flow.snapshot.marks.customer.sign}`, ...styles.sign });
  return runs;
}
