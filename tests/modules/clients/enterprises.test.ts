import { AuditEntry } from '../../../src/platform/audit/index.ts';
import { createEnterprise, Enterprise, Notice } from '../../../src/modules/clients/index.ts';
import { system } from '../../../src/kernel/actor.ts';
import { createProduct, person, type Product } from '../../support/product.ts';
import { serve, type Visitor, type Web } from '../../support/web.ts';

let product: Product;
let web: Web;
let desk: Visitor;
beforeAll(async () => {
  product = await createProduct();
  web = await serve(product);
  desk = await web.visitor((await person(product, ['receptionist'])).email);
});
afterAll(async () => {
  await web.close();
  await product.close();
});

const details = (name: string, more: Record<string, string> = {}) => ({ kind: 'company', name, taxCode: '', address: 'Pleiku, Gia Lai', contactName: 'Trần Thị Lan', phone: '0269 382 4567', email: 'lan@donvi.vn', ...more });
const add = (name: string, more: Record<string, string> = {}) => product.runner.run(createEnterprise, details(name, more), { actor: system });
const fieldOf = (text: string, name: string) => new RegExp(`name="${name}"[^>]*value="([^"]*)"`).exec(text)?.[1];

test('a customer is added once at the desk, though the form is sent twice, and found without diacritics and by tax number', async () => {
  const form = await desk.get('/enterprises/new');
  const fields = { ...details('Hợp tác xã Cà phê Đắk Đoa', { taxCode: '5900123456' }), idempotencyKey: fieldOf(form.text, 'idempotencyKey')! };
  const [one, two] = await Promise.all([desk.post('/enterprises', fields), desk.post('/enterprises', fields)]);
  expect([one.status, two.status]).toEqual([303, 303]);
  expect(one.to).toBe(two.to);
  const shown = await desk.get(one.to!);
  expect(shown.text).toContain('Đã thêm khách hàng.');
  expect(shown.text).toContain('Thêm khách hàng');
  for (const q of ['dak doa', 'CÀ PHÊ', '59001234']) expect((await desk.get(`/enterprises?q=${encodeURIComponent(q)}`)).text).toContain('Hợp tác xã Cà phê Đắk Đoa');
  expect((await desk.get('/enterprises?q=%25')).text).not.toContain('Hợp tác xã Cà phê Đắk Đoa');
  expect(await product.em().count(Enterprise, { name: fields.name })).toBe(1);
});

test('the list goes on and back by keys, each customer once', async () => {
  for (let i = 0; i < 120; i++) await add(`Cơ sở ${String(i).padStart(3, '0')} Chư Sê`);
  const seen: string[] = [];
  let path: string | undefined = '/enterprises?q=chu+se';
  let pages = 0;
  let last = '';
  while (path) {
    last = path;
    const { text } = await desk.get(path);
    seen.push(...[...text.matchAll(/Cơ sở \d{3}/g)].map(([name]) => name));
    path = /href="([^"]+)" rel="next"/.exec(text)?.[1]?.replaceAll('&amp;', '&');
    pages++;
  }
  expect(pages).toBe(3);
  expect(seen).toEqual([...seen].sort());
  expect(new Set(seen).size).toBe(120);
  const back = /href="([^"]+)" rel="prev"/.exec((await desk.get(last)).text)![1]!.replaceAll('&amp;', '&');
  expect([...(await desk.get(back)).text.matchAll(/Cơ sở \d{3}/g)].map(([name]) => name)).toEqual(seen.slice(50, 100));
});

