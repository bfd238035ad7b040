import { z } from 'zod';
import { Invalid, Refusal } from '../../kernel/errors.ts';
import { parse } from '../../platform/command/parse.ts';
import { inBoth } from '../../../templates/locales/index.ts';
import type { Answer, Json, Operation } from './operation.ts';
import { calibrationOperations } from './operations/calibration.ts';
import { conformityOperations } from './operations/conformity.ts';
import { controlOperations } from './operations/control.ts';
import { indexOperations } from './operations/indices.ts';
import { microbiologyOperations } from './operations/microbiology.ts';
import { plausibilityOperations } from './operations/plausibility.ts';
import { quantityOperations } from './operations/quantities.ts';
import { statisticsOperations } from './operations/statistics.ts';
import { uncertaintyOperations } from './operations/uncertainty.ts';
import { lettersOf } from './spelling/words.ts';

const all: readonly Operation[] = [...statisticsOperations, ...calibrationOperations, ...uncertaintyOperations, ...conformityOperations, ...controlOperations, ...quantityOperations, ...microbiologyOperations, ...indexOperations, ...plausibilityOperations];
const byName = new Map(all.map((operation) => [lettersOf(operation.name), operation]));
/** Other names that some calculations go by. */
const otherNames: Readonly<Record<string, string>> = {
  bracketing: 'bracket', duplicates: 'duplicate', plates: 'counts', platecount: 'counts', colonycount: 'counts', spike: 'recovery', recoveries: 'recovery', regression: 'fit', calibration: 'fit', lod: 'detection',
};

/** The names that `do` may have, in the order of the rooms. */
export const operationNames: readonly string[] = all.map(({ name }) => name);

/**
 * Carries out one calculation: `{ do: 'round', value: '2.345', … }` gives `{ text: '2.34' }`. Throws a `Refusal` with status 422:
 * `Invalid` names each field that is missing, unknown or no number; others say why the calculation has no value.
 */
export function compute(request: unknown): Answer {
  const { do: name, ...given } = parse(z.looseObject({ do: z.string() }), request);
  const letters = lettersOf(name);
  const operation = byName.get(letters) ?? byName.get(Object.hasOwn(otherNames, letters) ? otherNames[letters]! : '');
  if (!operation) throw Invalid.field('do', 'calculator.error.unknown-operation', { name: name.slice(0, 40), names: operationNames.join(', ') });
  // What is null is left out; but for a limit, which says that there is none.
  const told = Object.fromEntries(Object.entries(given).filter(([field, value]) => value !== null || field === 'limit'));
  const answer = operation.run(parse(operation.input, told));
  if (!isFinite(answer)) throw Invalid.field('', 'calculator.error.beyond');
  return answer;
}

/** Whether every figure is one. What is beyond the arithmetic (10^±1000, ordinary numbers 10^±308) is none. */
function isFinite(answer: Json | undefined): boolean {
  if (typeof answer === 'string') return !/^-?(?:NaN|Infinity)$/u.test(answer);
  if (typeof answer === 'number') return Number.isFinite(answer);
  return typeof answer !== 'object' || answer === null || Object.values(answer).every((each: Json | undefined) => isFinite(each));
}

/**
 * The same from text to text, as the command line takes it. Numbers keep the digits they were written with. What is refused is told in
 * one English line, each field with its reason.
 */
export function computeText(text: string): { answer: string; refused?: never } | { answer?: never; refused: string } {
  try {
    // A mark of byte order before it, as some editors leave one, is no part of the text.
    return { answer: JSON.stringify(compute(readJson(text.replace(/^\uFEFF/u, ''))), null, 2) };
  } catch (error) {
    // Nested beyond the stack, it is no request either.
    if (error instanceof SyntaxError || error instanceof RangeError) return { refused: inBoth('calculator.error.not-json').en };
    if (!(error instanceof Refusal)) throw error;
    const lines = error instanceof Invalid ? error.problems : [{ path: '', ...error.told }];
    return { refused: lines.map(({ path, key, params }) => (path ? `${path}: ` : '') + inBoth(key, params).en).join('\n') };
  }
}

/** JSON whose numbers come as the text they were written with, so that no digit is lost on the way to decimals. */
const readJson = (text: string): unknown =>
  JSON.parse(text, (_key, value: unknown, context?: { source?: string }) => (typeof value === 'number' && !Number.isSafeInteger(value) ? context?.source ?? value : value));
