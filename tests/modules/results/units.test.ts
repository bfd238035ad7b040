import { Certificate, authoriseCertificate } from '../../../src/modules/certificates/index.ts';
import { Method } from '../../../src/modules/catalogue/index.ts';
import { Result, recordReadings, requestRetest, sendBack, submitWorksheet, verifyResult } from '../../../src/modules/results/index.ts';
import { Analysis, Sample, cancelAnalysis } from '../../../src/modules/samples/index.ts';
import { createWorksheet } from '../../../src/modules/worksheets/index.ts';
import { verifyAudit } from '../../../src/platform/audit/verify.ts';
import { adopt, receive, staff, verify, type AskedSample, type Staffed } from '../../support/journey.ts';
import { pdfText, squeezed } from '../../support/pdf.ts';
import { createProduct, testPassword, type Product } from '../../support/product.ts';
import { available } from '../../support/servers.ts';
import { serve, type Web } from '../../support/web.ts';

let product: Product;
let web: Web;
let people: Staffed;
let regulationId: string;
beforeAll(async () => {
  product = await createProduct();
  web = await serve(product);
  people = await staff(product);
  regulationId = await adopt(product, people, 'QCVN 8-3:2012/BYT');
});
afterAll(async () => {
  await web.close();
  await product.close();
});

const cut = 'Rau quả tươi ăn sống, đã sơ chế';
const salad = (more: Partial<AskedSample> = {}): AskedSample => ({ matrixCode: 'food', name: 'Rau trộn ăn liền', methods: ['food-escherichia-coli'], units: 5, regulationId, condition: cut, sampledAt: '2026-11-25T06:00', ...more });

/** What is read on the plates of one unit: below m = 100, between m and M, above M = 1000 CFU/g. */
const good = { '-1.1': '0', '-2.1': '0' };
const marginal = { '-1.1': '30', '-2.1': '3' };
const bad = { '-1.1': 'tntc', '-2.1': '25', '-3.1': '2' };
const absent = { choice: 'not-detected' };
const present = { choice: 'detected' };

const em = () => product.em();
const testsOf = async (sampleId: string, code = 'food-escherichia-coli') => {
  const { id } = await em().findOneOrFail(Method, { code, current: true });
  return (await em().find(Analysis, { sampleId, methodId: id })).sort((a, b) => (a.unit ?? 0) - (b.unit ?? 0));
};
const judgements = async (sampleId: string, code?: string) => {
  const tests = await testsOf(sampleId, code);
  const results = await em().find(Result, { analysisId: { $in: tests.map(({ id }) => id) } });
  return tests.map(({ id, attempt }) => results.find((result) => result.analysisId === id && result.attempt === attempt)?.judgement ?? null);
};
const verdicts = async (sampleId: string, code?: string) => (await judgements(sampleId, code)).map((judgement) => judgement?.verdict ?? null);

/** Takes the units named into work and hands in what was read of them, in the order of the units. */
async function read(sampleId: string, readings: Record<number, Record<string, string>>, code?: string): Promise<void> {
  const tests = (await testsOf(sampleId, code)).filter(({ unit, state }) => unit && readings[unit] && state === 'waiting');
  const { id: worksheetId } = await product.runner.run(createWorksheet, { analysisIds: tests.map(({ id }) => id) }, { actor: people.technician });
  await handIn(worksheetId, tests, readings);
}

async function handIn(worksheetId: string, tests: readonly Analysis[], readings: Record<number, Record<string, string>>): Promise<void> {
  await product.runner.run(recordReadings, { worksheetId, rows: Object.fromEntries(tests.map(({ id, unit }) => [id, { 0: readings[unit!]! }])), reasons: Object.fromEntries(tests.map(({ id }) => [id, 'Đọc lại đĩa'])) }, { actor: people.technician });
  await product.runner.run(submitWorksheet, { worksheetId }, { actor: people.technician });
  await product.settle();
}

const received = async (more?: Partial<AskedSample>): Promise<{ id: string; code: string; requestId: string }> => {
  const { requestId, samples } = await receive(product, people, [salad(more)]);
  return { ...samples[0]!, requestId };
};
const verifyOne = (analysisId: string) => product.runner.run(verifyResult, { analysisId }, { actor: people.verifier });

