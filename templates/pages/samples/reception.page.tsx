import type { JSX } from 'preact';
import { formatDecimal, type Bilingual } from '../../../src/kernel/i18n.ts';
import { Code, DescriptionList, EmptyState, Field, FormPage, FormSection, Notice, Section, StateBadge, bind, type Bound, type FieldError, type FormValues } from '../../components/index.ts';
import type { MessageKey, Translator } from '../../locales/index.ts';
import { Frame } from '../frame.tsx';
import type { Viewer } from '../viewer.ts';
import { LabelLinks } from './label-links.tsx';
import { sampleState, sampleTone } from './words.ts';

/** A requested sample that has not come in yet. */
export interface ExpectedSample {
  requestedSampleId: string;
  /** Its place in the request, from 1. */
  number: number;
  name: string;
  matrix: Bilingual;
  minimumQuantity: string | null;
  /** Usual containers, offered while typing. */
  containers: readonly Bilingual[];
  /** Units that the request says; more than one are counted in. */
  units: number;
  tests: number;
  /** The test that presses most. */
  pressing: { hours: number; analyte: Bilingual } | null;
  /** Asked when the edition of the regulation that counts has no class like the one asked for; `edition` null: none counts on that day. */
  classQuestion: {
    asked: { regulation: string; class: Bilingual | null };
    edition: { regulation: string; classes: ReadonlyArray<Bilingual & { code: string }> } | null;
  } | null;
  /** Asked when that edition does not name the food or product that the request names. */
  conditionQuestion: { condition: string; asked: string; edition: string; named: ReadonlyArray<Bilingual & { value: string }> } | null;
}

export interface ReceptionProps {
  viewer: Viewer;
  request: { id: string; number: string; customer: string };
  expected: readonly ExpectedSample[];
  received: ReadonlyArray<{ id: string; code: string; state: string; name: string }>;
  checks: readonly string[];
  idempotencyKey: string;
  values: FormValues;
  errors?: readonly FieldError[];
  refusal?: string | null;
}

/**
 * The desk takes samples in: what holds for all once, then each sample in the order of the hands, what is different about it folded.
 * Nothing that somebody must look at is answered beforehand.
 */
export function ReceptionPage({ viewer, request, expected, received, checks, idempotencyKey, values, errors = [], refusal }: ReceptionProps): JSX.Element {
  const { t } = viewer;
  const of = bind(values, errors);
  const home = `/requests/${request.id}`;
  const several = expected.length > 1;
  return (
    <Frame
      viewer={viewer} title={t('samples.reception.title', { number: request.number })} lead={`${request.customer}. ${t('samples.reception.lead')}`}
      breadcrumb={[{ href: '/requests', label: t('requests.title') }, { href: home, label: request.number }]}
    >
      {refusal && <Notice t={t} tone="wrong" live>{refusal}</Notice>}
      {received.length > 0 && (
        <Section title={t('samples.reception.already')}>
          <DescriptionList items={received.map((sample) => ({ term: sample.name, detail: <><Code href={`/samples/${sample.id}`}>{sample.code}</Code> <StateBadge tone={sampleTone(sample.state)}>{sampleState(t, sample.state)}</StateBadge></> }))} />
          <LabelLinks t={t} ids={received.map(({ id }) => id)} />
        </Section>
      )}
      {expected.length === 0 ? <EmptyState title={t('samples.reception.all')} action={{ label: request.number, href: home }} /> : (
        <FormPage t={t} action={`${home}/reception`} submit={t('samples.reception.submit')} errors={errors} idempotencyKey={idempotencyKey} cancelHref={home}>
          {several && <ForAll {...{ t, checks, of }} containers={expected.flatMap(({ containers }) => containers)} />}
          {expected.map((sample, index) => <Arrival key={sample.requestedSampleId} {...{ t, sample, index, checks, of, several }} first={index === 0 && !several} />)}
        </FormPage>
      )}
    </Frame>
  );
}

/** A holding time as it is spoken of: whole days from three on. */
const within = (t: Translator, hours: number): string => (hours >= 72 && hours % 24 === 0 ? t('samples.reception.days', { days: hours / 24 }) : t('samples.reception.hours', { hours }));

