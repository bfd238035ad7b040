import type { JSX } from 'preact';
import { formatDate, formatDateTime } from '../../../src/kernel/i18n.ts';
import { ButtonLink, Code, DescriptionList, Field, FormPage, IdentityLine, Notice, Section, Timeline, bind, type FieldError, type FormValues } from '../../components/index.ts';
import type { MessageKey } from '../../locales/index.ts';
import { Frame } from '../frame.tsx';
import { eventsOf, type HistoryEntry } from '../history.ts';
import type { Viewer } from '../viewer.ts';
import { CertificateState, type ShownState } from './certificates.page.tsx';

export interface CertificateProps {
  viewer: Viewer;
  certificate: {
    id: string;
    number: string;
    token: string;
    state: ShownState;
    requestId: string;
    requestNumber: string;
    enterprise: string;
    authorisedAt: Date;
    authorisedBy: string;
    issuedAt: Date | null;
    fileHash: string | null;
    reason: string | null;
    closedAt: Date | null;
    samples: Array<{ id: string; code: string; name: string }>;
    replaces: { id: string; number: string } | null;
    replacedBy: { id: string; number: string } | null;
  };
  qr: string;
  may: { withdraw: boolean; replace: boolean };
  history: readonly HistoryEntry[];
}

/** One certificate: what it is, what can be done, what it says, what happened to it. */
export function CertificatePage({ viewer, certificate, qr, may, history }: CertificateProps): JSX.Element {
  const { t } = viewer;
  const { id, number, state } = certificate;
  return (
    <Frame
      viewer={viewer} title={number} state={<CertificateState t={t} state={state} />} breadcrumb={[{ href: '/certificates', label: t('certificates.title') }]}
      primary={certificate.fileHash ? <ButtonLink kind="primary" icon="download" href={`/certificates/${id}/file`}>{t('certificates.download')}</ButtonLink> : undefined}
      menu={[
        { label: t('certificates.public-page'), href: `/verify/${certificate.token}`, icon: 'check' },
        ...(may.replace ? [{ label: t('certificates.replace'), href: `/certificates/${id}/replacement`, icon: 'file' as const }] : []),
        ...(may.withdraw ? [{ label: t('certificates.withdraw'), href: `/certificates/${id}/withdrawal`, icon: 'cross' as const }] : []),
      ]}
    >
      {state === 'rendering' && (
        <div hx-get={`/certificates/${id}`} hx-trigger="every 2s" hx-select="#content" hx-target="#content" hx-swap="outerHTML">
          <Notice t={t} tone="info">{t('certificates.waiting')}</Notice>
        </div>
      )}
      {state === 'superseded' && certificate.replacedBy && <Notice t={t} tone="attention">{t('certificates.replaced-by')} <a href={`/certificates/${certificate.replacedBy.id}`}>{certificate.replacedBy.number}</a></Notice>}
      {state === 'withdrawn' && <Notice t={t} tone="wrong">{t('verify.withdrawn')}</Notice>}
      <IdentityLine
        code={number} qr={{ svg: qr, label: t('certificates.public-page') }} owner={{ label: t('certificates.enterprise'), name: certificate.enterprise }}
        facts={[
          { label: t('certificates.request'), value: <a href={`/requests/${certificate.requestId}`}>{certificate.requestNumber}</a> },
          { label: t('certificates.issued-on'), value: certificate.issuedAt ? formatDate(certificate.issuedAt) : '–' },
        ]}
      />
      <Section title={t('certificates.about')}>
        <DescriptionList
          items={[
          { term: t('certificates.samples'), detail: <ul class="plain-list">{certificate.samples.map((sample) => <li key={sample.id}><a href={`/samples/${sample.id}`}><Code>{sample.code}</Code> {sample.name}</a></li>)}</ul> },
          { term: t('certificates.authorised-by'), detail: certificate.authorisedBy },
          { term: t('certificates.authorised-on'), detail: formatDateTime(certificate.authorisedAt) },
          certificate.replaces && { term: t('certificates.replaces'), detail: <a href={`/certificates/${certificate.replaces.id}`}>{certificate.replaces.number}</a> },
          certificate.reason ? { term: t('certificates.reason'), detail: certificate.reason } : null,
          certificate.closedAt ? { term: t('certificates.closed-on'), detail: formatDateTime(certificate.closedAt) } : null,
          certificate.fileHash ? { term: t('certificates.hash'), detail: <Code long>{certificate.fileHash}</Code> } : null,
        ]}
      />
      </Section>
      <Timeline t={t} events={eventsOf(t, history, (field, value) => (field === 'state' ? t(`certificates.state.${value as ShownState}` as MessageKey) : undefined))} />
    </Frame>
  );
}

export interface SignedStepProps {
  viewer: Viewer;
  step: 'withdraw' | 'replace';
  certificate: { id: string; number: string };
  values?: FormValues;
  errors?: readonly FieldError[];
  refused?: string;
}

/** Withdrawing or replacing: why, and the signature. */
export function SignedStepPage({ viewer, step, certificate, values, errors, refused }: SignedStepProps): JSX.Element {
  const { t } = viewer;
  const of = bind(values, errors);
  const path = `/certificates/${certificate.id}`;
  return (
    <Frame viewer={viewer} title={t(`certificates.${step}.title`, { number: certificate.number })} breadcrumb={[{ href: '/certificates', label: t('certificates.title') }, { href: path, label: certificate.number }]} lead={t(`certificates.${step}.lead`)}>
      {refused && <Notice t={t} tone="wrong">{refused}</Notice>}
      <FormPage t={t} action={step === 'withdraw' ? `${path}/withdrawal` : `${path}/replacement`} submit={t(`certificates.${step}.submit`)} submitKind={step === 'withdraw' ? 'danger' : 'primary'} errors={errors} cancelHref={path}>
        <Field t={t} {...of('reason')} type="textarea" label={t(`certificates.${step}.reason`)} maxLength={500} />
        <Field t={t} {...of('password')} value="" type="password" label={t('certificates.password')} hint={t('certificates.password-hint')} autocomplete="current-password" />
      </FormPage>
    </Frame>
  );
}
