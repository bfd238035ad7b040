import { system } from './kernel/actor.ts';
import type { Route } from './platform/http/route.ts';
import { clientsApi, clientsPages } from './modules/clients/index.ts';
import { identityPages, peopleApi, peoplePages } from './modules/identity/index.ts';
import { certificatesPages, verifyPages } from './modules/certificates/index.ts';
import type { Container } from './container.ts';

/** Every route of the product, in the order of the corridor. */
export const routes = ({ runner }: Container): Route[] => [
  ...clientsPages(), ...clientsApi(),
  ...identityPages((http) => (command, input) => runner.run(command, input, { actor: system, requestId: http.requestId, idempotencyKey: keyOf(http.body) })),
  ...peoplePages(), ...peopleApi(),
  ...certificatesPages, ...verifyPages,
];

const keyOf = (body: Record<string, unknown>): string | undefined => (typeof body['idempotencyKey'] === 'string' ? body['idempotencyKey'] : undefined);
