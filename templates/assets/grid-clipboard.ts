import { put, type CellMap, type Control, type Place } from './grid-cells.ts';

/** Reads what a spreadsheet puts on the clipboard: tabs and line ends, quoted where a cell holds either (`""` is a quote). */
export function parseBlock(text: string): string[][] {
  const rows: string[][] = [[]];
  let cell = '';
  let quoted = false;
  const body = text.replace(/\r\n?/g, '\n').replace(/\n$/, '');
  for (let i = 0; i < body.length; i++) {
    const c = body[i]!;
    if (quoted) {
      if (c !== '"') cell += c;
      else if (body[i + 1] === '"') cell += body[++i];
      else quoted = false;
    } else if (c === '"' && cell === '') quoted = true;
    else if (c === '\t' || c === '\n') {
      rows.at(-1)!.push(cell);
      cell = '';
      if (c === '\n') rows.push([]);
    } else cell += c;
  }
  rows.at(-1)!.push(cell);
  return rows;
}

/** Writes a block so that a spreadsheet takes it apart again. */
export const formatBlock = (block: ReadonlyArray<ReadonlyArray<string>>): string =>
  block.map((row) => row.map((cell) => (/[\t\n"]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join('\t')).join('\n');

/** What a paste did: the cells it changed with what they held before, how many it filled, what found no place. */
export interface Pasted {
  before: Array<{ control: Control; value: string }>;
  filled: number;
  /** Values beyond the edge of the table, or where it has no cell. */
  lost: number;
  /** Values that a cell would not take: closed, or not among its choices. */
  refused: number;
}

/** Fills cells from a place on. One single value fills the whole of a marked block. */
export function pasteInto(map: CellMap, from: Place, to: Place, values: string[][]): Pasted {
  const target = map.block(from, to);
  const single = values.length === 1 && values[0]!.length === 1;
  const filling = single ? target.map((row) => row.map(() => values[0]![0]!)) : values;
  const top = Math.min(from.row, to.row);
  const left = Math.min(from.column, to.column);
  const result: Pasted = { before: [], filled: 0, lost: 0, refused: 0 };
  filling.forEach((line, r) =>
    line.forEach((text, c) => {
      const control = map.at(top + r, left + c);
      if (!control) {
        if (text.trim() !== '') result.lost++;
        return;
      }
      const value = control.value;
      if (!put(control, text)) {
        result.refused++;
        return;
      }
      result.before.push({ control, value });
      result.filled++;
    }),
  );
  return result;
}
