import type { JSX } from 'preact';
import { Tabs, withQuery } from '../../components/index.ts';
import type { Translator } from '../../locales/index.ts';

/** Of a list of work: all of it, what is late alone, what came back alone. `at` is the list's own address. */
export const Narrow = ({ t, at, only }: { t: Translator; at: string; only: 'late' | 'sent-back' | null }): JSX.Element => (
  <Tabs
    label={t('worksheets.narrow')}
    items={[
      { href: at, label: t('worksheets.only.all'), current: only === null },
      ...(['sent-back', 'late'] as const).map((each) => ({ href: withQuery(at, { only: each }), label: t(`worksheets.only.${each}`), current: only === each })),
    ]}
  />
);
