import type { JSX } from 'preact';
import { formatDateTime } from '../../../src/kernel/i18n.ts';
import { Button, DataTable, Notice, Tabs, withQuery } from '../../components/index.ts';
import { isMessageKey, type MessageKey, type Translator } from '../../locales/index.ts';
import { Frame } from '../frame.tsx';
import type { Viewer } from '../viewer.ts';

export interface JobItem {
  id: string;
  job: string;
  /** Ids of the records the work is about. */
  ids: readonly string[];
  attempts: number;
  createdAt: Date;
  /** When it is tried next. */
  availableAt: Date;
  error: string | null;
  /** The last time somebody asked for it to be tried again. */
  retried: { by: string; at: Date } | null;
}

export interface JobsProps {
  viewer: Viewer;
  states: readonly string[];
  state: string;
  list: { rows: readonly JobItem[]; next: string | null };
  refusal: string | null;
}

function jobName(t: Translator, job: string): JSX.Element | string {
  const key = `desk.job.${job}`;
  return isMessageKey(key) ? t(key) : <code>{job}</code>;
}

/** Work of the program that is not done: what failed for good is a person's task. */
export function JobsPage({ viewer, states, state, list, refusal }: JobsProps): JSX.Element {
  const { t, path } = viewer;
  return (
    <Frame viewer={viewer} title={t('nav.jobs')} lead={t('desk.jobs.lead')}>
      {refusal && <Notice t={t} tone="wrong" live>{refusal}</Notice>}
      <Tabs label={t('desk.jobs.states')} items={states.map((each) => ({ href: `/jobs?state=${each}`, label: t(`desk.jobs.state.${each}` as MessageKey), current: each === state }))} />
      <DataTable
        t={t} caption={t('nav.jobs')} rows={list.rows} rowKey={(row) => row.id} rowTone={() => (state === 'failed' ? 'wrong' : undefined)}
        empty={{ title: t(`desk.jobs.empty.${state}` as MessageKey), text: t('desk.jobs.empty-hint') }}
        columns={[
          { key: 'job', label: t('desk.jobs.job'), cell: (row) => jobName(t, row.job) },
          {
            key: 'retry', label: t('desk.jobs.action'),
            cell: (row) => (
              <form method="post" action={`/jobs/${row.id}/retry`}>
                <Button kind="quiet">{t('desk.jobs.retry')}</Button>
              </form>
            ),
          },
          { key: 'error', label: t('desk.jobs.error'), kind: 'wrap', cell: (row) => (row.error ? <span lang="en">{row.error}</span> : <span class="quiet">–</span>) },
          { key: 'attempts', label: t('desk.jobs.attempts'), kind: 'number', desk: true, cell: (row) => <span class="figures">{row.attempts}</span> },
          { key: 'retried', label: t('desk.jobs.retried'), kind: 'wrap', desk: true, cell: (row) => (row.retried ? <>{row.retried.by}, <span class="figures">{formatDateTime(row.retried.at)}</span></> : <span class="quiet">–</span>) },
          { key: 'createdAt', label: t('desk.jobs.created'), kind: 'date', desk: true, cell: (row) => <span class="figures">{formatDateTime(row.createdAt)}</span> },
          ...(state === 'waiting' ? [{ key: 'availableAt', label: t('desk.jobs.next'), kind: 'date' as const, desk: true, cell: (row: JobItem) => <span class="figures">{formatDateTime(row.availableAt)}</span> }] : []),
        ]}
        pager={{ shown: list.rows.length, ...(list.next ? { next: withQuery(path, { after: list.next }) } : {}) }}
      />
    </Frame>
  );
}
