import type { ComponentChildren, JSX } from 'preact';
import { Breadcrumb } from '../components/tabs.tsx';
import { ConfirmDialog, KeysDialog, type KeyHelp } from '../components/keys-dialog.tsx';
import { Menu, type MenuItem } from '../components/menu.tsx';
import { Notice, type NoticeTone } from '../components/notice.tsx';
import type { Translator } from '../locales/index.ts';
import { Document, type Theme } from './document.tsx';
import { BottomBar, Rail, type NavItem } from './nav.tsx';
import { TopBar, type ShellLinks } from './top-bar.tsx';

export type { NavItem } from './nav.tsx';
export type { ShellLinks } from './top-bar.tsx';

/** What the person is told after the form before was taken. */
export interface Flash {
  tone: NoticeTone;
  text: string;
}

export interface ShellProps {
  t: Translator;
  user: { name: string; role: string };
  /** The places of this person's role, most used first: the first four stand in the bottom bar of a phone. */
  nav: readonly NavItem[];
  /** Path (with query) of this page; tells which place is the present one and where the language switch comes back to. */
  path: string;
  title: string;
  /** State of the thing: a `StateBadge`. */
  state?: ComponentChildren;
  /** The one thing to do here: a `ButtonLink` or a form with a `Button`. */
  primary?: ComponentChildren;
  /** The rest of what can be done. */
  menu?: readonly MenuItem[];
  breadcrumb?: ReadonlyArray<{ href: string; label: string }>;
  /** One sentence under the title. */
  lead?: ComponentChildren;
  flash?: Flash | null;
  theme?: Theme;
  /** Keys of this page, for the `?` dialog. */
  keys?: readonly KeyHelp[];
  /** What was searched for, on the page of search results. */
  searched?: string;
  links?: Partial<ShellLinks>;
  children: ComponentChildren;
}

/** The layout of everything behind the sign-in: rail, top bar, page head, content. On a phone the rail is a bottom bar. */
export function Shell(props: ShellProps): JSX.Element {
  const { t, nav, path, title, flash } = props;
  const places = nav.flatMap(({ key, label }) => (key ? [{ key, label }] : []));
  return (
    <Document t={t} title={title} theme={props.theme} layout="shell">
      <a class="skip" href="#content">{t('ui.skip')}</a>
      <Rail t={t} nav={nav} path={path} />
      <div class="shell-main">
        <TopBar t={t} user={props.user} path={path} searched={props.searched} links={props.links} />
        <main id="content" class="page" tabindex={-1}>
          {props.breadcrumb && props.breadcrumb.length > 0 && <Breadcrumb label={t('ui.breadcrumb.label')} items={props.breadcrumb} />}
          <div class="page-head">
            <div class="page-title">
              <h1>{title}</h1>
              {props.state}
            </div>
            {(props.primary || props.menu?.length) && (
              <div class="page-actions">
                {props.primary}
                {props.menu && props.menu.length > 0 && <Menu label={t('ui.page.more')} items={props.menu} />}
              </div>
            )}
            {props.lead && <p class="lead">{props.lead}</p>}
          </div>
          <div id="flash">{flash && <Notice t={t} tone={flash.tone} live>{flash.text}</Notice>}</div>
          {props.children}
        </main>
      </div>
      <BottomBar t={t} nav={nav} path={path} />
      <KeysDialog t={t} places={places} page={props.keys} />
      <ConfirmDialog t={t} />
    </Document>
  );
}
