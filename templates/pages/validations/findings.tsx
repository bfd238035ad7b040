import type { JSX } from 'preact';
import { DataTable, Notice, StateBadge } from '../../components/index.ts';
import type { MessageKey, Translator } from '../../locales/index.ts';
import type { Findings, FoundCurve, FoundTable, SectionName, SectionOutcome, Verdict } from '../../validation/study.types.ts';
import { CalculationChart } from '../calculator/calculation-chart.tsx';
import { VerdictBadge } from './badges.tsx';
import { cellText, fieldLabel, figureText, limitText, messageText, offerText, optionName, wordOf } from './words.ts';

interface FindingsProps {
  t: Translator;
  outcome: SectionOutcome;
  /** Of the results. */
  unit: string;
}

/** What came of a section: the criteria, the figures, what stands out, the drawing, the data as they were understood and as they were typed. */
export function SectionFindings({ t, outcome, unit }: FindingsProps): JSX.Element {
  const { name, findings, refusal, verdicts } = outcome;
  return (
    <>
      {refusal && <Notice t={t} tone="attention">{messageText(t, refusal)}</Notice>}
      {!findings && !refusal && <p class="quiet">{t('validations.no-data')}</p>}
      {findings && (
        <>
          {verdicts.length > 0 && <Verdicts t={t} verdicts={verdicts.map((verdict) => ({ ...verdict, section: name }))} unit={unit} caption={t('validations.verdicts')} />}
          {findings.notes.map((note) => <Notice key={note.key + JSON.stringify(note.params)} t={t} tone={note.tone}>{messageText(t, note)}</Notice>)}
          <Figures t={t} findings={findings} unit={unit} />
          {findings.curve && <Curve t={t} curve={findings.curve} />}
          {findings.tables.map((table) => <Table key={table.name} t={t} table={table} />)}
        </>
      )}
      <Typed t={t} outcome={outcome} />
    </>
  );
}

export interface VerdictRow extends Verdict {
  section: SectionName;
}

/** Characteristics, each beside the criterion that a person set, and whether it is met. */
export function Verdicts({ t, verdicts, unit, caption, withSection = false }: { t: Translator; verdicts: readonly VerdictRow[]; unit: string; caption: string; withSection?: boolean }): JSX.Element {
  return (
    <DataTable
      t={t} caption={caption} rows={verdicts} rowKey={(row) => `${row.section}.${row.criterion}`} rowTone={(row) => (row.met === true ? undefined : row.met === null ? 'attention' : 'wrong')}
      columns={[
        { key: 'criterion', label: t('validations.column.characteristic'), kind: 'wrap', cell: (row) => wordOf(t, 'criterion', row.criterion) },
        ...(withSection ? [{ key: 'section', label: t('validations.column.section'), desk: true, cell: (row: VerdictRow) => t(`validations.section.${row.section}`) }] : []),
        { key: 'found', label: t('validations.column.found'), cell: (row) => <span class="figures">{figureText(t, row.figure, unit)}</span> },
        { key: 'limit', label: t('validations.column.criterion'), cell: (row) => <span class="figures">{limitText(t, row, unit)}</span> },
        { key: 'verdict', label: t('validations.column.verdict'), cell: (row) => <VerdictBadge t={t} verdict={row} /> },
      ]}
    />
  );
}

function Figures({ t, findings, unit }: { t: Translator; findings: Findings; unit: string }): JSX.Element {
  return (
    <dl class="facts facts-2 facts-figures">
      {findings.figures.map((figure) => <div class="fact" key={figure.name}><dt>{wordOf(t, 'figure', figure.name)}</dt><dd class="figures">{figureText(t, figure, unit)}</dd></div>)}
      {findings.offers.map(({ figure, text }) => <div class="fact" key={figure}><dt>{t('validations.offer-of', { figure: t(`validations.own.${figure}` as MessageKey) })}</dt><dd class="figures">{offerText(t, text)}</dd></div>)}
    </dl>
  );
}

/** A small table whose columns the findings name. */
function Table({ t, table }: { t: Translator; table: FoundTable }): JSX.Element {
  const caption = wordOf(t, 'table', table.name);
  const marked = new Set(table.marked ?? []);
  return (
    <DataTable
      t={t} caption={caption} showCaption rows={table.rows.map((cells, index) => ({ cells, index }))} rowKey={(row) => String(row.index)} rowTone={(row) => (marked.has(row.index) ? 'attention' : undefined)}
      columns={table.columns.map((column, at) => {
        const label = wordOf(t, 'column', column);
        const decimal = table.rows.every((cells) => 'figure' in cells[at]! && !cells[at].figure?.includes('  '));
        if (decimal) return { key: column, label, kind: 'decimal' as const, value: ({ cells }: Row) => (cells[at] as { figure: string | null }).figure };
        return {
          key: column, label, kind: 'wrap' as const,
          cell: ({ cells }: Row) => {
            const cell = cells[at]!;
            const text = cellText(t, cell);
            return 'word' in cell && cell.tone ? <StateBadge tone={cell.tone}>{text}</StateBadge> : <span class="figures">{text}</span>;
          },
        };
      })}
    />
  );
}
interface Row {
  cells: FoundTable['rows'][number];
  index: number;
}

function Curve({ t, curve }: { t: Translator; curve: FoundCurve }): JSX.Element {
  return (
    <div class="chart-pair">
      <CalculationChart t={t} name="fit" answer={{ coefficients: curve.coefficients }} request={{ x: curve.x, y: curve.y, model: curve.model }} />
      <Residuals t={t} curve={curve} />
    </div>
  );
}

const [width, height, pad] = [560, 260, 34];

/** Residuals over the level: a bow or a funnel tells what r² does not. */
function Residuals({ t, curve }: { t: Translator; curve: FoundCurve }): JSX.Element {
  const [x, residuals] = [curve.x.map(Number), curve.residuals.map(Number)];
  const [low, high] = [Math.min(...x), Math.max(...x)];
  const most = Math.max(...residuals.map(Math.abs)) || 1;
  const px = (value: number): number => Math.round((pad + ((value - low) / (high - low || 1)) * (width - 12 - pad)) * 10) / 10;
  const py = (value: number): number => Math.round((height / 2 - (value / most) * (height / 2 - 16)) * 10) / 10;
  return (
    <figure class="chart">
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={t('validations.chart.residuals', { count: x.length })}>
        <path class="chart-axis" d={`M${pad - 8} 8V${height - 8}M${pad - 8} ${height / 2}H${width - 4}`} />
        {x.map((each, i) => <circle key={i} class="chart-point" cx={px(each)} cy={py(residuals[i]!)} r="3.5" />)}
        <text class="chart-name" x={width - 8} y={height / 2 + 16} text-anchor="end">x</text>
        <text class="chart-name" x="4" y="16">y − ŷ</text>
      </svg>
    </figure>
  );
}

/** The fields as they were typed, kept digit for digit. */
function Typed({ t, outcome: { name, given } }: { t: Translator; outcome: SectionOutcome }): JSX.Element | null {
  const typed = Object.entries(given).filter(([field]) => !field.startsWith('criterion-'));
  if (typed.length === 0) return null;
  return (
    <details class="typed">
      <summary>{t('validations.as-typed')}</summary>
      <dl class="facts facts-1">
        {typed.map(([field, text]) => <div class="fact" key={field}><dt>{fieldLabel(t, name, field)}</dt><dd>{text.includes('\n') || text.includes('\t') ? <pre class="figures" translate={false}>{text}</pre> : optionName(t, text)}</dd></div>)}
      </dl>
    </details>
  );
}
