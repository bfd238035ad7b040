import { adoptLimits, limitsOf, type Limit, type Regulation } from '../../../src/modules/catalogue/index.ts';
import { submitRequest } from '../../../src/modules/requests/index.ts';
import { createProduct, person, type Product } from '../../support/product.ts';
import { serve, type Visitor, type Web } from '../../support/web.ts';
import { draft, laboratory, type Laboratory, type Someone } from './support.ts';

let product: Product;
let web: Web;
let lab: Laboratory;
let grower: Visitor;
let desk: Visitor;
let quality: Someone;
let plans: Regulation;
let ids: string[];
beforeAll(async () => {
  product = await createProduct();
  web = await serve(product);
  lab = await laboratory(product);
  [grower, desk] = [await web.visitor(lab.grower.email), await web.visitor(lab.desk.email)];
  quality = await person(product, ['quality-manager']);
  plans = await lab.regulation('QCVN 8-3:2012/BYT');
  ids = (await Promise.all(['food-escherichia-coli', 'food-salmonella', 'food-lead'].map((code) => lab.method(code)))).map(({ id }) => id);
});
afterAll(async () => {
  await web.close();
  await product.close();
});

const condition = 'Rau quả tươi ăn sống, đã sơ chế';
const salad = (more: Record<string, unknown> = {}) => ({ matrixCode: 'food', name: 'Rau trộn', units: 5, regulationId: plans.id, condition, methodIds: ids, sampledAt: '2026-11-25T06:00', ...more });
const plain = (html: string) => html.replace(/<[^>]*>/g, '').replaceAll('&quot;', '"');
const unadopted = '2 chỉ tiêu sẽ không được đánh giá vì phòng thử nghiệm chưa áp dụng mức quy định của QCVN 8-3:2012/BYT: Escherichia coli, Salmonella.';
const noLimit = 'QCVN 8-3:2012/BYT không có mức quy định cho: Chì';
const adopt = async (wanted: (limit: Limit) => boolean): Promise<void> => {
  const limits = (await limitsOf(product.em(), plans.id)).filter((limit) => !limit.adoption && wanted(limit)).map(({ id }) => ({ limitId: id, adopt: 'yes', figures: {} }));
  await product.runner.run(adoptLimits, { regulationId: plans.id, document: 'QCVN 8-3:2012/BYT', documentDate: '2012-03-01', reason: '', limits }, { actor: quality });
};

test('limits that the laboratory has not adopted, and tests without a limit, are told on the form, the request and the review', async () => {
  const requestId = await draft(product, lab.grower, [salad()]);
  const form = plain((await grower.get(`/requests/${requestId}/edit`)).text);
  expect(form).toContain('Phòng thử nghiệm chưa áp dụng giới hạn nào của văn bản này');
  expect(form).toContain(unadopted);
  expect(form).toContain(noLimit);
  const shown = plain((await grower.get(`/requests/${requestId}`)).text);
  expect(shown).toContain(unadopted);
  expect(shown).toContain(noLimit);
  await product.runner.run(submitRequest, { requestId }, { actor: lab.grower });
  const review = plain((await desk.get(`/requests/${requestId}/review`)).text);
  expect(review).toContain(`Mẫu “Rau trộn”: ${unadopted}`);
  expect(review.split(unadopted)).toHaveLength(2);
});

test('what is adopted is not told; part of the adopted limits is', async () => {
  await adopt(({ analyteCode }) => analyteCode === 'salmonella');
  const some = await draft(product, lab.grower, [salad()]);
  const form = plain((await grower.get(`/requests/${some}/edit`)).text);
  expect(form).toMatch(/Phòng thử nghiệm mới áp dụng \d trên \d giới hạn/);
  expect(form).toContain('1 chỉ tiêu sẽ không được đánh giá vì phòng thử nghiệm chưa áp dụng mức quy định của QCVN 8-3:2012/BYT: Escherichia coli.');
  await adopt(() => true);
  const all = plain((await grower.get(`/requests/${some}`)).text);
  expect(all).not.toContain('chưa áp dụng mức quy định');
  expect(all).toContain(noLimit);
});

test('without a product the limits and plans for named products are told while the form is filled', async () => {
  const requestId = await draft(product, lab.grower, [salad()]);
  const fields = { purpose: 'internal-control', 'samples.0.matrixCode': 'food', 'samples.0.name': 'Rau', 'samples.0.units': '5', 'samples.0.regulationId': plans.id, 'samples.0.methodIds': ids };
  const told = 'QCVN 8-3:2012/BYT chỉ có kế hoạch lấy mẫu theo loại sản phẩm cho: Escherichia coli, Salmonella. Yêu cầu chưa chọn “Áp dụng cho” loại nào';
  const open = await grower.post(`/requests/${requestId}/cost`, fields);
  expect(open.text).toMatch(/id="limits-1" hx-swap-oob="outerMorph"/);
  expect(plain(open.text)).toContain(told);
  const named = await grower.post(`/requests/${requestId}/cost`, { ...fields, [`samples.0.conditions.${plans.id}`]: condition });
  expect(plain(named.text)).not.toContain(told);
  const none = await grower.post(`/requests/${requestId}/cost`, { ...fields, 'samples.0.regulationId': '' });
  expect(none.text).toMatch(/id="limits-1" hx-swap-oob="outerMorph" hidden/);
});
