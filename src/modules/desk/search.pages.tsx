import { get, page, seeOther, type Route } from '../../platform/http/route.ts';
import { SearchPage } from '../../../templates/pages/desk/search.page.tsx';
import { viewerOf } from '../../../templates/pages/viewer.ts';
import { findEverywhere, hitKinds, scannedPath } from './search.queries.ts';

/** The one search box: one hit is opened at once. */
export const searchPages = (): Route[] => [
  get('/search', 'signed-in', async (http) => {
    const q = (http.query['q'] ?? '').trim();
    const scanned = scannedPath(q, http.services.publicUrl);
    if (scanned) return seeOther(scanned);
    const hits = await findEverywhere(http.em, http.actor, q);
    if (hits.length === 1) return seeOther(hits[0]!.href);
    return page(<SearchPage viewer={viewerOf(http)} q={q} kinds={hitKinds} hits={hits} />);
  }),
];
