import type { Bilingual } from '../../../src/kernel/i18n.ts';

/** A test that can be asked for. */
export interface OfferedTest {
  id: string;
  analyteCode: string;
  analyte: Bilingual;
  reference: string;
  unit: string;
  price: number;
  workingDays: number;
  external: boolean;
  accredited: boolean;
}

/** A regulation that can be compared with. */
export interface OfferedRegulation {
  id: string;
  code: string;
  title: Bilingual;
  /** It was replaced and may be used, with a reason, until this day. */
  transitionUntil: string | null;
  classes: ReadonlyArray<Bilingual & { code: string }>;
  conditions: ReadonlyArray<Bilingual & { value: string }>;
  /** It limits something by a sampling plan, over several units of a sample. */
  plans: boolean;
  /** Current limits, and how many of them the laboratory has adopted: only these are judged by. */
  limits: number;
  adopted: number;
}

/** What can be asked for one kind of sample. */
export interface MatrixOffer {
  matrix: Bilingual & { code: string; container: Bilingual | null; minimumQuantity: string | null };
  panels: ReadonlyArray<Bilingual & { code: string; testIds: readonly string[]; price: number }>;
  tests: readonly OfferedTest[];
  regulations: readonly OfferedRegulation[];
  /** One of them has sampling plans: a sample may consist of several units. */
  plans: boolean;
  /** Labels declare contents that results are compared with. */
  declares: boolean;
}
