import Database from 'better-sqlite3';
import { canonical } from '../src/platform/audit/chain.ts';
import { verifyAudit } from '../src/platform/audit/verify.ts';
import { createWorksheet } from '../src/modules/worksheets/index.ts';
import { recordReadings } from '../src/modules/results/index.ts';
import { outcomeOf } from '../src/modules/results/observe.ts';
import { resultFields } from '../src/modules/results/result-fields.ts';
import { openContainer, type BenchLaboratory } from './laboratory.ts';
import { interleave, perSecond, type Comparison } from './measure.ts';
import { limitOn, type FinishedTest, type FinishedWorksheet } from './recording.limit.ts';

const tests = 40;
const perRound = 4;

/** What each technician's sheet says: two readings of turbidity a sample, and now and then one that leads to another figure. */
export const readingsOf = (row: number) => ({ 1: { reading: `${1 + (row % 7)}.${10 + row}` }, 2: { reading: `${1 + (row % 7)}.${12 + row}` } });

/** Lays `count` worksheets of 40 tests, in progress, ready to be recorded. */
export async function layWorksheets(laboratory: BenchLaboratory, count: number): Promise<FinishedWorksheet[]> {
  const { container: { runner }, technician } = laboratory;
  const [method] = await laboratory.methods('water-turbidity');
  const worksheets: FinishedWorksheet[] = [];
  for (let i = 0; i < count; i++) {
    const { tests: received } = await laboratory.receive(tests, [method!.id]);
    const { id, number } = await runner.run(createWorksheet, { analysisIds: received.get(method!.id)! }, { actor: technician });
    worksheets.push({ id, number, methodId: method!.id, rows: received.get(method!.id)!.map((analysisId, row) => finished(method!, analysisId, row)) });
  }
  return worksheets;
}

function finished({ model, unit }: Awaited<ReturnType<BenchLaboratory['methods']>>[number], analysisId: string, row: number): FinishedTest {
  const given = readingsOf(row);
  const outcome = outcomeOf(model, { '1.reading': given[1].reading, '2.reading': given[2].reading });
  if (outcome.state !== 'result') throw new Error('the readings of the bench give no result');
  const { limitId: _limit, judgement: _judgement, history: _history, evaluatedAt: _evaluated, numeric, ...fields } = resultFields(outcome.result, { startedAt: null, holdUntil: null });
  return {
    analysisId, readings: [1, 2].map((replicate) => ({ replicate, name: 'reading', text: given[replicate as 1 | 2].reading })),
    result: { ...fields, numeric, unit, observation: outcome.observation, sorted: JSON.parse(canonical(outcome.observation)) as unknown },
  };
}

export interface Recording {
  /** The readings and results of a worksheet. */
  record: Comparison;
  /** The same, and the worksheet handed in by the same press: 40 tests moved on and the outbox row. */
  recordAndSubmit: Comparison;
  /** Rows that both wrote, alike but for ids, instants and hashes. */
  rows: number;
}

/**
 * Recording a worksheet of 40 results, results a second. Ours and the limit write into two copies of the same laboratory; when all is
 * written, both trails are verified entry by entry and row by row, and what they wrote is compared.
 */
export async function benchRecording(laboratory: BenchLaboratory, { rounds, warm }: { rounds: number; warm: number }): Promise<Recording> {
  const worksheets = await layWorksheets(laboratory, (rounds + warm) * perRound * 2);
  const copy = await laboratory.copyTo('limit.sqlite');
  const { container: { runner }, technician } = laboratory;
  const limit = limitOn(copy, technician);
  const as = { actor: technician };
  const inputOf = ({ id, rows }: FinishedWorksheet) => ({ worksheetId: id, rows: Object.fromEntries(rows.map(({ analysisId }, row) => [analysisId, readingsOf(row)])) });
  const [ours, theirs] = [worksheets.values(), worksheets.values()];
  const take = (from: Iterator<FinishedWorksheet>) => Array.from({ length: perRound }, () => from.next().value as FinishedWorksheet);

  const run = (submit: boolean) => interleave(
    () => {
      const batch = take(ours).map(inputOf);
      return perSecond(perRound * tests, async () => {
        for (const input of batch) {
          await runner.run(recordReadings, { ...input, submit }, as);
        }
      });
    },
    () => {
      const batch = take(theirs);
      return perSecond(perRound * tests, () => {
        for (const worksheet of batch) (submit ? limit.recordAndSubmit : limit.record)(worksheet);
      });
    },
    { rounds, warm },
  );
  const record = await run(false);
  const recordAndSubmit = await run(true);
  limit.close();
  return { record, recordAndSubmit, rows: await sameRows(laboratory, copy) };
}

/** Throws unless both databases hold the same rows, and a trail that proves them. */
async function sameRows(laboratory: BenchLaboratory, copy: string): Promise<number> {
  const other = await openContainer(laboratory.folder, copy);
  try {
    for (const { orm } of [laboratory.container, other]) {
      const { first } = await verifyAudit(orm);
      if (first) throw new Error(`the trail does not hold: ${JSON.stringify(first)}`);
    }
  } finally {
    await other.close();
  }
  const [ours, limit] = [laboratory.file, copy].map(written) as [string[], string[]];
  const at = ours.findIndex((row, i) => row !== limit[i]);
  if (at >= 0 || ours.length !== limit.length) throw new Error(`the limit wrote other rows (${ours.length}, ${limit.length}):\n${ours[at]}\n${limit[at]}`);
  return ours.length;
}

/** Rows of recording in an order that does not hang on ids, without ids of their own (nor those of requests), instants and hashes. */
function written(file: string): string[] {
  const db = new Database(file, { readonly: true });
  const all = (sql: string) => db.prepare<[], Record<string, unknown>>(sql).all().map((row) => JSON.stringify(row));
  const plain = (text: string) => text.replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'instant');
  const entries = db.prepare<[], { stream: string; seq: number; changes: string }>("select stream, seq, actor_kind, actor_id, actor_name, command, permission, reason, changes from audit_entry where command like 'results.%' order by stream, seq").all();
  const rows = [
    ...all('select analysis_id, attempt, replicate, name, revision, text, recorded_by_id, reason from reading order by analysis_id, replicate, name'),
    ...all('select version, analysis_id, attempt, method_id, worksheet_id, observation, qualifier, text, unrounded, numeric_value, unit, expanded_uncertainty, warnings, external, recorded_by_id, limit_id, judgement, history, evaluated_at, verified_by_id, verified_at, set_aside_reason from result order by analysis_id'),
    ...entries.map((entry) => plain(JSON.stringify({ ...entry, changes: (JSON.parse(entry.changes) as Array<{ entity: string; id: string }>).map((change) => ({ ...change, id: /Reading|Result/.test(change.entity) ? 'own' : change.id })) }))),
    ...all('select stream, seq from audit_head order by stream'),
    ...all('select id, state, version, sent_back_reason from analysis order by id'),
    ...all('select id, state, version from worksheet order by id'),
    ...all("select job, payload, state, attempts from outbox_item where job = 'evaluate-results' order by payload"),
  ];
  db.close();
  return rows;
}
