import { holds } from '../../kernel/actor.ts';
import { dayOf } from '../../kernel/calendar.ts';
import { Stale } from '../../kernel/errors.ts';
import { formatDateTime } from '../../kernel/i18n.ts';
import { newToken } from '../../kernel/ids.ts';
import { timelineOf } from '../../platform/audit/index.ts';
import { submitted, typed, type Rejected } from '../../platform/http/form.ts';
import { get, json, page, post, seeOther, type Http, type Reply, type Route } from '../../platform/http/route.ts';
import type { MeasurementModel } from '../../science/measurement-model.ts';
import { told, type FieldError } from '../../../templates/components/index.ts';
import { viewerOf } from '../../../templates/pages/viewer.ts';
import { WorksheetPage } from '../../../templates/pages/worksheets/worksheet.page.tsx';
import { benchReaders } from '../worksheets/index.ts';
import { putBackAnalysis } from './commands/put-back-analysis.ts';
import { recordReadings } from './commands/record-readings.ts';
import { submitWorksheet } from './commands/submit-worksheet.ts';
import { fieldOf, recordingOf } from './grid-form.ts';
import { raised } from './place-words.ts';
import { placeKey, placesOf } from './reading-plan.ts';
import { readingText } from './result-words.ts';
import { errorsHere, gridOf, lackingOf, previewOf } from './worksheet-grid.ts';
import { worksheetView, type WorksheetView } from './worksheet-view.ts';

/** Cells that somebody else recorded meanwhile: what stands there now, beside what was typed. */
function overtaken(http: Http, view: WorksheetView, stale: Stale): FieldError[] {
  const { t } = viewerOf(http);
  const { cells } = stale.current as { cells: string[] };
  return cells.map((path) => {
    const [, id, key] = /^rows\.([^.]+)\.(.+)$/.exec(path) ?? [];
    const place = placesOf(view.method.model).find((each) => (id ? placeKey(each) === key : each.shared && `shared.${each.name}` === path));
    const now = place && view.tests.find(({ analysis, readings }) => (id ? analysis.id === id : readings.has(placeKey(place))))?.readings.get(placeKey(place))?.text;
    return { path: fieldOf(path), text: t('results.error.overtaken', { value: place && now ? readingText(t.locale, place.kind, now) : '–' }) };
  });
}

/** What the worksheet of a plate count says of how it is reckoned. */
function platesOf(model: MeasurementModel) {
  if (model.kind !== 'plate-count') return null;
  const { basis, volume, platesPerDilution: each, countable, dilutions, confirmation } = model;
  return {
    formula: `N = ΣC${basis === '1' ? '' : ` × ${basis}`} / (V × (n₁ + 0.1 × n₂) × d)`, volume, each, ...countable,
    dilutions: dilutions.map(raised).join(', '), picked: confirmation?.picked ?? null,
  };
}

async function worksheetPage(http: Http, rejected?: Rejected): Promise<Reply> {
  const viewer = viewerOf(http);
  const { t } = viewer;
  const view = await worksheetView(http.em, http.params['id']!);
  const { worksheet, method, tests } = view;
  const stale = rejected?.refusal instanceof Stale ? overtaken(http, view, rejected.refusal) : [];
  const errors = rejected ? [...errorsHere(t, rejected.problems, method).map((error) => ({ ...error, path: fieldOf(error.path) })), ...stale] : [];
  const inProgress = tests.filter(({ analysis }) => analysis.state === 'in-progress');
  const ready = inProgress.filter(({ result }) => result !== null).length;
  return page(
    <WorksheetPage
      viewer={viewer} analyte={view.analyte} newest={view.newest} ready={ready} lacking={inProgress.length - ready} begun={lackingOf(t, view)} mayRecord={holds(http.actor, 'technician')}
      worksheet={{ id: worksheet.id, number: worksheet.number, state: worksheet.state, technician: view.technician, createdAt: formatDateTime(worksheet.createdAt) }}
      method={{ reference: method.reference, technique: method.technique, unit: method.unit, ...(method.model.kind === 'calculated' ? { formula: method.model.formula, symbols: method.model.inputs } : { formula: null, symbols: [] }) }}
      plates={platesOf(method.model)}
      tests={tests.map(({ analysis, sampleCode, readings }) => ({
        id: analysis.id, version: analysis.version, sampleCode, state: analysis.state, attempt: analysis.attempt, untouched: readings.size === 0,
      }))}
      grid={gridOf(t, view, rejected ? { values: typed(http.body), errors } : {}, dayOf(http.services.clock.now()))} errors={errors}
      refusal={rejected && errors.length === 0 ? told(t, rejected.refusal.told) : null}
      idempotencyKey={newToken()} submissionKey={newToken()} history={(await timelineOf(http.em, [`worksheet:${worksheet.id}`, ...tests.map(({ analysis }) => `analysis:${analysis.id}`)], 20)).map((entry) => ({ ...entry, fields: [] }))}
    />,
    rejected?.status ?? 200,
  );
}

/** The worksheet with its grid: read, preview, record, hand in, put back. */
export const worksheetPages = (): Route[] => [
  get('/worksheets/:id', benchReaders, (http) => worksheetPage(http)),

  post('/worksheets/:id/preview', ['technician'], async (http) => json(previewOf(viewerOf(http).t, await worksheetView(http.em, http.params['id']!), http.body))),

  post('/worksheets/:id/readings', ['technician'], (http) => {
    const id = http.params['id']!;
    return submitted(
      async () => {
        const recording = recordingOf(id, http.query['seen'] ?? '', http.body);
        const { readings, submitted: handedIn } = await http.run(recordReadings, recording);
        return seeOther(`/worksheets/${id}`, { flash: handedIn ? 'results.done.submitted' : recording.submit ? 'results.done.not-submitted' : readings ? 'results.done.recorded' : 'results.done.nothing-new' });
      },
      (rejected) => worksheetPage(http, rejected),
    );
  }),

  post('/worksheets/:id/submission', ['technician'], (http) => {
    const worksheetId = http.params['id']!;
    return submitted(
      async () => {
        await http.run(submitWorksheet, { worksheetId });
        return seeOther(`/worksheets/${worksheetId}`, { flash: 'results.done.submitted' });
      },
      (rejected) => worksheetPage(http, rejected),
    );
  }),

  post('/analyses/:id/put-back', ['technician'], async (http) => {
    const { worksheetId } = await http.run(putBackAnalysis, { analysisId: http.params['id'], version: http.body['version'] });
    return seeOther(`/worksheets/${worksheetId}`, { flash: 'results.done.put-back' });
  }),
];
