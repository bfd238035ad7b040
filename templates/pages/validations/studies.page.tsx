import type { JSX } from 'preact';
import { formatDate, type Bilingual } from '../../../src/kernel/i18n.ts';
import { ButtonLink, Code, DataTable, Field, Filters, withQuery } from '../../components/index.ts';
import { studyStates, type Conclusion, type StudyKind, type StudyState } from '../../validation/study.types.ts';
import { Frame } from '../frame.tsx';
import type { Viewer } from '../viewer.ts';
import { ConclusionBadge, StudyStateBadge } from './badges.tsx';
import { kindName } from './words.ts';

export interface StudiesProps {
  viewer: Viewer;
  rows: ReadonlyArray<{ id: string; number: string; state: StudyState; kind: StudyKind; conclusion: Conclusion | null; method: string; edition: number; analyte: Bilingual; createdBy: string; createdAt: Date }>;
  more: boolean;
  q: string;
  state: string;
  /** May plan a study. */
  writer: boolean;
}

/** Every study, newest first. */
export function StudiesPage({ viewer, rows, more, q, state, writer }: StudiesProps): JSX.Element {
  const { t, path } = viewer;
  const plan = { href: '/validations/new', label: t('validations.plan') };
  return (
    <Frame viewer={viewer} title={t('validations.title')} lead={t('validations.lead')} {...(writer ? { primary: <ButtonLink kind="primary" icon="plus" href={plan.href}>{plan.label}</ButtonLink> } : {})}>
      <Filters t={t} address={path} names={['q', 'state']}>
        <Field t={t} name="q" type="search" label={t('validations.search')} value={q} />
        <Field t={t} name="state" type="select" label={t('validations.state')} value={state} prompt={t('validations.any-state')} options={studyStates.map((each) => ({ value: each, label: t(`validations.state.${each}`) }))} width="short" />
      </Filters>
      <DataTable
        t={t} caption={t('validations.title')} rows={rows} rowKey={(row) => row.id} rowHref={(row) => `/validations/${row.id}`} address={path}
        rowTone={(row) => (row.state === 'returned' ? 'attention' : row.state === 'withdrawn' ? 'inactive' : undefined)}
        columns={[
          { key: 'number', label: t('validations.number'), cell: (row) => <Code>{row.number}</Code> },
          { key: 'state', label: t('validations.state'), cell: (row) => (row.conclusion && row.state === 'authorised' ? <ConclusionBadge t={t} conclusion={row.conclusion} /> : <StudyStateBadge t={t} state={row.state} />) },
          { key: 'analyte', label: t('validations.analyte'), kind: 'wrap', cell: (row) => t.name(row.analyte) },
          { key: 'method', label: t('validations.method'), desk: true, cell: (row) => t('validations.edition-of', { method: row.method, edition: row.edition }) },
          { key: 'kind', label: t('validations.kind'), desk: true, cell: (row) => kindName(t, row.kind) },
          { key: 'by', label: t('validations.planned-by'), desk: true, cell: (row) => row.createdBy },
          { key: 'on', label: t('validations.planned-on'), kind: 'date', desk: true, cell: (row) => formatDate(row.createdAt) },
        ]}
        pager={more ? { next: withQuery(path, { before: rows.at(-1)!.id }), shown: rows.length } : { shown: rows.length }}
        empty={{ title: t('validations.empty'), text: t('validations.empty-hint'), ...(writer ? { action: plan } : {}) }}
      />
    </Frame>
  );
}
