import type { JSX } from 'preact';
import { formatDate } from '../../../src/kernel/i18n.ts';
import { Code, DataTable, Field, Filters, StateBadge, withQuery, type Tone } from '../../components/index.ts';
import type { MessageKey, Translator } from '../../locales/index.ts';
import { Frame } from '../frame.tsx';
import type { Viewer } from '../viewer.ts';

export type ShownState = 'rendering' | 'issued' | 'superseded' | 'withdrawn';

const tones: Record<ShownState, Tone> = { rendering: 'neutral', issued: 'good', superseded: 'inactive', withdrawn: 'wrong' };

/** The state of a certificate as a mark and a word. */
export const CertificateState = ({ t, state }: { t: Translator; state: ShownState }): JSX.Element => <StateBadge tone={tones[state]}>{t(`certificates.state.${state}` as MessageKey)}</StateBadge>;

export interface CertificatesProps {
  viewer: Viewer;
  rows: ReadonlyArray<{ id: string; number: string; state: ShownState; requestNumber: string; enterprise: string; authorisedAt: Date }>;
  more: boolean;
  q: string;
  state: string;
}

/** The list of certificates: the customer's own, or all of the laboratory. */
export function CertificatesPage({ viewer, rows, more, q, state }: CertificatesProps): JSX.Element {
  const { t, path, actor } = viewer;
  const states: ShownState[] = ['issued', 'rendering', 'superseded', 'withdrawn'];
  return (
    <Frame viewer={viewer} title={t('certificates.title')}>
      <Filters t={t} address={path} names={['q', 'state']}>
        <Field t={t} name="q" type="search" label={t('certificates.search')} value={q} />
        <Field t={t} name="state" type="select" label={t('certificates.state')} value={state} prompt={t('certificates.any-state')} options={states.map((each) => ({ value: each, label: t(`certificates.state.${each}` as MessageKey) }))} width="short" />
      </Filters>
      <DataTable
        t={t} caption={t('certificates.title')} rows={rows} rowKey={(row) => row.id} rowHref={(row) => `/certificates/${row.id}`} address={path}
        rowTone={(row) => (row.state === 'withdrawn' ? 'wrong' : row.state === 'superseded' ? 'inactive' : undefined)}
        columns={[
          { key: 'number', label: t('certificates.number'), cell: (row) => <Code>{row.number}</Code> },
          { key: 'state', label: t('certificates.state'), cell: (row) => <CertificateState t={t} state={row.state} /> },
          { key: 'on', label: t('certificates.authorised-on'), kind: 'date', cell: (row) => formatDate(row.authorisedAt) },
          { key: 'request', label: t('certificates.request'), desk: true, cell: (row) => <Code>{row.requestNumber}</Code> },
          ...(actor.enterpriseId ? [] : [{ key: 'enterprise', label: t('certificates.enterprise'), kind: 'wrap' as const, cell: (row: CertificatesProps['rows'][number]) => row.enterprise }]),
        ]}
        pager={more ? { next: withQuery(path, { before: rows.at(-1)!.id }), shown: rows.length } : { shown: rows.length }}
        empty={{ title: t('certificates.empty'), text: t('certificates.empty-hint') }}
      />
    </Frame>
  );
}
