export { bandEmpty, bandHolds, bandsOverlap, chooseByOther, limitAt, type Band, type Circumstance, type FormulaLimit, type OtherFigure } from './dependent.ts';
export { judge } from './judge.ts';
export { judgeFirstCheck, type FirstCheck } from './first-check.ts';
export { unitsAboveM } from './plan.ts';
export { decisionRules, type DecisionRule, type JudgeInput, type Judgement, type Limit, type Verdict } from './limit.ts';
