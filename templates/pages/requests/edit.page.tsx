import type { JSX } from 'preact';
import type { Bilingual } from '../../../src/kernel/i18n.ts';
import { Button, ButtonLink, ErrorSummary, Field, FormSection, Notice, Section, Version, bind, type FieldError, type FormValues } from '../../components/index.ts';
import type { MessageKey, Translator } from '../../locales/index.ts';
import { Frame } from '../frame.tsx';
import { StaleValues } from '../stale.tsx';
import type { Viewer } from '../viewer.ts';
import { Cost, type CostView } from './cost.tsx';
import type { MatrixOffer } from './offer.ts';
import { SampleFields } from './sample-fields.tsx';
import { languageName, purposeName, ruleName, samplerName } from './words.ts';

export interface EditRequestProps {
  viewer: Viewer;
  request: { id: string; number: string };
  /** For whom, when the desk drafts it. */
  customer: string | null;
  version: number;
  choices: { purposes: readonly string[]; languages: readonly string[]; rules: readonly string[]; samplers: readonly string[] };
  matrices: ReadonlyArray<Bilingual & { code: string }>;
  /** By the code of the matrix, for every matrix in the form. */
  offers: Readonly<Record<string, MatrixOffer>>;
  /** Codes of the matrices of the samples, in their order. */
  samples: readonly string[];
  /** The sample that was just added or copied, from 1. */
  opened: number | null;
  cost: CostView;
  values: FormValues;
  errors?: readonly FieldError[];
  refusal?: string | null;
  /** How the draft stands now, when somebody else changed it meanwhile. */
  now?: FormValues | null;
}

/** A draft: one form, saved at every step, so that nothing typed on a phone in the garden is lost. */
export function EditRequestPage(props: EditRequestProps): JSX.Element {
  const { viewer, request, customer, choices, matrices, offers, samples, values, errors = [] } = props;
  const { t } = viewer;
  const of = bind(values, errors);
  const home = `/requests/${request.id}`;
  return (
    <Frame viewer={viewer} title={t('requests.edit.title', { number: request.number })} lead={customer ?? undefined} breadcrumb={[{ href: '/requests', label: t('requests.title') }, { href: home, label: request.number }]}>
      {props.now && <StaleValues t={t} typed={values} now={props.now} fields={staleFields(t, samples.length)} />}
      {!props.now && props.refusal && <Notice t={t} tone="wrong" live>{props.refusal}</Notice>}
      <ErrorSummary t={t} errors={errors} />
      <form class="form form-wide" id="request" method="post" action={`${home}/edit`} novalidate data-guard="" data-changed={errors.length || props.now ? '' : undefined}>
        <Version value={props.version} />
        {/* The first button is the one that Enter presses: it saves and stays. */}
        <button class="visually-hidden" name="do" value="update" tabindex={-1} aria-hidden="true">{t('requests.edit.update')}</button>
        {samples.map((matrixCode, index) => {
          const offer = offers[matrixCode];
          return offer && <SampleFields key={index} {...{ t, index, of, offer }} units={props.cost.samples[index]?.units ?? 1} short={props.cost.samples[index]?.short ?? []} gaps={props.cost.samples[index]?.gaps ?? []} samplers={choices.samplers} open={isOpen(props, index)} />;
        })}
        <Section title={t(samples.length ? 'requests.sample.add' : 'requests.sample.add-first')} lead={t('requests.sample.add-hint')} id="f-samples">
          <div class="field-row">
            <Field t={t} {...of('newMatrix')} type="select" label={t('requests.sample.matrix')} prompt={t('requests.sample.matrix-prompt')} options={matrices.map((matrix) => ({ value: matrix.code, label: t.name(matrix) }))} />
            <Button name="do" value="add" icon="plus">{t('requests.sample.add')}</Button>
          </div>
        </Section>
        <FormSection title={t('requests.edit.options')}>
          <Field t={t} {...of('purpose')} type="select" label={t('requests.purpose')} options={choices.purposes.map((value) => ({ value, label: purposeName(t, value) }))} />
          <Field t={t} {...of('language')} type="radios" inline label={t('requests.language')} options={choices.languages.map((value) => ({ value, label: languageName(t, value) }))} />
          <Field t={t} {...of('decisionRule')} type="radios" label={t('requests.rule')} hint={t('requests.rule-hint')} options={choices.rules.map((value) => ({ value, label: ruleName(t, value), hint: t(`requests.rule.${value}-hint` as MessageKey) }))} />
          <Field t={t} {...of('consentExternal')} type="checkbox" label={t('requests.consent-external')} hint={t('requests.consent-external-hint')} />
          <Field t={t} {...of('consentPublic')} type="checkbox" label={t('requests.consent-public')} hint={t('requests.consent-public-hint')} />
          <Field t={t} {...of('note')} type="textarea" rows={3} label={t('requests.note')} required={false} maxLength={2000} />
        </FormSection>
        <div class="cost" role="region" aria-label={t('requests.cost')}>
          <div aria-live="polite" hx-post={`${home}/cost`} hx-trigger="change from:#request" hx-include="#request" hx-swap="innerHTML"><Cost t={t} cost={props.cost} /></div>
        </div>
        <div class="form-actions">
          <Button kind="primary" name="do" value="submit">{t('requests.edit.submit')}</Button>
          <Button name="do" value="save">{t('requests.edit.save')}</Button>
          <Button name="do" value="update">{t('requests.edit.update')}</Button>
          <ButtonLink kind="quiet" href={home}>{t('action.cancel')}</ButtonLink>
        </div>
      </form>
    </Frame>
  );
}

