import { createWorksheet, waitingWork } from '../../../src/modules/worksheets/index.ts';
import { recompute, recordReadings, requestRetest, Result, resultsOf, sendBack, submitWorksheet, verifyResult, verifySample } from '../../../src/modules/results/index.ts';
import { Analysis, cancelAnalysis, Sample } from '../../../src/modules/samples/index.ts';
import { verifyAudit } from '../../../src/platform/audit/verify.ts';
import { createProduct, person, type Product } from '../../support/product.ts';
import { layBench, type Bench } from './bench.ts';

let product: Product;
let bench: Bench;
beforeAll(async () => {
  product = await createProduct();
  bench = await layBench(product);
});
afterAll(() => product.close());

const analysis = (id: string) => product.em().findOneOrFail(Analysis, { id });
const sampleState = async (id: string) => (await product.em().findOneOrFail(Sample, { id })).state;

async function received() {
  const [sample] = await bench.receive([{ methods: ['chromium', 'chromium-vi', 'share'] }]);
  return sample!;
}

async function record(id: string, value: string, by = bench.technician) {
  const { id: worksheetId } = await product.runner.run(createWorksheet, { analysisIds: [id] }, { actor: by });
  await product.runner.run(recordReadings, { worksheetId, rows: { [id]: { 1: { C: value } } } }, { actor: by });
  await product.runner.run(submitWorksheet, { worksheetId }, { actor: by });
  await product.settle();
  return worksheetId;
}

test('a derived test is calculated when its last input is evaluated, with U propagated; the sample is then tested', async () => {
  const { id, tests } = await received();
  await record(tests['chromium-vi'], '0.50');
  expect(await analysis(tests.share)).toMatchObject({ state: 'waiting', derived: true });
  expect(await sampleState(id)).toBe('received');
  await record(tests.chromium, '4.00');
  expect(await analysis(tests.share)).toMatchObject({ state: 'evaluated' });
  expect(await sampleState(id)).toBe('tested');
  // 100 · 0.50 / 4.00; U/x of both is 10 %: 12.5 · 0.1 · √2.
  const result = await product.em().findOneOrFail(Result, { analysisId: tests.share });
  expect(result).toMatchObject({ text: '12.5', qualifier: 'eq', expandedUncertainty: '1.8', unit: '%' });
  expect(await recompute(product.em(), result.id)).toMatchObject({ calculated: true, same: true });
  const line = (await resultsOf(product.em(), id)).find(({ analyte }) => analyte.code === 'share');
  expect(line!.result!.working).toEqual(['x = 100 × 0.5 / 4 = 12.5', '12.5 → 12.5']);
});

test('the bench is not offered it, and nobody takes it onto a worksheet', async () => {
  const { tests } = await received();
  const { groups } = await waitingWork(product.em(), bench.technician.id, '2026-01-01');
  expect(groups.flatMap((group) => group.tests.map(({ id }) => id))).toEqual(expect.arrayContaining([tests.chromium, tests['chromium-vi']]));
  expect(groups.flatMap((group) => group.tests.map(({ id }) => id))).not.toContain(tests.share);
  await expect(product.runner.run(createWorksheet, { analysisIds: [tests.share] }, { actor: bench.technician })).rejects.toMatchObject({ status: 409 });
});

test('an input that is sent back takes the derived result with it; both come again with the new figure', async () => {
  const { id, tests } = await received();
  await record(tests['chromium-vi'], '0.50');
  const worksheetId = await record(tests.chromium, '4.00');
  await product.runner.run(sendBack, { analysisId: tests.chromium, version: (await analysis(tests.chromium)).version, reason: 'Xem lại mẫu trắng' }, { actor: bench.verifier });
  expect((await analysis(tests.share)).state).toBe('waiting');
  expect((await resultsOf(product.em(), id)).find(({ analyte }) => analyte.code === 'share')!.result).toBeNull();
  await product.runner.run(recordReadings, { worksheetId, rows: { [tests.chromium]: { 1: { C: '5.00' } } }, reasons: { [tests.chromium]: 'Trừ mẫu trắng' } }, { actor: bench.technician });
  await product.runner.run(submitWorksheet, { worksheetId }, { actor: bench.technician });
  await product.settle();
  expect(await product.em().findOneOrFail(Result, { analysisId: tests.share })).toMatchObject({ text: '10.0' });
  expect((await analysis(tests.share)).state).toBe('evaluated');
});

test('it is not sent back or tested again by itself', async () => {
  const { tests } = await received();
  await record(tests['chromium-vi'], '0.50');
  await record(tests.chromium, '4.00');
  const { version } = await analysis(tests.share);
  for (const command of [sendBack, requestRetest]) {
    await expect(product.runner.run(command, { analysisId: tests.share, version, reason: 'Sai' }, { actor: bench.verifier })).rejects.toMatchObject({ status: 409, told: { key: 'samples.error.derived' } });
  }
});

test('who recorded an input does not verify what follows from it', async () => {
  const { id, tests } = await received();
  const second = await person(product, ['technician']);
  await record(tests['chromium-vi'], '0.50', bench.colleague);
  await record(tests.chromium, '4.00', second);
  const verify = async (actor: typeof bench.verifier) => product.runner.run(verifyResult, { analysisId: tests.share, version: (await analysis(tests.share)).version }, { actor });
  await expect(verify(bench.colleague)).rejects.toMatchObject({ status: 403, told: { key: 'results.error.own-work' } });
  await product.runner.run(verifySample, { sampleId: id }, { actor: bench.verifier });
  expect(await sampleState(id)).toBe('verified');
});

test('an input that is cancelled cancels what cannot be calculated without it', async () => {
  const { tests } = await received();
  const desk = await person(product, ['receptionist']);
  await product.runner.run(cancelAnalysis, { analysisId: tests['chromium-vi'], version: (await analysis(tests['chromium-vi'])).version, reason: 'Khách hàng bỏ' }, { actor: desk });
  expect((await analysis(tests.share)).state).toBe('cancelled');
  expect((await analysis(tests.chromium)).state).toBe('waiting');
});

test('what was not found counts as the method says; a ratio to nothing has no value and its test is cancelled with the reason', async () => {
  const { id, tests } = await received();
  await record(tests['chromium-vi'], '0.01');
  await record(tests.chromium, '4.00');
  expect(await product.em().findOneOrFail(Result, { analysisId: tests.share })).toMatchObject({ text: '0.0', warnings: [] });
  expect((await resultsOf(product.em(), id)).find(({ analyte }) => analyte.code === 'share')!.result!.working[0]).toBe('six < 0.05 → 0');
  expect(await sampleState(id)).toBe('tested');

  const other = await received();
  await record(other.tests['chromium-vi'], '0.50');
  await record(other.tests.chromium, '0.01');
  expect((await analysis(other.tests.share)).state).toBe('cancelled');
  expect(await sampleState(other.id)).toBe('tested');
  const [told] = await product.em().execute<Array<{ reason: string }>>("select reason from audit_entry where stream = ? order by seq desc limit 1", [`analysis:${other.tests.share}`]);
  expect(told!.reason).toContain('Không tính được');
});

test('the trail proves all of it', async () => {
  expect((await verifyAudit(product.orm)).first).toBeNull();
});
