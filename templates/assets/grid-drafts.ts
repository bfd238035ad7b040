import { isChanged, recordedOf, textOf, type Control } from './grid-cells.ts';

/** What is kept of one cell: what was typed and what stood in the record then; `sent` once the form was sent with it. */
interface Draft {
  typed: string;
  recorded: string;
  sent?: true;
}
type RowDraft = Record<string, Draft>;

const keyOf = (worksheet: string, row: string): string => `chuan.grid.${worksheet}.${row}`;

function read(key: string): RowDraft {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? '{}') as RowDraft;
  } catch {
    return {};
  }
}

function write(key: string, draft: RowDraft): void {
  try {
    if (Object.keys(draft).length) sessionStorage.setItem(key, JSON.stringify(draft));
    else sessionStorage.removeItem(key);
  } catch {
    /* Without room or permission the page still holds what was typed. */
  }
}

/** Keeps what a row holds beyond its record, so that a closed lid or a reload loses nothing. */
export function keep(worksheet: string, row: string, controls: readonly Control[]): void {
  const changed = controls.filter(isChanged);
  write(keyOf(worksheet, row), Object.fromEntries(changed.map((control) => [control.name, { typed: textOf(control), recorded: recordedOf(control) }])));
}

/** Notes that the row was sent: if the record has moved when the page comes back, the draft is done with. */
export function noteSent(worksheet: string, row: string): void {
  const draft = read(keyOf(worksheet, row));
  for (const cell of Object.values(draft)) cell.sent = true;
  write(keyOf(worksheet, row), draft);
}

/**
 * Puts kept drafts back and answers the cells that differ from the record by it. A draft that was sent is dropped once the
 * record has changed under it; one that was not sent stays, beside whatever has been recorded since. A cell that came back
 * from the server with what was typed keeps that.
 */
export function restore(worksheet: string, row: string, controls: readonly Control[]): Control[] {
  const key = keyOf(worksheet, row);
  const draft = read(key);
  const restored = controls.filter((control) => {
    const cell = draft[control.name];
    if (!cell || isChanged(control) || (cell.sent && cell.recorded !== recordedOf(control))) return false;
    control.value = cell.typed;
    return isChanged(control);
  });
  keep(worksheet, row, controls);
  return restored;
}
