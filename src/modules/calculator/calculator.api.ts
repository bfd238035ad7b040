import { z } from 'zod';
import { Invalid } from '../../kernel/errors.ts';
import { api, type Route } from '../../platform/http/route.ts';
import { computeIn } from './in-thread.ts';
import { operationNames } from './compute.ts';

export const calculatorApi = (): Route[] => [
  api({
    method: 'post', path: '/compute', tag: 'calculator', access: 'signed-in',
    summary: 'One calculation of measurement science by its name; figures may be text and come back as text',
    body: z.looseObject({ do: z.string().meta({ description: `One of: ${operationNames.join(', ')}` }) }),
    answer: z.looseObject({}),
    async handle(http) {
      const { answer, problems } = await computeIn(http.services.threads, http.body);
      if (problems) throw new Invalid(problems);
      return answer;
    },
  }),
];
