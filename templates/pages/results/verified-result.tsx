import type { ComponentChildren, JSX } from 'preact';
import { formatDate, formatDateTime, formatDecimal, type Bilingual } from '../../../src/kernel/i18n.ts';
import { DataTable, DescriptionList, Notice, ResultAgainstLimit, Section, StateBadge, type ResultAgainstLimitProps, type Tone } from '../../components/index.ts';
import type { MessageKey, Translator } from '../../locales/index.ts';
import { VerifyForms, type VerifyFormsProps } from './verify-forms.tsx';

export interface JudgedView {
  verdict: 'pass' | 'fail' | 'conditional-pass' | 'conditional-fail' | 'not-judged';
  reason: string | null;
  regulationCode: string;
  rule: string;
  probability: string | null;
  guardBand: string | null;
  acceptanceLimit: string | null;
}

export interface VerifiedResultProps {
  t: Translator;
  analysisId: string;
  /** The unit of the sample that it was done on. */
  sampleUnit: number | null;
  analyte: Bilingual;
  reference: string;
  technique: Bilingual;
  state: string;
  attempt: number;
  /** As it will be printed; null: no result yet. */
  text: string | null;
  unit: string;
  uncertainty: string | null;
  drawn: Omit<ResultAgainstLimitProps, 't'> | null;
  limit: { text: string; unit: string; band: string; regulationCode: string; note: string | null } | null;
  /** Other results of the sample that choose the limit, in words. */
  chosenBy: readonly string[];
  judgement: JudgedView | null;
  /** The judgement is that of a sampling plan, of all units together. */
  plan: boolean;
  /** How many units of it lie above m, of how many that have a result; null where the plan has no figure. */
  above: { above: number; given: number; n: number; c: number } | null;
  warnings: readonly string[];
  history: { earlier: ReadonlyArray<{ sampleCode: string; on: string; text: string }>; ratio: string | null; unusual: boolean } | null;
  readings: ReadonlyArray<{ key: string; label: string; unit: string; revisions: ReadonlyArray<{ text: string; by: string; at: Date; reason: string | null }> }>;
  /** Counts that may be read again on a later day: each day's stand by themselves. */
  counts: boolean;
  working: readonly string[];
  recordedBy: readonly string[];
  verified: { by: string; at: Date } | null;
  external: { provider: string; reportNumber: string; reportedOn: string; href: string | null } | null;
  former: ReadonlyArray<{ attempt: number; text: string; reason: string }>;
  forms: VerifyFormsProps | null;
  /** Why this reader may not verify it. */
  refused: string | null;
}

const stateTones: Record<string, Tone> = { evaluated: 'attention', verified: 'good', reported: 'good' };
export const verdictTones: Record<JudgedView['verdict'], Tone> = { pass: 'good', 'conditional-pass': 'attention', 'conditional-fail': 'attention', fail: 'wrong', 'not-judged': 'inactive' };

/** One result with everything that a verifier looks at. */
export function VerifiedResult(props: VerifiedResultProps): JSX.Element {
  const { t, text, forms, refused } = props;
  return (
    <Section
      title={props.sampleUnit === null ? t.name(props.analyte) : `${t.name(props.analyte)}, ${t('samples.unit', { unit: props.sampleUnit })}`} lead={`${props.reference}, ${t.name(props.technique)}`} id={`result-${props.analysisId}`}
      aside={<StateBadge tone={stateTones[props.state] ?? 'neutral'}>{t(`results.state.${props.state}` as MessageKey)}</StateBadge>}
    >
      {text === null ? <p class="quiet">{t('results.no-result-yet')}</p> : (
        <div class="columns">
          <div class="stack">
            <Result {...props} text={text} />
            {props.warnings.map((warning) => <Notice key={warning} t={t} tone="attention">{warning}</Notice>)}
            {props.history?.unusual && <Notice t={t} tone="attention">{t('results.history.unusual')}</Notice>}
            {props.drawn && <ResultAgainstLimit t={t} {...props.drawn} />}
            <Disclosure summary={readingsSummary(props)} open={corrected(props.readings) > 0 || props.warnings.length > 0 || props.history?.unusual === true}><Readings {...props} /></Disclosure>
            {props.working.length > 0 && <Disclosure summary={t('results.working')}><ul class="figures">{props.working.map((line) => <li key={line}>{formatWorking(line, t)}</li>)}</ul></Disclosure>}
          </div>
          <div class="stack">
            <Facts {...props} />
            {forms && <VerifyForms t={t} {...forms} />}
            {!forms && refused && <Notice t={t} tone="info">{refused}</Notice>}
          </div>
        </div>
      )}
    </Section>
  );
}

