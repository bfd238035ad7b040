import type { Message } from '../../kernel/i18n.ts';
import { workflow } from '../../kernel/workflow.ts';
import { studyStates, type StudyState } from '../../../templates/validation/study.types.ts';
import { outcomesOf } from './sections/index.ts';
import type { ValidationStudy } from './study.ts';
import { validationsPolicy } from './validations.policy.ts';

/** Every section has its figures and is held against something: otherwise there is nothing to say about the method. */
function complete({ sections }: ValidationStudy): Message | null {
  const outcomes = outcomesOf(sections);
  if (outcomes.length === 0) return { key: 'validations.error.no-sections' };
  if (outcomes.some(({ findings }) => findings === null)) return { key: 'validations.error.no-figures' };
  return outcomes.some(({ verdicts }) => verdicts.length === 0) ? { key: 'validations.error.no-criterion' } : null;
}

export const studyWorkflow = workflow<ValidationStudy, StudyState, 'submit' | 'return' | 'authorise' | 'withdraw'>({
  name: 'validations',
  initial: 'draft',
  states: studyStates,
  transitions: {
    submit: { from: ['draft', 'returned'], to: 'submitted', permission: validationsPolicy.write, guard: complete },
    authorise: { from: ['submitted'], to: 'authorised', permission: validationsPolicy.authorise, signature: 'validations.signature' },
    return: { from: ['submitted'], to: 'returned', permission: validationsPolicy.return, reason: 'required' },
    withdraw: { from: ['draft', 'submitted', 'returned'], to: 'withdrawn', permission: validationsPolicy.withdraw, reason: 'required' },
  },
});
