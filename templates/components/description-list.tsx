import type { ComponentChildren, JSX } from 'preact';

export interface DescriptionListProps {
  items: ReadonlyArray<{ term: string; detail: ComponentChildren; /** Where it is changed. */ change?: { href: string; label: string } } | null | false | undefined>;
  /** Two columns of pairs on a desk. */
  columns?: 1 | 2;
}

/** Facts with their names. An empty one shows a dash, so that nobody wonders whether it was forgotten. */
export function DescriptionList({ items, columns = 1 }: DescriptionListProps): JSX.Element {
  return (
    <dl class={`facts facts-${columns}`}>
      {items.map((item) => item && (
        <div class="fact" key={item.term}>
          <dt>{item.term}</dt>
          <dd>
            {item.detail === '' || item.detail === null || item.detail === undefined ? <span class="quiet">–</span> : item.detail}
            {item.change && <a class="fact-change" href={item.change.href}>{item.change.label}<span class="visually-hidden"> {item.term}</span></a>}
          </dd>
        </div>
      ))}
    </dl>
  );
}

export interface SectionProps {
  title: string;
  id?: string;
  /** A link or quiet button at the end of the heading's line. */
  aside?: ComponentChildren;
  /** A sentence under the heading. */
  lead?: string;
  children: ComponentChildren;
}

/** A part of a page under a heading, divided from the one before by a hairline. */
export function Section({ title, id, aside, lead, children }: SectionProps): JSX.Element {
  return (
    <section class="section" id={id}>
      <div class="section-head">
        <h2>{title}</h2>
        {aside}
      </div>
      {lead && <p class="lead">{lead}</p>}
      {children}
    </section>
  );
}
