import type { JSX } from 'preact';
import { formatDate, formatDateTime, formatMoney, type Bilingual } from '../../../src/kernel/i18n.ts';
import { DescriptionList, QrFigure } from '../../components/index.ts';
import { Frame } from '../frame.tsx';
import type { Viewer } from '../viewer.ts';
import { regulationText, type RequestFacts } from './request-content.tsx';
import { languageName, purposeName, ruleName, samplerName } from './words.ts';

export interface RequestFormProps {
  viewer: Viewer;
  request: RequestFacts;
  laboratory: { governingBody: Bilingual; name: Bilingual; address: Bilingual; phone: string; email: string; demonstration: boolean } | null;
  qr: string;
}

/** The request on paper: printed, signed by both, and brought with the samples. */
export function RequestFormPage({ viewer, request, laboratory, qr }: RequestFormProps): JSX.Element {
  const { t } = viewer;
  const { customer } = request;
  return (
    <Frame viewer={viewer} title={`${t('requests.form.title')} ${request.number}`} lead={<span class="no-print">{t('requests.form.print-hint')}</span>} breadcrumb={[{ href: '/requests', label: t('requests.title') }, { href: `/requests/${request.id}`, label: request.number }]}>
      <div class="sheet">
        <div class="sheet-head">
          {laboratory ? (
            <div>
              <p>{t.name(laboratory.governingBody)}</p>
              <p><strong>{t.name(laboratory.name)}</strong></p>
              <p class="quiet">{t.name(laboratory.address)} · {laboratory.phone} · {laboratory.email}</p>
              {laboratory.demonstration && <p>{t('requests.form.demonstration')}</p>}
            </div>
          ) : <div />}
          <QrFigure svg={qr} label={request.number} caption={request.number} size="small" />
        </div>
        <DescriptionList
          columns={2}
          items={[
            { term: t('requests.customer'), detail: customer.name },
            { term: t('clients.tax-code'), detail: customer.taxCode },
            { term: t('clients.address'), detail: customer.address },
            { term: t('clients.contact-name'), detail: `${customer.contactName} · ${customer.phone} · ${customer.email}` },
            { term: t('requests.purpose'), detail: purposeName(t, request.purpose) },
            { term: t('requests.language'), detail: languageName(t, request.language) },
            { term: t('requests.rule'), detail: ruleName(t, request.decisionRule) },
            { term: t('requests.external'), detail: t(request.consentExternal ? 'requests.yes' : 'requests.no') },
            { term: t('requests.price'), detail: `${formatMoney(request.price, t.locale)} ₫ (${t('requests.price-note')})` },
            { term: t('requests.promised'), detail: request.promisedOn && formatDate(request.promisedOn) },
            !!request.note && { term: t('requests.note'), detail: request.note },
          ]}
        />
        <div class="table-frame" role="region" aria-label={t('requests.samples')} tabindex={0}>
          <table class="table table-cards sheet-table">
            <thead>
              <tr>
                <th scope="col">#</th>
                <th scope="col">{t('requests.sample.name')}</th>
                <th scope="col">{t('requests.sample.tests')}</th>
                <th scope="col">{t('requests.sample.regulation')}</th>
              </tr>
            </thead>
            <tbody>
              {request.samples.map((sample, index) => (
                <tr key={sample.id}>
                  <td data-label="#">{index + 1}</td>
                  <td class="cell-wrap cell-whole">
                    <strong>{sample.name}</strong> ({t.name(sample.matrix)})
                    {sample.units > 1 && <><br />{t('requests.sample.units')}: {sample.units}</>}
                    {sample.lot && <><br />{t('requests.sample.lot')}: {sample.lot}</>}
                    {sample.description && <><br />{sample.description}</>}
                    <br />{t('requests.sample.sampled-at')}: {sample.sampledAt ? formatDateTime(sample.sampledAt) : '–'} ({samplerName(t, sample.sampledBy)})
                    {sample.samplingPlace && <><br />{sample.samplingPlace}</>}
                  </td>
                  <td class="cell-wrap cell-whole" data-label={t('requests.sample.tests')}>{sample.tests.map((test) => `${t.name(test.analyte)}${test.units > 1 ? ` × ${test.units}` : ''} (${test.reference})`).join('; ')}</td>
                  <td class="cell-wrap cell-whole" data-label={t('requests.sample.regulation')}>{regulationText(t, sample.regulation)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        <div class="sheet-signatures">
          <div><p><strong>{t('requests.form.sender')}</strong></p><p class="quiet">{t('requests.form.sign')}</p></div>
          <div><p><strong>{t('requests.form.receiver')}</strong></p><p class="quiet">{t('requests.form.sign')}</p></div>
        </div>
      </div>
    </Frame>
  );
}
