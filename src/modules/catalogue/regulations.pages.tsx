import { holds } from '../../kernel/actor.ts';
import { dayOf } from '../../kernel/calendar.ts';
import { Conflict } from '../../kernel/errors.ts';
import { newToken } from '../../kernel/ids.ts';
import { authorize, may } from '../../kernel/policy.ts';
import { timelineOf } from '../../platform/audit/index.ts';
import { submitted, typed, type Rejected } from '../../platform/http/form.ts';
import { get, page, post, seeOther, type Http, type Route } from '../../platform/http/route.ts';
import { fieldErrors, type FieldError, type FormValues } from '../../../templates/components/index.ts';
import { AdoptionPage } from '../../../templates/pages/catalogue/adoption.page.tsx';
import { RegulationPage } from '../../../templates/pages/catalogue/regulation.page.tsx';
import { RegulationsPage } from '../../../templates/pages/catalogue/regulations.page.tsx';
import { viewerOf } from '../../../templates/pages/viewer.ts';
import { limitsSheet, sheetFile, type SheetKind } from './catalogue.exports.ts';
import { cataloguePolicy, catalogueReaders } from './catalogue.policy.ts';
import { matrices } from './catalogue.queries.ts';
import { adoptLimits } from './commands/adopt-limits.ts';
import { limitViews, partOf, partsOf } from './limit.view.ts';
import { regulationList, regulationStates } from './regulation-list.queries.ts';
import { limitsOf, regulationById } from './regulation.queries.ts';
import { regulationView } from './regulation.view.ts';

const today = (http: Http) => dayOf(http.services.clock.now());

/** The regulation of the address. Throws NotFound for one that the reader may not know of. */
async function readable(http: Http) {
  const regulation = await regulationById(http.em, http.params['id']!);
  authorize(http.actor, cataloguePolicy.read, regulation);
  return regulation;
}

/** The regulation with its tables and the limits of the one that is asked for, or of the first. */
async function tables(http: Http, wanted: string | undefined) {
  const regulation = await readable(http);
  const limits = await limitsOf(http.em, regulation.id);
  const parts = partsOf(regulation, limits);
  const part = parts.find(({ key }) => key === wanted)?.key ?? parts[0]?.key ?? '';
  return { regulation, parts, part, limits, shown: await limitViews(http.em, regulation, limits.filter((limit) => partOf(limit) === part)) };
}

async function limitsFile(http: Http, kind: SheetKind) {
  const regulation = await readable(http);
  const limits = await limitViews(http.em, regulation, await limitsOf(http.em, regulation.id));
  return sheetFile(kind, regulation.code.replace(/[^\w.-]+/g, '-'), [limitsSheet(http.locale, limits)]);
}

/** The form of an adoption as it was sent, each row under the place that its limit has now. */
function sentAgain(http: Http, shown: ReadonlyArray<{ key: string }>, { problems }: Pick<Rejected, 'problems'>): { values: FormValues; errors: FieldError[] } {
  const sent = typed(http.body);
  const placeOf = new Map(shown.map(({ key }, place) => [key, place]));
  const moved = (path: string): string => {
    const [, index, rest] = /^limits\.(\d+)\.(.+)$/.exec(path) ?? [];
    const place = index === undefined ? undefined : placeOf.get(String(sent[`limits.${index}.key`]));
    return place === undefined ? path : `limits.${place}.${rest}`;
  };
  return {
    values: Object.fromEntries(Object.entries(sent).map(([path, value]) => [moved(path), value])),
    errors: fieldErrors(viewerOf(http).t, problems).map(({ path, text }) => ({ path: moved(path), text })),
  };
}

/** Regulations, their limits, and the adoption of these by the quality manager. */
export const regulationsPages = (): Route[] => [
  get('/regulations', catalogueReaders, async (http) => {
    const { matrix, q, state, after } = http.query;
    const list = await regulationList(http.em, http.actor, today(http), { matrix, q, state, after });
    return page(<RegulationsPage
      viewer={viewerOf(http)} {...list} filter={{ matrix: matrix ?? '', q: q ?? '', state: state ?? '' }} matrices={await matrices(http.em)}
      states={regulationStates} mayEnter={holds(http.actor, 'quality-manager')}
    />);
  }),

  get('/regulations/:id', catalogueReaders, async (http) => {
    const { regulation, parts, part, limits, shown } = await tables(http, http.query['part']);
    const view = await regulationView(http.em, regulation, limits, today(http));
    const history = await timelineOf(http.em, [`regulation:${regulation.id}`]);
    const { t } = viewerOf(http);
    const whyNot = may(http.actor, cataloguePolicy.adopt, regulation) ? null : t('catalogue.adoption.only-quality-manager');
    return page(<RegulationPage viewer={viewerOf(http)} regulation={view} parts={parts} part={part} limits={shown} history={history} whyNotAdopt={whyNot} />);
  }),
  get('/regulations/:id/limits.csv', catalogueReaders, (http) => limitsFile(http, 'csv')),
  get('/regulations/:id/limits.xlsx', catalogueReaders, (http) => limitsFile(http, 'xlsx')),

  get('/regulations/:id/adoption', ['quality-manager'], async (http) => {
    const { regulation, parts, part, shown } = await tables(http, http.query['part']);
    return page(<AdoptionPage viewer={viewerOf(http)} regulation={regulation} parts={parts} part={part} limits={shown} tickAll={http.query['all'] === 'yes'} idempotencyKey={newToken()} />);
  }),

  post('/regulations/:id/adoption', ['quality-manager'], (http) => {
    const { id } = http.params;
    const part = String(http.body['part'] ?? '');
    return submitted(
      async () => {
        await http.run(adoptLimits, { ...http.body, regulationId: id });
        return seeOther(`/regulations/${id}?part=${encodeURIComponent(part)}`, { flash: 'catalogue.done.adopted' });
      },
      async (rejected) => {
        const { regulation, parts, part: now, shown } = await tables(http, part);
        const stale = rejected.refusal instanceof Conflict;
        // What came of the first sending is kept under its key, so a form that must be sent again gets a new one.
        return page(<AdoptionPage
          viewer={viewerOf(http)} regulation={regulation} parts={parts} part={now} limits={shown} tickAll={false} stale={stale} idempotencyKey={newToken()} {...sentAgain(http, shown, rejected)}
        />, rejected.status);
      },
    );
  }),
];
