import { holds, isStaff } from '../../kernel/actor.ts';
import { newToken } from '../../kernel/ids.ts';
import { may } from '../../kernel/policy.ts';
import { timelineOf } from '../../platform/audit/index.ts';
import type { Em } from '../../platform/database/orm.ts';
import { submitted, typed, type Rejected } from '../../platform/http/form.ts';
import { get, page, post, seeOther, type Http, type Reply, type Route } from '../../platform/http/route.ts';
import { qrSvg } from '../../platform/pdf/index.ts';
import { fieldErrors, told } from '../../../templates/components/index.ts';
import { RequestFormPage } from '../../../templates/pages/requests/form.page.tsx';
import { ChooseCustomerPage, NewRequestPage } from '../../../templates/pages/requests/new.page.tsx';
import { RequestPage, type RequestProps, type RequestStep } from '../../../templates/pages/requests/request.page.tsx';
import { RequestsPage } from '../../../templates/pages/requests/requests.page.tsx';
import { viewerOf } from '../../../templates/pages/viewer.ts';
import { matrices } from '../catalogue/index.ts';
import { Enterprise } from '../clients/index.ts';
import { laboratoryOf } from '../identity/index.ts';
import { createRequest } from './commands/create-request.ts';
import { editPages } from './edit.pages.tsx';
import { promisedDay } from './catalogue-lookups.ts';
import { requestFacts } from './request.facts.ts';
import { requestReaders, requestWriters } from './requests.api.ts';
import { findEnterprises, listRequests } from './requests.queries.ts';
import { isId, requestView, shortPlansOf, type RequestView } from './requests.view.ts';
import { reviewPages, type UnverifiedOf } from './review.pages.tsx';
import { submissionProblems } from './submission.ts';
import { purposes, requestStates } from './test-request.ts';
import { requestWorkflow } from './test-request.workflow.ts';

/** What later rooms of the corridor tell a request's page. */
export interface LaterRooms {
  /** The samples that have come in for a request. */
  samplesOf: (em: Em, requestId: string) => Promise<Array<{ requestedSampleId: string; id: string; code: string; state: string }>>;
  /** Its certificates, the newest first. */
  certificatesOf: (em: Em, requestId: string) => Promise<RequestProps['certificates']>;
  /** Of the methods those that nothing on record verifies. */
  unverifiedOf: UnverifiedOf;
}

async function newPage(http: Http, rejected?: Rejected): Promise<Reply> {
  const viewer = viewerOf(http);
  const own = http.actor.enterpriseId !== null;
  const asked = (name: string): string => (rejected ? String(http.body[name] ?? '') : (http.query[name] ?? ''));
  const source = asked('copyOf') ? (await requestView(http.em, http.actor, asked('copyOf'))).request : null;
  const wanted = source?.enterpriseId ?? asked('enterpriseId');
  const customer = !own && isId(wanted) ? await http.em.findOne(Enterprise, { id: wanted }) : null;
  if (!own && !customer) {
    const q = http.query['q'] ?? '';
    return page(<ChooseCustomerPage viewer={viewer} q={q} found={await findEnterprises(http.em, q)} />, rejected?.status);
  }
  return page(
    <NewRequestPage
      viewer={viewer} customer={customer && { id: customer.id, name: customer.name }} copy={source && { id: source.id, number: source.number }} purposes={purposes} matrices={await matrices(http.em)}
      idempotencyKey={rejected ? String(http.body['idempotencyKey'] ?? newToken()) : newToken()}
      values={rejected ? typed(http.body) : source ? { purpose: source.purpose } : {}} errors={rejected ? fieldErrors(viewer.t, rejected.problems) : []}
      refusal={rejected && !rejected.problems.length ? told(viewer.t, rejected.refusal.told) : null}
    />,
    rejected?.status,
  );
}

/** What can happen next: every transition the actor may take, and why not when something is missing. */
function stepsOf({ actor }: Http, { request, lines }: RequestView, received: number, now: Date): RequestStep[] {
  const missing = request.state === 'draft' ? submissionProblems(request, lines, now).length : 0;
  const steps = requestWorkflow.next(actor, request)
    .filter(({ name }) => may(actor, requestWorkflow.transitions[name].permission, request))
    .map(({ name, allowed }): RequestStep => (name === 'submit' ? { name, allowed: allowed && missing === 0, missing } : { name, allowed, missing: 0 }));
  // What the desk waits to do stands first, what takes back and ends last.
  const order = ['submit', 'accept', 'decline', 'withdraw', 'cancel'];
  steps.sort((a, b) => order.indexOf(a.name) - order.indexOf(b.name));
  const receives = request.state === 'accepted' && holds(actor, 'receptionist') && received < lines.length;
  return [
    ...(request.state === 'draft' && steps.length ? [{ name: 'edit' as const, allowed: true, missing: 0 }] : []),
    ...(receives ? [{ name: received ? ('receive-rest' as const) : ('receive' as const), allowed: true, missing: 0 }] : []),
    ...steps,
  ];
}

export const requestsPages = ({ samplesOf, certificatesOf, unverifiedOf }: LaterRooms): Route[] => [
  get('/requests', requestReaders, async (http) => {
    const { q = '', after, before, enterpriseId } = http.query;
    const state = requestStates.find((known) => known === http.query['state']) ?? null;
    const list = await listRequests(http.em, http.actor, { q, after, before, enterpriseId, state: state ?? undefined });
    return page(<RequestsPage viewer={viewerOf(http)} states={requestStates} filter={{ state, q }} list={list} many={isStaff(http.actor)} mayCreate={holds(http.actor, ...requestWriters)} />);
  }),

  get('/requests/new', requestWriters, (http) => newPage(http)),

  post('/requests', requestWriters, (http) =>
    submitted(
      // The form asks for a kind of material, except of a copy; a choice that nobody made is not sent at all.
      async () => seeOther(`/requests/${await http.run(createRequest, http.body['copyOf'] ? http.body : { matrixCode: '', ...http.body })}/edit`, { flash: 'requests.done.created' }),
      (rejected) => newPage(http, rejected),
    )),

  get('/requests/:id', requestReaders, async (http) => {
    const view = await requestView(http.em, http.actor, http.params['id']!);
    const { request } = view;
    const now = http.services.clock.now();
    const received = await samplesOf(http.em, request.id);
    const history = await timelineOf(http.em, [`request:${request.id}`, ...received.map(({ id }) => `sample:${id}`)]);
    const tests = view.lines.flatMap((line) => line.tests.map(({ method }) => method));
    return page(
      <RequestPage
        viewer={viewerOf(http)} request={requestFacts(view, new Map(received.map((sample) => [sample.requestedSampleId, sample])), await shortPlansOf(http.em, view.lines))} version={request.version}
        steps={stepsOf(http, view, received.length, now)} promisedIf={request.promisedOn ? null : await promisedDay(http.em, tests, now)}
        staff={isStaff(http.actor)} mayCreate={holds(http.actor, ...requestWriters)} history={history} certificates={await certificatesOf(http.em, request.id)} qr={await qrSvg(`${http.services.publicUrl}/requests/${request.id}`)}
      />,
    );
  }),

  get('/requests/:id/form', requestReaders, async (http) => {
    const view = await requestView(http.em, http.actor, http.params['id']!);
    return page(<RequestFormPage viewer={viewerOf(http)} request={requestFacts(view)} laboratory={await laboratoryOf(http.em)} qr={await qrSvg(`${http.services.publicUrl}/requests/${view.request.id}`)} />);
  }),

  ...editPages(),
  ...reviewPages(unverifiedOf),
];