/** Containers to choose from while typing, each once. */
const namesOf = (t: Translator, containers: readonly Bilingual[]): string[] => [...new Set(containers.map((each) => t.name(each)))];

const isField = (bound: Bound): boolean => Boolean(bound.error) || bound.values.some((value) => value !== '');

/** The checks as boxes, none ticked beforehand. */
function Checks({ t, checks, at, legend, hint, label }: { t: Translator; checks: readonly string[]; at: (check: string) => Bound; legend: string; hint?: string; label: (check: string) => string }): JSX.Element {
  return (
    <fieldset class="field">
      <legend class="label">{legend}</legend>
      {hint && <p class="hint">{hint}</p>}
      <div class="choices checks">
        {checks.map((check) => <Field key={check} t={t} {...at(check)} type="checkbox" label={label(check)} />)}
      </div>
    </fieldset>
  );
}

interface CommonProps {
  t: Translator;
  checks: readonly string[];
  of: (name: string) => Bound;
  containers: readonly Bilingual[];
  /** Before each name: `all` or `samples.0`. */
  place: string;
  /** A sample beside others: what is left empty is as for all. */
  exception?: boolean;
  /** Its first field is the first of the page. */
  first?: boolean;
}

/** When, in what, how warm, in which state: asked for all samples, or for one. */
function Common({ t, of, containers, place, exception, first = false }: CommonProps): JSX.Element {
  const at = (field: string) => of(`${place}.${field}`);
  return (
    <>
      <div class="field-row">
        <Field t={t} {...at('receivedAt')} type="datetime-local" label={t('samples.reception.received-at')} required={!exception} autofocus={first} />
        <Field t={t} {...at('temperature')} type="number" unit="°C" label={t('samples.temperature')} required={false} width="short" />
      </div>
      <Field t={t} {...at('container')} label={t('samples.container')} required={false} maxLength={200} width="long" suggestions={namesOf(t, containers)} />
      <Field t={t} {...at('condition')} type="textarea" rows={2} label={t('samples.condition')} hint={exception ? undefined : t('samples.reception.condition-hint')} required={false} maxLength={1000} />
    </>
  );
}

/** What holds for every sample that came in together. */
function ForAll({ t, checks, of, containers }: Omit<CommonProps, 'place' | 'exception' | 'first'>): JSX.Element {
  return (
    <FormSection title={t('samples.reception.for-all')} hint={t('samples.reception.for-all-hint')}>
      <Common {...{ t, checks, of, containers }} place="all" first />
      <Checks {...{ t, checks }} at={(check) => of(`all.checks.${check}`)} legend={t('samples.checks')} hint={t('samples.reception.checks-hint')} label={(check) => t(`samples.check.${check}` as MessageKey)} />
    </FormSection>
  );
}

interface ArrivalProps {
  t: Translator;
  sample: ExpectedSample;
  index: number;
  checks: readonly string[];
  of: (name: string) => Bound;
  /** There are others, and a part for all. */
  several: boolean;
  /** Its first field is the first of the page. */
  first: boolean;
}

