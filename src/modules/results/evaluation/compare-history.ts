import { Dec } from '../../../science/decimal.ts';
import { round } from '../../../science/rounding.ts';
import type { CalculatedResult, ResultQualifier } from '../../../science/measurement-model.ts';
import { dayOf } from '../../../kernel/calendar.ts';
import type { Em } from '../../../platform/database/orm.ts';
import { unitCode, type Sample } from '../../samples/index.ts';
import type { HistoryComparison } from '../result.ts';

interface Tables {
  result: { analysis_id: string; attempt: number; text: string; qualifier: ResultQualifier; unrounded: string | null; unit: string };
  analysis: { id: string; attempt: number; sample_id: string; method_id: string; state: string; unit: number | null };
  sample: { id: string; code: string; enterprise_id: string; site_key: string; received_at: unknown };
  method: { id: string; code: string };
}

export interface EarlierResult {
  sampleCode: string;
  on: string;
  text: string;
  qualifier: ResultQualifier;
  unrounded: string | null;
}

const latest = 5;

/** The last five verified results of the same customer, place and method before this sample, newest first. Without a place, none. */
export async function earlierResults(em: Em, sample: Sample, methodCode: string, unit: string): Promise<EarlierResult[]> {
  if (!sample.siteKey) return [];
  const rows = await em.getKysely<Tables>().selectFrom('sample as s')
    .innerJoin('analysis as a', 'a.sample_id', 's.id')
    .innerJoin('method as m', 'm.id', 'a.method_id')
    .innerJoin('result as r', (join) => join.onRef('r.analysis_id', '=', 'a.id').onRef('r.attempt', '=', 'a.attempt'))
    .select(['s.code', 'a.unit', 's.received_at', 'r.text', 'r.qualifier', 'r.unrounded'])
    .where('s.enterprise_id', '=', sample.enterpriseId).where('s.site_key', '=', sample.siteKey).where('s.id', '<', sample.id)
    .where('m.code', '=', methodCode).where('r.unit', '=', unit).where('a.state', 'in', ['verified', 'reported'])
    .orderBy('s.id', 'desc').limit(latest).execute();
  return rows.map((row) => ({ sampleCode: unitCode(row.code, row.unit), on: dayOf(new Date(row.received_at as number)), text: row.text, qualifier: row.qualifier, unrounded: row.unrounded }));
}

const figureOf = ({ qualifier, text, unrounded }: Pick<EarlierResult, 'qualifier' | 'text' | 'unrounded'>): Dec | null => (qualifier === 'eq' || qualifier === 'est' ? new Dec(unrounded ?? text) : null);

/**
 * Sets a result beside the earlier ones. Unusual: less than half or more than twice their mean, or, with three and more, further from
 * it than three standard deviations. Censored results and choices are listed and not reckoned with.
 */
export function compareHistory(result: Pick<CalculatedResult, 'qualifier' | 'text' | 'unrounded'>, earlier: readonly EarlierResult[]): HistoryComparison {
  const listed = earlier.map(({ sampleCode, on, text, qualifier }) => ({ sampleCode, on, text, qualifier }));
  const figures = earlier.flatMap((each) => figureOf(each) ?? []);
  const value = figureOf(result);
  const mean = figures.length ? figures.reduce((sum, x) => sum.plus(x), new Dec(0)).div(figures.length) : null;
  if (!value || !mean || mean.isZero()) return { earlier: listed, ratio: null, unusual: false };
  const ratio = value.div(mean);
  const deviation = figures.length > 2 ? figures.reduce((sum, x) => sum.plus(x.minus(mean).pow(2)), new Dec(0)).div(figures.length - 1).sqrt() : null;
  const beyond = deviation !== null && deviation.gt(0) && value.minus(mean).abs().gt(deviation.times(3));
  return { earlier: listed, ratio: round(ratio, { mode: 'half-even', to: { decimals: 2 } }), unusual: ratio.lt('0.5') || ratio.gt('2') || beyond };
}
