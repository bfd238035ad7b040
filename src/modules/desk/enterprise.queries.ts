import type { Em } from '../../platform/database/orm.ts';
import type { CertificateState } from '../certificates/index.ts';
import type { RequestState } from '../requests/index.ts';

interface Tables {
  test_request: { id: string; number: string; state: RequestState; enterprise_id: string; promised_on: string | null };
  requested_sample: { id: string; request_id: string; name: string; position: number };
  sample: { id: string; state: string; request_id: string; requested_sample_id: string };
  analysis: { id: string; sample_id: string; state: string };
  certificate: { id: string; number: string; state: CertificateState; enterprise_id: string; issued_at: unknown; request_id: string };
}

/** A request under way, as its customer follows it. */
export interface OpenRequest {
  id: string;
  number: string;
  state: RequestState;
  promisedOn: string | null;
  /** Names of the samples asked for, in order. */
  samples: string[];
  received: number;
  /** Tests whose result is verified, of all tests that are made. */
  testsDone: number;
  tests: number;
}

/** What an enterprise has under way, newest first, twenty at most: an accepted request until the last of its samples is reported. */
export async function openRequests(em: Em, enterpriseId: string): Promise<OpenRequest[]> {
  const db = em.getKysely<Tables>();
  const requests = await db.selectFrom('test_request as r').select(['r.id', 'r.number', 'r.state', 'r.promised_on']).where('r.enterprise_id', '=', enterpriseId).where('r.state', 'in', ['draft', 'submitted', 'accepted'])
    .where(({ or, not, exists, eb, selectFrom }) => or([
      eb('r.state', '!=', 'accepted'),
      not(exists(selectFrom('requested_sample as any').select('any.id').whereRef('any.request_id', '=', 'r.id'))),
      exists(selectFrom('requested_sample as q').leftJoin('sample as s', 's.requested_sample_id', 'q.id').select('q.id').whereRef('q.request_id', '=', 'r.id')
        .where((is) => is.or([is('s.id', 'is', null), is('s.state', 'not in', ['reported', 'rejected'])]))),
    ]))
    .orderBy('r.id', 'desc').limit(20).execute();
  if (requests.length === 0) return [];
  const ids = requests.map(({ id }) => id);
  const asked = await db.selectFrom('requested_sample as q').leftJoin('sample as s', 's.requested_sample_id', 'q.id').select(['q.request_id', 'q.name', 's.id as received']).where('q.request_id', 'in', ids).orderBy('q.position').execute();
  const tests = await db.selectFrom('analysis as a').innerJoin('sample as s', 's.id', 'a.sample_id').select(['s.request_id', 'a.state', ({ fn }) => fn.countAll<number | string>().as('count')])
    .where('s.request_id', 'in', ids).where('a.state', '!=', 'cancelled').groupBy(['s.request_id', 'a.state']).execute();
  return requests.map(({ id, number, state, promised_on }) => {
    const samples = asked.filter((row) => row.request_id === id);
    const of = tests.filter((row) => row.request_id === id);
    const sum = (rows: typeof of) => rows.reduce((total, row) => total + Number(row.count), 0);
    return {
      id, number, state, promisedOn: promised_on,
      samples: samples.map(({ name }) => name),
      received: samples.filter(({ received }) => received !== null).length,
      tests: sum(of),
      testsDone: sum(of.filter((row) => row.state === 'verified' || row.state === 'reported')),
    };
  });
}

export interface NewCertificate {
  id: string;
  number: string;
  state: CertificateState;
  issuedAt: Date | null;
  requestNumber: string;
}

/** The five newest certificates of an enterprise. */
export async function newestCertificates(em: Em, enterpriseId: string): Promise<NewCertificate[]> {
  const rows = await em.getKysely<Tables>().selectFrom('certificate as c').innerJoin('test_request as r', 'r.id', 'c.request_id').select(['c.id', 'c.number', 'c.state', 'c.issued_at', 'r.number as request'])
    .where('c.enterprise_id', '=', enterpriseId).where('c.state', '!=', 'rendering').orderBy('c.id', 'desc').limit(5).execute();
  return rows.map(({ id, number, state, issued_at, request }) => ({ id, number, state, requestNumber: request, issuedAt: issued_at === null ? null : new Date(issued_at as number | Date) }));
}
