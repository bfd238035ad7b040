import type { ComponentChildren, JSX } from 'preact';
import type { MessageKey, Translator } from '../locales/index.ts';
import { Icon, type IconName } from './icon.tsx';

export type NoticeTone = 'good' | 'attention' | 'wrong' | 'info';

const icons: Record<NoticeTone, IconName> = { good: 'check', attention: 'alert', wrong: 'cross', info: 'info' };
const words: Record<NoticeTone, MessageKey> = { good: 'ui.notice.good', attention: 'ui.notice.attention', wrong: 'ui.notice.wrong', info: 'ui.notice.info' };

export interface NoticeProps {
  t: Translator;
  tone: NoticeTone;
  /** Said in bold above the text. Without it the word of the tone is read aloud only. */
  title?: string;
  children?: ComponentChildren;
  /** Read aloud when it appears: for the answer to what the person just did. */
  live?: boolean;
}

/** A message on the page: a rule in the colour of its tone, a mark, and words. */
export function Notice({ t, tone, title, children, live }: NoticeProps): JSX.Element {
  return (
    <div class={`notice notice-${tone}`} role={live ? (tone === 'wrong' ? 'alert' : 'status') : undefined}>
      <Icon name={icons[tone]} label={t(words[tone])} />
      <div class="notice-text">
        {title && <p class="notice-title">{title}</p>}
        {typeof children === 'string' ? <p>{children}</p> : children}
      </div>
    </div>
  );
}
