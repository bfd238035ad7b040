import { z } from 'zod';
import { api, file, type Http, type Route } from '../../platform/http/route.ts';
import { conclusions, ownFigures, sectionNames, studyKinds, studyStates, type StudyState } from '../../../templates/validation/study.types.ts';
import { authoriseStudy } from './commands/authorise-study.ts';
import { returnStudy, submitStudy, withdrawStudy } from './commands/move-study.ts';
import { planStudy } from './commands/plan-study.ts';
import { saveSection } from './commands/save-section.ts';
import { studyFor, viewStudy } from './study.view.ts';
import { studyManagers, studyReaders, studyWriters } from './validations.policy.ts';
import { pageSize, studyRows } from './validations.queries.ts';

const tag = 'validations';
const byId = z.object({ id: z.uuid() });
const words = z.object({ vi: z.string(), en: z.string() });
const seen = z.int().optional().meta({ description: 'The version that was read; another one is refused with 409' });

const listed = z.object({
  id: z.uuid(), number: z.string(), state: z.enum(studyStates), kind: z.enum(studyKinds), conclusion: z.enum(conclusions).nullable(), method: z.string(), edition: z.int(), analyte: words,
  createdBy: z.string(), createdAt: z.iso.datetime(),
});
const whole = z.looseObject({
  id: z.uuid(), version: z.int(), number: z.string(), state: z.enum(studyStates), kind: z.enum(studyKinds),
  sections: z.array(z.looseObject({ name: z.enum(sectionNames) })).meta({ description: 'What was typed, the figures found from it and the criteria they are held to' }),
  authorised: z.looseObject({}).nullable(),
});

async function one(http: Http, id: string) {
  const em = http.em.fork() as Http['em'];
  const study = await studyFor(em, http.actor, id);
  const { facts } = await viewStudy(em, study);
  return { ...facts, version: study.version, sections: facts.sections.map((section) => ({ ...section })), authorised: facts.authorised && { ...facts.authorised } };
}

const step = (path: string, summary: string, command: typeof submitStudy | typeof returnStudy, access: typeof studyWriters, body: z.ZodObject) => api({
  method: 'post', path: `/validations/:id/${path}`, tag, summary, access, params: byId, body, answer: whole,
  async handle(http) {
    const id = http.params['id']!;
    await http.run(command as typeof returnStudy, { ...http.body, studyId: id });
    return one(http, id);
  },
});
const reason = z.object({ reason: z.string().min(1).max(1000), version: seen });

/** Studies of methods for programs. Only a person can authorise one. */
export const validationsApi = (): Route[] => [
  api({
    method: 'get', path: '/validations', tag, summary: 'Validations and verifications of methods, newest first', access: studyReaders,
    query: z.object({ q: z.string().max(200).optional(), state: z.enum(studyStates).optional(), before: z.uuid().optional().meta({ description: 'The answer’s `next`' }) }),
    answer: z.object({ studies: z.array(listed), next: z.uuid().nullable() }),
    async handle({ em, query }) {
      const rows = await studyRows(em, { q: query['q'], state: query['state'] as StudyState | undefined, before: query['before'] });
      const shown = rows.slice(0, pageSize);
      return { studies: shown.map((row) => ({ ...row, createdAt: row.createdAt.toISOString() })), next: rows.length > pageSize ? shown.at(-1)!.id : null };
    },
  }),
  api({
    method: 'post', path: '/validations', tag, summary: 'Plan the study of one current edition of a method', access: studyWriters, status: 201, body: planStudy.input, answer: whole,
    handle: async (http) => one(http, await http.run(planStudy, http.body)),
  }),
  api({ method: 'get', path: '/validations/:id', tag, summary: 'One study with its figures; frozen once it is authorised', access: studyReaders, params: byId, answer: whole, handle: (http) => one(http, http.params['id']!) }),
  api({
    method: 'get', path: '/validations/:id/report', tag, summary: 'The report of a study as PDF', access: studyReaders, params: byId, answer: z.unknown().meta({ description: 'application/pdf' }),
    async handle(http) {
      const study = await studyFor(http.em, http.actor, http.params['id']!);
      const { facts } = await viewStudy(http.em, study);
      return file(await http.services.threads.run<Uint8Array>('draw-study', { facts, now: http.services.clock.now().toISOString(), locale: http.locale }), 'application/pdf', `${study.number}.pdf`);
    },
  }),
  api({
    method: 'post', path: '/validations/:id/sections', tag, summary: 'Keep the data and criteria of one section as they were typed', access: studyWriters, params: byId,
    body: z.object({ section: z.enum(sectionNames), given: z.record(z.string(), z.string()).meta({ description: 'The fields of the section’s form by name; pasted rows as text' }), version: seen }), answer: whole,
    async handle(http) {
      await http.run(saveSection, { ...http.body, studyId: http.params['id'] });
      return one(http, http.params['id']!);
    },
  }),
  step('submission', 'Hand a study in', submitStudy, studyWriters, z.object({ version: seen })),
  step('return', 'Send a study back with the reason', returnStudy, studyManagers, reason),
  step('withdrawal', 'End a study that was not authorised', withdrawStudy, studyWriters, reason),
  api({
    method: 'post', path: '/validations/:id/authorisation', tag, summary: 'Authorise a study; the figures taken over make the method’s next edition', access: studyManagers, signs: true, params: byId,
    body: z.object({ conclusion: z.enum(conclusions), statement: z.string().min(1).max(2000), take: z.array(z.enum(ownFigures)).default([]), password: z.string().min(1).max(1000).meta({ description: 'The signer’s password, entered again' }), version: seen }), answer: whole,
    async handle(http) {
      await http.run(authoriseStudy, { ...http.body, studyId: http.params['id'] });
      return one(http, http.params['id']!);
    },
  }),
];
