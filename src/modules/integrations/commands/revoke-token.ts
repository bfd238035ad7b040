import { z } from 'zod';
import { command } from '../../../platform/command/command.ts';
import { id } from '../../../platform/command/inputs.ts';
import { ApiToken } from '../api-token.ts';
import { integrationsPolicy } from '../integrations.policy.ts';

/** A program may no longer act for the person. Revoking twice changes nothing. */
export const revokeToken = command({
  name: 'integrations.revoke-token',
  input: z.object({ tokenId: id() }),
  async handle(context, { tokenId }) {
    const token = await context.load(integrationsPolicy.revokeToken, ApiToken, tokenId);
    token.revokedAt ??= context.now;
  },
});

/** All keys of a person whose account was disabled; done by the program, so that they do not come back with the account. */
export const revokeTokensOf = command({
  name: 'integrations.revoke-tokens',
  input: z.object({ personId: id() }),
  async handle(context, { personId }) {
    const held = await context.em.find(ApiToken, { personId, revokedAt: null }, { fields: ['id'] });
    const tokens = await context.loadMany(integrationsPolicy.revokeToken, ApiToken, held.map((token) => token.id));
    for (const token of tokens) token.revokedAt ??= context.now;
  },
});