test('of two people who change the same customer, the second sees both values and may save again', async () => {
  const id = await add('Công ty Chè Bàu Cạn');
  const mine = fieldOf((await desk.get(`/enterprises/${id}/edit`)).text, 'version')!;
  await desk.post(`/enterprises/${id}`, { ...details('Công ty Chè Bàu Cạn', { phone: '0269 111 2222' }), version: mine });
  const late = await desk.post(`/enterprises/${id}`, { ...details('Công ty Chè Bàu Cạn', { phone: '0269 333 4444' }), version: mine });
  expect(late.status).toBe(409);
  expect(late.text).toContain('0269 111 2222');
  expect(late.text).toContain('0269 333 4444');
  expect(fieldOf(late.text, 'phone')).toBe('0269 333 4444');
  expect((await desk.post(`/enterprises/${id}`, { ...details('Công ty Chè Bàu Cạn', { phone: '0269 333 4444' }), version: fieldOf(late.text, 'version')! })).status).toBe(303);
  const { text } = await desk.get(`/enterprises/${id}`);
  expect(text).toContain('0269 333 4444');
  // The trail holds digests; the page tells the values while they are kept.
  const entries = await product.em().find(AuditEntry, { stream: `enterprise:${id}` }, { orderBy: { seq: 'asc' } });
  expect(entries.map(({ command }) => command)).toEqual(['clients.create-enterprise', 'clients.change-enterprise', 'clients.change-enterprise']);
  // With the spaces of what was typed: digests are hexadecimal and may hold any four digits.
  expect(entries.map(({ changes }) => changes).join()).not.toMatch(/0269 \d|111 2222|333 4444/);
  expect(text).toMatch(/<del>.*0269 111 2222<\/del>/);
});

test('what cannot be taken comes back with every reason beside its field', async () => {
  const answer = await desk.post('/enterprises', { ...details('', { taxCode: '12', phone: 'x' }), idempotencyKey: 'sai' });
  expect(answer.status).toBe(422);
  for (const text of ['Mã số thuế có 10 số', 'Số điện thoại chưa đúng', 'value="12"', 'value="Pleiku, Gia Lai"']) expect(answer.text).toContain(text);
});

test('the bench and other customers do not get at customers', async () => {
  const id = await add('Công ty Hồ tiêu Chư Pưh');
  const other = await add('Công ty Khác');
  const technician = await web.visitor((await person(product, ['technician'])).email);
  expect((await technician.get(`/enterprises/${id}`)).status).toBe(403);
  const customer = await web.visitor((await person(product, ['enterprise'], { enterpriseId: other })).email);
  expect((await customer.get(`/enterprises/${id}`)).status).toBe(403);
  expect((await customer.json('GET', `/api/v1/enterprises/${id}`)).status).toBe(404);
  expect((await customer.json('PUT', `/api/v1/enterprises/${id}`, details('Cướp tên'))).status).toBe(404);
  expect((await customer.json('GET', '/api/v1/enterprises')).body.enterprises.map((row: { id: string }) => row.id)).toEqual([other]);
  expect((await desk.get('/enterprises/khong-phai-ma')).status).toBe(404);
});

test('the API does the same by the same commands', async () => {
  const made = await desk.json('POST', '/api/v1/enterprises', details('Hộ Siu Hlơ', { kind: 'household' }));
  expect(made.status).toBe(201);
  expect(made.body).toMatchObject({ name: 'Hộ Siu Hlơ', taxCode: null, version: 1 });
  const changed = await desk.json('PUT', `/api/v1/enterprises/${made.body.id}`, { ...details('Hộ Siu Hlơ', { kind: 'household', address: 'Ia Grai' }), version: 1 });
  expect(changed.body).toMatchObject({ address: 'Ia Grai', version: 2 });
  expect((await desk.json('PUT', `/api/v1/enterprises/${made.body.id}`, { ...details('Hộ Siu Hlơ'), version: 1 })).status).toBe(409);
  expect((await desk.json('POST', '/api/v1/enterprises', { name: '' })).body.error.problems.map(({ path }: { path: string }) => path)).toContain('kind');
});

test('the administrator reads what was written to people, but not the links that belong to them', async () => {
  const administrator = await web.visitor((await person(product, ['administrator'])).email);
  await administrator.post('/people', { name: 'Ngô Văn Bình', email: 'binh@phongthu.vn', title: '', roles: ['technician'], idempotencyKey: 'moi-binh' });
  expect((await administrator.get('/notices?state=waiting')).text).toContain('binh@phongthu.vn');
  await product.settle();
  const notice = await product.em().findOneOrFail(Notice, { recipient: 'binh@phongthu.vn' });
  expect(notice.body).toMatch(/\/password\/[\w-]{43}/);
  const { text } = await administrator.get(`/notices/${notice.id}`);
  expect(text).toContain('Lưu tại máy chủ');
  expect(text).toContain('Ngô Văn Bình');
  expect(text).not.toMatch(/\/password\/[\w-]{20}/);
  expect((await desk.get(`/notices/${notice.id}`)).status).toBe(403);
});
