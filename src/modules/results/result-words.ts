import type { Locale } from '../../kernel/i18n.ts';
import { writeNumber } from '../../kernel/numbers.ts';
import type { MeasurementModel, ResultQualifier } from '../../science/measurement-model.ts';
import { reportedText } from '../../../templates/certificates/reported-text.ts';
import type { ReadingPlace } from './reading-plan.ts';
import { wordsOfChoice } from './results.queries.ts';

/** A result as it will be printed in the reader’s language: a figure, less than a limit, not detected with its LOD, a statement with its portion. */
export function resultText(locale: Locale, model: MeasurementModel, { qualifier, text }: { qualifier: ResultQualifier; text: string }): string {
  if (qualifier !== 'choice') return reportedText({ qualifier, text })[locale];
  const { choice, portion } = wordsOfChoice(model, text);
  return reportedText({ qualifier, text: choice ?? { vi: text, en: text }, ...(portion ? { portion } : {}) })[locale];
}

/** Unit shown behind a result; a statement carries its portion itself, a bare number has none. */
export const unitShown = (unit: string, qualifier: ResultQualifier): string => (qualifier === 'choice' || unit === '-' ? '' : unit);

/** A reading as it stands in its cell. */
export const readingText = (locale: Locale, kind: ReadingPlace['kind'], text: string): string =>
  kind === 'decimal' ? writeNumber(text, locale) : text === 'tntc' ? 'TNTC' : text;
