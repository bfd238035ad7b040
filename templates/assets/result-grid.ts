import { cellOf, CellMap, isChanged, isClosed, isCorrection, recordedOf, rowOf, textOf, type Control } from './grid-cells.ts';
import { sharedRow, type PreviewRow } from './grid-contract.ts';
import { keep, noteSent, restore } from './grid-drafts.ts';
import { GridHands } from './grid-hands.ts';
import { Previewer, show } from './grid-preview.ts';

/**
 * Makes a spreadsheet of the form that `components/result-grid.tsx` draws: hands (grid-hands.ts), the server's
 * understanding of what was typed (grid-preview.ts), drafts kept in the tab (grid-drafts.ts). Nothing is recorded but by
 * the form itself.
 */
export class ResultGridElement extends HTMLElement {
  private form!: HTMLFormElement;
  private map!: CellMap;
  private hands!: GridHands;
  private previewer!: Previewer;
  private ready = false;
  private asking = 0;

  connectedCallback(): void {
    if (this.ready) return;
    this.ready = true;
    this.form = this.querySelector('form')!;
    this.map = new CellMap(this.querySelector('table')!);
    this.previewer = new Previewer(this.form, this.dataset['preview'] ?? '');
    this.hands = new GridHands(this, this.map, {
      commit: (controls) => this.commit(controls),
      typed: (control) => this.noteChange(rowOf(control)),
      save: () => this.form.requestSubmit(this.form.querySelector<HTMLButtonElement>('button[type=submit]')),
      say: (name, values) => this.say(this.text(name, values)),
    });
    for (const link of this.querySelectorAll<HTMLElement>('.grid-head a')) link.tabIndex = -1;
    this.form.addEventListener('submit', (event) => this.onSubmit(event));
    this.form.addEventListener('input', (event) => {
      if (!(event.target as Element).matches('[data-reason-input]')) return;
      const row = rowOf(event.target as Element);
      this.checkReason(row, false);
      this.noteChange(row);
    });
    this.querySelector('[data-discard]')?.addEventListener('click', () => this.discard());
    this.restoreDrafts();
    void this.offerChoices();
  }

  /** The rows, the shared inputs first. */
  private get rows(): HTMLElement[] {
    return [...this.querySelectorAll<HTMLElement>('[data-row]')];
  }

  private controls(row: ParentNode): Control[] {
    return [...row.querySelectorAll<Control>('.grid-input')];
  }

  private reasonOf(row: ParentNode): HTMLInputElement[] {
    return [...row.querySelectorAll<HTMLInputElement>('[data-reason-input]')];
  }

  private text(name: string, values: Record<string, string | number> = {}): string {
    return (this.getAttribute(`data-text-${name}`) ?? '').replace(/\{(\w+)\}/g, (_, key: string) => String(values[key] ?? ''));
  }

  private say(text: string): void {
    this.querySelector('[data-status]')!.textContent = text;
  }

  /** Marks what differs from the record, keeps it, opens the reason where a recorded value was changed, counts. */
  private noteChange(row: HTMLElement, quiet = false): void {
    const controls = this.controls(row);
    for (const control of controls) cellOf(control).toggleAttribute('data-draft', isChanged(control));
    keep(this.dataset['worksheet'] ?? '', row.dataset['row']!, [...controls, ...this.reasonOf(row)]);
    const corrections = controls.filter(isCorrection);
    const reason = row.querySelector<HTMLElement>('[data-reason]');
    if (reason) {
      reason.toggleAttribute('data-open', corrections.length > 0);
      reason.querySelector<HTMLInputElement>('[data-reason-input]')!.required = corrections.length > 0;
      reason.querySelector('[data-was]')!.textContent = corrections.map((control) => `${cellOf(control).dataset['column'] ?? ''}: ${this.text('recorded', { value: shown(control) })}`).join('; ');
    }
    if (!quiet) this.count();
  }

  private count(): void {
    const count = this.querySelectorAll('[data-draft]').length;
    this.form.toggleAttribute('data-changed', count > 0);
    this.say(count ? this.text('status', { count }) : this.text('status-none'));
  }

  /** Asks about the rows of the cells given; a shared input concerns every row. */
  private async commit(controls: readonly Control[]): Promise<void> {
    const touched = new Set(controls.map(rowOf));
    for (const row of touched) this.noteChange(row, true);
    this.count();
    const rows = [...touched].some((row) => row.dataset['row'] === sharedRow) ? this.rows : [...touched];
    this.dataset['asking'] = String(++this.asking);
    try {
      for (const answer of await this.previewer.ask(rows)) this.take(answer);
    } catch {
      for (const row of rows) this.checkCounts(row);
      this.say(this.text('unreachable'));
    } finally {
      if (--this.asking === 0) delete this.dataset['asking'];
    }
  }

