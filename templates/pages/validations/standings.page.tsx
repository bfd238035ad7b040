import type { JSX } from 'preact';
import { formatDate, formatDateTime, type Bilingual } from '../../../src/kernel/i18n.ts';
import { bind, ButtonLink, Code, DataTable, DescriptionList, Field, Filters, FormPage, Notice, Section, StateBadge, Tabs, Timeline, withQuery, type Column, type FieldError, type FormValues } from '../../components/index.ts';
import type { Translator } from '../../locales/index.ts';
import { Frame } from '../frame.tsx';
import { eventsOf, type HistoryEntry } from '../history.ts';
import type { Viewer } from '../viewer.ts';

/** By what a method of the laboratory's own is verified. */
export const standingKinds = ['none', 'elsewhere', 'studied'] as const;
export type StandingKind = (typeof standingKinds)[number];

/** How a method stands, as pages tell it; `not-own` has nothing to be verified. */
export type StandingView =
  | { kind: 'studied'; study: { id: string; number: string; authorisedAt: Date; limited: boolean } }
  | { kind: 'elsewhere'; decision: { id: string; document: string; reason: string; by: string; at: Date } }
  | { kind: 'none' }
  | { kind: 'not-own' };

interface MethodNamed {
  code: string;
  reference: string;
  edition: number;
  analyte: Bilingual;
}

/** The record that stands for a method, as a link; a badge that there is none. */
export function StandingCell({ t, standing }: { t: Translator; standing: StandingView }): JSX.Element | null {
  switch (standing.kind) {
    case 'studied': return <><Code href={`/validations/${standing.study.id}`}>{standing.study.number}</Code> {t(standing.study.limited ? 'validations.standing.limited-on' : 'validations.standing.studied-on', { day: formatDate(standing.study.authorisedAt) })}</>;
    case 'elsewhere': return <><a href={`/method-verifications/${standing.decision.id}`}>{standing.decision.document}</a><div class="hint">{t('validations.by-on', { name: standing.decision.by, date: formatDate(standing.decision.at) })}</div></>;
    case 'none': return <StateBadge tone="attention">{t('validations.standing.none')}</StateBadge>;
    case 'not-own': return null;
  }
}

export interface StandingsProps {
  viewer: Viewer;
  rows: ReadonlyArray<MethodNamed & { accredited: boolean; standing: StandingView }>;
  standing: StandingKind;
  counts: Readonly<Record<StandingKind, number>>;
  q: string;
  mayDecide: boolean;
}

/** The current methods by what verifies them; those without anything first. */
export function StandingsPage({ viewer, rows, standing, counts, q, mayDecide }: StandingsProps): JSX.Element {
  const { t, path } = viewer;
  type Row = StandingsProps['rows'][number];
  const columns: Array<Column<Row>> = [
    { key: 'analyte', label: t('validations.analyte'), kind: 'wrap', cell: (row) => t.name(row.analyte) },
    { key: 'method', label: t('validations.method'), kind: 'wrap', cell: (row) => t('validations.edition-of', { method: row.reference, edition: row.edition }) },
    { key: 'accredited', label: t('catalogue.method.recognition'), cell: (row) => t(row.accredited ? 'catalogue.method.accredited' : 'catalogue.method.not-accredited') },
    standing === 'none'
      ? { key: 'decide', label: t('validations.standing.what-next'), cell: (row) => (mayDecide ? <a href={`/method-verifications/new?method=${row.code}`}>{t('validations.standing.decide')}</a> : <a href={`/methods/${row.code}`}>{t('validations.standing.see-method')}</a>) }
      : { key: 'record', label: t('validations.standing.record'), kind: 'wrap', cell: (row) => <StandingCell t={t} standing={row.standing} /> },
  ];
  return (
    <Frame viewer={viewer} title={t('validations.standing.title')} lead={t('validations.standing.lead')} breadcrumb={[{ href: '/validations', label: t('validations.title') }]}>
      <Tabs label={t('validations.standing.title')} items={standingKinds.map((kind) => ({ href: withQuery(path, { standing: kind }), label: t(`validations.standing.tab.${kind}`), count: counts[kind], current: kind === standing }))} />
      <Filters t={t} address={path} names={['q']}><Field t={t} name="q" type="search" label={t('validations.standing.search')} value={q} /></Filters>
      <DataTable t={t} caption={t(`validations.standing.tab.${standing}`)} rows={rows} rowKey={(row) => row.code} rowHref={(row) => `/methods/${row.code}`} columns={columns} pager={{ shown: rows.length }} empty={{ title: t('validations.standing.empty'), text: t(`validations.standing.empty-hint.${standing}`) }} />
    </Frame>
  );
}

