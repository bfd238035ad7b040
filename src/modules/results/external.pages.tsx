import type { Role } from '../../kernel/actor.ts';
import { dayOf } from '../../kernel/calendar.ts';
import { Conflict, NotFound } from '../../kernel/errors.ts';
import { newToken } from '../../kernel/ids.ts';
import { submitted, typed, type Rejected } from '../../platform/http/form.ts';
import { get, page, post, seeOther, type Http, type Route } from '../../platform/http/route.ts';
import { told } from '../../../templates/components/index.ts';
import { ExternalResultPage } from '../../../templates/pages/results/external-result.page.tsx';
import { ExternalTestsPage } from '../../../templates/pages/results/external-tests.page.tsx';
import { viewerOf } from '../../../templates/pages/viewer.ts';
import { Analyte, Method } from '../catalogue/index.ts';
import { isId } from '../requests/index.ts';
import { Analysis, Sample, unitCode } from '../samples/index.ts';
import { dispatchExternal } from './commands/dispatch-external.ts';
import { recordExternal } from './commands/record-external.ts';
import { externalTests } from './external.queries.ts';
import { Result } from './result.ts';
import { errorsHere } from './worksheet-grid.ts';

const desk: readonly Role[] = ['technician', 'receptionist'];

const returned = (http: Http, rejected: Rejected | undefined) => rejected && {
  values: typed(http.body), errors: errorsHere(viewerOf(http).t, rejected.problems), refusal: rejected.problems.length ? null : told(viewerOf(http).t, rejected.refusal.told),
};

async function externalPage(http: Http, rejected?: Rejected) {
  const { waiting, dispatched } = await externalTests(http.em);
  return page(
    <ExternalTestsPage viewer={viewerOf(http)} waiting={waiting} dispatched={dispatched} today={dayOf(http.services.clock.now())} idempotencyKey={newToken()} {...returned(http, rejected)} />,
    rejected?.status ?? 200,
  );
}

async function externalResultPage(http: Http, rejected?: Rejected) {
  const viewer = viewerOf(http);
  const id = http.params['id']!;
  const analysis = isId(id) ? await http.em.findOne(Analysis, { id }) : null;
  if (!analysis) throw new NotFound();
  if (!analysis.external) throw new Conflict('results.error.not-dispatched');
  const sample = await http.em.findOneOrFail(Sample, { id: analysis.sampleId });
  const method = await http.em.findOneOrFail(Method, { id: analysis.methodId });
  const analyte = await http.em.findOneOrFail(Analyte, { code: analysis.analyteCode });
  const former = await http.em.findOne(Result, { analysisId: id, attempt: analysis.attempt });
  const recorded = former ? {
    qualifier: former.qualifier, value: former.text, unit: former.unit, uncertainty: former.expandedUncertainty ?? '', reportNumber: former.external!.reportNumber, reportedOn: former.external!.reportedOn, provider: former.external!.provider,
  } : {};
  const again = returned(http, rejected);
  return page(
    <ExternalResultPage
      viewer={viewer} correcting={former !== null} idempotencyKey={newToken()}
      test={{ id, version: analysis.version, sampleCode: unitCode(sample.code, analysis.unit), analyte, reference: method.reference, unit: method.unit, provider: analysis.external, sentBackReason: analysis.sentBackReason ?? null }}
      choices={method.model.kind === 'choice' ? method.model.choices.map((choice) => ({ value: choice.code, label: viewer.t.name(choice) })) : null}
      {...again} values={{ ...recorded, ...again?.values }}
    />,
    rejected?.status ?? 200,
  );
}

/** Tests of external providers: dispatched, and their reports taken over. */
export const externalPages = (): Route[] => [
  get('/external-tests', desk, (http) => externalPage(http)),

  post('/external-tests/dispatch', desk, (http) =>
    submitted(
      async () => {
        await http.run(dispatchExternal, http.body);
        return seeOther('/external-tests', { flash: 'results.done.dispatched' });
      },
      (rejected) => externalPage(http, rejected),
    )),

  get('/analyses/:id/external-result', desk, (http) => externalResultPage(http)),

  post('/analyses/:id/external-result', desk, (http) =>
    submitted(
      async () => {
        await http.run(recordExternal, { ...http.body, analysisId: http.params['id'], file: http.uploads.find(({ field }) => field === 'file')?.bytes });
        return seeOther('/external-tests', { flash: 'results.done.external' });
      },
      (rejected) => externalResultPage(http, rejected),
    )),
];
