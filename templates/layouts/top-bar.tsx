import type { JSX } from 'preact';
import { Icon } from '../components/icon.tsx';
import { Menu } from '../components/menu.tsx';
import type { Translator } from '../locales/index.ts';
import { Brand } from './nav.tsx';

/** Where the layout's own controls lead. */
export interface ShellLinks {
  /** GET with `q`. */
  search: string;
  account: string;
  /** POST. */
  signOut: string;
  /** POST with `locale` and `back`. */
  language: string;
}

export const shellLinks: ShellLinks = { search: '/search', account: '/account', signOut: '/sign-out', language: '/language' };

export interface TopBarProps {
  t: Translator;
  user: { name: string; role: string };
  path: string;
  searched: string | undefined;
  links: Partial<ShellLinks> | undefined;
}

/** Search, language, theme and the person's menu. */
export function TopBar({ t, user, path, searched, links }: TopBarProps): JSX.Element {
  const to = { ...shellLinks, ...links };
  return (
    <header class="top">
      <a class="brand top-brand" href="/"><Brand /><span class="visually-hidden">{t('app.name')}</span></a>
      <form class="search" role="search" method="get" action={to.search}>
        <label class="visually-hidden" for="search">{t('ui.search.label')}</label>
        <Icon name="search" />
        <input id="search" class="search-input" type="search" name="q" value={searched ?? ''} placeholder={t('ui.search.label')} autocomplete="off" spellcheck={false} data-search />
        <kbd aria-hidden="true">/</kbd>
        <button type="submit" class="visually-hidden">{t('ui.search.submit')}</button>
      </form>
      <div class="top-end">
        <div class="only-desk"><LanguageSwitch t={t} action={to.language} path={path} /></div>
        <Menu
          label={t('ui.user.menu', { name: user.name })} icon="person" bare
          items={[{ label: t('ui.user.account'), href: to.account, icon: 'settings' }, { label: t('ui.user.sign-out'), post: to.signOut, icon: 'right' }]}
        >
          <p class="menu-head"><strong>{user.name}</strong><span>{user.role}</span></p>
          <div class="only-phone"><LanguageSwitch t={t} action={to.language} path={path} look="menu-item" /></div>
          <button type="button" class="menu-item" data-theme-switch hidden><Icon name="theme" />{t('ui.theme.switch')}</button>
          <button type="button" class="menu-item only-desk" data-keys hidden><Icon name="keyboard" />{t('ui.user.keys')}</button>
        </Menu>
      </div>
    </header>
  );
}

/** Changes the language and comes back to the same page. The label is in the language that it leads to. */
export function LanguageSwitch({ t, action, path, look = 'button button-quiet' }: { t: Translator; action: string; path: string; look?: string }): JSX.Element {
  const other = t.locale === 'vi' ? 'en' : 'vi';
  return (
    <form method="post" action={action} class="language">
      <input type="hidden" name="back" value={path} />
      <button class={look} name="locale" value={other} lang={other}>{t('ui.language.other')}</button>
    </form>
  );
}