  private take(answer: PreviewRow): void {
    const row = this.querySelector<HTMLElement>(`[data-row="${CSS.escape(answer.id)}"]`);
    if (!row) return;
    show(row, answer, this.text('choose'), (control, value) => {
      control.value = value;
      control.focus();
      void this.commit([control]);
    });
    this.checkCounts(row);
  }

  /** The form came back because a figure can be read in two ways: the figures to choose from are put beside what the server said. */
  private async offerChoices(): Promise<void> {
    const refused = this.rows.filter((row) => row.querySelector('.grid-input[aria-invalid]'));
    if (!refused.length) return;
    const answers = await this.previewer.ask(refused).catch(() => []);
    for (const answer of answers) if (answer.cells.some(({ candidates }) => candidates?.length)) this.take(answer);
  }

  /** A count is a whole number or TNTC: said at once, even when the server cannot be asked. */
  private checkCounts(row: HTMLElement): void {
    for (const control of this.controls(row)) {
      if (control.dataset['kind'] !== 'count' || control.hasAttribute('aria-invalid') || /^(\d+|tntc)?$/i.test(textOf(control))) continue;
      control.setAttribute('aria-invalid', 'true');
      control.setAttribute('aria-describedby', `${control.id}-note ${control.id}-error`);
      const item = document.createElement('li');
      item.className = 'grid-wrong';
      item.id = `${control.id}-error`;
      item.textContent = `${cellOf(control).dataset['column'] ?? ''}: ${this.text('count')}`;
      row.querySelector('[data-messages]')?.append(item);
      row.querySelector<HTMLElement>('[data-more]')!.hidden = false;
    }
  }

  /** True when the row needs no reason or has one. */
  private checkReason(row: HTMLElement, tell: boolean): boolean {
    const reason = row.querySelector<HTMLElement>('[data-reason]');
    const input = reason?.querySelector<HTMLInputElement>('[data-reason-input]');
    const missing = input !== undefined && input !== null && input.value.trim() === '' && this.controls(row).some(isCorrection);
    if (!input || (missing && !tell)) return !missing;
    reason!.querySelector('[data-reason-error]')!.textContent = missing ? this.text('reason-needed') : '';
    if (missing) input.setAttribute('aria-invalid', 'true');
    else input.removeAttribute('aria-invalid');
    return !missing;
  }

  private onSubmit(event: SubmitEvent): void {
    const lacking = this.rows.filter((row) => !this.checkReason(row, true));
    if (lacking.length) {
      event.preventDefault();
      this.say(this.text('reason-needed'));
      lacking[0]!.querySelector<HTMLInputElement>('[data-reason-input]')!.focus();
      return;
    }
    for (const row of this.rows) noteSent(this.dataset['worksheet'] ?? '', row.dataset['row']!);
  }

  private restoreDrafts(): void {
    const worksheet = this.dataset['worksheet'] ?? '';
    const restored = this.rows.flatMap((row) => {
      const cells = restore(worksheet, row.dataset['row']!, [...this.controls(row), ...this.reasonOf(row)]).filter((control) => control.matches('.grid-input'));
      if (!this.controls(row).some(isCorrection)) for (const input of this.reasonOf(row)) input.value = '';
      this.noteChange(row, true);
      return cells;
    });
    this.count();
    if (!restored.length) return;
    for (const control of restored) cellOf(control).toggleAttribute('data-restored-cell', true);
    this.querySelector('[data-restored-text]')!.textContent = this.text('restored', { count: restored.length });
    this.querySelector<HTMLElement>('[data-restored]')!.hidden = false;
    void this.commit(restored);
  }

  /** Puts the record back into every cell. */
  private discard(): void {
    const changed = this.rows.flatMap((row) => this.controls(row)).filter((control) => isChanged(control) && !isClosed(control));
    for (const control of changed) {
      control.value = recordedOf(control);
      cellOf(control).removeAttribute('data-restored-cell');
    }
    this.querySelector<HTMLElement>('[data-restored]')!.hidden = true;
    void this.commit(changed);
    this.map.at(0, 0)?.focus();
  }
}

/** What a person saw in the cell when it was recorded: of a choice, its label. */
const shown = (control: Control): string =>
  control instanceof HTMLSelectElement ? ([...control.options].find(({ value }) => value === recordedOf(control))?.label ?? recordedOf(control)) : recordedOf(control);

customElements.define('result-grid', ResultGridElement);