test('a test with a sampling plan is done on each unit, every other test once on the whole', async () => {
  const { id, code } = await received({ methods: ['food-escherichia-coli', 'food-salmonella', 'food-lead'] });
  expect((await testsOf(id)).map(({ unit }) => unit)).toEqual([1, 2, 3, 4, 5]);
  expect((await testsOf(id, 'food-salmonella')).map(({ unit }) => unit)).toEqual([1, 2, 3, 4, 5]);
  expect((await testsOf(id, 'food-lead')).map(({ unit }) => unit ?? null)).toEqual([null]);
  const technician = await web.visitor(people.technician.email);
  const work = await technician.get('/work');
  for (const unit of [1, 5]) expect(work.text).toContain(`${code}/${unit}`);
  const { id: worksheetId } = await product.runner.run(createWorksheet, { analysisIds: (await testsOf(id)).map((test) => test.id) }, { actor: people.technician });
  const sheet = await technician.get(`/worksheets/${worksheetId}`);
  for (const unit of [1, 2, 3, 4, 5]) expect(sheet.text).toContain(`${code}/${unit}`);
  const api = await technician.json('GET', `/api/v1/worksheets/${worksheetId}`);
  expect(api.body.tests.map((each: { sampleCode: string; unit: number }) => [each.sampleCode, each.unit])).toEqual([1, 2, 3, 4, 5].map((unit) => [`${code}/${unit}`, unit]));
  const found = await technician.get(`/search?q=${encodeURIComponent(`${code}/3`)}`);
  expect(found.to ?? found.text).toContain(id);
});

test('the plan passes with all five units and at most two above m, and says nothing before', async () => {
  const { id } = await received();
  await read(id, { 1: good, 2: marginal, 3: good });
  expect(await verdicts(id)).toEqual(['not-judged', 'not-judged', 'not-judged', null, null]);
  expect((await judgements(id))[0]!.reason).toEqual({ key: 'science.reason.units', params: { n: 5, given: 3 } });
  await expect(verifyOne((await testsOf(id))[0]!.id)).rejects.toMatchObject({ told: { key: 'results.error.units-open' } });
  await read(id, { 4: marginal, 5: good });
  expect(await verdicts(id)).toEqual(Array.from({ length: 5 }, () => 'pass'));
  await verify(product, people, [id]);
  expect((await em().findOneOrFail(Sample, { id })).state).toBe('verified');
});

test('the verifier is shown m and M of the plan, and how many units lie above m', async () => {
  const { id } = await received();
  await read(id, { 1: good, 2: marginal, 3: marginal });
  const verifier = await web.visitor(people.verifier.email);
  const some = (await verifier.get(`/verification/${id}`)).text;
  for (const words of ['2 trong 3 đơn vị đã có kết quả vượt m; kế hoạch cho phép 2 trong 5', '>m = 100<', '>M = 1000<', 'limit-between']) expect(some).toContain(words);
  await read(id, { 4: good, 5: bad });
  expect((await verifier.get(`/verification/${id}`)).text).toContain('3 trong 5 đơn vị đã có kết quả vượt m');
});

test('three units above m, or one above M, fail all of them, also before the last unit is there', async () => {
  const many = await received();
  await read(many.id, { 1: marginal, 2: marginal });
  expect(await verdicts(many.id)).toEqual(['not-judged', 'not-judged', null, null, null]);
  await read(many.id, { 4: marginal });
  expect(await verdicts(many.id)).toEqual(['fail', 'fail', null, 'fail', null]);
  expect((await judgements(many.id))[0]!.reason).toMatchObject({ key: 'science.reason.units-above-m', params: { above: 3, c: 2, n: 5 } });
  const one = await received();
  await read(one.id, { 3: bad });
  expect(await verdicts(one.id)).toEqual([null, null, 'fail', null, null]);
  expect((await judgements(one.id))[2]!.reason).toMatchObject({ key: 'science.reason.unit-above-M' });
  await read(one.id, { 1: good, 2: good, 4: good, 5: good });
  expect(await verdicts(one.id)).toEqual(Array.from({ length: 5 }, () => 'fail'));
});

