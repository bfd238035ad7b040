import type { ButtonHTMLAttributes, ComponentChildren, HTMLAttributes, JSX } from 'preact';
import { Icon, type IconName } from './icon.tsx';

/** `primary`: the one thing to do here. `danger`: what cannot be undone. `quiet`: looks like a link. */
export type ButtonKind = 'primary' | 'secondary' | 'quiet' | 'danger';

interface Look {
  kind?: ButtonKind;
  icon?: IconName;
  children: ComponentChildren;
}

export interface ButtonProps extends Look, Omit<ButtonHTMLAttributes, 'icon' | 'children' | 'class'> {
  /** A question asked in a dialog before the form is sent ("Hủy mẫu này?"). Without JavaScript the form is sent at once. */
  confirm?: string;
}

/** A button; its word is a verb. Submits its form unless `type="button"`. */
export function Button({ kind = 'secondary', icon, confirm, children, type = 'submit', ...rest }: ButtonProps): JSX.Element {
  return (
    <button class={`button button-${kind}`} type={type} data-confirm={confirm} {...rest}>
      {icon && <Icon name={icon} />}
      {children}
    </button>
  );
}

export interface ButtonLinkProps extends Look, Omit<HTMLAttributes<HTMLAnchorElement>, 'icon' | 'children' | 'class' | 'role'> {
  href: string;
  download?: boolean;
  target?: '_blank';
}

/** A link that leads to an action, drawn as a button. It changes nothing by itself: GET never writes. */
export function ButtonLink({ kind = 'secondary', icon, children, ...rest }: ButtonLinkProps): JSX.Element {
  return (
    <a class={`button button-${kind}`} {...rest}>
      {icon && <Icon name={icon} />}
      {children}
    </a>
  );
}
