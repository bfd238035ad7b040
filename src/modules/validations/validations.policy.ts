import { holds, isStaff, type Actor, type Role } from '../../kernel/actor.ts';
import { permission, type Answer } from '../../kernel/policy.ts';
import type { ValidationStudy } from './study.ts';
import type { VerifiedElsewhere } from './verified-elsewhere.ts';

/** Who reads studies and their reports. */
export const studyReaders: readonly Role[] = ['receptionist', 'technician', 'verifier', 'technical-manager', 'quality-manager'];
/** Who plans them and types into them. */
export const studyWriters: readonly Role[] = ['technician', 'technical-manager', 'quality-manager'];
/** Who sends them back or authorises them. */
export const studyManagers: readonly Role[] = ['technical-manager'];

const writes = (actor: Actor): Answer => (holds(actor, ...studyWriters) ? 'allow' : isStaff(actor) ? 'validations.error.writers-only' : 'hide');

/** Another person than those who wrote it. */
function answers(actor: Actor, study: ValidationStudy): Answer {
  if (!holds(actor, ...studyManagers)) return isStaff(actor) ? 'validations.error.manager-only' : 'hide';
  return study.authorIds.includes(actor.id ?? '') ? 'validations.error.own-study' : 'allow';
}

export const validationsPolicy = {
  see: permission<ValidationStudy>('validations.see', (actor) => (holds(actor, ...studyReaders) ? 'allow' : 'hide')),
  write: permission<ValidationStudy>('validations.write', writes),
  return: permission<ValidationStudy>('validations.return', answers),
  authorise: permission<ValidationStudy>('validations.authorise', (actor, study) => (actor.kind === 'token' ? 'error.token-cannot-sign' : answers(actor, study))),
  /** That a method was verified outside this program, or no longer. */
  decide: permission<VerifiedElsewhere>('validations.decide', (actor) => (actor.kind === 'token' ? 'error.token-cannot-sign' : holds(actor, ...studyManagers) ? 'allow' : isStaff(actor) ? 'validations.error.decide-manager-only' : 'hide')),
  withdraw: permission<ValidationStudy>('validations.withdraw', writes),
};
