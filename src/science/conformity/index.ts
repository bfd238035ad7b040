export { judge } from './judge.ts';
export { decisionRules, type DecisionRule, type JudgeInput, type Judgement, type Limit, type Verdict } from './limit.ts';
