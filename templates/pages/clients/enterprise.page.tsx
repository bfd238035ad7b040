import type { JSX } from 'preact';
import { formatDate } from '../../../src/kernel/i18n.ts';
import { ButtonLink, DescriptionList, Section, Timeline } from '../../components/index.ts';
import { Frame } from '../frame.tsx';
import { eventsOf, type HistoryEntry } from '../history.ts';
import type { Viewer } from '../viewer.ts';
import { kindName } from './enterprise-form.page.tsx';

export interface EnterpriseProps {
  viewer: Viewer;
  enterprise: { id: string; kind: string; name: string; taxCode?: string | null; address: string; contactName: string; phone: string; email: string; createdAt: Date };
  history: readonly HistoryEntry[];
  mayChange: boolean;
  mayRequest: boolean;
  /** Whether the reader's duties include the list of requests. */
  readsRequests: boolean;
  /** The administrator invites the customer's people. */
  mayInvite: boolean;
}

/** A customer: what is known of it, what can be done for it, what happened to its record. */
export function EnterprisePage({ viewer, enterprise, history, mayChange, mayRequest, readsRequests, mayInvite }: EnterpriseProps): JSX.Element {
  const { t } = viewer;
  const edit = `/enterprises/${enterprise.id}/edit`;
  const request = <ButtonLink kind="primary" href={`/requests/new?enterpriseId=${enterprise.id}`}>{t('clients.new-request')}</ButtonLink>;
  const change = <ButtonLink kind={mayRequest ? 'secondary' : 'primary'} href={edit}>{t('clients.edit')}</ButtonLink>;
  return (
    <Frame
      viewer={viewer} title={enterprise.name} breadcrumb={[{ href: '/enterprises', label: t('clients.title') }]}
      menu={mayInvite ? [{ label: t('clients.invite'), href: `/people/new?enterpriseId=${enterprise.id}`, icon: 'person' }] : []}
      primary={<>{mayChange && change}{mayRequest && request}</>}
    >
      <DescriptionList
        columns={2}
        items={[
          { term: t('clients.kind'), detail: kindName(t, enterprise.kind) },
          { term: t('clients.tax-code'), detail: enterprise.taxCode ?? '' },
          { term: t('clients.address'), detail: enterprise.address },
          { term: t('clients.contact-name'), detail: enterprise.contactName },
          { term: t('clients.phone'), detail: enterprise.phone },
          { term: t('clients.email'), detail: <a href={`mailto:${encodeURIComponent(enterprise.email).replace('%40', '@')}`}>{enterprise.email}</a> },
          { term: t('clients.since'), detail: formatDate(enterprise.createdAt) },
        ]}
      />
      {readsRequests && (
        <Section title={t('clients.requests')}>
          <p><a href={`/requests?enterpriseId=${enterprise.id}`}>{t('clients.requests-all')}</a></p>
        </Section>
      )}
      <Timeline t={t} events={eventsOf(t, history, (field, value) => (field === 'kind' ? kindName(t, String(value)) : undefined))} />
    </Frame>
  );
}
