import { formatBlock, parseBlock, pasteInto, type Pasted } from './grid-clipboard.ts';
import { cellOf, isClosed, type CellMap, type Control, type Place } from './grid-cells.ts';

/** What the hands ask of the grid. */
export interface GridActions {
  /** Cells were left with a new value. */
  commit(controls: readonly Control[]): void;
  /** Something was typed into a cell and not left yet. */
  typed(control: Control): void;
  save(): void;
  say(text: string, values?: Record<string, string | number>): void;
}

const arrows: Record<string, [down: number, right: number]> = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

/**
 * Keyboard, mouse and clipboard over the cells. A cell that was come to by key is marked whole: typing replaces it and the
 * arrows leave it. F2 or a second click puts the caret into it, and the arrows move the caret until it is left.
 */
export class GridHands {
  private readonly map: CellMap;
  private readonly actions: GridActions;
  private editing = false;
  /** What the cell held when it was come to. */
  private entered = '';
  private anchor: Place | undefined;
  private head: Place | undefined;
  private lastPaste: Pasted | undefined;

  constructor(root: HTMLElement, map: CellMap, actions: GridActions) {
    this.map = map;
    this.actions = actions;
    root.addEventListener('focusin', (event) => this.onFocus(event));
    root.addEventListener('focusout', (event) => this.onLeave(event));
    root.addEventListener('keydown', (event) => this.onKey(event));
    root.addEventListener('mousedown', (event) => this.onMouse(event));
    root.addEventListener('input', (event) => this.onInput(event));
    root.addEventListener('paste', (event) => this.onPaste(event));
    root.addEventListener('copy', (event) => this.onCopy(event));
  }

  private control(event: Event): Control | undefined {
    const target = event.target as Element;
    return target.matches('.grid-input') ? (target as Control) : undefined;
  }

  private onFocus(event: FocusEvent): void {
    const control = this.control(event);
    if (!control) return;
    this.editing = false;
    this.entered = control.value;
    this.mark(this.map.placeOf(control));
    if (control instanceof HTMLInputElement) control.select();
  }

  private onLeave(event: FocusEvent): void {
    const control = this.control(event);
    if (control && control.value !== this.entered) this.actions.commit([control]);
  }

  private onInput(event: Event): void {
    const control = this.control(event);
    if (!control) return;
    this.lastPaste = undefined;
    cellOf(control).removeAttribute('data-restored-cell');
    this.actions.typed(control);
  }

  private onMouse(event: MouseEvent): void {
    const control = this.control(event);
    const place = control && this.map.placeOf(control);
    if (!control || !place) return;
    if (event.shiftKey && this.anchor) {
      event.preventDefault();
      this.mark(this.anchor, place);
    } else if (document.activeElement === control) this.editing = true;
    else if (control instanceof HTMLInputElement) {
      event.preventDefault();
      control.focus();
    }
  }

  private onKey(event: KeyboardEvent): void {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 's') {
      event.preventDefault();
      (document.activeElement as HTMLElement | null)?.blur();
      return this.actions.save();
    }
    const control = this.control(event);
    if (!control || event.isComposing) return;
    const place = this.map.placeOf(control);
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'z' && this.lastPaste) return this.take(event, () => this.undoPaste());
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'F2') return this.take(event, () => this.edit(control));
    if (event.key === 'Escape') return this.take(event, () => this.giveBack(control));
    if (event.key === 'Enter') return this.take(event, () => this.go(place && this.map.inColumnOrder(place, event.shiftKey), control));
    if (event.key === 'Delete' && place && !this.editing && this.isBlock()) return this.take(event, () => this.fill(''));
    const step = arrows[event.key];
    if (!step || !place || this.editing) return;
    this.take(event, () => {
      if (event.shiftKey) this.mark(this.anchor ?? place, this.moved(step));
      else this.go(this.map.beside(place, ...step));
    });
  }

  private take(event: Event, act: () => void): void {
    event.preventDefault();
    act();
  }

  /** Leaves a cell for another; from the last one to nowhere, but what was typed is taken all the same. */
  private go(to: Control | undefined, from?: Control): void {
    if (to) {
      to.focus();
      to.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    } else if (from && from.value !== this.entered) {
      this.entered = from.value;
      this.editing = false;
      this.actions.commit([from]);
    }
  }

  private edit(control: Control): void {
    this.editing = true;
    if (control instanceof HTMLInputElement) control.setSelectionRange(control.value.length, control.value.length);
    else if (!isClosed(control)) control.showPicker();
  }

  private giveBack(control: Control): void {
    const changed = control.value !== this.entered;
    control.value = this.entered;
    this.editing = false;
    this.mark(this.map.placeOf(control));
    if (control instanceof HTMLInputElement) control.select();
    if (changed) this.actions.commit([control]);
  }

  private moved([down, right]: [number, number]): Place {
    const head = this.head ?? this.anchor!;
    return { row: clamp(head.row + down, this.map.rows.length), column: clamp(head.column + right, this.map.width) };
  }

  private isBlock(): boolean {
    return this.anchor !== undefined && this.head !== undefined && (this.anchor.row !== this.head.row || this.anchor.column !== this.head.column);
  }

  /** Marks the rectangle between two places; one place alone is only remembered. */
  private mark(anchor: Place | undefined, head: Place | undefined = anchor): void {
    for (const row of this.map.rows) for (const control of row) if (control) cellOf(control).removeAttribute('data-marked');
    this.anchor = anchor;
    this.head = head;
    if (!anchor || !head || !this.isBlock()) return;
    for (const row of this.map.block(anchor, head)) for (const control of row) if (control) cellOf(control).setAttribute('data-marked', '');
  }

  private fill(text: string): void {
    this.done(pasteInto(this.map, this.anchor!, this.head!, [[text]]));
  }

  private onPaste(event: ClipboardEvent): void {
    const control = this.control(event);
    const place = control && this.map.placeOf(control);
    const text = event.clipboardData?.getData('text/plain') ?? '';
    if (!place || !text || (this.editing && !/[\t\n]/.test(text.trim()))) return;
    event.preventDefault();
    const pasted = pasteInto(this.map, this.isBlock() ? this.anchor! : place, this.isBlock() ? this.head! : place, parseBlock(text));
    this.done(pasted);
    const said = pasted.lost ? 'overflow' : 'pasted';
    this.actions.say(pasted.refused && !pasted.lost ? 'refused' : said, { count: pasted.refused && !pasted.lost ? pasted.refused : pasted.filled, lost: pasted.lost });
  }

  private done(pasted: Pasted): void {
    this.lastPaste = pasted;
    const here = document.activeElement as Control;
    this.entered = here.value;
    for (const { control } of pasted.before) cellOf(control).removeAttribute('data-restored-cell');
    this.actions.commit(pasted.before.map(({ control }) => control));
    if (here instanceof HTMLInputElement) here.select();
  }

  private undoPaste(): void {
    const { before } = this.lastPaste!;
    this.lastPaste = undefined;
    for (const { control, value } of before) control.value = value;
    this.entered = (document.activeElement as Control).value;
    this.actions.commit(before.map(({ control }) => control));
    this.actions.say('undone');
  }

  private onCopy(event: ClipboardEvent): void {
    if (!this.control(event) || !this.isBlock()) return;
    event.preventDefault();
    const block = this.map.block(this.anchor!, this.head!).map((row) => row.map((control) => control?.value ?? ''));
    event.clipboardData?.setData('text/plain', formatBlock(block));
    this.actions.say('copied', { count: block.length * block[0]!.length });
  }
}

const clamp = (n: number, size: number): number => Math.max(0, Math.min(n, size - 1));
