import type { JSX } from 'preact';
import { formatDecimal, type Bilingual } from '../../../src/kernel/i18n.ts';
import { DataTable, IdentityLine, ResultAgainstLimit, Section, StateBadge, type ResultAgainstLimitProps } from '../../components/index.ts';
import type { MessageKey, Translator } from '../../locales/index.ts';
import { Frame } from '../frame.tsx';
import type { Viewer } from '../viewer.ts';
import { verdictTones, type JudgedView } from './verified-result.tsx';

export interface SampleResultRow {
  id: string;
  analyte: Bilingual;
  reference: string;
  state: string;
  text: string | null;
  /** Of a test on several units: what each has, in place of the text. */
  units: ReadonlyArray<{ units: string; told: string }> | null;
  unit: string;
  uncertainty: string | null;
  limit: string | null;
  judgement: Pick<JudgedView, 'verdict' | 'reason' | 'regulationCode'> | null;
  external: boolean;
  drawn: Omit<ResultAgainstLimitProps, 't'> | null;
}

export interface SampleResultsProps {
  viewer: Viewer;
  sample: { id: string; code: string; name: string | null; matrix: Bilingual };
  rows: readonly SampleResultRow[];
}

/** The results of a sample: for the laboratory at any time, for the customer once they are reported. */
export function SampleResultsPage({ viewer, sample, rows }: SampleResultsProps): JSX.Element {
  const { t } = viewer;
  return (
    <Frame viewer={viewer} title={t('results.sample.title', { code: sample.code })} breadcrumb={[{ href: `/samples/${sample.id}`, label: sample.code }]}>
      <IdentityLine code={sample.code} {...(sample.name ? { name: sample.name } : {})} facts={[{ label: t('worksheets.matrix'), value: t.name(sample.matrix) }]} />
      <SampleResults t={t} code={sample.code} rows={rows} />
    </Frame>
  );
}

/** The table of a sample's results and each against its limit; on the page of the sample as well. */
export function SampleResults({ t, code, rows }: { t: Translator; code: string; rows: readonly SampleResultRow[] }): JSX.Element {
  const drawn = rows.flatMap((row) => (row.drawn ? [{ id: row.id, ...row.drawn }] : []));
  return (
    <>
      <DataTable
        t={t} caption={t('results.sample.title', { code })} rows={rows} rowKey={(row) => row.id}
        columns={[
          { key: 'analyte', label: t('worksheets.analyte'), kind: 'wrap', cell: (row) => <>{t.name(row.analyte)}{row.external && <span class="quiet"> ({t('results.external')})</span>}</> },
          { key: 'result', label: t('results.result'), cell: (row) => (row.units ? <UnitResults t={t} row={row} /> : row.text === null ? <span class="quiet">{t(`results.state.${row.state}` as MessageKey)}</span> : <span class="figures">{row.text}{row.uncertainty && ` ± ${formatDecimal(row.uncertainty, t.locale)}`}{row.unit && <span class="unit"> {row.unit}</span>}</span>) },
          { key: 'limit', label: t('results.limit'), desk: true, cell: (row) => row.limit ?? <span class="quiet">–</span> },
          { key: 'verdict', label: t('results.verdict'), cell: (row) => (row.judgement ? <StateBadge tone={verdictTones[row.judgement.verdict]}>{t(`results.verdict.${row.judgement.verdict}`)}</StateBadge> : <span class="quiet">–</span>) },
          { key: 'method', label: t('worksheets.method'), desk: true, cell: (row) => row.reference },
        ]}
        empty={{ title: t('results.none') }}
      />
      {drawn.length > 0 && <Section title={t('results.against-limit')}><div class="stack">{drawn.map(({ id, ...figure }) => <div key={id}><p>{figure.name}</p><ResultAgainstLimit t={t} {...figure} /></div>)}</div></Section>}
    </>
  );
}

/** What each unit has, neighbours that say the same together. */
const UnitResults = ({ t, row: { units, unit } }: { t: Translator; row: SampleResultRow }): JSX.Element => (
  <>{units!.map((run) => <div key={run.units} class="figures">{t('results.units', { units: run.units })} {run.told}{unit && <span class="unit"> {unit}</span>}</div>)}</>
);
