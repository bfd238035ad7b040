import { holds, isStaff, type Actor } from '../../kernel/actor.ts';
import { permission, type Answer } from '../../kernel/policy.ts';
import type { Analysis } from './analysis.ts';
import type { Sample } from './sample.ts';

const own = (actor: Actor, sample: Sample): boolean => actor.enterpriseId !== null && actor.enterpriseId === sample.enterpriseId;
const desk = (actor: Actor): Answer => (holds(actor, 'receptionist') ? 'allow' : isStaff(actor) ? 'samples.error.desk-only' : 'hide');

export const samplesPolicy = {
  see: permission<Sample>('samples.see', (actor, sample) => (isStaff(actor) || own(actor, sample) ? 'allow' : 'hide')),
  /** The desk takes samples in and prints labels. */
  receive: permission<Sample>('samples.receive', desk),
  reject: permission<Sample>('samples.reject', desk),
  /** Its tests are through: done by the program when the last of them is. */
  advance: permission<Sample>('samples.advance', (actor) => (actor.kind === 'system' || holds(actor, 'verifier', 'technical-manager') ? 'allow' : 'hide')),
  /** The technical manager authorises its certificate. */
  report: permission<Sample>('samples.report', (actor) => (holds(actor, 'technical-manager') ? 'allow' : isStaff(actor) ? 'samples.error.manager-only' : 'hide')),
};

export const analysesPolicy = {
  /** Made when its sample is received. */
  create: permission<Analysis>('analyses.create', desk),
  /** Taken onto a worksheet, given to a technician, worked on. */
  work: permission<Analysis>('analyses.work', (actor) => (holds(actor, 'technician') ? 'allow' : isStaff(actor) ? 'samples.error.technician-only' : 'hide')),
  /** Judged, compared and moved on by the program. */
  evaluate: permission<Analysis>('analyses.evaluate', (actor) => (actor.kind === 'system' ? 'allow' : 'hide')),
  /** Part of a certificate that the technical manager authorises. */
  report: permission<Analysis>('analyses.report', (actor) => (holds(actor, 'technical-manager') ? 'allow' : isStaff(actor) ? 'samples.error.manager-only' : 'hide')),
  cancel: permission<Analysis>('analyses.cancel', desk),
};

/**
 * Whether the actor is told whose a sample is and what its owner calls it. Who only works at the bench is not: there a sample is its
 * code (ISO/IEC 17025:2017, 4.1).
 */
export const knowsCustomer = (actor: Actor): boolean => actor.kind === 'system' || actor.roles.some((role) => role !== 'technician');
