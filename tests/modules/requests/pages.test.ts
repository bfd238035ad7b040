import { saysSame } from '../../../src/modules/requests/request.form.ts';
import { Method } from '../../../src/modules/catalogue/index.ts';
import { RequestedSample, RequestedTest, TestRequest, saveRequest } from '../../../src/modules/requests/index.ts';
import { AuditEntry } from '../../../src/platform/audit/index.ts';
import { createProduct, person, type Product } from '../../support/product.ts';
import { serve, type Visitor, type Web } from '../../support/web.ts';
import { accepted, draft, laboratory, waterLine, type Laboratory } from './support.ts';

let product: Product;
let web: Web;
let lab: Laboratory;
let grower: Visitor;
let desk: Visitor;
beforeAll(async () => {
  product = await createProduct();
  web = await serve(product);
  lab = await laboratory(product);
  [grower, desk] = [await web.visitor(lab.grower.email), await web.visitor(lab.desk.email)];
});
afterAll(async () => {
  await web.close();
  await product.close();
});

const read = (id: string) => product.em().findOneOrFail(TestRequest, { id });
const idOf = (to: string | null) => /requests\/([0-9a-f-]{36})/.exec(to ?? '')![1]!;

test('the same press arrived twice says what is stored, with or without a field for units', () => {
  const stored = { purpose: 'vietgap', 'samples.0.units': '1', 'samples.0.methodIds': ['b', 'a'], 'samples.0.lot': '' };
  expect(saysSame({ purpose: 'vietgap', 'samples.0.methodIds': ['a', 'b'] }, stored)).toBe(true);
  expect(saysSame({ purpose: 'vietgap', 'samples.0.units': '1', 'samples.0.methodIds': ['a', 'b'] }, stored)).toBe(true);
  expect(saysSame({ purpose: 'vietgap', 'samples.0.units': '5', 'samples.0.methodIds': ['a', 'b'] }, stored)).toBe(false);
  expect(saysSame({ purpose: 'vietgap', 'samples.0.methodIds': ['a', 'b'] }, { ...stored, 'samples.0.units': '5' })).toBe(false);
});

test('a new request says its purpose and its kind of sample: what was not chosen is told, both at once, and nothing is made', async () => {
  const before = await product.em().count(TestRequest, {});
  const neither = await grower.post('/requests', { idempotencyKey: 'khong-gi' });
  expect(neither.status).toBe(422);
  for (const field of ['purpose', 'matrixCode']) expect(neither.text).toContain(`href="#f-${field}"`);
  const noKind = await grower.post('/requests', { purpose: 'vietgap', idempotencyKey: 'khong-loai' });
  expect(noKind.status).toBe(422);
  expect(noKind.text).toContain('href="#f-matrixCode"');
  expect(noKind.text).not.toContain('href="#f-purpose"');
  expect(await product.em().count(TestRequest, {})).toBe(before);
});

