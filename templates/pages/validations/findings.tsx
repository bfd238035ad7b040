import type { JSX } from 'preact';
import { Chart, CurveChart, DataTable, frameOf, Notice, StateBadge } from '../../components/index.ts';
import type { MessageKey, Translator } from '../../locales/index.ts';
import type { Findings, FoundCurve, FoundTable, SectionName, SectionOutcome, Verdict } from '../../validation/study.types.ts';
import { VerdictBadge } from './badges.tsx';
import { cellText, fieldLabel, figureText, limitText, messageText, offerText, optionName, unitText, wordOf } from './words.ts';

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
          {findings.curve && <Curve t={t} curve={findings.curve} unit={unit} />}
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

/** The curve, and beside it the residuals over the level: a bow or a funnel tells what r² does not. */
function Curve({ t, curve, unit }: { t: Translator; curve: FoundCurve; unit: string }): JSX.Element {
  const [x, residuals] = [curve.x.map(Number), curve.residuals.map(Number)];
  const level = { name: wordOf(t, 'column', 'level'), unit: unitText(t, 'result', unit) };
  const most = Math.max(...residuals.map(Math.abs));
  const { px, py, axes } = frameOf(t.locale, { ...level, figures: x }, { name: wordOf(t, 'column', 'residual'), figures: [-most, most] }, { zero: true });
  return (
    <div class="chart-pair">
      <CurveChart
        locale={t.locale} curve={{ x, y: curve.y.map(Number), model: curve.model, coefficients: curve.coefficients.map(Number) }}
        xAxis={level} yAxis={{ name: wordOf(t, 'column', 'response') }} label={t('calculator.chart.curve', { count: x.length })}
      />
      <Chart label={t('validations.chart.residuals', { count: x.length })}>
        {axes}
        {x.map((each, i) => <circle key={i} class="chart-point" cx={px(each)} cy={py(residuals[i]!)} r="3.5" />)}
      </Chart>
    </div>
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
