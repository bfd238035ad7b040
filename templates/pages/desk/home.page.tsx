import type { JSX } from 'preact';
import { formatDate, formatDateTime, type Bilingual } from '../../../src/kernel/i18n.ts';
import { ButtonLink, Code, DataTable, DescriptionList, EmptyState, ProgressBar, Section, StateBadge, WorkList, type Tone, type WorkListProps } from '../../components/index.ts';
import type { MessageKey } from '../../locales/index.ts';
import { Frame } from '../frame.tsx';
import type { Viewer } from '../viewer.ts';

type RequestState = 'draft' | 'submitted' | 'accepted' | 'declined' | 'cancelled';
type CertificateState = 'rendering' | 'issued' | 'superseded' | 'withdrawn';

export interface HomeProps {
  viewer: Viewer;
  today: string;
  work: readonly WorkListProps[];
  /** What a customer has under way; null for the laboratory's own people. */
  enterprise: {
    requests: ReadonlyArray<{ id: string; number: string; state: RequestState; promisedOn: string | null; samples: readonly string[]; received: number; tests: number; testsDone: number }>;
    certificates: ReadonlyArray<{ id: string; number: string; state: CertificateState; issuedAt: Date | null; requestNumber: string }>;
  } | null;
  month: { month: string; requests: number; samples: number; certificates: number; enterprises: number; most: number } | null;
  /** The newest samples at the desk. */
  received: ReadonlyArray<{ id: string; code: string; matrix: Bilingual; enterpriseName: string | null; receivedAt: Date; dueOn: string; late: boolean }> | null;
  mayRequest: boolean;
}

/** The first page: what is mine, what is late or about to be, what waits for whom. */
export function HomePage({ viewer, today, work, enterprise, month, received, mayRequest }: HomeProps): JSX.Element {
  const { t } = viewer;
  const request = (enterprise || mayRequest) && <ButtonLink kind="primary" icon="plus" href="/requests/new">{t('desk.new-request')}</ButtonLink>;
  return (
    <Frame viewer={viewer} title={t(enterprise ? 'desk.home.enterprise' : 'nav.home')} lead={t('desk.home.today', { day: formatDate(today) })} primary={request}>
      {work.length > 0 && <div class="works">{work.map((list) => <WorkList key={list.title} {...list} />)}</div>}
      {enterprise && <EnterpriseHome viewer={viewer} today={today} enterprise={enterprise} />}
      {month && <Month viewer={viewer} month={month} />}
      {received && received.length > 0 && (
        <Section title={t('desk.newest-samples')} aside={<a href="/samples">{t('desk.all-samples')}</a>}>
          <DataTable
            t={t} caption={t('desk.newest-samples')} rows={received} rowKey={(row) => row.id} rowHref={(row) => `/samples/${row.id}`} rowTone={(row) => (row.late ? 'wrong' : undefined)}
            columns={[
              { key: 'code', label: t('desk.sample-code'), cell: (row) => <Code>{row.code}</Code> },
              { key: 'matrix', label: t('desk.matrix'), cell: (row) => t.name(row.matrix) },
              { key: 'enterprise', label: t('clients.title'), kind: 'wrap', desk: true, cell: (row) => row.enterpriseName ?? '' },
              { key: 'receivedAt', label: t('desk.received-at'), kind: 'date', cell: (row) => <span class="figures">{formatDateTime(row.receivedAt)}</span> },
              { key: 'dueOn', label: t('desk.promised'), kind: 'date', desk: true, cell: (row) => <span class="figures">{formatDate(row.dueOn)}{row.late && ` · ${t('desk.late')}`}</span> },
            ]}
          />
        </Section>
      )}
    </Frame>
  );
}

const requestTones: Record<RequestState, Tone> = { draft: 'inactive', submitted: 'attention', accepted: 'neutral', declined: 'wrong', cancelled: 'inactive' };
const certificateTones: Record<CertificateState, Tone> = { rendering: 'neutral', issued: 'good', superseded: 'inactive', withdrawn: 'wrong' };

