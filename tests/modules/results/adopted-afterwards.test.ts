import { adoptLimits, Limit } from '../../../src/modules/catalogue/index.ts';
import { judgeAnew, recordReadings, Result, submitWorksheet, verifyResult, verifySample } from '../../../src/modules/results/index.ts';
import { Analysis, Sample } from '../../../src/modules/samples/index.ts';
import { createWorksheet } from '../../../src/modules/worksheets/index.ts';
import { system, type Actor } from '../../../src/kernel/actor.ts';
import { createProduct, person, type Product } from '../../support/product.ts';
import { serve, type Web } from '../../support/web.ts';
import { layBench, type Bench } from './bench.ts';

let product: Product;
let web: Web;
let bench: Bench;
let manager: Actor;
beforeAll(async () => {
  product = await createProduct();
  web = await serve(product);
  bench = await layBench(product);
  manager = await person(product, ['quality-manager']);
});
afterAll(async () => {
  await web.close();
  await product.close();
});

const as = (actor: Actor) => ({ actor });
const analysis = (id: string) => product.em().findOneOrFail(Analysis, { id });
const resultOf = (id: string) => product.em().findOneOrFail(Result, { analysisId: id, attempt: 1 });
const sampleState = async (id: string) => (await product.em().findOneOrFail(Sample, { id })).state;
const currentLimit = () => product.em().findOneOrFail(Limit, { analyteCode: 'coliforms', current: true });
const entries = () => product.em().execute('select count(*) as n from audit_entry');

/** A sample with coliforms, of which the limit of 1000 CFU/g is not adopted, recorded and evaluated. */
async function counted(colonies: string) {
  const [sample] = await bench.receive([{ methods: ['coliforms'], regulation: true, class: 'type-1' }]);
  const id = sample!.tests.coliforms;
  const { id: worksheetId } = await product.runner.run(createWorksheet, { analysisIds: [id] }, as(bench.technician));
  await product.runner.run(recordReadings, { worksheetId, rows: { [id]: { 0: { '-1.1': colonies, '-1.2': colonies, '-1.picked': '5', '-1.confirmed': '5' } } } }, as(bench.technician));
  await product.runner.run(submitWorksheet, { worksheetId }, as(bench.technician));
  await product.settle();
  return { sampleId: sample!.id, id };
}

/** Takes the limit over as the quality manager does; with another figure than shown, for a reason. */
async function adopt(max?: string) {
  const limit = await currentLimit();
  await product.runner.run(adoptLimits, {
    regulationId: limit.regulationId, document: 'TT 01/2023', documentDate: '2023-03-13', reason: max ? 'Theo bản có dấu' : '', limits: [{ limitId: limit.id, adopt: 'yes', figures: max ? { max } : {} }],
  }, as(manager));
  await product.settle();
}

test('results that wait or were verified are judged by limits that are adopted afterwards; nothing changes where they state the same', async () => {
  const waiting = await counted('40');
  const verified = await counted('150');
  await product.runner.run(verifySample, { sampleId: verified.sampleId }, as(bench.verifier));
  for (const { id } of [waiting, verified]) expect((await resultOf(id)).judgement).toMatchObject({ verdict: 'not-judged', reason: { key: 'results.reason.not-adopted' } });
  expect(await sampleState(verified.sampleId)).toBe('verified');

  await adopt();
  expect(await resultOf(waiting.id)).toMatchObject({ limitId: (await currentLimit()).id, judgement: { verdict: 'pass' } });
  expect(await resultOf(verified.id)).toMatchObject({ verifiedById: null, verifiedAt: null, judgement: { verdict: 'fail' } });
  expect([(await analysis(verified.id)).state, await sampleState(verified.sampleId)]).toEqual(['evaluated', 'received']);
  const page = (await (await web.visitor(bench.verifier.email!)).get(`/verification/${waiting.sampleId}`)).text;
  expect(page).toContain('Đạt');
  expect(page).not.toContain('chưa được áp dụng');

  const before = await entries();
  expect(await product.runner.run(judgeAnew, { regulationId: (await currentLimit()).regulationId }, as(system))).toEqual({ judged: 2 });
  expect(await entries()).toEqual(before);

  await product.runner.run(verifyResult, { analysisId: waiting.id, version: (await analysis(waiting.id)).version }, as(bench.verifier));
  await adopt();
  expect([(await analysis(waiting.id)).state, (await resultOf(waiting.id)).verifiedById]).toEqual(['verified', bench.verifier.id]);
  await adopt('300');
  expect([(await analysis(waiting.id)).state, (await resultOf(waiting.id)).judgement]).toMatchObject(['evaluated', { verdict: 'fail' }]);
});

test('only the program judges anew', async () => {
  await counted('20');
  await expect(product.runner.run(judgeAnew, { regulationId: (await currentLimit()).regulationId }, as(bench.technician))).rejects.toMatchObject({ status: 404 });
});
