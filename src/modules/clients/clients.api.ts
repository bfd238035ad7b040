import { z } from 'zod';
import { api, type Http, type Route } from '../../platform/http/route.ts';
import { enterpriseFor, listEnterprises } from './clients.queries.ts';
import { enterpriseInput } from './clients.schemas.ts';
import { changeEnterprise, createEnterprise } from './commands/save-enterprise.ts';
import { enterpriseKinds, type Enterprise } from './enterprise.ts';

const details = {
  id: z.uuid(),
  kind: z.enum(enterpriseKinds),
  name: z.string(),
  taxCode: z.string().nullable(),
  address: z.string(),
  contactName: z.string(),
  phone: z.string(),
};
const listed = z.object(details);
const whole = z.object({ ...details, email: z.string(), version: z.number().int(), createdAt: z.iso.datetime() });
const byId = z.object({ id: z.uuid() });

const told = ({ id, kind, name, taxCode, address, contactName, phone, email, version, createdAt }: Enterprise): z.input<typeof whole> =>
  ({ id, kind, name, taxCode: taxCode ?? null, address, contactName, phone, email, version, createdAt: createdAt.toISOString() });

const one = async ({ em, actor }: Http, id: string) => told((await enterpriseFor(em.fork() as Http['em'], actor, id)).enterprise);

export const clientsApi = (): Route[] => [
  api({
    method: 'get', path: '/enterprises', tag: 'enterprises', summary: 'Customers by name; an enterprise sees itself',
    access: ['enterprise', 'receptionist', 'technical-manager', 'quality-manager', 'programme-officer', 'administrator'],
    query: z.object({
      q: z.string().max(200).optional().meta({ description: 'Part of the name, with or without diacritics, or of the tax number' }),
      after: z.uuid().optional().meta({ description: 'The answer’s `next`' }),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    answer: z.object({ enterprises: z.array(listed), next: z.uuid().nullable() }),
    async handle({ em, actor, query }) {
      const { rows, next } = await listEnterprises(em, actor, { q: query['q'], after: query['after'], limit: Number(query['limit'] ?? 50) });
      return { enterprises: rows, next };
    },
  }),
  api({
    method: 'post', path: '/enterprises', tag: 'enterprises', summary: 'Add a customer', access: ['receptionist', 'administrator'],
    body: enterpriseInput, answer: whole, status: 201,
    handle: async (http) => one(http, await http.run(createEnterprise, http.body)),
  }),
  api({
    method: 'get', path: '/enterprises/:id', tag: 'enterprises', summary: 'One customer',
    access: ['enterprise', 'receptionist', 'technical-manager', 'quality-manager', 'programme-officer', 'administrator'],
    params: byId, answer: whole,
    handle: (http) => one(http, http.params['id']!),
  }),
  api({
    method: 'put', path: '/enterprises/:id', tag: 'enterprises', summary: 'Change a customer’s details; with the version that was read',
    access: ['enterprise', 'receptionist', 'administrator'],
    params: byId, body: enterpriseInput.extend({ version: z.number().int().optional() }), answer: whole,
    async handle(http) {
      await http.run(changeEnterprise, { ...http.body, enterpriseId: http.params['id'] });
      return one(http, http.params['id']!);
    },
  }),
];
