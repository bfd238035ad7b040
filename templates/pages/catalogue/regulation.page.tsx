import type { JSX } from 'preact';
import { formatDate, type Bilingual } from '../../../src/kernel/i18n.ts';
import { DataTable, DescriptionList, EmptyState, NextSteps, Notice, Section, Timeline, type Column } from '../../components/index.ts';
import type { Translator } from '../../locales/index.ts';
import { eventsOf, type HistoryEntry } from '../history.ts';
import { Frame } from '../frame.tsx';
import type { Viewer } from '../viewer.ts';
import { AdoptionCell, LimitCell, PartChoice, SourceCell, analyteOf, bandOf, conditionOf, partName, type LimitPart, type LimitView } from './limit-view.tsx';
import { RegulationState, adoptedOf } from './regulations.page.tsx';

export interface RegulationView {
  id: string;
  code: string;
  title: Bilingual;
  issuer: string;
  instrument: string;
  issuedOn: string | null;
  effectiveOn: string;
  endedOn: string | null;
  transitionUntil: string | null;
  transitionNote: Bilingual | null;
  /** Its successor; with an id where the catalogue has it. */
  replacedBy: { code: string; id: string | null } | null;
  replaces: ReadonlyArray<{ code: string; id: string }>;
  matrices: readonly Bilingual[];
  scope: Bilingual | null;
  datesToConfirm: readonly string[];
  gaps: readonly Bilingual[];
  /** The enterprise whose own standard it is. */
  owner: { id: string; name: string } | null;
  entered: boolean;
  state: string;
  limits: number;
  adopted: number;
}

export interface RegulationPageProps {
  viewer: Viewer;
  regulation: RegulationView;
  parts: readonly LimitPart[];
  /** The limits of the table that is shown. */
  limits: readonly LimitView[];
  part: string;
  history: readonly HistoryEntry[];
  /** Null when the reader may adopt; otherwise why not, in words. */
  whyNotAdopt: string | null;
}

/** One regulation: its dates, its tables with what was adopted from which text, its history. */
export function RegulationPage({ viewer, regulation, parts, limits, part, history, whyNotAdopt }: RegulationPageProps): JSX.Element {
  const { t, path } = viewer;
  const address = path.split('?')[0]!;
  return (
    <Frame
      viewer={viewer} title={regulation.code} state={<RegulationState t={t} state={regulation.state} />} lead={t.name(regulation.title)}
      breadcrumb={[{ href: '/regulations', label: t('catalogue.regulations.title') }]}
      menu={regulation.limits ? [{ label: t('catalogue.export-xlsx'), href: `${address}/limits.xlsx`, icon: 'download' }, { label: t('catalogue.export-csv'), href: `${address}/limits.csv`, icon: 'download' }] : []}
    >
      <div class="stack">
        <Facts t={t} regulation={regulation} />
        {regulation.limits > 0 && (
          <NextSteps t={t} steps={[{ label: t('catalogue.regulation.adopt'), href: `${address}/adoption?part=${encodeURIComponent(part)}`, allowed: whyNotAdopt === null, why: whyNotAdopt, note: t('catalogue.regulation.adopt-note') }]} />
        )}
      </div>
      <Section title={t('catalogue.limit.part-none')} id="limits">
        <PartChoice t={t} action={`${address}#limits`} parts={parts} part={part} />
        {limits.length ? <Limits t={t} limits={limits} caption={partName(t, parts.find(({ key }) => key === part) ?? { class: null, group: null })} /> : (
          <EmptyState title={t('catalogue.regulation.limits-empty')} text={t('catalogue.regulation.limits-empty-hint')} />
        )}
      </Section>
      {regulation.gaps.length > 0 && (
        <Section title={t('catalogue.regulation.gaps')} lead={t('catalogue.regulation.gaps-lead')}>
          <ul class="stack">{regulation.gaps.map((gap) => <li key={gap.en}>{t.name(gap)}</li>)}</ul>
        </Section>
      )}
      <Timeline t={t} events={eventsOf(t, history)} />
    </Frame>
  );
}

