import type { JSX } from 'preact';
import { formatDate } from '../../../src/kernel/i18n.ts';
import { ButtonLink, DescriptionList, Field, FormPage, Money, Notice, Section, bind, type FieldError, type FormValues } from '../../components/index.ts';
import type { Translator } from '../../locales/index.ts';
import { Frame } from '../frame.tsx';
import type { Viewer } from '../viewer.ts';
import { SampleContent, type RequestFacts } from './request-content.tsx';
import { gapText, languageName, purposeName, ruleName, shortPlanText, type LimitGapFacts, type ShortPlanFacts } from './words.ts';

/** Something the desk should look at before it accepts. */
export type Finding =
  | { kind: 'outdated' | 'external' | 'no-uncertainty' | 'unverified'; methods: readonly string[] }
  | { kind: 'transition'; regulation: string; reason: string }
  | { kind: 'no-sampling-time'; sample: string }
  | { kind: 'not-judged'; sample: string; gap: LimitGapFacts }
  | ({ kind: 'units'; sample: string } & ShortPlanFacts);

export interface ReviewProps {
  viewer: Viewer;
  request: RequestFacts;
  version: number;
  promisedOn: string | null;
  findings: readonly Finding[];
  values?: FormValues;
  errors?: readonly FieldError[];
  refusal?: string | null;
}

/** The contract review of the desk: what is asked for, what to look at, four questions, one answer. */
export function ReviewPage({ viewer, request, version, promisedOn, findings, values = {}, errors = [], refusal }: ReviewProps): JSX.Element {
  const { t } = viewer;
  const of = bind(values, errors);
  const home = `/requests/${request.id}`;
  return (
    <Frame
      viewer={viewer} title={t('requests.review.title', { number: request.number })} lead={t('requests.review.lead')}
      breadcrumb={[{ href: '/requests', label: t('requests.title') }, { href: home, label: request.number }]}
    >
      {refusal && <Notice t={t} tone="wrong" live>{refusal}</Notice>}
      <DescriptionList
        columns={2}
        items={[
          { term: t('requests.customer'), detail: request.customer.name },
          { term: t('requests.purpose'), detail: purposeName(t, request.purpose) },
          { term: t('requests.price'), detail: <Money amount={request.price} locale={t.locale} /> },
          { term: t('requests.promised-if'), detail: promisedOn && formatDate(promisedOn) },
          { term: t('requests.rule'), detail: ruleName(t, request.decisionRule) },
          { term: t('requests.language'), detail: languageName(t, request.language) },
          !!request.note && { term: t('requests.note'), detail: request.note },
        ]}
      />
      {findings.length > 0 && (
        <Section title={t('requests.review.findings')}>
          <Notice t={t} tone="attention"><ul>{findings.map((finding, index) => <li key={index}>{findingText(t, finding)}</li>)}</ul></Notice>
        </Section>
      )}
      {/* What will not be judged is told above, under what to look at. */}
      {request.samples.map((sample, index) => <SampleContent key={sample.id} t={t} sample={{ ...sample, gaps: [] }} number={index + 1} />)}
      <Section title={t('requests.review.questions')}>
        <FormPage
          t={t} action={`${home}/review`} submit={t('requests.review.submit')} errors={errors} version={version} cancelHref={home}
          actions={<ButtonLink href={`${home}/decline`}>{t('requests.step.decline')}</ButtonLink>}
        >
          <Field t={t} {...of('capability')} type="checkbox" label={t('requests.review.capability')} />
          <Field t={t} {...of('method')} type="checkbox" label={t('requests.review.method')} />
          <Field t={t} {...of('capacity')} type="checkbox" label={t('requests.review.capacity')} />
          <Field t={t} {...of('decisionRule')} type="checkbox" label={t('requests.review.rule')} />
          <Field t={t} {...of('note')} type="textarea" rows={3} label={t('requests.review.note')} hint={t('requests.review.note-hint')} required={false} maxLength={2000} />
        </FormPage>
      </Section>
    </Frame>
  );
}

function findingText(t: Translator, finding: Finding): string {
  switch (finding.kind) {
    case 'transition': return t('requests.review.finding.transition', { regulation: finding.regulation, reason: finding.reason });
    case 'no-sampling-time': return t('requests.review.finding.no-sampling-time', { sample: finding.sample });
    case 'not-judged': return t('requests.review.finding.of-sample', { sample: finding.sample, told: gapText(t, finding.gap) });
    case 'units': return t('requests.review.finding.of-sample', { sample: finding.sample, told: shortPlanText(t, finding) });
    default: return t(`requests.review.finding.${finding.kind}`, { methods: finding.methods.join('; ') });
  }
}
