import type { FieldSpec } from '../../../../templates/pages/validations/section-form.page.tsx';

/** Fields by their kind. `under` is the answer of the field of ways that they belong to. */
export const fields = {
  /** Lines of figures pasted from a spreadsheet. */
  rows: (name: string, under?: string): FieldSpec => ({ name, kind: 'rows', ...of(under) }),
  figure: (name: string, under?: string): FieldSpec => ({ name, kind: 'figure', ...of(under) }),
  /** The same, but the section can do without. */
  optional: (name: string, under?: string): FieldSpec => ({ name, kind: 'figure', optional: true, ...of(under) }),
  choice: (name: string, options: readonly string[], under?: string): FieldSpec => ({ name, kind: 'choice', options, ...of(under) }),
  /** Several ways to come to a figure, each with fields of its own. */
  ways: (name: string, options: readonly string[]): FieldSpec => ({ name, kind: 'ways', options }),
  text: (name: string): FieldSpec => ({ name, kind: 'text', optional: true }),
};

const of = (under: string | undefined) => (under === undefined ? {} : { under });

/** Which decimal sign pasted figures have, where they leave it open. */
export const decimalSign: FieldSpec = { name: 'decimal', kind: 'choice', options: ['', ',', '.'] };