test('a grower makes a request on a phone without scripts: purpose and matrix, a panel, fewer tests, a copy, sent', async () => {
  expect((await grower.get('/requests/new')).text).toContain('Hồ sơ OCOP');
  const created = await grower.post('/requests', { purpose: 'vietgap', matrixCode: 'soil', idempotencyKey: 'mot' });
  const id = idOf(created.to);
  expect(created.to).toBe(`/requests/${id}/edit`);
  const form = await grower.get(created.to!);
  expect(form.text).toContain('Độ phì của đất');
  expect(form.text).toContain('Chọn chỉ tiêu để biết giá');

  const [sample] = await product.em().find(RequestedSample, { requestId: id });
  const head = { purpose: 'vietgap', language: 'vi', decisionRule: 'simple', 'samples.0.id': sample!.id, 'samples.0.matrixCode': 'soil', 'samples.0.name': 'Đất vườn tiêu', 'samples.0.regulationId': '', 'samples.0.sampledBy': 'customer' };
  const panel = await grower.post(`/requests/${id}/edit`, { ...head, version: String((await read(id)).version), do: 'panel-0-soil-fertility' });
  expect(panel.to).toBe(`/requests/${id}/edit?opened=1#sample-1`);
  const tests = await product.em().find(RequestedTest, { requestId: id });
  expect(tests).toHaveLength(10);
  const kept = tests.slice(0, 4).map(({ methodId }) => methodId);

  const cost = await grower.post(`/requests/${id}/cost`, { ...head, 'samples.0.methodIds': kept });
  expect(cost.text).toMatch(/^<div class="cost-figures">/);
  expect(cost.text).toContain('4 chỉ tiêu');
  expect(await product.em().count(RequestedTest, { requestId: id })).toBe(10);

  const copied = await grower.post(`/requests/${id}/edit`, { ...head, 'samples.0.methodIds': kept, version: String((await read(id)).version), do: 'copy-0' });
  expect(copied.to).toBe(`/requests/${id}/edit?opened=2#sample-2`);
  // Of several samples the one just made is open; the other tells what it is in a line.
  const folds = (text: string) => [...text.matchAll(/<details class="section fold" id="sample-(\d)"( open)?/g)].map(([, number, open]) => [number, Boolean(open)]);
  const two = (await grower.get(copied.to!.split('#')[0]!)).text;
  expect(folds(two)).toEqual([['1', false], ['2', true]]);
  expect(two).toMatch(/<span class="fold-facts">Đất vườn tiêu · \d+ chỉ tiêu/);
  expect(folds((await grower.get(`/requests/${id}/edit`)).text)).toEqual([['1', false], ['2', false]]);
  const samples = await product.em().find(RequestedSample, { requestId: id }, { orderBy: { position: 'asc' } });
  expect(samples.map(({ name }) => name)).toEqual(['Đất vườn tiêu', 'Đất vườn tiêu']);
  expect(await product.em().count(RequestedTest, { requestId: id })).toBe(8);

  const both = { ...head, 'samples.0.methodIds': kept, 'samples.1.id': samples[1]!.id, 'samples.1.matrixCode': 'soil', 'samples.1.name': '', 'samples.1.methodIds': kept, 'samples.1.regulationId': '', 'samples.1.sampledBy': 'customer' };
  const refused = await grower.post(`/requests/${id}/edit`, { ...both, version: String((await read(id)).version), do: 'submit' });
  expect(refused.status).toBe(422);
  expect(refused.text).toContain('href="#f-samples-1-name"');
  const fields = { ...both, 'samples.1.name': 'Đất vườn cà phê', version: String((await read(id)).version), do: 'submit' };
  const twice = await Promise.all([grower.post(`/requests/${id}/edit`, fields), grower.post(`/requests/${id}/edit`, fields)]);
  expect(twice.map(({ status }) => status)).toEqual([303, 303]);
  expect((await read(id)).state).toBe('submitted');
  expect(await product.em().count(AuditEntry, { stream: `request:${id}`, command: 'requests.submit-request' })).toBe(1);
  const page = await grower.get(`/requests/${id}`);
  expect(page.text).toContain('Phòng thử nghiệm đang xem xét');
  expect(page.text).not.toContain('Xem xét và nhận');
  expect((await desk.get(`/requests/${id}`)).text).toContain('Xem xét và nhận');
});

test('the same first form sent twice at once makes one request', async () => {
  const before = await product.em().count(TestRequest);
  const answers = await Promise.all(['a', 'b'].map(() => grower.post('/requests', { purpose: 'ocop', matrixCode: 'food', idempotencyKey: 'hai-lan' })));
  expect(new Set(answers.map(({ to }) => to)).size).toBe(1);
  expect(await product.em().count(TestRequest)).toBe(before + 1);
  const wrong = await grower.post('/requests', { matrixCode: 'food', idempotencyKey: 'ba' });
  expect(wrong.status).toBe(422);
  expect(wrong.text).toContain('value="ba"');
});

