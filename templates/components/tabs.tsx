import type { JSX } from 'preact';

export interface TabsProps {
  /** What the tabs divide; read aloud. */
  label: string;
  items: ReadonlyArray<{ href: string; label: string; count?: number; current?: boolean }>;
}

/** Parts of one thing, or states of one list, each with its own address. */
export function Tabs({ label, items }: TabsProps): JSX.Element {
  return (
    <nav class="tabs" aria-label={label}>
      <ul>
        {items.map((item) => (
          <li key={item.href}>
            <a href={item.href} aria-current={item.current ? 'page' : undefined}>
              {item.label}
              {item.count !== undefined && <span class="count">{item.count}</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

export interface BreadcrumbProps {
  /** Read aloud: "Vị trí trang". */
  label: string;
  /** From the widest to the narrowest; the page itself is its title and is not among them. */
  items: ReadonlyArray<{ href: string; label: string }>;
}

/** The way back up. */
export function Breadcrumb({ label, items }: BreadcrumbProps): JSX.Element {
  return (
    <nav class="breadcrumb" aria-label={label}>
      <ol>{items.map((item) => <li key={item.href}><a href={item.href}>{item.label}</a></li>)}</ol>
    </nav>
  );
}
