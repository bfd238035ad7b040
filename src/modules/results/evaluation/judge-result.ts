import type { Message } from '../../../kernel/i18n.ts';
import { judge, judgeFirstCheck, type DecisionRule, type Verdict } from '../../../science/conformity/index.ts';
import type { CalculatedResult } from '../../../science/measurement-model.ts';
import { convert, sameQuantity } from '../../../science/units.ts';
import type { Limit, Method, Regulation, SecondCheck } from '../../catalogue/index.ts';
import type { DeclaredValue } from '../../requests/index.ts';
import type { Judgement } from '../result.ts';
import { chooseLimits } from './choose-limits.ts';
import { limitInUnit } from './limit-in-unit.ts';

export interface JudgedCase {
  result: CalculatedResult;
  /** Of a sample of several units: the results of the same test on all that have one, this one among them; a sampling plan judges them together. */
  units?: readonly CalculatedResult[];
  method: Pick<Method, 'unit' | 'basis' | 'analyteCode'>;
  regulation: Pick<Regulation, 'code'>;
  /** The current limits of the regulation. */
  limits: readonly Limit[];
  class: string | null;
  condition: string | null;
  declared: readonly DeclaredValue[];
  rule: DecisionRule;
}

export interface Judged {
  limitId: string | null;
  judgement: Judgement;
}

const worstFirst: readonly Verdict[] = ['fail', 'conditional-fail', 'not-judged', 'conditional-pass', 'pass'];

/**
 * Compares a result with what the regulation asks of it: where several limits must be met, the worst answer stands. A limit that the
 * laboratory has not adopted is named and not judged by. Null when the regulation asks nothing of the analyte.
 */
export function judgeResult(judged: JudgedCase): Judged | null {
  const { method, limits, class: ofClass, condition } = judged;
  const choice = chooseLimits(limits, { analyteCode: method.analyteCode, class: ofClass, condition });
  if ('unclear' in choice) return notJudged(judged, choice.unclear, null);
  if (choice.limits.length === 0) return null;
  const unit = { unit: method.unit, basis: method.basis ?? null };
  const asked = withoutFirstCheck(choice.limits);
  const fitting = asked.filter((limit) => limitInUnit(limit.value, limit.unit, unit) !== null);
  const answers = (fitting.length ? fitting : asked).map((limit) => judgeByOne(judged, limit));
  const rank = ({ judgement }: Judged): number => worstFirst.indexOf(judgement.verdict);
  return answers.reduce((worst, answer) => (rank(answer) < rank(worst) ? answer : worst));
}

/** The second check takes the place of the first. */
const withoutFirstCheck = (limits: readonly Limit[]): readonly Limit[] =>
  limits.some(({ value }) => value.kind === 'sampling-plan') ? limits.filter(({ value }) => !value.secondCheck) : limits;

function judgeByOne(judged: JudgedCase, limit: Limit): Judged {
  const { result, units = [result], method, regulation, declared, rule } = judged;
  const { secondCheck } = limit.value;
  const value = limitInUnit(secondCheck ? zoneOf(secondCheck) : limit.value, limit.unit, { unit: method.unit, basis: method.basis ?? null });
  if (!limit.adoption) return notJudged(judged, { key: 'results.reason.not-adopted' }, limit.id);
  if (!value) return notJudged(judged, { key: 'results.reason.unit-differs' }, limit.id);
  const content = limit.value.kind === 'declared-tolerance' ? declared.find(({ analyteCode }) => analyteCode === method.analyteCode) : undefined;
  if (content && !sameQuantity(content.unit, method.unit)) return notJudged(judged, { key: 'results.reason.declared-unit' }, limit.id);
  const answer = secondCheck && value.kind === 'sampling-plan'
    ? judgeFirstCheck(units, { n: value.n, accept: value.m, rejectAbove: secondCheck.rejectAbove === null ? null : value.M! })
    : judge({ result: value.kind === 'sampling-plan' ? units : result, limit: value, rule, ...(content ? { declared: convert(content.value, content.unit, method.unit) } : {}) });
  const reason = answer.reason ? { key: answer.reason, ...(answer.reasonParams ? { params: answer.reasonParams } : {}) } : null;
  const { verdict, probability, guardBand, acceptanceLimit } = answer;
  return { limitId: limit.id, judgement: { verdict, reason, probability, guardBand, acceptanceLimit, regulationCode: regulation.code, rule: answer.rule } };
}

/** The two figures of a first check as those of a plan, so that they are brought into the unit of the result together. */
const zoneOf = ({ n, accept, rejectAbove, in: portion }: SecondCheck) =>
  ({ kind: 'sampling-plan' as const, n, c: 0, m: accept, M: rejectAbove ?? accept, ...(portion ? { in: portion } : {}) });

const notJudged = ({ regulation, rule }: JudgedCase, reason: Message, limitId: string | null): Judged => ({
  limitId, judgement: { verdict: 'not-judged', reason, probability: null, guardBand: null, acceptanceLimit: null, regulationCode: regulation.code, rule },
});
