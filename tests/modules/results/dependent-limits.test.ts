import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { system } from '../../../src/kernel/actor.ts';
import { authoriseCertificate, Certificate } from '../../../src/modules/certificates/index.ts';
import { Limit, Method, Regulation, writeXlsx } from '../../../src/modules/catalogue/index.ts';
import { templateRows } from '../../../src/modules/catalogue/regulation-sheet.ts';
import { createRequest, submitRequest } from '../../../src/modules/requests/index.ts';
import { evaluateResults, recordReadings, requestRetest, Result, resultsOf, sendBack, submitWorksheet, verifyResult, verifySample } from '../../../src/modules/results/index.ts';
import { Analysis, cancelAnalysis, Sample } from '../../../src/modules/samples/index.ts';
import { createWorksheet } from '../../../src/modules/worksheets/index.ts';
import { verifyAudit } from '../../../src/platform/audit/verify.ts';
import { receive, staff, test as testSamples, type Staffed, type Typed } from '../../support/journey.ts';
import { createProduct, testPassword, type Product } from '../../support/product.ts';
import { available } from '../../support/servers.ts';
import type { CertificateSnapshot } from '../../../templates/certificates/certificate.ts';
import { serve, type Answer, type Visitor, type Web } from '../../support/web.ts';

let product: Product;
let web: Web;
let people: Staffed;
let manager: Visitor;
let regulationId: string;
let preview: Answer;

/** A regulation of the test: cadmium by bands of pH, lead by a formula over it, zinc plainly. The figures are made up. */
const columns = ['analyte', 'class', 'condition', 'unit', 'kind', 'min', 'max', 'absent-in', 'n', 'c', 'm', 'upper-m', 'tolerance', 'text', 'depends-on', 'depends-unit', 'from', 'to', 'formula', 'significant'];
const row = (values: Record<string, string>): string[] => columns.map((column) => values[column] ?? '');
const ofPh = { 'depends-on': 'ph-h2o', 'depends-unit': '-' };
const ofRatio = { 'depends-on': 'carbon-nitrogen-ratio', 'depends-unit': '-' };
const limits = [
  row({ analyte: 'cadmium', unit: 'mg/kg', max: '0,30', ...ofPh, to: '5,5' }), row({ analyte: 'cadmium', unit: 'mg/kg', max: '0,40', ...ofPh, from: '5,5', to: '6,5' }),
  row({ analyte: 'cadmium', unit: 'mg/kg', max: '0,60', ...ofPh, from: '6,5', to: '≤ 7,5' }),
  row({ analyte: 'lead', unit: 'mg/kg', ...ofPh, formula: '12.5 * x', significant: '2' }), row({ analyte: 'zinc', unit: 'mg/kg', max: '200' }),
  row({ analyte: 'copper', unit: 'mg/kg', max: '50', ...ofRatio, to: '10' }), row({ analyte: 'copper', unit: 'mg/kg', max: '100', ...ofRatio, from: '10' }),
];

