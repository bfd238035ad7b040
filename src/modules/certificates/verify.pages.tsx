import { get, page, post, seeOther, type Http, type Route } from '../../platform/http/route.ts';
import { sha256 } from '../../platform/audit/chain.ts';
import type { CertificateSnapshot } from '../../../templates/certificates/certificate.ts';
import { VerifyPage, VerifyStartPage, type Contents } from '../../../templates/pages/certificates/verify.page.tsx';
import { viewerOf } from '../../../templates/pages/viewer.ts';
import { publicStatus, type PublicStatus } from './certificates.queries.ts';

function contentsOf({ customer, samples }: CertificateSnapshot, why: Contents['why']): Contents {
  return {
    why,
    customer: { name: customer.name, address: customer.address },
    samples: samples.map(({ code, name, results }) => ({
      code,
      name: typeof name === 'string' ? name : name.vi,
      results: results.map(({ analyte, unit, result, limit, verdict }) => ({ analyte, unit: unit.symbol, result, limit, verdict })),
    })),
  };
}

async function show(http: Http, respond: (token: string, status: PublicStatus) => ReturnType<typeof page>) {
  const token = http.params['token']!;
  const status = await publicStatus(http.em, token);
  return status ? respond(token, status) : page(<VerifyStartPage viewer={viewerOf(http)} unknown={token} />, 404);
}

/** The public check: no sign-in, the state read from the database at every request. */
export const verifyPages: Route[] = [
  get('/verify', 'public', async (http) => {
    // A scanned address may be pasted whole.
    const token = (http.query['token'] ?? '').trim().split('/').pop() ?? '';
    return token ? seeOther(`/verify/${encodeURIComponent(token)}`) : page(<VerifyStartPage viewer={viewerOf(http)} />);
  }),

  get('/verify/:token', 'public', (http) =>
    show(http, (token, status) => page(<VerifyPage viewer={viewerOf(http)} token={token} status={status} contents={status.consentPublic ? contentsOf(status.snapshot, 'consent') : null} />))),

  post('/verify/:token', 'public', (http) =>
    show(http, (token, status) => {
      const viewer = viewerOf(http);
      const upload = http.uploads.find(({ field }) => field === 'file');
      const consented = status.consentPublic ? contentsOf(status.snapshot, 'consent') : null;
      if (!upload) return page(<VerifyPage viewer={viewer} token={token} status={status} contents={consented} errors={[{ path: 'file', text: viewer.t('verify.file-missing') }]} />, 422);
      const hash = sha256(upload.bytes);
      const same = status.fileHash !== null && hash === status.fileHash;
      return page(<VerifyPage viewer={viewer} token={token} status={status} compared={{ same, hash }} contents={same ? contentsOf(status.snapshot, 'file') : consented} />);
    })),
];
