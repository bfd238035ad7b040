import type { JSX } from 'preact';
import { formatDateTime } from '../../../src/kernel/i18n.ts';
import { DataTable, DescriptionList, Section, StateBadge, Tabs, Timeline, withQuery, type Tone } from '../../components/index.ts';
import type { MessageKey } from '../../locales/index.ts';
import { partsOf, subjectParts } from '../../mail/languages.ts';
import { Frame } from '../frame.tsx';
import { eventsOf, type HistoryEntry } from '../history.ts';
import type { Viewer } from '../viewer.ts';

type State = 'waiting' | 'sent' | 'kept';

export interface NoticeItem {
  id: string;
  recipient: string;
  subject: string;
  state: State;
  createdAt: Date;
  sentAt: Date | null;
}

const tones: Record<State, Tone> = { waiting: 'attention', sent: 'good', kept: 'neutral' };

function NoticeState({ viewer: { t }, state }: { viewer: Viewer; state: State }): JSX.Element {
  return <StateBadge tone={tones[state]}>{t(`notices.state.${state}` as MessageKey)}</StateBadge>;
}

/** A text with its languages, one after the other. */
const Spoken = ({ parts }: { parts: ReturnType<typeof subjectParts> }): JSX.Element => <>{parts.map(({ lang, text }, index) => <span key={lang} lang={lang}>{index > 0 ? ` / ${text}` : text}</span>)}</>;

export interface NoticesProps {
  viewer: Viewer;
  states: readonly string[];
  state: string | null;
  list: { rows: readonly NoticeItem[]; next: string | null };
}

/** Messages written to customers and people, newest first. */
export function NoticesPage({ viewer, states, state, list }: NoticesProps): JSX.Element {
  const { t, path } = viewer;
  return (
    <Frame viewer={viewer} title={t('nav.notices')} lead={t('notices.lead')}>
      <Tabs
        label={t('notices.state')}
        items={[{ href: '/notices', label: t('notices.state.any'), current: state === null }, ...states.map((each) => ({ href: `/notices?state=${each}`, label: t(`notices.state.${each}` as MessageKey), current: state === each }))]}
      />
      <DataTable
        t={t} caption={t('nav.notices')} rows={list.rows} rowKey={(row) => row.id} rowHref={(row) => `/notices/${row.id}`}
        empty={{ title: t('notices.empty'), text: t('notices.empty-hint') }}
        columns={[
          { key: 'subject', label: t('notices.subject'), kind: 'wrap', cell: (row) => <Spoken parts={subjectParts(row.subject)} /> },
          { key: 'recipient', label: t('notices.recipient'), cell: (row) => row.recipient },
          { key: 'state', label: t('notices.state'), cell: (row) => <NoticeState viewer={viewer} state={row.state} /> },
          { key: 'createdAt', label: t('notices.written'), kind: 'date', desk: true, cell: (row) => <span class="figures">{formatDateTime(row.createdAt)}</span> },
          { key: 'sentAt', label: t('notices.sent'), kind: 'date', desk: true, cell: (row) => (row.sentAt ? <span class="figures">{formatDateTime(row.sentAt)}</span> : <span class="quiet">–</span>) },
        ]}
        pager={{ shown: list.rows.length, ...(list.next ? { next: withQuery(path, { after: list.next }) } : {}) }}
      />
    </Frame>
  );
}

export interface NoticeProps {
  viewer: Viewer;
  notice: Pick<NoticeItem, 'recipient' | 'subject' | 'state' | 'createdAt'> & { sentAt?: Date | null; body: string };
  history: readonly HistoryEntry[];
}

/** Links that give whoever opens them a right are not shown again: they belong to the recipient alone. */
const withoutSecrets = (body: string, hidden: string): string => body.replace(/(\/(?:password|first)\/)[\w-]{20,}/g, `$1${hidden}`);

/** One message as it was written. */
export function NoticePage({ viewer, notice, history }: NoticeProps): JSX.Element {
  const { t } = viewer;
  const parts = partsOf(notice);
  return (
    <Frame viewer={viewer} title={parts.subject[0]!.text} state={<NoticeState viewer={viewer} state={notice.state} />} breadcrumb={[{ href: '/notices', label: t('nav.notices') }]}>
      <DescriptionList
        items={[
          { term: t('notices.subject'), detail: <Spoken parts={parts.subject} /> },
          { term: t('notices.recipient'), detail: notice.recipient },
          { term: t('notices.written'), detail: formatDateTime(notice.createdAt) },
          { term: t('notices.sent'), detail: notice.sentAt ? formatDateTime(notice.sentAt) : '' },
        ]}
      />
      <Section title={t('notices.body')}>
        {parts.body.map(({ lang, text }) => <div key={lang} class="stack" lang={lang}>{withoutSecrets(text, '…').trim().split(/\n{2,}/).map((paragraph) => <p key={paragraph}>{paragraph}</p>)}</div>)}
      </Section>
      <Timeline t={t} events={eventsOf(t, history, (field, value) => (field === 'state' ? t(`notices.state.${String(value)}` as MessageKey) : undefined))} />
    </Frame>
  );
}
