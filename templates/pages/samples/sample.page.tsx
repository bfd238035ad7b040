import type { ComponentChildren, JSX } from 'preact';
import { formatDate, formatDateTime, formatDecimal, type Bilingual } from '../../../src/kernel/i18n.ts';
import { Code, DataTable, DescriptionList, Notice, Section, StateBadge, ThingPage, ToneMark, type NextStepItem } from '../../components/index.ts';
import type { MessageKey, Translator } from '../../locales/index.ts';
import { Frame } from '../frame.tsx';
import { eventsOf, type HistoryEntry } from '../history.ts';
import { samplerName } from '../requests/words.ts';
import type { Viewer } from '../viewer.ts';
import { LabelLinks } from './label-links.tsx';
import { analysisState, analysisTone, clockText, sampleState, sampleTone, type HoldingClock } from './words.ts';

export interface SampleTest {
  id: string;
  /** The unit that it is done on; null: the whole sample. */
  unit: number | null;
  analyte: Bilingual;
  reference: string;
  state: string;
  attempt: number;
  clock: HoldingClock;
  /** Shown to the laboratory's own people alone. */
  assignee: string | null;
  /** The desk may cancel it. */
  cancellable: boolean;
}

export interface SampleFacts {
  id: string;
  code: string;
  state: string;
  matrix: Bilingual;
  receivedAt: Date;
  receivedBy: string;
  dueOn: string;
  late: boolean;
  sampledAt: Date | null;
  sampledBy: string;
  units: number;
  quantity: string;
  container: string;
  temperature: string | null;
  checks: Readonly<Record<string, boolean>>;
  condition: string;
  reservation: string | null;
  rejectedReason: string | null;
  regulation: { code: string; title: Bilingual; class: Bilingual | null; basis: 'sampling' | 'receipt' | null; /** Chosen at reception, '' none; null as the request says. */ condition: string | null } | null;
  /** What the bench is not told. */
  named: { name: string; lot: string; samplingPlace: string; customer: { name: string; href: string | null }; request: { number: string; href: string } } | null;
}

export interface SampleProps {
  viewer: Viewer;
  sample: SampleFacts;
  tests: readonly SampleTest[];
  steps: { labels: boolean; reject: boolean };
  /** The reader is of the laboratory. */
  staff: boolean;
  history: readonly HistoryEntry[];
  qr: string;
  /** A summary of results, put here by the room of results. */
  results?: ComponentChildren;
}

/** A sample: its code, what can happen next, what it is with its tests and their clocks, what happened to it. */
export function SamplePage({ viewer, sample, tests, steps, staff, history, qr, results }: SampleProps): JSX.Element {
  const { t } = viewer;
  const { named } = sample;
  const home = `/samples/${sample.id}`;
  const next: NextStepItem[] = steps.reject ? [{ label: t('samples.step.reject'), href: `${home}/rejection`, allowed: true, danger: true }] : [];
  return (
    <Frame
      viewer={viewer} title={sample.code} breadcrumb={[{ href: '/samples', label: t('samples.title') }]}
      state={<><StateBadge tone={sampleTone(sample.state)}>{sampleState(t, sample.state)}</StateBadge>{sample.late && <StateBadge tone="wrong">{t('samples.late')}</StateBadge>}</>}
    >
      <ThingPage
        t={t}
        identity={{
          code: sample.code,
          qr: { svg: qr, label: t('samples.qr', { code: sample.code }) },
          ...(named ? { name: named.name, owner: { label: t('samples.customer'), name: named.customer.name, ...(named.customer.href ? { href: named.customer.href } : {}) } } : {}),
          facts: [
            { label: t('samples.matrix'), value: t.name(sample.matrix) },
            { label: t('samples.received'), value: formatDateTime(sample.receivedAt) },
            { label: t('samples.due'), value: formatDate(sample.dueOn) },
            ...(named ? [{ label: t('samples.request'), value: <Code href={named.request.href}>{named.request.number}</Code> }] : []),
          ],
        }}
        next={{ steps: next, waiting: waiting(t, sample.state, tests) }}
        timeline={{ events: eventsOf(t, history, (field, value) => (field === 'state' ? stateText(t, String(value)) : undefined)) }}
      >
        {sample.reservation && <Notice t={t} tone="attention" title={t('samples.reservation')}>{sample.reservation}</Notice>}
        {sample.rejectedReason && <Notice t={t} tone="wrong" title={t('samples.rejected-reason')}>{sample.rejectedReason}</Notice>}
        {steps.labels && <LabelLinks t={t} ids={[sample.id]} />}
        {results && <Section title={t('samples.results')}>{results}</Section>}
        {tests.length > 0 && <Tests t={t} tests={tests} staff={staff} />}
        <Content t={t} sample={sample} staff={staff} />
      </ThingPage>
    </Frame>
  );
}

