import { Refusal } from '../../../kernel/errors.ts';
import { inBoth } from '../../../../templates/locales/index.ts';
import type { ValidationReport } from '../../../../templates/validation/validation-report.ts';
import { compute } from '../compute.ts';
import { agreement } from './agreement.ts';
import type { ReferenceCase, Source } from './reference-cases.ts';

/** Carries out every published case and sets our figure beside the printed one (ISO/IEC 17025:2017, 7.11). */
export function validate(sources: readonly Source[], on: { day: string; version: string; node: string }): ValidationReport {
  const told = sources.map(({ title, address, read, cases }) => ({ title, address, read, cases: cases.map(carriedOut) }));
  const all = told.flatMap(({ cases }) => cases);
  const figures = all.flatMap((each) => each.figures);
  return {
    ...on, sources: told,
    totals: {
      sources: told.length, cases: all.length, casesAgree: all.filter(({ agrees }) => agrees).length,
      figures: figures.length, figuresAgree: figures.filter(({ agrees }) => agrees).length,
    },
  };
}

function carriedOut({ id, where, compute: asked, expect, within }: ReferenceCase): ValidationReport['sources'][number]['cases'][number] {
  const answer = answerTo(asked);
  const figures = Object.entries(expect).map(([path, printed]) => {
    const found = 'refused' in answer ? undefined : at(answer, path);
    const ours = 'refused' in answer ? String(answer['refused']) : found === undefined || found === null ? '–' : String(found);
    return { path, printed, ours, ...agreement(printed, found, within?.[path]) };
  });
  return { id, where, calculation: String(asked['do']), asked: brief(asked), figures, agrees: figures.every(({ agrees }) => agrees) };
}

function answerTo(asked: Record<string, unknown>): Record<string, unknown> {
  try {
    return compute(asked);
  } catch (error) {
    if (error instanceof Refusal) return { refused: inBoth(error.told.key, error.told.params).en };
    throw error;
  }
}

const at = (value: unknown, path: string): unknown =>
  path.split('.').reduce((held: unknown, name) => (held !== null && typeof held === 'object' ? (held as Record<string, unknown>)[name] : undefined), value);

const mostOfASeries = 12;

/** The inputs as they are shown: of a long series the beginning and how many there are. */
function brief(asked: Record<string, unknown>): string {
  const { do: _name, ...inputs } = asked;
  return JSON.stringify(inputs, (_key, value: unknown) =>
    (Array.isArray(value) && value.length > mostOfASeries ? [...(value as unknown[]).slice(0, mostOfASeries), `… (${value.length})`] : value));
}
