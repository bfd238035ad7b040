import { newId } from '../../../src/kernel/ids.ts';
import { authoriseCertificate, Certificate } from '../../../src/modules/certificates/index.ts';
import { createEnterprise } from '../../../src/modules/clients/index.ts';
import { system } from '../../../src/kernel/actor.ts';
import { cancelRequest, createRequest, submitRequest } from '../../../src/modules/requests/index.ts';
import { OutboxItem } from '../../../src/platform/outbox/outbox.entities.ts';
import { adopt, receive, staff, test as testSamples, verify, type Staffed } from '../../support/journey.ts';
import { createProduct, person, testPassword, type Product } from '../../support/product.ts';
import { serve, type Visitor, type Web } from '../../support/web.ts';

let product: Product;
let web: Web;
let people: Staffed;
let stranger: Visitor;
let regulationId: string;
const as: Record<string, Visitor> = {};
beforeAll(async () => {
  product = await createProduct();
  web = await serve(product);
  people = await staff(product);
  regulationId = await adopt(product, people, 'QCVN 03:2023/BTNMT');
  for (const name of ['customer', 'receptionist', 'technician', 'verifier', 'manager', 'qualityManager'] as const) as[name] = await web.visitor(people[name].email);
  as['administrator'] = await web.visitor((await person(product, ['administrator'])).email);
  as['officer'] = await web.visitor((await person(product, ['programme-officer'])).email);
  const enterpriseId = await product.runner.run(createEnterprise, { kind: 'company', name: 'Công ty Người Lạ', taxCode: '0309999999', address: 'Kon Tum', contactName: 'B', phone: '0269 382 4567', email: 'la@nguoila.vn' }, { actor: system });
  stranger = await web.visitor((await person(product, ['enterprise'], { enterpriseId })).email);
});
afterAll(async () => {
  await web.close();
  await product.close();
});

const lead = { 'soil-lead': { shared: { C0: '0,00' }, rows: { 0: { k: '1,03' }, 1: { C: '1,85', Vx: '50', f: '1', m: '1,0012' }, 2: { C: '1,8725', Vx: '50', f: '1', m: '1,0005' } } } };
const soil = { matrixCode: 'soil', name: 'Đất vườn tiêu', methods: ['soil-lead'], get regulationId() { return regulationId; }, regulationClass: 'type-1', sampledAt: '2026-11-24T08:00' };

