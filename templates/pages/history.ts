import { formatDate, formatDateTime } from '../../src/kernel/i18n.ts';
import type { Change, TimelineEvent } from '../components/index.ts';
import { isMessageKey, type Translator } from '../locales/index.ts';

/** What a command did to a record, as the audit trail tells it. */
export interface HistoryEntry {
  id: string;
  at: Date;
  actorName: string;
  command: string;
  reason: string | null;
  fields: ReadonlyArray<{ entity: string; field: string; from: unknown; to: unknown; hidden: { from: boolean; to: boolean } }>;
}

/** Says a value of one field in words; null leaves the change out. */
export type TellValue = (field: string, value: unknown) => string | null | undefined;

/**
 * The audit trail as the events of a `Timeline`. A command is told by `audit.command.<name>`, a field by `audit.field.<name>`;
 * a field without a name in the catalogue (a search text, an id) is not shown. `tell` says the values a page knows better.
 */
export const eventsOf = (t: Translator, entries: readonly HistoryEntry[], tell?: TellValue): TimelineEvent[] =>
  entries.map(({ id, at, actorName, command, reason, fields }) => ({
    id, at, reason,
    who: actorName,
    what: commandName(t, command),
    changes: once(fields.flatMap((change): Change[] => {
      const key = `audit.field.${change.field}`;
      if (!isMessageKey(key)) return [];
      const said = (side: 'from' | 'to') => (change.hidden[side] ? t('audit.hidden') : valueText(t, change.field, change[side], tell));
      return [{ field: t(key), from: said('from'), to: said('to') }];
    })),
  }));

/** What one command changed alike in several records (the tests of a sample) is told once. */
const once = (changes: readonly Change[]): Change[] => [...new Map(changes.map((change) => [`${change.field}\0${change.from}\0${change.to}`, change])).values()];

/** What a command does, in words; a command without words of its own is told as a change. */
export function commandName(t: Translator, command: string): string {
  const key = `audit.command.${command}`;
  return isMessageKey(key) ? t(key) : t('audit.command.other');
}

function valueText(t: Translator, field: string, value: unknown, tell: TellValue | undefined): string | null {
  if (value === null || value === undefined || value === '') return null;
  const told = tell?.(field, value);
  if (told !== undefined) return told;
  if (typeof value === 'boolean') return t(value ? 'audit.yes' : 'audit.no');
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string') return Array.isArray(value) ? value.filter((item) => typeof item === 'string').join(', ') : t('audit.hidden');
  const word = `audit.value.${field}.${value}`;
  if (isMessageKey(word)) return t(word);
  if (/^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(value)) return formatDateTime(new Date(value));
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return formatDate(value);
  return value;
}
