import type { Actor } from '../../kernel/actor.ts';
import { NotFound } from '../../kernel/errors.ts';
import type { Bilingual } from '../../kernel/i18n.ts';
import { may } from '../../kernel/policy.ts';
import type { Em } from '../../platform/database/orm.ts';
import type { MeasurementModel } from '../../science/measurement-model.ts';
import { Matrix, Method } from '../catalogue/index.ts';
import { isId } from '../requests/index.ts';
import { Sample } from '../samples/index.ts';
import { recordedBy } from './recorded-by.ts';
import { Result } from './result.ts';
import { resultsOf, type ResultLine } from './results.queries.ts';
import { resultsPolicy } from './results.policy.ts';
import type { Doubt } from '../../science/plausibility.ts';
import { awaitsAnother } from './evaluation/other-results.ts';
import { doubtedResults } from './evaluation/plausible.ts';
import { groupOf, openGroups } from './evaluation/units.ts';
import { needsAnEye } from './warnings.ts';

interface Tables {
  analysis: { id: string; sample_id: string; state: string };
  sample: { id: string; code: string; due_on: string; matrix_code: string };
  matrix: { code: string; vi: string; en: string };
  reading: { id: string; analysis_id: string; attempt: number; replicate: number; name: string; revision: number; text: string; recorded_by_id: string; recorded_at: unknown; reason: string | null };
  person: { id: string; name: string };
}

export interface QueuedSample {
  id: string;
  code: string;
  matrix: Bilingual;
  dueOn: string;
  /** Tests that wait for verification, and all that were not cancelled. */
  waiting: number;
  total: number;
}

/** Samples with results to verify, by the promised day. `after` is the key of the last one before; answers one more than `limit` when there are others. */
export async function verificationQueue(em: Em, after: { day: string; id: string } | null, limit: number): Promise<QueuedSample[]> {
  let query = em.getKysely<Tables>().selectFrom('analysis as a').innerJoin('sample as s', 's.id', 'a.sample_id').innerJoin('matrix as x', 'x.code', 's.matrix_code')
    .select((select) => [
      's.id', 's.code', 's.due_on', 'x.vi', 'x.en', select.fn.countAll().as('waiting'),
      select.selectFrom('analysis as b').whereRef('b.sample_id', '=', 's.id').where('b.state', '!=', 'cancelled').select((inner) => inner.fn.countAll().as('n')).as('total'),
    ])
    .where('a.state', '=', 'evaluated').groupBy(['s.id', 's.code', 's.due_on', 'x.vi', 'x.en']);
  if (after) query = query.where((where) => where.or([where('s.due_on', '>', after.day), where.and([where('s.due_on', '=', after.day), where('s.id', '>', after.id)])]));
  const rows = await query.orderBy('s.due_on').orderBy('s.id').limit(limit + 1).execute();
  return rows.map((row) => ({ id: row.id, code: row.code, matrix: { vi: row.vi, en: row.en }, dueOn: row.due_on, waiting: Number(row.waiting), total: Number(row.total) }));
}

export const queueKey = (text: string | undefined): { day: string; id: string } | null => {
  const [, day, id] = /^(\d{4}-\d{2}-\d{2})\.(.+)$/.exec(text ?? '') ?? [];
  return day && id && isId(id) ? { day, id } : null;
};

export interface ReadingRevision {
  replicate: number;
  name: string;
  revision: number;
  text: string;
  by: string;
  at: Date;
  reason: string | null;
}

export interface VerifiedLine extends ResultLine {
  model: MeasurementModel;
  /** Readings of the present attempt with every revision, in the order of recording. */
  readings: ReadingRevision[];
  recordedBy: string[];
  verifiedBy: string | null;
  /** Results that were set aside for a retest, oldest first. */
  former: Array<{ attempt: number; qualifier: Result['qualifier']; text: string; reason: string }>;
  /** What does not go together with other results of the sample, and the analytes of those. */
  doubts: Array<{ doubt: Doubt; with: Bilingual[] }>;
  /** It has something that a verifier must look at by itself. */
  eye: boolean;
  /** Why nobody verifies it yet (a message key), or null: its limit depends on a result that is on its way, or another unit of its sampling plan is. */
  awaits: string | null;
  /** Why this reader may not verify it (a message key), or null. */
  refused: string | null;
}

