import type { JSX } from 'preact';
import { formatDate, type Bilingual } from '../../../src/kernel/i18n.ts';
import { ButtonLink, DataTable, Field, Filters, StateBadge, withQuery, type Tone } from '../../components/index.ts';
import type { MessageKey, Translator } from '../../locales/index.ts';
import { Frame } from '../frame.tsx';
import type { Viewer } from '../viewer.ts';

export interface RegulationLine {
  id: string;
  code: string;
  title: Bilingual;
  matrices: readonly string[];
  effectiveOn: string;
  endedOn: string | null;
  transitionUntil: string | null;
  replacedBy: string | null;
  state: string;
  limits: number;
  adopted: number;
}

export interface RegulationsProps {
  viewer: Viewer;
  rows: readonly RegulationLine[];
  next: string | null;
  filter: { matrix: string; q: string; state: string };
  matrices: ReadonlyArray<Bilingual & { code: string }>;
  states: readonly string[];
  mayEnter: boolean;
}

const tones: Record<string, Tone> = { 'in-force': 'good', transition: 'attention', replaced: 'inactive', ended: 'inactive', coming: 'neutral' };

/** In force, replaced, in transition: as a mark and a word. */
export function RegulationState({ t, state }: { t: Translator; state: string }): JSX.Element {
  return <StateBadge tone={tones[state] ?? 'neutral'}>{t(`catalogue.regulation.state.${state}` as MessageKey)}</StateBadge>;
}

/** Every regulation, how it stands today, and how much of it the laboratory has adopted. */
export function RegulationsPage({ viewer, rows, next, filter, matrices, states, mayEnter }: RegulationsProps): JSX.Element {
  const { t, path } = viewer;
  const nameOf = new Map(matrices.map((matrix) => [matrix.code, t.name(matrix)]));
  const stateName = (state: string) => t(`catalogue.regulation.state.${state}` as MessageKey);
  const active = [
    ...(filter.matrix ? [{ name: 'matrix', label: t('catalogue.methods.matrix', { matrix: nameOf.get(filter.matrix) ?? filter.matrix }) }] : []),
    ...(filter.q ? [{ name: 'q', label: t('catalogue.methods.query', { q: filter.q }) }] : []),
    ...(filter.state && states.includes(filter.state) ? [{ name: 'state', label: stateName(filter.state) }] : []),
  ];
  return (
    <Frame viewer={viewer} title={t('catalogue.regulations.title')} lead={t('catalogue.regulations.lead')} primary={mayEnter && <ButtonLink kind="primary" href="/regulations/new">{t('catalogue.regulations.new')}</ButtonLink>}>
      <Filters t={t} address={path} names={['matrix', 'q', 'state']} active={active}>
        <Field t={t} name="matrix" type="select" label={t('catalogue.matrix')} prompt={t('catalogue.all-matrices')} value={filter.matrix} options={matrices.map(({ code, ...name }) => ({ value: code, label: t.name(name) }))} />
        <Field t={t} name="state" type="select" label={t('catalogue.regulation.state')} prompt={t('catalogue.regulation.any-state')} value={filter.state} options={states.map((state) => ({ value: state, label: stateName(state) }))} />
        <Field t={t} name="q" type="search" label={t('catalogue.regulations.search')} value={filter.q} />
      </Filters>
      <DataTable
        t={t} caption={t('catalogue.regulations.caption')} rows={rows} rowKey={(row) => row.id} rowHref={(row) => `/regulations/${row.id}`} address={path}
        rowTone={(row) => (row.state === 'replaced' || row.state === 'ended' ? 'inactive' : undefined)}
        empty={{ title: t('catalogue.regulations.empty'), text: t('catalogue.regulations.empty-hint') }}
        pager={{ shown: rows.length, ...(next ? { next: withQuery(path, { after: next }) } : {}) }}
        columns={[
          { key: 'code', label: t('catalogue.regulation.code'), cell: (row) => row.code },
          { key: 'state', label: t('catalogue.regulation.state'), kind: 'wrap', cell: (row) => <><RegulationState t={t} state={row.state} />{row.replacedBy && <div class="hint">{t('catalogue.regulation.replaced-by-code', { code: row.replacedBy })}</div>}</> },
          { key: 'adopted', label: t('catalogue.regulation.adopted'), cell: (row) => adoptedOf(t, row) },
          { key: 'title', label: t('catalogue.regulation.name'), kind: 'wrap', cell: (row) => t.name(row.title) },
          { key: 'effective', label: t('catalogue.regulation.effective'), kind: 'date', desk: true, cell: (row) => formatDate(row.effectiveOn) },
          { key: 'ended', label: t('catalogue.regulation.ended'), kind: 'date', desk: true, cell: (row) => (row.endedOn ? formatDate(row.endedOn) : <span class="quiet">–</span>) },
        ]}
      />
    </Frame>
  );
}

/** "12 trên 35", or that there is nothing to adopt yet. */
export const adoptedOf = (t: Translator, { limits, adopted }: { limits: number; adopted: number }): JSX.Element =>
  limits ? <span class="figures">{t('catalogue.regulation.adopted-of', { adopted, total: limits })}</span> : <span class="quiet">{t('catalogue.regulation.no-limits')}</span>;
