import type { JSX } from 'preact';
import { formatDate, type Bilingual } from '../../../src/kernel/i18n.ts';
import { Code, DataTable, Field, Filters, StateBadge, withQuery, type Column } from '../../components/index.ts';
import { Frame } from '../frame.tsx';
import type { Viewer } from '../viewer.ts';
import { HoldingNotice, type HoldingItem } from './holding-notice.tsx';
import { sampleState, sampleTone } from './words.ts';

export interface SampleItem {
  id: string;
  code: string;
  state: string;
  name: string | null;
  enterpriseName: string | null;
  matrix: Bilingual;
  receivedAt: Date;
  dueOn: string;
  late: boolean;
  reserved: boolean;
}

export interface SamplesProps {
  viewer: Viewer;
  states: readonly string[];
  matrices: ReadonlyArray<Bilingual & { code: string }>;
  filter: { state: string | null; matrix: string | null; q: string; order: 'newest' | 'due' };
  list: { rows: readonly SampleItem[]; next: string | null; previous: string | null };
  /** The reader is told names and customers. */
  named: boolean;
  /** The reader sees the samples of many customers. */
  many: boolean;
  alerts: readonly HoldingItem[];
}

/** Samples: the newest, or what is promised first. */
export function SamplesPage({ viewer, states, matrices, filter, list, named, many, alerts }: SamplesProps): JSX.Element {
  const { t, path } = viewer;
  const matrix = matrices.find(({ code }) => code === filter.matrix);
  const filtered = filter.state !== null || filter.matrix !== null || filter.q !== '' || filter.order === 'due';
  const columns: Array<Column<SampleItem>> = [
    { key: 'code', label: t('samples.code'), cell: (row) => <Code>{row.code}</Code> },
    { key: 'state', label: t('samples.state'), cell: (row) => <><StateBadge tone={sampleTone(row.state)}>{sampleState(t, row.state)}</StateBadge>{row.reserved && <div><StateBadge tone="attention">{t('samples.reserved')}</StateBadge></div>}</> },
    ...(named ? [{ key: 'name', label: t('samples.name'), kind: 'wrap' as const, cell: (row: SampleItem) => row.name }] : []),
    ...(named && many ? [{ key: 'customer', label: t('samples.customer'), kind: 'wrap' as const, desk: true, cell: (row: SampleItem) => row.enterpriseName }] : []),
    { key: 'matrix', label: t('samples.matrix'), kind: 'wrap', desk: named, cell: (row) => t.name(row.matrix) },
    { key: 'received', label: t('samples.received'), kind: 'date', desk: true, cell: (row) => <span class="figures">{formatDate(row.receivedAt)}</span> },
    { key: 'due', label: t('samples.due'), kind: 'date', cell: (row) => <><span class="figures">{formatDate(row.dueOn)}</span>{row.late && <> <StateBadge tone="wrong">{t('samples.late')}</StateBadge></>}</> },
  ];
  return (
    <Frame viewer={viewer} title={t('samples.title')}>
      <HoldingNotice t={t} items={alerts} />
      <Filters
        t={t} address={path} names={['q', 'state', 'matrix', 'order']}
        active={[
          ...(filter.q ? [{ name: 'q', label: `“${filter.q}”` }] : []),
          ...(filter.state ? [{ name: 'state', label: sampleState(t, filter.state) }] : []),
          ...(matrix ? [{ name: 'matrix', label: t.name(matrix) }] : []),
          ...(filter.order === 'due' ? [{ name: 'order', label: t('samples.order.due') }] : []),
        ]}
      >
        <Field t={t} type="search" name="q" value={filter.q} label={t(named ? 'samples.search' : 'samples.search-code')} />
        <Field t={t} type="select" name="state" value={filter.state ?? ''} label={t('samples.state')} prompt={t('samples.state.any')} options={states.map((state) => ({ value: state, label: sampleState(t, state) }))} />
        <Field t={t} type="select" name="matrix" value={filter.matrix ?? ''} label={t('samples.matrix')} prompt={t('samples.matrix.any')} options={matrices.map((each) => ({ value: each.code, label: t.name(each) }))} />
        <Field t={t} type="select" name="order" value={filter.order} label={t('samples.order')} options={[{ value: 'newest', label: t('samples.order.newest') }, { value: 'due', label: t('samples.order.due') }]} />
      </Filters>
      <DataTable
        t={t} caption={t('samples.title')} rows={list.rows} rowKey={(row) => row.id} rowHref={(row) => `/samples/${row.id}`} columns={columns}
        rowTone={(row) => (row.late ? 'wrong' : row.state === 'rejected' ? 'inactive' : undefined)}
        empty={filtered
          ? { title: t('samples.none-found'), text: t('samples.none-found-hint') }
          : { title: t('samples.empty'), text: t('samples.empty-hint'), ...(named ? { action: { label: t('samples.empty-action'), href: '/requests?state=accepted' } } : {}) }}
        pager={{
          shown: list.rows.length,
          ...(list.previous ? { previous: withQuery(path, { before: list.previous, after: null }) } : {}),
          ...(list.next ? { next: withQuery(path, { after: list.next, before: null }) } : {}),
        }}
      />
    </Frame>
  );
}
