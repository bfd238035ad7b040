import { z } from 'zod';
import { api, type Http, type Route } from '../../platform/http/route.ts';
import type { Em } from '../../platform/database/orm.ts';
import { samplers } from '../requests/index.ts';
import { analysisStates } from './analysis.ts';
import { cancelAnalysis } from './commands/cancel-analysis.ts';
import { receiveSamples } from './commands/receive-samples.ts';
import { rejectSample } from './commands/reject-sample.ts';
import { sampleView, type SampleView } from './sample.view.ts';
import { sampleStates } from './sample.ts';
import { listSamples } from './samples.queries.ts';
import { receptionInput } from './samples.schemas.ts';

const byId = z.object({ id: z.uuid() });
const at = z.iso.datetime().nullable();
const closing = z.object({ version: z.number().int().optional(), reason: z.string().min(1).max(1000) });
const bilingual = z.object({ vi: z.string(), en: z.string() });

const listed = z.object({
  id: z.uuid(), code: z.string(), state: z.enum(sampleStates), name: z.string().nullable(), enterpriseName: z.string().nullable(), matrix: bilingual,
  receivedAt: z.iso.datetime(), dueOn: z.iso.date(), holdUntil: at, late: z.boolean(), reserved: z.boolean(),
});

const whole = z.object({
  id: z.uuid(), code: z.string(), version: z.number().int(), state: z.enum(sampleStates), matrixCode: z.string(),
  name: z.string().nullable().meta({ description: 'Null for who works at the bench' }),
  enterpriseId: z.uuid().nullable(), requestId: z.uuid().nullable(), samplingPlace: z.string().nullable(),
  receivedAt: z.iso.datetime(), sampledAt: at, sampledBy: z.enum(samplers), units: z.number().int().meta({ description: 'Units of one lot that came in' }), quantity: z.string(), container: z.string(),
  temperature: z.string().nullable().meta({ description: '°C on receipt, decimal text' }),
  checks: z.object({ containerIntact: z.boolean(), labelMatches: z.boolean(), sealIntact: z.boolean(), quantityEnough: z.boolean(), preserved: z.boolean() }),
  condition: z.string(), reservation: z.string().nullable(), rejectedReason: z.string().nullable(),
  regulationId: z.uuid().nullable(), regulationClass: z.string().nullable(), regulationBasis: z.enum(['sampling', 'receipt']).nullable(),
  holdUntil: at, dueOn: z.iso.date(),
  analyses: z.array(z.object({
    id: z.uuid(), version: z.number().int(), methodId: z.uuid(), reference: z.string(), analyteCode: z.string(), state: z.enum(analysisStates), attempt: z.number().int(), unit: z.number().int().nullable().meta({ description: 'The unit that it is done on; null: the whole sample' }), holdUntil: at, dueOn: z.iso.date(),
  })),
});

const iso = (value: Date | null | undefined): string | null => value?.toISOString() ?? null;

const told = ({ sample, customer, analyses }: SampleView): z.input<typeof whole> => ({
  id: sample.id, code: sample.code, version: sample.version, state: sample.state, matrixCode: sample.matrixCode,
  name: customer && sample.name, enterpriseId: customer && sample.enterpriseId, requestId: customer && sample.requestId, samplingPlace: customer && sample.samplingPlace,
  receivedAt: sample.receivedAt.toISOString(), sampledAt: iso(sample.sampledAt), sampledBy: sample.sampledBy, units: sample.units, quantity: sample.quantity, container: sample.container,
  temperature: sample.temperature ?? null, checks: sample.checks, condition: sample.condition, reservation: sample.reservation ?? null, rejectedReason: sample.rejectedReason ?? null,
  regulationId: sample.regulationId ?? null, regulationClass: sample.regulationClass ?? null, regulationBasis: sample.regulationBasis ?? null,
  holdUntil: iso(sample.holdUntil), dueOn: sample.dueOn,
  analyses: analyses.map(({ analysis, method }) => ({
    id: analysis.id, version: analysis.version, methodId: method.id, reference: method.reference, analyteCode: analysis.analyteCode, state: analysis.state, attempt: analysis.attempt, unit: analysis.unit ?? null,
    holdUntil: iso(analysis.holdUntil), dueOn: analysis.dueOn,
  })),
});

const one = async ({ em, actor }: Http, id: string) => told(await sampleView(em.fork() as Em, actor, id));

export const samplesApi = (): Route[] => [
  api({
    method: 'get', path: '/samples', tag: 'samples', summary: 'Samples; an enterprise sees its own', access: 'signed-in',
    query: z.object({
      state: z.enum(sampleStates).optional(),
      matrix: z.string().max(80).optional(),
      q: z.string().max(200).optional().meta({ description: 'Part of the code, name or lot' }),
      order: z.enum(['newest', 'due']).default('newest').meta({ description: '`due`: what is promised first stands first, without what is reported' }),
      after: z.string().max(60).optional().meta({ description: 'The answer’s `next`' }),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    answer: z.object({ samples: z.array(listed), next: z.string().nullable() }),
    async handle({ em, actor, query, services }) {
      const { rows, next } = await listSamples(em, actor, services.clock.now(), {
        state: sampleStates.find((known) => known === query['state']), matrix: query['matrix'], q: query['q'], order: query['order'] === 'due' ? 'due' : 'newest',
        after: query['after'], limit: Number(query['limit'] ?? 50),
      });
      return { samples: rows.map((row) => ({ ...row, receivedAt: row.receivedAt.toISOString(), holdUntil: iso(row.holdUntil) })), next };
    },
  }),
  api({
    method: 'get', path: '/samples/:id', tag: 'samples', summary: 'One sample with its tests', access: 'signed-in', params: byId, answer: whole,
    handle: (http) => one(http, http.params['id']!),
  }),
  api({
    method: 'post', path: '/requests/:id/reception', tag: 'samples', summary: 'Take in the samples of an accepted request', access: ['receptionist'], status: 201,
    params: byId, body: receptionInput.omit({ requestId: true }), answer: z.object({ samples: z.array(z.object({ id: z.uuid(), code: z.string(), state: z.enum(sampleStates) })) }),
    handle: async (http) => ({ samples: await http.run(receiveSamples, { ...http.body, requestId: http.params['id'] }) }),
  }),
  api({
    method: 'post', path: '/samples/:id/rejection', tag: 'samples', summary: 'Refuse a sample whose tests have not begun', access: ['receptionist'], params: byId, body: closing, answer: whole,
    async handle(http) {
      await http.run(rejectSample, { ...http.body, sampleId: http.params['id'] });
      return one(http, http.params['id']!);
    },
  }),
  api({
    method: 'post', path: '/analyses/:id/cancellation', tag: 'samples', summary: 'Cancel a test that has not begun', access: ['receptionist'], params: byId, body: closing, answer: whole,
    handle: async (http) => one(http, await http.run(cancelAnalysis, { ...http.body, analysisId: http.params['id'] })),
  }),
];
