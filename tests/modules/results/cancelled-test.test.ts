import { Analysis, cancelAnalysis, Sample } from '../../../src/modules/samples/index.ts';
import { verifyResult } from '../../../src/modules/results/index.ts';
import { receive, staff, test as testSamples, type Staffed } from '../../support/journey.ts';
import { createProduct, type Product } from '../../support/product.ts';

let product: Product;
let people: Staffed;
beforeAll(async () => {
  product = await createProduct();
  people = await staff(product);
});
afterAll(() => product.close());

const ph = { 'soil-ph-kcl': { rows: { 1: { reading: '4,62' }, 2: { reading: '4,66' } } } };

/** A soil sample of which the pH is tested and the electrical conductivity still waits. */
async function halfTested() {
  const { samples } = await receive(product, people, [{ matrixCode: 'soil', name: 'Đất', methods: ['soil-ph-kcl', 'soil-ec'] }]);
  const sampleId = samples[0]!.id;
  await testSamples(product, people, [sampleId], ph);
  const analyses = await product.em().find(Analysis, { sampleId });
  return { sampleId, done: analyses.find(({ state }) => state === 'evaluated')!, waiting: analyses.find(({ state }) => state === 'waiting')! };
}
const stateOf = async (id: string) => (await product.em().findOneOrFail(Sample, { id })).state;
const cancel = (analysisId: string) => product.runner.run(cancelAnalysis, { analysisId, reason: 'Khách hàng bỏ chỉ tiêu' }, { actor: people.receptionist });

test('a sample that waited for nothing but a test that is cancelled goes on to verification', async () => {
  const { sampleId, waiting } = await halfTested();
  expect(await stateOf(sampleId)).toBe('received');
  await cancel(waiting.id);
  expect(await stateOf(sampleId)).toBe('tested');
});

test('and to authorisation when all else is verified', async () => {
  const { sampleId, done, waiting } = await halfTested();
  await product.runner.run(verifyResult, { analysisId: done.id }, { actor: people.verifier });
  expect(await stateOf(sampleId)).toBe('received');
  await cancel(waiting.id);
  expect(await stateOf(sampleId)).toBe('verified');
});
