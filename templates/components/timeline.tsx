import type { ComponentChildren, JSX } from 'preact';
import { formatDateTime } from '../../src/kernel/i18n.ts';
import type { Translator } from '../locales/index.ts';

export interface Change {
  field: string;
  /** Null: there was nothing before, or there is nothing now. */
  from: string | null;
  to: string | null;
}

export interface TimelineEvent {
  id: string;
  at: Date;
  who: string;
  /** What was done, as a sentence without a subject ("Tiếp nhận mẫu"). */
  what: ComponentChildren;
  changes?: readonly Change[];
  /** Why, in the person's own words. */
  reason?: string | null;
  /** The meaning of the signature, when the step was signed. */
  signed?: string | null;
}

export interface TimelineProps {
  t: Translator;
  /** Newest first. */
  events: readonly TimelineEvent[];
  /** Where the whole history stands, when only the last of it is shown. */
  moreHref?: string;
  title?: string;
}

/** Last part of the page of a thing: who did what when, what it changed from and to, and why. */
export function Timeline({ t, events, moreHref, title }: TimelineProps): JSX.Element {
  return (
    <section class="timeline" aria-labelledby="timeline-title">
      <h2 id="timeline-title">{title ?? t('ui.timeline.title')}</h2>
      {!events.length && <p class="quiet">{t('ui.timeline.empty')}</p>}
      <ol>
        {events.map((event) => (
          <li key={event.id}>
            <p class="timeline-head">
              <time class="figures" dateTime={event.at.toISOString()}>{formatDateTime(event.at)}</time>
              <span class="timeline-what">{event.what}</span>
              <span class="timeline-who">{event.who}</span>
            </p>
            {event.changes && event.changes.length > 0 && <Changes t={t} changes={event.changes} />}
            {event.reason && <p class="timeline-reason">{t('ui.timeline.reason')}: {event.reason}</p>}
            {event.signed && <p class="timeline-reason">{t('ui.timeline.signed')}: {event.signed}</p>}
          </li>
        ))}
      </ol>
      {moreHref && <p><a href={moreHref}>{t('ui.timeline.more')}</a></p>}
    </section>
  );
}

/** Fields with their value before and after. */
export function Changes({ t, changes }: { t: Translator; changes: readonly Change[] }): JSX.Element {
  const empty = <span class="quiet">{t('ui.timeline.nothing')}</span>;
  return (
    <ul class="changes">
      {changes.map((change) => (
        <li key={change.field}>
          <span class="changes-field">{change.field}</span>{' '}
          {change.from === null ? empty : <del><span class="visually-hidden">{t('ui.timeline.from')} </span>{change.from}</del>}
          <span aria-hidden="true"> → </span>
          {change.to === null ? empty : <ins><span class="visually-hidden">{t('ui.timeline.to')} </span>{change.to}</ins>}
        </li>
      ))}
    </ul>
  );
}
