import { dayOf } from '../../kernel/calendar.ts';
import type { Bilingual } from '../../kernel/i18n.ts';
import type { Em } from '../../platform/database/orm.ts';
import { reportedText, type CertificateResult, type CertificateVerdict } from '../../../templates/certificates/certificate.ts';
import { bandText, otherText } from '../../../templates/certificates/band-text.ts';
import { inBoth } from '../../../templates/locales/index.ts';
import { limitText } from '../../../templates/certificates/limit-text.ts';
import type { Verdict } from '../../science/conformity/index.ts';
import { Analyte, Limit, Method, analytesByCodes, shortName } from '../catalogue/index.ts';
import type { RequestedSample } from '../requests/index.ts';
import { Result, type Judgement } from '../results/index.ts';
import { Analysis, type Sample } from '../samples/index.ts';

/** One line of the results table with the days between which it was tested. */
export interface DrawnResult {
  line: CertificateResult;
  from: Date;
  to: Date;
}

const verdicts: Record<Verdict, CertificateVerdict> = {
  pass: 'pass', fail: 'fail', 'conditional-pass': 'conditional-pass', 'conditional-fail': 'conditional-fail', 'not-judged': 'inconclusive',
};

/** The verified (or reported) results of a sample, in the order of the catalogue. */
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
  return analyses
    .map((analysis) => {
      const method = methodOf.get(analysis.methodId)!;
      const result = resultOf.get(`${analysis.id} ${analysis.attempt}`);
      if (!result) throw new Error(`analysis ${analysis.id} has no result`);
      // A limit that the laboratory has not adopted is not printed at all: neither the figure nor a verdict by it.
      const compared = result.limitId ? limitOf.get(result.limitId) : undefined;
      const limit = compared?.adoption ? compared : undefined;
      const declared = asked.declared.find(({ analyteCode }) => analyteCode === analysis.analyteCode);
      const line: CertificateResult = {
        analyte: { vi: analyteOf.get(analysis.analyteCode)!.vi, en: analyteOf.get(analysis.analyteCode)!.en },
        unit: { symbol: result.unit === '-' ? '' : result.unit, basis: method.basis ? inBoth(`certificates.basis.${method.basis}`) : null },
        result: printed(result, method),
        expandedUncertainty: result.qualifier === 'eq' ? (result.expandedUncertainty ?? null) : null,
        method: method.reference,
        deviation: null,
        accredited: method.accredited && !result.external,
        external: result.external ? { name: result.external.provider, reportNumber: result.external.reportNumber } : null,
        limit: limit && result.judgement ? limitText(result.judgement.reckoned ?? limit.value, declared?.value) : null,
        ...(limit?.dependsOn && result.judgement ? { limitHolds: holds(others, limit.dependsOn, result.judgement) } : {}),
        verdict: result.judgement && limit ? verdicts[result.judgement.verdict] : null,
      };
      return { line, from: analysis.startedAt ?? result.recordedAt, to: result.recordedAt, position: method.position };
    })
    .sort((a, b) => a.position - b.position);
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
