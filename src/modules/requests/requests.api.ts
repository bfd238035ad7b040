import { z } from 'zod';
import type { Role } from '../../kernel/actor.ts';
import { api, type Http, type Route } from '../../platform/http/route.ts';
import type { Em } from '../../platform/database/orm.ts';
import { acceptRequest } from './commands/accept-request.ts';
import { cancelRequest, declineRequest } from './commands/close-request.ts';
import { createRequest } from './commands/create-request.ts';
import { saveRequest } from './commands/save-request.ts';
import { submitRequest, withdrawRequest } from './commands/submit-request.ts';
import { requestInput, reviewInput } from './requests.schemas.ts';
import { listRequests } from './requests.queries.ts';
import { requestView, type RequestView } from './requests.view.ts';
import { certificateLanguages, purposes, requestStates, samplers } from './test-request.ts';
import { decisionRules } from '../../science/conformity/index.ts';

/** Who deals with requests: the customer, the desk, and those who answer for the work. Not the bench, which does not know whose a sample is. */
export const requestReaders: readonly Role[] = ['enterprise', 'receptionist', 'verifier', 'technical-manager', 'quality-manager', 'administrator'];
/** Who makes and changes requests. */
export const requestWriters: readonly Role[] = ['enterprise', 'receptionist'];

const byId = z.object({ id: z.uuid() });
const at = z.iso.datetime().nullable();
const day = z.iso.date().nullable();
const versioned = z.object({ version: z.number().int().optional() });
const closing = versioned.extend({ reason: z.string().min(1).max(1000) });

const listed = z.object({
  id: z.uuid(), number: z.string(), state: z.enum(requestStates), enterpriseId: z.uuid(), enterpriseName: z.string(), purpose: z.enum(purposes),
  price: z.number().int(), promisedOn: day, createdAt: z.iso.datetime(), submittedAt: at, samples: z.array(z.string()),
});

const whole = z.object({
  id: z.uuid(), number: z.string(), version: z.number().int(), state: z.enum(requestStates), enterpriseId: z.uuid(), purpose: z.enum(purposes),
  language: z.enum(certificateLanguages), decisionRule: z.enum(decisionRules), consentPublic: z.boolean(), consentExternal: z.boolean(), note: z.string(),
  price: z.number().int().meta({ description: 'In VND, without VAT' }), promisedOn: day, createdAt: z.iso.datetime(), submittedAt: at, acceptedAt: at, closedReason: z.string().nullable(),
  review: z.object({ capability: z.boolean(), method: z.boolean(), capacity: z.boolean(), decisionRule: z.boolean(), note: z.string() }).nullable(),
  samples: z.array(z.object({
    id: z.uuid(), name: z.string(), matrixCode: z.string(), units: z.number().int().meta({ description: 'Units of one lot that the sample consists of' }), description: z.string(), lot: z.string(), producedOn: day, expiresOn: day, sampledAt: at,
    sampledBy: z.enum(samplers), samplingPlace: z.string(), regulationId: z.uuid().nullable(), regulationClass: z.string().nullable(),
    regulationReason: z.string().nullable(), condition: z.string().nullable(),
    declared: z.array(z.object({ analyteCode: z.string(), value: z.string(), unit: z.string() })),
    tests: z.array(z.object({ methodId: z.uuid(), analyteCode: z.string(), reference: z.string(), units: z.number().int().meta({ description: 'On how many units it is done, each by itself' }), price: z.number().int().meta({ description: 'For all units' }) })),
  })),
});

const iso = (value: Date | null | undefined): string | null => value?.toISOString() ?? null;

