import { holds, type Actor, type Role } from '../../kernel/actor.ts';
import { fold } from '../../kernel/fold.ts';
import { contains, containsWords } from '../../platform/database/contains.ts';
import type { Em } from '../../platform/database/orm.ts';
import { knowsCustomer, sampleCodeIn } from '../samples/index.ts';
import { studyReaders } from '../validations/index.ts';

interface Tables {
  enterprise: { id: string; name: string; tax_code: string | null; address: string; search_text: string };
  person: { id: string; name: string; email: string; search_text: string };
  test_request: { id: string; number: string; state: string; enterprise_id: string };
  sample: { id: string; code: string; name: string; enterprise_id: string; matrix_code: string; search_text: string };
  matrix: { code: string; vi: string; en: string };
  worksheet: { id: string; number: string; state: string };
  validation_study: { id: string; number: string; method_id: string };
  method: { id: string; reference: string };
  certificate: { id: string; number: string; token: string; state: string; enterprise_id: string };
}

export const hitKinds = ['sample', 'request', 'certificate', 'worksheet', 'study', 'enterprise', 'person'] as const;
export type HitKind = (typeof hitKinds)[number];

export interface Hit {
  kind: HitKind;
  id: string;
  /** Code or number; empty where the name stands for it. */
  code: string;
  /** What the reader may know of it besides its code; a matrix is data in both languages. */
  name: string;
  matrix: { vi: string; en: string } | null;
  href: string;
}

/** Who finds what: whoever may open it. */
const finders: Record<HitKind, readonly Role[]> = {
  sample: ['enterprise', 'receptionist', 'technician', 'verifier', 'technical-manager', 'quality-manager'],
  request: ['enterprise', 'receptionist', 'technical-manager', 'quality-manager'],
  certificate: ['enterprise', 'receptionist', 'technical-manager', 'quality-manager'],
  worksheet: ['technician', 'verifier', 'technical-manager'],
  study: studyReaders,
  enterprise: ['receptionist', 'technical-manager', 'quality-manager', 'programme-officer', 'administrator'],
  person: ['administrator'],
};

/** Hits of each kind that are shown. */
const most = 10;
const nobody = '00000000-0000-0000-0000-000000000000';

/**
 * A scanned QR code of ours, or an address of ours that was pasted, as the path it leads to: a sample's label, the public check
 * of a certificate. Null for anything else, above all for other sites.
 */
export function scannedPath(text: string, publicUrl: string): string | null {
  if (!text.startsWith(`${publicUrl}/`)) return null;
  const path = text.slice(publicUrl.length);
  return /^\/(samples|requests|certificates|worksheets|enterprises|verify)\/[\w-]+$/.test(path) ? path : null;
}

/** Everything the actor may open whose code, number, name or tax number holds the text. An exact code is the one hit. */
export async function findEverywhere(em: Em, actor: Actor, text: string): Promise<Hit[]> {
  const q = text.replace(/\p{Cc}/gu, ' ').trim().slice(0, 200);
  if (fold(q) === '') return [];
  const finds: Record<HitKind, (em: Em, actor: Actor, q: string) => Promise<Hit[]>> = { sample: samples, request: requests, certificate: certificates, worksheet: worksheets, study: studies, enterprise: enterprises, person: people };
  const hits: Hit[] = [];
  for (const kind of hitKinds) if (holds(actor, ...finders[kind])) hits.push(...(await finds[kind](em, actor, q)));
  const exact = hits.filter(({ code }) => code !== '' && code.toLowerCase() === q.toLowerCase());
  return exact.length === 1 ? exact : hits;
}

const db = (em: Em) => em.getKysely<Tables>();
const own = ({ enterpriseId, roles }: Actor): string | null => (roles.every((role) => role === 'enterprise') ? (enterpriseId ?? nobody) : null);

