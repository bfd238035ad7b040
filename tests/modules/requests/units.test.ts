import { Invalid } from '../../../src/kernel/errors.ts';
import { Notice } from '../../../src/modules/clients/index.ts';
import { RequestedSample, RequestedTest, TestRequest, acceptRequest, createRequest, submitRequest } from '../../../src/modules/requests/index.ts';
import { Analysis, Sample, labelsOf, receiveSamples } from '../../../src/modules/samples/index.ts';
import { pdfText } from '../../support/pdf.ts';
import { createProduct, type Product } from '../../support/product.ts';
import { available } from '../../support/servers.ts';
import { serve, type Visitor, type Web } from '../../support/web.ts';
import { confirmed, draft, laboratory, type Laboratory } from './support.ts';

let product: Product;
let web: Web;
let lab: Laboratory;
let grower: Visitor;
let desk: Visitor;
let regulationId: string;
let prices: Record<string, number>;
let ids: Record<string, string>;
beforeAll(async () => {
  product = await createProduct();
  web = await serve(product);
  lab = await laboratory(product);
  [grower, desk] = [await web.visitor(lab.grower.email), await web.visitor(lab.desk.email)];
  regulationId = (await lab.regulation('QCVN 8-3:2012/BYT')).id;
  const methods = await Promise.all(['food-escherichia-coli', 'food-salmonella', 'food-lead'].map((code) => lab.method(code)));
  ids = Object.fromEntries(methods.map(({ code, id }) => [code, id]));
  prices = Object.fromEntries(methods.map(({ code, price }) => [code, price]));
});
afterAll(async () => {
  await web.close();
  await product.close();
});

const condition = 'Rau quả tươi ăn sống, đã sơ chế';
const salad = (more: Record<string, unknown> = {}) => ({ matrixCode: 'food', name: 'Rau trộn ăn liền', units: 5, regulationId, condition, methodIds: Object.values(ids), sampledAt: '2026-11-25T06:00', samplingPlace: 'Xưởng sơ chế', ...more });
const read = (id: string) => product.em().findOneOrFail(TestRequest, { id });
const testsOf = async (requestId: string) => {
  const codes = new Map(Object.entries(ids).map(([code, id]) => [id, code]));
  return Object.fromEntries((await product.em().find(RequestedTest, { requestId })).map(({ methodId, units, price }) => [codes.get(methodId)!, { units, price }]));
};
const timesFive = () => prices['food-escherichia-coli']! * 5 + prices['food-salmonella']! * 5 + prices['food-lead']!;

test('a test with a sampling plan is priced for each unit, every other test once; a copy keeps it', async () => {
  const requestId = await draft(product, lab.grower, [salad()]);
  expect(await testsOf(requestId)).toEqual({
    'food-escherichia-coli': { units: 5, price: prices['food-escherichia-coli']! * 5 }, 'food-salmonella': { units: 5, price: prices['food-salmonella']! * 5 }, 'food-lead': { units: 1, price: prices['food-lead'] },
  });
  expect((await read(requestId)).price).toBe(timesFive());
  const copy = await product.runner.run(createRequest, { purpose: 'ocop', copyOf: requestId }, { actor: lab.grower });
  expect((await read(copy)).price).toBe(timesFive());
  const api = await grower.json('GET', `/api/v1/requests/${requestId}`);
  expect(api.body.samples[0]).toMatchObject({ units: 5 });
  expect(api.body.samples[0].tests.map(({ units }: { units: number }) => units).sort()).toEqual([1, 5, 5]);
  const page = await grower.get(`/requests/${requestId}`);
  expect(page.text).toContain('Escherichia coli × 5');
  expect((await grower.get(`/requests/${requestId}/form`)).text).toContain('Số đơn vị mẫu: 5');
});

test('more units than the plan asks for are not tested, and without a regulation no test is done on units', async () => {
  const more = await draft(product, lab.grower, [salad({ units: 7 })]);
  expect((await testsOf(more))['food-salmonella']).toMatchObject({ units: 5 });
  const none = await draft(product, lab.grower, [salad({ regulationId: null, condition: null })]);
  expect(Object.values(await testsOf(none)).map(({ units }) => units)).toEqual([1, 1, 1]);
  const other = await draft(product, lab.grower, [salad({ condition: null })]);
  expect(Object.values(await testsOf(other)).map(({ units }) => units)).toEqual([1, 1, 1]);
  await expect(draft(product, lab.grower, [salad({ units: 0 })])).rejects.toBeInstanceOf(Invalid);
  await expect(draft(product, lab.grower, [salad({ units: 61 })])).rejects.toBeInstanceOf(Invalid);
});

test('customer and desk are told that the plan asks for more units than there are', async () => {
  const requestId = await draft(product, lab.grower, [salad({ units: 1 })]);
  const told = 'Kế hoạch lấy mẫu của QCVN 8-3:2012/BYT cần 5 đơn vị mẫu';
  expect((await grower.get(`/requests/${requestId}`)).text).toContain(told);
  const form = await grower.get(`/requests/${requestId}/edit`);
  expect(form.text).toContain('Số đơn vị mẫu');
  expect(form.text).toContain(told);
  await product.runner.run(submitRequest, { requestId }, { actor: lab.grower });
  const review = await desk.get(`/requests/${requestId}/review`);
  expect(review.text).toContain(`Mẫu “Rau trộn ăn liền”: ${told}`);
  const enough = await draft(product, lab.grower, [salad()]);
  expect((await grower.get(`/requests/${enough}`)).text).not.toContain(told);
});

