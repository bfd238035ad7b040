import type { JSX } from 'preact';
import { formatDateTime, type Bilingual } from '../../../src/kernel/i18n.ts';
import { Notice } from '../../components/index.ts';
import type { Translator } from '../../locales/index.ts';

export interface HoldingItem {
  analysisId: string;
  sampleId: string;
  code: string;
  analyte: Bilingual;
  holdUntil: Date;
  past: boolean;
}

/** Tests not begun whose holding time ends soon or has ended; nothing when there are none. */
export function HoldingNotice({ t, items }: { t: Translator; items: readonly HoldingItem[] }): JSX.Element | null {
  if (!items.length) return null;
  return (
    <Notice t={t} tone={items.some(({ past }) => past) ? 'wrong' : 'attention'} title={t('samples.holding.title', { count: items.length })}>
      <ul>
        {items.slice(0, 8).map((item) => (
          <li key={item.analysisId}>
            <a href={`/samples/${item.sampleId}`}>{item.code}</a> {t.name(item.analyte)}: <span class="figures">{t(item.past ? 'samples.holding.past' : 'samples.holding.until', { time: formatDateTime(item.holdUntil) })}</span>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
