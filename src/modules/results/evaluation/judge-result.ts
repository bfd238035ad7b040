import type { Message } from '../../../kernel/i18n.ts';
import { judge, judgeFirstCheck, limitAt, type DecisionRule, type Limit as JudgedLimit, type Verdict } from '../../../science/conformity/index.ts';
import type { CalculatedResult } from '../../../science/measurement-model.ts';
import { convert, sameQuantity } from '../../../science/units.ts';
import { limitTables, type Limit, type Method, type Regulation, type SecondCheck } from '../../catalogue/index.ts';
import type { DeclaredValue } from '../../requests/index.ts';
import type { ConsultedResult, Judgement } from '../result.ts';
import { chooseLimits } from './choose-limits.ts';
import { chooseBand, type OtherResult } from './other-results.ts';
import { limitFits, limitInUnit } from './limit-in-unit.ts';

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
  /** Results of the sample that its limits may depend on. */
  others?: readonly OtherResult[];
}

export interface Judged {
  limitId: string | null;
  judgement: Judgement;
}

const worstFirst: readonly Verdict[] = ['fail', 'conditional-fail', 'not-judged', 'conditional-pass', 'pass'];

/**
 * Compares a result with what the regulation asks of it: where several limits must be met, the worst answer stands. Of limits that depend
 * on another result the one counts that this chooses; without it nothing is judged by them. A limit that the laboratory has not adopted is
 * named and not judged by. Null when the regulation asks nothing of the analyte.
 */
export function judgeResult(judged: JudgedCase): Judged | null {
  const { method, limits, class: asked, condition, others = [] } = judged;
  const choice = chooseLimits(limits, { analyteCode: method.analyteCode, class: asked, condition });
  if ('unclear' in choice) return notJudged(judged, choice.unclear, null);
  if (choice.limits.length === 0) return null;
  const chosen = withoutFirstCheck(choice.limits);
  const fitting = chosen.filter((limit) => limitFits(limit.value, limit.unit, { unit: method.unit, basis: method.basis ?? null }));
  const counting = fitting.length ? fitting : chosen;
  const answers = [
    ...counting.filter(({ dependsOn }) => !dependsOn).map((limit) => judgeByOne(judged, limit, limit.value as JudgedLimit)),
    ...limitTables(counting).map((table) => judgeByTable(judged, table)),
  ];
  const rank = ({ judgement }: Judged): number => worstFirst.indexOf(judgement.verdict);
  const worst = answers.reduce((so, answer) => (rank(answer) < rank(so) ? answer : so));
  const analyteCodes = [...new Set(counting.flatMap(({ dependsOn, adoption }) => (dependsOn && adoption ? [dependsOn.analyte] : [])))];
  if (analyteCodes.length === 0) return worst;
  const results = others.filter(({ analyteCode }) => analyteCodes.includes(analyteCode)).map(consulted);
  return { ...worst, judgement: { ...worst.judgement, dependsOn: { analyteCodes, results } } };
}

const consulted = ({ analyteCode, analysisId, method, result }: OtherResult): ConsultedResult =>
  ({ analyteCode, analysisId, figure: result && { qualifier: result.qualifier, text: result.text, unit: method.unit } });

/** The second check takes the place of the first. */
const withoutFirstCheck = (limits: readonly Limit[]): readonly Limit[] =>
  limits.some(({ value }) => value.kind === 'sampling-plan') ? limits.filter(({ value }) => !value.secondCheck) : limits;

/** By the one of these bands that the other result lies in. */
function judgeByTable(judged: JudgedCase, table: ReturnType<typeof limitTables>[number]): Judged {
  if (table.every(({ adoption }) => !adoption)) return notJudged(judged, { key: 'results.reason.not-adopted' }, null);
  const chosen = chooseBand(table, judged.others ?? []);
  if ('unclear' in chosen) return notJudged(judged, chosen.unclear, null);
  const { limit, value: other } = chosen;
  const value = limitAt(limit.value, other);
  if (!value) return notJudged(judged, { key: 'science.reason.formula-no-value' }, limit.id);
  const answer = judgeByOne(judged, limit, value);
  return limit.value.kind === 'formula' ? { ...answer, judgement: { ...answer.judgement, reckoned: value } } : answer;
}

function judgeByOne(judged: JudgedCase, limit: Limit, stated: JudgedLimit): Judged {
  const { result, units = [result], method, regulation, declared, rule } = judged;
  const { secondCheck } = limit.value;
  const value = limitInUnit(secondCheck ? zoneOf(secondCheck) : stated, limit.unit, { unit: method.unit, basis: method.basis ?? null });
  if (!limit.adoption) return notJudged(judged, { key: 'results.reason.not-adopted' }, limit.id);
  if (!value) return notJudged(judged, { key: 'results.reason.unit-differs' }, limit.id);
  const content = stated.kind === 'declared-tolerance' ? declared.find(({ analyteCode }) => analyteCode === method.analyteCode) : undefined;
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
