import type { Message } from '../../../kernel/i18n.ts';
import type { Em } from '../../../platform/database/orm.ts';
import { chooseByOther, type OtherFigure } from '../../../science/conformity/index.ts';
import { Method, type Dependence, type Limit } from '../../catalogue/index.ts';
import { Analysis, type AnalysisState } from '../../samples/index.ts';
import { Result, type Judgement } from '../result.ts';
import { figureInUnit, type ReportingUnit } from './limit-in-unit.ts';

/** A result of the same sample that a limit may depend on. */
export interface OtherResult {
  analyteCode: string;
  analysisId: string;
  method: ReportingUnit;
  /** Null while it is on its way: not recorded yet, sent back, tested again. */
  result: OtherFigure | null;
}

const settled: ReadonlySet<AnalysisState> = new Set(['evaluated', 'verified', 'reported']);
export const isSettled = ({ state }: Pick<Analysis, 'state'>): boolean => settled.has(state);

/** Whether a verdict will be another one when a result that is on its way comes. `tests` are those of the sample that were not cancelled. */
export const awaitsAnother = (judgement: Judgement | null | undefined, tests: ReadonlyArray<Pick<Analysis, 'analyteCode' | 'state'>>): boolean =>
  judgement?.reason?.key === 'results.reason.other-awaited' || tests.some((test) => !isSettled(test) && Boolean(judgement?.dependsOn?.analyteCodes.includes(test.analyteCode)));

/**
 * The results of these analytes by sample, of the present attempts; a test that was cancelled is none. `held` are results that this command
 * has made and not written yet.
 */
export async function otherResults(em: Em, sampleIds: readonly string[], analyteCodes: readonly string[], held: readonly Result[]): Promise<Map<string, OtherResult[]>> {
  if (analyteCodes.length === 0) return new Map();
  const analyses = (await em.find(Analysis, { sampleId: { $in: [...sampleIds] }, analyteCode: { $in: [...analyteCodes] } }, { orderBy: { id: 'asc' } })).filter(({ state }) => state !== 'cancelled');
  const methods = new Map((await em.find(Method, { id: { $in: [...new Set(analyses.map(({ methodId }) => methodId))] } })).map((method) => [method.id, method]));
  const results = [...held, ...(await em.find(Result, { analysisId: { $in: analyses.map(({ id }) => id) }, setAsideReason: null }))];
  const others = analyses.map((analysis) => {
    const method = methods.get(analysis.methodId)!;
    const result = isSettled(analysis) ? results.find(({ analysisId, attempt }) => analysisId === analysis.id && attempt === analysis.attempt) : undefined;
    return {
      sampleId: analysis.sampleId, analyteCode: analysis.analyteCode, analysisId: analysis.id,
      method: { unit: result?.unit ?? method.unit, basis: method.basis ?? null }, result: result ? { qualifier: result.qualifier, text: result.text } : null,
    };
  });
  return Map.groupBy(others, ({ sampleId }) => sampleId);
}

export type BandChoice<L> = { limit: L; value: string } | { unclear: Message };

/**
 * The limit of a table whose band the other result lies in, with that result in the table's unit; or why none can be told. Where the sample
 * has several results of the other analyte they must all choose the same.
 */
export function chooseBand<L extends Limit & { dependsOn: Dependence }>(table: readonly L[], others: readonly OtherResult[]): BandChoice<L> {
  const { analyte, unit } = table[0]!.dependsOn;
  const found = others.filter(({ analyteCode }) => analyteCode === analyte);
  if (found.length === 0) return { unclear: { key: 'results.reason.other-not-tested' } };
  const answers = found.map(({ method, result }): BandChoice<L> => {
    if (!result) return { unclear: { key: 'results.reason.other-awaited' } };
    const text = result.qualifier === 'choice' ? result.text : figureInUnit(result.text, method, unit);
    if (text === null) return { unclear: { key: 'results.reason.other-unit' } };
    const chosen = chooseByOther(table.map((limit) => ({ when: limit.dependsOn, limit })), { qualifier: result.qualifier, text });
    return 'row' in chosen ? { limit: chosen.row.limit, value: text } : { unclear: { key: chosen.reason } };
  });
  const unclear = answers.find((answer) => 'unclear' in answer);
  if (unclear) return unclear;
  const chosen = answers as Array<Exclude<BandChoice<L>, { unclear: Message }>>;
  const [first] = chosen;
  const agree = chosen.every(({ limit, value }) => limit === first!.limit && (limit.value.kind !== 'formula' || value === first!.value));
  return agree ? first! : { unclear: { key: 'results.reason.others-differ' } };
}
