import { join } from 'node:path';
import { system } from '../../../src/kernel/actor.ts';
import type { Invalid } from '../../../src/kernel/errors.ts';
import { catalogueScience } from '../../../src/modules/catalogue/catalogue.load.ts';
import { readCatalogue } from '../../../src/modules/catalogue/files/index.ts';
import { loadCatalogueEntries } from '../../../src/modules/catalogue/index.ts';
import { RequestedTest, TestRequest, acceptRequest, submitRequest } from '../../../src/modules/requests/index.ts';
import { root } from '../../../src/platform/root.ts';
import { createProduct, type Product } from '../../support/product.ts';
import { serve, type Web } from '../../support/web.ts';
import { confirmed, draft, laboratory, type Laboratory } from './support.ts';

let product: Product;
let web: Web;
let lab: Laboratory;
beforeAll(async () => {
  product = await createProduct();
  web = await serve(product);
  lab = await laboratory(product);
});
afterAll(async () => {
  await web.close();
  await product.close();
});

test('a method gets a new edition while requests are under way: drafts take it over, the desk must have told the customer', async () => {
  const before = await lab.method('soil-ph-kcl');
  const line = { matrixCode: 'soil', name: 'Đất vườn tiêu', methodIds: [before.id] };
  const [sent, drafted] = [await draft(product, lab.grower, [line]), await draft(product, lab.grower, [line])];
  await product.runner.run(submitRequest, { requestId: sent }, { actor: lab.grower });

  const catalogue = readCatalogue(join(root, 'catalogue'), catalogueScience);
  const changed = { ...catalogue, methods: catalogue.methods.map((method) => (method.code === 'soil-ph-kcl' ? { ...method, price: method.price + 20_000 } : method)) };
  await product.runner.run(loadCatalogueEntries, { catalogue: changed, demonstration: false }, { actor: system });
  const after = await lab.method('soil-ph-kcl');
  expect(after.id).not.toBe(before.id);

  const refusal = await product.runner.run(submitRequest, { requestId: drafted }, { actor: lab.grower }).catch((error: unknown) => error);
  expect((refusal as Invalid).problems).toMatchObject([{ path: 'samples.0.methodIds', key: 'requests.error.method-outdated' }]);
  const grower = await web.visitor(lab.grower.email);
  const form = await grower.get(`/requests/${drafted}/edit`);
  expect(form.text).toMatch(new RegExp(`value="${after.id}" checked`));
  expect(form.text).not.toContain(before.id);
  const { version } = await product.em().findOneOrFail(TestRequest, { id: drafted });
  const sampleId = (await product.em().findOneOrFail(RequestedTest, { requestId: drafted })).requestedSampleId;
  const saved = await grower.post(`/requests/${drafted}/edit`, { purpose: 'other', version: String(version), 'samples.0.id': sampleId, 'samples.0.matrixCode': 'soil', 'samples.0.name': 'Đất vườn tiêu', 'samples.0.methodIds': before.id, do: 'submit' });
  expect(saved.to).toBe(`/requests/${drafted}`);
  expect(await product.em().findOneOrFail(RequestedTest, { requestId: drafted })).toMatchObject({ methodId: after.id, price: before.price + 20_000 });

  const desk = await web.visitor(lab.desk.email);
  expect((await desk.get(`/requests/${sent}/review`)).text).toContain('Phương pháp đã có bản mới');
  const unsaid = await product.runner.run(acceptRequest, { requestId: sent, ...confirmed }, { actor: lab.desk }).catch((error: unknown) => error);
  expect((unsaid as Invalid).problems).toMatchObject([{ path: 'note', key: 'requests.error.outdated-note' }]);
  await product.runner.run(acceptRequest, { requestId: sent, ...confirmed, note: 'Đã báo khách hàng, vẫn dùng bản cũ.' }, { actor: lab.desk });
  expect(await product.em().findOneOrFail(TestRequest, { id: sent })).toMatchObject({ state: 'accepted', price: before.price });
});

test('the description of the API holds every action of requests and samples', async () => {
  const visitor = await web.visitor();
  const { status, body } = await visitor.json('GET', '/api/v1/openapi.json');
  expect(status).toBe(200);
  const paths = Object.keys(body.paths);
  for (const path of ['/requests', '/requests/{id}', ...['submission', 'withdrawal', 'acceptance', 'decline', 'cancellation', 'reception'].map((step) => `/requests/{id}/${step}`), '/samples', '/samples/{id}', '/samples/{id}/rejection', '/analyses/{id}/cancellation']) {
    expect(paths.some((known) => known.endsWith(path))).toBe(true);
  }
});
