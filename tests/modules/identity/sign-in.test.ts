import { createProduct, person, testPassword, type Product } from '../../support/product.ts';
import { serve, type Web } from '../../support/web.ts';

let product: Product;
let web: Web;
beforeAll(async () => {
  product = await createProduct();
  web = await serve(product);
});
afterAll(async () => {
  await web.close();
  await product.close();
});

test('a person signs in, is known, and is unknown again after signing out', async () => {
  const { email } = await person(product, ['administrator']);
  const visitor = await web.visitor(email);
  expect([...visitor.cookies.keys()]).toContain('session');
  const cookie = visitor.cookies.get('session')!;
  expect(cookie.length).toBeGreaterThanOrEqual(43);
  expect((await visitor.get('/sign-in')).status).toBe(303);
  expect((await visitor.post('/sign-out', {})).to).toBe('/sign-in');
  visitor.cookies.set('session', cookie);
  expect((await visitor.get('/sign-in')).status).toBe(200);
});

test('a wrong password and an unknown name get the same words, and ten failures are throttled', async () => {
  const { email } = await person(product, ['technician']);
  const visitor = await web.visitor();
  const wrong = await visitor.post('/sign-in', { email, password: 'khong dung dau nhe' });
  expect(wrong.status).toBe(422);
  expect(wrong.text).toContain('Thư điện tử hoặc mật khẩu không đúng.');
  expect(wrong.text).toContain(`value="${email}"`);
  const unknown = await visitor.post('/sign-in', { email: 'khong-co@phongthu.vn', password: 'khong dung dau nhe' });
  expect(unknown.text).toContain('Thư điện tử hoặc mật khẩu không đúng.');
  for (let i = 0; i < 9; i++) await visitor.post('/sign-in', { email, password: 'sai' });
  expect((await visitor.post('/sign-in', { email, password: testPassword })).status).toBe(429);
  product.clock.advance(16 * 60_000);
  expect((await visitor.post('/sign-in', { email, password: testPassword })).status).toBe(303);
});

test('a session ends when it is idle, when its time is over, and when the person is disabled', async () => {
  const someone = await person(product, ['receptionist']);
  const idle = await web.visitor(someone.email);
  product.clock.advance(4 * 60 * 60_000 + 1000);
  expect((await idle.get('/sign-in')).status).toBe(200);
  const busy = await web.visitor(someone.email);
  for (let hour = 0; hour < 5; hour++) {
    expect((await busy.get('/sign-in')).status).toBe(303);
    product.clock.advance(2 * 60 * 60_000 + 30 * 60_000);
  }
  expect((await busy.get('/sign-in')).status).toBe(200);
});

test('a form sent from another site is refused', async () => {
  const visitor = await web.visitor();
  expect((await visitor.post('/sign-in', { email: 'a@b.vn', password: 'x' }, { origin: 'https://evil.example' })).status).toBe(403);
  expect((await visitor.post('/sign-in', { email: 'a@b.vn', password: 'x' }, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
});

test('an enterprise registers, confirms its address by the link it gets, and signs in', async () => {
  const visitor = await web.visitor();
  const fields = { kind: 'cooperative', name: 'Hợp tác xã Mật ong Ayun Pa', taxCode: '', address: 'Ayun Pa, Gia Lai', contactName: 'Rơ Châm Hlý', phone: '0269 385 2222', email: 'htx@matong.vn', agrees: 'yes', idempotencyKey: 'mot-lan' };
  const sent = await Promise.all([visitor.post('/register', fields), visitor.post('/register', fields)]);
  expect(sent.map(({ status }) => status)).toEqual([200, 200]);
  await product.settle();
  const { readdirSync, readFileSync } = await import('node:fs');
  const mails = readdirSync(`${product.dataDir}/mail`);
  expect(mails).toHaveLength(1);
  const mail = readFileSync(`${product.dataDir}/mail/${mails[0]}`, 'utf8');
  const text = mail.includes('quoted-printable') ? mail.replace(/=\r?\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))) : Buffer.from(mail.split('\r\n\r\n').slice(1).join(''), 'base64').toString();
  const path = /http:\/\/localhost:3000(\/password\/[\w-]+)/.exec(text)![1]!;
  expect((await visitor.post(path, { password: 'ngan', repeated: 'ngan' })).text).toContain('Mật khẩu phải có ít nhất 12 ký tự.');
  expect((await visitor.post(path, { password: testPassword, repeated: testPassword })).to).toBe('/sign-in');
  expect((await visitor.get(path)).status).toBe(404);
  await web.visitor('htx@matong.vn');
});

test('a registration that cannot be taken comes back with what was typed and what is wrong', async () => {
  const visitor = await web.visitor();
  const answer = await visitor.post('/register', { kind: 'company', name: '', taxCode: '12', address: 'Pleiku', contactName: 'A', phone: 'x', email: 'khong', idempotencyKey: 'k2' });
  expect(answer.status).toBe(422);
  expect(answer.text).toContain('Mã số thuế có 10 số');
  expect(answer.text).toContain('value="Pleiku"');
  expect(answer.text).toContain('Cần đồng ý để đăng ký.');
});

test('an idempotency key gives nobody another person’s session, and no session stands in the database', async () => {
  const { email } = await person(product, ['administrator']);
  const mine = await web.visitor();
  await mine.post('/sign-in', { email, password: testPassword, idempotencyKey: 'chung' }, { 'idempotency-key': 'chung' });
  const theirs = await web.visitor();
  const answer = await theirs.post('/sign-in', { email: 'khong-co@phongthu.vn', password: 'sai', idempotencyKey: 'chung' }, { 'idempotency-key': 'chung' });
  expect(answer.status).toBe(422);
  expect(JSON.stringify(await product.em().execute('select * from idempotency_key'))).not.toContain(mine.cookies.get('session'));
});
