import Database from 'better-sqlite3';
import { hash as digest } from 'node:crypto';
import type { Actor } from '../src/kernel/actor.ts';
import { newId } from '../src/kernel/ids.ts';

/** A worksheet as the limit is given it: everything is known and calculated, only the writing is left. */
export interface FinishedWorksheet {
  id: string;
  number: string;
  methodId: string;
  rows: FinishedTest[];
}

export interface FinishedTest {
  analysisId: string;
  readings: Array<{ replicate: number; name: string; text: string }>;
  result: {
    observation: unknown;
    /** The same with its keys sorted, as it stands in the trail. */
    sorted: unknown;
    qualifier: string; text: string; unrounded: string | null; numeric: number | null; unit: string; expandedUncertainty: string | null;
    warnings: unknown[];
  };
}

type Sql = Database.Database;

/**
 * The same rows as the commands write, and nothing else: prepared statements, one durable transaction, rows that never become
 * objects of an ORM, hashes over the same canonical text (its keys stand sorted in the literals below). No input is parsed, nobody's
 * permission is asked, nothing is read but the heads of the chains.
 */
export function limitOn(file: string, actor: Actor) {
  const db = new Database(file);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.pragma('foreign_keys = ON');
  if (db.pragma('synchronous', { simple: true }) !== 2) throw new Error('the limit must be durable');
  const by = actor.id!;
  const addReading = db.prepare('insert into reading (id, analysis_id, attempt, replicate, name, revision, text, recorded_by_id, recorded_at, reason) values (?, ?, 1, ?, ?, 1, ?, ?, ?, null)');
  const addResult = db.prepare(`insert into result (id, version, analysis_id, attempt, method_id, worksheet_id, observation, qualifier, text, unrounded, numeric_value, unit, expanded_uncertainty, warnings, external,
    recorded_by_id, recorded_at, limit_id, judgement, history, evaluated_at, verified_by_id, verified_at, set_aside_reason)
    values (?, 1, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, null, ?, ?, null, null, null, null, null, null, null)`);
  const submitAnalysis = db.prepare("update analysis set state = 'submitted', submitted_at = ?, version = version + 1 where id = ?");
  const closeWorksheet = db.prepare("update worksheet set state = 'closed', version = version + 1 where id = ?");
  const addItem = db.prepare("insert into outbox_item (id, job, payload, state, attempts, created_at, available_at, leased_until, done_at, last_error) values (?, 'evaluate-results', ?, 'waiting', 0, ?, ?, null, null, null)");
  const { add: addEntry, commit } = chains(db, actor);

  /** One worksheet's readings and results; `submit` also moves its tests on. */
  const record = ({ id: worksheetId, methodId, rows }: FinishedWorksheet, now: Date, submit: boolean): void => {
    const [at, told] = [now.getTime(), now.toISOString()];
    for (const { analysisId, readings, result } of rows) {
      const id = newId();
      const { observation, sorted, qualifier, text, unrounded, numeric, unit, expandedUncertainty, warnings } = result;
      addResult.run(id, analysisId, methodId, worksheetId, JSON.stringify(observation), qualifier, text, unrounded, numeric, unit, expandedUncertainty, JSON.stringify(warnings), by, at);
      const changes: unknown[] = [{
        entity: 'Result', id, op: 'create', to: {
          analysisId, attempt: 1, evaluatedAt: null, expandedUncertainty, external: null, history: null, judgement: null, limitId: null, methodId, numeric, observation: sorted, qualifier,
          recordedAt: told, recordedById: by, setAsideReason: null, text, unit, unrounded, verifiedAt: null, verifiedById: null, warnings, worksheetId,
        },
      }];
      for (const { replicate, name, text: read } of readings) {
        const readingId = newId();
        addReading.run(readingId, analysisId, replicate, name, read, by, at);
        changes.push({ entity: 'Reading', id: readingId, op: 'create', to: { analysisId, attempt: 1, name, reason: null, recordedAt: told, recordedById: by, replicate, revision: 1, text: read } });
      }
      if (submit) {
        submitAnalysis.run(at, analysisId);
        changes.push({ entity: 'Analysis', from: { state: 'in-progress', submittedAt: null }, id: analysisId, op: 'update', to: { state: 'submitted', submittedAt: told } });
      }
      addEntry(`analysis:${analysisId}`, 'results.record-readings', 'analyses.work', at, told, JSON.stringify(changes));
    }
  };

  /** The worksheet closed, the evaluation asked for. */
  const close = (worksheetId: string, now: Date): void => {
    const [at, told] = [now.getTime(), now.toISOString()];
    closeWorksheet.run(worksheetId);
    const change = { entity: 'Worksheet', from: { state: 'open' }, id: worksheetId, op: 'update', to: { state: 'closed' } };
    addEntry(`worksheet:${worksheetId}`, 'results.record-readings', 'worksheets.advance', at, told, JSON.stringify([change]));
    addItem.run(newId(), JSON.stringify({ worksheetId }), at, at);
  };

  return {
    record: (worksheet: FinishedWorksheet) => commit(() => record(worksheet, new Date(), false)),
    recordAndSubmit: (worksheet: FinishedWorksheet) => commit(() => {
      const now = new Date();
      record(worksheet, now, true);
      close(worksheet.id, now);
    }),
    close: () => db.close(),
  };
}

const genesis = '0'.repeat(64);

function chains(db: Sql, { kind: actorKind, id: actorId, name: actorName }: Actor) {
  const head = db.prepare<[string], { seq: number; hash: string }>('select seq, hash from audit_head where stream = ?');
  const moveHead = db.prepare('insert into audit_head (stream, seq, hash) values (?, ?, ?) on conflict (stream) do update set seq = excluded.seq, hash = excluded.hash');
  const addEntry = db.prepare('insert into audit_entry (id, stream, seq, at, actor_kind, actor_id, actor_name, command, permission, reason, request_id, changes, prev, hash) values (?, ?, ?, ?, ?, ?, ?, ?, ?, null, null, ?, ?, ?)');
  const begin = db.prepare('begin immediate');
  const end = db.prepare('commit');
  return {
    add(stream: string, command: string, permission: string, at: number, told: string, changes: string): void {
      const last = head.get(stream);
      const prev = last?.hash ?? genesis;
      const seq = (last?.seq ?? 0) + 1;
      const content = JSON.stringify({ actorId, actorKind, actorName, at: told, command, permission, reason: null, requestId: null, seq, stream });
      const hash = digest('sha256', `${prev}\n${content}\n${changes}`, 'hex');
      addEntry.run(newId(), stream, seq, at, actorKind, actorId, actorName, command, permission, changes, prev, hash);
      moveHead.run(stream, seq, hash);
    },
    commit(work: () => void): void {
      begin.run();
      work();
      end.run();
    },
  };
}