test('absence in 25 g of five units: one that is found fails all', async () => {
  const clean = await received({ methods: ['food-salmonella'] });
  await read(clean.id, { 1: absent, 2: absent, 3: absent, 4: absent }, 'food-salmonella');
  expect(await verdicts(clean.id, 'food-salmonella')).toEqual([...Array.from({ length: 4 }, () => 'not-judged'), null]);
  await read(clean.id, { 5: absent }, 'food-salmonella');
  expect(await verdicts(clean.id, 'food-salmonella')).toEqual(Array.from({ length: 5 }, () => 'pass'));
  const found = await received({ methods: ['food-salmonella'] });
  await read(found.id, { 1: absent, 2: present }, 'food-salmonella');
  expect(await verdicts(found.id, 'food-salmonella')).toEqual(['fail', 'fail', null, null, null]);
});

test('a unit that is tested again takes the verification of the others back, and all are judged anew', async () => {
  const { id } = await received();
  await read(id, { 1: good, 2: good, 3: bad, 4: good, 5: good });
  const tests = await testsOf(id);
  for (const each of tests) await verifyOne(each.id);
  expect((await em().findOneOrFail(Sample, { id })).state).toBe('verified');
  await product.runner.run(requestRetest, { analysisId: tests[2]!.id, reason: 'Nghi nhiễm chéo khi đổ đĩa' }, { actor: people.verifier });
  expect((await testsOf(id)).map(({ state }) => state)).toEqual(['evaluated', 'evaluated', 'in-progress', 'evaluated', 'evaluated']);
  expect(await verdicts(id)).toEqual(['not-judged', 'not-judged', null, 'not-judged', 'not-judged']);
  const taken = await em().find(Result, { analysisId: { $in: tests.filter(({ unit }) => unit !== 3).map((each) => each.id) } });
  expect(taken.map(({ verifiedById }) => verifiedById ?? null)).toEqual([null, null, null, null]);
  expect((await em().findOneOrFail(Sample, { id })).state).toBe('received');
  await handIn(tests[2]!.worksheetId!, (await testsOf(id)).filter(({ unit }) => unit === 3), { 3: good });
  expect(await verdicts(id)).toEqual(Array.from({ length: 5 }, () => 'pass'));
  await verify(product, people, [id]);
  expect((await em().findOneOrFail(Sample, { id })).state).toBe('verified');
});

test('a unit sent back leaves a verdict that the others give by themselves', async () => {
  const { id } = await received();
  await read(id, { 1: bad, 2: good, 3: bad, 4: good, 5: good });
  const [, , third] = await testsOf(id);
  await product.runner.run(sendBack, { analysisId: third!.id, reason: 'Thiếu số liệu đĩa pha loãng' }, { actor: people.verifier });
  expect(await verdicts(id)).toEqual(['fail', 'fail', null, 'fail', 'fail']);
  await handIn(third!.worksheetId!, (await testsOf(id)).filter(({ unit }) => unit === 3), { 3: marginal });
  expect(await verdicts(id)).toEqual(Array.from({ length: 5 }, () => 'fail'));
});

test('what was verified stays so where the verdict of all does not change', async () => {
  const { id } = await received();
  await read(id, { 1: bad, 2: good, 3: good, 4: good, 5: good });
  const tests = await testsOf(id);
  for (const each of tests) await verifyOne(each.id);
  await product.runner.run(requestRetest, { analysisId: tests[2]!.id, reason: 'Đĩa bị khô' }, { actor: people.verifier });
  expect((await testsOf(id)).map(({ state }) => state)).toEqual(['verified', 'verified', 'in-progress', 'verified', 'verified']);
  await handIn(tests[2]!.worksheetId!, (await testsOf(id)).filter(({ unit }) => unit === 3), { 3: good });
  expect((await testsOf(id)).map(({ state }) => state)).toEqual(['verified', 'verified', 'evaluated', 'verified', 'verified']);
  // One more unit above m changes what is said of all of them.
  await product.runner.run(requestRetest, { analysisId: tests[2]!.id, reason: 'Đếm lại' }, { actor: people.verifier });
  await handIn(tests[2]!.worksheetId!, (await testsOf(id)).filter(({ unit }) => unit === 3), { 3: marginal });
  expect((await testsOf(id)).map(({ state }) => state)).toEqual(Array.from({ length: 5 }, () => 'evaluated'));
  expect(await verdicts(id)).toEqual(Array.from({ length: 5 }, () => 'fail'));
});

