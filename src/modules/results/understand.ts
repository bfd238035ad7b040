import type { Message } from '../../kernel/i18n.ts';
import { readNumber } from '../../kernel/numbers.ts';
import { Dec } from '../../science/decimal.ts';
import type { MeasurementModel } from '../../science/measurement-model.ts';
import type { ReadingPlace } from './reading-plan.ts';

/** How one typed text is taken. `candidates` are the figures it may mean; each can be typed back without doubt by `undoubted`. */
export type Understood = { text: string } | { problem: Message; candidates?: readonly string[] };

/** Whether a figure lies in the range that the method allows for this reading; without a range every figure does. */
const within = ({ input }: ReadingPlace, text: string): boolean =>
  (input?.min === undefined || new Dec(text).gte(input.min)) && (input?.max === undefined || new Dec(text).lte(input.max));

const shown = (text: string): string => text.replace('.', ',');

/** Understands what was typed into a place. It never guesses: a figure that can be read in two ways is a problem with candidates. */
export function understand(model: MeasurementModel, place: ReadingPlace, typed: string): Understood {
  const plain = typed.trim();
  if (plain === '') return { text: '' };
  switch (place.kind) {
    case 'decimal': {
      const reading = readNumber(plain);
      if (reading.ok) return reading.qualifier ? { problem: { key: 'results.error.qualifier' } } : { text: reading.text };
      if (reading.error !== 'ambiguous') return { problem: { key: 'science.number.not-a-number' } };
      const possible = reading.candidates.filter((candidate) => within(place, candidate));
      // The method's own range settles it: a dry-matter factor between 1 and 3 typed as "1,030" is not a thousand and thirty.
      if (possible.length === 1) return { text: possible[0]! };
      const [decimal, grouped] = reading.candidates;
      return { problem: { key: 'science.number.ambiguous', params: { decimal, grouped } }, candidates: reading.candidates };
    }
    case 'count':
      return /^\d{1,9}$/.test(plain) ? { text: String(Number(plain)) } : { problem: { key: 'science.plates.count' } };
    case 'plate':
      if (/^tntc$/i.test(plain)) return { text: 'tntc' };
      return /^\d{1,9}$/.test(plain) ? { text: String(Number(plain)) } : { problem: { key: 'ui.grid.integer-or-tntc' } };
    case 'choice': {
      const known = model.kind === 'choice' && model.choices.some((choice) => choice.code === plain);
      return known ? { text: plain } : { problem: { key: 'science.choice.unknown', params: { code: plain } } };
    }
  }
}

/**
 * A figure written so that it is read in one way only: a leading zero decides that the sign is a decimal one ("01.234"), and digits
 * without a sign are whole.
 */
export const undoubted = (text: string): string => (readNumber(text).ok ? text : text.replace(/^(-?)/, '$10'));

/** Whether what stands in a cell is what is recorded, as either language writes it. */
export const sameAsRecorded = (typed: string, recorded: string): boolean => {
  const plain = typed.trim();
  return plain === recorded || plain === shown(recorded) || (recorded === 'tntc' && plain.toLowerCase() === 'tntc');
};