async function samples(em: Em, actor: Actor, q: string): Promise<Hit[]> {
  const named = knowsCustomer(actor);
  let query = db(em).selectFrom('sample as s').innerJoin('matrix as m', 'm.code', 's.matrix_code').select(['s.id', 's.code', 's.name', 'm.vi', 'm.en']).orderBy('s.id', 'desc').limit(most);
  const byCode = contains('s.code', sampleCodeIn(q.toUpperCase()));
  query = query.where((is) => (named ? is.or([byCode, containsWords('s.search_text', q)]) : byCode));
  const scope = own(actor);
  if (scope) query = query.where('s.enterprise_id', '=', scope);
  return (await query.execute()).map(({ id, code, name, vi, en }) => ({ kind: 'sample', id, code, name: named ? name : '', matrix: { vi, en }, href: `/samples/${id}` }));
}

async function requests(em: Em, actor: Actor, q: string): Promise<Hit[]> {
  let query = db(em).selectFrom('test_request as r').innerJoin('enterprise as e', 'e.id', 'r.enterprise_id').select(['r.id', 'r.number', 'e.name']).where(contains('r.number', q.toUpperCase())).orderBy('r.id', 'desc').limit(most);
  const scope = own(actor);
  if (scope) query = query.where('r.enterprise_id', '=', scope);
  return (await query.execute()).map(({ id, number, name }) => ({ kind: 'request', id, code: number, name, matrix: null, href: `/requests/${id}` }));
}

async function certificates(em: Em, actor: Actor, q: string): Promise<Hit[]> {
  let query = db(em).selectFrom('certificate as c').innerJoin('enterprise as e', 'e.id', 'c.enterprise_id').select(['c.id', 'c.number', 'e.name'])
    .where((is) => is.or([contains('c.number', q.toUpperCase()), is('c.token', '=', q)])).orderBy('c.id', 'desc').limit(most);
  const scope = own(actor);
  if (scope) query = query.where('c.enterprise_id', '=', scope);
  return (await query.execute()).map(({ id, number, name }) => ({ kind: 'certificate', id, code: number, name, matrix: null, href: `/certificates/${id}` }));
}

async function worksheets(em: Em, _actor: Actor, q: string): Promise<Hit[]> {
  const rows = await db(em).selectFrom('worksheet').select(['id', 'number']).where(contains('number', q.toUpperCase())).orderBy('id', 'desc').limit(most).execute();
  return rows.map(({ id, number }) => ({ kind: 'worksheet', id, code: number, name: '', matrix: null, href: `/worksheets/${id}` }));
}

async function studies(em: Em, _actor: Actor, q: string): Promise<Hit[]> {
  const rows = await db(em).selectFrom('validation_study as s').innerJoin('method as m', 'm.id', 's.method_id').select(['s.id', 's.number', 'm.reference']).where(contains('s.number', q.toUpperCase())).orderBy('s.id', 'desc').limit(most).execute();
  return rows.map(({ id, number, reference }) => ({ kind: 'study', id, code: number, name: reference, matrix: null, href: `/validations/${id}` }));
}

async function enterprises(em: Em, _actor: Actor, q: string): Promise<Hit[]> {
  const rows = await db(em).selectFrom('enterprise').select(['id', 'name', 'tax_code']).where(containsWords('search_text', q)).orderBy('search_text').limit(most).execute();
  return rows.map(({ id, name, tax_code }) => ({ kind: 'enterprise', id, code: tax_code ?? '', name, matrix: null, href: `/enterprises/${id}` }));
}

async function people(em: Em, _actor: Actor, q: string): Promise<Hit[]> {
  const rows = await db(em).selectFrom('person').select(['id', 'name', 'email']).where(containsWords('search_text', q)).orderBy('search_text').limit(most).execute();
  return rows.map(({ id, name, email }) => ({ kind: 'person', id, code: '', name: `${name} · ${email}`, matrix: null, href: `/people/${id}` }));
}