function Arrival({ t, sample, index, checks, of, several, first }: ArrivalProps): JSX.Element {
  const place = `samples.${index}`;
  const at = (field: string) => of(`${place}.${field}`);
  const { containers } = sample;
  const facts = [t.name(sample.matrix), t('samples.reception.tests', { count: sample.tests }), sample.pressing && t('samples.reception.hold', { within: within(t, sample.pressing.hours), analyte: t.name(sample.pressing.analyte) })];
  const decision = (value: string, opens?: JSX.Element, hint?: string) => ({ value, label: t(`samples.reception.decision.${value}` as MessageKey), ...(hint ? { hint } : {}), ...(opens ? { opens } : {}) });
  const different = [...['receivedAt', 'temperature', 'container', 'condition'].map(at), ...checks.map((check) => at(`fails.${check}`))].some(isField);
  return (
    <FormSection title={t('samples.reception.line', { number: sample.number, name: sample.name })} hint={facts.filter(Boolean).join('. ')}>
      <input type="hidden" name={at('requestedSampleId').name} value={sample.requestedSampleId} />
      {sample.units > 1 && <Field t={t} {...at('units')} type="number" label={t('samples.units')} hint={t('samples.reception.units-hint', { units: sample.units })} width="short" autofocus={first} />}
      <div class="field-row">
        <Field t={t} {...at('quantity')} label={t('samples.quantity')} hint={sample.minimumQuantity ? t('samples.reception.quantity-hint', { needed: formatDecimal(sample.minimumQuantity, t.locale) }) : undefined} maxLength={100} autofocus={first && sample.units === 1} />
        <Field t={t} {...at('sampledAt')} type="datetime-local" label={t('samples.reception.sampled-at')} required={false} />
      </div>
      {several ? (
        <details class="more" open={different}>
          <summary>{t('samples.reception.different')}</summary>
          <p class="hint">{t('samples.reception.different-hint')}</p>
          <Common {...{ t, checks, of, containers, place }} exception />
          <Checks {...{ t, checks }} at={(check) => at(`fails.${check}`)} legend={t('samples.reception.fails')} label={(check) => t(`samples.fail.${check}` as MessageKey)} />
        </details>
      ) : (
        <>
          <Common {...{ t, checks, of, containers, place }} />
          <Checks {...{ t, checks }} at={(check) => at(`checks.${check}`)} legend={t('samples.checks')} hint={t('samples.reception.checks-hint')} label={(check) => t(`samples.check.${check}` as MessageKey)} />
        </>
      )}
      {sample.classQuestion && <ClassQuestion t={t} question={sample.classQuestion} at={at} />}
      {sample.conditionQuestion && <ConditionQuestion t={t} question={sample.conditionQuestion} at={at} />}
      <Field t={t} {...at('decision')} type="radios" label={t('samples.reception.decision')} options={[
        decision('accept'),
        decision('reserve', <Field t={t} {...at('reservation')} type="textarea" rows={2} label={t('samples.reservation')} maxLength={1000} />, t('samples.reception.decision.reserve-hint')),
        decision('reject', <Field t={t} {...at('reason')} type="textarea" rows={2} label={t('samples.rejected-reason')} maxLength={1000} />),
        decision('later'),
      ]} />
    </FormSection>
  );
}

/** Another edition counts than was asked for, without a class like the one asked for: the desk chooses, nothing goes silently. */
function ClassQuestion({ t, question: { asked, edition }, at }: { t: Translator; question: NonNullable<ExpectedSample['classQuestion']>; at: (field: string) => Bound }): JSX.Element {
  const former = asked.class ? t('samples.class.asked', { regulation: asked.regulation, class: t.name(asked.class) }) : t('samples.class.asked-none', { regulation: asked.regulation });
  const reason = <Field t={t} {...at('classReason')} type="textarea" rows={2} label={t('samples.class.reason')} maxLength={500} />;
  return (
    <Field
      t={t} {...at('regulationClass')} type="radios" label={edition ? t('samples.class.label', { regulation: edition.regulation }) : t('samples.class.label-none')}
      hint={`${former} ${edition ? t('samples.class.changed', { regulation: edition.regulation }) : t('samples.class.no-edition')}`}
      options={[...(edition?.classes ?? []).map((each) => ({ value: each.code, label: t.name(each) })), { value: 'none', label: t(edition ? 'samples.class.none' : 'samples.class.unjudged'), opens: reason }]}
    />
  );
}

/** Nor is the food or product that decides which limits apply. Some editions name dozens: a list, with the reason for none below. */
function ConditionQuestion({ t, question: { condition, asked, edition, named }, at }: { t: Translator; question: NonNullable<ExpectedSample['conditionQuestion']>; at: (field: string) => Bound }): JSX.Element {
  return (
    <>
      <Field
        t={t} {...at('limitCondition')} type="select" label={t('samples.condition.label', { regulation: edition })} prompt={t('samples.condition.prompt')} width="long"
        hint={`${t('samples.condition.asked', { regulation: asked, condition })} ${t('samples.condition.changed', { regulation: edition })}`}
        options={[...named.map((each) => ({ value: each.value, label: t.name(each) })), { value: 'none', label: t('samples.condition.none') }]}
      />
      <Field t={t} {...at('conditionReason')} type="textarea" rows={2} label={t('samples.condition.reason')} hint={t('samples.condition.reason-hint')} required={false} maxLength={500} />
    </>
  );
}
