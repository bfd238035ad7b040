import { Limit, Regulation } from '../../../src/modules/catalogue/index.ts';
import { acceptRequest, createRequest, RequestedSample, submitRequest } from '../../../src/modules/requests/index.ts';
import { Result } from '../../../src/modules/results/index.ts';
import { Analysis, Sample } from '../../../src/modules/samples/index.ts';
import { newId } from '../../../src/kernel/ids.ts';
import { adopt, staff, test as testSamples, type Staffed } from '../../support/journey.ts';
import { createProduct, type Product } from '../../support/product.ts';
import { serve, type Visitor, type Web } from '../../support/web.ts';

/** A regulation that names products, and the edition that follows it with other names and figures. Invented. */
const [former, next] = ['QCVN 03:2023/BTNMT', 'QCVN 03:2027/BTNMT'];
const products = {
  former: [{ vi: 'Đất trồng rau', en: 'vegetable plots', max: '400' }, { vi: 'Đất vườn', en: 'orchards', max: '300' }],
  next: [{ vi: 'Vườn cây ăn quả', en: 'orchards', max: '70' }, { vi: 'Đất trồng rau ăn lá', en: 'leafy vegetables', max: '40' }],
};

let product: Product;
let web: Web;
let people: Staffed;
let desk: Visitor;
beforeAll(async () => {
  product = await createProduct();
  web = await serve(product);
  people = await staff(product);
  await adopt(product, people, former, ['lead']);
  const em = product.em();
  const regulation = await em.findOneOrFail(Regulation, { code: former });
  const [model] = await em.find(Limit, { regulationId: regulation.id, analyteCode: 'lead', current: true });
  await em.nativeUpdate(Limit, { regulationId: regulation.id, analyteCode: 'lead' }, { current: false });
  const successor = { ...regulation, id: newId(), code: next, effectiveOn: '2026-12-01', searchText: next };
  await em.insert(Regulation, successor);
  const limitsOf = (regulationId: string, named: (typeof products)['next']) => named.map(({ vi, en, max }, position) => ({
    ...model!, id: newId(), regulationId, key: `lead-${position}`, edition: 9, position, class: null, condition: { vi, en }, value: { kind: 'maximum' as const, max }, current: true,
  }));
  for (const limit of [...limitsOf(regulation.id, products.former), ...limitsOf(successor.id, products.next)]) await em.insert(Limit, limit as never);
  await em.nativeUpdate(Regulation, { id: regulation.id }, { endedOn: '2026-12-01', replacedBy: next, classes: [] });
  await em.nativeUpdate(Regulation, { id: successor.id }, { classes: [] });
}, 60_000);
afterAll(async () => {
  await web.close();
  await product.close();
});

const checks = { containerIntact: 'on', labelMatches: 'on', sealIntact: 'on', quantityEnough: 'on', preserved: 'on' };
const form = (lines: readonly string[], more: Record<string, string> = {}): Record<string, string> => ({
  idempotencyKey: newId(), 'all.receivedAt': '2026-12-02T08:30', ...Object.fromEntries(Object.entries(checks).map(([check, on]) => [`all.checks.${check}`, on])),
  ...Object.fromEntries(lines.flatMap((id, i) => [[`samples.${i}.requestedSampleId`, id], [`samples.${i}.decision`, 'accept'], [`samples.${i}.quantity`, '1 kg'], [`samples.${i}.sampledAt`, '2026-12-01T08:00']])), ...more,
});

