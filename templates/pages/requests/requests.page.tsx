import type { JSX } from 'preact';
import { formatDate } from '../../../src/kernel/i18n.ts';
import { ButtonLink, Code, DataTable, Field, Filters, Money, StateBadge, withQuery, type Column } from '../../components/index.ts';
import { Frame } from '../frame.tsx';
import type { Viewer } from '../viewer.ts';
import { purposeName, stateName, stateTone } from './words.ts';

export interface RequestItem {
  id: string;
  number: string;
  state: string;
  enterpriseName: string;
  purpose: string;
  price: number;
  promisedOn: string | null;
  createdAt: Date;
  submittedAt: Date | null;
  samples: readonly string[];
}

export interface RequestsProps {
  viewer: Viewer;
  states: readonly string[];
  filter: { state: string | null; q: string };
  list: { rows: readonly RequestItem[]; next: string | null; previous: string | null };
  /** The reader sees the requests of many customers. */
  many: boolean;
  mayCreate: boolean;
}

/** Requests, newest first. */
export function RequestsPage({ viewer, states, filter, list, many, mayCreate }: RequestsProps): JSX.Element {
  const { t, path } = viewer;
  const add = mayCreate ? { action: { label: t('requests.new'), href: '/requests/new' } } : {};
  const filtered = filter.state !== null || filter.q !== '' || path.includes('enterpriseId=');
  const columns: Array<Column<RequestItem>> = [
    { key: 'number', label: t('requests.number'), cell: (row) => <Code>{row.number}</Code> },
    { key: 'state', label: t('requests.state'), cell: (row) => <StateBadge tone={stateTone(row.state)}>{stateName(t, row.state)}</StateBadge> },
    ...(many ? [{ key: 'customer', label: t('requests.customer'), kind: 'wrap' as const, cell: (row: RequestItem) => row.enterpriseName }] : []),
    { key: 'samples', label: t('requests.samples'), kind: 'wrap', cell: (row) => <Names t={t} names={row.samples} /> },
    ...(many ? [] : [{ key: 'purpose', label: t('requests.purpose'), desk: true, cell: (row: RequestItem) => purposeName(t, row.purpose) }]),
    { key: 'submitted', label: t('requests.submitted-on'), desk: true, kind: 'date', cell: (row) => (row.submittedAt ? formatDate(row.submittedAt) : <span class="quiet">–</span>) },
    { key: 'promised', label: t('requests.promised'), kind: 'date', cell: (row) => (row.promisedOn ? formatDate(row.promisedOn) : <span class="quiet">–</span>) },
    { key: 'price', label: t('requests.price'), kind: 'number', desk: true, cell: (row) => <Money amount={row.price} locale={t.locale} /> },
  ];
  return (
    <Frame viewer={viewer} title={t('requests.title')} primary={mayCreate && <ButtonLink kind="primary" icon="plus" href="/requests/new">{t('requests.new')}</ButtonLink>}>
      <Filters
        t={t} address={path} names={['q', 'state']}
        active={[
          ...(filter.q ? [{ name: 'q', label: `“${filter.q}”` }] : []),
          ...(filter.state ? [{ name: 'state', label: stateName(t, filter.state) }] : []),
        ]}
      >
        <Field t={t} type="search" name="q" value={filter.q} label={t(many ? 'requests.search' : 'requests.search-own')} />
        <Field t={t} type="select" name="state" value={filter.state ?? ''} label={t('requests.state')} prompt={t('requests.state.any')} options={states.map((state) => ({ value: state, label: stateName(t, state) }))} />
      </Filters>
      <DataTable
        t={t} caption={t('requests.title')} rows={list.rows} rowKey={(row) => row.id} rowHref={(row) => `/requests/${row.id}`} columns={columns}
        rowTone={(row) => (row.state === 'submitted' && many ? 'attention' : row.state === 'cancelled' || row.state === 'declined' ? 'inactive' : undefined)}
        empty={filtered ? { title: t('requests.none-found'), text: t('requests.none-found-hint') } : { title: t('requests.empty'), text: t('requests.empty-hint'), ...add }}
        pager={{
          shown: list.rows.length,
          ...(list.previous ? { previous: withQuery(path, { before: list.previous, after: null }) } : {}),
          ...(list.next ? { next: withQuery(path, { after: list.next, before: null }) } : {}),
        }}
      />
    </Frame>
  );
}

function Names({ t, names }: { t: Viewer['t']; names: readonly string[] }): JSX.Element {
  const [first] = names;
  if (first === undefined) return <span class="quiet">–</span>;
  return <>{first || t('requests.unnamed')}{names.length > 1 && <span class="quiet"> +{names.length - 1}</span>}</>;
}
