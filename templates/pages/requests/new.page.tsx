import type { JSX } from 'preact';
import type { Bilingual } from '../../../src/kernel/i18n.ts';
import { Button, ButtonLink, DataTable, EmptyState, Field, FormPage, Notice, bind, type FieldError, type FormValues } from '../../components/index.ts';
import { Frame } from '../frame.tsx';
import type { Viewer } from '../viewer.ts';
import { purposeName } from './words.ts';

export interface NewRequestProps {
  viewer: Viewer;
  /** Whose request it will be, when the desk makes it. */
  customer: { id: string; name: string } | null;
  /** The request that it will be like. */
  copy?: { id: string; number: string } | null;
  purposes: readonly string[];
  matrices: ReadonlyArray<Bilingual & { code: string }>;
  idempotencyKey: string;
  values?: FormValues;
  errors?: readonly FieldError[];
  refusal?: string | null;
}

/** The first two questions of a request: what for, and what kind of sample. */
export function NewRequestPage({ viewer, customer, copy, purposes, matrices, idempotencyKey, values = {}, errors = [], refusal }: NewRequestProps): JSX.Element {
  const { t } = viewer;
  const of = bind(values, errors);
  return (
    <Frame viewer={viewer} title={t('requests.new.title')} lead={copy ? t('requests.new.copy-lead', { number: copy.number }) : t('requests.new.lead')} breadcrumb={[{ href: '/requests', label: t('requests.title') }, ...(copy ? [{ href: `/requests/${copy.id}`, label: copy.number }] : [])]}>
      {refusal && <Notice t={t} tone="wrong" live>{refusal}</Notice>}
      <FormPage
        t={t} action="/requests" submit={t('requests.new.start')} errors={errors} idempotencyKey={idempotencyKey} cancelHref="/requests"
        intro={customer && <p><strong>{t('requests.new.for', { customer: customer.name })}</strong>{!copy && <> <a href="/requests/new">{t('requests.new.other')}</a></>}</p>}
      >
        {copy && <input type="hidden" name="copyOf" value={copy.id} />}
        {customer && <input type="hidden" name="enterpriseId" value={customer.id} />}
        <Field t={t} {...of('purpose')} type="radios" label={t('requests.purpose')} options={purposes.map((purpose) => ({ value: purpose, label: purposeName(t, purpose) }))} />
        {!copy && (
          <Field
            t={t} {...of('matrixCode')} type="radios" label={t('requests.sample.matrix-prompt')} hint={t('requests.sample.add-hint')}
            options={matrices.map((matrix) => ({ value: matrix.code, label: t.name(matrix) }))}
          />
        )}
      </FormPage>
    </Frame>
  );
}

export interface ChooseCustomerProps {
  viewer: Viewer;
  q: string;
  found: ReadonlyArray<{ id: string; name: string; taxCode: string | null; address: string }>;
}

/** The desk says whose request it makes. */
export function ChooseCustomerPage({ viewer, q, found }: ChooseCustomerProps): JSX.Element {
  const { t } = viewer;
  return (
    <Frame viewer={viewer} title={t('requests.new.choose')} lead={t('requests.new.choose-lead')} breadcrumb={[{ href: '/requests', label: t('requests.title') }]}>
      <form method="get" action="/requests/new" class="filters-form" role="search" aria-label={t('requests.new.choose')}>
        <Field t={t} type="search" name="q" value={q} label={t('clients.search')} autofocus />
        <Button>{t('requests.new.find')}</Button>
      </form>
      {found.length ? (
        <DataTable
          t={t} caption={t('requests.customer')} rows={found} rowKey={(row) => row.id} rowHref={(row) => `/requests/new?enterpriseId=${row.id}`}
          columns={[
            { key: 'name', label: t('clients.name'), kind: 'wrap', cell: (row) => row.name },
            { key: 'taxCode', label: t('clients.tax-code'), cell: (row) => <span class="figures">{row.taxCode ?? '–'}</span> },
            { key: 'address', label: t('clients.address'), kind: 'wrap', desk: true, cell: (row) => row.address },
          ]}
        />
      ) : (
        <EmptyState title={t('requests.new.no-customer')} text={t('requests.new.no-customer-hint')} />
      )}
      <p class="table-block"><ButtonLink href="/enterprises/new">{t('requests.new.add-customer')}</ButtonLink></p>
    </Frame>
  );
}