/** What is there to be looked at, opened where something of it wants an eye. */
const Disclosure = ({ summary, open, children }: { summary: string; open?: boolean; children: ComponentChildren }): JSX.Element => (
  <details class="disclosure" open={open ?? false}><summary>{summary}</summary>{children}</details>
);

/** Readings whose value was changed; one that was read again and is the same was not. */
const corrected = (readings: VerifiedResultProps['readings']): number => readings.filter(({ revisions }) => revisions.some(({ text }) => text !== revisions[0]!.text)).length;

/** Values of one place in the order of recording: what was replaced is crossed out, what was read again and is the same says so. */
function Revisions({ t, revisions }: { t: Translator; revisions: VerifiedResultProps['readings'][number]['revisions'] }): JSX.Element {
  return (
    <>
      {revisions.map(({ text, reason }, index) => {
        const next = revisions[index + 1];
        return (
          <div key={index} class="figures">
            {next && next.text !== text ? <del>{text || '–'}</del> : text || '–'}
            {index > 0 && revisions[index - 1]!.text === text && !reason && <span class="hint"> {t('results.reread')}</span>}
            {reason && <span class="hint"> {reason}</span>}
          </div>
        );
      })}
    </>
  );
}

/** The days on which something was recorded, when that is more than one of a count. */
function daysOf({ counts, readings }: Pick<VerifiedResultProps, 'counts' | 'readings'>): string[] {
  const days = [...new Set(readings.flatMap(({ revisions }) => revisions.map(({ at }) => at)).sort((a, b) => a.getTime() - b.getTime()).map(formatDate))];
  return counts && days.length > 1 ? days : [];
}

function readingsSummary({ t, readings, counts }: VerifiedResultProps): string {
  const days = daysOf({ counts, readings });
  if (days.length) return t('results.readings-days', { count: readings.length, days: days.length });
  const changes = corrected(readings);
  return changes ? t('results.readings-corrected', { count: readings.length, corrected: changes }) : t('results.readings-count', { count: readings.length });
}

/** Figures of the working are decimal texts with a point; they are read as the reader writes them. */
const formatWorking = (line: string, t: Translator): string => (t.locale === 'vi' ? line.replace(/(\d)\.(\d)/g, '$1,$2') : line);

function Result({ t, text, unit, uncertainty, judgement, limit, plan, above }: VerifiedResultProps & { text: string }): JSX.Element {
  return (
    <div class="row">
      <strong class="figures result-figure">{text}{uncertainty && ` ± ${formatDecimal(uncertainty, t.locale)}`}{unit && <span class="unit"> {unit}</span>}</strong>
      {judgement && <StateBadge tone={verdictTones[judgement.verdict]}>{t(`results.verdict.${judgement.verdict}`)}</StateBadge>}
      {judgement && plan && <span class="quiet">{t('results.plan-of-units')}</span>}
      {above && <span class="quiet">{t('results.plan-above', { ...above })}</span>}
      {limit && <span class="quiet">{t('results.limit-of', { limit: `${limit.text}${limit.unit ? ` ${limit.unit}` : ''}${limit.band}`, regulation: limit.regulationCode })}</span>}
    </div>
  );
}

