import type { JSX } from 'preact';
import { formatDate, formatDateTime, type Bilingual } from '../../../src/kernel/i18n.ts';
import { Button, ButtonLink, DataTable, EmptyState, ErrorSummary, IdempotencyKey, Notice, Section, StateBadge, type FieldError } from '../../components/index.ts';
import type { Translator } from '../../locales/index.ts';
import { Frame } from '../frame.tsx';
import type { Viewer } from '../viewer.ts';
import { Narrow } from './narrow.tsx';

export interface WaitingRow {
  id: string;
  sampleCode: string;
  matrix: Bilingual;
  dueOn: string;
  holdUntil: Date | null;
  mine: boolean;
}

export interface WaitingMethod {
  methodId: string;
  reference: string;
  analyte: Bilingual;
  external: boolean;
  tests: readonly WaitingRow[];
  idempotencyKey: string;
}

/** A test on a worksheet of the technician's that the verifier sent back. */
export interface SentBackRow {
  id: string;
  worksheetId: string;
  worksheet: string;
  sampleCode: string;
  analyte: Bilingual;
  reference: string;
  dueOn: string;
  attempt: number;
  reason: string;
}

export interface WorkProps {
  viewer: Viewer;
  groups: readonly WaitingMethod[];
  sentBack: readonly SentBackRow[];
  only: 'late' | 'sent-back' | null;
  /** There are others behind those that are shown. */
  more: boolean;
  /** Only this method is shown. */
  filtered: boolean;
  now: Date;
  today: string;
  errors?: readonly FieldError[];
  refusal?: string | null;
}

const soon = 24 * 3_600_000;

/** What came back, then what waits for this technician or for anyone, by method; tests of one method are taken into work together. */
export function WorkPage({ viewer, groups, sentBack, only, more, filtered, now, today, errors = [], refusal }: WorkProps): JSX.Element {
  const { t } = viewer;
  const inside = groups.filter(({ external }) => !external);
  const outside = groups.filter(({ external }) => external);
  return (
    <Frame viewer={viewer} title={t('worksheets.work.title')} lead={t('worksheets.work.lead')} primary={<ButtonLink href="/worksheets?mine=yes">{t('worksheets.work.mine')}</ButtonLink>}>
      <ErrorSummary t={t} errors={errors} />
      {refusal && <Notice t={t} tone="attention" live>{refusal}</Notice>}
      {filtered ? <p><a href="/work">{t('worksheets.work.all')}</a></p> : <Narrow t={t} at="/work" only={only} />}
      {sentBack.length > 0 && <SentBack {...{ t, sentBack, today }} />}
      {groups.length + sentBack.length === 0 && only && <EmptyState title={t(`worksheets.none-${only}`)} action={{ label: t('worksheets.only.all'), href: '/work' }} />}
      {groups.length === 0 && !only && <EmptyState title={t('worksheets.work.empty')} text={t('worksheets.work.empty-lead')} action={{ label: t('worksheets.work.mine'), href: '/worksheets?mine=yes' }} />}
      {more && <Notice t={t} tone="info">{t('worksheets.work.more')}</Notice>}
      {inside.map((group) => <Group key={group.methodId} {...{ t, group, now, today, filtered }} />)}
      {outside.length > 0 && (
        <Section title={t('worksheets.work.external')} lead={t('worksheets.work.external-lead')} aside={<a href="/external-tests">{t('worksheets.work.external-open')}</a>}>
          <ul>
            {outside.map(({ methodId, analyte, reference, tests }) => <li key={methodId}>{t.name(analyte)} <span class="quiet">{reference}</span>: {t('worksheets.work.count', { count: tests.length })}</li>)}
          </ul>
        </Section>
      )}
    </Frame>
  );
}

