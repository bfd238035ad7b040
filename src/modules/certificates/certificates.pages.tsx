import { dayOf } from '../../kernel/calendar.ts';
import { Invalid, NotFound } from '../../kernel/errors.ts';
import { newToken } from '../../kernel/ids.ts';
import { may } from '../../kernel/policy.ts';
import { timelineOf } from '../../platform/audit/index.ts';
import { submitted, typed, type Rejected } from '../../platform/http/form.ts';
import { file, get, page, post, seeOther, type Http, type Reply, type Route } from '../../platform/http/route.ts';
import { qrSvg } from '../../platform/pdf/index.ts';
import { fieldErrors, told } from '../../../templates/components/index.ts';
import { AuthorisePage, WaitingPage } from '../../../templates/pages/certificates/authorisation.page.tsx';
import { CertificatePage, SignedStepPage } from '../../../templates/pages/certificates/certificate.page.tsx';
import { CertificatesPage } from '../../../templates/pages/certificates/certificates.page.tsx';
import { viewerOf } from '../../../templates/pages/viewer.ts';
import { Enterprise } from '../clients/index.ts';
import { Person } from '../identity/index.ts';
import { TestRequest } from '../requests/index.ts';
import { Sample } from '../samples/index.ts';
import { authoriseCertificate } from './commands/authorise-certificate.ts';
import { replaceCertificate } from './commands/replace-certificate.ts';
import { withdrawCertificate } from './commands/withdraw-certificate.ts';
import { certificatesPolicy } from './certificates.policy.ts';
import { Certificate, certificateStates, type CertificateState } from './certificate.ts';
import { certificateFor, certificateRows, pageSize, samplesOfRequests, waitingForAuthorisation } from './certificates.queries.ts';
import { buildSnapshot, signingTitle } from './snapshot.ts';

const readers = ['enterprise', 'receptionist', 'verifier', 'technical-manager', 'quality-manager', 'programme-officer', 'administrator'] as const;
const manager = ['technical-manager'] as const;

const listed = (value: unknown): string[] => (typeof value === 'string' ? [value] : Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : []);

/** What a form shows again: the typed values without the password, the problems, and why it was refused as a whole. */
function stateOf(http: Http, { problems, refusal }: Rejected) {
  const { t } = viewerOf(http);
  return { values: { ...typed(http.body), password: '' }, errors: fieldErrors(t, problems), ...(problems.length === 0 ? { refused: told(t, refusal.told) } : {}) };
}

