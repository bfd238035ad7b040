import type { Message } from '../../kernel/i18n.ts';
import type { CalculatedResult } from '../measurement-model.ts';

/** What a regulation or specification asks of one analyte, in the unit of the result. All figures are decimal text. */
export type Limit =
  | { kind: 'maximum'; max: string; maxExclusive?: boolean }
  | { kind: 'minimum'; min: string; minExclusive?: boolean }
  | { kind: 'range'; min: string; max: string; minExclusive?: boolean; maxExclusive?: boolean }
  /** Not to be found in the portion `in` ("25 g", "250 mL"; "25 g or 25 mL"). */
  | { kind: 'absent'; in?: string }
  /**
   * n units, at most c of them above m, none above M (three classes; ICMSF). Two classes when M is left out or equals m. `m: 'absent'`
   * asks for absence in the portion `in`.
   */
  | { kind: 'sampling-plan'; n: number; c: number; m: string; M?: string; in?: string }
  /** At least `minPercent` of the content declared on the label, not less than `min`, at most `maxPercent` of it. */
  | { kind: 'declared-tolerance'; minPercent: string; min?: string; maxPercent?: string }
  | { kind: 'qualitative' };

/**
 * How uncertainty enters the decision (ILAC-G8:09/2019, 4.2.1 to 4.2.3; rejection JCGM 106:2012, 8). `simple`: guard band 0. `guarded-acceptance`: pass only
 * at least w = U inside the limit. `guarded-rejection`: fail only more than U outside. `non-binary`: pass, conditional pass,
 * conditional fail, fail, with w = U on both sides.
 */
export const decisionRules = ['simple', 'guarded-acceptance', 'guarded-rejection', 'non-binary'] as const;
export type DecisionRule = (typeof decisionRules)[number];

export type Verdict = 'pass' | 'fail' | 'conditional-pass' | 'conditional-fail' | 'not-judged';

export interface Judgement {
  verdict: Verdict;
  /** Why it was not judged, or why it failed where that is not plain from the figures. A message key with its values. */
  reason?: Message['key'];
  reasonParams?: Message['params'];
  /** Probability that the true value conforms, normal distribution with u = U / 2, three decimals ("0.919"). Null without U. */
  probability: string | null;
  /** Guard band w in the unit of the result; "0" under simple acceptance; null where no figure was compared. */
  guardBand: string | null;
  /** Limit the figure was compared with, guard band taken in; of a range the one nearer to the figure. */
  acceptanceLimit: string | null;
  /** Both acceptance limits, for drawing. Null where no figure was compared. */
  acceptance: { min: string | null; max: string | null } | null;
  /** The rule that was applied: absence, qualitative limits and sampling plans carry their own and are judged simply. */
  rule: DecisionRule;
}

export interface JudgeInput {
  /** One result, or the results of all units for a sampling plan. */
  result: CalculatedResult | readonly CalculatedResult[];
  limit: Limit;
  rule: DecisionRule;
  /** Content declared on the label, in the unit of the result. */
  declared?: string;
  /** Which figure is compared. `reported` (default) is what the reader of the certificate sees. */
  compare?: 'reported' | 'unrounded';
}

export const notJudged = (rule: DecisionRule, reason: string, reasonParams?: Message['params']): Judgement => ({
  ...withoutFigures('not-judged', rule), reason, ...(reasonParams ? { reasonParams } : {}),
});

export const withoutFigures = (verdict: Verdict, rule: DecisionRule): Judgement => ({
  verdict, probability: null, guardBand: null, acceptanceLimit: null, acceptance: null, rule,
});