interface Returned {
  values: FormValues;
  errors: readonly FieldError[];
  refusal: string | null;
}

const crumbs = (t: Translator, method: MethodNamed) => [{ href: '/validations', label: t('validations.title') }, { href: '/method-verifications', label: t('validations.standing.title') }, { href: `/methods/${method.code}`, label: method.reference }];

/** The decision that a method was verified outside the program: which record, why it is enough, and the signature. */
export function VerifyElsewherePage({ viewer, method, idempotencyKey, values, errors, refusal }: Returned & { viewer: Viewer; method: MethodNamed & { id: string }; idempotencyKey: string }): JSX.Element {
  const { t } = viewer;
  const of = bind(values, errors);
  return (
    <Frame viewer={viewer} title={t('validations.elsewhere.title', { analyte: t.name(method.analyte) })} lead={t('validations.elsewhere.lead', { method: method.reference, edition: method.edition })} breadcrumb={crumbs(t, method)}>
      {refusal && <Notice t={t} tone="wrong" live>{refusal}</Notice>}
      <FormPage t={t} action="/method-verifications" submit={t('validations.elsewhere.submit')} errors={errors} idempotencyKey={idempotencyKey} cancelHref={`/methods/${method.code}`}>
        <input type="hidden" name="methodId" value={method.id} />
        <Field t={t} {...of('document')} label={t('validations.elsewhere.document')} hint={t('validations.elsewhere.document-hint')} width="long" maxLength={300} />
        <Field t={t} {...of('reason')} type="textarea" rows={4} maxLength={2000} label={t('validations.elsewhere.reason')} hint={t('validations.elsewhere.reason-hint')} />
        <Field t={t} {...of('password')} value="" type="password" label={t('validations.password')} hint={t('validations.password-hint')} autocomplete="current-password" />
      </FormPage>
    </Frame>
  );
}

export interface DecisionProps extends Returned {
  viewer: Viewer;
  method: MethodNamed;
  decision: { id: string; version: number; document: string; reason: string; by: string; at: Date; endedAt: Date | null; endedReason: string | null };
  mayEnd: boolean;
  history: readonly HistoryEntry[];
}

/** One such decision, and its end. */
export function DecisionPage({ viewer, method, decision, mayEnd, history, values, errors, refusal }: DecisionProps): JSX.Element {
  const { t } = viewer;
  return (
    <Frame
      viewer={viewer} title={t('validations.elsewhere.one', { analyte: t.name(method.analyte) })} breadcrumb={crumbs(t, method)}
      state={decision.endedAt ? <StateBadge tone="inactive">{t('validations.elsewhere.ended')}</StateBadge> : <StateBadge tone="good">{t('validations.elsewhere.holds')}</StateBadge>}
    >
      {refusal && <Notice t={t} tone="wrong" live>{refusal}</Notice>}
      <DescriptionList items={[
        { term: t('validations.method'), detail: <a href={`/methods/${method.code}?edition=${method.edition}`}>{t('validations.edition-of', { method: method.reference, edition: method.edition })}</a> },
        { term: t('validations.elsewhere.document'), detail: decision.document },
        { term: t('validations.elsewhere.reason'), detail: decision.reason },
        { term: t('validations.elsewhere.by'), detail: t('validations.by-on', { name: decision.by, date: formatDateTime(decision.at) }) },
        decision.endedAt !== null && { term: t('validations.elsewhere.ended'), detail: `${formatDateTime(decision.endedAt)}. ${decision.endedReason ?? ''}` },
      ]} />
      {mayEnd && (
        <Section title={t('validations.elsewhere.end')} lead={t('validations.elsewhere.end-lead')} aside={<ButtonLink kind="quiet" href={`/validations/new?method=${method.code}`}>{t('catalogue.method.plan-study')}</ButtonLink>}>
          <FormPage t={t} action={`/method-verifications/${decision.id}/end`} submit={t('validations.elsewhere.end')} submitKind="danger" errors={errors} version={decision.version}>
            <Field t={t} {...bind(values, errors)('reason')} type="textarea" rows={2} maxLength={1000} label={t('validations.reason')} />
          </FormPage>
        </Section>
      )}
      <Timeline t={t} events={eventsOf(t, history)} />
    </Frame>
  );
}
