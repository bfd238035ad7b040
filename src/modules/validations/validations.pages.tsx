import { holds } from '../../kernel/actor.ts';
import { newToken } from '../../kernel/ids.ts';
import { may } from '../../kernel/policy.ts';
import { timelineOf } from '../../platform/audit/index.ts';
import { submitted, type Rejected } from '../../platform/http/form.ts';
import { file, get, page, post, seeOther, type Http, type Reply, type Route } from '../../platform/http/route.ts';
import { StudiesPage } from '../../../templates/pages/validations/studies.page.tsx';
import { StudyFormPage } from '../../../templates/pages/validations/study-form.page.tsx';
import { StudyPage } from '../../../templates/pages/validations/study.page.tsx';
import { told } from '../../../templates/components/index.ts';
import { viewerOf } from '../../../templates/pages/viewer.ts';
import { studyStates, type StudyState } from '../../../templates/validation/study.types.ts';
import { analytesByCodes, currentMethods, currentMethodsByCodes, methodById } from '../catalogue/index.ts';
import { changePlan, planStudy } from './commands/plan-study.ts';
import { formState } from './form-state.ts';
import { sectionPages } from './sections.pages.tsx';
import { signingPages } from './signing.pages.tsx';
import { studyFor, viewStudy } from './study.view.ts';
import { studyWorkflow } from './study.workflow.ts';
import { studyReaders, studyWriters, validationsPolicy } from './validations.policy.ts';
import { pageSize, studyRows } from './validations.queries.ts';

/** Studies of methods: the list, one study with its sections, and what is done with it. */
export const validationsPages = (): Route[] => [
  get('/validations', studyReaders, async (http) => {
    const { q = '', state = '', before } = http.query;
    const known = studyStates.includes(state as StudyState) ? (state as StudyState) : undefined;
    const rows = await studyRows(http.em, { q, state: known, before });
    return page(<StudiesPage viewer={viewerOf(http)} rows={rows.slice(0, pageSize)} more={rows.length > pageSize} q={q} state={known ?? ''} writer={holds(http.actor, ...studyWriters)} />);
  }),

  get('/validations/new', studyWriters, (http) => newStudyPage(http)),
  post('/validations', studyWriters, (http) =>
    submitted(
      async () => seeOther(`/validations/${await http.run(planStudy, http.body)}`, { flash: 'validations.done.planned' }),
      (rejected) => newStudyPage(http, rejected),
    )),

  get('/validations/:id', studyReaders, (http) => studyPage(http)),

  get('/validations/:id/plan', studyWriters, async (http) => {
    const { kind, purpose, procedure } = await studyFor(http.em, http.actor, http.params['id']!);
    return planPage(http, { kind, purpose, procedure });
  }),
  post('/validations/:id/plan', studyWriters, (http) =>
    submitted(
      async () => {
        await http.run(changePlan, { ...http.body, studyId: http.params['id'] });
        return seeOther(`/validations/${http.params['id']}`, { flash: 'validations.done.saved' });
      },
      (rejected) => planPage(http, {}, rejected),
    )),

  get('/validations/:id/report.pdf', studyReaders, async (http) => {
    const study = await studyFor(http.em, http.actor, http.params['id']!);
    const { facts } = await viewStudy(http.em, study);
    return file(await http.services.threads.run<Uint8Array>('draw-study', { facts, now: http.services.clock.now().toISOString(), locale: http.locale }), 'application/pdf', `${study.number}.pdf`, true);
  }),

  ...sectionPages(studyPage),
  ...signingPages(studyPage),
];

/** The page of a study; after a step that was refused with the reason why. */
async function studyPage(http: Http, rejected?: Rejected): Promise<Reply> {
  const viewer = viewerOf(http);
  const study = await studyFor(http.em, http.actor, http.params['id']!);
  const { facts, differs } = await viewStudy(http.em, study);
  const writable = (study.state === 'draft' || study.state === 'returned') && may(http.actor, validationsPolicy.write, study);
  const steps = studyWorkflow.next(http.actor, study).map(({ name, allowed, why }) => ({ name, allowed, why: why && told(viewer.t, why) }));
  return page(
    <StudyPage
      viewer={viewer} study={facts} version={study.version} writable={writable} steps={steps} differs={differs} history={await timelineOf(http.em, [`validation:${study.id}`])}
      {...(rejected ? { refusal: told(viewer.t, rejected.refusal.told) } : {})}
    />,
    rejected?.status ?? 200,
  );
}

async function newStudyPage(http: Http, rejected?: Rejected): Promise<Reply> {
  const { rows } = await currentMethods(http.em, { limit: 1000 });
  const code = http.query['method'];
  const chosen = code ? (await currentMethodsByCodes(http.em, [code]))[0]?.id : undefined;
  const methods = rows.map(({ id, reference, analyte, edition }) => ({ id, reference, analyte, edition }));
  const key = typeof http.body['idempotencyKey'] === 'string' ? http.body['idempotencyKey'] : newToken();
  return page(<StudyFormPage viewer={viewerOf(http)} study={null} methods={methods} idempotencyKey={key} {...formState(http, rejected, chosen ? { methodId: chosen } : {})} />, rejected?.status ?? 200);
}

async function planPage(http: Http, values: Record<string, string>, rejected?: Rejected): Promise<Reply> {
  const { id, number, version, methodId } = await studyFor(http.em, http.actor, http.params['id']!);
  const method = await methodById(http.em, methodId);
  const analyte = (await analytesByCodes(http.em, [method.analyteCode])).get(method.analyteCode)!;
  return page(<StudyFormPage viewer={viewerOf(http)} study={{ id, number, version }} methods={[{ id: method.id, reference: method.reference, analyte, edition: method.edition }]} {...formState(http, rejected, values)} />, rejected?.status ?? 200);
}

