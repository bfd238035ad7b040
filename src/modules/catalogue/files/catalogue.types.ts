import type { Bilingual } from '../../../kernel/i18n.ts';
import type { Day } from '../../../kernel/calendar.ts';
import type { Band } from '../../../science/conformity/index.ts';
import type { MeasurementModel, Rounding } from '../../../science/measurement-model.ts';

/**
 * The reference catalogue as its YAML files say it: plain objects, lists in the order of the files, every figure that is
 * compared or reported as decimal text. What a file leaves out is null, so that a digest of an entry is stable.
 */
export interface Catalogue {
  matrices: MatrixEntry[];
  analytes: AnalyteEntry[];
  methods: MethodEntry[];
  panels: PanelEntry[];
  regulations: RegulationEntry[];
  calendar: CalendarEntry;
}

/** A kind of material that is tested. */
export interface MatrixEntry extends Bilingual {
  code: string;
  container: Bilingual;
  /** What one sample needs for its usual tests; `text` is for the customer, `amount` and `unit` for a check at reception. */
  minimumQuantity: { amount: string; unit: string; text: Bilingual };
  /** Days the rest of a sample is kept after the result was issued. */
  retentionDays: number;
}

/** What is measured or looked for. */
export interface AnalyteEntry extends Bilingual {
  code: string;
  cas: string | null;
  /** Chemical symbol or usual abbreviation: "Pb", "BOD5". */
  symbol: string | null;
}

/** Where the price comes from: the public list of 2022 named in docs, or a typical range of public lists. */
export type PriceSource = 'public-list-2022' | 'typical';

/** One measurement procedure for one analyte in given matrices. */
export interface MethodEntry {
  code: string;
  analyte: string;
  matrices: string[];
  /** "TCVN 5979", "SMEWW 3111B". */
  standard: string;
  /** Edition as printed after the colon, null for a procedure that has none. */
  edition: string | null;
  /** `standard:edition`, as printed on certificates. */
  reference: string;
  title: Bilingual | null;
  technique: Bilingual;
  unit: string;
  basis: 'dry' | 'as-received' | null;
  model: MeasurementModel;
  /** `laboratory`: LOD, LOQ, repeatability and uncertainty of the model are the laboratory's own, to be confirmed by its validation. */
  lodSource: 'laboratory' | 'standard' | null;
  /** Longest time from sampling to the start of the analysis, in hours; null when none is set. */
  holdingHours: number | null;
  /** Which rule the holding time follows: "TCVN 6663-3:2016", "SMEWW 1060", "TCVN 8880:2011", "laboratory". */
  holdingRegime: string | null;
  preservation: Bilingual | null;
  container: Bilingual | null;
  accredited: boolean;
  /** What the demonstration laboratory claims; a real installation ignores it. */
  demonstration: { accredited: boolean } | null;
  /** In đồng, whole, without VAT. */
  price: number;
  priceSource: PriceSource;
  workingDays: number;
  /** Normally sent to an external provider. */
  external: boolean;
  /** What the laboratory must check before it uses the entry. */
  note: Bilingual | null;
}

/** Tests that are usually asked for together, of one matrix. */
export interface PanelEntry extends Bilingual {
  code: string;
  matrix: string;
  /** Method codes in the order of the certificate. */
  methods: string[];
  /** What enterprises order it for. */
  purposes: Bilingual[];
}

/** A technical regulation in one legal edition. */
export interface RegulationEntry {
  /** "QCVN 01-1:2024/BYT": the edition is part of the code. */
  code: string;
  title: Bilingual;
  issuer: string;
  /** Circular or decision. */
  instrument: string | null;
  issued: Day | null;
  /** First day in force; null where it was not read. */
  effective: Day | null;
  /** First day on which it was no longer the law; null while in force. */
  ended: Day | null;
  /** Dates above that come from professional knowledge and were not read in a source. */
  datesToConfirm: Array<'issued' | 'effective' | 'ended'>;
  /** A declared right to use it beside its successor, up to and including `until`. */
  transition: { until: Day; note: Bilingual } | null;
  /** Codes, also of regulations that are not in the catalogue. */
  replaces: string[];
  replacedBy: string | null;
  matrices: string[];
  scope: Bilingual | null;
  classes: Array<Bilingual & { code: string; source: string | null }>;
  /** What the data lacks or must be careful about, for the quality manager. */
  gaps: Bilingual[];
  limits: LimitEntry[];
}

