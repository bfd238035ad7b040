import type { JSX } from 'preact';
import { formatDate, formatDateTime } from '../../../src/kernel/i18n.ts';
import { Code, DescriptionList, Money, Section, StateBadge, ThingPage, type NextStepItem, type StepState } from '../../components/index.ts';
import type { MessageKey, Translator } from '../../locales/index.ts';
import { CertificateState, type ShownState } from '../certificates/certificates.page.tsx';
import { Frame } from '../frame.tsx';
import { eventsOf, type HistoryEntry } from '../history.ts';
import type { Viewer } from '../viewer.ts';
import { SampleContent, type RequestFacts } from './request-content.tsx';
import { languageName, purposeName, ruleName, stateName, stateTone } from './words.ts';

/** A step the reader may take; `missing` counts what keeps a draft from being sent. */
export interface RequestStep {
  name: 'edit' | 'submit' | 'withdraw' | 'accept' | 'decline' | 'cancel' | 'receive' | 'receive-rest';
  allowed: boolean;
  missing: number;
}

export interface RequestProps {
  viewer: Viewer;
  request: RequestFacts;
  version: number;
  steps: readonly RequestStep[];
  /** The day it would be promised for if it were accepted today; null once a day stands or without tests. */
  promisedIf: string | null;
  /** The reader is of the laboratory. */
  staff: boolean;
  /** The reader may make a request like this one. */
  mayCreate: boolean;
  history: readonly HistoryEntry[];
  /** Its certificates, the newest first. */
  certificates: ReadonlyArray<{ id: string; number: string; state: ShownState }>;
  qr: string;
}

const ways: Record<RequestStep['name'], { at: string; posts?: boolean; danger?: boolean; note?: MessageKey }> = {
  edit: { at: 'edit' },
  submit: { at: 'submission', posts: true, note: 'requests.step.submit-note' },
  withdraw: { at: 'withdrawal', posts: true },
  accept: { at: 'review' },
  decline: { at: 'decline' },
  cancel: { at: 'cancel', danger: true },
  receive: { at: 'reception' },
  'receive-rest': { at: 'reception' },
};

/** A request: who asks, what can happen next, what is asked for at what price and by when, and what happened. */
export function RequestPage({ viewer, request, version, steps, promisedIf, staff, mayCreate, history, certificates, qr }: RequestProps): JSX.Element {
  const { t } = viewer;
  const home = `/requests/${request.id}`;
  return (
    <Frame
      viewer={viewer} title={request.number} state={<StateBadge tone={stateTone(request.state)}>{stateName(t, request.state)}</StateBadge>}
      breadcrumb={[{ href: '/requests', label: t('requests.title') }]} menu={[
        { label: t('requests.step.print'), href: `${home}/form`, icon: 'print' },
        ...(mayCreate ? [{ label: t('requests.step.copy'), href: `/requests/new?copyOf=${request.id}`, icon: 'plus' as const }] : []),
      ]}
    >
      <ThingPage
        t={t}
        identity={{
          code: request.number,
          name: purposeName(t, request.purpose),
          qr: { svg: qr, label: request.number },
          owner: { label: t('requests.customer'), name: request.customer.name, ...(staff ? { href: `/enterprises/${request.customer.id}` } : {}) },
          facts: [
            { label: t('requests.created'), value: formatDate(request.createdAt) },
            { label: t('requests.created-by'), value: request.createdBy },
            { label: t('requests.promised'), value: request.promisedOn ? formatDate(request.promisedOn) : '–' },
          ],
        }}
        progress={{ label: t('requests.progress'), steps: progress(t, request) }}
        next={{ version, steps: steps.map((step) => stepItem(t, home, step)), ...waiting(t, request, steps) }}
        timeline={{ events: eventsOf(t, history, (field, value) => tell(t, field, value)) }}
      >
        {certificates.length > 0 && (
          <Section title={t('certificates.title')}>
            <ul class="plain-list">
              {certificates.map(({ id, number, state }) => <li key={id}><Code href={`/certificates/${id}`}>{number}</Code> <CertificateState t={t} state={state} /></li>)}
            </ul>
          </Section>
        )}
        <Section title={t('requests.content')}>
          <DescriptionList
            columns={2}
            items={[
              { term: t('requests.price'), detail: <><Money amount={request.price} locale={t.locale} /> <span class="quiet">({t('requests.price-note')})</span></> },
              request.promisedOn ? { term: t('requests.promised'), detail: formatDate(request.promisedOn) } : !!promisedIf && { term: t('requests.promised-if'), detail: formatDate(promisedIf) },
              { term: t('requests.language'), detail: languageName(t, request.language) },
              { term: t('requests.rule'), detail: ruleName(t, request.decisionRule) },
              { term: t('requests.external'), detail: t(request.consentExternal ? 'requests.yes' : 'requests.no') },
              { term: t('requests.public'), detail: t(request.consentPublic ? 'requests.yes' : 'requests.no') },
              !!request.note && { term: t('requests.note'), detail: request.note },
              !!request.closedReason && { term: t('requests.closed-reason'), detail: request.closedReason },
            ]}
          />
        </Section>
        {request.samples.map((sample, index) => <SampleContent key={sample.id} t={t} sample={sample} number={index + 1} />)}
        {request.review && <Reviewed t={t} request={request} review={request.review} />}
      </ThingPage>
    </Frame>
  );
}

