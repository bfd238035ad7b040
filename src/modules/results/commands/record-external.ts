import { z } from 'zod';
import { dayOf } from '../../../kernel/calendar.ts';
import { Conflict, Invalid } from '../../../kernel/errors.ts';
import { newId } from '../../../kernel/ids.ts';
import { readNumber } from '../../../kernel/numbers.ts';
import type { CalculatedResult, MeasurementModel } from '../../../science/measurement-model.ts';
import { convert, sameQuantity } from '../../../science/units.ts';
import { command } from '../../../platform/command/command.ts';
import { day, id, optionalText, text, version } from '../../../platform/command/inputs.ts';
import { Method } from '../../catalogue/index.ts';
import { Analysis, analysisWorkflow } from '../../samples/index.ts';
import { Result } from '../result.ts';
import { resultFields } from '../result-fields.ts';
import { resultsPolicy } from '../results.policy.ts';

export const externalQualifiers = ['eq', 'lt', 'gt', 'nd', 'choice'] as const;

/**
 * A result taken from an external provider's report, with the report itself. It goes straight to evaluation; a verifier compares it
 * with the report. A correction after it was sent back needs a reason.
 */
export const recordExternal = command({
  name: 'results.record-external',
  input: z.object({
    analysisId: id(), version: version(), qualifier: z.enum(externalQualifiers), value: text(60), unit: optionalText(40).default(''), uncertainty: optionalText(60).default(''),
    provider: text(200), reportNumber: text(80), reportedOn: day(), reason: optionalText(500).default(''),
    /** The report, a PDF. */
    file: z.instanceof(Uint8Array).nullish(),
  }),
  async prepare({ storage }, { file }) {
    if (!file?.length) return null;
    if (Buffer.from(file.subarray(0, 5)).toString('latin1') !== '%PDF-') throw Invalid.field('file', 'results.error.not-pdf');
    return storage.put(file);
  },
  async handle(context, input, fileHash: string | null) {
    const { em, actor, now } = context;
    const analysis = await context.load(resultsPolicy.external, Analysis, input.analysisId, { version: input.version });
    if (!analysis.external) throw new Conflict('results.error.not-dispatched');
    if (analysis.state !== 'in-progress') throw new Conflict('results.error.not-in-progress');
    if (input.reportedOn > dayOf(now)) throw Invalid.field('reportedOn', 'results.error.in-future');
    const method = await em.findOneOrFail(Method, { id: analysis.methodId });
    const reported = understandReport(input, method);
    const former = await em.findOne(Result, { analysisId: analysis.id, attempt: analysis.attempt });
    if (former && !input.reason) throw Invalid.field('reason', 'results.error.reason');
    const hash = fileHash ?? former?.external?.fileHash ?? null;
    if (!hash) throw Invalid.field('file', 'results.error.report-missing');
    if (input.reason) context.because(input.reason);
    const fields = {
      ...resultFields(reported, { startedAt: null, holdUntil: null }), unit: method.unit, observation: null,
      external: { provider: input.provider, reportNumber: input.reportNumber, reportedOn: input.reportedOn, fileHash: hash },
      recordedById: actor.id!, recordedAt: now,
    };
    if (former) Object.assign(former, fields);
    else context.add(Object.assign(new Result(), { id: newId(), analysisId: analysis.id, attempt: analysis.attempt, methodId: method.id, worksheetId: null, setAsideReason: null, verifiedById: null, verifiedAt: null, ...fields }));
    analysisWorkflow.move(analysis, 'submit');
    Object.assign(analysis, { submittedAt: now, sentBackReason: null });
    context.enqueue('evaluate-results', { analysisId: analysis.id });
    return { analysisId: analysis.id };
  },
});

type Report = Pick<z.output<typeof recordExternal.input>, 'qualifier' | 'value' | 'unit' | 'uncertainty'>;

/** The figures of a report in the unit of the method; what measures something else is refused. */
function understandReport({ qualifier, value, unit, uncertainty }: Report, method: Method): CalculatedResult {
  const nothing = { replicates: [], warnings: [], expandedUncertainty: null, unrounded: null };
  if (method.model.kind === 'choice' || qualifier === 'choice') {
    const choice = choiceOf(method.model, value);
    if (qualifier !== 'choice' || !choice) throw Invalid.field('value', 'results.error.choose-result');
    return { ...nothing, qualifier, text: choice };
  }
  const inMethodUnit = (figure: string): string => {
    if (!unit || unit === method.unit) return figure;
    if (!sameQuantity(unit, method.unit)) throw Invalid.field('unit', 'results.error.other-unit', { unit: method.unit });
    return convert(figure, unit, method.unit);
  };
  const figure = inMethodUnit(figureOf('value', value));
  return { ...nothing, qualifier, text: figure, unrounded: qualifier === 'eq' ? figure : null, expandedUncertainty: uncertainty ? inMethodUnit(figureOf('uncertainty', uncertainty)) : null, ...(qualifier === 'nd' ? { detected: false } : {}) };
}

const choiceOf = (model: MeasurementModel, code: string): string | undefined => (model.kind === 'choice' ? model.choices.find((choice) => choice.code === code)?.code : undefined);

function figureOf(path: string, typed: string): string {
  const reading = readNumber(typed);
  if (reading.ok && !reading.qualifier) return reading.text;
  if (!reading.ok && reading.error === 'ambiguous') throw Invalid.field(path, 'science.number.ambiguous', { decimal: reading.candidates[0], grouped: reading.candidates[1] });
  throw Invalid.field(path, 'science.number.not-a-number');
}
