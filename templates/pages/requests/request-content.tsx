import type { JSX } from 'preact';
import { formatDate, formatDateTime, formatDecimal, type Bilingual } from '../../../src/kernel/i18n.ts';
import { Code, DataTable, Notice, DescriptionList, Money, Section } from '../../components/index.ts';
import type { Translator } from '../../locales/index.ts';
import { gapText, samplerName, shortPlanText, type LimitGapFacts, type ShortPlanFacts } from './words.ts';

export interface RequestedTestFacts {
  id: string;
  analyte: Bilingual;
  reference: string;
  /** On how many units of the sample it is done. */
  units: number;
  /** For all units. */
  price: number;
  workingDays: number;
  external: boolean;
  accredited: boolean;
}

export interface RequestedSampleFacts {
  id: string;
  name: string;
  matrix: Bilingual;
  /** Units of one lot that it consists of. */
  units: number;
  /** Sampling plans that ask for more. */
  short: readonly ShortPlanFacts[];
  description: string;
  lot: string;
  producedOn: string | null;
  expiresOn: string | null;
  sampledAt: Date | null;
  sampledBy: string;
  samplingPlace: string;
  regulation: { code: string; title: Bilingual; class: Bilingual | null; condition: string | null; reason: string | null } | null;
  /** Tests that the regulation will not judge, by why. */
  gaps: readonly LimitGapFacts[];
  /** What is not asked for and chooses the limit of other tests. */
  lacking: ReadonlyArray<{ other: Bilingual; tests: readonly Bilingual[] }>;
  declared: ReadonlyArray<{ analyte: Bilingual; value: string; unit: string }>;
  tests: readonly RequestedTestFacts[];
  /** The sample that came in for it. */
  received: { id: string; code: string; state: string } | null;
}

/** A request as its pages show it. */
export interface RequestFacts {
  id: string;
  number: string;
  state: string;
  customer: { id: string; name: string; address: string; taxCode: string | null; contactName: string; phone: string; email: string };
  purpose: string;
  language: string;
  decisionRule: string;
  consentPublic: boolean;
  consentExternal: boolean;
  note: string;
  /** In đồng, without VAT. */
  price: number;
  promisedOn: string | null;
  createdAt: Date;
  createdBy: string;
  submittedAt: Date | null;
  acceptedAt: Date | null;
  review: { capability: boolean; method: boolean; capacity: boolean; decisionRule: boolean; note: string } | null;
  reviewedBy: string | null;
  closedReason: string | null;
  samples: readonly RequestedSampleFacts[];
}

/** The regulation with its class and what it applies to, in one line. */
export function regulationText(t: Translator, regulation: RequestedSampleFacts['regulation']): string {
  if (!regulation) return t('requests.no-regulation');
  return [regulation.code, regulation.class && t.name(regulation.class), regulation.condition].filter(Boolean).join(', ');
}

const markText = (t: Translator, test: RequestedTestFacts): string =>
  [test.external && t('requests.sample.test-external'), test.accredited && t('requests.sample.test-accredited')].filter(Boolean).join(', ');

/** One sample of a request: what it is, and its tests with their prices. */
export function SampleContent({ t, sample, number }: { t: Translator; sample: RequestedSampleFacts; number: number }): JSX.Element {
  const { regulation } = sample;
  return (
    <Section title={`${t('requests.sample', { number })}: ${sample.name || t('requests.unnamed')}`} id={`sample-${number}`}>
      <DescriptionList
        columns={2}
        items={[
          !!sample.received && { term: t('requests.sample-code'), detail: <Code href={`/samples/${sample.received.id}`}>{sample.received.code}</Code> },
          { term: t('requests.sample.matrix'), detail: t.name(sample.matrix) },
          sample.units > 1 && { term: t('requests.sample.units'), detail: String(sample.units) },
          { term: t('requests.sample.regulation'), detail: <span title={regulation ? t.name(regulation.title) : undefined}>{regulationText(t, regulation)}</span> },
          !!regulation?.reason && { term: t('requests.sample.regulation-reason'), detail: regulation.reason },
          { term: t('requests.sample.sampled-at'), detail: sample.sampledAt ? formatDateTime(sample.sampledAt) : null },
          { term: t('requests.sample.sampled-by'), detail: samplerName(t, sample.sampledBy) },
          { term: t('requests.sample.place'), detail: sample.samplingPlace },
          !!sample.lot && { term: t('requests.sample.lot'), detail: sample.lot },
          !!sample.producedOn && { term: t('requests.sample.produced'), detail: formatDate(sample.producedOn) },
          !!sample.expiresOn && { term: t('requests.sample.expires'), detail: formatDate(sample.expiresOn) },
          !!sample.description && { term: t('requests.sample.description'), detail: sample.description },
          sample.declared.length > 0 && {
            term: t('requests.sample.declared'),
            detail: sample.declared.map(({ analyte, value, unit }) => `${t.name(analyte)}: ${formatDecimal(value, t.locale)} ${unit}`).join('; '),
          },
        ]}
      />
      {sample.gaps.map((gap) => <Notice key={gap.kind} t={t} tone="attention">{gapText(t, gap)}</Notice>)}
      {sample.lacking.map(({ other, tests }) => <Notice key={other.vi} t={t} tone="attention">{t('requests.sample.lacking', { other: t.name(other), tests: tests.map((each) => t.name(each)).join(', ') })}</Notice>)}
      {sample.short.map((plan) => <Notice key={plan.n} t={t} tone="attention">{shortPlanText(t, plan)}</Notice>)}
      <DataTable
        t={t} caption={`${t('requests.sample', { number })}: ${t('requests.sample.tests')}`} rows={sample.tests} rowKey={(test) => test.id} empty={{ title: t('requests.error.no-tests') }}
        columns={[
          { key: 'test', label: t('requests.test'), kind: 'wrap', cell: (test) => <>{t.name(test.analyte)}{test.units > 1 && ` × ${test.units}`}<span class="only-phone hint">{test.reference}</span></> },
          { key: 'method', label: t('requests.test.method'), kind: 'wrap', desk: true, cell: (test) => test.reference },
          ...(sample.tests.some((test) => test.external || test.accredited) ? [{ key: 'mark', label: t('requests.test.mark'), desk: true, cell: (test: RequestedTestFacts) => markText(t, test) }] : []),
          { key: 'days', label: t('requests.test.days'), kind: 'number', desk: true, cell: (test) => test.workingDays },
          { key: 'price', label: t('requests.test.price'), kind: 'number', cell: (test) => <Money amount={test.price} locale={t.locale} /> },
        ]}
      />
    </Section>
  );
}
