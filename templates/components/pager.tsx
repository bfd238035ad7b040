import type { JSX } from 'preact';
import type { Translator } from '../locales/index.ts';
import { Icon } from './icon.tsx';

export interface PagerProps {
  t: Translator;
  /** Addresses of the neighbouring pages (`withQuery(address, { after: key })`); absent at the ends. */
  previous?: string;
  next?: string;
  /** How many rows stand on this page. The whole is not counted: that would cost more than the page. */
  shown?: number;
}

/** Keyset pages: back and on, no page numbers. */
export function Pager({ t, previous, next, shown }: PagerProps): JSX.Element {
  return (
    <nav class="pager" aria-label={t('ui.pager.label')}>
      {shown !== undefined && <p class="pager-count">{t('ui.pager.shown', { count: shown })}</p>}
      {previous && <a class="pager-link" href={previous} rel="prev"><Icon name="left" />{t('ui.pager.previous')}</a>}
      {next && <a class="pager-link" href={next} rel="next">{t('ui.pager.next')}<Icon name="right" /></a>}
    </nav>
  );
}