function Facts({ t, regulation }: { t: Translator; regulation: RegulationView }): JSX.Element {
  const day = (value: string | null, name: string) =>
    value === null ? null : regulation.datesToConfirm.includes(name) ? t('catalogue.regulation.to-confirm', { day: formatDate(value) }) : formatDate(value);
  const { transitionUntil, transitionNote, replacedBy, replaces } = regulation;
  return (
    <>
      {regulation.state === 'transition' && transitionUntil && (
        <Notice t={t} tone="attention" title={`${t('catalogue.regulation.state.transition')}: ${t('catalogue.regulation.transition-until', { day: formatDate(transitionUntil) })}`}>{transitionNote ? t.name(transitionNote) : null}</Notice>
      )}
      <DescriptionList columns={2} items={[
        { term: t('catalogue.regulation.issuer'), detail: regulation.issuer },
        !!regulation.owner && { term: t('catalogue.regulation.owner'), detail: <a href={`/enterprises/${regulation.owner.id}`}>{regulation.owner.name}</a> },
        { term: t('catalogue.regulation.instrument'), detail: regulation.instrument },
        { term: t('catalogue.regulation.issued'), detail: day(regulation.issuedOn, 'issued') },
        { term: t('catalogue.regulation.effective'), detail: day(regulation.effectiveOn, 'effective') },
        regulation.endedOn !== null && { term: t('catalogue.regulation.ended'), detail: day(regulation.endedOn, 'ended') },
        transitionUntil !== null && regulation.state !== 'transition' && { term: t('catalogue.regulation.transition'), detail: t('catalogue.regulation.transition-until', { day: formatDate(transitionUntil) }) },
        replacedBy !== null && { term: t('catalogue.regulation.replaced-by'), detail: replacedBy.id ? <a href={`/regulations/${replacedBy.id}`}>{replacedBy.code}</a> : replacedBy.code },
        replaces.length > 0 && { term: t('catalogue.regulation.replaces'), detail: replaces.map(({ code, id }) => <a key={id} href={`/regulations/${id}`}>{code}</a>) },
        { term: t('catalogue.matrix'), detail: regulation.matrices.map((matrix) => t.name(matrix)).join(', ') },
        regulation.scope !== null && { term: t('catalogue.regulation.scope'), detail: t.name(regulation.scope) },
        { term: t('catalogue.regulation.adopted'), detail: adoptedOf(t, regulation) },
        { term: t('catalogue.regulation.origin'), detail: t(regulation.entered ? 'catalogue.regulation.entered' : 'catalogue.regulation.from-files') },
      ]} />
    </>
  );
}

/** A table of limits with where each comes from and who took it over. */
function Limits({ t, limits, caption }: { t: Translator; limits: readonly LimitView[]; caption: string }): JSX.Element {
  const conditions = limits.some(({ condition }) => condition !== null);
  const bands = limits.some(({ dependsOn }) => dependsOn !== null);
  const notes = limits.some(({ note }) => note !== null);
  const columns: Array<Column<LimitView>> = [
    { key: 'analyte', label: t('catalogue.analyte'), kind: 'wrap', cell: (limit) => analyteOf(t, limit) },
    ...(conditions ? [{ key: 'condition', label: t('catalogue.limit.condition'), kind: 'wrap' as const, cell: (limit: LimitView) => conditionOf(t, limit.condition) }] : []),
    ...(bands ? [{ key: 'band', label: t('catalogue.limit.band'), kind: 'wrap' as const, cell: (limit: LimitView) => <span class="figures">{bandOf(t, limit)}</span> }] : []),
    { key: 'value', label: t('catalogue.limit.value'), kind: limits.some(({ value }) => value.text ?? value.secondCheck) ? 'wrap' : 'text', cell: (limit) => <LimitCell t={t} limit={limit} /> },
    { key: 'adoption', label: t('catalogue.limit.adoption'), kind: 'wrap', cell: (limit) => <AdoptionCell t={t} adoption={limit.adoption} /> },
    { key: 'reading', label: t('catalogue.limit.reading'), cell: (limit) => t(limit.verified ? 'catalogue.limit.verified' : 'catalogue.limit.unverified') },
    { key: 'source', label: t('catalogue.limit.source'), cell: (limit) => <SourceCell t={t} source={limit.source} /> },
    ...(notes ? [{ key: 'note', label: t('catalogue.limit.note'), kind: 'wrap' as const, desk: true, cell: (limit: LimitView) => (limit.note ? t.name(limit.note) : '') }] : []),
  ];
  return <DataTable t={t} caption={caption} columns={columns} rows={limits} rowKey={(limit) => limit.id} pager={{ shown: limits.length }} />;
}
