import { Regulation, writeCsv } from '../../../src/modules/catalogue/index.ts';
import { templateRows } from '../../../src/modules/catalogue/regulation-sheet.ts';
import { RequestedSample, createRequest } from '../../../src/modules/requests/index.ts';
import { Invalid } from '../../../src/kernel/errors.ts';
import { createProduct, person, type Product } from '../../support/product.ts';
import { serve, type Answer, type Visitor, type Web } from '../../support/web.ts';
import { draft, laboratory, type Laboratory } from './support.ts';

let product: Product;
let web: Web;
let lab: Laboratory;
let manager: Visitor;
let grower: Visitor;
let stranger: Visitor;
let desk: Visitor;
beforeAll(async () => {
  product = await createProduct();
  web = await serve(product);
  lab = await laboratory(product);
  manager = await web.visitor((await person(product, ['quality-manager'])).email);
  [grower, stranger, desk] = [await web.visitor(lab.grower.email), await web.visitor(lab.stranger.email), await web.visitor(lab.desk.email)];
});
afterAll(async () => {
  await web.close();
  await product.close();
});

const code = 'TCCS 09:2026/HT';
function sheet(facts: Partial<Record<'code' | 'replaces', string>> = {}): Uint8Array {
  const rows = templateRows();
  const given: Array<[number, string]> = [[0, facts.code ?? code], [1, 'Hồ tiêu xay Đắk Đoa'], [3, 'Hợp tác xã Hồ tiêu Đắk Đoa'], [6, '01/03/2026'], [7, facts.replaces ?? ''], [8, 'Thực phẩm']];
  for (const [at, value] of given) rows[at]![1] = value;
  const limit = ['lead', '', '', 'mg/kg', 'maximum', '', '0,1'];
  return Buffer.from(writeCsv([...rows, limit]));
}
const look = async (bytes: Uint8Array): Promise<Answer> => manager.upload('/regulations/new', {}, { field: 'file', name: 'tccs.csv', type: 'text/csv', bytes });
const fileOf = (answer: Answer): string => /name="file" value="([0-9a-f]{64})"/.exec(answer.text)![1]!;
const food = (regulationId: string, name = 'Tiêu xay') => ({ matrixCode: 'food', name, regulationId, methodIds: [] });

test('an own standard is entered for its owner; only the owner’s people and the laboratory see and choose it', async () => {
  const preview = await look(sheet());
  expect(preview.status).toBe(200);
  expect(preview.text).toContain('Tiêu chuẩn riêng của');
  expect(preview.text).toContain(`value="${lab.grower.enterpriseId}"`);
  const nobody = await manager.post('/regulations', { file: fileOf(preview), ownerId: crypto.randomUUID(), idempotencyKey: 'khong-ai' });
  expect(nobody.status).toBe(422);
  const saved = await manager.post('/regulations', { file: fileOf(preview), ownerId: lab.grower.enterpriseId!, idempotencyKey: 'cua-htx' });
  expect(saved.status).toBe(303);
  const { id } = await product.em().findOneOrFail(Regulation, { code, ownerId: lab.grower.enterpriseId });
  expect((await manager.get(`/regulations/${id}`)).text).toContain('Hợp tác xã Hồ tiêu Đắk Đoa');
  expect((await desk.get(`/regulations/${id}`)).status).toBe(200);

  const listed = async (visitor: Visitor): Promise<string[]> => (await visitor.json('GET', '/api/v1/regulations?matrix=food')).body.items.map((row: { code: string }) => row.code);
  expect(await listed(grower)).toContain(code);
  expect(await listed(desk)).toContain(code);
  expect(await listed(stranger)).not.toContain(code);
  expect(await listed(stranger)).toContain('QCVN 8-3:2012/BYT');
  expect((await grower.json('GET', `/api/v1/regulations/${id}/limits`)).status).toBe(200);
  expect((await stranger.json('GET', `/api/v1/regulations/${id}/limits`)).status).toBe(404);
  // The laboratory's pages and files are its own people's.
  for (const path of ['', '/limits.csv', '/limits.xlsx']) expect((await stranger.get(`/regulations/${id}${path}`)).status).toBe((await stranger.get(`/regulations/${crypto.randomUUID()}${path}`)).status);

  const own = await draft(product, lab.grower, [food(id)]);
  expect((await grower.get(`/requests/${own}/edit`)).text).toContain(code);
  const other = await draft(product, lab.stranger, [{ matrixCode: 'food', name: 'Cà phê bột', methodIds: [] }]);
  expect((await stranger.get(`/requests/${other}/edit`)).text).not.toContain(code);
  // The desk, which knows of it, is not offered it for another customer either.
  expect((await desk.get(`/requests/${other}/edit`)).text).not.toContain(code);
  await expect(draft(product, lab.stranger, [food(id)])).rejects.toBeInstanceOf(Invalid);
  await expect(product.runner.run(createRequest, { purpose: 'ocop', enterpriseId: lab.stranger.enterpriseId, samples: [food(id)] }, { actor: lab.desk })).rejects.toBeInstanceOf(Invalid);
  const api = await stranger.json('POST', '/api/v1/requests', { purpose: 'ocop', samples: [food(id)] });
  expect(api.status).toBe(422);
  expect(await product.em().count(RequestedSample, { regulationId: id })).toBe(1);
  const cost = await stranger.post(`/requests/${other}/cost`, { purpose: 'ocop', 'samples.0.matrixCode': 'food', 'samples.0.regulationId': id, 'samples.0.methodIds': [(await lab.method('food-lead')).id] });
  expect(cost.text).not.toContain(code);
});

test('an own standard neither takes the place of a public regulation nor of another customer’s', async () => {
  const replacing = await look(sheet({ code: 'TCCS 10:2026/HT', replaces: 'QCVN 8-2:2011/BYT' }));
  const refused = await manager.post('/regulations', { file: fileOf(replacing), ownerId: lab.grower.enterpriseId!, idempotencyKey: 'thay-the' });
  expect(refused.status).toBe(422);
  expect(refused.text).toContain('Văn bản được thay thế không cùng chủ: QCVN 8-2:2011/BYT');
  expect(refused.text).toContain(`value="${lab.grower.enterpriseId}" selected`);
  expect(await product.em().count(Regulation, { code: 'TCCS 10:2026/HT' })).toBe(0);
  const next = await look(sheet({ code: 'TCCS 11:2026/HT', replaces: code }));
  expect((await manager.post('/regulations', { file: fileOf(next), ownerId: lab.grower.enterpriseId!, idempotencyKey: 'ban-sau' })).status).toBe(303);
  expect(await product.em().findOneOrFail(Regulation, { code })).toMatchObject({ replacedBy: 'TCCS 11:2026/HT' });
});