export type LimitKind = 'maximum' | 'minimum' | 'range' | 'absent' | 'sampling-plan' | 'declared-tolerance' | 'qualitative' | 'ratio-sum';

/**
 * The limit holds only while another result of the same sample lies in a band, told in `unit`. Limits that differ in their bands alone
 * make a table, of which one is chosen.
 */
export interface Dependence extends Band {
  analyte: string;
  unit: string;
}

/** A maximum or minimum reckoned from the other result, `x`, in the unit of the dependence. */
export interface LimitFormula {
  text: string;
  rounding: Rounding;
}

/** One limit, for one analyte, class, condition and band of another result. */
export interface LimitEntry {
  /** Unique within the regulation. */
  id: string;
  group: string | null;
  analyte: string;
  /** How the regulation itself names the analyte, where that differs from the catalogue's name. */
  asStated: Bilingual | null;
  class: string | null;
  /** What it applies to beyond the class: a food, rivers or lakes. */
  condition: Partial<Bilingual> | null;
  /** As the regulation writes it, alternatives included: "CFU or MPN/100 mL". */
  unit: string;
  kind: LimitKind;
  min: string | null;
  max: string | null;
  /** Strict inequality. */
  minExclusive: boolean;
  maxExclusive: boolean;
  /** Test portion in which it must be absent: "25 g", "250 mL". */
  absentIn: string | null;
  plan: SamplingPlan | null;
  /** Smallest share of the declared content, in percent. */
  tolerance: { basis: string; minPercent: string } | null;
  /** Requirement in words, or the formula of a ratio sum. */
  text: Bilingual | null;
  /** Left out, not null, where there is none: so the digests of entries that were loaded before stay what they were. */
  dependsOn?: Dependence | undefined;
  /** Instead of `max` or `min`; needs `dependsOn`. Left out where there is none. */
  formula?: LimitFormula | undefined;
  /** Methods the regulation names. */
  methods: string[];
  note: Bilingual | null;
  source: string | null;
  /** A legal database; B transcription of the legal text or accredited report; C other secondary page. */
  sourceGrade: 'A' | 'B' | 'C' | null;
  crossCheck: string | null;
  /** The figure was read in the public source named. Not a comparison with the signed text. */
  verified: boolean;
}

/** Attributes plan (n, c, m, M), or the first check of bottled water with its zone for a second check. */
export interface SamplingPlan {
  n: number;
  c: number | null;
  /** Decimal text, or "absent". */
  m: string | null;
  M: string | null;
  /** Volume of each unit: "250 mL". */
  volume: string | null;
  /** First check: accepted at or below. */
  accept: string | null;
  /** First check: a second check is made in this range, inclusive. */
  secondCheck: { from: string; to: string } | null;
  /** First check: refused above. */
  rejectAbove: string | null;
}

export interface HolidayEntry extends Bilingual {
  day: Day;
  /** False: derived from the Labour Code and the lunar calendar; the yearly official notice must be awaited. */
  confirmed: boolean;
  source: string;
}

export interface CalendarEntry {
  /** 0 is Sunday. */
  workdays: number[];
  /** Opening hours of a working day, laboratory's clock, "HH:MM". */
  hours: Array<{ from: string; to: string }>;
  holidays: HolidayEntry[];
  /** Days outside the working week on which the laboratory works in exchange for a holiday. */
  makeUpDays: HolidayEntry[];
}
