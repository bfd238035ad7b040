import type { JSX } from 'preact';
import { DataTable, Notice, type FormValues } from '../components/index.ts';
import type { Translator } from '../locales/index.ts';

export interface StaleValuesProps {
  t: Translator;
  /** The fields of the form, in its order, with their labels. `tell` says a value in words (an option's label). */
  fields: ReadonlyArray<{ name: string; label: string; tell?: (value: string) => string }>;
  typed: FormValues;
  /** How the record stands now. */
  now: FormValues;
}

const textOf = (value: string | readonly string[] | undefined): string => (value === undefined ? '' : typeof value === 'string' ? value.trim() : [...value].sort().join(', '));

/** After another person's change: what was typed beside what stands now, where the two differ. Saving again takes what is typed. */
export function StaleValues({ t, fields, typed, now }: StaleValuesProps): JSX.Element {
  const rows = fields
    .map(({ name, label, tell = (value) => value }) => ({ label, typed: textOf(typed[name]), now: textOf(now[name]), tell }))
    .filter((row) => row.typed !== row.now);
  return (
    <Notice t={t} tone="attention" title={t('clients.stale.title')}>
      <p>{t('clients.stale.lead')}</p>
      {rows.length > 0 && (
        <DataTable
          t={t} caption={t('clients.stale.title')} rows={rows} rowKey={(row) => row.label}
          columns={[
            { key: 'field', label: t('clients.stale.field'), cell: (row) => row.label },
            { key: 'typed', label: t('clients.stale.typed'), kind: 'wrap', cell: (row) => (row.typed ? row.tell(row.typed) : '–') },
            { key: 'now', label: t('clients.stale.now'), kind: 'wrap', cell: (row) => (row.now ? row.tell(row.now) : '–') },
          ]}
        />
      )}
    </Notice>
  );
}