const told = ({ request, lines }: RequestView): z.input<typeof whole> => ({
  id: request.id, number: request.number, version: request.version, state: request.state, enterpriseId: request.enterpriseId, purpose: request.purpose,
  language: request.language, decisionRule: request.decisionRule, consentPublic: request.consentPublic, consentExternal: request.consentExternal, note: request.note,
  price: request.price, promisedOn: request.promisedOn ?? null, createdAt: request.createdAt.toISOString(), submittedAt: iso(request.submittedAt), acceptedAt: iso(request.acceptedAt),
  closedReason: request.closedReason ?? null, review: request.review ?? null,
  samples: lines.map(({ sample, tests }) => ({
    id: sample.id, name: sample.name, matrixCode: sample.matrixCode, units: sample.units, description: sample.description, lot: sample.lot, producedOn: sample.producedOn ?? null,
    expiresOn: sample.expiresOn ?? null, sampledAt: iso(sample.sampledAt), sampledBy: sample.sampledBy, samplingPlace: sample.samplingPlace,
    regulationId: sample.regulationId ?? null, regulationClass: sample.regulationClass ?? null, regulationReason: sample.regulationReason ?? null,
    condition: sample.condition ?? null, declared: sample.declared,
    tests: tests.map(({ test, method }) => ({ methodId: method.id, analyteCode: method.analyteCode, reference: method.reference, units: test.units, price: test.price })),
  })),
});

/** The request as it stands after what was done, read afresh. */
const one = async ({ em, actor }: Http, id: string) => told(await requestView(em.fork() as Em, actor, id));

/** A step of a request: one command, answered with the request. */
const step = (path: string, summary: string, access: readonly Role[], body: z.ZodType, run: (http: Http, input: Record<string, unknown>) => Promise<unknown>): Route =>
  api({
    method: 'post', path: `/requests/:id/${path}`, tag: 'requests', summary, access, params: byId, body, answer: whole,
    async handle(http) {
      await run(http, { ...http.body, requestId: http.params['id'] });
      return one(http, http.params['id']!);
    },
  });

export const requestsApi = (): Route[] => [
  api({
    method: 'get', path: '/requests', tag: 'requests', summary: 'Requests, newest first; an enterprise sees its own', access: requestReaders,
    query: z.object({
      state: z.enum(requestStates).optional(),
      q: z.string().max(200).optional().meta({ description: 'Part of the number, or of the customer’s name or tax number' }),
      after: z.uuid().optional().meta({ description: 'The answer’s `next`' }),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    answer: z.object({ requests: z.array(listed), next: z.uuid().nullable() }),
    async handle({ em, actor, query }) {
      const state = requestStates.find((known) => known === query['state']);
      const { rows, next } = await listRequests(em, actor, { state, q: query['q'], after: query['after'], limit: Number(query['limit'] ?? 50) });
      return { requests: rows.map((row) => ({ ...row, createdAt: row.createdAt.toISOString(), submittedAt: iso(row.submittedAt) })), next };
    },
  }),
  api({
    method: 'post', path: '/requests', tag: 'requests', summary: 'A new draft', access: requestWriters, status: 201,
    body: requestInput.extend({ enterpriseId: z.uuid().optional().meta({ description: 'For the desk: whose request it is' }) }), answer: whole,
    handle: async (http) => one(http, await http.run(createRequest, http.body)),
  }),
  api({
    method: 'get', path: '/requests/:id', tag: 'requests', summary: 'One request with its samples and tests', access: requestReaders, params: byId, answer: whole,
    handle: (http) => one(http, http.params['id']!),
  }),
  api({
    method: 'put', path: '/requests/:id', tag: 'requests', summary: 'A draft as it now is; with the version that was read', access: requestWriters,
    params: byId, body: requestInput.extend({ version: z.number().int().optional() }), answer: whole,
    async handle(http) {
      await http.run(saveRequest, { ...http.body, requestId: http.params['id'] });
      return one(http, http.params['id']!);
    },
  }),
  step('submission', 'Send a draft to the laboratory', requestWriters, versioned, (http, input) => http.run(submitRequest, input)),
  step('withdrawal', 'Take a request back into the draft', requestWriters, versioned, (http, input) => http.run(withdrawRequest, input)),
  step('acceptance', 'Accept a request after the contract review', ['receptionist'], reviewInput.extend({ version: z.number().int().optional() }), (http, input) => http.run(acceptRequest, input)),
  step('decline', 'Decline a request', ['receptionist'], closing, (http, input) => http.run(declineRequest, input)),
  step('cancellation', 'Cancel a request', requestWriters, closing, (http, input) => http.run(cancelRequest, input)),
];
