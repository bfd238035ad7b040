import { holds, type Role } from '../../kernel/actor.ts';
import { dayOf } from '../../kernel/calendar.ts';
import { newToken } from '../../kernel/ids.ts';
import { submitted, type Rejected } from '../../platform/http/form.ts';
import { get, page, post, seeOther, type Http, type Route } from '../../platform/http/route.ts';
import { fieldErrors, told } from '../../../templates/components/index.ts';
import { viewerOf } from '../../../templates/pages/viewer.ts';
import { WorkPage } from '../../../templates/pages/worksheets/work.page.tsx';
import { WorksheetsPage } from '../../../templates/pages/worksheets/worksheets.page.tsx';
import { isId } from '../requests/index.ts';
import { createWorksheet } from './commands/create-worksheet.ts';
import { sentBackWork, waitingWork, worksheetLines } from './worksheets.queries.ts';

const pageSize = 50;

/** Who sees worksheets: the bench, and those who look at its work. */
export const benchReaders: readonly Role[] = ['technician', 'verifier', 'technical-manager', 'quality-manager'];

/** The filter of an address: what is late, or what came back. */
const narrowed = (only: string | undefined): 'late' | 'sent-back' | undefined => (only === 'late' || only === 'sent-back' ? only : undefined);

async function workPage(http: Http, rejected?: Rejected) {
  const viewer = viewerOf(http);
  const now = http.services.clock.now();
  const method = isId(http.query['method'] ?? '') ? http.query['method'] : undefined;
  const only = narrowed(http.query['only']);
  const today = dayOf(now);
  const { groups, more } = only === 'sent-back' ? { groups: [], more: false } : await waitingWork(http.em, http.actor.id!, today, { methodId: method, late: only === 'late' });
  const sentBack = method ? [] : await sentBackWork(http.em, http.actor.id!, { before: only === 'late' ? today : undefined });
  const returned = rejected && { errors: fieldErrors(viewer.t, rejected.problems), refusal: rejected.problems.length ? null : told(viewer.t, rejected.refusal.told) };
  return page(
    <WorkPage viewer={viewer} groups={groups.map((group) => ({ ...group, idempotencyKey: newToken() }))} more={more} sentBack={sentBack} only={only ?? null} filtered={method !== undefined} now={now} today={today} {...returned} />,
    rejected?.status ?? 200,
  );
}

export const worksheetsPages = (): Route[] => [
  get('/work', ['technician'], (http) => workPage(http)),

  post('/worksheets', ['technician'], (http) =>
    submitted(
      async () => {
        const { id } = await http.run(createWorksheet, { ...http.body, analysisIds: http.body['all'] === 'yes' ? http.body['every'] : http.body['analysisIds'] });
        return seeOther(`/worksheets/${id}`, { flash: 'worksheets.done.created' });
      },
      (rejected) => workPage(http, rejected),
    )),

  get('/worksheets', benchReaders, async (http) => {
    const technician = holds(http.actor, 'technician');
    const { mine, state, after } = http.query;
    const only = narrowed(http.query['only']);
    const view = mine === 'yes' || (technician && !state) ? 'mine' : state === 'all' ? 'all' : 'open';
    const lines = await worksheetLines(http.em, {
      limit: pageSize, only, today: dayOf(http.services.clock.now()), after: after && isId(after) ? after : undefined, state: view === 'open' ? 'open' : undefined, technicianId: view === 'mine' ? http.actor.id! : undefined,
    });
    const rows = lines.slice(0, pageSize);
    return page(<WorksheetsPage viewer={viewerOf(http)} rows={rows} view={view} only={only ?? null} technician={technician} next={lines.length > pageSize ? rows.at(-1)!.id : null} later={after !== undefined} />);
  }),
];