test('the price follows the number of units while it is typed', async () => {
  const requestId = await draft(product, lab.grower, [salad({ units: 1 })]);
  const [sample] = await product.em().find(RequestedSample, { requestId });
  const fields = {
    purpose: 'internal-control', 'samples.0.id': sample!.id, 'samples.0.matrixCode': 'food', 'samples.0.name': 'Rau', 'samples.0.regulationId': regulationId, [`samples.0.conditions.${regulationId}`]: condition, 'samples.0.methodIds': Object.values(ids),
  };
  const five = await grower.post(`/requests/${requestId}/cost`, { ...fields, 'samples.0.units': '5' });
  expect(five.text).toContain(new Intl.NumberFormat('vi-VN').format(timesFive()));
  expect(five.text).toContain('Escherichia coli × 5');
  const two = await grower.post(`/requests/${requestId}/cost`, { ...fields, 'samples.0.units': '2' });
  expect(two.text).toContain('cần 5 đơn vị mẫu');
  expect(two.text).toContain('Mẫu có 2 đơn vị');
  // What to send agrees with the units.
  const kit = (html: string) => /id="kit-1"[^>]*>([^<]*)</.exec(html)![1];
  expect(kit(five.text)).toBe('Gửi 5 đơn vị mẫu của cùng một lô, mỗi đơn vị đóng gói riêng; cả mẫu cần ít nhất 500 g.');
  expect(kit((await grower.get(`/requests/${requestId}/edit`)).text)).toContain('ít nhất 2 gói');
  const wrong = await grower.post(`/requests/${requestId}/edit`, { ...fields, 'samples.0.units': 'năm', version: String((await read(requestId)).version), do: 'save' });
  expect(wrong.status).toBe(422);
  expect(wrong.text).toContain('value="năm"');
  const soil = await draft(product, lab.grower, [{ matrixCode: 'soil', name: 'Đất', methodIds: [] }]);
  expect((await grower.get(`/requests/${soil}/edit`)).text).not.toContain('Số đơn vị mẫu');
});

const fine = { containerIntact: 'on', labelMatches: 'on', sealIntact: 'on', quantityEnough: 'on', preserved: 'on' };

test('units are counted in; fewer are taken with a reservation only, and each has its label', async () => {
  const requestId = await draft(product, lab.grower, [salad()]);
  await product.runner.run(submitRequest, { requestId }, { actor: lab.grower });
  await product.runner.run(acceptRequest, { requestId, ...confirmed }, { actor: lab.desk });
  const [line] = await product.em().find(RequestedSample, { requestId });
  const form = await desk.get(`/requests/${requestId}/reception`);
  expect(form.text).toContain('Số đơn vị mẫu nhận được');
  expect(form.text).toContain('Yêu cầu ghi 5');
  const receive = (more: Record<string, unknown>) => product.runner.run(receiveSamples, { requestId, samples: [{ requestedSampleId: line!.id, decision: 'accept', quantity: '5 túi 250 g', checks: fine, ...more }] }, { actor: lab.desk });
  const refusal = async (more: Record<string, unknown>) => ((await receive(more).catch((error: unknown) => error)) as Invalid).problems?.map(({ path, key }) => `${path} ${key}`);
  expect(await refusal({})).toEqual(['samples.0.units error.required']);
  expect(await refusal({ units: 4 })).toEqual(['samples.0.decision samples.error.units-fewer']);
  const [sample] = await receive({ units: 4, decision: 'reserve', reservation: 'Chỉ có 4 túi, khách hàng đồng ý thử 4 túi' });
  expect(await product.em().findOneOrFail(Sample, { id: sample!.id })).toMatchObject({ units: 4 });
  const analyses = await product.em().find(Analysis, { sampleId: sample!.id });
  const unitsOf = (code: string) => analyses.filter(({ methodId }) => methodId === ids[code]).map(({ unit }) => unit ?? null).sort();
  expect(unitsOf('food-salmonella')).toEqual([1, 2, 3, 4]);
  expect(unitsOf('food-lead')).toEqual([null]);
  expect((await product.em().find(Notice, { kind: 'sample-reserved' })).some(({ body }) => body.includes('Chỉ có 4 túi'))).toBe(true);
  expect((await desk.get(`/samples/${sample!.id}`)).text).toContain('Salmonella, đơn vị 4');
  // Each label speaks of what is tested on what it is stuck to: lead on the composite, micro-organisms on the units. Their rule of storage
  // tells dry products and chilled ones apart, not which of them this is.
  const labels = await labelsOf(product.em(), lab.desk, [sample!.id], web.url);
  expect(labels[0]!.code).toBe(sample!.code);
  expect(['Chì', undefined]).toContain(labels[0]!.holdUntil?.analyte?.vi);
  expect(labels.slice(1).map(({ holdUntil }) => ['Escherichia coli', 'Salmonella'].includes(holdUntil!.analyte!.vi))).toEqual([true, true, true, true]);
  expect(labels.map(({ storage }) => storage)).toEqual([null, null, null, null, null]);
  if (available('pdftotext')) {
    const answer = await fetch(`${web.url}/samples/labels.pdf?ids=${sample!.id}&format=50x30`, { headers: { cookie: [...desk.cookies].map(([name, value]) => `${name}=${value}`).join('; ') } });
    const text = pdfText(new Uint8Array(await answer.arrayBuffer()));
    const codes = [...text.matchAll(/M26-\d{5}(?:\/\d)?/g)].map(([code]) => code);
    expect([...new Set(codes)]).toEqual([sample!.code, ...[1, 2, 3, 4].map((unit) => `${sample!.code}/${unit}`)]);
  }
});
