import type { VNode } from 'preact';
import { holds, isStaff, type Role } from '../../kernel/actor.ts';
import { dayOf } from '../../kernel/calendar.ts';
import { NotFound } from '../../kernel/errors.ts';
import { authorize, may } from '../../kernel/policy.ts';
import { timelineOf } from '../../platform/audit/index.ts';
import { submitted, type Rejected } from '../../platform/http/form.ts';
import { file, get, page, post, seeOther, type Http, type Reply, type Route } from '../../platform/http/route.ts';
import { qrSvg } from '../../platform/pdf/index.ts';
import type { LabelFormat } from '../../../templates/labels/sample-label.ts';
import { ReasonPage } from '../../../templates/pages/requests/reason.page.tsx';
import { SamplePage } from '../../../templates/pages/samples/sample.page.tsx';
import { SamplesPage } from '../../../templates/pages/samples/samples.page.tsx';
import { viewerOf } from '../../../templates/pages/viewer.ts';
import { Analyte, matrices } from '../catalogue/index.ts';
import { isId, said } from '../requests/index.ts';
import { Analysis, unitCode } from './analysis.ts';
import { cancelAnalysis } from './commands/cancel-analysis.ts';
import { rejectSample } from './commands/reject-sample.ts';
import { holdingClock } from './holding-clock.ts';
import { holdingAlerts } from './holding.queries.ts';
import { labelsOf } from './sample-labels.ts';
import { sampleFacts } from './sample.facts.ts';
import { sampleStates } from './sample.ts';
import { sampleView } from './sample.view.ts';
import { analysesPolicy, knowsCustomer, samplesPolicy } from './samples.policy.ts';
import { listSamples } from './samples.queries.ts';

/** Who must act when a holding time runs out. */
const warned: readonly Role[] = ['receptionist', 'technician', 'verifier'];
const desk: readonly Role[] = ['receptionist'];
const labelFormats: readonly LabelFormat[] = ['50x30', '70x40', 'a4'];

async function rejectionPage(http: Http, rejected?: Rejected): Promise<Reply> {
  const { sample } = await sampleView(http.em, http.actor, http.params['id']!);
  authorize(http.actor, samplesPolicy.reject, sample);
  const { t } = viewerOf(http);
  const home = `/samples/${sample.id}`;
  return page(
    <ReasonPage
      viewer={viewerOf(http)} title={t('samples.reject.title', { code: sample.code })} lead={t('samples.reject.lead')} submit={t('samples.reject.submit')} label={t('samples.reason')}
      action={`${home}/rejection`} backHref={home} breadcrumb={[{ href: '/samples', label: t('samples.title') }, { href: home, label: sample.code }]} version={sample.version} {...said(http, rejected)}
    />,
    rejected?.status,
  );
}

async function cancellationPage(http: Http, rejected?: Rejected): Promise<Reply> {
  const id = http.params['id']!;
  const analysis = isId(id) ? await http.em.findOne(Analysis, { id }) : null;
  if (!analysis) throw new NotFound();
  authorize(http.actor, analysesPolicy.cancel, analysis);
  const { sample } = await sampleView(http.em, http.actor, analysis.sampleId);
  const analyte = await http.em.findOneOrFail(Analyte, { code: analysis.analyteCode });
  const { t } = viewerOf(http);
  const home = `/samples/${sample.id}`;
  return page(
    <ReasonPage
      viewer={viewerOf(http)} title={t('samples.cancel.title', { analyte: t.name(analyte), code: unitCode(sample.code, analysis.unit) })} lead={t('samples.cancel.lead')} submit={t('samples.cancel.submit')} label={t('samples.reason')}
      action={`/analyses/${id}/cancellation`} backHref={home} breadcrumb={[{ href: '/samples', label: t('samples.title') }, { href: home, label: sample.code }]} version={analysis.version} {...said(http, rejected)}
    />,
    rejected?.status,
  );
}

/** What later rooms of the corridor put on a sample's page. */
export interface SampleGuests {
  /** A summary of the sample's results for this reader; null when there is nothing to show. */
  resultsOf?: (http: Http, sampleId: string) => Promise<VNode | null>;
}

