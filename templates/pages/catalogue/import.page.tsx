import type { JSX } from 'preact';
import { formatDate, type Bilingual } from '../../../src/kernel/i18n.ts';
import { ButtonLink, DataTable, DescriptionList, Field, FormPage, Notice, Section, bind, type FieldError } from '../../components/index.ts';
import { Frame } from '../frame.tsx';
import type { Viewer } from '../viewer.ts';
import { LimitCell, analyteOf, bandOf, conditionOf, type LimitView } from './limit-view.tsx';

/** One place of the sheet to correct, in words. */
export interface SheetProblem {
  row: number;
  column: string;
  text: string;
}

export interface ImportProps {
  viewer: Viewer;
  errors?: readonly FieldError[];
  /** Empty until a sheet was read. */
  problems?: readonly SheetProblem[];
}

const shownProblems = 200;
const shownLimits = 100;

const crumbs = (viewer: Viewer) => [{ href: '/regulations', label: viewer.t('catalogue.regulations.title') }];

/** The upload of a new regulation's sheet, with the template and what was wrong with the sheet before. */
export function ImportPage({ viewer, errors = [], problems = [] }: ImportProps): JSX.Element {
  const { t } = viewer;
  return (
    <Frame viewer={viewer} title={t('catalogue.import.title')} lead={t('catalogue.import.lead')} breadcrumb={crumbs(viewer)}>
      {problems.length > 0 && (
        <>
          <Notice t={t} tone="wrong" title={t('catalogue.import.problems', { count: problems.length })} live>{t('catalogue.import.problems-lead')}</Notice>
          <DataTable
            t={t} caption={t('catalogue.import.problems', { count: problems.length })} rows={problems.slice(0, shownProblems)} rowKey={(problem) => `${problem.column}${problem.row}${problem.text}`}
            columns={[
              { key: 'row', label: t('catalogue.import.row'), kind: 'number', cell: (problem) => problem.row },
              { key: 'column', label: t('catalogue.import.column'), cell: (problem) => problem.column || '–' },
              { key: 'problem', label: t('catalogue.import.problem'), kind: 'wrap', cell: (problem) => problem.text },
            ]}
          />
          {problems.length > shownProblems && <p class="hint">{t('catalogue.import.problems-more', { shown: shownProblems })}</p>}
        </>
      )}
      <Section title={t('catalogue.import.template')} lead={t('catalogue.import.template-lead')}>
        <div class="row">
          <ButtonLink href="/regulations/new/template.xlsx" icon="download" download>{t('catalogue.import.template-xlsx')}</ButtonLink>
          <ButtonLink href="/regulations/new/template.csv" icon="download" kind="quiet" download>{t('catalogue.import.template-csv')}</ButtonLink>
        </div>
      </Section>
      <Section title={t('catalogue.import.check')}>
        <FormPage t={t} action="/regulations/new" submit={t('catalogue.import.check')} errors={errors} files careless cancelHref="/regulations">
          <Field t={t} {...bind({}, errors)('file')} type="file" label={t('catalogue.import.file')} hint={t('catalogue.import.file-hint')} accept=".xlsx,.csv" />
        </FormPage>
      </Section>
    </Frame>
  );
}

export interface ImportPreviewProps {
  viewer: Viewer;
  /** Hash of the stored sheet, sent back when it is confirmed. */
  file: string;
  idempotencyKey: string;
  regulation: { code: string; title: Bilingual; issuer: string; instrument: string | null; issued: string | null; effective: string | null; replaces: readonly string[]; matrices: readonly Bilingual[] };
  limits: ReadonlyArray<Pick<LimitView, 'key' | 'analyte' | 'stated' | 'class' | 'condition' | 'dependsOn' | 'unit' | 'value'>>;
  /** Enterprises, one of which may own the standard, and the one that was chosen. */
  owners: ReadonlyArray<{ id: string; name: string }>;
  ownerId: string;
  errors?: readonly FieldError[];
}

/** What was understood of the sheet, to be compared with the text before it is saved. */
export function ImportPreviewPage({ viewer, file, idempotencyKey, regulation, limits, owners, ownerId, errors = [] }: ImportPreviewProps): JSX.Element {
  const { t } = viewer;
  const day = (value: string | null) => (value ? formatDate(value) : null);
  return (
    <Frame viewer={viewer} title={t('catalogue.import.preview')} lead={t('catalogue.import.preview-lead', { count: limits.length })} breadcrumb={[...crumbs(viewer), { href: '/regulations/new', label: t('catalogue.import.title') }]}>
      <FormPage
        t={t} action="/regulations" submit={t('catalogue.import.confirm')} errors={errors} idempotencyKey={idempotencyKey} careless
        actions={<ButtonLink href="/regulations/new">{t('catalogue.import.another')}</ButtonLink>}
      >
        <input type="hidden" name="file" value={file} />
        <div class="stack">
          <DescriptionList columns={2} items={[
            { term: t('catalogue.regulation.code'), detail: regulation.code },
            { term: t('catalogue.regulation.name'), detail: t.name(regulation.title) },
            { term: t('catalogue.regulation.issuer'), detail: regulation.issuer },
            { term: t('catalogue.regulation.instrument'), detail: regulation.instrument },
            { term: t('catalogue.regulation.issued'), detail: day(regulation.issued) },
            { term: t('catalogue.regulation.effective'), detail: day(regulation.effective) },
            { term: t('catalogue.regulation.replaces'), detail: regulation.replaces.join(', ') },
            { term: t('catalogue.matrix'), detail: regulation.matrices.map((matrix) => t.name(matrix)).join(', ') },
          ]} />
          <Field
            t={t} {...bind({ ownerId }, errors)('ownerId')} type="select" label={t('catalogue.regulation.owner')} hint={t('catalogue.import.owner-hint')} prompt={t('catalogue.import.owner-none')} required={false} width="long"
            options={owners.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </div>
      </FormPage>
      <DataTable
        t={t} caption={t('catalogue.limit.part-none')} showCaption rows={limits.slice(0, shownLimits)} rowKey={(limit) => limit.key}
        columns={[
          { key: 'analyte', label: t('catalogue.analyte'), kind: 'wrap', cell: (limit) => analyteOf(t, limit) },
          { key: 'class', label: t('catalogue.limit.class'), cell: (limit) => (limit.class ? t.name(limit.class) : <span class="quiet">–</span>) },
          { key: 'condition', label: t('catalogue.limit.condition'), kind: 'wrap', cell: (limit) => conditionOf(t, limit.condition) || <span class="quiet">–</span> },
          ...(limits.some(({ dependsOn }) => dependsOn !== null) ? [{ key: 'band', label: t('catalogue.limit.band'), kind: 'wrap' as const, cell: (limit: ImportPreviewProps['limits'][number]) => bandOf(t, limit) || <span class="quiet">–</span> }] : []),
          { key: 'value', label: t('catalogue.limit.value'), kind: 'wrap', cell: (limit) => <LimitCell t={t} limit={limit} /> },
        ]}
      />
      {limits.length > shownLimits && <p class="hint">{t('catalogue.import.preview-more', { shown: shownLimits })}</p>}
    </Frame>
  );
}
