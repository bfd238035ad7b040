import { mailsOf } from '../../support/mail.ts';
import { createProduct, person, testPassword, type Product } from '../../support/product.ts';
import { serve, type Web } from '../../support/web.ts';
import { disablePerson } from '../../../src/modules/identity/index.ts';

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
// A quarter of an hour between the tests: each begins with nothing throttled.
beforeEach(() => product.clock.advance(16 * 60_000));

const another = 'một câu khác cũng dễ nhớ';
const lettersTo = (email: string) => mailsOf(product).filter(({ to }) => to === email);
const linkIn = (text: string): string => /http:\/\/localhost:3000(\/password\/[\w-]+)/.exec(text)![1]!;

test('whoever forgot the password gets a link, sets another, and every session of theirs ends', async () => {
  const { id, email } = await person(product, ['enterprise'], { email: 'quen@matong.vn', name: 'Siu H’Bia' });
  const elsewhere = await web.visitor(email);
  expect((await elsewhere.get('/account')).status).toBe(200);

  const visitor = await web.visitor();
  expect((await visitor.get('/sign-in')).text).toContain('href="/forgotten-password"');
  expect((await visitor.get('/forgotten-password')).text).toContain('Quên mật khẩu');
  const asked = await visitor.post('/forgotten-password', { email: ' Quen@MatOng.vn ' });
  expect(asked.status).toBe(200);
  expect(asked.text).toContain('Nếu Quen@MatOng.vn có tài khoản ở đây');
  await product.settle();
  const [letter] = lettersTo(email);
  expect(letter!.subject).toContain('Đặt mật khẩu mới');
  expect(letter!.text).toContain('Kính gửi Siu H’Bia');
  const path = linkIn(letter!.text);
  // The present password still works until another is set: who asked may be somebody else.
  await web.visitor(email);

  const kept = (await product.em().execute<Array<{ body: string }>>('select digest from one_time_link')).map((row) => JSON.stringify(row)).join();
  expect(kept).not.toContain(path.split('/').at(-1)!);
  expect((await visitor.get(path)).status).toBe(200);
  expect((await visitor.post(path, { password: another, repeated: `${another}?` })).text).toContain('Hai lần nhập mật khẩu không giống nhau.');
  expect((await visitor.post(path, { password: another, repeated: another })).to).toBe('/sign-in');
  expect((await elsewhere.get('/account')).to).toContain('/sign-in');
  expect((await visitor.post('/sign-in', { email, password: testPassword })).status).toBe(422);
  expect((await visitor.post('/sign-in', { email, password: another })).status).toBe(303);

  const again = await web.visitor();
  const gone = await again.get(path);
  expect(gone.status).toBe(404);
  expect(gone.text).toContain('href="/forgotten-password"');
  await product.settle();
  expect(lettersTo(email).map(({ subject }) => subject)).toEqual([expect.stringContaining('Đặt mật khẩu mới'), expect.stringContaining('đã được đổi')]);
  const commands = await product.em().execute<Array<{ command: string }>>('select command from audit_entry where stream = ?', [`person:${id}`]);
  expect(commands.map(({ command }) => command)).toContain('identity.set-password');
});

test('nobody learns whether an address is known: the same answer, and mail for those alone who may sign in', async () => {
  const administrator = await person(product, ['administrator']);
  const disabled = await person(product, ['technician'], { email: 'da-nghi@phongthu.vn' });
  await product.runner.run(disablePerson, { personId: disabled.id, reason: 'Nghỉ việc' }, { actor: administrator });
  const known = await person(product, ['technician'], { email: 'con-lam@phongthu.vn' });
  const visitor = await web.visitor();
  const answers = [];
  for (const email of [known.email, 'khong-ai@phongthu.vn', disabled.email]) {
    const { status, text } = await visitor.post('/forgotten-password', { email });
    answers.push({ status, text: text.replaceAll(email, '') });
  }
  const nonce = /nonce="?[\w+/=-]+"?/g;
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
  expect(new Set(answers.map(({ text }) => text.replace(nonce, ''))).size).toBe(1);
  await product.settle();
  expect([known.email, 'khong-ai@phongthu.vn', disabled.email].map((email) => lettersTo(email).length)).toEqual([1, 0, 0]);
  const left = await product.em().execute<Array<{ state: string }>>("select state from outbox_item where job = 'send-password-link' and state <> 'done'");
  expect(left).toEqual([]);
});

test('a link lives half an hour; of several, one that is used ends the others', async () => {
  const { email } = await person(product, ['verifier'], { email: 'lau@phongthu.vn' });
  const visitor = await web.visitor();
  await visitor.post('/forgotten-password', { email });
  await product.settle();
  const old = linkIn(lettersTo(email)[0]!.text);
  product.clock.advance(29 * 60_000);
  expect((await visitor.get(old)).status).toBe(200);
  product.clock.advance(2 * 60_000);
  expect((await visitor.get(old)).status).toBe(404);
  expect((await visitor.post(old, { password: another, repeated: another })).status).toBe(404);

  for (let i = 0; i < 2; i++) await visitor.post('/forgotten-password', { email });
  await product.settle();
  const [, first, second] = lettersTo(email).map(({ text }) => linkIn(text));
  expect((await visitor.post(second!, { password: another, repeated: another })).status).toBe(303);
  expect((await visitor.get(first!)).status).toBe(404);
});

test('asking is throttled, by address and by place; a wrong address is told', async () => {
  const visitor = await web.visitor();
  const wrong = await visitor.post('/forgotten-password', { email: 'khong' });
  expect(wrong.status).toBe(422);
  expect(wrong.text).toContain('value="khong"');
  const statuses = [];
  for (let i = 0; i < 4; i++) statuses.push((await visitor.post('/forgotten-password', { email: 'mot@nguoi.vn' })).status);
  expect(statuses).toEqual([200, 200, 200, 429]);
  for (let i = 0; i < 7; i++) await visitor.post('/forgotten-password', { email: `nguoi-${i}@phongthu.vn` });
  expect((await visitor.post('/forgotten-password', { email: 'nguoi-moi@phongthu.vn' })).status).toBe(429);
});

test('the letter speaks the language of the page it was asked on; a change by the present password is told too', async () => {
  const someone = await person(product, ['enterprise'], { email: 'buyer@example.org', name: 'Jane Roe' });
  const visitor = await web.visitor();
  visitor.cookies.set('lang', 'en');
  await visitor.post('/forgotten-password', { email: someone.email });
  await product.settle();
  expect(lettersTo(someone.email).at(-1)!.text).toContain('Dear Jane Roe');
  const signedIn = await web.visitor(someone.email);
  expect((await signedIn.post('/account/password', { current: testPassword, password: another, repeated: another })).status).toBe(303);
  await product.settle();
  expect(lettersTo(someone.email).at(-1)!.subject).toContain('đã được đổi');
  expect((await signedIn.get('/account')).status).toBe(200);
});