export const samplesPages = ({ resultsOf }: SampleGuests = {}): Route[] => [
  get('/samples', 'signed-in', async (http) => {
    const { q = '', after, before } = http.query;
    const now = http.services.clock.now();
    const state = sampleStates.find((known) => known === http.query['state']) ?? null;
    const order = http.query['order'] === 'due' ? 'due' : 'newest';
    const all = await matrices(http.em);
    const matrix = all.find(({ code }) => code === http.query['matrix'])?.code ?? null;
    const list = await listSamples(http.em, http.actor, now, { q, after, before, order, state: state ?? undefined, matrix: matrix ?? undefined });
    const alerts = holds(http.actor, ...warned) ? await holdingAlerts(http.em, now) : [];
    return page(<SamplesPage viewer={viewerOf(http)} states={sampleStates} matrices={all} filter={{ state, matrix, q, order }} list={list} named={knowsCustomer(http.actor)} many={isStaff(http.actor)} alerts={alerts} />);
  }),

  get('/samples/labels.pdf', desk, async (http) => {
    const format = labelFormats.find((known) => known === http.query['format']) ?? '50x30';
    const labels = await labelsOf(http.em, http.actor, (http.query['ids'] ?? '').split(',').filter(Boolean), http.services.publicUrl);
    return file(await http.services.threads.run<Uint8Array>('draw-labels', { labels, format }), 'application/pdf', viewerOf(http).t('samples.labels.file'), true);
  }),

  get('/samples/:id', 'signed-in', async (http) => {
    const view = await sampleView(http.em, http.actor, http.params['id']!);
    const { sample, analyses } = view;
    const now = http.services.clock.now();
    const staff = isStaff(http.actor);
    const history = await timelineOf(http.em, [`sample:${sample.id}`, ...(staff ? analyses.map(({ analysis }) => `analysis:${analysis.id}`) : [])]);
    const several = analyses.filter(({ analysis }) => analysis.state !== 'cancelled').length > 1;
    return page(
      <SamplePage
        viewer={viewerOf(http)} sample={sampleFacts(view, { late: sample.state !== 'reported' && sample.state !== 'rejected' && sample.dueOn < dayOf(now), staff })}
        tests={analyses.map(({ analysis, method, analyte, assignee }) => ({
          id: analysis.id, unit: analysis.unit ?? null, analyte: { vi: analyte.vi, en: analyte.en }, reference: method.reference, state: analysis.state, attempt: analysis.attempt,
          clock: holdingClock(analysis, method, now), assignee: staff ? assignee : null, cancellable: several && analysis.state === 'waiting' && may(http.actor, analysesPolicy.cancel, analysis),
        }))}
        steps={{ labels: may(http.actor, samplesPolicy.receive, sample), reject: sample.state === 'received' && may(http.actor, samplesPolicy.reject, sample) && analyses.every(({ analysis }) => ['waiting', 'cancelled'].includes(analysis.state)) }}
        staff={staff} history={history} results={(await resultsOf?.(http, sample.id)) ?? undefined} qr={await qrSvg(`${http.services.publicUrl}/samples/${sample.id}`)}
      />,
    );
  }),

  get('/samples/:id/rejection', desk, (http) => rejectionPage(http)),
  post('/samples/:id/rejection', desk, (http) =>
    submitted(
      async () => {
        await http.run(rejectSample, { ...http.body, sampleId: http.params['id'] });
        return seeOther(`/samples/${http.params['id']}`, { flash: 'samples.done.rejected' });
      },
      (rejected) => rejectionPage(http, rejected),
    )),

  get('/analyses/:id/cancellation', desk, (http) => cancellationPage(http)),
  post('/analyses/:id/cancellation', desk, (http) =>
    submitted(
      async () => seeOther(`/samples/${await http.run(cancelAnalysis, { ...http.body, analysisId: http.params['id'] })}`, { flash: 'samples.done.cancelled' }),
      (rejected) => cancellationPage(http, rejected),
    )),
];
