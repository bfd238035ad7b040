import { Conflict } from '../../kernel/errors.ts';
import { newToken } from '../../kernel/ids.ts';
import { authorize } from '../../kernel/policy.ts';
import { submitted, type Rejected } from '../../platform/http/form.ts';
import { get, page, post, seeOther, type Http, type Reply, type Route } from '../../platform/http/route.ts';
import { ReasonPage } from '../../../templates/pages/requests/reason.page.tsx';
import { AuthoriseStudyPage } from '../../../templates/pages/validations/authorise.page.tsx';
import { viewerOf } from '../../../templates/pages/viewer.ts';
import { methodById } from '../catalogue/index.ts';
import { authoriseStudy } from './commands/authorise-study.ts';
import { returnStudy, submitStudy, withdrawStudy } from './commands/move-study.ts';
import { formState } from './form-state.ts';
import { studyFor, viewStudy } from './study.view.ts';
import { studyManagers, studyWriters, validationsPolicy } from './validations.policy.ts';

const steps = [
  { name: 'return', path: 'return', command: returnStudy, access: studyManagers, flash: 'validations.done.returned' },
  { name: 'withdraw', path: 'withdrawal', command: withdrawStudy, access: studyWriters, flash: 'validations.done.withdrawn' },
] as const;

async function reasonPage(http: Http, step: (typeof steps)[number], rejected?: Rejected): Promise<Reply> {
  const viewer = viewerOf(http);
  const { t } = viewer;
  const study = await studyFor(http.em, http.actor, http.params['id']!);
  const home = `/validations/${study.id}`;
  return page(
    <ReasonPage
      viewer={viewer} title={t(`validations.${step.name}.title`, { number: study.number })} lead={t(`validations.${step.name}.lead`)} submit={t(`validations.step.${step.name}`)} label={t('validations.reason')}
      action={`${home}/${step.path}`} backHref={home} breadcrumb={[{ href: '/validations', label: t('validations.title') }, { href: home, label: study.number }]} version={study.version} {...formState(http, rejected)}
    />,
    rejected?.status ?? 200,
  );
}

async function authorisePage(http: Http, rejected?: Rejected): Promise<Reply> {
  const study = await studyFor(http.em, http.actor, http.params['id']!);
  authorize(http.actor, validationsPolicy.authorise, study);
  if (study.state !== 'submitted' && !rejected) throw new Conflict('validations.state-refuses', { state: study.state });
  const { facts } = await viewStudy(http.em, study);
  const { model } = await methodById(http.em, study.methodId);
  const offers = model.kind === 'calculated' ? facts.sections.flatMap(({ findings }) => findings?.offers ?? []).map((offer) => ({ ...offer, now: model[offer.figure] ?? null, budget: offer.figure === 'expandedUncertainty' && model.uncertaintyBudget !== undefined })) : [];
  const key = typeof http.body['idempotencyKey'] === 'string' ? http.body['idempotencyKey'] : newToken();
  return page(<AuthoriseStudyPage viewer={viewerOf(http)} study={facts} version={study.version} offers={offers} idempotencyKey={key} {...formState(http, rejected)} />, rejected?.status ?? 200);
}

type StudyPage = (http: Http, rejected?: Rejected) => Promise<Reply>;

/** Handing in, sending back, withdrawing, and the signature. */
export const signingPages = (studyPage: StudyPage): Route[] => [
  post('/validations/:id/submission', studyWriters, (http) =>
    submitted(
      async () => {
        await http.run(submitStudy, { ...http.body, studyId: http.params['id'] });
        return seeOther(`/validations/${http.params['id']}`, { flash: 'validations.done.submitted' });
      },
      (rejected) => studyPage(http, rejected),
    )),
  ...steps.flatMap((step): Route[] => [
    get(`/validations/:id/${step.path}`, step.access, (http) => reasonPage(http, step)),
    post(`/validations/:id/${step.path}`, step.access, (http) =>
      submitted(
        async () => {
          await http.run(step.command, { ...http.body, studyId: http.params['id'] });
          return seeOther(`/validations/${http.params['id']}`, { flash: step.flash });
        },
        (rejected) => reasonPage(http, step, rejected),
      )),
  ]),
  get('/validations/:id/authorisation', studyManagers, (http) => authorisePage(http)),
  post('/validations/:id/authorisation', studyManagers, (http) =>
    submitted(
      async () => {
        await http.run(authoriseStudy, { ...http.body, studyId: http.params['id'] });
        return seeOther(`/validations/${http.params['id']}`, { flash: 'validations.done.authorised' });
      },
      (rejected) => authorisePage(http, rejected),
    )),
];
