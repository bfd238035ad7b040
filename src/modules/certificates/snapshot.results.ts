import { dayOf } from '../../kernel/calendar.ts';
import { formatDecimal, type Bilingual, type Locale } from '../../kernel/i18n.ts';
import type { Em } from '../../platform/database/orm.ts';
import { reportedText, type CertificateResult, type CertificateVerdict } from '../../../templates/certificates/certificate.ts';
import { bandText, otherText } from '../../../templates/certificates/band-text.ts';
import { inBoth } from '../../../templates/locales/index.ts';
import { limitText } from '../../../templates/certificates/limit-text.ts';
import { planWords } from '../../../templates/certificates/plan-words.ts';
import { unitRuns } from '../../../templates/certificates/unit-runs.ts';
import type { Verdict } from '../../science/conformity/index.ts';
import { Analyte, Limit, Method, analytesByCodes, conditionText, shortName } from '../catalogue/index.ts';
import type { RequestedSample } from '../requests/index.ts';
import { limitInUnit, Result, type Judgement } from '../results/index.ts';
import { Analysis, type Sample } from '../samples/index.ts';

/** One line of the results table with the days between which it was tested. */
export interface DrawnResult {
  line: CertificateResult;
  /** The food or product by which the printed limit was chosen; null where there is none. */
  condition: Bilingual | null;
  from: Date;
  to: Date;
}

const verdicts: Record<Verdict, CertificateVerdict> = {
  pass: 'pass', fail: 'fail', 'conditional-pass': 'conditional-pass', 'conditional-fail': 'conditional-fail', 'not-judged': 'inconclusive',
};

/** The verified (or reported) results of a sample, in the order of the catalogue; a test on several units is one line. */
export async function resultLines(em: Em, sample: Sample, asked: RequestedSample): Promise<DrawnResult[]> {
  const analyses = (await em.find(Analysis, { sampleId: sample.id })).filter(({ state }) => state === 'verified' || state === 'reported');
  const results = await em.find(Result, { analysisId: { $in: analyses.map(({ id }) => id) } });
  const [methods, analytes, limits] = await Promise.all([
    em.find(Method, { id: { $in: analyses.map(({ methodId }) => methodId) } }),
    em.find(Analyte, { code: { $in: analyses.map(({ analyteCode }) => analyteCode) } }),
    em.find(Limit, { id: { $in: results.flatMap(({ limitId }) => limitId ?? []) } }),
  ]);
  const others = limits.some(({ dependsOn }) => dependsOn) ? await analytesByCodes(em, limits.flatMap(({ dependsOn }) => dependsOn?.analyte ?? [])) : new Map<string, Analyte>();
  const methodOf = new Map(methods.map((method) => [method.id, method]));
  const analyteOf = new Map(analytes.map((analyte) => [analyte.code, analyte]));
  const limitOf = new Map(limits.map((limit) => [limit.id, limit]));
  const resultOf = new Map(results.map((result) => [`${result.analysisId} ${result.attempt}`, result]));
  const made = analyses.map((analysis): MadeResult => {
    const method = methodOf.get(analysis.methodId)!;
    const result = resultOf.get(`${analysis.id} ${analysis.attempt}`);
    if (!result) throw new Error(`analysis ${analysis.id} has no result`);
    // A limit that the laboratory has not adopted is not printed at all: neither the figure nor a verdict by it.
    const compared = result.limitId ? limitOf.get(result.limitId) : undefined;
    return { analysis, method, analyte: analyteOf.get(analysis.analyteCode)!, result, limit: compared?.adoption ? compared : undefined, declared: asked.declared.find(({ analyteCode }) => analyteCode === analysis.analyteCode)?.value };
  });
  const rows = Map.groupBy(made, ({ analysis }) => (analysis.unit ? analysis.methodId : analysis.id)).values();
  return [...rows].map((row) => drawn(row, others)).sort((a, b) => a.position - b.position);
}

/** One test with what it came to and what it is compared with. */
interface MadeResult {
  analysis: Analysis;
  method: Method;
  analyte: Analyte;
  result: Result;
  limit: Limit | undefined;
  declared: string | undefined;
}

