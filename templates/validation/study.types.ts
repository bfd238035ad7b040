import type { Bilingual, Message } from '../../src/kernel/i18n.ts';

/** The parts of a study, in the order in which they stand and are calculated. */
export const sectionNames = ['linearity', 'detection', 'precision', 'trueness', 'recovery', 'robustness', 'uncertainty'] as const;
export type SectionName = (typeof sectionNames)[number];

/** What a figure is measured in: as the results of the method are, as the instrument's signal, in per cent, or a bare number. */
export type FigureUnit = 'result' | 'response' | 'percent' | 'none';

/** A figure that a section found, by its name. */
export interface FoundFigure {
  name: string;
  unit: FigureUnit;
  /** Unrounded as it is kept; null where these data give none. */
  value: string | null;
  /** Rounded for reading. */
  text: string | null;
}

/** A cell of a table: a text as a person typed it, a figure rounded for reading (decimal point), or a word of the program. */
export type Cell = { text: string } | { figure: string | null } | { word: Message; tone?: 'good' | 'attention' | 'wrong' };

export interface FoundTable {
  name: string;
  columns: readonly string[];
  rows: ReadonlyArray<readonly Cell[]>;
  /** Places of rows that need an eye. */
  marked?: readonly number[];
}

/** Figures of the catalogue's methods that a study can give. */
export const ownFigures = ['lod', 'loq', 'repeatabilityLimit', 'expandedUncertainty'] as const;
export type OwnFigure = (typeof ownFigures)[number];

/** A figure as it would stand in the method: decimal text, or a formula over `mean` or `x`. */
export interface Offer {
  figure: OwnFigure;
  text: string;
}

/** Points and the curve through them; decimal text. */
export interface FoundCurve {
  x: readonly string[];
  y: readonly string[];
  model: string;
  coefficients: readonly string[];
  residuals: readonly string[];
}

/** What the program calculated from the data of a section. */
export interface Findings {
  figures: readonly FoundFigure[];
  tables: readonly FoundTable[];
  /** What a person must see: values that stand out, tests that could not be made. */
  notes: ReadonlyArray<Message & { tone: 'info' | 'attention' }>;
  offers: readonly Offer[];
  curve?: FoundCurve;
}

/** A figure beside the criterion that a person set for it. */
export interface Verdict {
  /** Of the criterion; the figure's own name unless two criteria hold one figure. */
  criterion: string;
  figure: FoundFigure;
  sense: 'min' | 'max';
  /** As it was read, decimal text. */
  limit: string;
  /** Null where the data give no figure. */
  met: boolean | null;
}

/** A section as it was typed, and what came of it. */
export interface SectionOutcome {
  name: SectionName;
  given: Readonly<Record<string, string>>;
  /** Null while there are no data, or when they give nothing. */
  findings: Findings | null;
  /** Why these data give nothing. */
  refusal: Message | null;
  verdicts: readonly Verdict[];
}

export const studyKinds = ['validation', 'verification'] as const;
export type StudyKind = (typeof studyKinds)[number];
export const studyStates = ['draft', 'submitted', 'returned', 'authorised', 'withdrawn'] as const;
export type StudyState = (typeof studyStates)[number];
/** Fit for the intended use; fit within limits that the statement names; not fit. */
export const conclusions = ['fit', 'limited', 'unfit'] as const;
export type Conclusion = (typeof conclusions)[number];

/** What a study is and says, for its page and its printed report. */
export interface StudyFacts {
  id: string;
  number: string;
  kind: StudyKind;
  state: StudyState;
  method: { code: string; edition: number; reference: string; analyte: Bilingual; technique: Bilingual; unit: string; matrices: readonly Bilingual[] };
  purpose: string;
  procedure: string;
  createdAt: string;
  createdBy: string;
  submittedAt: string | null;
  submittedBy: string | null;
  reason: string | null;
  sections: readonly SectionOutcome[];
  /** Of an authorised study. */
  authorised: Authorised | null;
}

export interface Authorised {
  at: string;
  by: string;
  conclusion: Conclusion;
  statement: string;
  /** Figures that went into the catalogue, and the edition they made; empty and null when none did. */
  taken: readonly Offer[];
  edition: number | null;
  /** Of the program that calculated the frozen figures. */
  version: string;
}
