import type { ComponentChildren, JSX } from 'preact';
import { Icon, type IconName } from './icon.tsx';

/** A link, or a form with one button for what changes something. */
export interface MenuItem {
  label: string;
  href?: string;
  /** POST there instead of following a link. */
  post?: string;
  /** Asked before posting. */
  confirm?: string;
  icon?: IconName;
  danger?: boolean;
}

export interface MenuProps {
  label: string;
  icon?: IconName;
  /** Only the icon is seen; the label is read aloud. */
  bare?: boolean;
  items?: readonly MenuItem[];
  /** Other content above the items. */
  children?: ComponentChildren;
  /** Opens to the left from its right edge (default) or to the right. */
  side?: 'end' | 'start';
}

/** The rest of what can be done: a disclosure that works without JavaScript; Escape and a click elsewhere close it. */
export function Menu({ label, icon, bare, items = [], children, side = 'end' }: MenuProps): JSX.Element {
  return (
    <details class="menu" data-menu>
      <summary class="button button-quiet">
        {icon && <Icon name={icon} />}
        <span class={bare ? 'visually-hidden' : undefined}>{label}</span>
        {!bare && <Icon name="chevron" />}
      </summary>
      <div class={`menu-panel menu-${side}`}>
        {children}
        {items.length > 0 && <ul class="menu-items">{items.map((item) => <li key={item.label}><Item {...item} /></li>)}</ul>}
      </div>
    </details>
  );
}

function Item({ label, href, post, confirm, icon, danger }: MenuItem): JSX.Element {
  const inner = <>{icon && <Icon name={icon} />}{label}</>;
  const name = `menu-item${danger ? ' menu-danger' : ''}`;
  if (post === undefined) return <a class={name} href={href}>{inner}</a>;
  return (
    <form method="post" action={post}>
      <button class={name} type="submit" data-confirm={confirm}>{inner}</button>
    </form>
  );
}