test('a request like an earlier one: same samples and tests, nothing of its day; nobody copies what is not theirs', async () => {
  const { id } = await accepted(product, lab, [await waterLine(product, { lot: 'L1', description: 'Chai nhựa' })]);
  expect((await grower.get(`/requests/new?copyOf=${id}`)).text).toContain('Yêu cầu mới có cùng mẫu');
  const made = await grower.post('/requests', { copyOf: id, purpose: 'ocop', idempotencyKey: 'giong' });
  const copy = idOf(made.to);
  expect(await read(copy)).toMatchObject({ state: 'draft', purpose: 'ocop', price: (await read(id)).price, enterpriseId: lab.grower.enterpriseId });
  expect(await product.em().find(RequestedSample, { requestId: copy })).toMatchObject([{ name: 'Nước giếng khoan', description: 'Chai nhựa', lot: '', sampledAt: null, samplingPlace: 'Thôn 3, xã Đắk Đoa' }]);
  expect(await product.em().count(RequestedTest, { requestId: copy })).toBe(3);
  expect(idOf((await desk.post('/requests', { copyOf: id, purpose: 'ocop', idempotencyKey: 'giong' })).to)).not.toBe(copy);
  const stranger = await web.visitor(lab.stranger.email);
  expect((await stranger.get(`/requests/new?copyOf=${id}`)).status).toBe(404);
  expect((await stranger.post('/requests', { copyOf: id, purpose: 'ocop', idempotencyKey: 'x' })).status).toBe(404);
});

test('answers that belong to one regulation are kept with it, and their problems stand beside them', async () => {
  const effluent = await lab.regulation('QCVN 40:2011/BTNMT');
  const id = await draft(product, lab.grower, [{ matrixCode: 'effluent', name: 'Nước thải', panels: ['effluent-basic'] }]);
  const [sample] = await product.em().find(RequestedSample, { requestId: id });
  const methodIds = (await product.em().find(RequestedTest, { requestId: id })).map(({ methodId }) => methodId);
  const fields = {
    purpose: 'inspection', 'samples.0.id': sample!.id, 'samples.0.matrixCode': 'effluent', 'samples.0.name': 'Nước thải', 'samples.0.methodIds': methodIds,
    'samples.0.regulationId': effluent.id, [`samples.0.classes.${effluent.id}`]: 'B', [`samples.0.reasons.${effluent.id}`]: '',
  };
  const refused = await grower.post(`/requests/${id}/edit`, { ...fields, version: String((await read(id)).version), do: 'submit' });
  expect(refused.status).toBe(422);
  expect(refused.text).toContain(`href="#f-samples-0-reasons-${effluent.id}"`);
  expect(refused.text).toContain('Nêu lý do dùng QCVN 40:2011/BTNMT');
  const sent = await grower.post(`/requests/${id}/edit`, { ...fields, [`samples.0.reasons.${effluent.id}`]: 'Theo giấy phép xả thải.', version: String((await read(id)).version), do: 'submit' });
  expect(sent.status).toBe(303);
  expect(await product.em().findOneOrFail(RequestedSample, { id: sample!.id })).toMatchObject({ regulationClass: 'B', regulationReason: 'Theo giấy phép xả thải.' });
  expect((await desk.get(`/requests/${id}/review`)).text).toContain('Theo giấy phép xả thải.');
});

test('figures declared on a fertilizer label are read as typed; one that can be read in two ways is asked about', async () => {
  const id = await draft(product, lab.grower, [{ matrixCode: 'fertilizer', name: 'NPK', panels: ['fertilizer-npk-label'] }]);
  const [sample] = await product.em().find(RequestedSample, { requestId: id });
  const methodIds = (await product.em().find(RequestedTest, { requestId: id })).map(({ methodId }) => methodId);
  const method = await product.em().findOneOrFail(Method, { id: methodIds[0]! });
  const name = `samples.0.declared.${method.analyteCode}`;
  const fields = (value: string) => ({ purpose: 'other', 'samples.0.id': sample!.id, 'samples.0.matrixCode': 'fertilizer', 'samples.0.name': 'NPK', 'samples.0.methodIds': methodIds, [`${name}.value`]: value, [`${name}.unit`]: method.unit });
  const ticked = await grower.post(`/requests/${id}/cost`, fields('16,5'));
  expect(ticked.text).toMatch(/id="declared-1"[^>]*hx-swap-oob="outerMorph"/);
  expect(ticked.text).toContain('value="16,5"');
  expect((await grower.post(`/requests/${id}/cost`, { ...fields(''), 'samples.0.methodIds': [] })).text).not.toContain(`${name}.value`);
  const asked = await grower.post(`/requests/${id}/edit`, { ...fields('1.234'), version: String((await read(id)).version), do: 'save' });
  expect(asked.status).toBe(422);
  expect(asked.text).toContain('Nhập 1.234 hoặc 1234');
  expect(asked.text).toContain('value="1.234"');
  expect((await grower.post(`/requests/${id}/edit`, { ...fields('16,5'), version: String((await read(id)).version), do: 'save' })).status).toBe(303);
  expect((await product.em().findOneOrFail(RequestedSample, { id: sample!.id })).declared).toEqual([{ analyteCode: method.analyteCode, value: '16.5', unit: method.unit }]);
});

