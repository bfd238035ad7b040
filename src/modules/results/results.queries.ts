import type { Bilingual, Message } from '../../kernel/i18n.ts';
import { workingOf } from '../../science/calculation.ts';
import type { MeasurementModel, ResultQualifier } from '../../science/measurement-model.ts';
import type { Em } from '../../platform/database/orm.ts';
import { Analyte, Limit, Method, Regulation, noteOf, shortName, type Dependence, type LimitValue } from '../catalogue/index.ts';
import { Analysis, type AnalysisState, type ExternalProvider } from '../samples/index.ts';
import { Result, type ConsultedResult, type ExternalReport, type HistoryComparison, type Judgement } from './result.ts';

/** One test of a sample with its result as it stands: of the present attempt, compared with the limit it was compared with. */
export interface ResultLine {
  analysisId: string;
  sampleId: string;
  /** The unit of the sample that it was done on; null: the whole sample. A judgement by a sampling plan is that of all units. */
  unit: number | null;
  /** Version of the analysis, for a form that acts on it. */
  version: number;
  state: AnalysisState;
  attempt: number;
  dueOn: string;
  /** Calculated from other results of the sample: nothing is read for it, and it is not sent back by itself. */
  derived: boolean;
  /** Who tests it instead of the laboratory; null: the laboratory itself. */
  provider: ExternalProvider | null;
  startedAt: Date | null;
  submittedAt: Date | null;
  analyte: Bilingual & { code: string };
  method: {
    id: string; code: string; edition: number; reference: string; technique: Bilingual; unit: string;
    basis: 'dry' | 'as-received' | null; accredited: boolean; kind: MeasurementModel['kind'];
  };
  result: ReportedResult | null;
  limit: ComparedLimit | null;
  judgement: Judgement | null;
  /** Other results of the sample that choose the limit, one line an analyte where it has none. Empty: no limit depends on another. */
  chosenBy: ChoosingResult[];
  /** The other laboratory's report the result was taken from. */
  external: ExternalReport | null;
}

/** A result of the same sample that chooses the limit of another. */
export interface ChoosingResult {
  analyte: Bilingual;
  /** As it was when the limit was chosen; null: not tested, or on its way. */
  figure: { qualifier: ResultQualifier; text: string; unit: string } | null;
}

export interface ReportedResult {
  id: string;
  qualifier: ResultQualifier;
  /** Decimal text with a point; of a choice its code, and `choice` says it in words. */
  text: string;
  choice: Bilingual | null;
  /** Test portion a qualitative statement refers to ("25 g"). */
  portion: string | null;
  unrounded: string | null;
  unit: string;
  expandedUncertainty: string | null;
  warnings: Message[];
  /** How it came about, step by step, made from the observation; empty for a choice and for another laboratory's result. */
  working: string[];
  history: HistoryComparison | null;
  recordedById: string;
  recordedAt: Date;
  evaluatedAt: Date | null;
  verifiedById: string | null;
  verifiedAt: Date | null;
}

export interface ComparedLimit {
  id: string;
  regulationCode: string;
  class: string | null;
  condition: Partial<Bilingual> | null;
  unit: string;
  /** Of a limit that is reckoned from another result what it came to; the formula before. */
  value: LimitValue;
  /** It holds in this band of another result. */
  dependsOn: (Dependence & { name: Bilingual }) | null;
  note: Bilingual | null;
  /** Whether the laboratory has taken the value over; without that nothing is judged by it. */
  adopted: boolean;
}

/** What a choice says, and in which portion. */
export function wordsOfChoice(model: MeasurementModel, code: string): { choice: Bilingual | null; portion: string | null } {
  const found = model.kind === 'choice' ? model.choices.find((choice) => choice.code === code) : undefined;
  const portion = 'portion' in model ? (model.portion ?? null) : null;
  return { choice: found ? { vi: found.vi, en: found.en } : null, portion };
}

/**
 * Every test of a sample that was not cancelled, in the order of the catalogue, with its present result. The caller has made sure
 * that the reader may see the sample.
 */
