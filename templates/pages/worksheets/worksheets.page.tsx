import type { JSX } from 'preact';
import { formatDateTime, type Bilingual } from '../../../src/kernel/i18n.ts';
import { DataTable, StateBadge, Tabs, withQuery } from '../../components/index.ts';
import { Frame } from '../frame.tsx';
import type { Viewer } from '../viewer.ts';
import { Narrow } from './narrow.tsx';

export interface WorksheetRow {
  id: string;
  number: string;
  state: 'open' | 'closed';
  reference: string;
  analyte: Bilingual;
  technician: string;
  createdAt: Date;
  tests: number;
  inProgress: number;
  sentBack: number;
  /** Tests still to be recorded that were promised for an earlier day. */
  late: number;
}

export interface WorksheetsProps {
  viewer: Viewer;
  rows: readonly WorksheetRow[];
  view: 'mine' | 'open' | 'all';
  only: 'late' | 'sent-back' | null;
  /** Whether the reader has worksheets of their own. */
  technician: boolean;
  next: string | null;
  /** A later page than the first. */
  later: boolean;
}

/** Worksheets, newest first. */
export function WorksheetsPage({ viewer, rows, view, only, technician, next, later }: WorksheetsProps): JSX.Element {
  const { t, path } = viewer;
  const at = view === 'mine' ? '/worksheets?mine=yes' : `/worksheets?state=${view}`;
  return (
    <Frame viewer={viewer} title={t('worksheets.list.title')} lead={t('worksheets.list.lead')}>
      <Tabs
        label={t('worksheets.list.tabs')}
        items={[
          ...(technician ? [{ href: '/worksheets?mine=yes', label: t('worksheets.list.mine'), current: view === 'mine' }] : []),
          { href: '/worksheets?state=open', label: t('worksheets.list.open'), current: view === 'open' },
          { href: '/worksheets?state=all', label: t('worksheets.list.all'), current: view === 'all' },
        ]}
      />
      <Narrow t={t} at={at} only={only} />
      <DataTable
        t={t} caption={t('worksheets.list.title')} rows={rows} rowKey={(row) => row.id} rowHref={(row) => `/worksheets/${row.id}`} rowTone={(row) => (row.late ? 'wrong' : row.sentBack ? 'attention' : undefined)}
        columns={[
          { key: 'number', label: t('worksheets.number'), cell: (row) => <span class="code">{row.number}</span> },
          { key: 'analyte', label: t('worksheets.analyte'), kind: 'wrap', cell: (row) => t.name(row.analyte) },
          { key: 'method', label: t('worksheets.method'), desk: true, cell: (row) => row.reference },
          { key: 'technician', label: t('worksheets.technician'), desk: true, cell: (row) => row.technician },
          { key: 'created', label: t('worksheets.created'), desk: true, cell: (row) => <span class="figures">{formatDateTime(row.createdAt)}</span> },
          { key: 'tests', label: t('worksheets.to-do'), cell: (row) => <span class="figures">{t('worksheets.of', { done: row.tests - row.inProgress, total: row.tests })}</span> },
          {
            key: 'state', label: t('worksheets.state'),
            cell: (row) => (row.sentBack || row.late ? (
              <span class="row">
                {row.late > 0 && <StateBadge tone="wrong">{t('worksheets.late-count', { count: row.late })}</StateBadge>}
                {row.sentBack > 0 && <StateBadge tone="attention">{t('worksheets.sent-back', { count: row.sentBack })}</StateBadge>}
              </span>
            ) : <StateBadge tone={row.state === 'open' ? 'neutral' : 'good'}>{t(`worksheets.state.${row.state}`)}</StateBadge>),
          },
        ]}
        empty={only ? { title: t(`worksheets.none-${only}`) } : { title: t('worksheets.list.empty'), text: t('worksheets.list.empty-lead'), ...(technician ? { action: { label: t('worksheets.work.title'), href: '/work' } } : {}) }}
        pager={{ ...(next ? { next: withQuery(path, { after: next }) } : {}), ...(later ? { previous: withQuery(path, { after: null }) } : {}), shown: rows.length }}
      />
    </Frame>
  );
}