test('a form opened before another person saved comes back with both values, and nothing typed is lost', async () => {
  const id = await draft(product, lab.grower, [await waterLine(product)], { note: 'ban đầu' });
  const opened = (await read(id)).version;
  const [sample] = await product.em().find(RequestedSample, { requestId: id });
  const line = await waterLine(product, { id: sample!.id });
  await product.runner.run(saveRequest, { requestId: id, purpose: 'internal-control', note: 'của quầy', samples: [line] }, { actor: lab.desk });
  const stale = await grower.post(`/requests/${id}/edit`, { purpose: 'internal-control', note: 'của tôi', version: String(opened), 'samples.0.id': sample!.id, 'samples.0.matrixCode': 'domestic-water', 'samples.0.name': 'Tên tôi gõ', 'samples.0.methodIds': line['methodIds'] as string[], do: 'save' });
  expect(stale.status).toBe(409);
  for (const text of ['của quầy', 'của tôi', 'value="Tên tôi gõ"', 'Nước giếng khoan', `name="version" value="${(await read(id)).version}"`]) expect(stale.text).toContain(text);
});

test('the desk reviews and accepts; pages answer in both languages for each who may see them', async () => {
  const id = await draft(product, lab.grower, [await waterLine(product)]);
  await grower.post(`/requests/${id}/submission`, {});
  const version = String((await read(id)).version);
  const refused = await desk.post(`/requests/${id}/review`, { capability: 'yes', method: 'yes', decisionRule: 'yes', version });
  expect(refused.status).toBe(422);
  expect(refused.text).toContain('ghi rõ đã thống nhất gì với khách hàng');
  expect((await desk.post(`/requests/${id}/review`, { capability: 'yes', method: 'yes', capacity: 'yes', decisionRule: 'yes', version })).to).toBe(`/requests/${id}`);
  expect((await desk.post(`/requests/${id}/review`, { capability: 'yes', method: 'yes', capacity: 'yes', decisionRule: 'yes', version })).status).toBe(409);
  for (const path of ['/requests', `/requests?state=accepted&q=${(await read(id)).number}`, `/requests/${id}`, `/requests/${id}/form`]) {
    for (const visitor of [grower, desk]) {
      visitor.cookies.set('lang', 'en');
      const english = await visitor.get(path);
      expect([path, english.status]).toEqual([path, 200]);
      expect(english.text).toContain('lang="en"');
      visitor.cookies.delete('lang');
      expect((await visitor.get(path)).status).toBe(200);
    }
  }
});

test('declining and cancelling ask for the reason and keep what was typed', async () => {
  const id = await draft(product, lab.grower, [await waterLine(product)]);
  await grower.post(`/requests/${id}/submission`, {});
  const empty = await desk.post(`/requests/${id}/decline`, { reason: '' });
  expect(empty.status).toBe(422);
  expect(empty.text).toContain('Bắt buộc nhập.');
  expect((await desk.post(`/requests/${id}/decline`, { reason: 'Ngoài phạm vi.' })).status).toBe(303);
  const late = await grower.post(`/requests/${id}/cancel`, { reason: 'Không cần nữa' });
  expect(late.status).toBe(409);
  expect(late.text).toContain('Không cần nữa');
});