function stepItem(t: Translator, home: string, { name, allowed, missing }: RequestStep): NextStepItem {
  const { at, posts, danger, note } = ways[name];
  const address = `${home}/${at}`;
  return {
    label: t(`requests.step.${name}`), allowed,
    ...(posts ? { post: address } : { href: address }),
    ...(danger ? { danger } : {}),
    ...(note && allowed ? { note: t(note) } : {}),
    why: missing ? t('requests.incomplete', { count: missing }) : null,
  };
}

/** Who or what is waited for. */
function waiting(t: Translator, request: RequestFacts, steps: readonly RequestStep[]): { waiting?: string } {
  const received = request.samples.filter((sample) => sample.received).length;
  if (answered(request)) return { waiting: t('requests.waiting.reported') };
  switch (request.state) {
    case 'submitted': return steps.some(({ name }) => name === 'accept') ? {} : { waiting: t('requests.waiting.review') };
    case 'accepted': return { waiting: received ? t('requests.waiting.testing', { day: formatDate(request.promisedOn ?? '') }) : t('requests.waiting.samples', { number: request.number }) };
    case 'declined': return { waiting: t('requests.waiting.declined') };
    case 'cancelled': return { waiting: t('requests.waiting.cancelled') };
    default: return {};
  }
}

/** Every sample came in and has its answer: a report, or a refusal. */
const answered = ({ samples }: RequestFacts): boolean => samples.length > 0 && samples.every(({ received }) => received !== null && (received.state === 'reported' || received.state === 'rejected'));

function progress(t: Translator, request: RequestFacts): Array<{ label: string; state: StepState; note?: string }> {
  const stopped = request.state === 'declined' || request.state === 'cancelled';
  const received = request.samples.filter((sample) => sample.received);
  const done = [request.state !== 'draft' && request.submittedAt !== null, request.acceptedAt !== null, request.samples.length > 0 && received.length === request.samples.length, answered(request)];
  const now = done.indexOf(false);
  const notes = [request.submittedAt && formatDate(request.submittedAt), request.acceptedAt && formatDate(request.acceptedAt), received.length ? `${received.length}/${request.samples.length}` : null, request.promisedOn && formatDate(request.promisedOn)];
  return (['sent', 'accepted', 'received', 'reported'] as const).map((name, index) => ({
    label: t(`requests.progress.${name}`),
    state: done[index] ? 'done' : index === now ? (stopped ? 'stopped' : 'now') : 'later',
    ...(notes[index] ? { note: notes[index]! } : {}),
  }));
}

function Reviewed({ t, request, review }: { t: Translator; request: RequestFacts; review: NonNullable<RequestFacts['review']> }): JSX.Element {
  const answer = (yes: boolean) => (yes ? <StateBadge tone="good">{t('requests.yes')}</StateBadge> : <StateBadge tone="attention">{t('requests.review.not')}</StateBadge>);
  return (
    <Section title={t('requests.review.done')}>
      <DescriptionList
        items={[
          { term: t('requests.review.by'), detail: request.reviewedBy },
          { term: t('requests.review.on'), detail: request.acceptedAt && formatDateTime(request.acceptedAt) },
          { term: t('requests.review.capability'), detail: answer(review.capability) },
          { term: t('requests.review.method'), detail: answer(review.method) },
          { term: t('requests.review.capacity'), detail: answer(review.capacity) },
          { term: t('requests.review.rule'), detail: answer(review.decisionRule) },
          !!review.note && { term: t('requests.review.note'), detail: review.note },
        ]}
      />
    </Section>
  );
}

/** Values of the trail that this page knows better than the trail. */
function tell(t: Translator, field: string, value: unknown): string | null | undefined {
  if (field === 'state') return stateText(t, String(value));
  if (field === 'purpose') return purposeName(t, String(value));
  if (field === 'decisionRule') return ruleName(t, String(value));
  if (field === 'price') return new Intl.NumberFormat(t.locale).format(Number(value));
  return undefined;
}

const stateText = (t: Translator, state: string): string => (['received', 'tested', 'verified', 'reported', 'rejected'].includes(state) ? t(`samples.state.${state}` as MessageKey) : stateName(t, state));
