import type { BudgetSource } from './uncertainty/method-budget.ts';

/**
 * How a method turns what was observed into a reported result. The catalogue declares one model per method edition;
 * `calculate` (calculation.ts) carries it out. All figures are decimal text with a point ("0.0125"), never binary numbers.
 */
export type MeasurementModel = CalculatedModel | ChoiceModel | PlateCountModel | MpnModel | DerivedModel;

/** A named reading that the formula uses. `perReplicate: false` is read once for the whole sample (e.g. a moisture). */
export interface ModelInput {
  /** Identifier used in the formula: letters, digits, underscore; starts with a letter. */
  name: string;
  label: { vi: string; en: string };
  unit: string;
  /** false: one value for the analysis; true (default): one value per replicate. */
  perReplicate?: boolean;
  /** `worksheet`: one value shared by all analyses of the worksheet (a blank, a titrant's concentration). Default `analysis`. */
  scope?: 'analysis' | 'worksheet';
  /** Values outside are refused as typing errors (inclusive). */
  min?: string;
  max?: string;
  /** A value used when nothing is typed, for what is a constant of the procedure (a dilution of 1). Never for a measurement. */
  default?: string;
}

export interface Rounding {
  mode: 'half-even' | 'half-up';
  to: RoundingPlace;
}

/**
 * `uncertainty`: a result that states U is rounded where U, at that many significant figures, ends; `decimals` hold where none is
 * stated, and for what stands on the way to it.
 */
export type RoundingPlace = { decimals: number; uncertainty?: 1 | 2 } | { significant: number };

export interface CalculatedModel {
  kind: 'calculated';
  inputs: ModelInput[];
  /** Plain text over the inputs' names, e.g. `1000 * (V - V0) * C / m`. */
  formula: string;
  /** How many replicates are expected; the reported value is their mean. */
  replicates: number;
  rounding: Rounding;
  /** Largest allowed |x1 - x2| of two replicates, as a formula over `mean` (absolute, in the unit of the result). */
  repeatabilityLimit?: string;
  /** LOD and LOQ in the unit of the result; both optional (pH has neither). */
  lod?: string;
  loq?: string;
  /** Expanded uncertainty U (k = 2) in the unit of the result, as a formula over `x`, e.g. `0.08 * x + 0.02`. */
  expandedUncertainty?: string;
  /** Instead of a formula: the sources from which U (k = 2) is propagated at every result. */
  uncertaintyBudget?: BudgetSource[];
}

export interface ChoiceModel {
  kind: 'choice';
  choices: Array<{
    code: string;
    vi: string;
    en: string;
    /** What the choice means for an `absent` limit or a qualitative limit. */
    meaning: 'absent' | 'present' | 'acceptable' | 'unacceptable' | 'neutral';
  }>;
  /** Test portion the statement refers to ("25 g"), printed with the result. */
  portion?: string;
}

export interface PlateCountModel {
  kind: 'plate-count';
  /** Countable range per plate, inclusive, e.g. 10 to 300 (ISO 7218) or 10 to 150. */
  countable: { min: number; max: number };
  platesPerDilution: number;
  /** Volume inoculated per plate, mL (or mL filtered for membrane filtration). */
  volume: string;
  /** Dilution exponents offered, most concentrated first: 0, -1, -2 … */
  dilutions: number[];
  /** Divisor to the reporting basis: results are per `basis` (1 g, 1 mL, 100 mL). */
  basis: string;
  /** Confirmation of presumptive colonies: `picked` of each plate at most. Absent when none is made. */
  confirmation?: { picked: number };
  /**
   * One to three colonies at the most concentrated dilution: `below-four` reports less than 4 / (V·d) (ISO 7218, the default);
   * `as-counted` reports the estimated figure (membrane filtration of water, ISO 8199).
   */
  lowCounts?: 'below-four' | 'as-counted';
  /** What is examined altogether ("250 mL"), where finding nothing is to be read as absence in that portion. */
  portion?: string;
  /** Days after inoculation on which plates are read, e.g. [1, 2] or [3]. */
  readingDays: number[];
  rounding: Rounding;
}

