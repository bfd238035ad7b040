import type { Actor } from './actor.ts';
import { Forbidden, NotFound } from './errors.ts';

/**
 * What a rule answers: `allow`; `hide`, when the actor may not even know of the subject (it becomes 404); or the key of the
 * message that says why not (it becomes 403, and is shown beside the button).
 */
export type Answer = 'allow' | 'hide' | (string & {});

/** One permission: a name for the audit trail and a pure predicate. It sees the actor and the subject, and nothing else. */
export interface Permission<Subject> {
  readonly name: string;
  readonly check: (actor: Actor, subject: Subject) => Answer;
}

/** Declares a permission. The name is `module.verb`. */
export const permission = <Subject>(name: string, check: (actor: Actor, subject: Subject) => Answer): Permission<Subject> => ({ name, check });

/** Throws NotFound or Forbidden unless the actor may. */
export function authorize<Subject>(actor: Actor, wanted: Permission<Subject>, subject: Subject): void {
  const answer = wanted.check(actor, subject);
  if (answer === 'allow') return;
  if (answer === 'hide') throw new NotFound();
  throw new Forbidden(answer);
}

export const may = <Subject>(actor: Actor, wanted: Permission<Subject>, subject: Subject): boolean => wanted.check(actor, subject) === 'allow';
