import type { JSX } from 'preact';
import { formatDate, type Bilingual } from '../../../src/kernel/i18n.ts';
import { bind, DataTable, Field, FormPage, Notice, Section, StateBadge, type FieldError, type FormValues } from '../../components/index.ts';
import { Frame } from '../frame.tsx';
import type { Viewer } from '../viewer.ts';

export interface ExternalTestView {
  id: string;
  sampleCode: string;
  analyte: Bilingual;
  reference: string;
  dueOn: string;
  consent: boolean;
  provider: { name: string; dispatchedAt: string } | null;
  sentBackReason: string | null;
}

export interface ExternalTestsProps {
  viewer: Viewer;
  waiting: readonly ExternalTestView[];
  dispatched: readonly ExternalTestView[];
  today: string;
  idempotencyKey: string;
  values?: FormValues;
  errors?: readonly FieldError[];
  refusal?: string | null;
}

/** Tests that go to an external provider: to be dispatched, and those whose report is awaited. */
export function ExternalTestsPage({ viewer, waiting, dispatched, today, idempotencyKey, values = {}, errors = [], refusal }: ExternalTestsProps): JSX.Element {
  const { t } = viewer;
  const of = bind({ dispatchedOn: today, ...values }, errors);
  const common = [
    { key: 'code', label: t('worksheets.sample'), cell: (row: ExternalTestView) => <span class="code">{row.sampleCode}</span> },
    { key: 'analyte', label: t('worksheets.analyte'), kind: 'wrap' as const, cell: (row: ExternalTestView) => t.name(row.analyte) },
    { key: 'method', label: t('worksheets.method'), desk: true, cell: (row: ExternalTestView) => row.reference },
    { key: 'due', label: t('worksheets.due'), cell: (row: ExternalTestView) => (row.dueOn < today ? <StateBadge tone="wrong">{t('worksheets.late', { day: formatDate(row.dueOn) })}</StateBadge> : <span class="figures">{formatDate(row.dueOn)}</span>) },
  ];
  return (
    <Frame viewer={viewer} title={t('results.external.title')} lead={t('results.external.lead')}>
      {refusal && <Notice t={t} tone="attention" live>{refusal}</Notice>}
      <Section title={t('results.external.dispatched')}>
        <DataTable
          t={t} caption={t('results.external.dispatched')} rows={dispatched} rowKey={(row) => row.id} rowHref={(row) => `/analyses/${row.id}/external-result`} rowTone={(row) => (row.sentBackReason ? 'attention' : undefined)}
          columns={[
            ...common,
            { key: 'provider', label: t('results.external.provider'), kind: 'wrap', desk: true, cell: (row) => row.provider && `${row.provider.name}, ${formatDate(row.provider.dispatchedAt)}` },
            { key: 'back', label: t('results.external.back'), kind: 'wrap', cell: (row) => row.sentBackReason ?? <span class="quiet">–</span> },
          ]}
          empty={{ title: t('results.external.dispatched-empty') }}
        />
      </Section>
      <Section title={t('results.external.waiting')}>
        <DataTable
          t={t} caption={t('results.external.waiting')} rows={waiting} rowKey={(row) => row.id} select={{ form: 'dispatch', name: 'analysisIds', value: (row) => row.id, label: (row) => t('worksheets.work.choose', { code: row.sampleCode }) }}
          columns={[...common, { key: 'consent', label: t('results.external.consent'), cell: (row) => (row.consent ? <StateBadge tone="good">{t('results.external.agreed')}</StateBadge> : <StateBadge tone="wrong">{t('results.external.not-agreed')}</StateBadge>) }]}
          empty={{ title: t('results.external.waiting-empty') }}
        />
        {waiting.length > 0 && (
          <FormPage t={t} id="dispatch" action="/external-tests/dispatch" submit={t('results.external.dispatch')} errors={errors} idempotencyKey={idempotencyKey}>
            <Field t={t} {...of('provider')} label={t('results.external.provider')} hint={t('results.external.provider-hint')} />
            <Field t={t} {...of('dispatchedOn')} type="date" label={t('results.external.dispatched-on')} />
          </FormPage>
        )}
      </Section>
    </Frame>
  );
}