export interface MpnModel {
  kind: 'mpn';
  /** Test portion in each tube per series in mL or g, most concentrated first, e.g. ["10", "1", "0.1"]. */
  volumes: string[];
  /** Tubes per series, e.g. 3 or 5. */
  tubes: number;
  /** Result is per this quantity in the unit of `volumes`, e.g. "100" for per 100 mL, "1" for per g. */
  basis: string;
  confirmation?: boolean;
  /** As for a plate count. */
  portion?: string;
  readingDays: number[];
  rounding: Rounding;
}

/** Nothing is read for it: it is calculated from other results of the same sample when they are there (a ratio, a sum of ratios, an index). */
export interface DerivedModel {
  kind: 'derived';
  /** Name in the formula, the analyte it is the result of, and the unit the formula wants it in ("mg/L", "% dry"). */
  inputs: Array<{ name: string; analyte: string; unit: string }>;
  formula: string;
  rounding: Rounding;
  /** What an input below its LOD or LOQ counts as: nothing, or that limit, which is the safe side of a maximum. */
  censored: 'zero' | 'limit';
}

/** A result that another is derived from, in the unit that the model wants. */
export interface DerivedInput {
  analysisId: string;
  qualifier: ResultQualifier;
  text: string;
  expandedUncertainty: string | null;
}

/** What was observed, as kept: decimal text by input name, or the observation of the other kinds. */
export type Observation =
  | { kind: 'calculated'; worksheet: Record<string, string>; analysis: Record<string, string>; replicates: Array<Record<string, string>> }
  | { kind: 'choice'; code: string }
  | {
      kind: 'plate-count';
      plates: Array<{
        dilution: number;
        /** Colonies counted, or 'tntc' (too numerous to count), one entry per plate. */
        counts: Array<number | 'tntc'>;
        picked?: number;
        confirmed?: number;
      }>;
    }
  | { kind: 'mpn'; positives: number[] }
  | { kind: 'derived'; inputs: Record<string, DerivedInput> };

/**
 * Qualifier of a reported result. `nd`: not detected (below LOD); `lt`: below LOQ or countable range; `gt`: above range;
 * `est`: estimated count; `choice`: not a number.
 */
export type ResultQualifier = 'eq' | 'lt' | 'gt' | 'nd' | 'est' | 'choice';

/** A result as it will be reported; `text` is decimal text with a point, or a choice code. */
export interface CalculatedResult {
  qualifier: ResultQualifier;
  /** Rounded figure with its trailing zeros; for `lt`/`nd` the LOQ/LOD figure; for `choice` the code. */
  text: string;
  /**
   * Unrounded value, decimal text, null for a choice or when nothing was detected (`lt` with null: not one colony, not one positive
   * tube) or when there is no end to it (`gt`). Kept for conformity and recalculation.
   */
  unrounded: string | null;
  /** Expanded uncertainty (k = 2) rounded to two significant figures, same unit; null when the method states none. */
  expandedUncertainty: string | null;
  /** Unrounded value of each replicate. */
  replicates: string[];
  /** Message keys a person must see, e.g. replicates further apart than r. */
  warnings: Array<{ key: string; params?: Record<string, string> }>;
  /** 95 % limits of a most probable number, two significant figures; `high` null when every tube was positive. */
  interval?: { low: string; high: string | null };
  /** U of the method at the LOD or LOQ, for a censored result of a method that states U. For guard bands only, never reported. */
  uncertaintyAtLimit?: string;
  /** Of a censored result: whether the analyte was found at all. Absent when the method cannot tell (LOQ without LOD). */
  detected?: boolean;
  /** What a choice means, copied from the model so that the result can be judged without it. */
  meaning?: ChoiceModel['choices'][number]['meaning'];
  /** Test portion the result speaks of ("25 g"), copied from the model. */
  portion?: string;
}

/** A result with the working that led to it, for models whose working is the calculation itself. */
export interface WorkedResult {
  result: CalculatedResult;
  working: string[];
}