beforeAll(async () => {
  product = await createProduct();
  web = await serve(product);
  people = await staff(product);
  manager = await web.visitor(people.qualityManager.email);
  const rows = templateRows();
  const facts = { 0: 'QCVN 97:2026/TEST', 1: 'Quy chuẩn thử', 3: 'Phòng thử nghiệm', 6: '01/03/2026', 8: 'soil' };
  for (const [at, value] of Object.entries(facts)) rows[Number(at)]![1] = value;
  preview = await manager.upload('/regulations/new', {}, { field: 'file', name: 'bang.xlsx', type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', bytes: await writeXlsx([{ name: 'Bảng', rows: [...rows, ...limits] }]) });
  const saved = await manager.post('/regulations', { file: /name="file" value="([0-9a-f]{64})"/.exec(preview.text)![1]!, idempotencyKey: 'nhap-1' });
  regulationId = saved.to!.split('/').at(-1)!;
  const form = Object.fromEntries((await product.em().find(Limit, { regulationId, current: true })).flatMap(({ id, key }, index) => [[`limits.${index}.limitId`, id], [`limits.${index}.key`, key], [`limits.${index}.adopt`, 'yes']]));
  await manager.post(`/regulations/${regulationId}/adoption`, { ...form, part: '~', document: 'Văn bản thử', documentDate: '2026-02-01', idempotencyKey: 'ap-dung-1' });
});
afterAll(async () => {
  await web.close();
  await product.close();
});

const digest = (C: string): Typed => ({ shared: { C0: '0' }, rows: { 0: { k: '1' }, 1: { C, Vx: '50', f: '1', m: '1' }, 2: { C, Vx: '50', f: '1', m: '1' } } });
/** What is read for so many mg/kg of cadmium. */
const cadmium = (mgkg: number) => ({ 'soil-cadmium': digest(String(mgkg * 20).replace('.', ',')) });
const ph = (reading: string) => ({ 'soil-ph-h2o': { rows: { 1: { reading }, 2: { reading } } } });

async function received(methods: string[], more: object = {}) {
  const { samples, requestId } = await receive(product, people, [{ matrixCode: 'soil', name: 'Đất vườn', methods, regulationId, ...more }]);
  const id = samples[0]!.id;
  const analyses = new Map((await product.em().find(Analysis, { sampleId: id })).map((analysis) => [analysis.analyteCode, analysis.id]));
  return { id, requestId, cd: analyses.get('cadmium')!, ph: analyses.get('ph-h2o')! };
}
const record = (id: string, typed: Record<string, Typed>) => testSamples(product, people, [id], typed);
const analysis = (id: string) => product.em().findOneOrFail(Analysis, { id });
const resultOf = async (id: string) => product.em().findOneOrFail(Result, { analysisId: id, attempt: (await analysis(id)).attempt });
const stateOf = async (id: string) => (await product.em().findOneOrFail(Sample, { id })).state;
const lineOf = async (sampleId: string, code: string) => (await resultsOf(product.em(), sampleId)).find(({ analyte }) => analyte.code === code)!;
const verify = async (id: string) => product.runner.run(verifyResult, { analysisId: id, version: (await analysis(id)).version }, { actor: people.verifier });
const back = async (command: typeof sendBack, id: string) => product.runner.run(command, { analysisId: id, version: (await analysis(id)).version, reason: 'Đo lại pH' }, { actor: people.verifier });
/** Corrects the pH on the worksheet that it was recorded on, after it was sent back. */
async function correct(id: string, reading: string) {
  const worksheetId = (await analysis(id)).worksheetId!;
  await product.runner.run(recordReadings, { worksheetId, rows: { [id]: { 1: { reading }, 2: { reading } } }, reasons: { [id]: 'Hiệu chuẩn lại điện cực' } }, { actor: people.technician });
  await product.runner.run(submitWorksheet, { worksheetId }, { actor: people.technician });
  await product.settle();
}
const awaited = { verdict: 'not-judged', reason: { key: 'results.reason.other-awaited' } };

test('the bands are shown in words: before the sheet is saved, on the page, where they are adopted, in the files and to programs', async () => {
  expect(preview.status).toBe(200);
  for (const words of ['pH-H₂O &lt; 5,5', '5,5 ≤ pH-H₂O &lt; 6,5', '6,5 ≤ pH-H₂O ≤ 7,5', '≤ 12,5 × x', 'x: pH-H₂O; mức quy định làm tròn đến 2 chữ số có nghĩa']) expect(preview.text).toContain(words);
  const page = await manager.get(`/regulations/${regulationId}`);
  for (const words of ['Áp dụng khi', '6,5 ≤ pH-H₂O ≤ 7,5', 'Đã áp dụng']) expect(page.text).toContain(words);
  const adoption = await manager.get(`/regulations/${regulationId}/adoption`);
  expect(adoption.text).toContain('Cadimi, 5,5 ≤ pH-H₂O &lt; 6,5');
  expect((await manager.get(`/regulations/${regulationId}/limits.csv`)).text).toContain('6,5 ≤ pH-H₂O ≤ 7,5');
  const api = await manager.get(`/api/v1/regulations/${regulationId}/limits`);
  expect(JSON.parse(api.text).items[1]).toMatchObject({ dependsOn: { analyte: 'ph-h2o', name: { en: 'pH-H2O' }, unit: '-', from: '5.5', to: '6.5' }, value: { kind: 'maximum', max: '0.40' }, adoption: { document: 'Văn bản thử' } });
  expect(await product.em().findOneOrFail(Regulation, { id: regulationId })).toMatchObject({ code: 'QCVN 97:2026/TEST' });
});

test('a request that leaves out what the limit depends on says so, to the customer and to the desk', async () => {
  const methods = new Map((await product.em().find(Method, { code: { $in: ['soil-cadmium', 'soil-zinc', 'soil-ph-h2o'] }, current: true })).map(({ code, id }) => [code, id]));
  const ask = async (...codes: string[]) => {
    const requestId = await product.runner.run(createRequest, {
      purpose: 'internal-control', language: 'vi', decisionRule: 'simple', consentPublic: false, consentExternal: true,
      samples: [{ matrixCode: 'soil', name: 'Đất', sampledBy: 'customer', samplingPlace: '', regulationId, methodIds: codes.map((code) => methods.get(code)!) }],
    }, { actor: people.customer });
    await product.runner.run(submitRequest, { requestId }, { actor: people.customer });
    return requestId;
  };
  const words = 'Mức quy định của Cadimi phụ thuộc kết quả pH (H₂O), mà yêu cầu không có chỉ tiêu này.';
  const lacking = await ask('soil-cadmium', 'soil-zinc');
  expect((await (await web.visitor(people.customer.email)).get(`/requests/${lacking}`)).text).toContain(words);
  const desk = await web.visitor(people.receptionist.email);
  expect((await desk.get(`/requests/${lacking}/review`)).text).toContain(words);
  expect((await desk.get(`/requests/${await ask('soil-cadmium', 'soil-ph-h2o')}/review`)).text).not.toContain('phụ thuộc kết quả');
});

test('a result that came first waits for the other; nobody verifies it meanwhile; then it is judged by the band', async () => {
  const sample = await received(['soil-cadmium', 'soil-ph-h2o']);
  await record(sample.id, cadmium(0.5));
  expect(await resultOf(sample.cd)).toMatchObject({ text: '0.500', limitId: null, judgement: { ...awaited, dependsOn: { analyteCodes: ['ph-h2o'], results: [{ figure: null }] } } });
  await expect(verify(sample.cd)).rejects.toMatchObject({ status: 409, told: { key: 'results.error.other-awaited' } });
  await expect(product.runner.run(verifySample, { sampleId: sample.id }, { actor: people.verifier })).rejects.toMatchObject({ told: { key: 'results.error.none-clear' } });
  const verifier = await web.visitor(people.verifier.email);
  const waiting = (await verifier.get(`/verification/${sample.id}`)).text;
  for (const words of ['pH (H₂O): chưa có kết quả', 'Xác nhận sau khi kết quả đó được đánh giá.']) expect(waiting).toContain(words);
  expect(waiting).not.toContain('Xác nhận kết quả đúng');

  await record(sample.id, ph('6,80'));
  expect(await resultOf(sample.cd)).toMatchObject({ judgement: { verdict: 'pass', acceptanceLimit: '0.60', dependsOn: { results: [{ analyteCode: 'ph-h2o', analysisId: sample.ph, figure: { text: '6.80', unit: '-' } }] } } });
  const page = (await verifier.get(`/verification/${sample.id}`)).text;
  for (const words of ['≤ 0,60 mg/kg (6,5 ≤ pH-H₂O ≤ 7,5)', 'Mức quy định phụ thuộc', 'pH (H₂O): 6,80']) expect(page).toContain(words);
  await product.runner.run(verifySample, { sampleId: sample.id }, { actor: people.verifier });
  expect(await stateOf(sample.id)).toBe('verified');
});

test('a reading out of its range is told by the words of its column', async () => {
  const sample = await received(['soil-ph-h2o']);
  const { id: worksheetId } = await product.runner.run(createWorksheet, { analysisIds: [sample.ph] }, { actor: people.technician });
  const bench = await web.visitor(people.technician.email);
  const typed = { [`rows.${sample.ph}.r1.reading`]: '15', [`rows.${sample.ph}.r2.reading`]: '6,8' };
  const preview = (await bench.post(`/worksheets/${worksheetId}/preview`, { row: sample.ph, ...typed })).text;
  const sent = await bench.post(`/worksheets/${worksheetId}/readings?seen=`, typed);
  expect(sent.status).toBe(422);
  for (const text of [preview, sent.text]) {
    expect(text).toContain('Giá trị pH đọc (lần 1): lớn hơn mức cao nhất 14.');
    expect(text).not.toMatch(/(?:Giá trị |>)reading/);
  }
});

test('the order in which they come makes no difference, and an edge belongs to one band only', async () => {
  for (const [reading, limit, verdict] of [['5,49', '0.30', 'fail'], ['5,50', '0.40', 'fail'], ['6,49', '0.40', 'fail'], ['6,50', '0.60', 'pass'], ['7,50', '0.60', 'pass']] as const) {
    const before = await received(['soil-cadmium', 'soil-ph-h2o']);
    await record(before.id, { ...ph(reading), ...cadmium(0.5) });
    const after = await received(['soil-cadmium', 'soil-ph-h2o']);
    await record(after.id, { ...cadmium(0.5), ...ph(reading) });
    for (const { cd } of [before, after]) expect(await resultOf(cd)).toMatchObject({ text: '0.500', judgement: { verdict, acceptanceLimit: limit } });
  }
  const outside = await received(['soil-cadmium', 'soil-ph-h2o']);
  await record(outside.id, { ...cadmium(0.5), ...ph('7,51') });
  expect(await resultOf(outside.cd)).toMatchObject({ limitId: null, judgement: { verdict: 'not-judged', reason: { key: 'science.reason.outside-bands' } } });
});

test('a limit by a formula is reckoned from the other result and kept as it was', async () => {
  const sample = await received(['soil-lead', 'soil-ph-h2o']);
  await record(sample.id, { 'soil-lead': { shared: { C0: '0,00' }, rows: { 0: { k: '1' }, 1: { C: '1,65', Vx: '50', f: '1', m: '1' }, 2: { C: '1,65', Vx: '50', f: '1', m: '1' } } }, ...ph('6,60') });
  const line = await lineOf(sample.id, 'lead');
  expect(line).toMatchObject({ result: { text: '82.5' }, limit: { value: { kind: 'maximum', max: '82' } }, judgement: { verdict: 'fail', reckoned: { kind: 'maximum', max: '82' } } });
  expect((await (await web.visitor(people.verifier.email)).get(`/verification/${sample.id}`)).text).toContain('≤ 82 mg/kg');
});

test('a verified result whose other is sent back goes back to the verifier, and its verdict follows the corrected one', async () => {
  const sample = await received(['soil-cadmium', 'soil-ph-h2o', 'soil-zinc']);
  await record(sample.id, { ...cadmium(0.5), ...ph('6,80') });
  await verify(sample.cd);
  expect((await analysis(sample.cd)).state).toBe('verified');
  await back(sendBack, sample.ph);
  expect((await analysis(sample.cd)).state).toBe('evaluated');
  expect(await resultOf(sample.cd)).toMatchObject({ verifiedById: null, verifiedAt: null, judgement: awaited });
  await expect(verify(sample.cd)).rejects.toMatchObject({ told: { key: 'results.error.other-awaited' } });
  await correct(sample.ph, '6,20');
  expect(await resultOf(sample.cd)).toMatchObject({ text: '0.500', verifiedById: null, judgement: { verdict: 'fail', acceptanceLimit: '0.40' } });
  expect((await analysis(sample.cd)).state).toBe('evaluated');
});

test('a verified sample whose other is tested again is open until both are verified again', async () => {
  const sample = await received(['soil-cadmium', 'soil-ph-h2o']);
  await record(sample.id, { ...cadmium(0.5), ...ph('6,80') });
  await product.runner.run(verifySample, { sampleId: sample.id }, { actor: people.verifier });
  await back(requestRetest as never, sample.ph);
  expect([await stateOf(sample.id), (await analysis(sample.cd)).state]).toEqual(['received', 'evaluated']);
  await correct(sample.ph, '6,90');
  expect(await resultOf(sample.cd)).toMatchObject({ judgement: { verdict: 'pass', acceptanceLimit: '0.60', dependsOn: { results: [{ figure: { text: '6.90' } }] } } });
  expect(await stateOf(sample.id)).toBe('tested');
  await product.runner.run(verifySample, { sampleId: sample.id }, { actor: people.verifier });
  expect(await stateOf(sample.id)).toBe('verified');
});

test('a limit may depend on a result that is itself calculated from others, and waits when one of those is sent back', async () => {
  const sample = await received(['soil-copper', 'soil-organic-carbon', 'soil-total-nitrogen', 'soil-carbon-nitrogen-ratio']);
  const ids = new Map((await product.em().find(Analysis, { sampleId: sample.id })).map((each) => [each.analyteCode, each.id]));
  const copper = ids.get('copper')!;
  const nitrogen = (V: string) => ({ 1: { V, m: '1' }, 2: { V, m: '1' } });
  await record(sample.id, { 'soil-copper': digest('1,6'), 'soil-organic-carbon': { shared: { V0: '20', C: '0,5' }, rows: { 0: { k: '1' }, 1: { V: '10', m: '1' }, 2: { V: '10', m: '1' } } } });
  expect(await resultOf(copper)).toMatchObject({ judgement: awaited });
  await record(sample.id, { 'soil-total-nitrogen': { shared: { V0: '0', C: '0,1' }, rows: { 0: { k: '1' }, ...nitrogen('1') } } });
  expect(await resultOf(copper)).toMatchObject({ judgement: { verdict: 'pass', acceptanceLimit: '100', dependsOn: { results: [{ analysisId: ids.get('carbon-nitrogen-ratio') }] } } });
  await product.runner.run(verifySample, { sampleId: sample.id }, { actor: people.verifier });
  const id = ids.get('total-nitrogen')!;
  await back(requestRetest as never, id);
  expect([(await analysis(copper)).state, (await resultOf(copper)).judgement]).toMatchObject(['evaluated', awaited]);
  const worksheetId = (await analysis(id)).worksheetId!;
  await product.runner.run(recordReadings, { worksheetId, shared: { V0: '0', C: '0,1' }, rows: { [id]: { 0: { k: '1' }, ...nitrogen('2') } }, submit: true }, { actor: people.technician });
  await product.settle();
  expect(await resultOf(copper)).toMatchObject({ verifiedById: null, judgement: { verdict: 'fail', acceptanceLimit: '50' } });
});

test('without the other test nothing is judged by the bands, also when it is cancelled later; another limit of the sample is judged all the same', async () => {
  const never = await received(['soil-cadmium']);
  await record(never.id, cadmium(0.5));
  const notTested = { verdict: 'not-judged', reason: { key: 'results.reason.other-not-tested' } };
  expect(await resultOf(never.cd)).toMatchObject({ judgement: { ...notTested, dependsOn: { analyteCodes: ['ph-h2o'], results: [] } } });
  await verify(never.cd);
  expect(await stateOf(never.id)).toBe('verified');

  const sample = await received(['soil-cadmium', 'soil-ph-h2o']);
  await record(sample.id, cadmium(0.5));
  await product.runner.run(cancelAnalysis, { analysisId: sample.ph, version: (await analysis(sample.ph)).version, reason: 'Khách hàng bỏ' }, { actor: people.receptionist });
  await expect(verify(sample.cd)).rejects.toMatchObject({ told: { key: 'results.error.other-awaited' } });
  await product.settle();
  expect(await resultOf(sample.cd)).toMatchObject({ judgement: notTested });
  expect(await stateOf(sample.id)).toBe('tested');
  await verify(sample.cd);
  expect(await stateOf(sample.id)).toBe('verified');
  // Judged once more with the same outcome, nothing is taken back.
  await product.runner.run(evaluateResults, { analysisId: sample.ph }, { actor: system });
  expect([(await analysis(sample.cd)).state, await stateOf(sample.id)]).toEqual(['verified', 'verified']);
});

test('the certificate prints the limit with when it holds and keeps it as it was signed', async () => {
  const sample = await received(['soil-cadmium', 'soil-ph-h2o']);
  await record(sample.id, { ...cadmium(0.5), ...ph('6,80') });
  await product.runner.run(verifySample, { sampleId: sample.id }, { actor: people.verifier });
  const id = await product.runner.run(authoriseCertificate, { sampleIds: [sample.id], password: testPassword, publicUrl: 'http://localhost:3000' }, { actor: people.manager });
  await product.settle();
  const certificate = await product.em().findOneOrFail(Certificate, { id });
  const printed = (JSON.parse(certificate.snapshot) as CertificateSnapshot).samples[0]!.results;
  expect(printed.map(({ limit, limitHolds, verdict }) => [limit?.vi, limitHolds?.vi, limitHolds?.en, verdict])).toEqual([[undefined, undefined, undefined, null], ['≤ 0,60', '6,5 ≤ pH-H2O ≤ 7,5', '6.5 ≤ pH-H2O ≤ 7.5', 'pass']]);
  if (available('pdftotext')) {
    const path = join(product.dataDir, 'phieu.pdf');
    writeFileSync(path, await product.services.storage.get(certificate.fileHash!));
    const text = execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' });
    expect(text.replaceAll('\u00a0', ' ')).toContain('(6,5 ≤ pH-H₂O ≤ 7,5)');
  }
  expect((await analysis(sample.cd)).state).toBe('reported');
  await expect(back(requestRetest as never, sample.ph)).rejects.toMatchObject({ status: 409 });
});

test('the trail proves all of it', async () => {
  expect((await verifyAudit(product.orm)).first).toBeNull();
});