function Facts({ t, judgement, chosenBy, recordedBy, verified, external, former, history, attempt, limit }: VerifiedResultProps): JSX.Element {
  const rule = judgement ? t(`results.rule.${judgement.rule}` as MessageKey) : '';
  return (
    <DescriptionList items={[
      { term: t('results.recorded-by'), detail: recordedBy.join(', ') },
      verified && { term: t('results.verified-by'), detail: `${verified.by}, ${formatDateTime(verified.at)}` },
      chosenBy.length > 0 && { term: t('results.chosen-by'), detail: lines(chosenBy) },
      judgement?.reason ? { term: t('results.judgement-reason'), detail: judgement.reason } : null,
      judgement && { term: t('results.rule'), detail: lines([rule, judgement.guardBand && judgement.guardBand !== '0' ? t('results.guard-band', { value: formatDecimal(judgement.guardBand, t.locale), limit: formatDecimal(judgement.acceptanceLimit ?? '–', t.locale) }) : null, judgement.probability ? t('results.probability', { value: formatDecimal(judgement.probability, t.locale) }) : null]) },
      limit?.note ? { term: t('results.limit-note'), detail: limit.note } : null,
      external && { term: t('results.external'), detail: lines([external.provider, t('results.report-of', { number: external.reportNumber, day: formatDate(external.reportedOn) }), external.href ? <a href={external.href}>{t('results.report-open')}</a> : null]) },
      history && { term: t('results.history'), detail: history.earlier.length === 0 ? t('results.history.none') : lines([...history.earlier.map((each) => `${formatDate(each.on)}  ${each.text}  (${each.sampleCode})`), history.ratio ? t('results.history.ratio', { ratio: formatDecimal(history.ratio, t.locale) }) : null]) },
      attempt > 1 && { term: t('results.former'), detail: lines(former.map((each) => t('results.former-of', { n: each.attempt, text: each.text, reason: each.reason }))) },
    ]} />
  );
}

const lines = (parts: ReadonlyArray<ComponentChildren>): JSX.Element => <>{parts.filter(Boolean).map((part, index) => <div key={index}>{part}</div>)}</>;

/** The counts of every day side by side, with who recorded them and when; a correction of the same day shows what was there. */
function DailyCounts({ t, readings, analyte, days }: VerifiedResultProps & { days: readonly string[] }): JSX.Element {
  const recorded = [...new Set(readings.flatMap(({ revisions }) => revisions).sort((a, b) => a.at.getTime() - b.at.getTime()).map(({ by, at }) => `${by}, ${formatDateTime(at)}`))];
  return (
    <>
      <DataTable
        t={t} caption={t('results.readings-of', { name: t.name(analyte) })} rows={readings} rowKey={(row) => row.key}
        columns={[
          { key: 'name', label: t('results.reading'), cell: (row) => <>{row.label}{row.unit && <span class="unit"> {row.unit}</span>}</> },
          ...days.map((day) => ({
            key: day, label: day, kind: 'wrap' as const,
            cell: (row: VerifiedResultProps['readings'][number]) => {
              const mine = row.revisions.filter(({ at }) => formatDate(at) === day);
              return mine.length ? <Revisions t={t} revisions={mine} /> : <span class="quiet">–</span>;
            },
          })),
        ]}
      />
      <ul class="plain-list hint">{recorded.map((line) => <li key={line}>{t('results.recorded-by')}: {line}</li>)}</ul>
    </>
  );
}

function Readings(props: VerifiedResultProps): JSX.Element | null {
  const { t, readings, analyte } = props;
  if (readings.length === 0) return null;
  const days = daysOf(props);
  if (days.length) return <DailyCounts {...props} days={days} />;
  return (
    <DataTable
      t={t} caption={t('results.readings-of', { name: t.name(analyte) })} rows={readings} rowKey={(row) => row.key}
      columns={[
        { key: 'name', label: t('results.reading'), cell: (row) => <>{row.label}{row.unit && <span class="unit"> {row.unit}</span>}</> },
        {
          key: 'value', label: t('results.value'), kind: 'wrap',
          cell: (row) => <Revisions t={t} revisions={row.revisions} />,
        },
        { key: 'by', label: t('results.recorded-by'), desk: true, cell: (row) => row.revisions.map((revision, index) => <div key={index}>{revision.by}</div>) },
        { key: 'at', label: t('results.recorded-at'), desk: true, cell: (row) => row.revisions.map((revision, index) => <div key={index} class="figures">{formatDateTime(revision.at)}</div>) },
      ]}
    />
  );
}
