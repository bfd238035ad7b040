import type { Actor } from './actor.ts';
import { Conflict } from './errors.ts';
import type { Message } from './i18n.ts';
import type { Permission } from './policy.ts';

/** A named way from some states to another. */
export interface Transition<Subject, State extends string> {
  from: readonly State[];
  to: State;
  permission: Permission<Subject>;
  /** Says why the subject as it stands cannot go this way, or null. */
  guard?: (subject: Subject) => Message | null;
  /** A reason must be given in words. */
  reason?: 'required';
  /** The person signs with the password entered again; the text is the meaning of the signature (a message key). */
  signature?: string;
}

/** What a person can do next with a subject, and why not if not. */
export interface NextStep<Name extends string> {
  name: Name;
  allowed: boolean;
  why: Message | null;
  reason: boolean;
  signature: boolean;
}

export interface Workflow<Subject extends { state: State }, State extends string, Name extends string> {
  readonly name: string;
  readonly initial: State;
  readonly states: readonly State[];
  readonly transitions: Readonly<Record<Name, Transition<Subject, State>>>;
  /** Moves the subject, or throws Conflict saying why it cannot go. Permission is asked by the command, not here. */
  move(subject: Subject, name: Name): void;
  /** Every transition that leaves the present state and that the actor may see, with the reason why not. */
  next(actor: Actor, subject: Subject): Array<NextStep<Name>>;
}

/**
 * The one table from which buttons, allowed actions, diagrams and tests are made. Throws at start-up when a state cannot be
 * reached from the initial one or a transition names an unknown state.
 */
export function workflow<Subject extends { state: State }, State extends string, Name extends string>(table: {
  name: string;
  initial: State;
  states: readonly State[];
  transitions: Record<Name, Transition<Subject, State>>;
}): Workflow<Subject, State, Name> {
  const entries = Object.entries(table.transitions) as Array<[Name, Transition<Subject, State>]>;
  const reached = new Set<State>([table.initial]);
  for (let size = 0; size !== reached.size; ) {
    size = reached.size;
    for (const [, { from, to }] of entries) if (from.some((state) => reached.has(state))) reached.add(to);
  }
  const lost = table.states.filter((state) => !reached.has(state));
  if (lost.length) throw new Error(`workflow ${table.name}: no way leads to ${lost.join(', ')}`);

  const refusal = (subject: Subject, { from, guard }: Transition<Subject, State>): Message | null =>
    from.includes(subject.state) ? (guard?.(subject) ?? null) : { key: `${table.name}.state-refuses`, params: { state: subject.state } };

  return {
    ...table,
    move(subject, name) {
      const transition = table.transitions[name];
      const why = refusal(subject, transition);
      if (why) throw new Conflict(why.key, why.params);
      subject.state = transition.to;
    },
    next(actor, subject) {
      return entries.flatMap(([name, transition]) => {
        if (!transition.from.includes(subject.state)) return [];
        const answer = transition.permission.check(actor, subject);
        if (answer === 'hide') return [];
        const why = answer === 'allow' ? refusal(subject, transition) : { key: answer };
        return [{ name, allowed: why === null, why, reason: transition.reason === 'required', signature: transition.signature !== undefined }];
      });
    },
  };
}