test('others learn nothing: another enterprise gets 404, duties without requests 403, visitors the sign-in page', async () => {
  const id = (await accepted(product, lab, [await waterLine(product)])).id;
  const stranger = await web.visitor(lab.stranger.email);
  for (const path of [`/requests/${id}`, `/requests/${id}/edit`, `/requests/${id}/form`, `/requests/${id}/cancel`, '/requests/khong-co']) expect([path, (await stranger.get(path)).status]).toEqual([path, 404]);
  for (const path of ['submission', 'withdrawal', 'cancel', 'edit', 'cost']) expect([path, (await stranger.post(`/requests/${id}/${path}`, { reason: 'x', purpose: 'other' })).status]).toEqual([path, 404]);
  expect((await stranger.post(`/requests/${id}/review`, {})).status).toBe(403);
  const technician = await web.visitor(lab.technician.email);
  expect((await technician.get(`/requests/${id}`)).status).toBe(403);
  const manager = await web.visitor((await person(product, ['quality-manager'])).email);
  expect((await manager.get(`/requests/${id}`)).status).toBe(200);
  expect((await manager.get(`/requests/${id}/edit`)).status).toBe(403);
  expect((await (await web.visitor()).get(`/requests/${id}`)).to).toContain('/sign-in');
});

test('programs do the same through the API', async () => {
  const line = await waterLine(product, { sampledAt: '2026-11-25T06:30:00+07:00' });
  const made = await grower.json('POST', '/api/v1/requests', { purpose: 'ocop', samples: [line] });
  expect(made.status).toBe(201);
  expect(made.body).toMatchObject({ state: 'draft', samples: [{ sampledAt: '2026-11-24T23:30:00.000Z', tests: [{}, {}, {}] }] });
  const { id, version } = made.body;
  const changed = await grower.json('PUT', `/api/v1/requests/${id}`, { version, purpose: 'ocop', note: 'x', samples: [{ ...line, id: made.body.samples[0].id }] });
  expect(changed.body).toMatchObject({ note: 'x', samples: [{ id: made.body.samples[0].id }] });
  expect((await grower.json('PUT', `/api/v1/requests/${id}`, { version, purpose: 'ocop', samples: [] })).status).toBe(409);
  expect((await grower.json('POST', `/api/v1/requests/${id}/submission`, {})).body.state).toBe('submitted');
  expect((await grower.json('POST', `/api/v1/requests/${id}/withdrawal`, {})).body.state).toBe('draft');
  await grower.json('POST', `/api/v1/requests/${id}/submission`, {});
  expect((await grower.json('POST', `/api/v1/requests/${id}/acceptance`, {})).status).toBe(403);
  const invalid = await desk.json('POST', `/api/v1/requests/${id}/acceptance`, {});
  expect(invalid).toMatchObject({ status: 422, body: { error: { problems: [{ path: 'note' }] } } });
  expect((await desk.json('POST', `/api/v1/requests/${id}/acceptance`, { capability: true, method: true, capacity: true, decisionRule: true })).body).toMatchObject({ state: 'accepted', promisedOn: expect.stringMatching(/^2026-/) });
  expect((await desk.json('POST', `/api/v1/requests/${id}/decline`, { reason: 'x' })).status).toBe(409);
  const list = await grower.json('GET', '/api/v1/requests?limit=1');
  expect(list.body.requests[0]).toMatchObject({ id, samples: ['Nước giếng khoan'] });
  expect((await grower.json('GET', `/api/v1/requests?limit=1&after=${list.body.next}`)).body.requests[0].id).not.toBe(id);
  const stranger = await web.visitor(lab.stranger.email);
  expect((await stranger.json('GET', `/api/v1/requests/${id}`)).status).toBe(404);
  expect((await stranger.json('POST', `/api/v1/requests/${id}/cancellation`, { reason: 'x' })).status).toBe(404);
});

test('limits for named products only are told at review while no product was chosen, and no longer once one was', async () => {
  const [regulation, lead] = [await lab.regulation('QCVN 8-2:2011/BYT'), await lab.method('food-lead')];
  const line = { matrixCode: 'food', name: 'Chả cá', methodIds: [lead.id], sampledAt: '2026-11-25T06:30', samplingPlace: 'Xưởng', regulationId: regulation.id };
  const without = await draft(product, lab.grower, [line]);
  const chosen = await draft(product, lab.grower, [{ ...line, condition: 'Nhuyễn thể hai mảnh vỏ' }]);
  const told = async (id: string) => (await grower.get(`/requests/${id}`)).text.includes('theo loại sản phẩm');
  expect([await told(without), await told(chosen)]).toEqual([true, false]);
});
