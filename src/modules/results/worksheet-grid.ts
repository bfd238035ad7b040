import { dayOf, type Day } from '../../kernel/calendar.ts';
import { formatDate, formatDateTime, type Message } from '../../kernel/i18n.ts';
import { writeNumber } from '../../kernel/numbers.ts';
import type { MeasurementModel } from '../../science/measurement-model.ts';
import type { PreviewCell, PreviewResponse, PreviewResult, PreviewRow } from '../../../templates/assets/grid-contract.ts';
import { sharedRow } from '../../../templates/assets/grid-contract.ts';
import { told, type FieldError, type FormValues, type GridCell, type GridColumn, type GridRow } from '../../../templates/components/index.ts';
import type { Translator } from '../../../templates/locales/index.ts';
import { cellName, reasonName, recordingOf, rereadName, typedAt } from './grid-form.ts';
import { shownShared } from './latest-readings.ts';
import { outcomeOf } from './observe.ts';
import { placeLabel } from './place-words.ts';
import { isCounted, placeKey, placesOf, type ReadingPlace } from './reading-plan.ts';
import { circumstances } from './result-fields.ts';
import { readingText, resultText, unitShown } from './result-words.ts';
import { sameAsRecorded, undoubted, understand } from './understand.ts';
import type { WorksheetTest, WorksheetView } from './worksheet-view.ts';

/** What came back with the form: typed texts and problems, by field. */
export interface Returned {
  values?: FormValues;
  errors?: readonly FieldError[];
}

const textOf = (value: FormValues[string]): string | undefined => (typeof value === 'string' ? value : value?.[0]);

/** The grid of a worksheet: its columns, its rows and what is shared, with what was recorded and what came back. Counts of an earlier day may be read again. */
export function gridOf(t: Translator, { method, tests }: WorksheetView, { values = {}, errors = [] }: Returned, today: Day) {
  const { model } = method;
  const places = placesOf(model);
  const columns = places.filter(({ shared }) => !shared);
  const cell = (test: WorksheetTest | undefined, place: ReadingPlace): GridCell => {
    const name = cellName(test?.analysis.id ?? '', place);
    const recorded = test?.readings.get(placeKey(place))?.text ?? '';
    const value = textOf(values[name]);
    const wrong = errors.filter((error) => error.path === name).map((error) => error.text);
    return {
      name, kind: place.kind === 'choice' ? 'select' : place.kind === 'decimal' ? 'decimal' : place.kind === 'plate' ? 'count' : 'text', recorded: recorded && readingText(t.locale, place.kind, recorded),
      ...(value === undefined ? {} : { value }), ...(wrong.length ? { error: wrong.join(' ') } : {}),
      ...(model.kind === 'choice' ? { options: model.choices.map((choice) => ({ value: choice.code, label: t.name(choice) })) } : {}),
    };
  };
  const shown = (place: ReadingPlace, text: string): string => (model.kind === 'choice' ? resultText(t.locale, model, { qualifier: 'choice', text }) : readingText(t.locale, place.kind, text));
  const sharedOf = (readings: ReadonlyMap<string, { text: string }>): string => places.filter((place) => place.shared && readings.get(placeKey(place))?.text).map((place) => {
    const { label, unit } = placeLabel(t, model, method.unit, place);
    return `${label} ${shown(place, readings.get(placeKey(place))!.text)}${unit ? ` ${unit}` : ''}`;
  }).join('; ');
  // What came back stands first; then the order in which the samples stand on the bench.
  const rows = tests.toSorted((a, b) => Number(cameBack(b)) - Number(cameBack(a))).map((test): GridRow => {
    const open = test.analysis.state === 'in-progress';
    const reason = reasonName(test.analysis.id);
    const given = textOf(values[reason]);
    const wrong = errors.find((error) => error.path === reason)?.text;
    return {
      id: test.analysis.id, code: test.sampleCode, name: t.name(test.matrix),
      cells: columns.map((place) => ({ ...cell(test, place), ...(open ? {} : { closed: true }) })),
      ...(test.result ? { result: shownResult(t, model, method.unit, test.result, test.result.warnings) } : {}),
      ...(cameBack(test) ? { note: t(test.analysis.attempt > 1 ? 'results.grid.retest' : 'results.grid.sent-back', { reason: test.analysis.sentBackReason! }) } : {}),
      former: test.former.map(({ attempt, result, recordedBy, readings }) => ({
        label: t('results.grid.former', { n: attempt }), by: `${recordedBy}, ${formatDateTime(result.recordedAt)}`, shared: sharedOf(readings), reason: cameBack(test) && result.setAsideReason === test.analysis.sentBackReason ? null : result.setAsideReason!,
        readings: columns.map((place) => shown(place, readings.get(placeKey(place))?.text ?? '')), result: `${resultText(t.locale, model, result)} ${unitShown(result.unit, result.qualifier)}`.trim(),
      })),
      ...(open && isCounted(model) ? readAgain(t, test, today, textOf(values[rereadName(test.analysis.id)])) : {}),
      ...(open && test.readings.size > 0 ? { reason: { name: reason, ...(given ? { value: given } : {}), ...(wrong ? { error: wrong } : {}) } } : {}),
    };
  });
  const holder = (place: ReadingPlace) => tests.find(({ readings, analysis }) => analysis.state === 'in-progress' && readings.has(placeKey(place))) ?? tests.find(({ readings }) => readings.has(placeKey(place))) ?? tests[0];
  const shared: Array<GridCell & { label: string; unit?: string }> = places.filter((place) => place.shared).map((place) => ({ ...cell(holder(place), place), ...placeLabel(t, model, method.unit, place) }));
  if (shared.some(({ recorded }) => recorded)) {
    const given = textOf(values['sharedReason']);
    const wrong = errors.find(({ path }) => path === 'sharedReason')?.text;
    shared.push({ name: 'sharedReason', kind: 'text', label: t('results.grid.shared-reason'), ...(given ? { value: given } : {}), ...(wrong ? { error: wrong } : {}) });
  }
  return { columns: columns.map((place): GridColumn => ({ key: placeKey(place), ...placeLabel(t, model, method.unit, place) })), rows, shared };
}

