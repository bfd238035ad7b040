import type { Message, MessageParams } from '../../src/kernel/i18n.ts';
import { isMessageKey, type Translator } from '../locales/index.ts';

/** One thing wrong with one field, in words. `path` is the field's name: `samples.0.name`. */
export interface FieldError {
  path: string;
  text: string;
  /** What the field is called; the summary says it before the text, which beside the field would say it twice. */
  label?: string;
}

/** What was typed, by field name. It is put back as it was, whatever was wrong with it. */
export type FormValues = Readonly<Record<string, string | readonly string[] | undefined>>;

/** What a field takes from the form it stands in. */
export interface Bound {
  name: string;
  value: string | undefined;
  values: readonly string[];
  error: string | undefined;
}

/** The id of a field's (first) input. The error summary links to it. */
export const fieldId = (name: string): string => `f-${name.replace(/[^A-Za-z0-9_-]/g, '-')}`;

/** Says a message in the person's language. An unknown key is shown as the general refusal, never as a key. */
export function told(t: Translator, message: Message): string {
  return isMessageKey(message.key) ? t(message.key, message.params as MessageParams) : t('ui.error.unknown');
}

/** The problems of an `Invalid` refusal, in words; `labels` are the names of the fields by path. */
export const fieldErrors = (t: Translator, problems: ReadonlyArray<Message & { path: string }>, labels: Readonly<Record<string, string>> = {}): FieldError[] =>
  problems.map((problem) => ({ path: problem.path, text: told(t, problem), ...(labels[problem.path] ? { label: labels[problem.path]! } : {}) }));

/**
 * Binds fields to what was typed and what was wrong: `const of = bind(values, errors)`, then `<Field {...of('name')} …/>`.
 * Several errors of one field are joined.
 */
export function bind(values: FormValues = {}, errors: readonly FieldError[] = []): (name: string) => Bound {
  return (name) => {
    const given = values[name];
    const wrong = errors.filter((error) => error.path === name).map((error) => error.text);
    return {
      name,
      value: typeof given === 'string' ? given : given?.[0],
      values: given === undefined ? [] : typeof given === 'string' ? [given] : given,
      error: wrong.length ? wrong.join(' ') : undefined,
    };
  };
}
