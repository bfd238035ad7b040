import type { Message } from '../../../kernel/i18n.ts';
import { judge, type DecisionRule } from '../../../science/conformity/index.ts';
import type { CalculatedResult } from '../../../science/measurement-model.ts';
import { convert, sameQuantity } from '../../../science/units.ts';
import type { Limit, Method, Regulation } from '../../catalogue/index.ts';
import type { DeclaredValue } from '../../requests/index.ts';
import type { Judgement } from '../result.ts';
import { chooseLimit } from './choose-limit.ts';
import { limitInUnit } from './limit-in-unit.ts';

export interface JudgedCase {
  result: CalculatedResult;
  method: Pick<Method, 'unit' | 'basis' | 'analyteCode'>;
  regulation: Pick<Regulation, 'code'>;
  /** The current limits of the regulation. */
  limits: readonly Limit[];
  class: string | null;
  condition: string | null;
  declared: readonly DeclaredValue[];
  rule: DecisionRule;
}

/**
 * Compares a result with what the regulation asks of it. A limit the laboratory has not adopted is named and not judged by. Null when
 * the regulation asks nothing of the analyte.
 */
export function judgeResult({ result, method, regulation, limits, class: asked, condition, declared, rule }: JudgedCase): { limitId: string | null; judgement: Judgement } | null {
  const unit = { unit: method.unit, basis: method.basis ?? null };
  const content = declared.find(({ analyteCode }) => analyteCode === method.analyteCode);
  const choice = chooseLimit(
    limits, { analyteCode: method.analyteCode, class: asked, condition, declared: content !== undefined },
    (limit) => limitInUnit(limit.value, limit.unit, unit) !== null,
  );
  if ('none' in choice) return null;
  const not = (reason: Message, limitId: string | null = null) => ({
    limitId, judgement: { verdict: 'not-judged' as const, reason, probability: null, guardBand: null, acceptanceLimit: null, regulationCode: regulation.code, rule },
  });
  if ('unclear' in choice) return not(choice.unclear);
  const { limit } = choice;
  if (!limit.adoption) return not({ key: 'results.reason.not-adopted' }, limit.id);
  const value = limitInUnit(limit.value, limit.unit, unit);
  if (!value) return not({ key: 'results.reason.unit-differs' }, limit.id);
  if (content && !sameQuantity(content.unit, method.unit)) return not({ key: 'results.reason.declared-unit' }, limit.id);

  const judged = judge({ result, limit: value, rule, ...(content ? { declared: convert(content.value, content.unit, method.unit) } : {}) });
  return {
    limitId: limit.id,
    judgement: {
      verdict: judged.verdict, reason: judged.reason ? { key: judged.reason, ...(judged.reasonParams ? { params: judged.reasonParams } : {}) } : null,
      probability: judged.probability, guardBand: judged.guardBand, acceptanceLimit: judged.acceptanceLimit, regulationCode: regulation.code, rule: judged.rule,
    },
  };
}
