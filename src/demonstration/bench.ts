import { addDays, dayOf, type Day } from '../kernel/calendar.ts';
import type { Actor } from '../kernel/actor.ts';
import type { Method } from '../modules/catalogue/index.ts';
import { dispatchExternal, recordExternal, recordReadings, submitWorksheet } from '../modules/results/index.ts';
import type { Analysis } from '../modules/samples/index.ts';
import { createWorksheet } from '../modules/worksheets/index.ts';
import type { House, Running } from './house.ts';
import { readingsFor, sharedReadings, type Rows, type Target } from './readings.ts';
import { seeded, seedOf } from './random.ts';
import { reportOf } from './report-file.ts';
import { targetOf } from './targets.ts';
import { at } from './working-days.ts';

/** A test that waits for its session. */
export interface Offered {
  running: Running;
  analysis: Analysis;
  method: Method;
}

const waiting = new WeakMap<House, Map<string, Offered[]>>();
const sessionsOf = (house: House): Map<string, Offered[]> => {
  const known = waiting.get(house) ?? new Map<string, Offered[]>();
  waiting.set(house, known);
  return known;
};

/** What must begin within five days is begun on the day of reception, the rest on the next day of the bench, several samples together. */
export function offerToBench(house: House, running: Running, analyses: readonly Analysis[], arrival: Date): void {
  const day = dayOf(arrival);
  for (const analysis of analyses) {
    const method = house.methodsById.get(analysis.methodId)!;
    const pressing = (method.holdingHours ?? Infinity) <= 120;
    const begin = pressing ? at(day, '15:20') : at(house.days.benchDayAfter(day), '08:30');
    const key = pressing ? `${day} pressing` : begin.toISOString();
    sessionsOf(house).set(key, [...(sessionsOf(house).get(key) ?? []), { running, analysis, method }]);
    house.diary.planOnce(key, begin, () => session(house, key, dayOf(begin)));
  }
}

const biologyKinds: ReadonlySet<string> = new Set(['plate-count', 'mpn', 'choice']);
const technicianFor = ({ people }: House, { model }: Method): Actor => (biologyKinds.has(model.kind) ? people.microbiologist : people.chemist);

/** A worksheet for each method; its readings follow when plates have grown and instruments have run. */
async function session(house: House, key: string, day: Day): Promise<void> {
  const offered = sessionsOf(house).get(key) ?? [];
  sessionsOf(house).delete(key);
  for (const tests of Map.groupBy(offered, ({ method }) => method.id).values()) {
    const { method } = tests[0]!;
    const { id: worksheetId } = await house.place.act(technicianFor(house, method), createWorksheet, { analysisIds: tests.map(({ analysis }) => analysis.id) });
    house.diary.plan(at(house.days.onOrAfter(addDays(day, daysOf(method))), '13:40', seedOf(method.code) % 160), () => record(house, worksheetId, method, tests));
  }
}

/** Calendar days from the beginning of a test to its reading. */
function daysOf({ code, model }: Method): number {
  if (code === 'water-bod5') return 5;
  if (model.kind === 'plate-count' || model.kind === 'mpn') return Math.max(...model.readingDays);
  return model.kind === 'choice' && code !== 'water-odour' ? 4 : code === 'water-odour' ? 0 : 1;
}

const isLeft = ({ running: { of }, method }: Offered): boolean => of.stage === 'partly' && seedOf(method.code) % 2 === 0;

async function record(house: House, worksheetId: string, method: Method, tests: readonly Offered[]): Promise<void> {
  const read = tests.filter((test) => !isLeft(test));
  if (read.length === 0) return;
  const rows = Object.fromEntries(read.map((test) => [test.analysis.id, rowsOf(test, targetFor(test))]));
  const technician = technicianFor(house, method);
  await house.place.act(technician, recordReadings, { worksheetId, shared: sharedReadings(method), rows });
  const ready = read.filter(({ running: { of } }) => of.stage !== 'partly' && of.stage !== 'recorded');
  if (ready.length) await handIn(house, technician, worksheetId, ready);
}

async function handIn(house: House, technician: Actor, worksheetId: string, tests: readonly Offered[]): Promise<void> {
  await house.place.act(technician, submitWorksheet, { worksheetId, analysisIds: tests.map(({ analysis }) => analysis.id) });
  for (const { running, analysis } of tests) closeTest(house, running, analysis.id);
}

/** A test was handed in; after the last one the case is looked through. */
function closeTest(house: House, running: Running, analysisId: string): void {
  running.open.delete(analysisId);
  if (running.open.size === 0) house.through(house, running);
}

const sampleOf = ({ running, analysis }: Offered) => running.samples.find(({ sampleId }) => sampleId === analysis.sampleId)!;
const targetFor = (test: Offered): Target => sampleOf(test).given.unitValues?.[test.method.code]?.[(test.analysis.unit ?? 0) - 1] ?? targetOf(test.method, sampleOf(test).product, sampleOf(test).given, test.running.order);
const rowsOf = ({ running, analysis, method }: Offered, target: Target): Rows => readingsFor(method, target, seeded(seedOf(`${running.order} ${method.code} ${analysis.attempt} ${running.samples.findIndex(({ sampleId }) => sampleId === analysis.sampleId)}${analysis.unit ? ` ${analysis.unit}` : ''}`)));

/** The second attempt of a test, a working day later. */
export function testAgain(house: House, running: Running, analysis: Analysis, target: Target): void {
  const method = house.methodsById.get(analysis.methodId)!;
  running.open.add(analysis.id);
  house.diary.plan(at(house.days.after(dayOf(house.place.clock.now()), 1), '14:20'), async () => {
    const technician = technicianFor(house, method);
    const worksheetId = analysis.worksheetId!;
    await house.place.act(technician, recordReadings, { worksheetId, shared: sharedReadings(method), rows: { [analysis.id]: rowsOf({ running, analysis, method }, target) } });
    await handIn(house, technician, worksheetId, [{ running, analysis, method }]);
  });
}

const provider = 'Phòng thử nghiệm đối tác Miền Trung (minh họa)';

/** What the laboratory does not test itself goes out on the working day after, and its report comes back six working days later. */
export function dispatchLater(house: House, running: Running, analyses: readonly Analysis[]): void {
  if (analyses.length === 0) return;
  const { place, people, days, diary } = house;
  const out = days.after(dayOf(place.clock.now()), 1);
  diary.plan(at(out, '10:00'), () => place.act(people.chemist, dispatchExternal, { analysisIds: analyses.map(({ id }) => id), provider, dispatchedOn: out }).then(() => undefined));
  if (running.of.stage === 'external') return;
  const back = days.after(out, 6);
  for (const analysis of analyses) {
    const method = house.methodsById.get(analysis.methodId)!;
    diary.plan(at(back, '10:30'), async () => {
      const value = String(targetFor({ running, analysis, method }));
      const reportNumber = `MT-${1000 + running.order}`;
      await place.act(people.chemist, recordExternal, { analysisId: analysis.id, qualifier: 'eq', value, unit: method.unit, uncertainty: '0.5', provider, reportNumber, reportedOn: days.onOrAfter(addDays(out, 5)), reason: '', file: reportOf(reportNumber, `${method.reference}: ${value} ${method.unit.replace('µ', 'u')}`) });
      closeTest(house, running, analysis.id);
    });
  }
}
