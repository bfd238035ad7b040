import type { JSX } from 'preact';
import { formatDate, formatDateTime, type Bilingual } from '../../../src/kernel/i18n.ts';
import { Code, DataTable, DescriptionList, Field, FormPage, Notice, Section, type FieldError, type NoticeTone } from '../../components/index.ts';
import { translator, type MessageKey } from '../../locales/index.ts';
import { PublicFrame } from '../frame.tsx';
import type { Viewer } from '../viewer.ts';
import type { ShownState } from './certificates.page.tsx';

/** Whether what was typed has the form of a certificate's number ("PKQ26-00031"). Nothing is looked up: who types a number learns of no certificate. */
const isNumber = (typed: string): boolean => /^\p{L}{2,4}[-\s]?\d{2}[-\s]?\d{4,6}$/u.test(typed);

/** Asks for the code printed on a certificate. */
export function VerifyStartPage({ viewer, unknown }: { viewer: Viewer; unknown?: string }): JSX.Element {
  const { t } = viewer;
  return (
    <PublicFrame viewer={viewer} title={t('verify.title')} lead={t('verify.lead')} signInHref="/sign-in">
      {unknown !== undefined && (isNumber(unknown) ? <Notice t={t} tone="attention">{t('verify.number-typed')}</Notice> : <Notice t={t} tone="wrong">{t('verify.unknown')}</Notice>)}
      <form class="form" method="get" action="/verify">
        <Field t={t} name="token" label={t('verify.token')} value={unknown} autofocus />
        <div class="form-actions"><button class="button button-primary">{t('verify.submit')}</button></div>
      </form>
    </PublicFrame>
  );
}

/** What the certificate says, shown with consent or to whoever holds the file. */
export interface Contents {
  why: 'consent' | 'file';
  customer: { name: string; address: string };
  samples: ReadonlyArray<{ code: string; name: string; results: ReadonlyArray<{ analyte: Bilingual; unit: string; result: Bilingual; limit: Bilingual | null; verdict: string | null }> }>;
}

export interface VerifyProps {
  viewer: Viewer;
  token: string;
  status: { number: string; state: ShownState; issuedOn: Date | null; closedAt: Date | null; laboratory: Bilingual; fileHash: string | null; replacedBy: { number: string; token: string; withdrawn: boolean } | null };
  contents: Contents | null;
  /** What comparing an uploaded file found. */
  compared?: { same: boolean; hash: string };
  errors?: readonly FieldError[];
}

const tones: Record<ShownState, NoticeTone> = { issued: 'good', superseded: 'attention', withdrawn: 'wrong', rendering: 'info' };
const told: Record<ShownState, MessageKey> = { issued: 'verify.valid', superseded: 'verify.superseded', withdrawn: 'verify.withdrawn', rendering: 'verify.rendering' };

/** Whether a certificate is genuine and still valid, in both languages whatever the reader chose. */
export function VerifyPage({ viewer, token, status, contents, compared, errors }: VerifyProps): JSX.Element {
  const { t } = viewer;
  const other = translator(t.locale === 'vi' ? 'en' : 'vi');
  // What replaced it was withdrawn as well: there is nothing to send the reader to.
  const ended = status.state === 'superseded' && status.replacedBy?.withdrawn === true;
  const words = ended ? 'verify.superseded-withdrawn' : told[status.state];
  return (
    <PublicFrame viewer={viewer} title={t('verify.both')} organisation={t.name(status.laboratory)}>
      <Notice t={t} tone={ended ? 'wrong' : tones[status.state]} title={t(words)}>
        <p lang={other.locale}>{other(words)}</p>
      </Notice>
      {status.replacedBy && <p><a href={`/verify/${status.replacedBy.token}`}>{t('certificates.replaced-by')} {status.replacedBy.number}</a></p>}
      <DescriptionList
        items={[
          { term: t('certificates.number'), detail: <Code>{status.number}</Code> },
          { term: t('certificates.issued-on'), detail: status.issuedOn ? formatDate(status.issuedOn) : '' },
          status.closedAt ? { term: t('certificates.closed-on'), detail: formatDateTime(status.closedAt) } : null,
          { term: t('verify.laboratory'), detail: <>{status.laboratory.vi}<br /><span lang="en">{status.laboratory.en}</span></> },
          status.fileHash ? { term: t('certificates.hash'), detail: <Code long>{status.fileHash}</Code> } : null,
        ]}
      />
      {status.fileHash && (
        <Section title={t('verify.file-title')} lead={t('verify.file-lead')}>
          {compared && <Notice t={t} tone={compared.same ? 'good' : 'wrong'} live>{t(compared.same ? 'verify.file-same' : 'verify.file-other')}</Notice>}
          <FormPage t={t} action={`/verify/${token}`} submit={t('verify.file-submit')} submitKind="secondary" files errors={errors} careless>
            <Field t={t} name="file" type="file" label={t('verify.file')} accept="application/pdf" error={errors?.[0]?.text} />
          </FormPage>
        </Section>
      )}
      <Section title={t('verify.contents')}>
        {contents ? (
          <>
            <p class="hint">{t(contents.why === 'consent' ? 'verify.contents-consent' : 'verify.contents-file')}</p>
            <DescriptionList items={[{ term: t('certificates.enterprise'), detail: `${contents.customer.name}, ${contents.customer.address}` }]} />
            {contents.samples.map((sample) => (
              <DataTable
                key={sample.code} t={t} caption={`${sample.code} · ${sample.name}`} showCaption rows={sample.results} rowKey={(row) => row.analyte.vi + row.unit}
                columns={[
                  { key: 'analyte', label: t('verify.analyte'), kind: 'wrap', cell: (row) => t.name(row.analyte) },
                  { key: 'result', label: t('verify.result'), kind: 'wrap', cell: (row) => <ResultWithUnit result={t.name(row.result)} unit={row.unit} /> },
                  { key: 'limit', label: t('verify.limit'), kind: 'wrap', cell: (row) => (row.limit ? t.name(row.limit) : null) },
                  { key: 'verdict', label: t('verify.verdict'), cell: (row) => (row.verdict ? t(`certificate.print.verdict.${row.verdict}` as MessageKey) : null) },
                ]}
              />
            ))}
          </>
        ) : (
          <p>{t('verify.contents-hidden')}</p>
        )}
      </Section>
    </PublicFrame>
  );
}

/** A phone has no room for a column of units. A result in words says its portion already. */
function ResultWithUnit({ result, unit }: { result: string; unit: string }): JSX.Element {
  return <span class="figures">{result}{unit && unit !== '-' && unit !== '–' && !result.endsWith(unit) && <span class="unit"> {unit}</span>}</span>;
}
