import { get, page, post, seeOther, statedPage, type Http, type Reply, type Route } from '../../platform/http/route.ts';
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

/** The status as the page takes it, with what the certificate says when there is a reason to show it. */
function shown(status: PublicStatus, why: Contents['why'] | null) {
  const snapshot = status.snapshot();
  return { status: { ...status, laboratory: snapshot.laboratory.name }, contents: why ? contentsOf(snapshot, why) : null };
}

async function show(http: Http, respond: (token: string, status: PublicStatus) => Reply) {
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
    show(http, (token, status) => {
      const { snapshot: _snapshot, ...told } = status;
      // All that the page is made of: who reads it and what was read of the certificate just now.
      return statedPage([http.locale, http.theme, http.path, token, told], () => <VerifyPage viewer={{ ...viewerOf(http), flash: null }} token={token} {...shown(status, status.consentPublic && status.state !== 'withdrawn' ? 'consent' : null)} />);
    })),

  post('/verify/:token', 'public', (http) =>
    show(http, (token, status) => {
      const viewer = viewerOf(http);
      const upload = http.uploads.find(({ field }) => field === 'file');
      const consented = status.consentPublic && status.state !== 'withdrawn' ? ('consent' as const) : null;
      if (!upload) return page(<VerifyPage viewer={viewer} token={token} {...shown(status, consented)} errors={[{ path: 'file', text: viewer.t('verify.file-missing') }]} />, 422);
      const hash = sha256(upload.bytes);
      const same = status.fileHash !== null && hash === status.fileHash;
      return page(<VerifyPage viewer={viewer} token={token} compared={{ same, hash }} {...shown(status, same ? 'file' : consented)} />);
    })),
];
