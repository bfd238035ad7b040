import { holds, isStaff, type Actor } from '../../kernel/actor.ts';
import { permission } from '../../kernel/policy.ts';
import type { Enterprise } from './enterprise.ts';
import type { Notice } from './notice.ts';

const own = (actor: Actor, enterprise: Enterprise) => actor.enterpriseId !== null && actor.enterpriseId === enterprise.id;
const desk = (actor: Actor) => actor.kind === 'system' || holds(actor, 'receptionist', 'administrator');

export const clientsPolicy = {
  see: permission<Enterprise>('clients.see', (actor, enterprise) => (isStaff(actor) || own(actor, enterprise) ? 'allow' : 'hide')),
  /** At the desk, or by the system when an enterprise registers itself. */
  create: permission<Enterprise>('clients.create', (actor) => (desk(actor) ? 'allow' : 'error.forbidden')),
  change: permission<Enterprise>('clients.change', (actor, enterprise) => (desk(actor) || own(actor, enterprise) ? 'allow' : isStaff(actor) ? 'error.forbidden' : 'hide')),
  /** A message follows from another change; whoever made that change may cause it. */
  notify: permission<Notice>('clients.notify', () => 'allow'),
};
