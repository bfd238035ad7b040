import { z } from 'zod';
import { Conflict, Invalid, NotFound, Stale, type Problem } from '../../../kernel/errors.ts';
import { newId } from '../../../kernel/ids.ts';
import { command, type CommandContext } from '../../../platform/command/command.ts';
import { id, optionalText, ticked } from '../../../platform/command/inputs.ts';
import type { RowOf } from '../../../platform/database/rows.ts';
import { workingMethod, type WorkingMethod } from '../../catalogue/index.ts';
import { Analysis, analysesPolicy } from '../../samples/index.ts';
import { latestReadings, shownShared, type LatestReading } from '../latest-readings.ts';
import { outcomeOf } from '../observe.ts';
import { isCounted, placeKey, placesOf, type ReadingPlace } from '../reading-plan.ts';
import { resultFields } from '../result-fields.ts';
import { Reading, Result } from '../result.ts';
import { handIn } from './hand-in.ts';
import { sameAsRecorded, understand } from '../understand.ts';

interface Tables {
  worksheet: { id: string; method_id: string };
  analysis: { id: string; worksheet_id: string; state: string };
}

const typed = z.string().max(100);

/**
 * What was typed on a worksheet: `rows.<analysis>.<replicate>.<name>` and, for what is read once for all, `shared.<name>`. `seen` is
 * the newest reading the person had before them: a cell that somebody recorded since is a conflict, not a correction.
 */
export const recordingInput = z.object({
  worksheetId: id(),
  seen: z.union([z.literal(''), z.uuid()]).optional(),
  shared: z.record(z.string().max(60), typed).default({}),
  sharedReason: optionalText(500).default(''),
  rows: z.record(z.uuid(), z.record(z.string().regex(/^\d{1,2}$/), z.record(z.string().max(60), typed))).default({}),
  reasons: z.record(z.uuid(), optionalText(500)).default({}),
  /** Counts of these tests were read again and are what they were: each is recorded once more, with who read it and when. */
  reread: z.record(z.uuid(), ticked()).default({}),
  /** Hands in every test of the worksheet that has its result then, in the same transaction. */
  submit: z.boolean().default(false),
});
type Recording = z.output<typeof recordingInput>;
type NewReading = RowOf<Reading>;

/**
 * Records what was read. A cell that says what is recorded is left alone; a changed one is a new reading beside the earlier one, with
 * a reason; a count that was read again and found the same is one without. The result of every test that has all it takes is calculated and kept, and handed in where that was asked. All or nothing: one
 * problem and nothing is written.
 */
export const recordReadings = command({
  name: 'results.record-readings',
  input: recordingInput,
  async handle(context, input) {
    const { em } = context;
    const worksheet = await em.getKysely<Tables>().selectFrom('worksheet').select(['id', 'method_id']).where('id', '=', input.worksheetId).executeTakeFirst();
    if (!worksheet) throw new NotFound();
    const method = await workingMethod(em, worksheet.method_id);
    const analyses = await context.openMany(analysesPolicy.work, Analysis, await idsOf(context, input));
    if (analyses.some(({ worksheetId }) => worksheetId !== worksheet.id)) throw new NotFound();

    const latest = await latestReadings(em, analyses);
    const places = placesOf(method.model);
    const problems: Problem[] = unknownCells(input, places);
    const overtaken: string[] = [];
    const changed = analyses.map((analysis) => {
      const recorded = latest.get(analysis.id) ?? new Map<string, LatestReading>();
      const texts: Record<string, string> = Object.fromEntries([...recorded].map(([key, { text }]) => [key, text]));
      const readings: NewReading[] = [];
      const again = input.reread[analysis.id] === true;
      if (again && (!isCounted(method.model) || recorded.size === 0)) problems.push({ path: `reread.${analysis.id}`, key: 'results.error.reread' });
      for (const place of places) {
        const given = givenOf(input, analysis.id, place);
        const before = recorded.get(placeKey(place));
        if (given === undefined || sameAsRecorded(given.text, before?.text ?? '')) {
          if (again && before?.text) {
            if (input.seen !== undefined && before.id > input.seen) overtaken.push(`rows.${analysis.id}.${placeKey(place)}`);
            readings.push(readingOf(context, analysis, place, before.text, before.revision + 1, null));
          }
          continue;
        }
        // A shared value that was left as shown only fills the tests that have none; one that differs there keeps its own.
        if (before && place.shared && sameAsRecorded(given.text, shownShared(analyses, latest, place)?.text ?? '')) continue;
        const understood = understand(method.model, place, given.text);
        if ('problem' in understood) {
          problems.push({ path: given.path, ...understood.problem });
          continue;
        }
        if (understood.text === (before?.text ?? '')) continue;
        if (before && input.seen !== undefined && before.id > input.seen) overtaken.push(given.path);
        const reason = (place.shared ? input.sharedReason : '') || input.reasons[analysis.id] || null;
        if (before && !reason) problems.push({ path: place.shared ? 'sharedReason' : `reasons.${analysis.id}`, key: 'results.error.reason' });
        texts[placeKey(place)] = understood.text;
        readings.push(readingOf(context, analysis, place, understood.text, (before?.revision ?? 0) + 1, before ? reason : null));
      }
      return { analysis, recorded, readings, texts };
    });
    if (overtaken.length) throw new Stale({ cells: overtaken });

    const touched = changed.filter(({ readings }) => readings.length > 0);
    if (touched.some(({ analysis }) => analysis.state !== 'in-progress')) throw new Conflict('results.error.not-in-progress');
    const hasResult = await resultsSoFar(context, touched.filter(({ recorded }) => recorded.size > 0).map(({ analysis }) => analysis));
    const results: Array<RowOf<Result>> = [];
    let calculated = 0;
    for (const { analysis, readings, texts } of touched) {
      const outcome = outcomeOf(method.model, texts);
      const former = hasResult.get(analysis.id);
      if (outcome.state === 'wrong') {
        problems.push(...outcome.problems.map(({ key, message }) => ({ path: pathOf(analysis.id, key, places), ...message })));
      } else if (outcome.state === 'incomplete') {
        if (former) problems.push({ path: pathOf(analysis.id, keyOfReading(readings[0]!), places), key: 'results.error.emptied' });
      } else {
        const fields = resultOf(context, method, analysis, outcome);
        if (former) Object.assign(former, fields);
        else results.push({ id: newId(), version: 1, analysisId: analysis.id, attempt: analysis.attempt, methodId: method.id, worksheetId: worksheet.id, external: null, setAsideReason: null, verifiedById: null, verifiedAt: null, ...fields });
        calculated += 1;
      }
    }
    if (problems.length) throw new Invalid(unique(problems));
    const reasons = [...new Set(touched.flatMap(({ readings }) => readings.flatMap(({ reason }) => reason ?? [])))];
    if (reasons.length) context.because(reasons.join('; '));
    const read = touched.flatMap(({ readings }) => readings);
    context.addMany(Result, results);
    context.addMany(Reading, read);
    const newly = new Set(results.map(({ analysisId }) => analysisId));
    const { submitted } = input.submit ? await handIn(context, { worksheetId: worksheet.id, calculated: newly, opened: analyses }) : { submitted: 0 };
    return { readings: read.length, results: calculated, submitted };
  },
});

