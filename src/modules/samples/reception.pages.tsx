import { authorize } from '../../kernel/policy.ts';
import { newToken } from '../../kernel/ids.ts';
import { optionalMoment } from '../../platform/command/inputs.ts';
import { submitted, typed, type Rejected } from '../../platform/http/form.ts';
import { get, page, post, seeOther, type Http, type Reply, type Route } from '../../platform/http/route.ts';
import { fieldErrors, told, type FormValues } from '../../../templates/components/index.ts';
import { ReceptionPage, type ExpectedSample } from '../../../templates/pages/samples/reception.page.tsx';
import { viewerOf } from '../../../templates/pages/viewer.ts';
import type { Regulation } from '../catalogue/index.ts';
import { requestView, requestsPolicy, wallClock, type ViewedLine } from '../requests/index.ts';
import { receiveSamples } from './commands/receive-samples.ts';
import { conditionIn } from './condition.ts';
import { editionOf, type EditionOfSample } from './edition.ts';
import { arrivalsOf, problemsInForm } from './reception.form.ts';
import { receptionChecks } from './sample.ts';
import { samplesOfRequest } from './samples.queries.ts';

const inWords = (asked: Regulation, code: string | null) => asked.classes.find((each) => each.code === code) ?? null;

/** The edition of the regulation that counts on the day entered. */
function editionEntered(http: Http, sample: ViewedLine['sample'], index: number, values: FormValues): Promise<EditionOfSample> {
  const entered = (field: string) => optionalMoment().safeParse(values[`samples.${index}.${field}`] || values[`all.${field}`]).data ?? null;
  return editionOf(http.em, sample, entered('sampledAt') ?? sample.sampledAt ?? null, entered('receivedAt') ?? http.services.clock.now());
}

/** The question about the class, when the edition that counts on the day entered has none like the one asked for. */
async function questionOf(http: Http, { sample }: ViewedLine, index: number, values: FormValues): Promise<ExpectedSample['classQuestion']> {
  const { lost } = await editionEntered(http, sample, index, values);
  return lost && { asked: { regulation: lost.asked.code, class: inWords(lost.asked, lost.classCode) }, edition: lost.edition && { regulation: lost.edition.code, classes: lost.edition.classes } };
}

/** The question about the food or product named, in the same case. */
async function conditionQuestionOf(http: Http, { sample }: ViewedLine, index: number, values: FormValues): Promise<ExpectedSample['conditionQuestion']> {
  const { edition } = await editionEntered(http, sample, index, values);
  const { lost } = await conditionIn(http.em, sample, edition);
  return lost && { ...lost, named: lost.named.map(({ value, vi, en }) => ({ value, vi: vi ?? value, en: en ?? value })) };
}

function expectedOf(line: ViewedLine, number: number): Omit<ExpectedSample, 'classQuestion' | 'conditionQuestion'> {
  const pressing = line.tests.filter(({ method }) => typeof method.holdingHours === 'number').sort((a, b) => a.method.holdingHours! - b.method.holdingHours!)[0];
  return {
    requestedSampleId: line.sample.id, number, name: line.sample.name,
    matrix: { vi: line.matrix.vi, en: line.matrix.en },
    minimumQuantity: line.matrix.minimumQuantity ?? null,
    containers: [line.matrix.container, ...line.tests.map(({ method }) => method.container)].flatMap((each) => each ?? []),
    units: line.sample.units,
    tests: line.tests.length,
    pressing: pressing ? { hours: pressing.method.holdingHours!, analyte: { vi: pressing.analyte.vi, en: pressing.analyte.en } } : null,
  };
}

/** Received now, sampled when the request says. No check is ticked before somebody looked. */
function usual(expected: readonly ViewedLine[], now: Date): FormValues {
  const received = expected.length > 1 ? 'all.receivedAt' : 'samples.0.receivedAt';
  return { [received]: wallClock(now), ...Object.fromEntries(expected.flatMap(({ sample }, index) => [[`samples.${index}.sampledAt`, wallClock(sample.sampledAt)], [`samples.${index}.decision`, 'accept']])) };
}

async function receptionPage(http: Http, rejected?: Rejected): Promise<Reply> {
  const { t } = viewerOf(http);
  const view = await requestView(http.em, http.actor, http.params['id']!);
  authorize(http.actor, requestsPolicy.accept, view.request);
  const home = `/requests/${view.request.id}`;
  if (view.request.state !== 'accepted' && !rejected) return seeOther(home);
  const received = await samplesOfRequest(http.em, view.request.id);
  const nameOf = (requestedSampleId: string) => view.lines.find(({ sample }) => sample.id === requestedSampleId)?.sample.name ?? '';
  const waiting = view.lines.map((line, index) => ({ line, number: index + 1 })).filter(({ line }) => !received.some(({ requestedSampleId }) => requestedSampleId === line.sample.id));
  const values = rejected ? typed(http.body) : usual(waiting.map(({ line }) => line), http.services.clock.now());
  const expected = await Promise.all(waiting.map(async ({ line, number }, index) => ({ ...expectedOf(line, number), classQuestion: await questionOf(http, line, index, values), conditionQuestion: await conditionQuestionOf(http, line, index, values) })));
  return page(
    <ReceptionPage
      viewer={viewerOf(http)} request={{ id: view.request.id, number: view.request.number, customer: view.enterprise.name }}
      expected={expected} received={received.map((sample) => ({ ...sample, name: nameOf(sample.requestedSampleId) }))}
      checks={receptionChecks} idempotencyKey={rejected ? String(http.body['idempotencyKey'] ?? newToken()) : newToken()}
      values={values}
      errors={rejected ? fieldErrors(t, problemsInForm(rejected.problems, http.body)) : []} refusal={rejected && !rejected.problems.length ? told(t, rejected.refusal.told) : null}
    />,
    rejected?.status,
  );
}

export const receptionPages = (): Route[] => [
  get('/requests/:id/reception', ['receptionist'], (http) => receptionPage(http)),
  post('/requests/:id/reception', ['receptionist'], (http) =>
    submitted(
      async () => {
        await http.run(receiveSamples, { ...http.body, samples: arrivalsOf(http.body), requestId: http.params['id'] });
        return seeOther(`/requests/${http.params['id']}/reception`, { flash: 'samples.done.received' });
      },
      (rejected) => receptionPage(http, rejected),
    )),
];
