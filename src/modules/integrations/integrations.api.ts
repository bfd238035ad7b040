import { z } from 'zod';
import { Conflict } from '../../kernel/errors.ts';
import { api, type Http, type Route } from '../../platform/http/route.ts';
import { digestOf } from '../identity/index.ts';
import { createToken } from './commands/create-token.ts';
import { revokeToken } from './commands/revoke-token.ts';
import { newApiToken, tokensOf } from './tokens.ts';

const listed = z.object({ id: z.uuid(), label: z.string(), createdAt: z.iso.datetime(), revokedAt: z.iso.datetime().nullable() });

/** Makes a token of the signed-in person from a form or a body with `label` and `password`. The token is answered this once. */
export async function makeToken(http: Http): Promise<{ id: string; label: string; token: string }> {
  const token = newApiToken();
  const digest = digestOf(token);
  const made = await http.run(createToken, { label: http.body['label'], password: http.body['password'], digest });
  // The form was sent twice: the token made now is not the one that is kept, and that one was shown already.
  if (made.digest !== digest) throw new Conflict('integrations.error.token-shown');
  return { id: made.id, label: String(http.body['label']).trim(), token };
}

export const integrationsApi = (): Route[] => [
  api({
    method: 'get', path: '/tokens', tag: 'tokens', summary: 'Access tokens of the person', access: 'signed-in',
    answer: z.object({ tokens: z.array(listed) }),
    async handle({ em, actor }) {
      const tokens = await tokensOf(em, actor.id!);
      return { tokens: tokens.map((token) => ({ ...token, createdAt: token.createdAt.toISOString(), revokedAt: token.revokedAt?.toISOString() ?? null })) };
    },
  }),
  api({
    method: 'post', path: '/tokens', tag: 'tokens', summary: 'Create an access token; it is answered this once', access: 'signed-in', signs: true, status: 201,
    body: z.object({ label: z.string().min(1).max(120).meta({ description: 'Which program will use it' }), password: z.string() }),
    answer: z.object({ id: z.uuid(), label: z.string(), token: z.string() }),
    handle: makeToken,
  }),
  api({
    method: 'delete', path: '/tokens/:id', tag: 'tokens', summary: 'Revoke an access token', access: 'signed-in', params: z.object({ id: z.uuid() }),
    answer: z.object({ id: z.uuid() }),
    async handle(http) {
      await http.run(revokeToken, { tokenId: http.params['id'] });
      return { id: http.params['id'] };
    },
  }),
];
