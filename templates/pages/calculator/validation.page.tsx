import type { JSX } from 'preact';
import { formatDate } from '../../../src/kernel/i18n.ts';
import { ButtonLink, DataTable, Notice, Section } from '../../components/index.ts';
import type { ValidationReport } from '../../validation/validation-report.ts';
import { Frame } from '../frame.tsx';
import type { Viewer } from '../viewer.ts';

/** Published figures beside ours, carried out as the page is asked for. */
export function ValidationPage({ viewer, report }: { viewer: Viewer; report: ValidationReport }): JSX.Element {
  const { t } = viewer;
  const { totals } = report;
  return (
    <Frame viewer={viewer} title={t('validation.title')} lead={t('validation.lead')} breadcrumb={[{ href: '/calculator', label: t('nav.calculator') }]} primary={<ButtonLink kind="primary" href="/calculator/validation.pdf">{t('validation.download')}</ButtonLink>}>
      <Notice t={t} tone={totals.casesAgree === totals.cases ? 'good' : 'wrong'}>{t('validation.totals', { ...totals })}</Notice>
      <p class="quiet">{t('validation.run', { date: formatDate(report.day), version: report.version, node: report.node })} {t('validation.how')}</p>
      {report.sources.map((source) => (
        <Section key={source.title} title={source.title} lead={t('validation.source', { address: source.address, date: formatDate(source.read) })}>
          <DataTable
            t={t} caption={source.title} rows={source.cases.flatMap(({ id, where, figures }) => figures.map((figure) => ({ id, where, ...figure })))} rowKey={({ id, path }) => `${id} ${path}`} rowTone={({ agrees }) => (agrees ? undefined : 'wrong')}
            columns={[
              { key: 'case', label: t('validation.case'), kind: 'wrap', cell: ({ id, where }) => <span title={where}>{id}</span> },
              { key: 'figure', label: t('validation.figure'), kind: 'wrap', cell: ({ path }) => <span lang="en">{path}</span> },
              { key: 'printed', label: t('validation.printed'), cell: ({ printed }) => <span class="figures" lang="en">{printed}</span> },
              { key: 'ours', label: t('validation.ours'), cell: ({ ours }) => <span class="figures" lang="en">{ours.slice(0, 24)}</span> },
              { key: 'agrees', label: t('validation.agrees'), cell: ({ agrees, digits }) => (agrees ? (digits === null ? t('validation.yes') : t('validation.digits', { digits })) : t('validation.no')) },
            ]}
          />
        </Section>
      ))}
    </Frame>
  );
}
