import type { ComponentChildren, JSX } from 'preact';
import type { Translator } from '../locales/index.ts';
import { withQuery } from './address.ts';
import { EmptyState, type EmptyStateProps } from './empty-state.tsx';
import { DecimalCell, placesOf } from './figures.tsx';
import { Pager, type PagerProps } from './pager.tsx';

interface ColumnBase {
  /** Name in the address (`sort=code`) and in the column choice. */
  key: string;
  label: string;
  /** The unit, in a lighter weight behind the label. */
  unit?: string;
  sortable?: boolean;
  /** Drop the column on a phone. */
  desk?: boolean;
}
/** A column of words, links, badges or dates. `number` aligns whole numbers and money to the right. */
export interface TextColumn<Row> extends ColumnBase {
  kind?: 'text' | 'number' | 'date' | 'wrap';
  cell: (row: Row) => ComponentChildren;
}
/** A column of decimal texts, aligned on the decimal sign over the rows shown. */
export interface DecimalColumn<Row> extends ColumnBase {
  kind: 'decimal';
  value: (row: Row) => string | null;
}
export type Column<Row> = TextColumn<Row> | DecimalColumn<Row>;

export interface DataTableProps<Row> {
  t: Translator;
  /** What the table holds; read aloud, shown only with `showCaption`. */
  caption: string;
  showCaption?: boolean;
  columns: ReadonlyArray<Column<Row>>;
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** Where Enter on the row leads; the first cell becomes the link. */
  rowHref?: (row: Row) => string;
  /** The row needs an eye: a rule in that tone before it. The cell that says why holds the word. */
  rowTone?: (row: Row) => 'attention' | 'wrong' | 'inactive' | undefined;
  /** Path and query of this page; sort links are made from it. */
  address?: string;
  /** As in the address: `due`, or `-due` for descending. */
  sort?: string;
  pager?: Omit<PagerProps, 't'>;
  empty?: EmptyStateProps;
  /** A checkbox before each row, sent with the form of that id. */
  select?: { form: string; name: string; value: (row: Row) => string; label: (row: Row) => string };
  id?: string;
}

/** Columns that a phone shows side by side; with more, each row is a card there, each value behind its label. */
const sideBySide = 2;

/** A list: sticky head and first column, 34 px rows, decimals aligned, sort in the address, keyset pager, empty state with the next step. */
export function DataTable<Row>(props: DataTableProps<Row>): JSX.Element {
  const { t, columns, rows, select } = props;
  if (!rows.length && props.empty) return <EmptyState {...props.empty} />;
  const cards = columns.filter(({ desk }) => !desk).length > sideBySide;
  const places = columns.map((column) => (column.kind === 'decimal' ? Math.max(0, ...rows.map((row) => placesOf(column.value(row) ?? ''))) : 0));
  return (
    <div class="table-block" id={props.id}>
      <div class="table-frame" role="region" aria-label={props.caption} tabindex={0}>
        <table class={cards ? 'table table-cards' : 'table'} data-rows={props.rowHref ? '' : undefined}>
          <caption class={props.showCaption ? undefined : 'visually-hidden'}>{props.caption}</caption>
          <thead>
            <tr>
              {select && <th scope="col" class="cell-select"><span class="visually-hidden">{t('ui.table.select')}</span></th>}
              {columns.map((column) => <Head key={column.key} {...{ t, column }} address={props.address} sort={props.sort} />)}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => {
              const tone = props.rowTone?.(row);
              return (
                <tr key={props.rowKey(row)} class={tone && `row-${tone}`}>
                  {select && <td class="cell-select"><input type="checkbox" form={select.form} name={select.name} value={select.value(row)} aria-label={select.label(row)} /></td>}
                  {columns.map((column, index) => <Cell key={column.key} {...{ t, column, row }} places={places[index]!} first={index === 0} href={index === 0 ? props.rowHref?.(row) : undefined} />)}
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      {props.pager && <Pager t={t} {...props.pager} />}
    </div>
  );
}

const look = (column: Column<never>): string => `cell-${column.kind ?? 'text'}${column.desk ? ' cell-desk' : ''}`;

function Head<Row>({ t, column, address, sort }: { t: Translator; column: Column<Row>; address: string | undefined; sort: string | undefined }): JSX.Element {
  const direction = sort === column.key ? 'ascending' : sort === `-${column.key}` ? 'descending' : undefined;
  const label = (
    <>
      {column.label}
      {column.unit && <span class="unit"> {column.unit}</span>}
    </>
  );
  return (
    <th scope="col" class={look(column as Column<never>)} aria-sort={direction}>
      {column.sortable && address ? (
        <a class="sort" href={withQuery(address, { sort: direction === 'ascending' ? `-${column.key}` : column.key, after: null, before: null })}>
          {label}
          <span class="sort-mark" aria-hidden="true">{direction === 'ascending' ? '↑' : direction === 'descending' ? '↓' : ''}</span>
          <span class="visually-hidden"> {t('ui.table.sort')}</span>
        </a>
      ) : (
        label
      )}
    </th>
  );
}

interface CellProps<Row> {
  t: Translator;
  column: Column<Row>;
  row: Row;
  places: number;
  first: boolean;
  href: string | undefined;
}

function Cell<Row>({ t, column, row, places, first, href }: CellProps<Row>): JSX.Element {
  const inner = column.kind === 'decimal' ? <DecimalCell locale={t.locale} value={column.value(row)} places={places} /> : column.cell(row);
  const content = href ? <a class="row-link" href={href}>{inner}</a> : inner;
  const name = look(column as Column<never>);
  return first ? <th scope="row" class={name}>{content}</th> : <td class={name} data-label={column.unit ? `${column.label} (${column.unit})` : column.label}>{content}</td>;
}