/** The line of a test; of one on several units, the line of all of them with the verdict of the sampling plan. */
function drawn(rows: readonly MadeResult[], others: ReadonlyMap<string, Analyte>): DrawnResult & { position: number } {
  const [first] = rows as [MadeResult];
  const { analysis, method, analyte, limit, declared } = first;
  const units = rows.toSorted((a, b) => (a.analysis.unit ?? 0) - (b.analysis.unit ?? 0));
  const results = units.map(({ result }) => result);
  const judged = results.flatMap(({ judgement }) => judgement ?? []);
  const external = results.flatMap((result) => result.external ?? []);
  const value = limit && statedOf(limit, judged[0]?.reckoned, method);
  const lacking = judged.find(({ verdict, reason }) => verdict === 'not-judged' && reason && toldReasons.has(reason.key))?.reason;
  const line: CertificateResult = {
    analyte: { vi: analyte.vi, en: analyte.en },
    unit: { symbol: first.result.unit === '-' ? '' : first.result.unit, basis: method.basis ? inBoth(`certificates.basis.${method.basis}`) : null },
    ...(analysis.unit ? resultsOfUnits(units) : { result: printed(first.result, method), expandedUncertainty: uncertaintyOf(first.result) }),
    method: method.reference,
    deviation: null,
    accredited: method.accredited && external.length === 0,
    external: external[0] ? { name: external[0].provider, reportNumber: [...new Set(external.map(({ reportNumber }) => reportNumber))].join(', ') } : null,
    limit: value && judged.length ? limitText(value, declared) : null,
    ...(limit?.dependsOn && judged[0] ? { limitHolds: holds(others, limit.dependsOn, judged[0]) } : {}),
    verdict: limit ? (worstFirst.map((verdict) => verdicts[verdict]).find((verdict) => judged.some((each) => verdicts[each.verdict] === verdict)) ?? null) : null,
    ...(value?.kind === 'sampling-plan' && judged.length ? { plan: planWords(value) } : {}),
    ...(limit && lacking ? { remark: inBoth(lacking.key, lacking.params) } : {}),
  };
  const began = units.map(({ analysis: each, result }) => each.startedAt ?? result.recordedAt);
  const under = line.limit ? limit?.condition : null;
  const condition = under ? { vi: conditionText(under)!, en: under.en ?? conditionText(under)! } : null;
  return { line, condition, from: new Date(Math.min(...began.map(Number))), to: new Date(Math.max(...results.map(({ recordedAt }) => Number(recordedAt)))), position: method.position };
}

/** A limit, or what one by a formula was reckoned to be, in the unit of the result where it measures the same. */
function statedOf({ value, unit }: Limit, reckoned: Judgement['reckoned'], method: Method) {
  const stated = reckoned ?? value;
  return stated.kind === 'formula' ? stated : (limitInUnit(stated, unit, { unit: method.unit, basis: method.basis ?? null }) ?? stated);
}

/** Why something was not judged where the reader can do something about it: units are lacking, or a second check is called for. */
const toldReasons: ReadonlySet<string> = new Set(['science.reason.units', 'science.reason.second-check']);
const worstFirst: readonly Verdict[] = ['fail', 'conditional-fail', 'not-judged', 'conditional-pass', 'pass'];
const uncertaintyOf = (result: Result): string | null => (result.qualifier === 'eq' ? (result.expandedUncertainty ?? null) : null);

/** What each unit has, with its own uncertainty; there is no figure for all of them. */
function resultsOfUnits(units: readonly MadeResult[]): Pick<CertificateResult, 'result' | 'units' | 'expandedUncertainty'> {
  const told = units.map(({ analysis, method, result }) => {
    const words = printed(result, method);
    const uncertainty = uncertaintyOf(result);
    const both = (locale: Locale) => (uncertainty === null ? words[locale] : `${words[locale]} ± ${formatDecimal(uncertainty, locale)}`);
    return { unit: analysis.unit!, told: { vi: both('vi'), en: both('en') } };
  });
  const runs = unitRuns(told, (a, b) => a.vi === b.vi).map((run) => ({ units: run.units, result: run.told }));
  const inOneLine = (locale: Locale) => runs.map((run) => `${run.units}: ${run.result[locale]}`).join('; ');
  return { result: { vi: inOneLine('vi'), en: inOneLine('en') }, units: runs, expandedUncertainty: null };
}

/** The band, or of a reckoned limit what it was reckoned from. */
function holds(analytes: ReadonlyMap<string, Analyte>, dependsOn: NonNullable<Limit['dependsOn']>, { reckoned, dependsOn: consulted }: Judgement): Bilingual {
  const name = shortName(analytes.get(dependsOn.analyte)!);
  const other = reckoned && consulted?.results.find(({ analyteCode }) => analyteCode === dependsOn.analyte)?.figure;
  return other ? otherText(name, other) : bandText({ ...dependsOn, name });
}

function printed(result: Result, method: Method): Bilingual {
  if (result.qualifier !== 'choice') return reportedText({ qualifier: result.qualifier, text: result.text });
  const model = method.model;
  const choice = model.kind === 'choice' ? model.choices.find(({ code }) => code === result.text) : undefined;
  return reportedText({ qualifier: 'choice', text: choice ?? { vi: result.text, en: result.text }, ...(model.kind === 'choice' && model.portion ? { portion: model.portion } : {}) });
}

/** First and last day of testing, laboratory's calendar. */
export function testingPeriod(lines: readonly DrawnResult[]): { from: string; to: string } | null {
  if (lines.length === 0) return null;
  const time = (dates: Date[], pick: (...values: number[]) => number) => dayOf(new Date(pick(...dates.map((date) => date.getTime()))));
  return { from: time(lines.map(({ from }) => from), Math.min), to: time(lines.map(({ to }) => to), Math.max) };
}
