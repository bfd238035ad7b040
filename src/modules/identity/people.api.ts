import { z } from 'zod';
import { roles, type Role } from '../../kernel/actor.ts';
import { api, type Http, type Route } from '../../platform/http/route.ts';
import { changePerson, disablePerson, enablePerson, invitePerson, sendLink } from './commands/manage-people.ts';
import { listPeople, peopleGroups, personFor, type PeopleGroup } from './people.queries.ts';
import { personStates } from './person.ts';

const administrator: readonly Role[] = ['administrator'];
const byId = z.object({ id: z.uuid() });
const listed = z.object({
  id: z.uuid(), name: z.string(), email: z.string(), title: z.string(), roles: z.array(z.enum(roles)), state: z.enum(personStates),
  enterprise: z.string().nullable().meta({ description: 'Name of the customer the person belongs to; null for the laboratory’s own people' }),
  lastSignInAt: z.iso.datetime().nullable(),
});
const whole = listed.extend({ version: z.number().int(), enterpriseId: z.uuid().nullable() });
const details = z.object({ name: z.string().min(1).max(120), title: z.string().max(120).optional(), roles: z.array(z.enum(roles)).min(1) });
const reason = z.object({ reason: z.string().min(1).max(500) });

async function one({ em }: Http, id: string): Promise<z.input<typeof whole>> {
  const { person, enterprise } = await personFor(em.fork() as Http['em'], id);
  const { name, email, title, state, version } = person;
  return { id, name, email, title, roles: person.roles, state, version, enterprise: enterprise?.name ?? null, enterpriseId: enterprise?.id ?? null, lastSignInAt: person.lastSignInAt?.toISOString() ?? null };
}

export const peopleApi = (): Route[] => [
  api({
    method: 'get', path: '/people', tag: 'people', summary: 'People by name', access: administrator,
    query: z.object({ group: z.enum(peopleGroups).default('staff'), q: z.string().max(200).optional(), after: z.uuid().optional().meta({ description: 'The answer’s `next`' }) }),
    answer: z.object({ people: z.array(listed), next: z.uuid().nullable() }),
    async handle({ em, query }) {
      const { rows, next } = await listPeople(em, { group: query['group'] as PeopleGroup, q: query['q'], after: query['after'] });
      return { people: rows.map((row) => ({ ...row, lastSignInAt: row.lastSignInAt?.toISOString() ?? null })), next };
    },
  }),
  api({
    method: 'post', path: '/people', tag: 'people', summary: 'Invite a person, who gets a link to set a password', access: administrator, status: 201,
    body: details.extend({ email: z.email(), enterpriseId: z.uuid().nullable().optional() }), answer: whole,
    handle: async (http) => one(http, await http.run(invitePerson, http.body)),
  }),
  api({ method: 'get', path: '/people/:id', tag: 'people', summary: 'One person', access: administrator, params: byId, answer: whole, handle: (http) => one(http, http.params['id']!) }),
  api({
    method: 'put', path: '/people/:id', tag: 'people', summary: 'Change name, title and duties; with the version that was read', access: administrator,
    params: byId, body: details.extend({ version: z.number().int().optional() }), answer: whole,
    async handle(http) {
      const id = http.params['id']!;
      const { enterprise } = await personFor(http.em, id);
      await http.run(changePerson, { ...http.body, personId: id, enterpriseId: enterprise?.id ?? null });
      return one(http, id);
    },
  }),
  api({
    method: 'post', path: '/people/:id/disablement', tag: 'people', summary: 'The person may no longer sign in; sessions and tokens end', access: administrator,
    params: byId, body: reason, answer: whole,
    async handle(http) {
      await http.run(disablePerson, { ...http.body, personId: http.params['id'] });
      return one(http, http.params['id']!);
    },
  }),
  api({
    method: 'post', path: '/people/:id/enablement', tag: 'people', summary: 'A disabled person may come back, by a new link', access: administrator,
    params: byId, body: reason, answer: whole,
    async handle(http) {
      await http.run(enablePerson, { ...http.body, personId: http.params['id'] });
      return one(http, http.params['id']!);
    },
  }),
  api({
    method: 'post', path: '/people/:id/link', tag: 'people', summary: 'Send a new link to set a password', access: administrator, params: byId, answer: whole,
    async handle(http) {
      await http.run(sendLink, { personId: http.params['id'] });
      return one(http, http.params['id']!);
    },
  }),
];
