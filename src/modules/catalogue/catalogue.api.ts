import { z } from 'zod';
import { isStaff } from '../../kernel/actor.ts';
import { dayOf } from '../../kernel/calendar.ts';
import { authorize } from '../../kernel/policy.ts';
import { api, type Http, type Route } from '../../platform/http/route.ts';
import { cataloguePolicy, catalogueReaders } from './catalogue.policy.ts';
import { currentMethods, matrices, panelsOf } from './catalogue.queries.ts';
import { importRegulation } from './commands/import-regulation.ts';
import { adoptLimits, adoptionInput } from './commands/adopt-limits.ts';
import { limitViews } from './limit.view.ts';
import { regulationList, regulationStates } from './regulation-list.queries.ts';
import { limitsOf, regulationById } from './regulation.queries.ts';
import type { Limit, Regulation } from './regulation.ts';

const bilingual = z.object({ vi: z.string(), en: z.string() });
const tag = 'catalogue';
const shortText = () => z.string().max(200).optional();

const matrixAnswer = z.object({ code: z.string(), vi: z.string(), en: z.string(), container: bilingual.nullable(), minimumQuantity: z.string().nullable(), retentionDays: z.int() });
const methodAnswer = z.object({
  id: z.uuid(), code: z.string(), edition: z.int(), analyteCode: z.string(), analyte: bilingual, symbol: z.string().nullable(), matrices: z.array(z.string()), reference: z.string(), technique: bilingual,
  unit: z.string(), basis: z.enum(['dry', 'as-received']).nullable(), accredited: z.boolean(), external: z.boolean(), price: z.int(), workingDays: z.int(), lod: z.string().nullable(), loq: z.string().nullable(),
});
const panelAnswer = z.object({ code: z.string(), vi: z.string(), en: z.string(), matrixCode: z.string(), methodCodes: z.array(z.string()) });
const regulationAnswer = z.object({
  id: z.uuid(), code: z.string(), title: bilingual, matrices: z.array(z.string()), effectiveOn: z.string(), endedOn: z.string().nullable(), transitionUntil: z.string().nullable(),
  replacedBy: z.string().nullable(), ownerId: z.uuid().nullable().meta({ description: 'The enterprise whose own standard it is; only its people and the laboratory see it' }), state: z.enum(regulationStates), limits: z.int(), adopted: z.int(),
});
const adoptionAnswer = z.object({ byName: z.string(), at: z.string(), document: z.string(), documentDate: z.string(), reason: z.string(), demonstration: z.boolean() });
const limitAnswer = z.object({
  id: z.uuid(), key: z.string(), class: bilingual.extend({ code: z.string() }).nullable(), group: z.string().nullable(), analyteCode: z.string(), analyte: bilingual, stated: bilingual.nullable(), condition: bilingual.partial().nullable(),
  dependsOn: z.object({
    analyte: z.string(), name: bilingual, unit: z.string(), from: z.string().optional(), to: z.string().optional(), fromExclusive: z.boolean().optional(), toInclusive: z.boolean().optional(),
  }).nullable().meta({ description: 'The limit holds only in this band of another result of the sample' }),
  unit: z.string(), value: z.looseObject({ kind: z.string() }), verified: z.boolean(), source: z.string().nullable(), adoption: adoptionAnswer.nullable(),
});

async function limitsAnswer(http: Http, regulation: Regulation, limits: readonly Limit[]) {
  const views = await limitViews(http.em, regulation, limits);
  const staff = isStaff(http.actor);
  return views.map(({ adoption, part: _part, figures: _figures, note: _note, ...view }, index) => ({
    ...view, analyteCode: limits[index]!.analyteCode,
    // Who of the laboratory adopted a value is not the customer's business; that it was, is.
    adoption: adoption && { byName: staff ? adoption.byName : '', at: adoption.at.toISOString(), document: adoption.document, documentDate: adoption.documentDate, reason: staff ? adoption.reason : '', demonstration: adoption.demonstration },
  }));
}