export const certificatesPages: Route[] = [
  get('/certificates', readers, async (http) => {
    const { q = '', state = '', before } = http.query;
    const rows = await certificateRows(http.em, http.actor, { q, before, ...(certificateStates.includes(state as CertificateState) ? { state: state as CertificateState } : {}) });
    return page(<CertificatesPage viewer={viewerOf(http)} rows={rows.slice(0, pageSize)} more={rows.length > pageSize} q={q} state={state} />);
  }),

  get('/certificates/:id', readers, async (http) => {
    const certificate = await certificateFor(http.em, http.actor, http.params['id']!);
    const { em } = http;
    const [request, enterprise, person, samples, replaces, replacedBy] = await Promise.all([
      em.findOneOrFail(TestRequest, { id: certificate.requestId }),
      em.findOneOrFail(Enterprise, { id: certificate.enterpriseId }),
      em.findOneOrFail(Person, { id: certificate.authorisedById }),
      em.find(Sample, { id: { $in: certificate.sampleIds } }, { orderBy: { code: 'asc' } }),
      certificate.replacesId ? em.findOne(Certificate, { id: certificate.replacesId }) : null,
      em.findOne(Certificate, { replacesId: certificate.id }),
    ]);
    const brief = (one: Certificate | null) => (one ? { id: one.id, number: one.number } : null);
    const open = certificate.state === 'issued' && !replacedBy;
    const replaceable = (open || certificate.state === 'withdrawn') && !replacedBy;
    return page(
      <CertificatePage
        viewer={viewerOf(http)}
        qr={await qrSvg(`${http.services.publicUrl}/verify/${certificate.token}`)}
        may={{ withdraw: open && may(http.actor, certificatesPolicy.withdraw, certificate), replace: replaceable && may(http.actor, certificatesPolicy.replace, certificate) }}
        history={await timelineOf(em, [`certificate:${certificate.id}`])}
        certificate={{
          id: certificate.id, number: certificate.number, token: certificate.token, state: certificate.state,
          requestId: request.id, requestNumber: request.number, enterprise: enterprise.name,
          authorisedAt: certificate.authorisedAt, authorisedBy: person.name,
          issuedAt: certificate.issuedAt ?? null, fileHash: certificate.fileHash ?? null, reason: certificate.reason ?? null, closedAt: certificate.closedAt ?? null,
          samples: samples.map(({ id, code, name }) => ({ id, code, name })),
          replaces: brief(replaces), replacedBy: brief(replacedBy),
        }}
      />,
    );
  }),

  get('/certificates/:id/file', readers, async (http) => {
    const certificate = await certificateFor(http.em, http.actor, http.params['id']!);
    if (!certificate.fileHash) throw new NotFound();
    return file(await http.services.storage.get(certificate.fileHash), 'application/pdf', `${certificate.number}.pdf`);
  }),

  ...(['withdraw', 'replace'] as const).flatMap((step): Route[] => {
    const path = `/certificates/:id/${step === 'withdraw' ? 'withdrawal' : 'replacement'}`;
    const form = async (http: Http, state = {}, status = 200): Promise<Reply> => {
      const { id, number } = await certificateFor(http.em, http.actor, http.params['id']!);
      return page(<SignedStepPage viewer={viewerOf(http)} step={step} certificate={{ id, number }} {...state} />, status);
    };
    return [
      get(path, manager, (http) => form(http)),
      post(path, manager, (http) =>
        submitted(
          async () => {
            const input = { ...http.body, certificateId: http.params['id'], publicUrl: http.services.publicUrl };
            if (step === 'withdraw') {
              await http.run(withdrawCertificate, input);
              return seeOther(`/certificates/${http.params['id']}`, { flash: 'certificates.done.withdrawn' });
            }
            return seeOther(`/certificates/${await http.run(replaceCertificate, input)}`, { flash: 'certificates.done.replaced' });
          },
          (rejected) => form(http, stateOf(http, rejected), rejected.status),
        )),
    ];
  }),

  get('/authorisation', manager, async (http) =>
    page(<WaitingPage viewer={viewerOf(http)} today={dayOf(http.services.clock.now())} requests={await waitingForAuthorisation(http.em)} />)),

  get('/authorisation/:requestId', manager, (http) => authorisePage(http)),

  // Without a choice: of all that are ready.
  get('/authorisation/:requestId/draft', manager, async (http) => {
    const { samples } = await requestOf(http);
    const asked = new URL(http.path, 'http://x').searchParams.getAll('sampleIds');
    return draftOf(http, samples.filter(({ id, state }) => state === 'verified' && (asked.length === 0 || asked.includes(id))));
  }),

  // Of what is ticked, which is what would be signed.
  post('/authorisation/:requestId/draft', manager, (http) =>
    submitted(
      async () => {
        const { samples } = await requestOf(http);
        const chosen = listed(http.body['sampleIds']);
        if (chosen.length === 0) throw Invalid.field('sampleIds', 'certificates.error.none-chosen');
        return draftOf(http, samples.filter(({ id, state }) => state === 'verified' && chosen.includes(id)));
      },
      (rejected) => authorisePage(http, { ...stateOf(http, rejected), chosen: listed(http.body['sampleIds']) }, rejected.status),
    )),

  post('/authorisation/:requestId', manager, (http) =>
    submitted(
      async () => {
        const certificateId = await http.run(authoriseCertificate, { ...http.body, publicUrl: http.services.publicUrl });
        return seeOther(`/certificates/${certificateId}`, { flash: 'certificates.done.authorised' });
      },
      (rejected) => authorisePage(http, { ...stateOf(http, rejected), chosen: listed(http.body['sampleIds']) }, rejected.status),
    )),
];

async function requestOf(http: Http) {
  const id = http.params['requestId']!;
  const request = /^[0-9a-f-]{36}$/.test(id) ? await http.em.findOne(TestRequest, { id }) : null;
  if (!request) throw new NotFound();
  const [enterprise, samples] = await Promise.all([http.em.findOneOrFail(Enterprise, { id: request.enterpriseId }), samplesOfRequests(http.em, [request.id])]);
  return { request: { id: request.id, number: request.number, enterprise: enterprise.name }, samples: samples.get(request.id) ?? [] };
}

/** What a certificate of these samples would say now, without number and code. */
async function draftOf(http: Http, samples: ReadonlyArray<{ id: string }>): Promise<Reply> {
  if (samples.length === 0) throw new NotFound();
  const person = await http.em.findOneOrFail(Person, { id: http.actor.id! });
  const snapshot = await buildSnapshot(http.em, {
    sampleIds: samples.map(({ id }) => id), number: '', token: '', publicUrl: http.services.publicUrl, now: http.services.clock.now(), replaces: null,
    signatories: [{ name: person.name, title: signingTitle(person), prefix: null, meaning: null, signedAt: null }],
  });
  return file(await http.services.threads.run<Uint8Array>('draw-certificate', { snapshot, draft: true }), 'application/pdf', 'draft.pdf', true);
}

async function authorisePage(http: Http, state: { chosen?: string[]; values?: Record<string, string | string[]> } = {}, status = 200): Promise<Reply> {
  const { request, samples } = await requestOf(http);
  const chosen = state.chosen ?? samples.filter((sample) => sample.state === 'verified').map(({ id }) => id);
  const key = typeof http.body['idempotencyKey'] === 'string' ? http.body['idempotencyKey'] : newToken();
  return page(<AuthorisePage viewer={viewerOf(http)} request={request} samples={samples} {...state} chosen={chosen} idempotencyKey={key} />, status);
}