export interface VerificationView {
  sample: Sample;
  matrix: Matrix;
  lines: VerifiedLine[];
}

/** Everything a verifier looks at of one sample. Throws NotFound. */
export async function verificationView(em: Em, actor: Actor, sampleId: string): Promise<VerificationView> {
  const sample = isId(sampleId) ? await em.findOne(Sample, { id: sampleId }) : null;
  if (!sample) throw new NotFound();
  const matrix = await em.findOneOrFail(Matrix, { code: sample.matrixCode });
  const lines = await resultsOf(em, sampleId);
  const ids = lines.map(({ analysisId }) => analysisId);
  const methods = await em.find(Method, { id: { $in: lines.map(({ method }) => method.id) } });
  const people = await recordedBy(em, lines.map(({ analysisId, attempt }) => ({ id: analysisId, attempt })));
  const readings = ids.length
    ? await em.getKysely<Tables>().selectFrom('reading as r').innerJoin('person as p', 'p.id', 'r.recorded_by_id').selectAll('r').select('p.name as by_name').where('r.analysis_id', 'in', ids).orderBy('r.id').execute()
    : [];
  const former = ids.length ? await em.find(Result, { analysisId: { $in: ids }, setAsideReason: { $ne: null } }, { orderBy: { attempt: 'asc' } }) : [];
  const doubted = doubtedResults(lines);
  const open = openGroups(lines.map(({ method, ...line }) => ({ methodId: method.id, ...line })));
  const tests = lines.map(({ analyte, state }) => ({ analyteCode: analyte.code, state }));
  const names = await namesOf(em, [...[...people.values()].flat(), ...lines.flatMap(({ result }) => result?.verifiedById ?? [])]);
  return {
    sample, matrix,
    lines: lines.map((line) => {
      const recorders = people.get(line.analysisId)!;
      const answer = resultsPolicy.verify.check(actor, { recordedBy: recorders });
      return {
        ...line, model: methods.find(({ id }) => id === line.method.id)!.model,
        readings: readings.filter((row) => row.analysis_id === line.analysisId && row.attempt === line.attempt)
          .map((row) => ({ replicate: row.replicate, name: row.name, revision: row.revision, text: row.text, by: row.by_name, at: new Date(row.recorded_at as number), reason: row.reason })),
        recordedBy: recorders.map((id) => names.get(id) ?? ''), verifiedBy: line.result?.verifiedById ? (names.get(line.result.verifiedById) ?? '') : null,
        former: former.filter(({ analysisId }) => analysisId === line.analysisId).map(({ attempt, qualifier, text, setAsideReason }) => ({ attempt, qualifier, text, reason: setAsideReason! })),
        doubts: doubted.filter(({ analysisIds }) => analysisIds.includes(line.analysisId))
          .map(({ doubt, analysisIds }) => ({ doubt, with: lines.filter(({ analysisId }) => analysisId !== line.analysisId && analysisIds.includes(analysisId)).map(({ analyte }) => analyte) })),
        eye: doubted.some(({ analysisIds }) => analysisIds.includes(line.analysisId)) || (line.result !== null && needsAnEye({ warnings: line.result.warnings, history: line.result.history, judgement: line.judgement })),
        awaits: line.unit !== null && open.has(groupOf({ sampleId, methodId: line.method.id })) ? 'results.error.units-open' : awaitsAnother(line.judgement, tests) ? 'results.error.other-awaited' : null,
        refused: answer === 'allow' ? null : answer,
      };
    }),
  };
}

async function namesOf(em: Em, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await em.getKysely<Tables>().selectFrom('person').select(['id', 'name']).where('id', 'in', [...new Set(ids)]).execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

export const mayVerify = (actor: Actor): boolean => may(actor, resultsPolicy.verify, { recordedBy: [] });
