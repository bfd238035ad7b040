import type { JSX } from 'preact';
import type { Bilingual } from '../../../src/kernel/i18n.ts';
import { Code, DataTable, EmptyState, Section } from '../../components/index.ts';
import type { MessageKey } from '../../locales/index.ts';
import { Frame } from '../frame.tsx';
import type { Viewer } from '../viewer.ts';

export interface SearchProps {
  viewer: Viewer;
  q: string;
  /** Kinds of things in the order they are shown. */
  kinds: readonly string[];
  hits: ReadonlyArray<{ kind: string; id: string; code: string; name: string; matrix: Bilingual | null; href: string }>;
}

/** What a search found, by kind. */
export function SearchPage({ viewer, q, kinds, hits }: SearchProps): JSX.Element {
  const { t } = viewer;
  return (
    <Frame viewer={viewer} title={q ? t('desk.search.title', { q }) : t('desk.search.empty-title')} searched={q}>
      {hits.length === 0 && <EmptyState title={q ? t('desk.search.none') : t('desk.search.hint')} text={q ? t('desk.search.none-hint') : t('desk.search.hint-more')} />}
      {kinds.map((kind) => {
        const found = hits.filter((hit) => hit.kind === kind);
        if (found.length === 0) return null;
        const title = t(`desk.search.kind.${kind}` as MessageKey);
        return (
          <Section key={kind} title={title}>
            <DataTable
              t={t} caption={title} rows={found} rowKey={(row) => row.id} rowHref={(row) => row.href}
              columns={[
                { key: 'what', label: t('desk.search.what'), kind: 'wrap', cell: (row) => (kind === 'enterprise' || kind === 'person' ? row.name : <Code>{row.code}</Code>) },
                { key: 'about', label: t('desk.search.about'), kind: 'wrap', cell: (row) => [kind === 'enterprise' ? row.code : kind === 'person' ? '' : row.name, row.matrix && t.name(row.matrix)].filter(Boolean).join(' · ') },
              ]}
            />
          </Section>
        );
      })}
    </Frame>
  );
}
