import { system } from './kernel/actor.ts';
import type { Route } from './platform/http/route.ts';
import { clientsApi, clientsPages } from './modules/clients/index.ts';
import { identityPages, laboratoryApi, laboratoryPages, peopleApi, peoplePages } from './modules/identity/index.ts';
import { catalogueApi, importPages, methodsPages, regulationsPages } from './modules/catalogue/index.ts';
import { requestsApi, requestsPages } from './modules/requests/index.ts';
import { receptionPages, samplesApi, samplesOfRequest, samplesPages } from './modules/samples/index.ts';
import { worksheetsApi, worksheetsPages } from './modules/worksheets/index.ts';
import { externalPages, resultsApi, sampleResults, sampleResultsPages, verificationPages, worksheetPages } from './modules/results/index.ts';
import { certificatesApi, certificatesOfRequest, certificatesPages, verifyPages } from './modules/certificates/index.ts';
import { documentationRoutes, integrationsApi } from './modules/integrations/index.ts';
import { calculatorApi, calculatorPages } from './modules/calculator/index.ts';
import { standingPages, standingsOf, validationsApi, validationsPages, withoutStanding } from './modules/validations/index.ts';
import { deskPages } from './modules/desk/index.ts';
import type { Container } from './container.ts';

/** Every route of the product, in the order of the corridor; and the description of them all. */
export function routes(container: Container): Route[] {
  // What anyone may ask for, and asks for most, stands first.
  const all: Route[] = [...verifyPages, ...rooms(container), ...documentationRoutes(() => all)];
  return all;
}

const rooms = ({ runner }: Container): Route[] => [
  ...clientsPages(), ...clientsApi(),
  ...identityPages((http) => (command, input) => runner.run(command, input, { actor: system, requestId: http.requestId, idempotencyKey: keyOf(http.body) })),
  ...peoplePages(), ...peopleApi(), ...laboratoryPages(), ...laboratoryApi(),
  ...methodsPages({ standingsOf }), ...importPages(), ...regulationsPages(), ...catalogueApi(),
  ...requestsPages({ samplesOf: samplesOfRequest, certificatesOf: certificatesOfRequest, unverifiedOf: withoutStanding }), ...requestsApi(),
  ...receptionPages(), ...samplesPages({ resultsOf: sampleResults }), ...samplesApi(),
  ...worksheetsPages(), ...worksheetsApi(),
  ...worksheetPages(), ...externalPages(), ...verificationPages(), ...sampleResultsPages(), ...resultsApi(),
  ...certificatesPages, ...certificatesApi,
  ...integrationsApi(),
  ...calculatorPages(), ...calculatorApi(),
  ...validationsPages(), ...standingPages(), ...validationsApi(),
  ...deskPages(),
];

const keyOf = (body: Record<string, unknown>): string | undefined => (typeof body['idempotencyKey'] === 'string' ? body['idempotencyKey'] : undefined);