/** Counts of a first page by their label. */
async function counts(visitor: Visitor): Promise<Record<string, string>> {
  const { text, status } = await visitor.get('/');
  expect(status).toBe(200);
  return Object.fromEntries([...text.matchAll(/work-count figures">([^<]*)<\/span><span class="work-label">([^<]*)</g)].map(([, count, label]) => [label!, count!]));
}

test('one sample on its way stands on the first page of whoever has the next step, and leaves it when the step is taken', async () => {
  const { requestId, samples } = await receive(product, people, [soil]);
  const ids = samples.map(({ id }) => id);
  const { code } = samples[0]!;
  expect(await counts(as['receptionist']!)).toMatchObject({ 'Mẫu tiếp nhận hôm nay': '1', 'Yêu cầu đã nhận, chờ mẫu đến': '0' });
  expect((await as['receptionist']!.get('/')).text).toContain(code);
  expect(await counts(as['technician']!)).toMatchObject({ 'Phép thử chờ làm': '1' });
  expect((await as['customer']!.get('/')).text).toContain(`/requests/${requestId}`);
  expect((await as['customer']!.get('/')).text).toContain('0 trên 1');

  await testSamples(product, people, ids, lead);
  expect(await counts(as['technician']!)).toMatchObject({ 'Phép thử chờ làm': '0' });
  expect(await counts(as['verifier']!)).toEqual({ 'Mẫu chờ thẩm tra': '1' });
  await verify(product, people, ids);
  expect(await counts(as['verifier']!)).toEqual({ 'Mẫu chờ thẩm tra': '0' });
  expect(await counts(as['manager']!)).toMatchObject({ 'Mẫu chờ phê duyệt': '1' });

  const certificateId = await product.runner.run(authoriseCertificate, { sampleIds: ids, password: testPassword, publicUrl: 'http://localhost:3000' }, { actor: people.manager });
  await product.settle();
  expect(await counts(as['manager']!)).toMatchObject({ 'Mẫu chờ phê duyệt': '0' });
  const home = (await as['customer']!.get('/')).text;
  expect(home).toContain(`/certificates/${certificateId}`);
  expect(home).not.toContain(`href="/requests/${requestId}"`);
  expect((await stranger.get('/')).text).not.toContain(certificateId);
  expect((await as['officer']!.get('/')).text).toMatch(/Tháng 11\/2026.*Mẫu đã tiếp nhận.*?>1</s);
});

test('a sample past its promised day is late for the desk and the manager', async () => {
  await receive(product, people, [soil]);
  expect(await counts(as['manager']!)).toMatchObject({ 'Mẫu quá hạn trả kết quả': '0' });
  const at = product.clock.now();
  product.clock.advance(40 * 24 * 3_600_000);
  const manager = await web.visitor(people.manager.email);
  expect(await counts(manager)).toMatchObject({ 'Mẫu quá hạn trả kết quả': '1' });
  product.clock.set(at);
});

test('regulations with limits that nobody adopted wait for the quality manager', async () => {
  const before = Number((await counts(as['qualityManager']!))['Quy chuẩn có giới hạn chưa được áp dụng']!);
  expect(before).toBeGreaterThan(3);
});

test('a count stops at ninety-nine', async () => {
  const methodIds = [(await product.em().execute<Array<{ id: string }>>("select id from method where code = 'soil-lead' and current = true"))[0]!.id];
  for (let i = 0; i < 101; i++) {
    const requestId = await product.runner.run(createRequest, { purpose: 'internal-control', language: 'vi', decisionRule: 'simple', consentPublic: false, consentExternal: false, samples: [{ matrixCode: 'soil', name: 'Đất', sampledBy: 'customer', samplingPlace: 'x', sampledAt: '2026-11-24T08:00', methodIds }] }, { actor: people.customer });
    await product.runner.run(submitRequest, { requestId }, { actor: people.customer });
    if (i === 0) await product.runner.run(cancelRequest, { requestId, reason: 'Thử' }, { actor: people.customer });
  }
  expect(await counts(as['receptionist']!)).toMatchObject({ 'Yêu cầu chờ xem xét': '99+' });
});

describe('the search box', () => {
  test('opens at once what a code, a number, a tax number, a scanned label or certificate names', async () => {
    const certificate = (await product.em().find(Certificate, {}))[0]!;
    const [sample] = await product.em().execute<Array<{ id: string; code: string; request_id: string }>>('select id, code, request_id from sample order by id limit 1');
    const [request] = await product.em().execute<Array<{ id: string; number: string }>>('select id, number from test_request where id = ?', [sample!.request_id]);
    const [worksheet] = await product.em().execute<Array<{ id: string; number: string }>>('select id, number from worksheet limit 1');
    const open = async (visitor: Visitor, q: string) => (await visitor.get(`/search?q=${encodeURIComponent(q)}`)).to;
    expect(await open(as['receptionist']!, sample!.code.toLowerCase())).toBe(`/samples/${sample!.id}`);
    expect(await open(as['technician']!, sample!.code)).toBe(`/samples/${sample!.id}`);
    expect(await open(as['customer']!, request!.number)).toBe(`/requests/${request!.id}`);
    expect(await open(as['manager']!, certificate.number)).toBe(`/certificates/${certificate.id}`);
    expect(await open(as['technician']!, worksheet!.number)).toBe(`/worksheets/${worksheet!.id}`);
    expect(await open(as['receptionist']!, '5901234567')).toBe(`/enterprises/${people.enterpriseId}`);
    expect(await open(as['receptionist']!, 'nong nghiep ia grai')).toBe(`/enterprises/${people.enterpriseId}`);
    expect(await open(as['customer']!, `http://localhost:3000/samples/${sample!.id}`)).toBe(`/samples/${sample!.id}`);
    expect(await open(as['customer']!, `http://localhost:3000/verify/${certificate.token}`)).toBe(`/verify/${certificate.token}`);
  });

  test('finds nothing that the person may not open', async () => {
    const [sample] = await product.em().execute<Array<{ code: string }>>('select code from sample order by id limit 1');
    for (const q of [sample!.code, 'nong nghiep', 'dat vuon', '5901234567']) expect(await stranger.get(`/search?q=${encodeURIComponent(q)}`)).toMatchObject({ status: 200, text: expect.stringContaining('Không tìm thấy gì.') });
    // At the bench a sample is its code: neither its name nor its owner finds it, nor is shown.
    const bench = await as['technician']!.get('/search?q=dat+vuon');
    expect(bench.text).toContain('Không tìm thấy gì.');
    expect((await as['technician']!.get('/search?q=M26')).text).not.toContain('Đất vườn');
  });

  test('never leads to another site, nor breaks on the signs of a pattern', async () => {
    for (const q of ['https://evil.example/verify/x', 'http://localhost:3000.evil.example/verify/x', 'http://localhost:3000//evil.example', '//evil.example', 'http://localhost:3000/verify/../people']) {
      expect((await as['administrator']!.get(`/search?q=${encodeURIComponent(q)}`)).to).toBeNull();
    }
    for (const q of ['%', '_', '\\', "' or 1=1 --", '\u0000', '(', 'ệ'.repeat(500)]) expect((await as['receptionist']!.get(`/search?q=${encodeURIComponent(q)}`)).status).toBe(200);
    expect((await as['receptionist']!.get(`/search?q=${encodeURIComponent('%')}`)).text).toContain('Không tìm thấy gì.');
  });
});

describe('the own account', () => {
  test('a customer’s person changes the enterprise’s details and their own name; a stale form shows both', async () => {
    const customer = as['customer']!;
    const version = /name="version" value="(\d+)"/.exec((await customer.get('/account/enterprise')).text)![1]!;
    const fields = { kind: 'cooperative', name: 'Hợp tác xã Nông nghiệp Ia Grai', taxCode: '5901234567', address: 'Thôn 5, xã Ia Grai', contactName: 'Siu H’Bình', phone: '0269 384 1111', email: 'moi@htx.vn' };
    expect((await customer.post('/account/enterprise', { ...fields, version })).to).toBe('/account');
    expect((await customer.get('/account')).text).toContain('Thôn 5, xã Ia Grai');
    const stale = await customer.post('/account/enterprise', { ...fields, address: 'Thôn 7', version });
    expect(stale.status).toBe(409);
    expect(stale.text).toContain('Thôn 5, xã Ia Grai');
    expect(stale.text).toContain('value="Thôn 7"');
    const own = /name="version" value="(\d+)"/.exec((await customer.get('/account/name')).text)![1]!;
    expect((await customer.post('/account/name', { name: 'Siu H’Bình Mới', version: own })).status).toBe(303);
    expect((await customer.get('/account')).text).toContain('Siu H’Bình Mới');
    expect((await as['receptionist']!.get('/account/name')).status).toBe(403);
  });

  test('the password changes for whoever knows the present one, and ends the other sessions', async () => {
    const someone = await person(product, ['verifier']);
    const [here, elsewhere] = [await web.visitor(someone.email), await web.visitor(someone.email)];
    const change = (current: string) => here!.post('/account/password', { current, password: 'mot cau hoan toan moi', repeated: 'mot cau hoan toan moi' });
    const wrong = await change('sai mat khau');
    expect(wrong.status).toBe(422);
    expect(wrong.text).not.toContain('mot cau hoan toan moi');
    expect((await change(testPassword)).to).toBe('/account');
    expect((await here!.get('/account')).status).toBe(200);
    expect((await elsewhere!.get('/account')).status).toBe(303);
  });
});

describe('work that failed', () => {
  const item = async (more: Partial<OutboxItem> = {}) => {
    const id = newId();
    const now = product.clock.now();
    await product.em().insert(OutboxItem, { id, job: 'send-notice', payload: { noticeId: newId() }, state: 'failed', attempts: 8, createdAt: now, availableAt: now, leasedUntil: null, doneAt: null, lastError: 'ECONNREFUSED smtp', ...more } as never);
    return id;
  };

  test('is shown with its error, and tried again when the administrator says so, once', async () => {
    const id = await item();
    const administrator = as['administrator']!;
    expect(await counts(administrator)).toMatchObject({ 'Việc chạy nền thất bại': '1' });
    expect((await administrator.get('/jobs')).text).toContain('ECONNREFUSED smtp');
    expect((await administrator.post(`/jobs/${id}/retry`, {})).to).toBe('/jobs');
    expect(await product.em().findOneOrFail(OutboxItem, { id })).toMatchObject({ state: 'waiting', attempts: 0 });
    const waiting = (await administrator.get('/jobs?state=waiting')).text;
    expect(waiting).toContain('Gửi thư');
    const entries = await product.em().execute<Array<{ command: string; actor_name: string; changes: string }>>('select command, actor_name, changes from audit_entry where stream = ?', [`job:${id}`]);
    expect(entries.map(({ command }) => command)).toEqual(['desk.retry-job']);
    expect(waiting).toContain(`${entries[0]!.actor_name}, `);
    expect(entries[0]!.changes).toContain('ECONNREFUSED smtp');
  });

  test('is nobody else’s business, and what is done is not done again', async () => {
    const id = await item({ state: 'done' });
    expect((await as['administrator']!.post(`/jobs/${id}/retry`, {})).status).toBe(409);
    expect((await as['manager']!.post(`/jobs/${id}/retry`, {})).status).toBe(403);
    expect(await product.em().execute('select id from audit_entry where stream = ?', [`job:${id}`])).toEqual([]);
  });
});

test('search engines may find the public check and nothing else', async () => {
  const visitor = await web.visitor();
  expect((await visitor.get('/robots.txt')).text).toMatch(/Allow: \/verify\nDisallow: \/\n/);
  expect(JSON.parse((await visitor.get('/manifest.webmanifest')).text)).toMatchObject({ start_url: '/', lang: 'vi' });
  expect((await visitor.get('/favicon.ico')).to).toBe('/assets/icon.svg');
});