function waiting(t: Translator, state: string, tests: readonly SampleTest[]): string {
  if (state === 'received') {
    const made = tests.filter((test) => test.state !== 'cancelled');
    return t('samples.waiting.testing', { done: made.filter((test) => test.state === 'verified' || test.state === 'reported').length, total: made.length });
  }
  const key = { tested: 'verification', verified: 'authorisation', reported: 'reported', rejected: 'rejected' }[state] ?? 'reported';
  return t(`samples.waiting.${key}` as MessageKey);
}

const stateText = (t: Translator, state: string): string => (['received', 'tested', 'rejected'].includes(state) ? sampleState(t, state) : analysisState(t, state));

function Tests({ t, tests, staff }: { t: Translator; tests: readonly SampleTest[]; staff: boolean }): JSX.Element {
  return (
    <Section title={t('samples.tests')}>
      <DataTable
        t={t} caption={t('samples.tests')} rows={tests} rowKey={(test) => test.id}
        rowTone={(test) => (test.clock.kind === 'past' ? 'wrong' : test.clock.kind === 'running' && test.clock.soon ? 'attention' : test.state === 'cancelled' ? 'inactive' : undefined)}
        columns={[
          { key: 'test', label: t('samples.test'), kind: 'wrap', cell: (test) => <>{t.name(test.analyte)}{test.unit !== null && `, ${t('samples.unit', { unit: test.unit })}`}{test.attempt > 1 && <span class="quiet"> ({t('samples.test.attempt', { attempt: test.attempt })})</span>}</> },
          { key: 'state', label: t('samples.test.state'), cell: (test) => <StateBadge tone={analysisTone(test.state)}>{analysisState(t, test.state)}</StateBadge> },
          { key: 'method', label: t('samples.test.method'), kind: 'wrap', desk: true, cell: (test) => test.reference },
          ...(staff ? [
            { key: 'hold', label: t('samples.test.hold'), cell: (test: SampleTest) => <Clock t={t} clock={test.clock} /> },
            { key: 'assignee', label: t('samples.test.assignee'), desk: true, cell: (test: SampleTest) => test.assignee ?? <span class="quiet">–</span> },
          ] : []),
          ...(tests.some(({ cancellable }) => cancellable) ? [{ key: 'cancel', label: t('samples.test.action'), desk: true, cell: (test: SampleTest) => test.cancellable ? <a href={`/analyses/${test.id}/cancellation`}>{t('samples.test.cancel')}</a> : null }] : []),
        ]}
      />
    </Section>
  );
}

function Clock({ t, clock }: { t: Translator; clock: HoldingClock }): JSX.Element {
  const text = <span class="figures">{clockText(t, clock)}</span>;
  if (clock.kind === 'past') return <StateBadge tone="wrong">{text}</StateBadge>;
  if (clock.kind === 'running' && clock.soon) return <StateBadge tone="attention">{text}</StateBadge>;
  return clock.kind === 'running' || clock.kind === 'begun' ? text : <span class="quiet">{text}</span>;
}

/** Each check with its answer; a mark and a word. */
const Checks = ({ t, checks }: { t: Translator; checks: SampleFacts['checks'] }): JSX.Element => (
  <ul class="check-list">
    {Object.entries(checks).map(([name, fine]) => (
      <li key={name}><ToneMark tone={fine ? 'good' : 'wrong'} /><span>{t(`samples.check.${name}` as MessageKey)}: {fine ? t('samples.check.ok') : <strong>{t('samples.check.not')}</strong>}</span></li>
    ))}
  </ul>
);

function Content({ t, sample, staff }: { t: Translator; sample: SampleFacts; staff: boolean }): JSX.Element {
  const { named, regulation } = sample;
  return (
    <Section title={t('samples.content')}>
      <DescriptionList
        columns={2}
        items={[
          { term: t('samples.sampled-at'), detail: sample.sampledAt ? formatDateTime(sample.sampledAt) : <span class="quiet">{t('samples.sampled-unknown')}</span> },
          { term: t('samples.sampled-by'), detail: samplerName(t, sample.sampledBy) },
          !!named && { term: t('samples.place'), detail: named.samplingPlace },
          !!named?.lot && { term: t('samples.lot'), detail: named.lot },
          sample.units > 1 && { term: t('samples.units'), detail: String(sample.units) },
          { term: t('samples.quantity'), detail: sample.quantity },
          { term: t('samples.container'), detail: sample.container },
          { term: t('samples.temperature'), detail: sample.temperature && `${formatDecimal(sample.temperature, t.locale)} °C` },
          { term: t('samples.condition'), detail: sample.condition },
          {
            term: t('samples.checks'),
            detail: <Checks t={t} checks={sample.checks} />,
          },
          {
            term: t('samples.regulation'),
            detail: regulation
              ? <>{[regulation.code, regulation.class && t.name(regulation.class)].filter(Boolean).join(', ')}{regulation.basis && <span class="quiet"> ({t(`samples.basis.${regulation.basis}`)})</span>}</>
              : t('samples.regulation-none'),
          },
          !!regulation && regulation.condition !== null && { term: t('samples.limit-condition'), detail: regulation.condition || t('samples.limit-condition.none') },
          staff && { term: t('samples.received-by'), detail: sample.receivedBy },
        ]}
      />
    </Section>
  );
}
