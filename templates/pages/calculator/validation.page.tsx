import type { JSX } from 'preact';
import { formatDate } from '../../../src/kernel/i18n.ts';
import { ButtonLink, Notice, Section } from '../../components/index.ts';
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
          <div class="table-frame" role="region" tabindex={0} aria-label={source.title}>
            <table class="table">
              <thead><tr><th scope="col">{t('validation.case')}</th><th scope="col">{t('validation.figure')}</th><th scope="col">{t('validation.printed')}</th><th scope="col">{t('validation.ours')}</th><th scope="col">{t('validation.agrees')}</th></tr></thead>
              <tbody>
                {source.cases.flatMap((each) => each.figures.map((figure, i) => (
                  <tr key={`${each.id} ${figure.path}`}>
                    <td title={each.where}>{i === 0 ? each.id : ''}</td>
                    <td><span lang="en">{figure.path}</span></td>
                    <td class="figures"><span lang="en">{figure.printed}</span></td>
                    <td class="figures"><span lang="en">{figure.ours.slice(0, 24)}</span></td>
                    <td>{figure.agrees ? (figure.digits === null ? t('validation.yes') : t('validation.digits', { digits: figure.digits })) : t('validation.no')}</td>
                  </tr>
                )))}
              </tbody>
            </table>
          </div>
        </Section>
      ))}
    </Frame>
  );
}