test('a product that the edition in force no longer names is asked about at the desk; one of another name is found; the limit is that of the answer', async () => {
  const regulation = await product.em().findOneOrFail(Regulation, { code: former });
  const methodIds = (await product.em().execute<Array<{ id: string }>>("select id from method where code = 'soil-lead' and current = true")).map(({ id }) => id);
  const line = (condition: string) => ({ matrixCode: 'soil', name: `Đất ${condition}`, sampledBy: 'customer', samplingPlace: 'Thôn 3', regulationId: regulation.id, condition, methodIds });
  const { runner } = product;
  const requestId = await runner.run(createRequest, { purpose: 'internal-control', language: 'vi', decisionRule: 'simple', consentPublic: false, consentExternal: false, samples: [line('Đất trồng rau'), line('Đất trồng rau'), line('Đất vườn')] }, { actor: people.customer });
  await runner.run(submitRequest, { requestId }, { actor: people.customer });
  await runner.run(acceptRequest, { requestId, capability: true, method: true, capacity: true, decisionRule: true }, { actor: people.receptionist });
  product.clock.set('2026-12-02T09:00:00+07:00');
  desk = await web.visitor(people.receptionist.email);

  const lines = (await product.em().find(RequestedSample, { requestId }, { orderBy: { position: 'asc' } })).map(({ id }) => id);
  const path = `/requests/${requestId}/reception`;
  const asked = (await desk.get(path)).text;
  for (const text of [`Khách hàng chọn ${former}, đối tượng “Đất trồng rau”.`, `Mẫu là đối tượng nào của ${next}`, 'Vườn cây ăn quả', 'Đất trồng rau ăn lá', 'f-samples-0-limitCondition', 'f-samples-1-limitCondition']) expect(asked).toContain(text);
  // By its English name the third is the orchard of the new edition.
  expect(asked).not.toContain('f-samples-2-limitCondition');

  const silent = await desk.post(path, form(lines));
  expect(silent.status).toBe(422);
  expect(silent.text).toContain('href="#f-samples-0-limitCondition"');
  const bare = await desk.post(path, form(lines, { 'samples.0.limitCondition': 'Đất trồng rau', 'samples.1.limitCondition': 'none' }));
  for (const text of ['href="#f-samples-0-limitCondition"', 'Cần ghi lý do không thuộc đối tượng nào.']) expect(bare.text).toContain(text);
  expect(await product.em().count(Sample, { requestId })).toBe(0);

  const reason = 'Đất trồng hoa, văn bản mới không nêu.';
  expect((await desk.post(path, form(lines, { 'samples.0.limitCondition': 'Đất trồng rau ăn lá', 'samples.1.limitCondition': 'none', 'samples.1.conditionReason': reason }))).status).toBe(303);
  const samples = await product.em().find(Sample, { requestId }, { orderBy: { code: 'asc' } });
  expect(samples.map(({ limitCondition }) => limitCondition)).toEqual(['Đất trồng rau ăn lá', '', 'Vườn cây ăn quả']);
  const pages = await Promise.all(samples.map(async ({ id }) => (await desk.get(`/samples/${id}`)).text));
  expect(pages[0]).toContain('Đất trồng rau ăn lá');
  expect(pages[1]).toContain(`${samples[1]!.code}: ${reason}`);
  expect(pages[1]).toContain('không thuộc đối tượng nào được nêu');

  // 90 mg/kg: above the limits of both products named; nothing is asked of what is none of them.
  await testSamples(product, people, samples.map(({ id }) => id), { 'soil-lead': { shared: { C0: '0,00' }, rows: { 0: { k: '1,00' }, 1: { C: '1,8', Vx: '50', f: '1', m: '1,0000' }, 2: { C: '1,8', Vx: '50', f: '1', m: '1,0000' } } } });
  const analyses = await product.em().find(Analysis, { sampleId: { $in: samples.map(({ id }) => id) } });
  const results = await product.em().find(Result, { analysisId: { $in: analyses.map(({ id }) => id) } });
  const limits = await product.em().find(Limit, { id: { $in: results.flatMap(({ limitId }) => limitId ?? []) } });
  const judged = samples.map((sample) => {
    const result = results.find(({ analysisId }) => analyses.find(({ id }) => id === analysisId)!.sampleId === sample.id)!;
    return limits.find(({ id }) => id === result.limitId)?.condition?.vi ?? null;
  });
  expect(judged).toEqual(['Đất trồng rau ăn lá', null, 'Vườn cây ăn quả']);
}, 60_000);
