import { system } from '../../../src/kernel/actor.ts';
import { AuditEntry } from '../../../src/platform/audit/index.ts';
import { createEnterprise, Notice } from '../../../src/modules/clients/index.ts';
import { Person } from '../../../src/modules/identity/index.ts';
import { createProduct, person, testPassword, type Product } from '../../support/product.ts';
import { serve, type Visitor, type Web } from '../../support/web.ts';

let product: Product;
let web: Web;
let administrator: Visitor;
let me: string;
beforeAll(async () => {
  product = await createProduct();
  web = await serve(product);
  const actor = await person(product, ['administrator'], { name: 'Lê Quản Trị' });
  me = actor.id;
  administrator = await web.visitor(actor.email);
});
afterAll(async () => {
  await web.close();
  await product.close();
});

const linkOf = async (recipient: string) => {
  const notices = await product.em().find(Notice, { recipient }, { orderBy: { id: 'desc' } });
  return /(\/password\/[\w-]+)/.exec(notices[0]!.body)![1]!;
};

test('a person is invited once, sets a password, signs in, and is found by name without diacritics', async () => {
  const fields = { name: 'Đặng Thị Hường', email: 'huong@phongthu.vn', title: 'Kiểm nghiệm viên', roles: ['technician', 'verifier'], idempotencyKey: 'moi-huong' };
  const answers = await Promise.all([administrator.post('/people', fields), administrator.post('/people', fields)]);
  expect(answers.map(({ status }) => status)).toEqual([303, 303]);
  expect(await product.em().count(Person, { email: fields.email })).toBe(1);
  expect((await administrator.get('/people?group=invited')).text).toContain('Đặng Thị Hường');
  await (await web.visitor()).post(await linkOf(fields.email), { password: testPassword, repeated: testPassword });
  await web.visitor(fields.email);
  const { text } = await administrator.get('/people?q=dang+thi+huong');
  expect(text).toContain('Thử nghiệm viên, Người thẩm tra');
});

test('an address that is taken, no duty, and an unknown customer are told', async () => {
  const taken = await administrator.post('/people', { name: 'Ai Đó', email: 'huong@phongthu.vn', roles: ['technician'], idempotencyKey: 'k1' });
  expect(taken.status).toBe(422);
  expect(taken.text).toContain('Địa chỉ thư này đã có người dùng.');
  expect(taken.text).toContain('value="Ai Đó"');
  expect((await administrator.post('/people', { name: 'Ai Đó', email: 'a@phongthu.vn', idempotencyKey: 'k2' })).status).toBe(422);
  expect((await administrator.get('/people/new?enterpriseId=01900000-0000-7000-8000-000000000000')).status).toBe(404);
});

test('a person of a customer is invited from there and has no other duty', async () => {
  const enterpriseId = await product.runner.run(createEnterprise, { kind: 'company', name: 'Công ty Mía đường Ayun', address: 'Ayun Pa', contactName: 'A', phone: '0269 382 4567', email: 'a@mia.vn' }, { actor: system });
  const form = await administrator.get(`/people/new?enterpriseId=${enterpriseId}`);
  expect(form.text).toContain('Công ty Mía đường Ayun');
  const made = await administrator.post('/people', { name: 'Rah Lan Tới', email: 'toi@mia.vn', roles: 'enterprise', enterpriseId, idempotencyKey: 'k3' });
  expect(made.status).toBe(303);
  expect((await administrator.get('/people?group=customers')).text).toContain('Công ty Mía đường Ayun');
  const mixed = await administrator.post(made.to!, { name: 'Rah Lan Tới', title: '', roles: ['enterprise', 'technician'], version: '1' });
  expect(mixed.text).toContain('Vai trò Khách hàng không đi cùng vai trò khác.');
});

