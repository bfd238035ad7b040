import { z } from 'zod';
import { NotFound } from '../../kernel/errors.ts';
import { api, file, type Http, type Route } from '../../platform/http/route.ts';
import type { Em } from '../../platform/database/orm.ts';
import { authoriseCertificate } from './commands/authorise-certificate.ts';
import { replaceCertificate } from './commands/replace-certificate.ts';
import { withdrawCertificate } from './commands/withdraw-certificate.ts';
import { certificateStates, type Certificate, type CertificateState } from './certificate.ts';
import { certificateFor, certificateRows, pageSize, publicStatus } from './certificates.queries.ts';

const readers = ['enterprise', 'receptionist', 'verifier', 'technical-manager', 'quality-manager', 'programme-officer', 'administrator'] as const;
const manager = ['technical-manager'] as const;
const byId = z.object({ id: z.uuid() });
const password = z.string().min(1).max(1000).meta({ description: 'The signer’s password, entered again' });

const listed = z.object({ id: z.uuid(), number: z.string(), state: z.enum(certificateStates), requestNumber: z.string(), enterprise: z.string(), authorisedAt: z.iso.datetime() });

const whole = z.object({
  id: z.uuid(),
  number: z.string(),
  state: z.enum(certificateStates),
  token: z.string(),
  requestId: z.uuid(),
  sampleIds: z.array(z.uuid()),
  authorisedAt: z.iso.datetime(),
  issuedAt: z.iso.datetime().nullable(),
  fileHash: z.string().nullable().meta({ description: 'SHA-256 of the PDF; null until it is drawn' }),
  snapshotHash: z.string(),
  replacesId: z.uuid().nullable(),
  reason: z.string().nullable(),
  contents: z.record(z.string(), z.unknown()).meta({ description: 'Everything that is printed, as frozen when it was authorised' }),
});

const told = (certificate: Certificate): z.input<typeof whole> => ({
  id: certificate.id, number: certificate.number, state: certificate.state, token: certificate.token, requestId: certificate.requestId, sampleIds: certificate.sampleIds,
  authorisedAt: certificate.authorisedAt.toISOString(), issuedAt: certificate.issuedAt?.toISOString() ?? null, fileHash: certificate.fileHash ?? null,
  snapshotHash: certificate.snapshotHash, replacesId: certificate.replacesId ?? null, reason: certificate.reason ?? null,
  contents: JSON.parse(certificate.snapshot) as Record<string, unknown>,
});

const one = async ({ em, actor }: Http, id: string) => told(await certificateFor(em.fork() as Em, actor, id));

export const certificatesApi: Route[] = [
  api({
    method: 'get', path: '/certificates', tag: 'certificates', summary: 'Certificates, newest first; an enterprise sees its own', access: readers,
    query: z.object({ q: z.string().max(200).optional(), state: z.enum(certificateStates).optional(), before: z.uuid().optional().meta({ description: 'The answer’s `next`' }) }),
    answer: z.object({ certificates: z.array(listed), next: z.uuid().nullable() }),
    async handle({ em, actor, query }) {
      const rows = await certificateRows(em, actor, { q: query['q'], state: query['state'] as CertificateState | undefined, before: query['before'] });
      const shown = rows.slice(0, pageSize);
      return { certificates: shown.map((row) => ({ ...row, authorisedAt: row.authorisedAt.toISOString() })), next: rows.length > pageSize ? shown.at(-1)!.id : null };
    },
  }),
  api({
    method: 'post', path: '/certificates', tag: 'certificates', summary: 'Authorise verified samples of one request; drawing and issuing follow', access: manager, signs: true, status: 201,
    body: z.object({ sampleIds: z.array(z.uuid()).min(1).max(60), password }), answer: whole,
    handle: async (http) => one(http, await http.run(authoriseCertificate, { ...http.body, publicUrl: http.services.publicUrl })),
  }),
  api({
    method: 'get', path: '/certificates/:id', tag: 'certificates', summary: 'One certificate with its frozen contents', access: readers, params: byId, answer: whole,
    handle: (http) => one(http, http.params['id']!),
  }),
  api({
    method: 'get', path: '/certificates/:id/file', tag: 'certificates', summary: 'The certificate as PDF', access: readers, params: byId,
    answer: z.unknown().meta({ description: 'application/pdf' }),
    async handle(http) {
      const { fileHash, number } = await certificateFor(http.em, http.actor, http.params['id']!);
      if (!fileHash) throw new NotFound();
      return file(await http.services.storage.get(fileHash), 'application/pdf', `${number}.pdf`);
    },
  }),
  api({
    method: 'post', path: '/certificates/:id/withdrawal', tag: 'certificates', summary: 'Withdraw a certificate', access: manager, signs: true, params: byId,
    body: z.object({ reason: z.string().min(1).max(500), password }), answer: whole,
    async handle(http) {
      await http.run(withdrawCertificate, { ...http.body, certificateId: http.params['id'] });
      return one(http, http.params['id']!);
    },
  }),
  api({
    method: 'post', path: '/certificates/:id/replacement', tag: 'certificates', summary: 'Sign an amended certificate that replaces this one', access: manager, signs: true, status: 201, params: byId,
    body: z.object({ reason: z.string().min(1).max(500), password }), answer: whole,
    handle: async (http) => one(http, await http.run(replaceCertificate, { ...http.body, certificateId: http.params['id'], publicUrl: http.services.publicUrl })),
  }),
  api({
    method: 'get', path: '/checks/:token', tag: 'public', summary: 'Whether a certificate is genuine and still valid; no sign-in', access: 'public', params: z.object({ token: z.string().max(100) }),
    answer: z.object({
      number: z.string(), state: z.enum(certificateStates), issuedAt: z.iso.datetime().nullable(), closedAt: z.iso.datetime().nullable(), fileHash: z.string().nullable(),
      laboratory: z.object({ vi: z.string(), en: z.string() }), replacedBy: z.string().nullable(),
    }),
    async handle({ em, params }) {
      const status = await publicStatus(em, params['token']!);
      if (!status) throw new NotFound();
      const { number, state, issuedOn, closedAt, fileHash, replacedBy } = status;
      return { number, state, issuedAt: issuedOn?.toISOString() ?? null, closedAt: closedAt?.toISOString() ?? null, fileHash, laboratory: status.snapshot().laboratory.name, replacedBy: replacedBy?.number ?? null };
    },
  }),
];
