import { createWorksheet, Worksheet } from '../../../src/modules/worksheets/index.ts';
import {
  dispatchExternal, evaluateResults, putBackAnalysis, recordExternal, recordReadings, requestRetest, Result, resultsOf, sendBack, submitWorksheet, verifyResult, verifySample,
} from '../../../src/modules/results/index.ts';
import { Analysis, Sample } from '../../../src/modules/samples/index.ts';
import { system, type Actor } from '../../../src/kernel/actor.ts';
import { createProduct, type Product } from '../../support/product.ts';
import { layBench, type Bench, type BenchSample, type ModelName } from './bench.ts';

let product: Product;
let bench: Bench;
beforeAll(async () => {
  product = await createProduct();
  bench = await layBench(product);
});
afterAll(() => product.close());

const as = (actor: Actor) => ({ actor });
const analysis = (id: string) => product.em().findOneOrFail(Analysis, { id });
const sampleState = async (id: string) => (await product.em().findOneOrFail(Sample, { id })).state;
const resultOf = (id: string, attempt = 1) => product.em().findOneOrFail(Result, { analysisId: id, attempt });

const values: Record<ModelName, (x: string) => object> = {
  cadmium: (x) => ({ 1: { C: x } }),
  chromium: (x) => ({ 1: { C: x } }),
  'chromium-vi': (x) => ({ 1: { C: x } }),
  share: () => ({}),
  nitrogen: (x) => ({ 1: { V: x, m: '1' }, 2: { V: x, m: '1' } }),
  salmonella: (x) => ({ 0: { choice: x } }),
  coliforms: (x) => ({ 0: { '-1.1': x, '-1.2': x, '-1.picked': '5', '-1.confirmed': '5' } }),
  ecoli: (x) => ({ 0: { p1: x, p2: '0', p3: '0', s1: x, s2: '0', s3: '0' } }),
};

/** Records, hands in and lets the outbox do its work. */
async function test1(method: ModelName, value: string, details: Partial<BenchSample> = {}, by = bench.technician) {
  const [sample] = await bench.receive([{ methods: [method], ...details }]);
  const id = sample!.tests[method];
  const { id: worksheetId } = await product.runner.run(createWorksheet, { analysisIds: [id] }, as(by));
  const shared = method === 'nitrogen' ? { V0: '0', C: '0.05' } : {};
  await product.runner.run(recordReadings, { worksheetId, shared, rows: { [id]: values[method](value) } }, as(by));
  await product.runner.run(submitWorksheet, { worksheetId }, as(by));
  await product.settle();
  return { sampleId: sample!.id, id, worksheetId };
}

test('what is handed in is judged by the adopted limit under the rule of the request, once', async () => {
  const { sampleId, id, worksheetId } = await test1('cadmium', '1,62', { regulation: true, class: 'type-1' });
  expect(await analysis(id)).toMatchObject({ state: 'evaluated' });
  expect(await sampleState(sampleId)).toBe('tested');
  expect((await resultOf(id)).judgement).toMatchObject({ verdict: 'fail', regulationCode: 'QCVN 03:2023/BTNMT', rule: 'simple', guardBand: '0' });
  const before = await product.em().execute('select count(*) as n from audit_entry');
  expect(await product.runner.run(evaluateResults, { worksheetId }, as(system))).toEqual({ evaluated: 0 });
  expect(await product.em().execute('select count(*) as n from audit_entry')).toEqual(before);

  const guarded = await test1('cadmium', '1,42', { regulation: true, class: 'type-1', rule: 'guarded-acceptance' });
  expect((await resultOf(guarded.id)).judgement).toMatchObject({ verdict: 'fail', guardBand: '0.21', acceptanceLimit: '1.29' });
  const [line] = await resultsOf(product.em(), guarded.sampleId);
  expect(line).toMatchObject({ limit: { regulationCode: 'QCVN 03:2023/BTNMT', unit: 'mg/kg dry', value: { max: '1.5' }, adopted: true }, result: { text: '1.42' }, method: { reference: 'TCVN 6001:2020' } });
});

test('a limit that was not adopted is named and not judged by; absence in a portion is judged; MPN meets "CFU or MPN"', async () => {
  const unadopted = await test1('coliforms', '40', { regulation: true, class: 'type-1' });
  expect(await resultOf(unadopted.id)).toMatchObject({ limitId: expect.any(String), judgement: { verdict: 'not-judged', reason: { key: 'results.reason.not-adopted' } } });
  const absent = await test1('salmonella', 'not-detected', { regulation: true, class: 'type-1' });
  expect((await resultOf(absent.id)).judgement).toMatchObject({ verdict: 'pass' });
  const tubes = await test1('ecoli', '4', { regulation: true, class: 'type-1' });
  expect((await resultOf(tubes.id)).judgement).toMatchObject({ verdict: 'pass' });
  const unclear = await test1('cadmium', '0.5', { regulation: true });
  expect((await resultOf(unclear.id)).judgement).toMatchObject({ verdict: 'not-judged', reason: { key: 'results.reason.class-not-told' } });
  const nothing = await test1('nitrogen', '12', { regulation: true, class: 'type-1' });
  expect((await resultOf(nothing.id)).judgement ?? null).toBeNull();
});

