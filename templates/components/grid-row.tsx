import type { JSX } from 'preact';
import type { Translator } from '../locales/index.ts';
import { fieldId } from './form-state.ts';
import type { PreviewResult } from '../assets/grid-contract.ts';
import { GridInput, type GridCell } from './grid-input.tsx';
import { ToneMark } from './state-badge.tsx';

export interface GridColumn {
  key: string;
  /** Short: "V (lần 1)". */
  label: string;
  unit?: string;
}

export interface GridRow {
  /** Of the analysis; the preview answers under it. */
  id: string;
  /** The blind code of the sample, or the name of a control sample. */
  code: string;
  /** What it is: matrix, analyte, "mẫu trắng". */
  name?: string;
  href?: string;
  /** In the order of the columns; null where the row has no such cell. */
  cells: ReadonlyArray<GridCell | null>;
  result?: PreviewResult;
  /** The reason for a change, for rows with recorded cells. */
  reason?: { name: string; value?: string; error?: string };
  /** A box below the row: its counts were read again and are the same. */
  reread?: { name: string; label: string; checked: boolean };
  /** Said below the row: why the verifier sent it back. */
  note?: string;
  /** Earlier attempts, each with its readings in the order of the columns: to be looked at, not copied. */
  former?: readonly FormerAttempt[];
  /** Control samples are told apart from samples by a rule. */
  control?: boolean;
}

/** An attempt that was set aside for a retest. */
export interface FormerAttempt {
  /** "Lần 1". */
  label: string;
  /** Who recorded it, and when. */
  by: string;
  /** What was read for the whole worksheet then: "V0 0,15 mL"; '' where there is nothing of the kind. */
  shared: string;
  /** Why it was set aside, unless the note of the row says it. */
  reason: string | null;
  readings: readonly string[];
  result: string;
}

export interface GridRowViewProps {
  t: Translator;
  row: GridRow;
  columns: readonly GridColumn[];
  closed: boolean;
}

/** The head of a column in one line; on a narrow screen it stands above each input. */
const labelOf = ({ label, unit }: GridColumn): string => (unit ? `${label} (${unit})` : label);

/** One row of the grid in its own `tbody`: the cells and the result, then what is wrong, then the reason for a change. */
export function GridRowView({ t, row, columns, closed }: GridRowViewProps): JSX.Element {
  const errors = row.cells.filter((cell) => cell?.error);
  const warnings = row.result?.warnings ?? [];
  const across = columns.length + 2;
  return (
    <tbody data-row={row.id} class={row.control ? 'grid-control' : undefined}>
      <tr>
        <th scope="row" class="grid-head">
          {row.href ? <a class="code" href={row.href}>{row.code}</a> : <span class="code">{row.code}</span>}
          {row.name && <span class="grid-name">{row.name}</span>}
        </th>
        {columns.map((column, index) => {
          const cell = row.cells[index];
          return cell ? (
            <td key={column.key} class="grid-cell" data-cell data-column={column.label} data-label={labelOf(column)}>
              <GridInput t={t} cell={cell} label={`${row.code}, ${labelOf(column)}`} closed={closed} />
            </td>
          ) : (
            <td key={column.key} class="grid-void" />
          );
        })}
        <td class="grid-result" data-result data-mark={row.result?.mark} data-label={t('ui.grid.result')}>
          <span data-result-text class="figures">{row.result?.text}</span> <span class="unit" data-result-unit>{row.result?.unit}</span>
          <span class="grid-marks"><ToneMark tone="attention" /><ToneMark tone="wrong" /></span>
        </td>
      </tr>
      {row.note && <tr class="grid-note-row"><td colSpan={across}><p class="grid-warning grid-says">{row.note}</p></td></tr>}
      {row.reread && !closed && (
        <tr class="grid-note-row"><td colSpan={across}><label class="grid-reread"><input type="checkbox" name={row.reread.name} value="yes" checked={row.reread.checked} />{row.reread.label}<span class="visually-hidden"> {row.code}</span></label></td></tr>
      )}
      {row.former?.map((attempt) => <Former key={attempt.label} {...{ t, attempt, columns }} />)}
      <tr class="grid-more" hidden={!errors.length && !warnings.length} data-more>
        <td colSpan={across}>
          <ul class="grid-messages" data-messages={row.id}>
            {errors.map((cell) => <li key={cell!.name} class="grid-wrong" id={`${fieldId(cell!.name)}-error`}>{cell!.error}</li>)}
            {warnings.map((text) => <li key={text} class="grid-warning">{text}</li>)}
          </ul>
        </td>
      </tr>
      {row.reason && !closed && <Reason t={t} reason={row.reason} across={across} code={row.code} />}
    </tbody>
  );
}

/** A former attempt, its readings under the cells that take the new ones. */
function Former({ t, attempt, columns }: { t: Translator; attempt: FormerAttempt; columns: readonly GridColumn[] }): JSX.Element {
  return (
    <tr class="grid-former">
      <th scope="row" class="grid-head">{attempt.label} <span class="grid-by">{attempt.by}</span>{attempt.shared && <span class="grid-by">{attempt.shared}</span>}{attempt.reason && <span class="grid-by">{t('ui.grid.set-aside', { reason: attempt.reason })}</span>}</th>
      {columns.map((column, index) => <td key={column.key} class="figures" data-label={labelOf(column)}>{attempt.readings[index] || '–'}</td>)}
      <td class="grid-result figures" data-label={t('ui.grid.result')}>{attempt.result}</td>
    </tr>
  );
}

/** Why a recorded result is changed. Open without JavaScript; with it, only once a recorded cell of the row was changed. */
function Reason({ t, reason, across, code }: { t: Translator; reason: NonNullable<GridRow['reason']>; across: number; code: string }): JSX.Element {
  const id = fieldId(reason.name);
  return (
    <tr class="grid-reason" data-reason data-open={reason.error || reason.value ? '' : undefined}>
      <td colSpan={across}>
        <div class="grid-reason-line">
          <label for={id}>{t('ui.grid.reason')}<span class="visually-hidden"> {code}</span></label>
          <input class="input" id={id} name={reason.name} value={reason.value ?? ''} maxLength={500} autocomplete="off" data-reason-input aria-invalid={reason.error ? 'true' : undefined} aria-describedby={`${id}-error`} />
          <span class="grid-was" data-was />
          <span class="grid-wrong" id={`${id}-error`} data-reason-error>{reason.error}</span>
        </div>
      </td>
    </tr>
  );
}
