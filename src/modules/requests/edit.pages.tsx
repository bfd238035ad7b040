import { Conflict, Invalid, Stale } from '../../kernel/errors.ts';
import { dayOf } from '../../kernel/calendar.ts';
import { authorize } from '../../kernel/policy.ts';
import { isStaff } from '../../kernel/actor.ts';
import type { Em } from '../../platform/database/orm.ts';
import { submitted, typed, type Rejected } from '../../platform/http/form.ts';
import { fragment, get, page, post, seeOther, type Http, type Reply, type Route } from '../../platform/http/route.ts';
import { decisionRules } from '../../science/conformity/index.ts';
import { bind, fieldErrors, told, type FormValues } from '../../../templates/components/index.ts';
import { Cost, type CostView } from '../../../templates/pages/requests/cost.tsx';
import { DeclaredFields, KitNote, LimitsNote, UnitsNote } from '../../../templates/pages/requests/sample-fields.tsx';
import { EditRequestPage } from '../../../templates/pages/requests/edit.page.tsx';
import type { MatrixOffer } from '../../../templates/pages/requests/offer.ts';
import { viewerOf } from '../../../templates/pages/viewer.ts';
import { matrices } from '../catalogue/index.ts';
import { classesOf, offersOf, promisedDay, replacementsOf, type Offer } from './catalogue-lookups.ts';
import { saveRequest } from './commands/save-request.ts';
import { submitRequest } from './commands/submit-request.ts';
import { formProblems, formValues, inputOf, pressOf, pressed, samplesOfProblems, saysSame } from './request.form.ts';
import { requestWriters } from './requests.api.ts';
import { requestsPolicy } from './requests.policy.ts';
import { requestView, type RequestView } from './requests.view.ts';
import { gapsOf, mostUnits, namedGaps, plansOf, shortPlans, unitsTested } from './sample-units.ts';
import { certificateLanguages, purposes, samplers, type TestRequest } from './test-request.ts';

const choices = { purposes, languages: certificateLanguages, rules: decisionRules, samplers };

/** The matrix whose labels declare contents. */
const declaringMatrix = 'fertilizer';

function offered({ matrix, methods, panels, regulations }: Offer): MatrixOffer {
  const byCode = new Map(methods.map((method) => [method.code, method]));
  return {
    matrix: { code: matrix.code, vi: matrix.vi, en: matrix.en, container: matrix.container ?? null, minimumQuantity: matrix.minimumQuantity ?? null },
    tests: methods.map(({ id, analyteCode, analyte, reference, unit, price, workingDays, external, accredited }) => ({ id, analyteCode, analyte, reference, unit, price, workingDays, external, accredited })),
    panels: panels.map(({ code, vi, en, methodCodes }) => {
      const known = methodCodes.flatMap((each) => byCode.get(each) ?? []);
      return { code, vi, en, testIds: known.map(({ id }) => id), price: known.reduce((sum, { price }) => sum + price, 0) };
    }),
    plans: regulations.some(({ plans }) => plans),
    regulations: regulations.map(({ regulation, transition, conditions, plans, limits, adopted }) => ({
      id: regulation.id, code: regulation.code, title: regulation.title, plans, limits, adopted, transitionUntil: transition ? (regulation.transitionUntil ?? null) : null, classes: classesOf(regulation), conditions,
    })),
    declares: matrix.code === declaringMatrix,
  };
}

const listOf = (value: string | readonly string[] | undefined): readonly string[] => (value === undefined ? [] : typeof value === 'string' ? [value] : value);

