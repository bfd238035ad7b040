import type { Actor } from '../../kernel/actor.ts';
import { NotFound } from '../../kernel/errors.ts';
import { isId } from '../../kernel/ids.ts';
import { may } from '../../kernel/policy.ts';
import type { CertificateSnapshot } from '../../../templates/certificates/certificate.ts';
import { containsWords } from '../../platform/database/contains.ts';
import type { Em } from '../../platform/database/orm.ts';
import { certificatesPolicy } from './certificates.policy.ts';
import { Certificate, type CertificateState } from './certificate.ts';

interface Tables {
  certificate: { id: string; number: string; state: CertificateState; request_id: string; enterprise_id: string; authorised_at: unknown; issued_at: unknown; file_hash: string | null };
  enterprise: { id: string; name: string; search_text: string };
  test_request: { id: string; number: string; promised_on: string | null };
  sample: { id: string; code: string; name: string; state: string; request_id: string; enterprise_id: string; due_on: string; matrix_code: string };
}

export interface CertificateRow {
  id: string;
  number: string;
  state: CertificateState;
  requestNumber: string;
  enterprise: string;
  authorisedAt: Date;
}

export interface CertificateFilter {
  q?: string | undefined;
  state?: CertificateState | undefined;
  /** The last id of the page before; certificates come newest first. */
  before?: string | undefined;
}

export const pageSize = 50;

/** Certificates that the actor may see, newest first; one more than a page holds when there are more. */
export async function certificateRows(em: Em, actor: Actor, { q, state, before }: CertificateFilter): Promise<CertificateRow[]> {
  let query = em.getKysely<Tables>()
    .selectFrom('certificate')
    .innerJoin('enterprise', 'enterprise.id', 'certificate.enterprise_id')
    .innerJoin('test_request', 'test_request.id', 'certificate.request_id')
    .select(['certificate.id', 'certificate.number', 'certificate.state', 'test_request.number as request_number', 'enterprise.name', 'certificate.authorised_at'])
    .orderBy('certificate.id', 'desc')
    .limit(pageSize + 1);
  if (actor.enterpriseId) query = query.where('certificate.enterprise_id', '=', actor.enterpriseId);
  if (state) query = query.where('certificate.state', '=', state);
  if (isId(before)) query = query.where('certificate.id', '<', before);
  if (q) query = query.where((where) => where.or([where('certificate.number', '=', q.trim().toUpperCase()), containsWords('enterprise.search_text', q)]));
  const rows = await query.execute();
  return rows.map((row) => ({ id: row.id, number: row.number, state: row.state, requestNumber: row.request_number, enterprise: row.name, authorisedAt: new Date(row.authorised_at as string) }));
}

/** The certificate, or NotFound for whoever may not see it. */
export async function certificateFor(em: Em, actor: Actor, id: string): Promise<Certificate> {
  const certificate = /^[0-9a-f-]{36}$/.test(id) ? await em.findOne(Certificate, { id }) : null;
  if (!certificate || !may(actor, certificatesPolicy.see, certificate)) throw new NotFound();
  return certificate;
}

/** The certificates of a request, the newest first. Whoever asks may see the request. */
export async function certificatesOfRequest(em: Em, requestId: string): Promise<Array<{ id: string; number: string; state: CertificateState }>> {
  return em.getKysely<Tables>().selectFrom('certificate').select(['id', 'number', 'state']).where('request_id', '=', requestId).orderBy('id', 'desc').execute();
}

export interface WaitingRequest {
  requestId: string;
  number: string;
  enterprise: string;
  promisedOn: string | null;
  samples: Array<{ id: string; code: string; name: string; matrixCode: string; state: string }>;
}

/** Requests with verified samples, the earliest promise first; at most `limit`. */
export async function waitingForAuthorisation(em: Em, limit = 50): Promise<WaitingRequest[]> {
  const db = em.getKysely<Tables>();
  const requests = await db
    .selectFrom('sample')
    .innerJoin('test_request', 'test_request.id', 'sample.request_id')
    .innerJoin('enterprise', 'enterprise.id', 'sample.enterprise_id')
    .where('sample.state', '=', 'verified')
    .select(['test_request.id', 'test_request.number', 'test_request.promised_on', 'enterprise.name'])
    .distinct()
    .orderBy('test_request.promised_on')
    .limit(limit)
    .execute();
  if (requests.length === 0) return [];
  const samples = await samplesOfRequests(em, requests.map(({ id }) => id));
  return requests.map(({ id, number, promised_on, name }) => ({ requestId: id, number, promisedOn: promised_on, enterprise: name, samples: samples.get(id) ?? [] }));
}

/** The samples of requests that are not rejected, by request. */
export async function samplesOfRequests(em: Em, requestIds: readonly string[]): Promise<Map<string, WaitingRequest['samples']>> {
  const rows = await em.getKysely<Tables>().selectFrom('sample').select(['id', 'code', 'name', 'state', 'matrix_code', 'request_id']).where('request_id', 'in', [...requestIds]).where('state', '<>', 'rejected').orderBy('code').execute();
  const grouped = new Map<string, WaitingRequest['samples']>();
  for (const { request_id, matrix_code, ...sample } of rows) grouped.set(request_id, [...(grouped.get(request_id) ?? []), { ...sample, matrixCode: matrix_code }]);
  return grouped;
}

interface PublicTables {
  certificate: {
    id: string; number: string; token: string; state: CertificateState; issued_at: unknown; closed_at: unknown; file_hash: string | null; consent_public: unknown; snapshot: string; snapshot_hash: string; replaces_id: string | null;
  };
}

/** What anyone may know of a certificate who holds its token. */
export interface PublicStatus {
  number: string;
  state: CertificateState;
  issuedOn: Date | null;
  closedAt: Date | null;
  fileHash: string | null;
  /** The one that replaced it. */
  replacedBy: { number: string; token: string; withdrawn: boolean } | null;
  /** Names and results; only with the customer's consent. */
  consentPublic: boolean;
  /** Hash of the frozen data, which never changes. */
  snapshotHash: string;
  /** The frozen data, taken apart when it is asked for. */
  snapshot: () => CertificateSnapshot;
}

/** Read afresh at every request: what is withdrawn is withdrawn at once. Null for a token that is nobody's. */
export async function publicStatus(em: Em, token: string): Promise<PublicStatus | null> {
  if (!/^[\w-]{22}$/.test(token)) return null;
  const row = await em.getKysely<PublicTables>().selectFrom('certificate as c').leftJoin('certificate as n', 'n.replaces_id', 'c.id')
    .select(['c.number', 'c.state', 'c.issued_at', 'c.closed_at', 'c.file_hash', 'c.consent_public', 'c.snapshot', 'c.snapshot_hash', 'n.number as next_number', 'n.token as next_token', 'n.state as next_state'])
    .where('c.token', '=', token).executeTakeFirst();
  if (!row) return null;
  const instant = (value: unknown): Date | null => (value === null ? null : new Date(value as string));
  return {
    number: row.number,
    state: row.state,
    issuedOn: instant(row.issued_at),
    closedAt: instant(row.closed_at),
    fileHash: row.file_hash,
    replacedBy: row.next_number !== null && row.next_token !== null && row.next_state !== 'rendering' ? { number: row.next_number, token: row.next_token, withdrawn: row.next_state === 'withdrawn' } : null,
    consentPublic: Boolean(row.consent_public),
    snapshotHash: row.snapshot_hash,
    snapshot: () => JSON.parse(row.snapshot) as CertificateSnapshot,
  };
}