test('a unit that will not be tested leaves the plan unjudged, and the sample goes on', async () => {
  const { id } = await received();
  await read(id, { 1: good, 2: good, 3: good, 4: good });
  await product.runner.run(cancelAnalysis, { analysisId: (await testsOf(id))[4]!.id, reason: 'Đơn vị mẫu thứ năm bị vỡ' }, { actor: people.receptionist });
  expect((await em().findOneOrFail(Sample, { id })).state).toBe('tested');
  expect(await verdicts(id)).toEqual([...Array.from({ length: 4 }, () => 'not-judged'), null]);
  for (const each of (await testsOf(id)).slice(0, 4)) await verifyOne(each.id);
  expect((await em().findOneOrFail(Sample, { id })).state).toBe('verified');
});

test('the verifier sees each unit, and that the verdict is of all', async () => {
  const { id, code } = await received();
  await read(id, { 1: good, 2: marginal, 3: good, 4: good });
  const verifier = await web.visitor(people.verifier.email);
  const early = await verifier.get(`/verification/${id}`);
  expect(early.text).toContain('Escherichia coli, đơn vị 2');
  expect(early.text).toContain('Chờ kết quả của mọi đơn vị mẫu');
  const api = await verifier.json('GET', `/api/v1/verification/${id}`);
  expect(api.body.tests.map((each: { unit: number; refused: string }) => [each.unit, each.refused])).toEqual([1, 2, 3, 4, 5].map((unit) => [unit, 'results.error.units-open']));
  await read(id, { 5: good });
  const late = await verifier.get(`/verification/${id}`);
  expect(late.text).not.toContain('Chờ kết quả của mọi đơn vị mẫu');
  expect(late.text).toContain('theo kế hoạch lấy mẫu, xét chung các đơn vị mẫu');
  expect(late.text).toContain(`${code}/5`);
  const results = await verifier.get(`/samples/${id}/results`);
  expect(results.text).toContain('Đơn vị 3–5:');
});

test('the certificate has one row for the test with what each unit has, and the plan in words in both languages', async () => {
  const { id, code } = await received({ methods: ['food-escherichia-coli', 'food-salmonella', 'food-lead'] });
  await read(id, { 1: good, 2: good, 3: marginal, 4: good, 5: good });
  await read(id, { 1: absent, 2: absent, 3: absent, 4: absent, 5: absent }, 'food-salmonella');
  const [lead] = await testsOf(id, 'food-lead');
  await product.runner.run(cancelAnalysis, { analysisId: lead!.id, reason: 'Khách hàng bỏ chỉ tiêu' }, { actor: people.receptionist });
  await verify(product, people, [id]);
  const certificateId = await product.runner.run(authoriseCertificate, { sampleIds: [id], password: testPassword, publicUrl: 'http://localhost:3000' }, { actor: people.manager });
  await product.settle();
  const certificate = await em().findOneOrFail(Certificate, { id: certificateId });
  const [sample] = JSON.parse(certificate.snapshot).samples;
  expect(sample.units).toBe(5);
  expect(sample.results).toHaveLength(2);
  expect(sample.results[0]).toMatchObject({ verdict: 'pass', result: { vi: '1–2: < 10; 3: 300; 4–5: < 10' }, limit: { vi: 'n = 5, c = 2, m = 100, M = 1000' }, expandedUncertainty: null });
  expect(sample.results[1]).toMatchObject({ verdict: 'pass', result: { vi: '1–5: Không phát hiện/25 g', en: '1–5: Not detected/25 g' } });
  if (available('pdftotext')) {
    const text = squeezed(pdfText(await product.services.storage.get(certificate.fileHash!)));
    for (const words of [code, '1–2: < 10', '3: 300', '1–5: Không phát hiện/25 g', 'n = 5, c = 2, m = 100, M = 1000', 'đạt khi không quá 2 đơn vị vượt m = 100 và không đơn vị nào vượt M = 1000', 'they pass when at most 2 exceed m = 100 and none exceeds M = 1000', 'đạt khi không phát hiện trong 25 g của mọi đơn vị']) expect(text).toContain(squeezed(words));
  }
  const customer = await web.visitor(people.customer.email);
  const results = await customer.get(`/samples/${id}/results`);
  expect(results.text).toContain('Đơn vị 1–2:');
  expect(results.text.match(/Đạt</g)).toHaveLength(2);
  expect((await customer.json('GET', `/api/v1/samples/${id}`)).body).toMatchObject({ units: 5 });
});

