import type { JSX } from 'preact';
import { formatDate } from '../../../src/kernel/i18n.ts';
import { Button, Code, DataTable, Field, FormPage, Notice, Section, bind, type FieldError, type FormValues } from '../../components/index.ts';
import { Frame } from '../frame.tsx';
import type { Viewer } from '../viewer.ts';

export interface WaitingProps {
  viewer: Viewer;
  requests: ReadonlyArray<{ requestId: string; number: string; enterprise: string; promisedOn: string | null; samples: ReadonlyArray<{ id: string; code: string; state: string }> }>;
  /** Today, the laboratory's calendar. */
  today: string;
}

/** What waits for the technical manager's signature, the earliest promise first. */
export function WaitingPage({ viewer, requests, today }: WaitingProps): JSX.Element {
  const { t } = viewer;
  return (
    <Frame viewer={viewer} title={t('certificates.authorise.title')}>
      <DataTable
        t={t} caption={t('certificates.authorise.title')} rows={requests} rowKey={(row) => row.requestId} rowHref={(row) => `/authorisation/${row.requestId}`}
        rowTone={(row) => (row.promisedOn && row.promisedOn < today ? 'wrong' : row.promisedOn === today ? 'attention' : undefined)}
        columns={[
          { key: 'request', label: t('certificates.request'), cell: (row) => <Code>{row.number}</Code> },
          { key: 'promised', label: t('certificates.authorise.promised'), kind: 'date', cell: (row) => (row.promisedOn ? formatDate(row.promisedOn) : '–') },
          { key: 'ready', label: t('certificates.authorise.ready'), kind: 'wrap', cell: (row) => row.samples.filter(({ state }) => state === 'verified').map(({ code }) => code).join(', ') },
          { key: 'enterprise', label: t('certificates.enterprise'), kind: 'wrap', cell: (row) => row.enterprise },
        ]}
        empty={{ title: t('certificates.authorise.empty'), text: t('certificates.authorise.empty-hint') }}
      />
    </Frame>
  );
}

export interface AuthoriseProps {
  viewer: Viewer;
  request: { id: string; number: string; enterprise: string };
  samples: ReadonlyArray<{ id: string; code: string; name: string; state: string }>;
  chosen: readonly string[];
  idempotencyKey: string;
  values?: FormValues;
  errors?: readonly FieldError[];
  refused?: string;
}

/** The draft of the samples that are ticked, and the signature. The draft is asked for by POST: the form holds a password, which must not stand in an address. */
export function AuthorisePage({ viewer, request, samples, chosen, idempotencyKey, values, errors, refused }: AuthoriseProps): JSX.Element {
  const { t } = viewer;
  const of = bind(values, errors);
  const ready = samples.filter(({ state }) => state === 'verified');
  const others = samples.filter(({ state }) => state !== 'verified' && state !== 'reported');
  const action = `/authorisation/${request.id}`;
  return (
    <Frame
      viewer={viewer} title={t('certificates.authorise.one', { number: request.number })} breadcrumb={[{ href: '/authorisation', label: t('certificates.authorise.title') }]} lead={t('certificates.authorise.lead')}
      menu={ready.map((sample) => ({ label: `${sample.code} · ${sample.name}`, href: `/verification/${sample.id}` }))}
    >
      {refused && <Notice t={t} tone="wrong">{refused}</Notice>}
      {others.length > 0 && <Notice t={t} tone="attention">{t('certificates.authorise.not-all', { count: others.length })}</Notice>}
      <FormPage t={t} action={action} submit={t('certificates.authorise.submit')} errors={errors} idempotencyKey={idempotencyKey} cancelHref="/authorisation" careless>
        <Field
          t={t} {...of('sampleIds')} values={chosen} type="checkboxes" label={t('certificates.authorise.choose')}
          options={ready.map((sample) => ({ value: sample.id, label: `${sample.code} · ${sample.name}` }))}
        />
        <div class="field">
          <Button icon="file" formaction={`${action}/draft`} formtarget="_blank">{t('certificates.authorise.preview')}</Button>
        </div>
        <Field t={t} {...of('password')} value="" type="password" label={t('certificates.password')} hint={t('certificates.password-hint')} autocomplete="current-password" />
      </FormPage>
      {others.length > 0 && (
        <Section title={t('certificates.authorise.other')}>
          <ul class="plain-list">{others.map((sample) => <li key={sample.id}><Code href={`/samples/${sample.id}`}>{sample.code}</Code> {sample.name}</li>)}</ul>
        </Section>
      )}
    </Frame>
  );
}
