import type { JSX } from 'preact';
import type { Message } from '../../src/kernel/i18n.ts';
import { ButtonLink, Notice, told } from '../components/index.ts';
import { isMessageKey } from '../locales/index.ts';
import { Frame, PublicFrame } from './frame.tsx';
import { viewerOf, type Viewed } from './viewer.ts';

/** What could not be done, why, and where to go on. */
export function ErrorPage({ viewed, refusal }: { viewed: Viewed; refusal: { status: number; told: Message } }): JSX.Element {
  const viewer = viewerOf(viewed);
  const { t } = viewer;
  const key = `error.title.${refusal.status}`;
  const title = isMessageKey(key) ? t(key) : t('error.title.500');
  const content = (
    <>
      <Notice t={t} tone={refusal.status >= 500 ? 'wrong' : 'attention'}>{told(t, refusal.told)}</Notice>
      <p><ButtonLink href="/">{t('action.back')}</ButtonLink></p>
    </>
  );
  return viewer.actor.kind === 'anonymous' ? (
    <PublicFrame viewer={viewer} title={title} signInHref="/sign-in">{content}</PublicFrame>
  ) : (
    <Frame viewer={viewer} title={title}>{content}</Frame>
  );
}