export async function resultsOf(em: Em, sampleId: string): Promise<ResultLine[]> {
  const analyses = await em.find(Analysis, { sampleId, state: { $ne: 'cancelled' } });
  if (analyses.length === 0) return [];
  const results = await em.find(Result, { analysisId: { $in: analyses.map(({ id }) => id) }, setAsideReason: null });
  const methods = new Map((await em.find(Method, { id: { $in: unique(analyses.map(({ methodId }) => methodId)) } })).map((method) => [method.id, method]));
  const limitIds = unique(results.flatMap(({ limitId }) => (limitId ? [limitId] : [])));
  const limits = new Map((limitIds.length ? await em.find(Limit, { id: { $in: limitIds } }) : []).map((limit) => [limit.id, limit]));
  const consulted = [...results.flatMap(({ judgement }) => judgement?.dependsOn?.analyteCodes ?? []), ...[...limits.values()].flatMap(({ dependsOn }) => dependsOn?.analyte ?? [])];
  const analytes = new Map((await em.find(Analyte, { code: { $in: unique([...analyses.map(({ analyteCode }) => analyteCode), ...consulted]) } })).map((analyte) => [analyte.code, analyte]));
  const regulationIds = unique([...limits.values()].map(({ regulationId }) => regulationId));
  const regulations = new Map((regulationIds.length ? await em.find(Regulation, { id: { $in: regulationIds } }) : []).map((regulation) => [regulation.id, regulation]));

  const lines = analyses.map((analysis): ResultLine & { position: number } => {
    const method = methods.get(analysis.methodId)!;
    const analyte = analytes.get(analysis.analyteCode)!;
    // What was derived of results that are looked at again is no result any more.
    const result = analysis.derived && analysis.state === 'waiting' ? null : (results.find((each) => each.analysisId === analysis.id && each.attempt === analysis.attempt) ?? null);
    const limit = result?.limitId ? (limits.get(result.limitId) ?? null) : null;
    return {
      position: method.position,
      analysisId: analysis.id, sampleId, unit: analysis.unit ?? null, version: analysis.version, state: analysis.state, attempt: analysis.attempt, dueOn: analysis.dueOn,
      derived: analysis.derived, provider: analysis.external ?? null, startedAt: analysis.startedAt ?? null, submittedAt: analysis.submittedAt ?? null,
      analyte: { code: analyte.code, vi: analyte.vi, en: analyte.en },
      method: {
        id: method.id, code: method.code, edition: method.edition, reference: method.reference, technique: method.technique, unit: method.unit,
        basis: method.basis ?? null, accredited: method.accredited, kind: method.model.kind,
      },
      result: result && reported(result, method),
      limit: limit && {
        id: limit.id, regulationCode: regulations.get(limit.regulationId)!.code, class: limit.class ?? null, condition: limit.condition ?? null,
        unit: limit.unit, value: result?.judgement?.reckoned ?? limit.value, note: noteOf(limit), adopted: Boolean(limit.adoption),
        dependsOn: limit.dependsOn ? { ...limit.dependsOn, name: shortName(analytes.get(limit.dependsOn.analyte)!) } : null,
      },
      judgement: result?.judgement ?? null,
      chosenBy: (result?.judgement?.dependsOn?.analyteCodes ?? []).flatMap((code) => choosing(analytes.get(code)!, result!.judgement!.dependsOn!.results)),
      external: result?.external ?? null,
    };
  });
  return lines.sort((a, b) => a.position - b.position || (a.unit ?? 0) - (b.unit ?? 0) || (a.analysisId < b.analysisId ? -1 : 1)).map(({ position: _position, ...line }) => line);
}

function choosing({ code, vi, en }: Analyte, results: readonly ConsultedResult[]): ChoosingResult[] {
  const found = results.filter(({ analyteCode }) => analyteCode === code);
  return found.length ? found.map(({ figure }) => ({ analyte: { vi, en }, figure })) : [{ analyte: { vi, en }, figure: null }];
}

const reported = (result: Result, method: Method): ReportedResult => ({
  id: result.id, qualifier: result.qualifier, text: result.text, ...wordsOfChoice(method.model, result.text), unrounded: result.unrounded ?? null,
  unit: result.unit, expandedUncertainty: result.expandedUncertainty ?? null, warnings: result.warnings, working: result.observation ? workingOf(method.model, result.observation) : [], history: result.history ?? null,
  recordedById: result.recordedById, recordedAt: result.recordedAt, evaluatedAt: result.evaluatedAt ?? null,
  verifiedById: result.verifiedById ?? null, verifiedAt: result.verifiedAt ?? null,
});

const unique = (texts: readonly string[]): string[] => [...new Set(texts)];
