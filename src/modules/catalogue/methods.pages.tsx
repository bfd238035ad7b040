import { holds } from '../../kernel/actor.ts';
import { NotFound } from '../../kernel/errors.ts';
import type { Em } from '../../platform/database/orm.ts';
import { get, page, type Http, type Route } from '../../platform/http/route.ts';
import { MethodPage } from '../../../templates/pages/catalogue/method.page.tsx';
import { MethodsPage } from '../../../templates/pages/catalogue/methods.page.tsx';
import type { StandingView } from '../../../templates/pages/validations/standings.page.tsx';
import { viewerOf } from '../../../templates/pages/viewer.ts';
import { methodsSheet, sheetFile, type SheetKind } from './catalogue.exports.ts';
import type { Method } from './catalogue.entities.ts';
import { catalogueReaders } from './catalogue.policy.ts';
import { analytesByCodes, currentMethods, matrices, methodEditions } from './catalogue.queries.ts';
import { inBoth } from './notes.ts';

/** Who sees the way to the validation studies of a method, and who may plan one; asked again where it leads. */
const readsStudies = ['receptionist', 'technician', 'verifier', 'technical-manager', 'quality-manager'] as const;
const plansStudies = ['technician', 'technical-manager', 'quality-manager'] as const;

/** Most rows of an exported list. */
const exported = 2000;

async function methodsFile(http: Http, kind: SheetKind) {
  const { matrix, q } = http.query;
  const [{ rows }, all] = [await currentMethods(http.em, { matrix, q, limit: exported }), await matrices(http.em)];
  const names = new Map(all.map((each) => [each.code, each[http.locale]]));
  return sheetFile(kind, 'methods', [methodsSheet(http.locale, rows, names)]);
}

/** What later rooms of the corridor tell a method's page: by what it is verified. */
export interface MethodGuests {
  standingsOf: (em: Em, methods: readonly Method[]) => Promise<Map<string, StandingView>>;
}

/** The laboratory's methods. */
export const methodsPages = ({ standingsOf }: MethodGuests): Route[] => [
  get('/methods', catalogueReaders, async (http) => {
    const { matrix, q, after } = http.query;
    const list = await currentMethods(http.em, { matrix, q, after });
    return page(<MethodsPage viewer={viewerOf(http)} {...list} filter={{ matrix: matrix ?? '', q: q ?? '' }} matrices={await matrices(http.em)} />);
  }),
  get('/methods.csv', catalogueReaders, (http) => methodsFile(http, 'csv')),
  get('/methods.xlsx', catalogueReaders, (http) => methodsFile(http, 'xlsx')),

  get('/methods/:code', catalogueReaders, async (http) => {
    const editions = await methodEditions(http.em, http.params['code']!);
    const wanted = Number(http.query['edition']) || null;
    const method = wanted === null ? (editions.find(({ current }) => current) ?? editions[0]) : editions.find(({ edition }) => edition === wanted);
    if (!method) throw new NotFound();
    const analyte = (await analytesByCodes(http.em, [method.analyteCode])).get(method.analyteCode)!;
    const { model } = method;
    const view = {
      ...method, analyte, symbol: analyte.symbol ?? null, model, basis: method.basis ?? null, about: { ...method.about, note: method.about.note ? inBoth(method.about.note) : null }, own: method.own ?? null,
      lod: model.kind === 'calculated' ? (model.lod ?? null) : null, loq: model.kind === 'calculated' ? (model.loq ?? null) : null,
      holdingHours: method.holdingHours ?? null, preservation: method.preservation ?? null, container: method.container ?? null,
      matrixNames: (await matrices(http.em)).filter(({ code }) => method.matrices.includes(code)),
    };
    // A choice has no figures to be studied, and what is derived has none of its own.
    const standing = (await standingsOf(http.em, [method])).get(method.id)!;
    const quantitative = model.kind !== 'choice' && model.kind !== 'derived';
    const studies = {
      standing, quantitative,
      read: (quantitative || standing.kind !== 'not-own') && holds(http.actor, ...readsStudies),
      plan: quantitative && method.current && holds(http.actor, ...plansStudies),
      decide: standing.kind === 'none' && method.current && holds(http.actor, 'technical-manager'),
    };
    return page(<MethodPage viewer={viewerOf(http)} method={view} studies={studies} editions={editions} />);
  }),
];