/** Price and promised day of what a form says now, saved or not. */
async function costOf(em: Em, values: FormValues, offers: Readonly<Record<string, MatrixOffer>>, codes: readonly string[], now: Date): Promise<CostView> {
  const said = codes.map((code, index) => {
    const answer = (field: string): string => listOf(values[`samples.${index}.${field}`])[0] ?? '';
    const chosen = listOf(values[`samples.${index}.methodIds`]);
    const tests = offers[code]?.tests.filter(({ id }) => chosen.includes(id)) ?? [];
    const regulation = offers[code]?.regulations.find(({ id }) => id === answer('regulationId')) ?? null;
    const units = Number(answer('units') || 1);
    return { name: answer('name'), tests, regulation, units: Number.isInteger(units) && units >= 1 && units <= mostUnits ? units : 1, regulationClass: answer(`classes.${regulation?.id}`) || null, condition: answer(`conditions.${regulation?.id}`) || null };
  });
  const planned = said.map(({ tests, regulation, regulationClass, condition }) => ({ regulationClass, condition, regulationId: regulation?.id ?? null, analyteCodes: tests.map(({ analyteCode }) => analyteCode) }));
  const [plans, gaps] = [await plansOf(em, planned), await gapsOf(em, planned)];
  const lines = said.map(({ name, tests, regulation, units }, index) => {
    const priced = tests.map(({ analyte, analyteCode, price }) => ({ analyte, times: unitsTested(units, plans[index]!.get(analyteCode)), price }));
    return {
      name, units, price: priced.reduce((sum, { times, price }) => sum + times * price, 0), onUnits: priced.filter(({ times }) => times > 1).map(({ analyte, times }) => ({ analyte, times })),
      short: regulation ? shortPlans(regulation.code, units, plans[index]!, tests) : [],
      gaps: regulation ? namedGaps(regulation.code, gaps[index]!, tests) : [],
    };
  });
  const tests = said.flatMap((line) => line.tests);
  return { tests: tests.length, total: lines.reduce((sum, { price }) => sum + price, 0), samples: lines, promisedOn: await promisedDay(em, tests, now) };
}

async function offersByCode(em: Em, codes: readonly string[], now: Date, { enterpriseId }: TestRequest): Promise<Record<string, MatrixOffer>> {
  const offers = await offersOf(em, codes, dayOf(now), enterpriseId);
  return Object.fromEntries([...offers].map(([code, offer]) => [code, offered(offer)]));
}

const codesIn = (values: FormValues): string[] => {
  const codes: string[] = [];
  for (let index = 0; ; index++) {
    const code = values[`samples.${index}.matrixCode`];
    if (typeof code !== 'string') return codes;
    codes.push(code);
  }
};

interface Again {
  values: FormValues;
  rejected?: Rejected;
  body?: Record<string, unknown>;
}

async function editPage(http: Http, view: RequestView, { values, rejected, body = {} }: Again): Promise<Reply> {
  const viewer = viewerOf(http);
  const now = http.services.clock.now();
  const codes = codesIn(values);
  const offers = await offersByCode(http.em, codes, now, view.request);
  const problems = rejected ? formProblems(rejected.problems, body) : [];
  const labels = Object.fromEntries([...samplesOfProblems(problems)].map(([path, number]) => [path, viewer.t('requests.sample', { number })]));
  return page(
    <EditRequestPage
      viewer={viewer} request={{ id: view.request.id, number: view.request.number }} customer={isStaff(http.actor) ? view.enterprise.name : null} version={view.request.version}
      choices={choices} matrices={await matrices(http.em)} offers={offers} samples={codes} opened={Number(http.query['opened']) || null} values={values} cost={await costOf(http.em, values, offers, codes, now)}
      errors={fieldErrors(viewer.t, problems, labels)}
      refusal={rejected && !rejected.problems.length ? told(viewer.t, rejected.refusal.told) : null}
      now={rejected?.refusal instanceof Stale ? formValues(view, viewer.t.locale) : null}
    />,
    rejected?.status,
  );
}

/** A draft as the actor may change it; anything else is refused as its command would refuse it. */
async function draftOf(http: Http): Promise<RequestView> {
  const view = await requestView(http.em, http.actor, http.params['id']!);
  authorize(http.actor, requestsPolicy.change, view.request);
  return view;
}

