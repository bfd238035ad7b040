import { z } from 'zod';
import { dayOf } from '../../kernel/calendar.ts';
import { api, type Route } from '../../platform/http/route.ts';
import { createWorksheet } from './commands/create-worksheet.ts';
import { waitingWork } from './worksheets.queries.ts';

const words = z.object({ vi: z.string(), en: z.string() });
const tag = 'bench';

export const worksheetsApi = (): Route[] => [
  api({
    method: 'get', path: '/work', tag, access: ['technician'], summary: 'Tests that wait for you or for nobody yet, by method; late and short-lived ones first',
    query: z.object({ method: z.uuid().optional().meta({ description: 'Only this method edition' }) }),
    answer: z.object({
      methods: z.array(z.object({
        methodId: z.uuid(), reference: z.string(), analyte: words, external: z.boolean(),
        tests: z.array(z.object({ id: z.uuid(), sampleCode: z.string(), matrix: words, dueOn: z.string(), holdUntil: z.iso.datetime().nullable(), mine: z.boolean() })),
      })),
      more: z.boolean(),
    }),
    async handle({ em, actor, services, query }) {
      const { groups, more } = await waitingWork(em, actor.id!, dayOf(services.clock.now()), { methodId: query['method'] });
      return { methods: groups.map((group) => ({ ...group, tests: group.tests.map((test) => ({ ...test, holdUntil: test.holdUntil?.toISOString() ?? null })) })), more };
    },
  }),
  api({
    method: 'post', path: '/worksheets', tag, access: ['technician'], summary: 'Take waiting tests of one method into work', status: 201,
    body: createWorksheet.input, answer: z.object({ id: z.uuid(), number: z.string() }),
    handle: (http) => http.run(createWorksheet, http.body),
  }),
];
