import type { JSX } from 'preact';
import { formatDate, type Bilingual } from '../../../src/kernel/i18n.ts';
import { bind, Field, FormPage, IdentityLine, Notice, type FieldError, type FormValues, type Option } from '../../components/index.ts';
import { Frame } from '../frame.tsx';
import type { Viewer } from '../viewer.ts';

export interface ExternalResultProps {
  viewer: Viewer;
  test: { id: string; version: number; sampleCode: string; analyte: Bilingual; reference: string; unit: string; provider: { name: string; dispatchedAt: string }; sentBackReason: string | null };
  /** The statements of a qualitative test; null for a figure. */
  choices: readonly Option[] | null;
  /** A result was recorded and came back: its correction needs a reason. */
  correcting: boolean;
  idempotencyKey: string;
  values?: FormValues;
  errors?: readonly FieldError[];
  refusal?: string | null;
}

/** Takes a result over from an external provider's report, with the report. */
export function ExternalResultPage({ viewer, test, choices, correcting, idempotencyKey, values = {}, errors = [], refusal }: ExternalResultProps): JSX.Element {
  const { t } = viewer;
  const of = bind({ provider: test.provider.name, unit: test.unit, qualifier: choices ? 'choice' : 'eq', ...values }, errors);
  return (
    <Frame viewer={viewer} title={t('results.external.result-title')} breadcrumb={[{ href: '/external-tests', label: t('results.external.title') }]}>
      <IdentityLine code={test.sampleCode} name={t.name(test.analyte)} facts={[{ label: t('worksheets.method'), value: test.reference }, { label: t('results.external.provider'), value: test.provider.name }, { label: t('results.external.dispatched-on'), value: formatDate(test.provider.dispatchedAt) }]} />
      {test.sentBackReason && <Notice t={t} tone="attention" title={t('results.sent-back-of', { code: test.sampleCode })}>{test.sentBackReason}</Notice>}
      {refusal && <Notice t={t} tone="attention" live>{refusal}</Notice>}
      <FormPage t={t} action={`/analyses/${test.id}/external-result`} submit={t('results.external.record')} errors={errors} cancelHref="/external-tests" idempotencyKey={idempotencyKey} version={test.version} files>
        {choices ? (
          <>
            <input type="hidden" name="qualifier" value="choice" />
            <Field t={t} {...of('value')} type="select" prompt={t('results.external.choose')} options={choices} label={t('results.external.value')} />
          </>
        ) : (
          <>
            <Field t={t} {...of('qualifier')} type="radios" inline label={t('results.external.qualifier')} options={(['eq', 'lt', 'gt', 'nd'] as const).map((value) => ({ value, label: t(`results.external.qualifier.${value}`) }))} />
            <Field t={t} {...of('value')} type="number" label={t('results.external.value')} hint={t('results.external.value-hint')} />
            <Field t={t} {...of('unit')} label={t('results.unit')} required={false} width="short" hint={t('results.external.unit-hint', { unit: test.unit })} />
            <Field t={t} {...of('uncertainty')} type="number" required={false} label={t('results.external.uncertainty')} />
          </>
        )}
        <Field t={t} {...of('provider')} label={t('results.external.provider')} />
        <Field t={t} {...of('reportNumber')} label={t('results.external.report-number')} width="short" />
        <Field t={t} {...of('reportedOn')} type="date" label={t('results.external.reported-on')} />
        <Field t={t} {...of('file')} type="file" accept="application/pdf" required={!correcting} label={t('results.external.file')} hint={t('results.external.file-hint')} />
        {correcting && <Field t={t} {...of('reason')} label={t('results.reason')} width="long" />}
      </FormPage>
    </Frame>
  );
}
