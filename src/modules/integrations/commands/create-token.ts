import { z } from 'zod';
import { command } from '../../../platform/command/command.ts';
import { text } from '../../../platform/command/inputs.ts';
import { confirmIdentity } from '../../identity/index.ts';
import { ApiToken } from '../api-token.ts';
import { integrationsPolicy } from '../integrations.policy.ts';

/**
 * A key for a program that acts for the person, who enters the password again. The caller makes the token and gives its digest
 * alone, so that the token itself stands nowhere. Answers the id and the digest that is kept: of a form sent twice, the first's.
 */
export const createToken = command({
  name: 'integrations.create-token',
  input: z.object({ label: text(120), digest: z.string().regex(/^[0-9a-f]{64}$/), password: z.string().max(1000) }),
  prepare: (services, { password }, actor, em) => confirmIdentity(services, actor, password, em),
  async handle(context, { label, digest }) {
    const token = Object.assign(new ApiToken(), { digest, label, personId: context.actor.id!, createdAt: context.now, revokedAt: null });
    return { id: context.create(integrationsPolicy.createToken, token).id, digest };
  },
});