test('nobody verifies what they recorded; another person does, and the sample is verified with its last test', async () => {
  const { sampleId, id } = await test1('cadmium', '0.8', {}, bench.colleague);
  await expect(product.runner.run(verifyResult, { analysisId: id }, as(bench.colleague))).rejects.toMatchObject({ status: 403, told: { key: 'results.error.own-work' } });
  await expect(product.runner.run(verifySample, { sampleId }, as(bench.colleague))).rejects.toMatchObject({ status: 409 });
  await expect(product.runner.run(sendBack, { analysisId: id, reason: 'x' }, as(bench.colleague))).rejects.toMatchObject({ status: 403 });
  await expect(product.runner.run(verifyResult, { analysisId: id }, as({ ...bench.verifier, kind: 'token' }))).rejects.toMatchObject({ told: { key: 'error.token-cannot-sign' } });
  await expect(product.runner.run(verifyResult, { analysisId: id }, as(bench.technician))).rejects.toMatchObject({ status: 404 });
  await expect(product.runner.run(verifyResult, { analysisId: id }, as(bench.customer))).rejects.toMatchObject({ status: 404 });
  const { version } = await analysis(id);
  await expect(product.runner.run(verifyResult, { analysisId: id, version: version - 1 }, as(bench.verifier))).rejects.toMatchObject({ status: 409 });
  expect(await product.runner.run(verifyResult, { analysisId: id, version }, as(bench.verifier))).toEqual({ sampleId, sampleVerified: true });
  expect(await sampleState(sampleId)).toBe('verified');
  expect(await resultOf(id)).toMatchObject({ verifiedById: bench.verifier.id });
});

test('a correction by one who could verify makes the test their own work too', async () => {
  const { id, worksheetId } = await test1('cadmium', '0.8');
  await product.runner.run(sendBack, { analysisId: id, reason: 'Thiếu hệ số pha loãng' }, as(bench.verifier));
  expect(await analysis(id)).toMatchObject({ state: 'in-progress', sentBackReason: 'Thiếu hệ số pha loãng' });
  expect((await product.em().findOneOrFail(Worksheet, { id: worksheetId })).state).toBe('open');
  await product.runner.run(recordReadings, { worksheetId, rows: { [id]: { 0: { f: '2' } } } }, as(bench.colleague));
  await product.runner.run(submitWorksheet, { worksheetId }, as(bench.technician));
  await product.settle();
  expect(await resultOf(id)).toMatchObject({ text: '1.60' });
  await expect(product.runner.run(verifyResult, { analysisId: id }, as(bench.colleague))).rejects.toMatchObject({ told: { key: 'results.error.own-work' } });
  await product.runner.run(verifyResult, { analysisId: id }, as(bench.verifier));
});

test('all that carries nothing to look at is verified at once; what needs an eye waits', async () => {
  const [sample] = await bench.receive([{ methods: ['cadmium', 'nitrogen', 'salmonella'], regulation: true, class: 'type-1' }]);
  const readings: Partial<Record<ModelName, string>> = { cadmium: '1.7', nitrogen: '12', salmonella: 'not-detected' };
  for (const [method, value] of Object.entries(readings) as Array<[ModelName, string]>) {
    const id = sample!.tests[method];
    const { id: worksheetId } = await product.runner.run(createWorksheet, { analysisIds: [id] }, as(bench.technician));
    await product.runner.run(recordReadings, { worksheetId, shared: method === 'nitrogen' ? { V0: '0', C: '0.05' } : {}, rows: { [id]: values[method](value) } }, as(bench.technician));
    await product.runner.run(submitWorksheet, { worksheetId }, as(bench.technician));
    await product.settle();
    expect(await sampleState(sample!.id)).toBe(method === 'salmonella' ? 'tested' : 'received');
  }
  expect(await product.runner.run(verifySample, { sampleId: sample!.id }, as(bench.verifier))).toEqual({ verified: 2, sampleVerified: false });
  expect((await analysis(sample!.tests.cadmium)).state).toBe('evaluated');
  await product.runner.run(verifyResult, { analysisId: sample!.tests.cadmium }, as(bench.verifier));
  expect(await sampleState(sample!.id)).toBe('verified');
});

