import type { JSX } from 'preact';
import { ToneMark, type Tone } from './state-badge.tsx';

export interface WorkItem {
  label: string;
  count: number;
  /** The list that the count counts. */
  href: string;
  /** `wrong` for late, `attention` for about to be. */
  tone?: Extract<Tone, 'attention' | 'wrong'>;
  /** The nearest of it: "hạn sớm nhất 25/11/2026". */
  note?: string;
}

export interface WorkListProps {
  title: string;
  items: readonly WorkItem[];
  /** Said when there is nothing in it. */
  empty?: string;
}

/** A part of a first page: what waits for whom. Counts lead to their lists, are told up to 99, and are quiet when nothing waits. */
export function WorkList({ title, items, empty }: WorkListProps): JSX.Element {
  return (
    <section class="work">
      <h2>{title}</h2>
      {!items.length && empty && <p class="quiet">{empty}</p>}
      <ul>
        {items.map((item) => (
          <li key={item.href} class={item.count === 0 ? 'work-none' : undefined}>
            <a href={item.href}>
              <span class="work-count figures">{item.count > 99 ? '99+' : item.count}</span>
              <span class="work-label">{item.label}</span>
            </a>
            {item.count > 0 && item.tone && <ToneMark tone={item.tone} />}
            {item.note && <span class="work-note">{item.note}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}
