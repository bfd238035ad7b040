export type Control = HTMLInputElement | HTMLSelectElement;

/** One cell of the grid where it stands: row and column counted over the cells that exist and take input. */
export interface Place {
  row: number;
  column: number;
}

/** The text of a cell as it is sent. */
export const textOf = (control: Control): string => control.value.trim();

export const recordedOf = (control: Control): string => control.dataset['recorded'] ?? '';

export const isChanged = (control: Control): boolean => textOf(control) !== recordedOf(control);

/** A cell that was recorded and now says something else: its row needs a reason. */
export const isCorrection = (control: Control): boolean => recordedOf(control) !== '' && isChanged(control);

export const isClosed = (control: Control): boolean => control.disabled || (control instanceof HTMLInputElement && control.readOnly);

export const rowOf = (control: Element): HTMLElement => control.closest<HTMLElement>('[data-row]')!;

export const cellOf = (control: Element): HTMLElement => control.closest<HTMLElement>('[data-cell]')!;

/**
 * Puts a text into a cell. A choice list takes a value or a label, whatever the case. Answers false when the cell cannot
 * take it and leaves it as it was.
 */
export function put(control: Control, text: string): boolean {
  if (isClosed(control)) return false;
  if (control instanceof HTMLSelectElement) {
    const wanted = text.trim().toLowerCase();
    const option = [...control.options].find(({ value, label }) => value.toLowerCase() === wanted || label.toLowerCase() === wanted);
    if (!option) return false;
    control.value = option.value;
    return true;
  }
  control.value = text.trim();
  return true;
}

/** The cells of the table as a rectangle with holes: `at(row, column)` is undefined where there is no cell. */
export class CellMap {
  readonly rows: ReadonlyArray<ReadonlyArray<Control | undefined>>;
  private readonly places = new Map<Element, Place>();

  constructor(table: HTMLTableElement) {
    this.rows = [...table.tBodies].map((body, row) =>
      [...body.rows[0]!.cells].slice(1, -1).map((cell, column) => {
        const control = cell.querySelector<Control>('.grid-input') ?? undefined;
        if (control) this.places.set(control, { row, column });
        return control;
      }),
    );
  }

  get width(): number {
    return Math.max(0, ...this.rows.map((row) => row.length));
  }

  at(row: number, column: number): Control | undefined {
    return this.rows[row]?.[column];
  }

  placeOf(control: Element): Place | undefined {
    return this.places.get(control);
  }

  /** The next cell in a direction, over holes; undefined at the edge. */
  beside({ row, column }: Place, down: number, right: number): Control | undefined {
    for (let r = row + down, c = column + right; r >= 0 && c >= 0 && r < this.rows.length && c < this.width; r += down, c += right) {
      const control = this.at(r, c);
      if (control) return control;
    }
    return undefined;
  }

  /** Enter: down, and from the foot of a column to the head of the next. Shift turns it round. */
  inColumnOrder(from: Place, back: boolean): Control | undefined {
    const step = back ? -1 : 1;
    const below = this.beside(from, step, 0);
    if (below) return below;
    for (let column = from.column + step; column >= 0 && column < this.width; column += step) {
      const control = this.beside({ row: back ? this.rows.length : -1, column }, step, 0);
      if (control) return control;
    }
    return undefined;
  }

  /** The rectangle between two places, in order; holes are undefined. */
  block(a: Place, b: Place): Array<Array<Control | undefined>> {
    const [top, bottom] = [Math.min(a.row, b.row), Math.max(a.row, b.row)];
    const [left, right] = [Math.min(a.column, b.column), Math.max(a.column, b.column)];
    return this.rows.slice(top, bottom + 1).map((row) => Array.from({ length: right - left + 1 }, (_, i) => row[left + i]));
  }
}