test('duties change, the trail tells from what to what, and a stale form shows both', async () => {
  const { id } = await person(product, ['technician'], { name: 'Phan Văn Hai' });
  const change = (roles: string[], version: string, name = 'Phan Văn Hai') => administrator.post(`/people/${id}`, { name, title: '', roles, version });
  expect((await change(['technician', 'verifier'], '1')).status).toBe(303);
  const stale = await change(['receptionist'], '1');
  expect(stale.status).toBe(409);
  expect(stale.text).toContain('Tiếp nhận mẫu');
  expect(stale.text).toContain('Thử nghiệm viên, Người thẩm tra');
  const { text } = await administrator.get(`/people/${id}`);
  expect(text).toMatch(/<del>.*Thử nghiệm viên<\/del>.*<ins>.*Thử nghiệm viên, Người thẩm tra<\/ins>/s);
});

test('a disabled person is out within one request, for a reason, and comes back only by a new password', async () => {
  const someone = await person(product, ['receptionist'], { name: 'Bùi Thị Ba', email: 'ba@phongthu.vn' });
  const theirs = await web.visitor(someone.email);
  expect((await theirs.get('/')).status).toBe(200);
  expect((await administrator.post(`/people/${someone.id}/disablement`, { reason: '', idempotencyKey: 'd0' })).status).toBe(422);
  const sent = await Promise.all([1, 2].map(() => administrator.post(`/people/${someone.id}/disablement`, { reason: 'Nghỉ việc từ tháng 12', idempotencyKey: 'd1' })));
  expect(sent.map(({ status }) => status)).toEqual([303, 303]);
  expect((await theirs.get('/')).to).toContain('/sign-in');
  const entries = await product.em().find(AuditEntry, { stream: `person:${someone.id}`, command: 'identity.disable-person' });
  expect(entries.map(({ reason }) => reason)).toEqual(['Nghỉ việc từ tháng 12']);
  const { text } = await administrator.get(`/people/${someone.id}`);
  expect(text).toContain('Nghỉ việc từ tháng 12');
  expect((await administrator.post(`/people/${someone.id}/link`, {})).status).toBe(409);

  expect((await administrator.post(`/people/${someone.id}/enablement`, { reason: 'Trở lại làm việc', idempotencyKey: 'e1' })).status).toBe(303);
  expect((await (await web.visitor()).post('/sign-in', { email: someone.email, password: testPassword })).status).toBe(422);
  await (await web.visitor()).post(await linkOf(someone.email), { password: 'mot cau moi de nho', repeated: 'mot cau moi de nho' });
  expect((await (await web.visitor()).post('/sign-in', { email: someone.email, password: 'mot cau moi de nho' })).status).toBe(303);
});

test('nobody disables themselves, and one administrator remains', async () => {
  expect((await administrator.get(`/people/${me}`)).text).not.toContain('/disablement');
  expect((await administrator.post(`/people/${me}/disablement`, { reason: 'thử' })).status).toBe(403);
  const answer = await administrator.post(`/people/${me}`, { name: 'Lê Quản Trị', title: '', roles: ['technician'], version: String((await product.em().findOneOrFail(Person, { id: me })).version) });
  expect(answer.status).toBe(409);
  expect(answer.text).toContain('Phải còn ít nhất một người quản trị.');
});

test('only the administrator looks after people; the API does the same', async () => {
  const other = await web.visitor((await person(product, ['quality-manager'])).email);
  expect((await other.get('/people')).status).toBe(403);
  expect((await other.json('GET', '/api/v1/people')).status).toBe(403);
  const made = await administrator.json('POST', '/api/v1/people', { name: 'Vũ Thị Tư', email: 'tu@phongthu.vn', roles: ['receptionist'] });
  expect(made.status).toBe(201);
  expect(made.body).toMatchObject({ state: 'invited', enterprise: null });
  expect((await administrator.json('PUT', `/api/v1/people/${made.body.id}`, { name: 'Vũ Thị Tư', roles: ['technician'], version: made.body.version })).body.roles).toEqual(['technician']);
  expect((await administrator.json('POST', `/api/v1/people/${made.body.id}/disablement`, { reason: 'thử' })).body.state).toBe('disabled');
  expect((await administrator.json('POST', `/api/v1/people/${made.body.id}/enablement`, { reason: 'thử' })).body.state).toBe('invited');
  expect((await administrator.json('GET', '/api/v1/people?group=invited')).body.people.map((row: { email: string }) => row.email)).toContain('tu@phongthu.vn');
});
