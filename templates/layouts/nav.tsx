import type { JSX } from 'preact';
import { Icon, type IconName } from '../components/icon.tsx';
import type { Translator } from '../locales/index.ts';

export interface NavItem {
  href: string;
  label: string;
  /** For the bottom bar of a phone, where about ten letters have room. */
  short?: string;
  icon?: IconName;
  /** How many wait there; nothing is shown for none. */
  count?: number;
  /** `g` and this letter lead there. */
  key?: string;
  /** Heading that the item stands under; items of one group follow one another. */
  group?: string;
}

interface NavProps {
  t: Translator;
  nav: readonly NavItem[];
  path: string;
}

/** The item whose address is the longest beginning of the path. */
export function currentItem(nav: readonly NavItem[], path: string): NavItem | undefined {
  const here = path.split(/[?#]/)[0]!;
  const holds = (href: string): boolean => here === href || (href !== '/' && here.startsWith(`${href}/`));
  return nav.filter((item) => holds(item.href)).toSorted((a, b) => b.href.length - a.href.length)[0];
}

/** The places of a role, at the left edge of a desk's screen. */
export function Rail({ t, nav, path }: NavProps): JSX.Element {
  const current = currentItem(nav, path);
  return (
    <nav class="rail" aria-label={t('ui.nav.label')}>
      <a class="brand" href="/"><Brand />{t('app.name')}</a>
      <ul>
        {nav.map((item, index) => (
          <li key={item.href}>
            {item.group && item.group !== nav[index - 1]?.group && <span class="rail-group">{item.group}</span>}
            <Place item={item} current={item === current} />
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** The same places on a phone: four and the rest. Hidden on a desk, as the rail is on a phone. */
export function BottomBar({ t, nav, path }: NavProps): JSX.Element {
  const current = currentItem(nav, path);
  const first = nav.length > 5 ? nav.slice(0, 4) : nav;
  const rest = nav.slice(first.length);
  return (
    <nav class="bottom" aria-label={t('ui.nav.label')}>
      <ul>
        {first.map((item) => <li key={item.href}><Place item={{ ...item, label: item.short ?? item.label }} current={item === current} /></li>)}
        {rest.length > 0 && (
          <li>
            <details class="menu" data-menu>
              <summary class="place"><Icon name="more" /><span class="place-label">{t('ui.nav.more')}</span></summary>
              <div class="menu-panel bottom-panel">
                <ul class="menu-items">{rest.map((item) => <li key={item.href}><Place item={item} current={item === current} /></li>)}</ul>
              </div>
            </details>
          </li>
        )}
      </ul>
    </nav>
  );
}

function Place({ item, current }: { item: NavItem; current: boolean }): JSX.Element {
  return (
    <a class="place" href={item.href} aria-current={current ? 'page' : undefined} data-go={item.key}>
      {item.icon && <Icon name={item.icon} />}
      <span class="place-label">{item.label}</span>
      {item.count ? <span class="count">{item.count}</span> : null}
    </a>
  );
}

/** The mark of the program: a line met exactly by a level. */
export function Brand(): JSX.Element {
  return (
    <svg class="brand-mark" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round">
      <path d="M4 12h5M15 12h5M12 4v5M12 15v5" />
      <circle cx="12" cy="12" r="3" />
    </svg>
  );
}