/** The draft as it is stored, with current editions in the place of replaced ones: saving takes those. */
const storedValues = async ({ em, locale }: Http, view: RequestView): Promise<FormValues> => formValues(view, locale, await replacementsOf(em, view.lines.flatMap(({ tests }) => tests.map(({ method }) => method))));

/** The form of a draft with what keeps it from being sent, after the draft itself was saved. */
export async function editAfterSubmission(http: Http, rejected: Rejected): Promise<Reply> {
  const view = await requestView(http.em.fork() as Em, http.actor, http.params['id']!);
  const values = await storedValues(http, view);
  const body = { samples: view.lines.map(({ sample }) => ({ regulationId: sample.regulationId ?? '' })) };
  return editPage(http, view, { values, rejected, body });
}

/** The second of two equal presses found the draft saved by the first and not sent yet: sending what stands is what was asked for. */
async function sendAgain(http: Http, requestId: string): Promise<Reply> {
  const home = `/requests/${requestId}`;
  return submitted(
    async () => {
      await http.run(submitRequest, { requestId });
      return seeOther(home, { flash: 'requests.done.submitted' });
    },
    async (rejected) => (rejected.refusal instanceof Conflict ? seeOther(home) : editAfterSubmission(http, rejected)),
  );
}

export const editPages = (): Route[] => [
  get('/requests/:id/edit', requestWriters, async (http) => {
    const view = await draftOf(http);
    if (view.request.state !== 'draft') return seeOther(`/requests/${view.request.id}`);
    return editPage(http, view, { values: await storedValues(http, view) });
  }),

  post('/requests/:id/edit', requestWriters, async (http) => {
    const requestId = http.params['id']!;
    const home = `/requests/${requestId}`;
    const press = pressOf(http.body);
    const { body, anchor } = pressed(http.body, press);
    let saved = false;
    return submitted(
      async () => {
        await http.run(saveRequest, { ...inputOf(body), requestId });
        saved = true;
        if (press.kind === 'submit') {
          await http.run(submitRequest, { requestId });
          return seeOther(home, { flash: 'requests.done.submitted' });
        }
        return press.kind === 'save' ? seeOther(home, { flash: 'requests.done.saved' }) : seeOther(`${home}/edit${anchor}`);
      },
      async (rejected) => {
        if (saved && rejected.refusal instanceof Invalid) return editAfterSubmission(http, rejected);
        const view = await draftOf(http);
        // The same press arrived twice, or the request was sent meanwhile: what stands now is the answer.
        if (view.request.state !== 'draft' && rejected.refusal instanceof Conflict) return seeOther(home);
        if (!saved && press.kind === 'submit' && rejected.refusal instanceof Stale && saysSame(typed(http.body), formValues(view, http.locale))) return sendAgain(http, requestId);
        return editPage(http, view, { values: typed(http.body), rejected, body: http.body });
      },
    );
  }),

  post('/requests/:id/cost', requestWriters, async (http) => {
    const { request } = await draftOf(http);
    const now = http.services.clock.now();
    const values = typed(http.body);
    const codes = codesIn(values);
    const offers = await offersByCode(http.em, codes, now, request);
    const cost = await costOf(http.em, values, offers, codes, now);
    const { t } = viewerOf(http);
    // A test that was just ticked may be one that a label declares: its field is asked for at once.
    const declared = codes.flatMap((code, index) => (offers[code]?.declares ? [<DeclaredFields key={index} again {...{ t, index, of: bind(values), offer: offers[code] }} />] : []));
    const units = codes.flatMap((code, index) => (offers[code]?.plans ? [<UnitsNote key={index} again t={t} index={index} short={cost.samples[index]!.short} />] : []));
    const limits = codes.map((_code, index) => <LimitsNote key={index} again t={t} index={index} gaps={cost.samples[index]!.gaps} />);
    const kits = codes.flatMap((code, index) => (offers[code] ? [<KitNote key={index} again t={t} index={index} offer={offers[code]} units={cost.samples[index]!.units} />] : []));
    return fragment(<><Cost t={t} cost={cost} />{kits}{limits}{units}{declared}</>);
  }),
];
