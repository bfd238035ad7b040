import { holds, isStaff, type Actor } from '../../kernel/actor.ts';
import { permission, type Answer } from '../../kernel/policy.ts';
import type { Worksheet } from './worksheet.ts';

const technician = (actor: Actor): Answer => (holds(actor, 'technician') ? 'allow' : isStaff(actor) ? 'worksheets.error.technician-only' : 'hide');

export const worksheetsPolicy = {
  see: permission<Worksheet>('worksheets.see', (actor) => (isStaff(actor) ? 'allow' : 'hide')),
  create: permission<Worksheet>('worksheets.create', technician),
  /** Closed with its last test, opened again when one comes back. */
  advance: permission<Worksheet>('worksheets.advance', (actor) => (holds(actor, 'technician', 'verifier', 'technical-manager') ? 'allow' : isStaff(actor) ? 'error.forbidden' : 'hide')),
};
