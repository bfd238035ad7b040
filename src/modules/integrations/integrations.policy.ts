import { holds, type Actor } from '../../kernel/actor.ts';
import { permission } from '../../kernel/policy.ts';
import type { ApiToken } from './api-token.ts';

const own = (actor: Actor, token: ApiToken): boolean => actor.id !== null && actor.id === token.personId;

export const integrationsPolicy = {
  /** For oneself, at the keyboard: a program cannot give another program what it was given. */
  createToken: permission<ApiToken>('integrations.create-token', (actor, token) => (actor.kind === 'person' && own(actor, token) ? 'allow' : 'error.token-cannot-sign')),
  revokeToken: permission<ApiToken>('integrations.revoke-token', (actor, token) => (actor.kind === 'system' || own(actor, token) || holds(actor, 'administrator') ? 'allow' : 'hide')),
};
