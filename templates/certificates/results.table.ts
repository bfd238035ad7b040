import type { Bilingual } from '../../src/kernel/i18n.ts';
import type { Structure, TextBlock } from '../../src/platform/pdf/index.ts';
import { pageRoom, tallest, textPart, type Flow, type Part } from './certificate.flow.ts';
import { hairline, ink, sheet, styles } from './certificate.style.ts';
import { cellPadding, cellRuns, type Column } from './results.columns.ts';
import { decimalAxis, type Axis } from './results.decimal.ts';
import { bilingual, join, say } from './certificate.words.ts';
import type { CertificateSample } from './certificate.snapshot.ts';

const rowPadding = 2.4;

interface Cell {
  column: Column;
  block: TextBlock;
  x: number;
}

/**
 * A sample's heading and its results. A row is never split; the head is repeated on each page; the heading keeps at least two rows
 * with it, and the last row does not go to the next page alone.
 */
export function placeResults(flow: Flow, columns: Column[], sample: CertificateSample, heading: Part, root: Structure): void {
  const table = root.child('Table');
  const head = headPart(flow, columns, table);
  const footnotes = footnotesOf(sample);
  const axes = new Map(columns.filter((c) => c.align === 'decimal').map((c) => [c.name, decimalAxis(flow, c, sample.results)]));
  const rows = sample.results.map((result, index) => {
    const cells = cellsOf(flow, columns, (c) => cellRuns(flow, c.name, result, { index, footnote: result.deviation && footnotes.get(bilingual(result.deviation).vi)!.sign }));
    return rowPart(flow, cells, axes, table, result.units !== undefined);
  });

  const together = heading.height + head.height + (rows[0]?.height ?? 0) + (rows[1]?.height ?? 0) + 6;
  if (together <= pageRoom) flow.ensure(together);
  flow.place(heading);
  flow.gap(5);
  flow.ensure(head.height + (rows[0]?.height ?? 0));
  flow.place(head);
  rows.forEach((row, i) => {
    const nextIsLast = i === rows.length - 2;
    const wanted = nextIsLast ? row.height + rows[i + 1]!.height : row.height;
    if (flow.ensure(Math.min(wanted, pageRoom - head.height))) {
      flow.place(continuation(flow, sample.code));
      flow.place(headPart(flow, columns, null));
    }
    row.draw(flow.y);
    flow.y += row.height;
    flow.pdf.rule(sheet.left, flow.y, sheet.right, i === rows.length - 1 ? 0.7 : 0.3, i === rows.length - 1 ? ink : hairline);
  });
  flow.gap(3);
  placeDeviations(flow, sample, footnotes, root);
}

function cellsOf(flow: Flow, columns: Column[], runs: (column: Column) => Parameters<Flow['pdf']['type']['lay']>[0]): Cell[] {
  let x = sheet.left;
  return columns.map((column) => {
    const cell = { column, x, block: flow.pdf.type.lay(runs(column), column.width - 2 * cellPadding) };
    x += column.width;
    return cell;
  });
}

/** `table` is null for a repeated head, which is not read again. */
function headPart(flow: Flow, columns: Column[], table: Structure | null): Part {
  const row = table?.child('TR') ?? null;
  const cells = cellsOf(flow, columns, (c) => flow.words.stacked(c.head, 'columnHead', 'columnHeadEnglish'));
  const height = tallest(cells.map((c) => c.block)) + 2 * rowPadding + 1;
  return {
    height,
    draw(y) {
      flow.pdf.rule(sheet.left, y, sheet.right, 0.7, ink);
      for (const { column, block, x } of cells) {
        flow.pdf.text(block, x + cellPadding, y + rowPadding + 0.5, {
          as: row?.child('TH', { scope: 'Column' }) ?? null,
          align: { to: column.align === 'left' ? 'left' : 'center', width: column.width - 2 * cellPadding },
        });
      }
      flow.pdf.rule(sheet.left, y + height, sheet.right, 0.7, ink);
    },
  };
}

/** `listed`: the result is one line for each unit, which begin at one edge. */
function rowPart(flow: Flow, cells: Cell[], axes: Map<string, Axis>, table: Structure, listed: boolean): Part {
  const row = table.child('TR');
  return {
    height: tallest(cells.map((c) => c.block)) + 2 * rowPadding,
    draw(y) {
      for (const { column, block, x } of cells) {
        const as = row.child('TD');
        const list = listed && column.name === 'result' ? Math.max(cellPadding, (column.width - block.width) / 2) : null;
        const offset = list ?? axes.get(column.name)?.offset(block) ?? null;
        if (offset !== null) flow.pdf.text(block, x + offset, y + rowPadding, { as });
        else flow.pdf.text(block, x + cellPadding, y + rowPadding, {
          as,
          align: { to: column.align === 'left' ? 'left' : 'center', width: column.width - 2 * cellPadding },
        });
      }
    },
  };
}

/** Above a table that goes on: which sample it is. */
function continuation(flow: Flow, code: string): Part {
  const text = flow.words.inline(join(' ', [bilingual(code), { vi: `(${say('continued').vi})`, en: `(${say('continued').en})` }]), 'small', 'smallEnglish');
  const block = flow.pdf.type.lay([text], sheet.right - sheet.left);
  return { height: block.height + 4, draw: (y) => flow.pdf.text(block, sheet.left, y, { as: null }) };
}

type Footnotes = Map<string, { sign: string; deviation: Bilingual }>;

/** A letter for each different deviation, by its Vietnamese text; letters, because figures may be the sign of a recognition. */
function footnotesOf(sample: CertificateSample): Footnotes {
  const footnotes: Footnotes = new Map();
  for (const { deviation } of sample.results) {
    const text = deviation && bilingual(deviation);
    if (!text || footnotes.has(text.vi)) continue;
    const n = footnotes.size;
    footnotes.set(text.vi, { sign: `(${'abcdefghijklmnopqrstuvwxyz'[n % 26]!.repeat(1 + Math.floor(n / 26))})`, deviation: text });
  }
  return footnotes;
}

/** 7.8.2.1 n and, after it, the conclusion on this sample. */
function placeDeviations(flow: Flow, sample: CertificateSample, footnotes: Footnotes, root: Structure): void {
  for (const { sign, deviation } of footnotes.values()) {
    const text = say('deviation', { vi: { text: deviation.vi }, en: { text: deviation.en } });
    const runs = flow.words.inline(text, 'smallInk', 'smallEnglish');
    flow.place(textPart(flow, [[{ text: `${sign} `, ...styles.smallInk }, ...runs]], root.child('Note')));
  }
  if (sample.conclusion === null) return;
  flow.gap(2);
  const label = flow.words.inline(say('conclusion'), 'strong', 'english');
  const text = flow.words.inline(sample.conclusion, 'body', 'english');
  flow.place(textPart(flow, [[...label, { text: ': ', ...styles.strong }, ...text]], root.child('P')));
}
