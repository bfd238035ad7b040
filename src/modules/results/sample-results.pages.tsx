import { isStaff } from '../../kernel/actor.ts';
import { NotFound } from '../../kernel/errors.ts';
import { authorize } from '../../kernel/policy.ts';
import { get, page, type Route } from '../../platform/http/route.ts';
import { SampleResultsPage } from '../../../templates/pages/results/sample-results.page.tsx';
import { viewerOf } from '../../../templates/pages/viewer.ts';
import { knowsCustomer } from '../samples/index.ts';
import { resultsPolicy } from './results.policy.ts';
import { verificationView } from './verification.queries.ts';
import { verifiedResult } from './verification.view.ts';

/** The results of a sample, for its customer once they are reported. */
export const sampleResultsPages = (): Route[] => [
  get('/samples/:id/results', 'signed-in', async (http) => {
    const viewer = viewerOf(http);
    const { t } = viewer;
    const { sample, matrix, lines } = await verificationView(http.em, http.actor, http.params['id']!);
    authorize(http.actor, resultsPolicy.see, sample);
    const shown = isStaff(http.actor) ? lines : lines.filter(({ state }) => state === 'reported');
    if (shown.length === 0 && !isStaff(http.actor)) throw new NotFound();
    const named = !isStaff(http.actor) || knowsCustomer(http.actor);
    return page(
      <SampleResultsPage
        viewer={viewer} sample={{ id: sample.id, code: sample.code, name: named ? sample.name : null, matrix }}
        rows={shown.map((line) => {
          const { analysisId: id, analyte, reference, state, text, unit, uncertainty, limit, judgement, external, drawn } = verifiedResult(t, line, sample.code, false);
          return { id, analyte, reference, state, text, unit, uncertainty, limit: limit && `${limit.text}${limit.unit ? ` ${limit.unit}` : ''}`, judgement, external: external !== null, drawn };
        })}
      />,
    );
  }),
];
