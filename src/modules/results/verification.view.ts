import { newToken } from '../../kernel/ids.ts';
import { told } from '../../../templates/components/index.ts';
import type { Translator } from '../../../templates/locales/index.ts';
import { bandText } from '../../../templates/certificates/band-text.ts';
import { reportedText } from '../../../templates/certificates/reported-text.ts';
import { limitWords, unitOf } from '../../../templates/pages/catalogue/limit-view.tsx';
import type { VerifiedResultProps } from '../../../templates/pages/results/verified-result.tsx';
import { unitCode } from '../samples/index.ts';
import { drawnLimit, unitsAbove } from './drawn-limit.ts';
import { placeLabel } from './place-words.ts';
import { placeKey, placesOf } from './reading-plan.ts';
import { readingText, resultText, unitShown } from './result-words.ts';
import type { ChoosingResult } from './results.queries.ts';
import type { VerifiedLine } from './verification.queries.ts';
import { toldHere } from './worksheet-grid.ts';

/** A form that came back: what was wrong with the reason, and what was typed. */
export interface ReturnedReason {
  analysisId: string;
  error: string | null;
  typed: string;
}

/** Another result that chooses the limit: "pH: 6,8". */
function chosenByWords(t: Translator, { analyte, figure }: ChoosingResult): string {
  if (!figure) return t('results.chosen-by.none', { name: t.name(analyte) });
  const text = figure.qualifier === 'choice' ? figure.text : reportedText({ qualifier: figure.qualifier, text: figure.text })[t.locale];
  return [`${t.name(analyte)}: ${text}`, unitShown(figure.unit, figure.qualifier)].filter(Boolean).join(' ');
}

/** One line as the verification screen shows it; `beside` are all lines of the sample. */
export function verifiedResult(t: Translator, line: VerifiedLine, beside: readonly VerifiedLine[], sampleCode: string, mayVerify: boolean, returned?: ReturnedReason): Omit<VerifiedResultProps, 't'> {
  const { result, limit, judgement, model, method } = line;
  const words = limit ? limitWords(t, limit.value) : '';
  const band = limit?.dependsOn && !judgement?.reckoned ? ` (${t.name(bandText(limit.dependsOn))})` : '';
  const bounds = drawnLimit(line);
  const source = judgement?.regulationCode ?? limit?.regulationCode;
  const mine = returned?.analysisId === line.analysisId ? returned : null;
  const formable = result !== null && (line.state === 'evaluated' || line.state === 'verified');
  return {
    analysisId: line.analysisId, sampleUnit: line.unit, analyte: line.analyte, reference: method.reference, technique: method.technique, state: line.state, attempt: line.attempt,
    text: result && resultText(t.locale, model, result), unit: result ? unitShown(result.unit, result.qualifier) : '', uncertainty: result?.expandedUncertainty ?? null,
    drawn: result && bounds ? {
      name: t.name(line.analyte), value: result.text, below: result.qualifier === 'lt' || result.qualifier === 'nd', unit: result.unit === '-' ? '' : result.unit, ...bounds,
      ...(result.expandedUncertainty ? { uncertainty: result.expandedUncertainty } : {}), ...(source ? { source } : {}),
    } : null,
    limit: limit && { text: words, unit: ['absent', 'qualitative', 'declared-tolerance'].includes(limit.value.kind) || (limit.value.kind === 'sampling-plan' && limit.value.m === 'absent') || limit.unit === '-' ? '' : unitOf(t, limit.unit), band, regulationCode: limit.regulationCode, note: limit.note && t.name(limit.note) },
    plan: line.unit !== null && limit?.value.kind === 'sampling-plan', above: unitsAbove(line, beside),
    chosenBy: line.chosenBy.map((other) => chosenByWords(t, other)),
    judgement: judgement && { ...judgement, reason: judgement.reason && toldHere(t, judgement.reason) },
    warnings: [
      ...(result?.warnings.map((warning) => toldHere(t, warning)) ?? []),
      ...line.doubts.map(({ doubt, with: others }) => t('results.doubt', { doubt: toldHere(t, doubt), others: others.map((analyte) => t.name(analyte)).join(', ') })),
    ],
    history: result?.history ? { ...result.history, earlier: result.history.earlier.map(({ sampleCode: code, on, ...earlier }) => ({ sampleCode: code, on, text: resultText(t.locale, model, earlier) })) } : null,
    readings: placesOf(model).flatMap((place) => {
      const revisions = line.readings.filter((reading) => placeKey(reading) === placeKey(place)).sort((a, b) => a.revision - b.revision);
      const { label, unit = '' } = placeLabel(t, model, method.unit, place);
      const shown = (text: string): string => (model.kind === 'choice' ? resultText(t.locale, model, { qualifier: 'choice', text }) : readingText(t.locale, place.kind, text));
      return revisions.length ? [{ key: placeKey(place), label, unit, revisions: revisions.map(({ text, by, at, reason }) => ({ text: text && shown(text), by, at, reason })) }] : [];
    }),
    counts: model.kind === 'plate-count' || model.kind === 'mpn',
    working: result?.working ?? [], recordedBy: line.recordedBy, verified: line.verifiedBy && result?.verifiedAt ? { by: line.verifiedBy, at: result.verifiedAt } : null,
    external: line.external && { provider: line.external.provider, reportNumber: line.external.reportNumber, reportedOn: line.external.reportedOn, href: line.external.fileHash && result ? `/results/${result.id}/report` : null },
    former: line.former.map(({ attempt, qualifier, text, reason }) => ({ attempt, text: resultText(t.locale, model, { qualifier, text }), reason })),
    forms: formable && mayVerify && !line.refused ? {
      analysisId: line.analysisId, version: line.version, name: `${t.name(line.analyte)}, ${unitCode(sampleCode, line.unit)}`, keys: { verify: newToken(), back: newToken() }, error: mine?.error ?? null, typed: mine?.typed ?? '', evaluated: line.state === 'evaluated', awaits: line.awaits && told(t, { key: line.awaits }), derived: line.derived,
    } : null,
    refused: formable && mayVerify && line.refused ? told(t, { key: line.refused }) : null,
  };
}

