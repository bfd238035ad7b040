import type { JSX } from 'preact';
import { formatDecimal, type Bilingual } from '../../../src/kernel/i18n.ts';
import {
  Button, DescriptionList, gridKeys, IdentityLine, NextSteps, Notice, ResultGrid, Section, StateBadge, Timeline, Version,
  type FieldError, type GridCell, type GridColumn, type GridRow, type Tone,
} from '../../components/index.ts';
import type { MessageKey, Translator } from '../../locales/index.ts';
import { Frame } from '../frame.tsx';
import { eventsOf, type HistoryEntry } from '../history.ts';
import type { Viewer } from '../viewer.ts';

export interface WorksheetTestView {
  id: string;
  version: number;
  sampleCode: string;
  state: string;
  attempt: number;
  /** Nothing of it is recorded: it can still be put back. */
  untouched: boolean;
}

export interface WorksheetPageProps {
  viewer: Viewer;
  worksheet: { id: string; number: string; state: 'open' | 'closed'; technician: string; createdAt: string };
  method: { reference: string; technique: Bilingual; unit: string; formula: string | null; symbols: ReadonlyArray<{ name: string; label: Bilingual; unit: string; default?: string }> };
  /** How a plate count is read and reckoned; null for every other method. */
  plates: { formula: string; volume: string; each: number; min: number; max: number; dilutions: string; picked: number | null } | null;
  analyte: Bilingual;
  tests: readonly WorksheetTestView[];
  grid: { columns: readonly GridColumn[]; rows: readonly GridRow[]; shared: ReadonlyArray<GridCell & { label: string; unit?: string }> };
  /** Newest reading that this page shows. */
  newest: string;
  /** How many tests have a result and are not handed in, and how many lack one. */
  ready: number;
  lacking: number;
  /** What those of them that were begun still lack, in words. */
  begun: ReadonlyArray<{ sampleCode: string; missing: readonly string[] }>;
  mayRecord: boolean;
  idempotencyKey: string;
  submissionKey: string;
  history: readonly HistoryEntry[];
  errors?: readonly FieldError[];
  refusal?: string | null;
}

const tones: Record<string, Tone> = { 'in-progress': 'neutral', submitted: 'neutral', evaluated: 'neutral', verified: 'good', reported: 'good' };

/** A worksheet: what is to be read, the grid, what can happen next. Samples are known by their codes alone. */
export function WorksheetPage(props: WorksheetPageProps): JSX.Element {
  const { viewer, worksheet, method, tests, ready, lacking, mayRecord } = props;
  const { t } = viewer;
  const at = `/worksheets/${worksheet.id}`;
  const open = tests.some(({ state }) => state === 'in-progress');
  return (
    <Frame
      viewer={viewer} title={t.name(props.analyte)} keys={gridKeys(t)} breadcrumb={[{ href: '/worksheets', label: t('worksheets.list.title') }]}
      state={<StateBadge tone={worksheet.state === 'open' ? 'neutral' : 'good'}>{t(`worksheets.state.${worksheet.state}`)}</StateBadge>}
    >
      <IdentityLine
        code={worksheet.number} name={`${method.reference}, ${t.name(method.technique)}`}
        facts={[{ label: t('worksheets.technician'), value: worksheet.technician }, { label: t('worksheets.created'), value: worksheet.createdAt }, { label: t('results.unit'), value: method.unit === '-' ? '–' : method.unit }]}
      />
      {props.refusal && <Notice t={t} tone="attention" live>{props.refusal}</Notice>}
      {tests.length > 0 && (
        <Section title={t('results.grid.title')}>
          <ResultGrid
            t={t} worksheet={worksheet.id} action={`${at}/readings?seen=${props.newest}`} preview={`${at}/preview`} columns={props.grid.columns} rows={props.grid.rows} shared={props.grid.shared}
            idempotencyKey={props.idempotencyKey} errors={props.errors ?? []} readOnly={!mayRecord || !open} handIn={t('results.record-and-submit')}
          />
        </Section>
      )}
      {props.begun.length > 0 && (
        <Notice t={t} tone="info" title={t('results.lacking')}>
          <ul class="plain-list">{props.begun.map(({ sampleCode, missing }) => <li key={sampleCode}><span class="code">{sampleCode}</span> {missing.join(' ')}</li>)}</ul>
        </Notice>
      )}
      <NextSteps
        t={t} keys={{ [`${at}/submission`]: props.submissionKey }} waiting={open ? undefined : t('results.waiting-verifier')}
        steps={open ? [{
          label: ready ? t('results.submit', { count: ready }) : t('results.submit-any'), post: `${at}/submission`, allowed: mayRecord && ready > 0,
          why: mayRecord ? t('results.submit-none') : t('samples.error.technician-only'),
          note: lacking ? t('results.submit-rest', { count: lacking }) : t('results.submit-note'),
        }] : []}
      />
      <Tests {...{ t, tests, mayRecord }} />
      {props.plates && <Plates t={t} plates={props.plates} />}
      {method.formula && method.formula !== 'reading' && <Symbols {...{ t, method }} />}
      <Timeline t={t} events={eventsOf(t, props.history)} />
    </Frame>
  );
}

