import type { JSX } from 'preact';
import { ButtonLink, DataTable, Field, Filters, withQuery } from '../../components/index.ts';
import { Frame } from '../frame.tsx';
import type { Viewer } from '../viewer.ts';
import { kindName } from './enterprise-form.page.tsx';

export interface EnterpriseItem {
  id: string;
  kind: string;
  name: string;
  taxCode: string | null;
  address: string;
  contactName: string;
  phone: string;
}

export interface EnterprisesProps {
  viewer: Viewer;
  q: string;
  list: { rows: readonly EnterpriseItem[]; next: string | null; previous: string | null };
  mayCreate: boolean;
}

/** The customers, by name. */
export function EnterprisesPage({ viewer, q, list, mayCreate }: EnterprisesProps): JSX.Element {
  const { t, path } = viewer;
  const add = { label: t('clients.new'), href: '/enterprises/new' };
  const empty = q
    ? { title: t('clients.none-found', { q }), text: t('clients.none-found-hint'), ...(mayCreate ? { action: add } : {}) }
    : { title: t('clients.empty'), text: t('clients.empty-hint'), ...(mayCreate ? { action: add } : {}) };
  return (
    <Frame viewer={viewer} title={t('clients.title')} primary={mayCreate && <ButtonLink kind="primary" icon="plus" href={add.href}>{add.label}</ButtonLink>}>
      <Filters t={t} address={path} names={['q']} active={q ? [{ name: 'q', label: `“${q}”` }] : []}>
        <Field t={t} type="search" name="q" value={q} label={t('clients.search')} />
      </Filters>
      <DataTable
        t={t} caption={t('clients.title')} rows={list.rows} rowKey={(row) => row.id} rowHref={(row) => `/enterprises/${row.id}`} empty={empty}
        columns={[
          { key: 'name', label: t('clients.name'), kind: 'wrap', cell: (row) => row.name },
          { key: 'kind', label: t('clients.kind'), desk: true, cell: (row) => kindName(t, row.kind) },
          { key: 'taxCode', label: t('clients.tax-code'), cell: (row) => (row.taxCode ? <span class="figures">{row.taxCode}</span> : <span class="quiet">–</span>) },
          { key: 'contactName', label: t('clients.contact-name'), desk: true, cell: (row) => row.contactName },
          { key: 'phone', label: t('clients.phone'), cell: (row) => <span class="figures">{row.phone}</span> },
          { key: 'address', label: t('clients.address'), desk: true, kind: 'wrap', cell: (row) => row.address },
        ]}
        pager={{
          shown: list.rows.length,
          ...(list.previous ? { previous: withQuery(path, { before: list.previous, after: null }) } : {}),
          ...(list.next ? { next: withQuery(path, { after: list.next, before: null }) } : {}),
        }}
      />
    </Frame>
  );
}
