import { newToken } from '../../kernel/ids.ts';
import { NotFound } from '../../kernel/errors.ts';
import { fold } from '../../kernel/fold.ts';
import { isId } from '../../kernel/ids.ts';
import { may } from '../../kernel/policy.ts';
import { timelineOf } from '../../platform/audit/index.ts';
import { submitted, type Rejected } from '../../platform/http/form.ts';
import { get, page, post, seeOther, type Http, type Reply, type Route } from '../../platform/http/route.ts';
import { DecisionPage, StandingsPage, VerifyElsewherePage, standingKinds } from '../../../templates/pages/validations/standings.page.tsx';
import { viewerOf } from '../../../templates/pages/viewer.ts';
import { analytesByCodes, currentMethodsByCodes, methodById } from '../catalogue/index.ts';
import { Person } from '../identity/index.ts';
import { endVerifiedElsewhere, verifyElsewhere } from './commands/verified-elsewhere.ts';
import { formState } from './form-state.ts';
import { currentStandings, standingsOf } from './standing.ts';
import { studyManagers, studyReaders, validationsPolicy } from './validations.policy.ts';
import { VerifiedElsewhere } from './verified-elsewhere.ts';

async function decidePage(http: Http, rejected?: Rejected): Promise<Reply> {
  const code = http.query['method'] ?? '';
  const methodId = typeof http.body['methodId'] === 'string' && isId(http.body['methodId']) ? http.body['methodId'] : null;
  const method = methodId ? await methodById(http.em, methodId) : (await currentMethodsByCodes(http.em, [code]))[0];
  if (!method) throw new NotFound();
  const standing = (await standingsOf(http.em, [method])).get(method.id)!;
  if (standing.kind !== 'none' && !rejected) return seeOther(`/methods/${method.code}`);
  const analyte = (await analytesByCodes(http.em, [method.analyteCode])).get(method.analyteCode)!;
  const key = typeof http.body['idempotencyKey'] === 'string' ? http.body['idempotencyKey'] : newToken();
  return page(<VerifyElsewherePage viewer={viewerOf(http)} method={{ id: method.id, code: method.code, reference: method.reference, edition: method.edition, analyte }} idempotencyKey={key} {...formState(http, rejected)} />, rejected?.status ?? 200);
}

async function decisionPage(http: Http, rejected?: Rejected): Promise<Reply> {
  const id = http.params['id']!;
  const decision = isId(id) ? await http.em.findOne(VerifiedElsewhere, { id }) : null;
  if (!decision) throw new NotFound();
  const method = await methodById(http.em, decision.methodId);
  const analyte = (await analytesByCodes(http.em, [method.analyteCode])).get(method.analyteCode)!;
  const { name } = await http.em.findOneOrFail(Person, { id: decision.decidedById });
  return page(
    <DecisionPage
      viewer={viewerOf(http)} method={{ code: method.code, reference: method.reference, edition: method.edition, analyte }}
      decision={{ id, version: decision.version, document: decision.document, reason: decision.reason, by: name, at: decision.decidedAt, endedAt: decision.endedAt ?? null, endedReason: decision.endedReason ?? null }}
      mayEnd={!decision.endedAt && may(http.actor, validationsPolicy.decide, decision)} history={await timelineOf(http.em, [`verified-elsewhere:${id}`])} {...formState(http, rejected)}
    />,
    rejected?.status ?? 200,
  );
}

/** By what each method is verified: the list, the decision that it was verified elsewhere, and that decision's own page. */
export const standingPages = (): Route[] => [
  get('/method-verifications', studyReaders, async (http) => {
    const { q = '' } = http.query;
    const wanted = standingKinds.find((kind) => kind === http.query['standing']) ?? 'none';
    const all = await currentStandings(http.em);
    const analytes = await analytesByCodes(http.em, all.map(({ method }) => method.analyteCode));
    const rows = all.flatMap(({ method, standing }) => {
      const analyte = analytes.get(method.analyteCode)!;
      const found = fold(`${method.code} ${method.reference} ${analyte.vi} ${analyte.en} ${analyte.symbol ?? ''}`);
      return standing.kind === wanted && fold(q).split(' ').every((word) => found.includes(word)) ? [{ code: method.code, reference: method.reference, edition: method.edition, accredited: method.accredited, analyte, standing }] : [];
    });
    const counts = Object.fromEntries(standingKinds.map((kind) => [kind, all.filter(({ standing }) => standing.kind === kind).length])) as Record<(typeof standingKinds)[number], number>;
    return page(<StandingsPage viewer={viewerOf(http)} rows={rows} standing={wanted} counts={counts} q={q} mayDecide={may(http.actor, validationsPolicy.decide, new VerifiedElsewhere())} />);
  }),

  get('/method-verifications/new', studyManagers, (http) => decidePage(http)),
  post('/method-verifications', studyManagers, (http) =>
    submitted(
      async () => seeOther(`/method-verifications/${await http.run(verifyElsewhere, http.body)}`, { flash: 'validations.done.decided' }),
      (rejected) => decidePage(http, rejected),
    )),

  get('/method-verifications/:id', studyReaders, (http) => decisionPage(http)),
  post('/method-verifications/:id/end', studyManagers, (http) =>
    submitted(
      async () => {
        await http.run(endVerifiedElsewhere, { ...http.body, decisionId: http.params['id'] });
        return seeOther(`/method-verifications/${http.params['id']}`, { flash: 'validations.done.decision-ended' });
      },
      (rejected) => decisionPage(http, rejected),
    )),
];
