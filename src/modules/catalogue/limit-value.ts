import type { Bilingual } from '../../kernel/i18n.ts';
import type { FormulaLimit, Limit as JudgedLimit } from '../../science/conformity/index.ts';
import type { LimitEntry, SamplingPlan } from './files/catalogue.types.ts';

/** A first check with a zone in which a second one is made (bottled water, QCVN 6-1:2010/BYT). */
export interface SecondCheck {
  n: number;
  in: string | null;
  accept: string;
  from: string | null;
  to: string | null;
  rejectAbove: string | null;
}

/**
 * A limit as the laboratory keeps it: what science judges by, with the words that belong to it. A first check with a second one is
 * kept as `qualitative`, because no single figure decides it: science answers that it was not judged. One that is reckoned from another
 * result is kept as its formula.
 */
export type LimitValue = (JudgedLimit | FormulaLimit) & {
  /** Requirement in words, or the formula of a sum of ratios. */
  text?: Bilingual;
  secondCheck?: SecondCheck;
};

export type LimitFacts = Pick<LimitEntry, 'kind' | 'unit' | 'min' | 'max' | 'minExclusive' | 'maxExclusive' | 'absentIn' | 'plan' | 'tolerance' | 'text' | 'formula'>;

/**
 * What a catalogue's entry asks of a result. A sum of ratios is a maximum of the analyte that is the sum. Throws RangeError for an
 * entry that lacks what its kind needs (the reader of the files refuses it before).
 */
export function limitValue(entry: LimitFacts): LimitValue {
  const words = entry.text ? { text: entry.text } : {};
  const min = { min: entry.min!, ...(entry.minExclusive ? { minExclusive: true } : {}) };
  const max = { max: entry.max!, ...(entry.maxExclusive ? { maxExclusive: true } : {}) };
  const need = (...parts: Array<string | null | undefined>) => {
    if (parts.some((part) => part === null || part === undefined)) throw new RangeError(`a limit of kind ${entry.kind} lacks a value`);
  };
  if (entry.formula && (entry.kind === 'maximum' || entry.kind === 'minimum')) return { kind: 'formula', bound: entry.kind, formula: entry.formula.text, rounding: entry.formula.rounding, ...words };
  switch (entry.kind) {
    case 'maximum':
    case 'ratio-sum':
      need(entry.max);
      return { kind: 'maximum', ...max, ...words };
    case 'minimum':
      need(entry.min);
      return { kind: 'minimum', ...min, ...words };
    case 'range':
      need(entry.min, entry.max);
      return { kind: 'range', ...min, ...max, ...words };
    case 'absent': {
      const portion = portionOf(entry);
      return { kind: 'absent', ...(portion ? { in: portion } : {}), ...words };
    }
    case 'sampling-plan':
      if (!entry.plan) throw new RangeError('a sampling plan is missing');
      return { ...planValue(entry.plan, portionOf(entry)), ...words };
    case 'declared-tolerance':
      need(entry.tolerance?.minPercent);
      return { kind: 'declared-tolerance', minPercent: entry.tolerance!.minPercent, ...(entry.min === null ? {} : { min: entry.min }), ...words };
    case 'qualitative':
      return { kind: 'qualitative', ...words };
  }
}

function planValue(plan: SamplingPlan, portion: string | null): LimitValue {
  if (plan.m === null) {
    if (plan.accept === null) throw new RangeError('a sampling plan has no m');
    const { n, accept, secondCheck, rejectAbove } = plan;
    return { kind: 'qualitative', secondCheck: { n, in: portion, accept, from: secondCheck?.from ?? null, to: secondCheck?.to ?? null, rejectAbove } };
  }
  return { kind: 'sampling-plan', n: plan.n, c: plan.c ?? 0, m: plan.m, ...(plan.M === null ? {} : { M: plan.M }), ...(portion ? { in: portion } : {}) };
}

/** The test portion: named by the entry, by its plan, or by the unit ("CFU/25 g or 25 mL"). */
const portionOf = ({ absentIn, plan, unit }: Pick<LimitEntry, 'absentIn' | 'plan' | 'unit'>): string | null =>
  absentIn ?? plan?.volume ?? /\/(\d.*)$/.exec(unit)?.[1] ?? null;

/** Figures of a limit that a person compares with the signed text, in the order in which they are written. */
export type Figure = 'min' | 'max' | 'minPercent' | 'm' | 'M';

export function figuresOf(value: LimitValue): Array<{ name: Figure; text: string }> {
  const given = value as Partial<Record<Figure, string>>;
  return (['minPercent', 'min', 'max', 'm', 'M'] as const).flatMap((name) => {
    const text = given[name];
    return text !== undefined && text !== 'absent' ? [{ name, text }] : [];
  });
}

/** The same limit with other figures; those not given stay. */
export const withFigures = (value: LimitValue, figures: Partial<Record<Figure, string>>): LimitValue =>
  ({ ...value, ...Object.fromEntries(figuresOf(value).map(({ name, text }) => [name, figures[name] ?? text])) }) as LimitValue;
