import { Invalid, Refusal } from '../../../kernel/errors.ts';
import { Dec } from '../../../science/decimal.ts';
import { sectionNames, type SectionName, type SectionOutcome, type Verdict } from '../../../../templates/validation/study.types.ts';
import { detection } from './detection.ts';
import { linearity } from './linearity.ts';
import { precision } from './precision.ts';
import { reader, type Given, type Reader } from './reader.ts';
import { robustness } from './robustness.ts';
import type { CriterionSpec, Section } from './section.ts';
import { recovery, trueness } from './trueness.ts';
import { uncertainty } from './uncertainty.ts';

/** Every section by its name. */
export const sections: Readonly<Record<SectionName, Section>> = { linearity, detection, precision, trueness, recovery, robustness, uncertainty };

/** What was typed into the sections of a study. */
export type GivenSections = Readonly<Partial<Record<SectionName, Given>>>;

/** The field in which a person types a criterion. */
export const criterionField = ({ name }: Pick<CriterionSpec, 'name'>): string => `criterion-${name}`;

/** Longest text of one field: some hundred lines of a spreadsheet. */
const longest = 20_000;

/**
 * The fields of a section out of whatever was sent, as they were typed. Throws `Invalid` when a figure cannot be read or may mean two numbers,
 * naming the field; data that give no result are taken, for they may be the first of a series.
 */
export function takeGiven(name: SectionName, sent: Readonly<Record<string, unknown>>): Given {
  const { fields, criteria } = sections[name];
  const given: Record<string, string> = {};
  for (const field of [...fields.map((each) => each.name), ...criteria.map(criterionField)]) {
    const text = sent[field];
    if (typeof text !== 'string' || text.trim() === '') continue;
    if (text.length > longest) throw Invalid.field(field, 'error.too-long', { max: longest });
    given[field] = text;
  }
  const reading = reader(given);
  sections[name].read(reading);
  limitsOf(name, reading);
  if (reading.problems.length) throw new Invalid(reading.problems);
  return given;
}

const limitsOf = (name: SectionName, reading: Reader) =>
  sections[name].criteria.flatMap((criterion) => {
    const limit = reading.figure(criterionField(criterion));
    return limit === null ? [] : [{ ...criterion, limit }];
  });

/** Calculates every section of a study from what was typed, in their order. Nothing is thrown: what has no value says why. */
export function outcomesOf(given: GivenSections): SectionOutcome[] {
  const done = new Map<SectionName, SectionOutcome>();
  for (const name of sectionNames) {
    const typed = given[name];
    if (typed) done.set(name, outcomeOf(name, typed, done));
  }
  return [...done.values()];
}

function outcomeOf(name: SectionName, given: Given, done: ReadonlyMap<SectionName, SectionOutcome>): SectionOutcome {
  const reading = reader(given);
  const input = sections[name].read(reading);
  const limits = limitsOf(name, reading);
  const nothing = { name, given, findings: null, refusal: null, verdicts: [] };
  if (reading.problems[0]) return { ...nothing, refusal: reading.problems[0] };
  if (input === null) return nothing;
  try {
    const findings = sections[name].find(input as never, {
      found(section, figure) {
        const value = done.get(section)?.findings?.figures.find((each) => each.name === figure)?.value;
        return value === null || value === undefined ? null : new Dec(value);
      },
    });
    const verdicts = limits.map(({ name: criterion, figure: wanted, sense, limit }): Verdict => {
      const figure = findings.figures.find((each) => each.name === wanted) ?? { name: wanted, unit: 'none' as const, value: null, text: null };
      // A bias or an effect is held to its size; nothing else that has a most can be negative.
      const met = figure.value === null ? null : sense === 'min' ? new Dec(figure.value).gte(limit) : new Dec(figure.value).abs().lte(limit);
      return { criterion, figure, sense, limit: limit.toFixed(), met };
    });
    return { name, given, findings, refusal: null, verdicts };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { ...nothing, refusal: error.told };
  }
}