/** Signs what is verified of a sample; answers the frozen line of its first test and the text of the drawn file. */
async function certified(sampleId: string) {
  const id = await product.runner.run(authoriseCertificate, { sampleIds: [sampleId], password: testPassword, publicUrl: 'http://localhost:3000' }, { actor: people.manager });
  await product.settle();
  const certificate = await em().findOneOrFail(Certificate, { id });
  const line = JSON.parse(certificate.snapshot).samples[0].results[0];
  return { line, text: available('pdftotext') ? squeezed(pdfText(await product.services.storage.get(certificate.fileHash!))) : null };
}

test('a plan that lacks a unit is printed as not concluded, with the reason', async () => {
  const { id } = await received();
  await read(id, { 1: good, 2: good, 3: good, 4: good });
  await product.runner.run(cancelAnalysis, { analysisId: (await testsOf(id))[4]!.id, reason: 'Đơn vị mẫu thứ năm bị vỡ' }, { actor: people.receptionist });
  for (const each of (await testsOf(id)).slice(0, 4)) await verifyOne(each.id);
  const { line, text } = await certified(id);
  expect(line).toMatchObject({ verdict: 'inconclusive', result: { vi: '1–4: < 10' } });
  if (text) expect(text).toContain(squeezed('Kế hoạch lấy mẫu cần 5 đơn vị mẫu, hiện có 4.'));
});

test('a first check that calls for a second one says so on the certificate; four units then decide', async () => {
  const bottled = await adopt(product, people, 'QCVN 6-1:2010/BYT');
  const water = (more: Partial<AskedSample>): AskedSample => ({ matrixCode: 'bottled-water', name: 'Nước uống đóng chai', methods: ['bottled-water-coliforms'], regulationId: bottled, regulationClass: 'drinking-water', sampledAt: '2026-11-25T06:00', ...more });
  const counted = async (asked: AskedSample, counts: readonly string[]) => {
    const { samples } = await receive(product, people, [asked]);
    const tests = await testsOf(samples[0]!.id, 'bottled-water-coliforms');
    const { id: worksheetId } = await product.runner.run(createWorksheet, { analysisIds: tests.map(({ id }) => id) }, { actor: people.technician });
    await product.runner.run(recordReadings, { worksheetId, rows: Object.fromEntries(tests.map(({ id }, index) => [id, { 0: { '0.1': counts[index]!, ...(counts[index] === '0' ? {} : { '0.picked': counts[index]!, '0.confirmed': counts[index]! }) } }])) }, { actor: people.technician });
    await product.runner.run(submitWorksheet, { worksheetId }, { actor: people.technician });
    await product.settle();
    return samples[0]!.id;
  };
  const first = await counted(water({}), ['2']);
  expect((await judgements(first, 'bottled-water-coliforms'))[0]).toMatchObject({ verdict: 'not-judged', reason: { key: 'science.reason.second-check' } });
  for (const each of await testsOf(first, 'bottled-water-coliforms')) await verifyOne(each.id);
  const { line, text } = await certified(first);
  expect(line).toMatchObject({ verdict: 'inconclusive', limit: { vi: '≤ 0 (kiểm tra lần đầu)' } });
  if (text) expect(text).toContain(squeezed('phải kiểm tra lần hai theo quy chuẩn'));
  expect(await verdicts(await counted(water({}), ['0']), 'bottled-water-coliforms')).toEqual(['pass']);
  expect(await verdicts(await counted(water({}), ['3']), 'bottled-water-coliforms')).toEqual(['fail']);
  const second = await counted(water({ units: 4, condition: 'Kiểm tra lần hai' }), ['0', '1', '0', '0']);
  expect(await verdicts(second, 'bottled-water-coliforms')).toEqual(['pass', 'pass', 'pass', 'pass']);
});

test('what the units went through is on the audit trail as it stands in the rows', async () => {
  expect((await verifyAudit(product.orm)).first).toBeNull();
});
