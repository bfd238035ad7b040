import { z } from 'zod';
import { Invalid } from '../../../kernel/errors.ts';
import { fold } from '../../../kernel/fold.ts';
import { told } from '../../../platform/command/inputs.ts';

/**
 * What people send is brought to the names and words that the schemas have, before they are parsed: one canonical form inside, the
 * natural ones at the edge. What is not known is left as it is, for the schema to refuse.
 */
export type Given = Readonly<Record<string, unknown>>;

export const isRecord = (given: unknown): given is Given => given !== null && typeof given === 'object' && !Array.isArray(given);

/** Letters and digits of a word without its marks, so that "Double Grubbs", "double_grubbs" and "double-grubbs" are one. */
export const lettersOf = (word: string): string => fold(word).replace(/²/gu, '2').replace(/[^\p{L}\p{N}]/gu, '');

/** A text or a number as text; nothing of anything else, whatever it says of itself. */
export const textOf = (given: unknown): string => (typeof given === 'string' || typeof given === 'number' ? String(given) : '');

/** Fields under other names. A name whose canonical one is there too stays, and is refused as unknown. */
export function renamed(given: Given, names: Readonly<Record<string, string>>): Record<string, unknown> {
  const entries = Object.entries(given).map(([name, value]) => {
    const canonical = Object.hasOwn(names, name) ? names[name]! : name;
    return [canonical !== name && Object.hasOwn(given, canonical) ? name : canonical, value] as const;
  });
  return Object.fromEntries(entries);
}

/** A schema that takes its object after `respell`; anything but an object goes to the schema as it is. */
export const spelled = <Schema extends z.ZodType>(respell: Readonly<Record<string, string>> | ((given: Given) => unknown), schema: Schema) =>
  z.preprocess((given) => (isRecord(given) ? (typeof respell === 'function' ? respell(given) : renamed(given, respell)) : given), schema);

type Others<Word extends string> = Readonly<Record<string, Word>>;

/** The word that is meant, whatever its capitals and hyphens, or the one that has this other name (in letters); undefined for none. */
function meant<Word extends string>(given: string, words: readonly Word[], others: Others<Word>): Word | undefined {
  const letters = lettersOf(given);
  return words.find((each) => each === given) ?? (letters === '' ? undefined : words.find((each) => lettersOf(each) === letters)) ?? (Object.hasOwn(others, letters) ? others[letters] : undefined);
}

const unknownWord = (given: string, words: readonly string[]) => ['calculator.error.unknown-word', { given: given.slice(0, 40), words: words.join(', ') }] as const;

/** A field that holds one of `words`; refused with the list of those there are. */
export const word = <const Word extends string>(words: readonly Word[], others: Others<Word> = {}) =>
  z.string().transform((given, context): Word => {
    const found = meant(given, words, others);
    if (found === undefined) context.addIssue({ code: 'custom', ...told(...unknownWord(given, words)) });
    return found ?? z.NEVER;
  });

/** The same for the field on which the rest of a request depends; a missing one is left to the schema. Throws `Invalid`. */
export function leadingWord<const Word extends string>(request: Given, field: string, words: readonly Word[], others: Others<Word> = {}): Word | undefined {
  const given = request[field];
  if (typeof given !== 'string') return undefined;
  const found = meant(given, words, others);
  if (found === undefined) throw Invalid.field(field, ...unknownWord(given, words));
  return found;
}

/** A list of named things, or an object that has them by their names: `{a: {value: 1}}` is `[{name: 'a', value: 1}]`. A bare value is its `value`. */
export const namedList = (given: unknown): unknown =>
  isRecord(given) ? Object.entries(given).map(([name, each]) => (isRecord(each) ? { name, ...each } : { name, value: each })) : given;

/** Series of figures: a list of lists, of `{values}`, or an object that has them by name. */
export function seriesOf(given: unknown): unknown {
  const list: unknown = isRecord(given) ? Object.values(given) : given;
  return Array.isArray(list) ? list.map((each: unknown) => (isRecord(each) && 'values' in each ? each['values'] : each)) : list;
}
