import { z } from 'zod';
import type { Role } from '../../kernel/actor.ts';
import { api, type Http, type Route } from '../../platform/http/route.ts';
import { analysisStates } from '../samples/index.ts';
import { benchReaders } from '../worksheets/index.ts';
import { recordExternal } from './commands/record-external.ts';
import { recordingInput, recordReadings } from './commands/record-readings.ts';
import { requestRetest, sendBack } from './commands/send-back.ts';
import { submitWorksheet } from './commands/submit-worksheet.ts';
import { verifyResult } from './commands/verify-results.ts';
import { placesOf, placeKey } from './reading-plan.ts';
import { verificationView, type VerifiedLine } from './verification.queries.ts';
import { worksheetView } from './worksheet-view.ts';

const verifiers: readonly Role[] = ['verifier', 'technical-manager'];
const byId = z.object({ id: z.uuid() });
const words = z.object({ vi: z.string(), en: z.string() });
const message = z.object({ key: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])).optional() });
const tag = 'bench';

const resultAnswer = z.object({
  qualifier: z.enum(['eq', 'lt', 'gt', 'nd', 'est', 'choice']), text: z.string().meta({ description: 'Decimal text, or the code of a choice' }), unit: z.string(),
  unrounded: z.string().nullable(), expandedUncertainty: z.string().nullable(), warnings: z.array(message),
});
const worksheetAnswer = z.object({
  id: z.uuid(), number: z.string(), state: z.enum(['open', 'closed']), reference: z.string(), analyte: words, unit: z.string(), technician: z.string(),
  seen: z.string().meta({ description: 'The newest reading; sent back with readings, so that what somebody recorded meanwhile is a conflict' }),
  places: z.array(z.object({ replicate: z.number().int(), name: z.string(), kind: z.enum(['decimal', 'count', 'plate', 'choice']), shared: z.boolean() })),
  tests: z.array(z.object({
    id: z.uuid(), sampleCode: z.string(), unit: z.number().int().nullable(), state: z.enum(analysisStates), attempt: z.number().int(), sentBackReason: z.string().nullable(),
    readings: z.array(z.object({ replicate: z.number().int(), name: z.string(), text: z.string(), revision: z.number().int() })), result: resultAnswer.nullable(),
  })),
});
const verificationAnswer = z.object({
  sampleId: z.uuid(), sampleCode: z.string(), state: z.string(),
  tests: z.array(z.object({
    id: z.uuid(), version: z.number().int(), unit: z.number().int().nullable().meta({ description: 'The unit of the sample that it was done on; a judgement by a sampling plan is that of all units' }), state: z.enum(analysisStates), attempt: z.number().int(), analyte: words, reference: z.string(), result: resultAnswer.nullable(), working: z.array(z.string()),
    judgement: z.object({ verdict: z.string(), reason: message.nullable(), probability: z.string().nullable(), guardBand: z.string().nullable(), acceptanceLimit: z.string().nullable(), regulationCode: z.string(), rule: z.string(),
      dependsOn: z.object({
        analyteCodes: z.array(z.string()), results: z.array(z.object({ analyteCode: z.string(), analysisId: z.uuid(), figure: z.object({ qualifier: z.string(), text: z.string(), unit: z.string() }).nullable() })),
      }).optional().meta({ description: 'Other results of the sample that choose the limit' }),
      reckoned: z.looseObject({ kind: z.string() }).optional().meta({ description: 'A limit by a formula, as it was reckoned' }),
    }).nullable(),
    history: z.object({ earlier: z.array(z.object({ sampleCode: z.string(), on: z.string(), text: z.string(), qualifier: z.string() })), ratio: z.string().nullable(), unusual: z.boolean() }).nullable(),
    readings: z.array(z.object({ replicate: z.number().int(), name: z.string(), revision: z.number().int(), text: z.string(), by: z.string(), at: z.iso.datetime(), reason: z.string().nullable() })),
    recordedBy: z.array(z.string()), doubts: z.array(message).meta({ description: 'What does not go together with other results of the sample' }), needsAnEye: z.boolean(), refused: z.string().nullable().meta({ description: 'Why you may not verify it' }),
  })),
});

async function worksheetOf(http: Http): Promise<z.input<typeof worksheetAnswer>> {
  const { worksheet, method, analyte, technician, newest, tests } = await worksheetView(http.em.fork() as Http['em'], http.params['id']!);
  const places = placesOf(method.model);
  return {
    id: worksheet.id, number: worksheet.number, state: worksheet.state, reference: method.reference, analyte: { vi: analyte.vi, en: analyte.en }, unit: method.unit, technician, seen: newest,
    places: places.map(({ replicate, name, kind, shared }) => ({ replicate, name, kind, shared })),
    tests: tests.map(({ analysis, sampleCode, readings, result }) => ({
      id: analysis.id, sampleCode, unit: analysis.unit ?? null, state: analysis.state, attempt: analysis.attempt, sentBackReason: analysis.sentBackReason ?? null,
      readings: places.flatMap((place) => {
        const reading = readings.get(placeKey(place));
        return reading ? [{ replicate: place.replicate, name: place.name, text: reading.text, revision: reading.revision }] : [];
      }),
      result: result && figures(result),
    })),
  };
}

