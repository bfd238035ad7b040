import type { ComponentChildren, JSX } from 'preact';
import { ConfirmDialog } from '../components/keys-dialog.tsx';
import { Notice } from '../components/notice.tsx';
import type { Translator } from '../locales/index.ts';
import { Document, type Theme } from './document.tsx';
import { Brand } from './nav.tsx';
import type { Flash } from './shell.tsx';
import { LanguageSwitch, shellLinks } from './top-bar.tsx';

export interface PublicLayoutProps {
  t: Translator;
  path: string;
  title: string;
  lead?: ComponentChildren;
  /** The laboratory's name, over the page. */
  organisation?: string;
  flash?: Flash | null;
  theme?: Theme;
  /** Show the way to the sign-in page. */
  signInHref?: string;
  /** At the foot: address, telephone, accreditation number. */
  foot?: ComponentChildren;
  children: ComponentChildren;
}

/** The layout of pages before the sign-in: sign-in, registration, the public check of a certificate. One narrow column. */
export function PublicLayout(props: PublicLayoutProps): JSX.Element {
  const { t, flash } = props;
  return (
    <Document t={t} title={props.title} theme={props.theme} layout="public">
      <a class="skip" href="#content">{t('ui.skip')}</a>
      <header class="public-head">
        <a class="brand" href="/"><Brand />{t('app.name')}</a>
        {props.organisation && <p class="public-organisation">{props.organisation}</p>}
        <div class="top-end">
          {props.signInHref && <a class="button button-quiet" href={props.signInHref}>{t('ui.user.sign-in')}</a>}
          <LanguageSwitch t={t} action={shellLinks.language} path={props.path} />
        </div>
      </header>
      <main id="content" class="page public-page" tabindex={-1}>
        <div class="page-head">
          <div class="page-title"><h1>{props.title}</h1></div>
          {props.lead && <p class="lead">{props.lead}</p>}
        </div>
        <div id="flash">{flash && <Notice t={t} tone={flash.tone} live>{flash.text}</Notice>}</div>
        {props.children}
      </main>
      <footer class="public-foot">{props.foot ?? <p>{t('app.name')} · {t('ui.footer.about')}</p>}</footer>
      <ConfirmDialog t={t} />
    </Document>
  );
}
