import { holds, type Actor } from '../../kernel/actor.ts';
import { permission, type Answer } from '../../kernel/policy.ts';
import type { Laboratory } from './laboratory.ts';
import type { Person } from './person.ts';

const administrators = (actor: Actor): Answer => (holds(actor, 'administrator') ? 'allow' : 'hide');

export const identityPolicy = {
  /** What only the program does for somebody who proved who they are by a password or a one-time link. */
  self: permission<Person>('identity.self', (actor, person) => (actor.kind === 'system' || actor.id === person.id ? 'allow' : 'hide')),
  invite: permission<Person>('identity.invite', (actor) => (actor.kind === 'system' ? 'allow' : administrators(actor))),
  change: permission<Person>('identity.change', administrators),
  /** One's own name: a customer's person. */
  rename: permission<Person>('identity.rename', (actor, person) => (actor.id !== person.id ? 'hide' : holds(actor, 'enterprise') ? 'allow' : 'people.error.name-by-administrator')),
  /** The laboratory's own details, as its certificates print them. */
  laboratory: permission<Laboratory>('identity.laboratory', (actor) => (actor.kind === 'system' ? 'allow' : administrators(actor))),
  disable: permission<Person>('identity.disable', (actor, person) => (actor.id === person.id ? 'identity.error.not-yourself' : administrators(actor))),
};
