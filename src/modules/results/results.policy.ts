import { holds, isStaff, type Actor } from '../../kernel/actor.ts';
import { permission, type Answer } from '../../kernel/policy.ts';
import type { Analysis, Sample } from '../samples/index.ts';

/** One attempt at a test, and everybody who recorded something of it. */
export interface RecordedWork {
  recordedBy: readonly string[];
}

/** Who may look at the work of others before it is reported. A program's token signs nothing. */
const reviewer = (actor: Actor): Answer => {
  if (actor.kind === 'token') return 'error.token-cannot-sign';
  if (!holds(actor, 'verifier', 'technical-manager')) return isStaff(actor) ? 'results.error.verifier-only' : 'hide';
  return 'allow';
};

export const resultsPolicy = {
  /** Sent to an external provider, and its report taken over. */
  external: permission<Analysis>('results.external', (actor) => (holds(actor, 'technician', 'receptionist') ? 'allow' : isStaff(actor) ? 'error.forbidden' : 'hide')),
  /** The duty to verify; whose work it is, is asked by `verify`. */
  review: permission<Analysis>('results.verify', reviewer),
  /** Separation of duties (7.5.1, 7.11): never by a person who recorded a reading or the result of this attempt. */
  verify: permission<RecordedWork>('results.verify', (actor, work) => {
    const answer = reviewer(actor);
    if (answer !== 'allow') return answer;
    return actor.id !== null && work.recordedBy.includes(actor.id) ? 'results.error.own-work' : 'allow';
  }),
  /** The laboratory's people always; the customer once the sample is reported. */
  see: permission<Sample>('results.see', (actor, sample) =>
    isStaff(actor) || (actor.enterpriseId !== null && actor.enterpriseId === sample.enterpriseId && sample.state === 'reported') ? 'allow' : 'hide'),
};