/** The catalogue for programs: what can be tested, how, and against which limits. */
export const catalogueApi = (): Route[] => [
  api({
    method: 'get', path: '/catalogue/matrices', access: 'signed-in', tag, summary: 'Kinds of material that are tested', answer: z.object({ items: z.array(matrixAnswer) }),
    handle: async (http) => ({
      items: (await matrices(http.em)).map(({ code, vi, en, container, minimumQuantity, retentionDays }) => ({ code, vi, en, container: container ?? null, minimumQuantity: minimumQuantity ?? null, retentionDays })),
    }),
  }),
  api({
    method: 'get', path: '/methods', access: 'signed-in', tag, summary: 'Methods that requests can have', query: z.object({ matrix: shortText(), q: shortText(), after: shortText() }),
    answer: z.object({ items: z.array(methodAnswer), next: z.string().nullable() }),
    handle: async (http) => {
      const { matrix, q, after } = http.query;
      const { rows, next } = await currentMethods(http.em, { matrix, q, after });
      return { items: rows, next };
    },
  }),
  api({
    method: 'get', path: '/panels', access: 'signed-in', tag, summary: 'Tests that are usually asked for together', query: z.object({ matrix: shortText() }), answer: z.object({ items: z.array(panelAnswer) }),
    handle: async (http) => ({ items: (await panelsOf(http.em, http.query['matrix'])).map(({ code, vi, en, matrixCode, methodCodes }) => ({ code, vi, en, matrixCode, methodCodes })) }),
  }),
  api({
    method: 'get', path: '/regulations', access: 'signed-in', tag, summary: 'Regulations, how they stand today and how many of their limits are adopted',
    query: z.object({ matrix: shortText(), q: shortText(), state: z.enum(regulationStates).optional(), after: shortText() }), answer: z.object({ items: z.array(regulationAnswer), next: z.string().nullable() }),
    handle: async (http) => {
      const { matrix, q, state, after } = http.query;
      const { rows, next } = await regulationList(http.em, http.actor, dayOf(http.services.clock.now()), { matrix, q, state, after });
      return { items: rows, next };
    },
  }),
  api({
    method: 'get', path: '/regulations/:id/limits', access: 'signed-in', tag, summary: 'Current limits of a regulation; only an adopted one counts for a statement of conformity',
    params: z.object({ id: z.uuid() }), answer: z.object({ items: z.array(limitAnswer) }),
    handle: async (http) => {
      const regulation = await regulationById(http.em, http.params['id']!);
      authorize(http.actor, cataloguePolicy.read, regulation);
      return { items: await limitsAnswer(http, regulation, await limitsOf(http.em, regulation.id)) };
    },
  }),
  api({
    method: 'post', path: '/regulations/:id/adoption', access: catalogueReaders, tag, summary: 'Adopt limits from a signed text', params: z.object({ id: z.uuid() }), body: adoptionInput,
    answer: z.object({ adopted: z.int(), corrected: z.int() }),
    handle: (http) => http.run(adoptLimits, { ...http.body, regulationId: http.params['id'] }),
  }),
  api({
    method: 'post', path: '/regulations', access: ['quality-manager'], tag, summary: 'Enter a regulation, or the limits of one that has none yet, from a spreadsheet (XLSX or CSV in the form of the template)', status: 201,
    body: z.object({ sheet: z.base64().max(900_000).meta({ description: 'The file' }), ownerId: z.uuid().optional().meta({ description: 'The enterprise whose own standard it is' }) }), answer: z.object({ id: z.uuid() }),
    async handle(http) {
      const file = await http.services.storage.put(Buffer.from(typeof http.body['sheet'] === 'string' ? http.body['sheet'] : '', 'base64'));
      return { id: await http.run(importRegulation, { file, ownerId: http.body['ownerId'] }) };
    },
  }),
];
