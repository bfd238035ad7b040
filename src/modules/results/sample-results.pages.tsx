import type { VNode } from 'preact';
import { isStaff } from '../../kernel/actor.ts';
import { formatDecimal } from '../../kernel/i18n.ts';
import { NotFound } from '../../kernel/errors.ts';
import { may } from '../../kernel/policy.ts';
import { get, page, type Http, type Route } from '../../platform/http/route.ts';
import { unitRuns } from '../../../templates/certificates/unit-runs.ts';
import type { MessageKey, Translator } from '../../../templates/locales/index.ts';
import { SampleResults, SampleResultsPage, type SampleResultRow } from '../../../templates/pages/results/sample-results.page.tsx';
import { viewerOf } from '../../../templates/pages/viewer.ts';
import { knowsCustomer } from '../samples/index.ts';
import { resultsPolicy } from './results.policy.ts';
import { verificationView, type VerifiedLine } from './verification.queries.ts';
import { verifiedResult } from './verification.view.ts';

/** What this reader may see of a sample's results: the laboratory all that is there, the customer what is reported; null for nothing. */
async function resultsFor(http: Http, sampleId: string) {
  const { t } = viewerOf(http);
  const { sample, matrix, lines } = await verificationView(http.em, http.actor, sampleId);
  if (!may(http.actor, resultsPolicy.see, sample)) return null;
  const shown = isStaff(http.actor) ? lines : lines.filter(({ state }) => state === 'reported');
  if (shown.length === 0 && !isStaff(http.actor)) return null;
  const seen = (line: VerifiedLine): boolean => line.limit?.adopted === true || isStaff(http.actor);
  const rowOf = (line: VerifiedLine): SampleResultRow => {
    const { analysisId: id, analyte, reference, state, text, unit, uncertainty, limit, judgement, external, drawn } = verifiedResult(t, line, lines, sample.code, false);
    return { id, analyte, reference, state, text, units: null, unit, uncertainty, limit: limit && seen(line) ? `${limit.text}${limit.unit ? ` ${limit.unit}` : ''}${limit.band}` : null, judgement: seen(line) ? judgement : null, external: external !== null, drawn: seen(line) ? drawn : null };
  };
  const rows = [...Map.groupBy(shown, ({ unit, analysisId, method }) => (unit === null ? analysisId : method.id)).values()].map((lines): SampleResultRow => {
    const each = lines.map(rowOf);
    return lines[0]!.unit === null ? each[0]! : ofUnits(t, lines.map(({ unit }) => unit!), each);
  });
  return { sample, matrix, rows };
}

/** One row for a test on several units: what each has, and the verdict of all; the worst of them where each meets a limit by itself. */
function ofUnits(t: Translator, units: readonly number[], rows: readonly SampleResultRow[]): SampleResultRow {
  const worst = (['fail', 'conditional-fail', 'not-judged', 'conditional-pass', 'pass'] as const).flatMap((verdict) => rows.flatMap(({ judgement }) => (judgement?.verdict === verdict ? [judgement] : [])))[0] ?? null;
  const said = rows.map(({ text, uncertainty, state }, index) => ({
    unit: units[index]!, told: text === null ? t(`results.state.${state}` as MessageKey) : `${text}${uncertainty ? ` ± ${formatDecimal(uncertainty, t.locale)}` : ''}`,
  }));
  const found = rows.find(({ text }) => text !== null) ?? rows[0]!;
  return { ...found, units: unitRuns(said), uncertainty: null, judgement: worst, external: rows.some(({ external }) => external), drawn: null };
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
