import type { HTMLAttributes, JSX } from 'preact';
import type { MessageKey, Translator } from '../locales/index.ts';
import { sharedRow } from '../assets/grid-contract.ts';
import { Button } from './button.tsx';
import { ErrorSummary } from './error-summary.tsx';
import type { FieldError } from './form-state.ts';
import { GridInput, type GridCell } from './grid-input.tsx';
import { GridRowView, type GridColumn, type GridRow } from './grid-row.tsx';
import { IdempotencyKey, Version } from './hidden.tsx';

export type { GridCell } from './grid-input.tsx';
export type { GridColumn, GridRow } from './grid-row.tsx';

export interface ResultGridProps {
  t: Translator;
  /** Drafts are kept in the browser's tab under this name: the worksheet's id and the person's, so that nobody finds another's. */
  worksheet: string;
  /** Where the form is posted. */
  action: string;
  /** Where a row is asked about while it is typed; see `assets/grid-contract.ts`. */
  preview: string;
  columns: readonly GridColumn[];
  rows: readonly GridRow[];
  /** Inputs of the whole worksheet: a blank, a titrant's concentration. */
  shared?: ReadonlyArray<GridCell & { label: string; unit?: string }>;
  idempotencyKey: string;
  version?: number;
  errors?: readonly FieldError[];
  /** The verb; "Ghi kết quả" by default. */
  submit?: string;
  /** Label of a second button, which also hands in (`submit` = yes). */
  handIn?: string;
  /** Nothing may be entered now: the cells are shown, closed. */
  readOnly?: boolean;
}

/** Columns up to which there is room for each input's note beside it. */
const roomy = 4;

/** The words that the client code says, with `{count}` left open. */
const words: Record<string, MessageKey> = {
  status: 'ui.grid.status', 'status-none': 'ui.grid.status-none', restored: 'ui.grid.restored', overflow: 'ui.grid.overflow', pasted: 'ui.grid.pasted',
  undone: 'ui.grid.undone', refused: 'ui.grid.refused', copied: 'ui.grid.copied', choose: 'ui.grid.choose', unreachable: 'ui.grid.unreachable',
  'reason-needed': 'ui.grid.reason-needed', recorded: 'ui.grid.recorded', draft: 'ui.grid.draft', count: 'ui.grid.integer-or-tntc',
};
const open = { count: '{count}', lost: '{lost}', value: '{value}' };

/**
 * Result entry: a form with a table of inputs, which works as it stands; `<result-grid>` makes a spreadsheet of it
 * (assets/result-grid.ts). Cells already recorded show the recorded value; changing one opens the reason for its row.
 */
export function ResultGrid(props: ResultGridProps): JSX.Element {
  const { t, columns, rows, shared = [], readOnly = false } = props;
  const texts = Object.fromEntries(Object.entries(words).map(([name, key]) => [`data-text-${name}`, t(key, open)]));
  return (
    <>
      <ErrorSummary t={t} errors={props.errors ?? []} />
      <result-grid data-worksheet={props.worksheet} data-preview={props.preview} {...texts}>
        <form method="post" action={props.action} novalidate data-guard data-owns-guard autocomplete="off">
          <IdempotencyKey value={props.idempotencyKey} />
          {props.version !== undefined && <Version value={props.version} />}
          <div class="notice notice-attention grid-restored" data-restored hidden>
            <div class="notice-text"><p data-restored-text /></div>
            <button type="button" class="button button-quiet" data-discard>{t('ui.grid.discard')}</button>
          </div>
          {shared.length > 0 && (
            <fieldset class="grid-shared" data-row={sharedRow}>
              <legend>{t('ui.grid.shared')}</legend>
              {shared.map((cell) => (
                <div class="grid-shared-cell" key={cell.name} data-cell>
                  <span class="grid-shared-label" aria-hidden="true">{cell.label}{cell.unit && <span class="unit"> {cell.unit}</span>}</span>
                  <GridInput t={t} cell={cell} label={`${cell.label}${cell.unit ? ` (${cell.unit})` : ''}`} closed={readOnly} />
                </div>
              ))}
              <ul class="grid-messages" data-messages={sharedRow} hidden />
            </fieldset>
          )}
          <div class="table-frame grid-frame">
            <table class={columns.length > roomy ? 'table grid grid-dense' : 'table grid'}>
              <caption class="visually-hidden">{t('ui.grid.caption')}</caption>
              <thead>
                <tr>
                  <th scope="col">{t('ui.grid.sample')}</th>
                  {columns.map((column) => <th scope="col" key={column.key} class="cell-input">{column.label}{column.unit && <span class="unit"> {column.unit}</span>}</th>)}
                  <th scope="col" class="cell-number">{t('ui.grid.result')}</th>
                </tr>
              </thead>
              {rows.map((row) => <GridRowView key={row.id} {...{ t, row, columns }} closed={readOnly} />)}
            </table>
          </div>
          <div class="grid-foot">
            {!readOnly && <Button kind="primary">{props.submit ?? t('ui.grid.record')}</Button>}
            {!readOnly && props.handIn && <Button name="submit" value="yes">{props.handIn}</Button>}
            <p class="grid-status" role="status" data-status />
          </div>
        </form>
      </result-grid>
    </>
  );
}

/** The keys of the grid, for the `keys` of the page's layout. */
export const gridKeys = (t: Translator): Array<{ keys: string[]; does: string }> => [
  { keys: ['←', '→', 'Tab'], does: t('ui.grid.keys-move') },
  { keys: ['F2'], does: t('ui.grid.keys-edit') },
  { keys: ['Esc'], does: t('ui.grid.keys-restore') },
  { keys: ['Ctrl', 'V'], does: t('ui.grid.keys-paste') },
  { keys: ['Ctrl', 'Z'], does: t('ui.grid.keys-undo') },
  { keys: ['Ctrl', 'S'], does: t('ui.grid.keys-save') },
];

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'result-grid': HTMLAttributes<HTMLElement>;
    }
  }
}