type Figures = z.input<typeof resultAnswer>;
const figures = ({ qualifier, text, unit, unrounded, expandedUncertainty, warnings }: Omit<Figures, 'unrounded' | 'expandedUncertainty' | 'warnings'> & { unrounded?: string | null; expandedUncertainty?: string | null; warnings: ReadonlyArray<{ key: string; params?: Readonly<Record<string, string | number>> }> }): Figures =>
  ({ qualifier, text, unit, unrounded: unrounded ?? null, expandedUncertainty: expandedUncertainty ?? null, warnings: warnings as Figures['warnings'] });

const testOf = (line: VerifiedLine): z.input<typeof verificationAnswer>['tests'][number] => ({
  id: line.analysisId, version: line.version, unit: line.unit, state: line.state, attempt: line.attempt, analyte: { vi: line.analyte.vi, en: line.analyte.en }, reference: line.method.reference,
  result: line.result && figures(line.result), working: line.result?.working ?? [], judgement: line.judgement as never, history: line.result?.history ?? null,
  readings: line.readings.map((reading) => ({ ...reading, at: reading.at.toISOString() })), recordedBy: line.recordedBy, doubts: line.doubts.map(({ doubt }) => ({ key: doubt.key, params: { ...doubt.params } })), needsAnEye: line.eye, refused: line.refused ?? line.awaits,
});

const signed = z.object({ version: z.number().int().optional() });
const withReason = signed.extend({ reason: z.string().min(1).max(500) });

export const resultsApi = (): Route[] => [
  api({ method: 'get', path: '/worksheets/:id', tag, access: benchReaders, summary: 'A worksheet with its readings and results; samples by code alone', params: byId, answer: worksheetAnswer, handle: worksheetOf }),
  api({
    method: 'post', path: '/worksheets/:id/readings', tag, access: ['technician'], summary: 'Record readings: only changed cells are kept, a change of a recorded one with a reason; with `submit`, what has its result is handed in; all or nothing',
    params: byId, body: recordingInput.omit({ worksheetId: true }), answer: z.object({ readings: z.number().int(), results: z.number().int(), submitted: z.number().int() }),
    handle: (http) => http.run(recordReadings, { ...http.body, worksheetId: http.params['id'] }),
  }),
  api({
    method: 'post', path: '/worksheets/:id/submission', tag, access: ['technician'], summary: 'Hand in every test that has a result, or those named',
    params: byId, body: z.object({ analysisIds: z.array(z.uuid()).max(200).optional() }), answer: z.object({ submitted: z.number().int() }),
    handle: (http) => http.run(submitWorksheet, { ...http.body, worksheetId: http.params['id'] }),
  }),
  api({
    method: 'post', path: '/analyses/:id/external-result', tag, access: ['technician', 'receptionist'], summary: 'Take a result over from an external provider’s report',
    params: byId, body: recordExternal.input.omit({ analysisId: true, file: true }).extend({ file: z.base64().max(900_000).optional().meta({ description: 'The report, a PDF' }) }), answer: z.object({ analysisId: z.uuid() }),
    handle: (http) => http.run(recordExternal, { ...http.body, analysisId: http.params['id'], file: typeof http.body['file'] === 'string' ? Buffer.from(http.body['file'], 'base64') : undefined }),
  }),
  api({
    method: 'get', path: '/verification/:id', tag: 'verification', access: [...verifiers, 'quality-manager'], summary: 'Everything a verifier looks at of one sample', params: byId, answer: verificationAnswer,
    async handle({ em, actor, params }) {
      const { sample, lines } = await verificationView(em, actor, params['id']!);
      return { sampleId: sample.id, sampleCode: sample.code, state: sample.state, tests: lines.map(testOf) };
    },
  }),
  api({
    method: 'post', path: '/analyses/:id/verification', tag: 'verification', access: verifiers, signs: true, summary: 'Find a result right; never one’s own work',
    params: byId, body: signed, answer: z.object({ sampleId: z.uuid(), sampleVerified: z.boolean() }),
    handle: (http) => http.run(verifyResult, { ...http.body, analysisId: http.params['id'] }),
  }),
  api({
    method: 'post', path: '/analyses/:id/return', tag: 'verification', access: verifiers, signs: true, summary: 'Send a result back to the technician',
    params: byId, body: withReason, answer: z.object({ sampleId: z.uuid() }), handle: (http) => http.run(sendBack, { ...http.body, analysisId: http.params['id'] }),
  }),
  api({
    method: 'post', path: '/analyses/:id/retest', tag: 'verification', access: verifiers, signs: true, summary: 'Ask for a retest; the former result is kept',
    params: byId, body: withReason, answer: z.object({ sampleId: z.uuid() }), handle: (http) => http.run(requestRetest, { ...http.body, analysisId: http.params['id'] }),
  }),
];
