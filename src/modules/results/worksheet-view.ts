import { NotFound } from '../../kernel/errors.ts';
import type { Bilingual } from '../../kernel/i18n.ts';
import type { Em } from '../../platform/database/orm.ts';
import { Analyte, Method } from '../catalogue/index.ts';
import { Person } from '../identity/index.ts';
import { Analysis, unitCode } from '../samples/index.ts';
import { Worksheet } from '../worksheets/index.ts';
import { latestReadings, type LatestReading } from './latest-readings.ts';
import { Result } from './result.ts';

/** A test on a worksheet, blind: the code and matrix of its sample and nothing of the customer. */
export interface WorksheetTest {
  analysis: Analysis;
  /** With the unit that is tested, "M26-00012/3". */
  sampleCode: string;
  matrix: Bilingual;
  readings: ReadonlyMap<string, LatestReading>;
  result: Result | null;
  /** Attempts that were set aside for a retest, oldest first, with what was read. */
  former: FormerTest[];
}

export interface FormerTest {
  attempt: number;
  result: Result;
  recordedBy: string;
  readings: ReadonlyMap<string, LatestReading>;
}

export interface WorksheetView {
  worksheet: Worksheet;
  method: Method;
  analyte: Analyte;
  technician: string;
  tests: WorksheetTest[];
  /** Id of the newest reading shown; '' when there is none. What was recorded after it, the reader has not seen. */
  newest: string;
}

interface Tables {
  sample: { id: string; code: string; matrix_code: string };
  matrix: { code: string; vi: string; en: string };
}

/** A worksheet with everything of its present attempts. Throws NotFound. */
export async function worksheetView(em: Em, id: string): Promise<WorksheetView> {
  const worksheet = await em.findOne(Worksheet, { id });
  if (!worksheet) throw new NotFound();
  const method = await em.findOneOrFail(Method, { id: worksheet.methodId });
  const analyte = await em.findOneOrFail(Analyte, { code: method.analyteCode });
  const technician = await em.findOneOrFail(Person, { id: worksheet.technicianId });
  const analyses = await em.find(Analysis, { worksheetId: id }, { orderBy: { position: 'asc' } });
  const readings = await latestReadings(em, analyses);
  const former = await formerTests(em, analyses.filter(({ attempt }) => attempt > 1));
  const results = analyses.length ? await em.find(Result, { analysisId: { $in: analyses.map((analysis) => analysis.id) } }) : [];
  const samples = analyses.length
    ? await em.getKysely<Tables>().selectFrom('sample as s').innerJoin('matrix as x', 'x.code', 's.matrix_code').select(['s.id', 's.code', 'x.vi', 'x.en']).where('s.id', 'in', analyses.map(({ sampleId }) => sampleId)).execute()
    : [];
  const byId = new Map(samples.map((sample) => [sample.id, sample]));
  const newest = [...readings.values()].flatMap((places) => [...places.values()].map((reading) => reading.id)).reduce((last, each) => (each > last ? each : last), '');
  return {
    worksheet, method, analyte, technician: technician.name, newest,
    tests: analyses.map((analysis) => {
      const { code, vi, en } = byId.get(analysis.sampleId)!;
      return { analysis, sampleCode: unitCode(code, analysis.unit), matrix: { vi, en }, readings: readings.get(analysis.id) ?? new Map(), result: results.find((each) => each.analysisId === analysis.id && each.attempt === analysis.attempt) ?? null, former: former.get(analysis.id) ?? [] };
    }),
  };
}

/** What was set aside of tests that are tested again, by analysis. */
async function formerTests(em: Em, analyses: readonly Analysis[]): Promise<Map<string, FormerTest[]>> {
  const former = new Map<string, FormerTest[]>();
  if (analyses.length === 0) return former;
  const results = await em.find(Result, { analysisId: { $in: analyses.map(({ id }) => id) }, setAsideReason: { $ne: null } }, { orderBy: { attempt: 'asc' } });
  const people = new Map((await em.find(Person, { id: { $in: [...new Set(results.map(({ recordedById }) => recordedById))] } })).map(({ id, name }) => [id, name]));
  for (const result of results) {
    const { analysisId, attempt } = result;
    const readings = (await latestReadings(em, [{ id: analysisId, attempt }])).get(analysisId) ?? new Map<string, LatestReading>();
    former.set(analysisId, [...(former.get(analysisId) ?? []), { attempt, result, recordedBy: people.get(result.recordedById) ?? '', readings }]);
  }
  return former;
}