function EnterpriseHome({ viewer, today, enterprise }: Pick<HomeProps, 'viewer' | 'today'> & { enterprise: NonNullable<HomeProps['enterprise']> }): JSX.Element {
  const { t } = viewer;
  const { requests, certificates } = enterprise;
  return (
    <>
      <Section title={t('desk.requests-open')} aside={<a href="/requests">{t('desk.all-requests')}</a>}>
        <DataTable
          t={t} caption={t('desk.requests-open')} rows={requests} rowKey={(row) => row.id} rowHref={(row) => `/requests/${row.id}`}
          empty={{ title: t('desk.requests-open-none'), text: t('desk.requests-open-hint'), action: { label: t('desk.new-request'), href: '/requests/new' } }}
          columns={[
            { key: 'number', label: t('desk.request-number'), cell: (row) => <Code>{row.number}</Code> },
            { key: 'samples', label: t('desk.samples'), kind: 'wrap', desk: true, cell: (row) => row.samples.join(', ') || <span class="quiet">–</span> },
            { key: 'state', label: t('identity.person.state'), desk: true, cell: (row) => <StateBadge tone={requestTones[row.state]}>{t(`requests.state.${row.state}` as MessageKey)}</StateBadge> },
            { key: 'progress', label: t('desk.progress'), kind: 'wrap', cell: (row) => <>{progress(viewer, row)}{row.promisedOn && <p class="only-phone figures">{t('desk.promised')} {due(viewer, today, row.promisedOn)}</p>}</> },
            { key: 'promisedOn', label: t('desk.promised'), kind: 'date', desk: true, cell: (row) => (row.promisedOn ? <span class="figures">{due(viewer, today, row.promisedOn)}</span> : <span class="quiet">–</span>) },
          ]}
        />
      </Section>
      <Section title={t('desk.certificates-new')} aside={<a href="/certificates">{t('desk.all-certificates')}</a>}>
        {certificates.length === 0 ? <EmptyState title={t('desk.certificates-none')} text={t('desk.certificates-hint')} /> : (
          <DataTable
            t={t} caption={t('desk.certificates-new')} rows={certificates} rowKey={(row) => row.id} rowHref={(row) => `/certificates/${row.id}`}
            columns={[
              { key: 'number', label: t('desk.certificate-number'), cell: (row) => <Code>{row.number}</Code> },
              { key: 'state', label: t('identity.person.state'), cell: (row) => <StateBadge tone={certificateTones[row.state]}>{t(`certificates.state.${row.state}` as MessageKey)}</StateBadge> },
              { key: 'issuedAt', label: t('desk.issued-at'), kind: 'date', cell: (row) => (row.issuedAt ? <span class="figures">{formatDateTime(row.issuedAt)}</span> : '') },
              { key: 'request', label: t('desk.request-number'), desk: true, cell: (row) => <Code>{row.requestNumber}</Code> },
            ]}
          />
        )}
      </Section>
    </>
  );
}

const due = ({ t }: Viewer, today: string, day: string): string => (day < today ? `${formatDate(day)} · ${t('desk.late')}` : formatDate(day));

function progress({ t }: Viewer, row: NonNullable<HomeProps['enterprise']>['requests'][number]): JSX.Element | string {
  if (row.state === 'draft') return t('desk.progress.draft');
  if (row.state === 'submitted') return t('desk.progress.submitted');
  if (row.received < row.samples.length) return t('desk.progress.samples', { received: row.received, total: row.samples.length });
  return <ProgressBar t={t} label={t('desk.progress.tests')} done={row.testsDone} total={row.tests} />;
}

function Month({ viewer: { t }, month }: { viewer: Viewer; month: NonNullable<HomeProps['month']> }): JSX.Element {
  const [year, number] = month.month.split('-');
  const figure = (count: number) => <span class="figures">{count >= month.most ? `${month.most}+` : count}</span>;
  return (
    <Section title={t('desk.month', { month: `${number}/${year}` })}>
      <DescriptionList
        items={[
          { term: t('desk.month.requests'), detail: figure(month.requests) },
          { term: t('desk.month.samples'), detail: figure(month.samples) },
          { term: t('desk.month.certificates'), detail: figure(month.certificates) },
          { term: t('desk.month.enterprises'), detail: figure(month.enterprises) },
        ]}
      />
    </Section>
  );
}
