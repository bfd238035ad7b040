import { z } from 'zod';
import { NotFound } from '../../kernel/errors.ts';
import { api, type Http, type Route } from '../../platform/http/route.ts';
import { savedOnce, saveLaboratory, stateOf } from './commands/save-laboratory.ts';
import { laboratoryOf } from './laboratory.ts';
import { laboratoryInput } from './laboratory.schemas.ts';

const words = z.object({ vi: z.string(), en: z.string() });
const answer = z.object({
  governingBody: words, name: words, address: words, phone: z.string(), email: z.string(), web: z.string(), place: z.string(),
  accreditation: z.object({ body: words, number: z.string() }).nullable(), complaintDays: z.number(),
  form: z.object({ code: z.string(), version: z.string(), effective: z.string() }), demonstration: z.boolean(), seen: z.string(),
});

const show = async (http: Http) => {
  const details = await laboratoryOf(http.em);
  if (!details) throw new NotFound();
  return { ...details, seen: stateOf(details) };
};

/** The laboratory's details for programs. */
export const laboratoryApi = (): Route[] => [
  api({ method: 'get', path: '/laboratory', access: 'signed-in', tag: 'laboratory', summary: 'The laboratory as its certificates name it', answer, handle: show }),
  api({
    method: 'put', path: '/laboratory', access: ['administrator'], tag: 'laboratory', summary: 'Change the laboratory’s details; `seen` is the state that was read',
    body: laboratoryInput.safeExtend({ seen: z.string().max(64).nullish() }), answer,
    handle: async (http) => {
      await savedOnce(() => http.run(saveLaboratory, http.body));
      return show(http);
    },
  }),
];