/** Each with the verifier's reason and the way to its cell. */
function SentBack({ t, sentBack, today }: { t: Translator; sentBack: readonly SentBackRow[]; today: string }): JSX.Element {
  return (
    <Section title={t('worksheets.work.sent-back')}>
      <DataTable
        t={t} caption={t('worksheets.work.sent-back')} rows={sentBack} rowKey={(row) => row.id} rowHref={(row) => `/worksheets/${row.worksheetId}`} rowTone={(row) => (row.dueOn < today ? 'wrong' : 'attention')}
        columns={[
          { key: 'code', label: t('worksheets.sample'), cell: (row) => <span class="code">{row.sampleCode}</span> },
          { key: 'analyte', label: t('worksheets.analyte'), kind: 'wrap', cell: (row) => <>{t.name(row.analyte)} <span class="quiet">{row.reference}</span></> },
          { key: 'reason', label: t('worksheets.work.reason'), kind: 'wrap', cell: (row) => <>{row.attempt > 1 && <><strong>{t('worksheets.work.retest', { n: row.attempt })}.</strong> </>}{row.reason}</> },
          { key: 'due', label: t('worksheets.due'), kind: 'date', desk: true, cell: (row) => <Due {...{ t, row, today }} /> },
          { key: 'worksheet', label: t('worksheets.number'), desk: true, cell: (row) => <span class="code">{row.worksheet}</span> },
        ]}
      />
    </Section>
  );
}

function Group({ t, group, now, today, filtered }: { t: Translator; group: WaitingMethod; now: Date; today: string; filtered: boolean }): JSX.Element {
  const form = `take-${group.methodId}`;
  const { tests } = group;
  return (
    <Section
      title={t.name(group.analyte)} lead={group.reference}
      aside={
        <div class="row">
          {!filtered && tests.length > 1 && <a href={`/work?method=${group.methodId}`}>{t('worksheets.work.count', { count: tests.length })}</a>}
          {tests.length > 1 && <Button kind="quiet" form={form}>{t('worksheets.work.take')}</Button>}
          <Button form={form} name="all" value="yes">{tests.length > 1 ? t('worksheets.work.take-all', { count: tests.length }) : t('worksheets.work.take-one')}</Button>
        </div>
      }
    >
      <form id={form} method="post" action="/worksheets" data-careless>
        <IdempotencyKey value={group.idempotencyKey} />
        {tests.map(({ id }) => <input key={id} type="hidden" name="every" value={id} />)}
      </form>
      <DataTable
        t={t} caption={t.name(group.analyte)} rows={tests} rowKey={(row) => row.id}
        select={{ form, name: 'analysisIds', value: (row) => row.id, label: (row) => t('worksheets.work.choose', { code: row.sampleCode }) }}
        rowTone={(row) => (row.dueOn < today || (row.holdUntil && row.holdUntil < now) ? 'wrong' : row.dueOn === today || isSoon(row, now) ? 'attention' : undefined)}
        columns={[
          { key: 'code', label: t('worksheets.sample'), cell: (row) => <span class="code">{row.sampleCode}</span> },
          { key: 'matrix', label: t('worksheets.matrix'), kind: 'wrap', desk: true, cell: (row) => t.name(row.matrix) },
          { key: 'hold', label: t('worksheets.hold'), kind: 'date', cell: (row) => <Hold {...{ t, row, now }} /> },
          { key: 'due', label: t('worksheets.due'), kind: 'date', cell: (row) => <Due {...{ t, row, today }} /> },
          { key: 'mine', label: t('worksheets.assignee'), desk: true, cell: (row) => t(row.mine ? 'worksheets.mine' : 'worksheets.anyone') },
        ]}
      />
    </Section>
  );
}

const isSoon = ({ holdUntil }: WaitingRow, now: Date): boolean => holdUntil !== null && holdUntil.getTime() - now.getTime() < soon;

function Hold({ t, row, now }: { t: Translator; row: WaitingRow; now: Date }): JSX.Element {
  if (!row.holdUntil) return <span class="quiet">–</span>;
  const at = formatDateTime(row.holdUntil);
  if (row.holdUntil < now) return <StateBadge tone="wrong">{t('worksheets.hold-over', { at })}</StateBadge>;
  return isSoon(row, now) ? <StateBadge tone="attention">{at}</StateBadge> : <span class="figures">{at}</span>;
}

function Due({ t, row, today }: { t: Translator; row: { dueOn: string }; today: string }): JSX.Element {
  const day = formatDate(row.dueOn);
  if (row.dueOn < today) return <StateBadge tone="wrong">{t('worksheets.late', { day })}</StateBadge>;
  return row.dueOn === today ? <StateBadge tone="attention">{t('worksheets.today')}</StateBadge> : <span class="figures">{day}</span>;
}
