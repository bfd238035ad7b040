import type { JSX } from 'preact';
import { ButtonLink, DataTable, Field, FormPage, Notice, Section, bind, type FieldError, type FormValues } from '../../components/index.ts';
import type { MessageKey } from '../../locales/index.ts';
import { conclusions, type Offer, type StudyFacts } from '../../validation/study.types.ts';
import { Frame } from '../frame.tsx';
import type { Viewer } from '../viewer.ts';
import { Verdicts } from './findings.tsx';
import { offerText } from './words.ts';

export interface AuthoriseStudyProps {
  viewer: Viewer;
  study: StudyFacts;
  version: number;
  /** Figures that the study found, beside what the method has now; empty where the method's model cannot have any. */
  offers: ReadonlyArray<Offer & { now: string | null; /** The method calculates it from a budget now. */ budget: boolean }>;
  idempotencyKey: string;
  values: FormValues;
  errors: readonly FieldError[];
  refusal: string | null;
}

/** What was found beside its criteria, which figures become the method's own, the conclusion in words, and the signature. */
export function AuthoriseStudyPage({ viewer, study, version, offers, idempotencyKey, values, errors, refusal }: AuthoriseStudyProps): JSX.Element {
  const { t } = viewer;
  const of = bind(values, errors);
  const home = `/validations/${study.id}`;
  const own = (figure: string) => t(`validations.own.${figure}` as MessageKey);
  const verdicts = study.sections.flatMap(({ name, verdicts: all }) => all.map((verdict) => ({ ...verdict, section: name })));
  return (
    <Frame viewer={viewer} title={t('validations.authorise.title', { number: study.number })} lead={t('validations.authorise.lead')} breadcrumb={[{ href: '/validations', label: t('validations.title') }, { href: home, label: study.number }]}>
      {refusal && <Notice t={t} tone="wrong" live>{refusal}</Notice>}
      <Section title={t('validations.summary')} aside={<ButtonLink kind="quiet" icon="download" href={`${home}/report.pdf`}>{t('validations.report')}</ButtonLink>}>
        <Verdicts t={t} verdicts={verdicts} unit={study.method.unit} caption={t('validations.summary')} withSection />
      </Section>
      {offers.length > 0 && (
        <Section title={t('validations.authorise.figures')} lead={t('validations.authorise.figures-lead', { edition: study.method.edition })}>
          <DataTable
            t={t} caption={t('validations.authorise.figures')} rows={offers} rowKey={(row) => row.figure}
            columns={[
              { key: 'figure', label: t('validations.column.characteristic'), cell: (row) => own(row.figure) },
              { key: 'now', label: t('validations.column.now'), cell: (row) => <span class="figures">{row.budget ? t('catalogue.method.budget-used') : row.now === null ? '–' : offerText(t, row.now)}</span> },
              { key: 'found', label: t('validations.column.found'), cell: (row) => <span class="figures">{offerText(t, row.text)}</span> },
            ]}
          />
        </Section>
      )}
      <FormPage t={t} action={`${home}/authorisation`} submit={t('validations.authorise.submit')} errors={errors} version={version} idempotencyKey={idempotencyKey} cancelHref={home}>
        {offers.length > 0 && <Field t={t} {...of('take')} type="checkboxes" label={t('validations.authorise.take')} hint={t('validations.authorise.take-hint')} options={offers.map(({ figure, text }) => ({ value: figure, label: `${own(figure)}: ${offerText(t, text)}` }))} />}
        <Field t={t} {...of('conclusion')} type="radios" label={t('validations.conclusion')} options={conclusions.map((each) => ({ value: each, label: t(`validations.conclusion.${each}`), hint: t(`validations.conclusion-hint.${each}`) }))} />
        <Field t={t} {...of('statement')} type="textarea" rows={4} maxLength={2000} label={t('validations.statement')} hint={t('validations.statement-hint')} />
        <Field t={t} {...of('password')} value="" type="password" label={t('validations.password')} hint={t('validations.password-hint')} autocomplete="current-password" />
      </FormPage>
    </Frame>
  );
}
