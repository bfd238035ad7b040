import type { VNode } from 'preact';
import { isStaff } from '../../kernel/actor.ts';
import { NotFound } from '../../kernel/errors.ts';
import { may } from '../../kernel/policy.ts';
import { get, page, type Http, type Route } from '../../platform/http/route.ts';
import { SampleResults, SampleResultsPage, type SampleResultRow } from '../../../templates/pages/results/sample-results.page.tsx';
import { viewerOf } from '../../../templates/pages/viewer.ts';
import { knowsCustomer } from '../samples/index.ts';
import { resultsPolicy } from './results.policy.ts';
import { verificationView } from './verification.queries.ts';
import { verifiedResult } from './verification.view.ts';

/** What this reader may see of a sample's results: the laboratory all that is there, the customer what is reported; null for nothing. */
async function resultsFor(http: Http, sampleId: string) {
  const { t } = viewerOf(http);
  const { sample, matrix, lines } = await verificationView(http.em, http.actor, sampleId);
  if (!may(http.actor, resultsPolicy.see, sample)) return null;
  const shown = isStaff(http.actor) ? lines : lines.filter(({ state }) => state === 'reported');
  if (shown.length === 0 && !isStaff(http.actor)) return null;
  const rows = shown.map((line): SampleResultRow => {
    const { analysisId: id, analyte, reference, state, text, unit, uncertainty, limit, judgement, external, drawn } = verifiedResult(t, line, sample.code, false);
    return { id, analyte, reference, state, text, unit, uncertainty, limit: limit && (line.limit?.adopted || isStaff(http.actor)) ? `${limit.text}${limit.unit ? ` ${limit.unit}` : ''}${limit.band}` : null, judgement: line.limit?.adopted || isStaff(http.actor) ? judgement : null, external: external !== null, drawn: line.limit?.adopted || isStaff(http.actor) ? drawn : null };
  });
  return { sample, matrix, rows };
}

/** The results as a part of the sample's page, once there are any. */
export async function sampleResults(http: Http, sampleId: string): Promise<VNode | null> {
  const found = await resultsFor(http, sampleId);
  return found?.rows.some(({ text }) => text !== null) ? <SampleResults t={viewerOf(http).t} code={found.sample.code} rows={found.rows} /> : null;
}

/** The results of a sample on a page of their own. */
export const sampleResultsPages = (): Route[] => [
  get('/samples/:id/results', 'signed-in', async (http) => {
    const found = await resultsFor(http, http.params['id']!);
    if (!found) throw new NotFound();
    const { sample, matrix, rows } = found;
    const named = !isStaff(http.actor) || knowsCustomer(http.actor);
    return page(<SampleResultsPage viewer={viewerOf(http)} sample={{ id: sample.id, code: sample.code, name: named ? sample.name : null, matrix }} rows={rows} />);
  }),
];
