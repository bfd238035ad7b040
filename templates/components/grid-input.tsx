import type { JSX } from 'preact';
import type { Translator } from '../locales/index.ts';
import type { Option } from './field-frame.tsx';
import { fieldId } from './form-state.ts';

/** One cell that takes a reading. */
export interface GridCell {
  name: string;
  /** `decimal` (default): comma and point are both understood. `count`: a whole number or TNTC. `select`: one of `options`. */
  kind?: 'decimal' | 'count' | 'select' | 'text';
  /** Typed and not taken: the form came back. */
  value?: string;
  /** As it stands in the record. */
  recorded?: string;
  /** How the recorded or typed value was understood. */
  understood?: string;
  error?: string;
  options?: readonly Option[];
  /** This one cell is closed: locked by a verification, or not the person's. */
  closed?: boolean;
}

export interface GridInputProps {
  t: Translator;
  cell: GridCell;
  /** Row and column in words, for the screen reader. */
  label: string;
  closed: boolean;
}

/** The input of a cell with its note ("= 12,35"). The client code finds it by `data-kind`. */
export function GridInput({ t, cell, label, closed }: GridInputProps): JSX.Element {
  const { name, kind = 'decimal', recorded = '', error } = cell;
  const id = fieldId(name);
  const value = cell.value ?? recorded;
  const common = {
    id,
    name,
    class: 'grid-input',
    'aria-label': label,
    'aria-describedby': error ? `${id}-note ${id}-error` : `${id}-note`,
    'aria-invalid': error ? ('true' as const) : undefined,
    'data-kind': kind,
    'data-recorded': recorded,
  };
  return (
    <>
      {kind === 'select' ? (
        <select {...common} disabled={closed || cell.closed}>
          <option value="" />
          {cell.options?.map((option) => <option key={option.value} value={option.value} selected={option.value === value}>{option.label}</option>)}
        </select>
      ) : (
        <input {...common} type="text" value={value} readOnly={closed || cell.closed} inputMode={kind === 'decimal' ? 'decimal' : 'text'} autocomplete="off" spellcheck={false} size={8} />
      )}
      <span class="grid-note" id={`${id}-note`}>
        <span data-understood>{cell.understood && `= ${cell.understood}`}</span>
        <span class="grid-draft">{t('ui.grid.draft')}</span>
      </span>
    </>
  );
}