/** The box that says that counts of an earlier day were read again and are the same. */
function readAgain(t: Translator, { analysis, readings }: WorksheetTest, today: Day, typed: string | undefined): Pick<GridRow, 'reread'> {
  const newest = [...readings.values()].reduce<Date | null>((last, { text, at }) => (text && (!last || at > last) ? at : last), null);
  return newest && dayOf(newest) < today ? { reread: { name: rereadName(analysis.id), label: t('results.grid.reread', { day: formatDate(newest) }), checked: typed !== undefined } } : {};
}

/** Sent back, or to be tested again, and not handed in since. */
const cameBack = ({ analysis }: WorksheetTest): boolean => Boolean(analysis.sentBackReason) && analysis.state === 'in-progress';

function shownResult(t: Translator, model: MeasurementModel, unit: string, result: Parameters<typeof resultText>[2], warnings: readonly Message[]): PreviewResult {
  return { text: resultText(t.locale, model, result), unit: unitShown(unit, result.qualifier), ...(warnings.length ? { mark: 'attention' as const } : {}), warnings: warnings.map((warning) => toldHere(t, warning)) };
}

type Measured = WorksheetView['method'];

/** Problems in words, figures written as the reader writes them; of a worksheet's cells with the words of their columns. */
export const errorsHere = (t: Translator, problems: ReadonlyArray<Message & { path: string }>, method?: Measured): FieldError[] =>
  problems.map((problem) => ({ path: problem.path, text: method ? toldAt(t, method, problem.path.replace(/^rows\.[^.]+\./, ''), problem) : toldHere(t, problem) }));

/** A message about a cell, in which the symbol of an input is what the head of its column says. `key` is that of the place, or `shared.name`. */
function toldAt(t: Translator, method: Pick<Measured, 'model' | 'unit'>, key: string, message: Message): string {
  const place = placesOf(method.model).find((each) => placeKey(each) === key || (each.shared && `shared.${each.name}` === key));
  if (!place?.input || message.params?.['name'] !== place.name) return toldHere(t, message);
  return toldHere(t, { key: message.key, params: { ...message.params, name: placeLabel(t, method.model, method.unit, place).label } });
}