/** A sample is open when it is the only one, was just added, has no name yet or something wrong; the others are folded. */
function isOpen({ samples, opened, values, errors = [] }: EditRequestProps, index: number): boolean {
  const at = `samples.${index}.`;
  return samples.length === 1 || opened === index + 1 || !values[`${at}name`] || errors.some(({ path }) => path.startsWith(at));
}

/** The fields that two people may have changed differently, with their labels. */
function staleFields(t: Translator, samples: number): Array<{ name: string; label: string; tell?: (value: string) => string }> {
  const yes = (value: string) => t(value ? 'requests.yes' : 'requests.no');
  const ofSample = (index: number) => {
    const label = (key: MessageKey) => `${t('requests.sample', { number: index + 1 })}: ${t(key)}`;
    const name = (field: string) => `samples.${index}.${field}`;
    return [
      { name: name('name'), label: label('requests.sample.name') },
      { name: name('methodIds'), label: label('requests.sample.tests'), tell: (ids: string) => t('requests.sample.tests-chosen', { count: ids.split(', ').length }) },
      { name: name('units'), label: label('requests.sample.units') },
      { name: name('sampledAt'), label: label('requests.sample.sampled-at') },
      { name: name('sampledBy'), label: label('requests.sample.sampled-by'), tell: (value: string) => samplerName(t, value) },
      { name: name('samplingPlace'), label: label('requests.sample.place') },
      { name: name('lot'), label: label('requests.sample.lot') },
      { name: name('producedOn'), label: label('requests.sample.produced') },
      { name: name('expiresOn'), label: label('requests.sample.expires') },
      { name: name('description'), label: label('requests.sample.description') },
    ];
  };
  return [
    { name: 'purpose', label: t('requests.purpose'), tell: (value) => purposeName(t, value) },
    { name: 'language', label: t('requests.language'), tell: (value) => languageName(t, value) },
    { name: 'decisionRule', label: t('requests.rule'), tell: (value) => ruleName(t, value) },
    { name: 'consentExternal', label: t('requests.external'), tell: yes },
    { name: 'consentPublic', label: t('requests.public'), tell: yes },
    { name: 'note', label: t('requests.note') },
    ...Array.from({ length: samples }, (_, index) => ofSample(index)).flat(),
  ];
}
