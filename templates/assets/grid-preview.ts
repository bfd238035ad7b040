import { sharedRow, type PreviewCell, type PreviewResponse, type PreviewRow } from './grid-contract.ts';
import type { Control } from './grid-cells.ts';

/** Asks the server how rows are understood. A later question about the same rows overtakes an earlier one. */
export class Previewer {
  private readonly form: HTMLFormElement;
  private readonly url: string;
  private asked = new Map<string, number>();
  private turn = 0;

  constructor(form: HTMLFormElement, url: string) {
    this.form = form;
    this.url = url;
  }

  /** Answers the rows that no later question was asked about. Throws when the server does not answer. */
  async ask(rows: readonly HTMLElement[]): Promise<PreviewRow[]> {
    const turn = ++this.turn;
    const body = new URLSearchParams();
    const shared = this.form.querySelector<HTMLElement>(`[data-row="${sharedRow}"]`);
    for (const row of rows) {
      this.asked.set(row.dataset['row']!, turn);
      body.append('row', row.dataset['row']!);
    }
    for (const part of new Set([...(shared ? [shared] : []), ...rows]))
      for (const control of part.querySelectorAll<Control>('.grid-input')) if (!control.disabled) body.append(control.name, control.value);
    const response = await fetch(this.url, { method: 'POST', body, headers: { accept: 'application/json' }, credentials: 'same-origin' });
    if (!response.ok) throw new Error(`preview answered ${response.status}`);
    const answer = (await response.json()) as PreviewResponse;
    return answer.rows.filter((row) => (this.asked.get(row.id) ?? turn) === turn);
  }
}

/** Shows what the server said about a row. `choose` is called when the person picks one of several readings. */
export function show(row: HTMLElement, answer: PreviewRow, question: string, choose: (control: Control, value: string) => void): void {
  const list = row.querySelector<HTMLElement>('[data-messages]');
  const items: HTMLElement[] = [];
  for (const cell of answer.cells) {
    const control = row.querySelector<Control>(`.grid-input[name="${CSS.escape(cell.name)}"]`);
    if (!control) continue;
    const item = showCell(control, cell, question, choose);
    if (item) items.push(item);
  }
  for (const text of answer.result?.warnings ?? []) items.push(line('grid-warning', text));
  list?.replaceChildren(...items);
  const more = row.querySelector<HTMLElement>('[data-more]') ?? list;
  if (more) more.hidden = items.length === 0;
  showResult(row, answer);
}

/** Marks one cell and answers the line that belongs below its row. */
export function showCell(control: Control, cell: PreviewCell, question: string, choose: (control: Control, value: string) => void): HTMLElement | undefined {
  const note = `${control.id}-note`;
  const understood = document.getElementById(note)?.querySelector('[data-understood]');
  if (understood) understood.textContent = cell.understood ? `= ${cell.understood}` : '';
  const wrong = cell.error !== undefined || (cell.candidates?.length ?? 0) > 0;
  control.setAttribute('aria-describedby', wrong ? `${note} ${control.id}-error` : note);
  if (!wrong) {
    control.removeAttribute('aria-invalid');
    return undefined;
  }
  control.setAttribute('aria-invalid', 'true');
  const where = control.closest<HTMLElement>('[data-column]')?.dataset['column'];
  const item = line('grid-wrong', `${where ? `${where}: ` : ''}${cell.error ?? question}`);
  item.id = `${control.id}-error`;
  for (const candidate of cell.candidates ?? []) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'button button-secondary grid-candidate';
    button.textContent = candidate.label;
    button.addEventListener('click', () => choose(control, candidate.value));
    item.append(' ', button);
  }
  return item;
}

function showResult(row: HTMLElement, { result }: PreviewRow): void {
  const cell = row.querySelector<HTMLElement>('[data-result]');
  if (!cell) return;
  cell.querySelector('[data-result-text]')!.textContent = result?.text ?? '';
  cell.querySelector('[data-result-unit]')!.textContent = result?.unit ?? '';
  if (result?.mark) cell.dataset['mark'] = result.mark;
  else delete cell.dataset['mark'];
}

function line(name: string, text: string): HTMLElement {
  const item = document.createElement('li');
  item.className = name;
  item.textContent = text;
  return item;
}
