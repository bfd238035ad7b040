import type { JSX } from 'preact';
import { formatDate, type Bilingual } from '../../../src/kernel/i18n.ts';
import { DataTable, StateBadge, withQuery } from '../../components/index.ts';
import { Frame } from '../frame.tsx';
import type { Viewer } from '../viewer.ts';

export interface QueueProps {
  viewer: Viewer;
  rows: ReadonlyArray<{ id: string; code: string; matrix: Bilingual; dueOn: string; waiting: number; total: number }>;
  today: string;
  next: string | null;
  later: boolean;
}

/** Samples whose results wait for a second pair of eyes; what is promised first stands first. */
export function VerificationQueuePage({ viewer, rows, today, next, later }: QueueProps): JSX.Element {
  const { t, path } = viewer;
  return (
    <Frame viewer={viewer} title={t('results.queue.title')} lead={t('results.queue.lead')}>
      <DataTable
        t={t} caption={t('results.queue.title')} rows={rows} rowKey={(row) => row.id} rowHref={(row) => `/verification/${row.id}`}
        rowTone={(row) => (row.dueOn < today ? 'wrong' : row.dueOn === today ? 'attention' : undefined)}
        columns={[
          { key: 'code', label: t('worksheets.sample'), cell: (row) => <span class="code">{row.code}</span> },
          { key: 'matrix', label: t('worksheets.matrix'), kind: 'wrap', desk: true, cell: (row) => t.name(row.matrix) },
          { key: 'waiting', label: t('results.queue.waiting'), cell: (row) => <span class="figures">{t('worksheets.of', { done: row.waiting, total: row.total })}</span> },
          {
            key: 'due', label: t('worksheets.due'),
            cell: (row) => {
              const day = formatDate(row.dueOn);
              if (row.dueOn < today) return <StateBadge tone="wrong">{t('worksheets.late', { day })}</StateBadge>;
              return row.dueOn === today ? <StateBadge tone="attention">{t('worksheets.today')}</StateBadge> : <span class="figures">{day}</span>;
            },
          },
        ]}
        empty={{ title: t('results.queue.empty'), text: t('results.queue.empty-lead') }}
        pager={{ ...(next ? { next: withQuery(path, { after: next }) } : {}), ...(later ? { previous: withQuery(path, { after: null }) } : {}), shown: rows.length }}
      />
    </Frame>
  );
}
