import { holds, isStaff, type Actor } from '../../kernel/actor.ts';
import { permission, type Answer } from '../../kernel/policy.ts';
import type { TestRequest } from './test-request.ts';

const own = (actor: Actor, request: TestRequest): boolean => actor.enterpriseId !== null && actor.enterpriseId === request.enterpriseId;

/** The customer's own, or the desk for the customer; other customers do not learn that the request exists. */
const customerOrDesk = (actor: Actor, request: TestRequest): Answer => {
  if (own(actor, request) || holds(actor, 'receptionist')) return 'allow';
  return isStaff(actor) ? 'error.forbidden' : 'hide';
};

const desk = (actor: Actor, request: TestRequest): Answer => {
  if (holds(actor, 'receptionist')) return 'allow';
  return isStaff(actor) || own(actor, request) ? 'requests.error.desk-only' : 'hide';
};

export const requestsPolicy = {
  see: permission<TestRequest>('requests.see', (actor, request) => (isStaff(actor) || own(actor, request) ? 'allow' : 'hide')),
  create: permission<TestRequest>('requests.create', customerOrDesk),
  change: permission<TestRequest>('requests.change', customerOrDesk),
  submit: permission<TestRequest>('requests.submit', customerOrDesk),
  cancel: permission<TestRequest>('requests.cancel', customerOrDesk),
  accept: permission<TestRequest>('requests.accept', desk),
  decline: permission<TestRequest>('requests.decline', desk),
};
