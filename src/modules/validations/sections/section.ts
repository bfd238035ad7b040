import type { Decimal } from 'decimal.js';
import type { Message } from '../../../kernel/i18n.ts';
import { kept } from '../../../science/decimal.ts';
import { round } from '../../../science/rounding.ts';
import type { FieldSpec } from '../../../../templates/pages/validations/section-form.page.tsx';
import type { Cell, FigureUnit, Findings, FoundFigure, SectionName } from '../../../../templates/validation/study.types.ts';
import { digitsOf, type Reader } from './reader.ts';

/** A criterion that a person may set for a figure: at least, at most, or at most in size (`max` of a figure that has a sign). */
export interface CriterionSpec {
  name: string;
  figure: string;
  sense: 'min' | 'max';
}

/** What a section may look at besides its own data. */
export interface Around {
  /** A figure that an earlier section of the study found, null where there is none. */
  found(section: SectionName, figure: string): Decimal | null;
}

/** One part of a study: what is asked, what is calculated from it, and which figures can be held against a criterion. */
export interface Section {
  readonly name: SectionName;
  readonly fields: readonly FieldSpec[];
  readonly criteria: readonly CriterionSpec[];
  /** What was typed; null while there are no data. What cannot be read is told to the reader. */
  read(reader: Reader): unknown;
  /** Throws a `Refusal` where these data give nothing. */
  find(input: never, around: Around): Findings;
}

export const section = <Input>(definition: Omit<Section, 'read' | 'find'> & { read: (reader: Reader) => Input | null; find: (input: Input, around: Around) => Findings }): Section => definition;

/** A criterion for the figure of the same name. */
export const atMost = (figure: string): CriterionSpec => ({ name: figure, figure, sense: 'max' });
export const atLeast = (figure: string): CriterionSpec => ({ name: figure, figure, sense: 'min' });

/** Digits that a person reads: four significant ones, one decimal from a thousand on. */
export const readable = (value: Decimal): string => round(value, { mode: 'half-even', to: value.abs().gte(1000) ? { decimals: 1 } : { significant: 4 } });

export function found(name: string, unit: FigureUnit, value: Decimal | number | null | undefined): FoundFigure {
  if (value === null || value === undefined) return { name, unit, value: null, text: null };
  return typeof value === 'number' ? { name, unit, value: String(value), text: String(value) } : { name, unit, value: kept(value), text: readable(value) };
}

export const figureCell = (value: Decimal | null): Cell => ({ figure: value === null ? null : readable(value) });
/** A figure with every digit that was typed. */
export const givenCell = (value: Decimal): Cell => ({ figure: digitsOf(value) });
/** Figures in a row, with every digit that was typed. */
export const givenCells = (values: readonly Decimal[]): Cell => ({ figure: values.map(digitsOf).join('  ') });
export const textCell = (text: string): Cell => ({ text });
export const countCell = (count: number): Cell => ({ figure: String(count) });
export const wordCell = (key: string, tone?: 'good' | 'attention' | 'wrong', params?: Message['params']): Cell => ({ word: params ? { key, params } : { key }, ...(tone ? { tone } : {}) });

/** 100 a / b; null when b is zero. */
export const percentOf = (a: Decimal, b: Decimal): Decimal | null => (b.isZero() ? null : a.times(100).div(b));