/** The rows that came; with a value for all, every test of the worksheet that is in progress. */
async function idsOf({ em }: CommandContext, input: Recording): Promise<string[]> {
  const ids = [...new Set([...Object.keys(input.rows), ...Object.keys(input.reread).filter((id) => input.reread[id])])];
  if (Object.keys(input.shared).length === 0) return ids;
  const all = await em.getKysely<Tables>().selectFrom('analysis').select('id').where('worksheet_id', '=', input.worksheetId).where('state', '=', 'in-progress').execute();
  return [...new Set([...ids, ...all.map(({ id }) => id)])];
}

const pathOf = (analysisId: string, key: string, places: readonly ReadingPlace[]): string => {
  const place = places.find((each) => placeKey(each) === key);
  return place?.shared ? `shared.${place.name}` : `rows.${analysisId}${key ? `.${key}` : ''}`;
};
const keyOfReading = (reading: NewReading): string => placeKey(reading);

function givenOf(input: Recording, analysisId: string, place: ReadingPlace): { text: string; path: string } | undefined {
  const text = place.shared ? input.shared[place.name] : input.rows[analysisId]?.[place.replicate]?.[place.name];
  return text === undefined ? undefined : { text, path: place.shared ? `shared.${place.name}` : `rows.${analysisId}.${placeKey(place)}` };
}

function unknownCells(input: Recording, places: readonly ReadingPlace[]): Problem[] {
  const known = new Set(places.filter(({ shared }) => !shared).map(placeKey));
  const shared = new Set(places.filter((place) => place.shared).map(({ name }) => name));
  const wrong = Object.keys(input.shared).filter((name) => !shared.has(name)).map((name) => `shared.${name}`);
  for (const [analysisId, replicates] of Object.entries(input.rows)) {
    for (const [replicate, cells] of Object.entries(replicates)) {
      for (const name of Object.keys(cells)) if (!known.has(`${replicate}.${name}`)) wrong.push(`rows.${analysisId}.${replicate}.${name}`);
    }
  }
  return wrong.map((path) => ({ path, key: 'error.unknown-field' }));
}

const readingOf = ({ actor, now }: CommandContext, analysis: Analysis, { replicate, name }: ReadingPlace, text: string, revision: number, reason: string | null): NewReading =>
  ({ id: newId(), analysisId: analysis.id, attempt: analysis.attempt, replicate, name, revision, text, recordedById: actor.id!, recordedAt: now, reason });

/** Only tests of which something was recorded before can have a result. */
async function resultsSoFar({ em }: CommandContext, analyses: readonly Analysis[]): Promise<Map<string, Result>> {
  if (analyses.length === 0) return new Map();
  const found = await em.find(Result, { analysisId: { $in: analyses.map(({ id }) => id) } });
  return new Map(analyses.flatMap(({ id, attempt }) => found.filter((result) => result.analysisId === id && result.attempt === attempt).map((result) => [id, result] as const)));
}

const resultOf = ({ actor, now }: CommandContext, method: WorkingMethod, analysis: Analysis, outcome: Extract<ReturnType<typeof outcomeOf>, { state: 'result' }>) => ({
  ...resultFields(outcome.result, analysis), unit: method.unit, observation: outcome.observation, recordedById: actor.id!, recordedAt: now,
});

/** A wrong value for all would otherwise be told once for each test. */
const unique = (problems: readonly Problem[]): Problem[] => [...new Map(problems.map((problem) => [`${problem.path} ${problem.key}`, problem])).values()];