/** What each test that was begun still lacks for its result, in words; of what is not the name of an input, with the head of its column. */
export function lackingOf(t: Translator, { method, tests }: WorksheetView): Array<{ sampleCode: string; missing: string[] }> {
  const { model, unit } = method;
  const places = placesOf(model);
  return tests.flatMap(({ analysis, sampleCode, readings, result }) => {
    if (analysis.state !== 'in-progress' || result || readings.size === 0) return [];
    const outcome = outcomeOf(model, Object.fromEntries([...readings].map(([key, { text }]) => [key, text])));
    if (outcome.state !== 'incomplete') return [];
    const missing = outcome.missing.map(({ key, message }) => {
      const place = places.find((each) => placeKey(each) === key);
      return place && !place.input ? `${placeLabel(t, model, unit, place).label}: ${toldHere(t, message)}` : toldAt(t, method, key, message);
    });
    return [{ sampleCode, missing: [...new Set(missing)] }];
  });
}

/** A message whose figures are decimal texts, in the reader's notation. */
export function toldHere(t: Translator, { key, params = {} }: Message): string {
  const written = Object.fromEntries(Object.entries(params).map(([name, value]) => [name, typeof value === 'string' && /^-?\d+\.\d+$/.test(value) ? writeNumber(value, t.locale) : value]));
  return told(t, { key, params: written });
}

/** How what is typed would be understood and what would come of it. Pure: nothing is written. */
export function previewOf(t: Translator, view: WorksheetView, body: Record<string, unknown>): PreviewResponse {
  const { method, tests } = view;
  const { model } = method;
  const places = placesOf(model);
  const input = recordingOf(view.worksheet.id, undefined, body);
  const asked = new Set([body['row']].flat().filter((row): row is string => typeof row === 'string'));
  const look = (test: WorksheetTest | undefined, place: ReadingPlace): { text: string; cell: PreviewCell } => {
    const name = cellName(test?.analysis.id ?? '', place);
    const recorded = test?.readings.get(placeKey(place))?.text ?? '';
    const typed = typedAt(input, test?.analysis.id ?? '', place);
    if (typed === undefined || sameAsRecorded(typed, recorded)) return { text: recorded, cell: { name } };
    if (place.shared && recorded && sameAsRecorded(typed, sharedNow(view, place)?.text ?? '')) return { text: recorded, cell: { name } };
    const understood = understand(model, place, typed);
    if ('text' in understood) {
      const written = readingText(t.locale, place.kind, understood.text);
      return { text: understood.text, cell: { name, ...(place.kind !== 'choice' && written !== typed.trim() ? { understood: written } : {}) } };
    }
    const candidates = understood.candidates?.map((text) => ({ value: writeNumber(undoubted(text), t.locale), label: writeNumber(text, t.locale) }));
    return { text: '', cell: { name, ...(candidates ? { candidates } : {}), error: toldHere(t, understood.problem) } };
  };

  const rows: PreviewRow[] = [];
  if (asked.has(sharedRow)) rows.push({ id: sharedRow, cells: places.filter(({ shared }) => shared).map((place) => look(tests[0], place).cell) });
  for (const test of tests.filter(({ analysis }) => asked.has(analysis.id))) {
    const looked = places.map((place) => ({ place, ...look(test, place) }));
    const cells = looked.filter(({ place }) => !place.shared).map(({ cell }) => cell);
    rows.push({ id: test.analysis.id, cells, ...(looked.some(({ cell }) => cell.error) ? {} : resultOf(t, method, test, looked, cells)) });
  }
  return { rows };
}

const sharedNow = ({ tests }: WorksheetView, place: ReadingPlace) =>
  shownShared(tests.map(({ analysis }) => analysis), new Map(tests.map(({ analysis, readings }) => [analysis.id, readings])), place);

function resultOf(t: Translator, method: Measured, test: WorksheetTest, looked: ReadonlyArray<{ place: ReadingPlace; text: string }>, cells: PreviewCell[]): { result?: PreviewResult } {
  const { model, unit } = method;
  const outcome = outcomeOf(model, Object.fromEntries(looked.map(({ place, text }) => [placeKey(place), text])));
  if (outcome.state === 'incomplete') return {};
  if (outcome.state === 'result') return { result: shownResult(t, model, unit, outcome.result, [...outcome.result.warnings, ...circumstances(test.analysis)]) };
  const general: string[] = [];
  for (const { key, message } of outcome.problems) {
    const at = looked.find(({ place }) => placeKey(place) === key && !place.shared);
    const cell = at && cells.find(({ name }) => name === cellName(test.analysis.id, at.place));
    if (cell) cell.error = toldAt(t, method, key, message);
    else general.push(toldAt(t, method, key, message));
  }
  return general.length ? { result: { text: '', unit: '', mark: 'wrong', warnings: general } } : {};
}