test('a retest keeps the first result with the reason, and begins again', async () => {
  const { id, sampleId, worksheetId } = await test1('cadmium', '0.8');
  await product.runner.run(verifyResult, { analysisId: id }, as(bench.verifier));
  await product.runner.run(requestRetest, { analysisId: id, reason: 'Mẫu kiểm soát ngoài giới hạn' }, as(bench.verifier));
  expect(await sampleState(sampleId)).toBe('received');
  expect(await analysis(id)).toMatchObject({ attempt: 2, state: 'in-progress' });
  await product.runner.run(recordReadings, { worksheetId, rows: { [id]: { 1: { C: '0.95' } } } }, as(bench.technician));
  await product.runner.run(submitWorksheet, { worksheetId }, as(bench.technician));
  await product.settle();
  expect(await resultOf(id, 1)).toMatchObject({ text: '0.80', setAsideReason: 'Mẫu kiểm soát ngoài giới hạn', verifiedById: bench.verifier.id });
  expect((await resultOf(id, 2)).text).toBe('0.95');
  expect((await resultsOf(product.em(), sampleId)).map(({ result }) => result?.text)).toEqual(['0.95']);
});

test('a result is set beside the earlier ones of the same place', async () => {
  for (const value of ['0.80', '0.84', '0.82']) {
    const { id } = await test1('cadmium', value, { site: 'Vườn Ia Grai 1' });
    await product.runner.run(verifyResult, { analysisId: id }, as(bench.verifier));
  }
  const usual = await test1('cadmium', '0.83', { site: 'Vườn Ia Grai 1' });
  expect((await resultOf(usual.id)).history).toMatchObject({ ratio: '1.01', unusual: false, earlier: [{ text: '0.82' }, { text: '0.84' }, { text: '0.80' }] });
  const far = await test1('cadmium', '0.95', { site: 'Vườn Ia Grai 1' });
  expect((await resultOf(far.id)).history).toMatchObject({ unusual: true });
  const elsewhere = await test1('cadmium', '0.83', { site: 'Vườn khác' });
  expect((await resultOf(elsewhere.id)).history).toEqual({ earlier: [], ratio: null, unusual: false });
});

test('an external test goes out with consent only, and comes back with its report', async () => {
  const [without, sample] = await bench.receive([{ methods: ['cadmium'] }, { methods: ['cadmium'], consentExternal: true, regulation: true, class: 'type-1' }]);
  const dispatch = (id: string) => product.runner.run(dispatchExternal, { analysisIds: [id], provider: 'Trung tâm Kỹ thuật 3', dispatchedOn: '2026-11-25' }, as(bench.technician));
  await expect(dispatch(without!.tests.cadmium)).rejects.toMatchObject({ told: { key: 'results.error.no-consent' } });
  const id = sample!.tests.cadmium;
  await dispatch(id);
  const report = { analysisId: id, qualifier: 'eq', value: '1200', unit: 'µg/kg', provider: 'Trung tâm Kỹ thuật 3', reportNumber: 'KT3-01', reportedOn: '2026-11-25' };
  await expect(product.runner.run(recordExternal, report, as(bench.technician))).rejects.toMatchObject({ problems: [{ path: 'file' }] });
  await expect(product.runner.run(recordExternal, { ...report, file: Buffer.from('GIF89a') }, as(bench.technician))).rejects.toMatchObject({ problems: [{ path: 'file', key: 'results.error.not-pdf' }] });
  const file = Buffer.from('%PDF-1.7 phiếu');
  await product.runner.run(recordExternal, { ...report, file }, as(bench.technician));
  await product.settle();
  const result = await resultOf(id);
  expect(result).toMatchObject({ text: '1.200', unit: 'mg/kg', judgement: { verdict: 'pass' }, external: { reportNumber: 'KT3-01' } });
  expect(await product.services.storage.get(result.external!.fileHash!)).toEqual(file);
  expect(await sampleState(sample!.id)).toBe('tested');
});

test('a test is put back until something of it is recorded', async () => {
  const [sample] = await bench.receive([{ methods: ['cadmium'] }]);
  const id = sample!.tests.cadmium;
  const { id: worksheetId, number } = await product.runner.run(createWorksheet, { analysisIds: [id] }, as(bench.technician));
  expect(number).toMatch(/^PL26-\d{5}$/);
  await expect(product.runner.run(createWorksheet, { analysisIds: [id] }, as(bench.colleague))).rejects.toMatchObject({ status: 409 });
  await product.runner.run(putBackAnalysis, { analysisId: id }, as(bench.technician));
  expect(await analysis(id)).toMatchObject({ state: 'waiting', worksheetId: null, assigneeId: null });
  expect((await product.em().findOneOrFail(Worksheet, { id: worksheetId })).state).toBe('closed');
  const again = await product.runner.run(createWorksheet, { analysisIds: [id] }, as(bench.colleague));
  await product.runner.run(recordReadings, { worksheetId: again.id, rows: { [id]: { 1: { C: '0.5' } } } }, as(bench.colleague));
  await expect(product.runner.run(putBackAnalysis, { analysisId: id }, as(bench.colleague))).rejects.toMatchObject({ status: 409 });
});
