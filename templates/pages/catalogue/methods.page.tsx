import type { JSX } from 'preact';
import { formatMoney, type Bilingual } from '../../../src/kernel/i18n.ts';
import { DataTable, Field, Filters, StateBadge, withQuery, type Column } from '../../components/index.ts';
import type { Translator } from '../../locales/index.ts';
import { Frame } from '../frame.tsx';
import type { Viewer } from '../viewer.ts';
import { unitOf } from './limit-view.tsx';

export interface MethodLine {
  id: string;
  code: string;
  analyte: Bilingual;
  symbol: string | null;
  matrices: readonly string[];
  reference: string;
  technique: Bilingual;
  unit: string;
  accredited: boolean;
  external: boolean;
  price: number;
  workingDays: number;
  lod: string | null;
  loq: string | null;
}

export interface MethodsProps {
  viewer: Viewer;
  rows: readonly MethodLine[];
  next: string | null;
  filter: { matrix: string; q: string };
  matrices: ReadonlyArray<Bilingual & { code: string }>;
}

/** "Chì (Pb)". */
export const methodAnalyte = (t: Translator, { analyte, symbol }: Pick<MethodLine, 'analyte' | 'symbol'>): string => {
  const name = t.name(analyte);
  return symbol && !name.includes(symbol) && !name.includes('(') ? `${name} (${symbol})` : name;
};

/** Methods of the laboratory, by matrix. */
export function MethodsPage({ viewer, rows, next, filter, matrices }: MethodsProps): JSX.Element {
  const { t, path } = viewer;
  const nameOf = new Map(matrices.map((matrix) => [matrix.code, t.name(matrix)]));
  const active = [
    ...(filter.matrix ? [{ name: 'matrix', label: t('catalogue.methods.matrix', { matrix: nameOf.get(filter.matrix) ?? filter.matrix }) }] : []),
    ...(filter.q ? [{ name: 'q', label: t('catalogue.methods.query', { q: filter.q }) }] : []),
  ];
  const file = (extension: string) => withQuery(path.replace(/^\/methods/, `/methods.${extension}`), { after: null });
  const columns: Array<Column<MethodLine>> = [
    { key: 'analyte', label: t('catalogue.analyte'), kind: 'wrap', cell: (row) => methodAnalyte(t, row) },
    { key: 'reference', label: t('catalogue.method.reference'), kind: 'wrap', cell: (row) => row.reference },
    { key: 'unit', label: t('catalogue.unit'), cell: (row) => <span class="unit">{unitOf(t, row.unit)}</span> },
    { key: 'lod', label: t('catalogue.method.lod'), kind: 'decimal', value: (row) => row.lod },
    { key: 'loq', label: t('catalogue.method.loq'), kind: 'decimal', value: (row) => row.loq },
    { key: 'price', label: t('catalogue.method.price'), kind: 'number', cell: (row) => <span class="figures">{formatMoney(row.price, t.locale)}</span> },
    { key: 'days', label: t('catalogue.method.days'), kind: 'number', cell: (row) => row.workingDays },
    { key: 'accredited', label: t('catalogue.method.recognition'), cell: (row) => <Accredited t={t} accredited={row.accredited} /> },
    { key: 'external', label: t('catalogue.method.performed'), cell: (row) => t(row.external ? 'catalogue.method.external' : 'catalogue.method.own') },
  ];
  return (
    <Frame viewer={viewer} title={t('catalogue.methods.title')} lead={t('catalogue.methods.lead')}>
      <Filters t={t} address={path} names={['matrix', 'q']} active={active} exports={[{ label: t('catalogue.export-xlsx'), href: file('xlsx') }, { label: t('catalogue.export-csv'), href: file('csv') }]}>
        <Field t={t} name="matrix" type="select" label={t('catalogue.matrix')} prompt={t('catalogue.all-matrices')} value={filter.matrix} options={matrices.map(({ code, ...name }) => ({ value: code, label: t.name(name) }))} />
        <Field t={t} name="q" type="search" label={t('catalogue.methods.search')} value={filter.q} />
      </Filters>
      <DataTable
        t={t} caption={t('catalogue.methods.caption')} rows={rows} rowKey={(row) => row.id} rowHref={(row) => `/methods/${row.code}`} address={path} columns={columns}
        empty={{ title: t('catalogue.methods.empty'), text: t('catalogue.methods.empty-hint') }}
        pager={{ shown: rows.length, ...(next ? { next: withQuery(path, { after: next }) } : {}) }}
      />
    </Frame>
  );
}

export const Accredited = ({ t, accredited }: { t: Translator; accredited: boolean }): JSX.Element =>
  accredited ? <StateBadge tone="good">{t('catalogue.method.accredited')}</StateBadge> : <StateBadge tone="inactive">{t('catalogue.method.not-accredited')}</StateBadge>;