function Symbols({ t, method }: { t: Translator; method: WorksheetPageProps['method'] }): JSX.Element {
  return (
    <Section title={t('results.formula')}>
      <p class="code">{written(method.formula!, t.locale)}</p>
      <DescriptionList columns={2} items={method.symbols.map(({ name, label, unit, default: given }) => ({
        term: symbol(name), detail: <>{t.name(label)}{unit !== '-' && <span class="unit"> {unit}</span>}{given !== undefined && <span class="quiet"> {t('results.default', { value: given })}</span>}</>,
      }))} />
    </Section>
  );
}

/** What a plate count goes by: how much is on a plate, how many plates, which of them count, and what the letters of the formula mean. */
function Plates({ t, plates: { formula, volume, each, min, max, dilutions, picked } }: { t: Translator; plates: NonNullable<WorksheetPageProps['plates']> }): JSX.Element {
  return (
    <Section title={t('results.formula')}>
      <p class="code">{written(formula, t.locale)}</p>
      <DescriptionList columns={2} items={[
        { term: 'ΣC', detail: t(picked === null ? 'results.plates.sum' : 'results.plates.sum-confirmed') },
        { term: 'V', detail: t('results.plates.volume', { volume: formatDecimal(volume, t.locale) }) },
        { term: 'n₁, n₂', detail: t('results.plates.plates', { each }) },
        { term: 'd', detail: t('results.plates.dilution', { dilutions }) },
        { term: t('results.plates.range'), detail: t('results.plates.range-note', { min, max }) },
        { term: 'TNTC', detail: t('results.plates.tntc', { max }) },
        picked === null ? null : { term: t('results.plates.confirmation'), detail: t('results.plates.confirmation-note', { picked }) },
      ]} />
    </Section>
  );
}

/** The catalogue calls what is read off directly `reading`; written, it is x. */
const symbol = (text: string): string => text.replace(/\breading\b/g, 'x');

/** A formula as it is read: with the signs of multiplication and subtraction, and the reader's decimal sign. */
const written = (formula: string, locale: 'vi' | 'en'): string =>
  symbol(formula).replaceAll('*', '×').replaceAll('-', '−').replace(/(\d)\.(\d)/g, locale === 'vi' ? '$1,$2' : '$1.$2');

function Tests({ t, tests, mayRecord }: { t: Translator; tests: readonly WorksheetTestView[]; mayRecord: boolean }): JSX.Element {
  return (
    <Section title={t('results.tests')}>
      <ul class="stack">
        {tests.map((test) => (
          <li key={test.id} class="row">
            <span class="code">{test.sampleCode}</span>
            <StateBadge tone={tones[test.state] ?? 'neutral'}>{t(`results.state.${test.state}` as MessageKey)}</StateBadge>
            {test.attempt > 1 && <span class="quiet">{t('results.attempt', { n: test.attempt })}</span>}
            {mayRecord && test.state === 'in-progress' && test.untouched && test.attempt === 1 && (
              <form method="post" action={`/analyses/${test.id}/put-back`}>
                <Version value={test.version} />
                <Button kind="quiet" confirm={t('results.put-back-confirm', { code: test.sampleCode })}>{t('results.put-back')}</Button>
              </form>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}
