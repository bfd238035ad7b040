import { timelineOf } from '../../../src/platform/audit/index.ts';
import { mailsOf } from '../../support/mail.ts';
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

const spoken = (html: string): string => /<html lang="(\w+)"/.exec(html)![1]!;

test('a language that was chosen goes with the person to every device and into the mails to them; the choice is in the history', async () => {
  const administrator = await person(product, ['administrator'], { name: 'Lê Quản Trị' });
  const someone = await person(product, ['technician'], { name: 'Jane Roe' });
  const desk = await web.visitor(someone.email);
  expect(spoken((await desk.get('/account')).text)).toBe('vi');
  expect(await desk.post('/language', { locale: 'en', back: '/account' })).toMatchObject({ status: 303, to: '/account' });
  const account = await desk.get('/account');
  expect(spoken(account.text)).toBe('en');
  expect(account.text).toContain('English');

  // Another device, whose browser was left in Vietnamese.
  const phone = await web.visitor();
  await phone.post('/language', { locale: 'vi', back: '/' });
  await phone.post('/sign-in', { email: someone.email, password: testPassword });
  expect(spoken((await phone.get('/')).text)).toBe('en');
  // Pages that refuse speak it too; the browser itself stays as it was for whoever comes next.
  const refused = await phone.get('/people');
  expect([refused.status, spoken(refused.text)]).toEqual([403, 'en']);
  await phone.post('/sign-out', {});
  expect(spoken((await phone.get('/sign-in')).text)).toBe('vi');

  // The Vietnamese page of a colleague or of the sign-in does not change what the letters are written in.
  await phone.post('/forgotten-password', { email: someone.email });
  await product.settle();
  expect(mailsOf(product).find(({ to }) => to === someone.email)!.text).toContain('Dear Jane Roe');
  const office = await web.visitor(administrator.email);
  await office.post(`/people/${someone.id}/link`, { idempotencyKey: 'again' });
  await product.settle();
  const letters = mailsOf(product).filter(({ to }) => to === someone.email);
  expect(letters).toHaveLength(2);
  for (const letter of letters) expect(letter.text).not.toContain('Kính gửi');

  const [entry] = (await timelineOf(product.em(), [`person:${someone.id}`])).filter(({ command }) => command === 'identity.choose-language');
  expect(entry).toMatchObject({ actorName: 'Jane Roe', fields: [{ field: 'language', from: null, to: 'en' }] });
  const page = (await office.get(`/people/${someone.id}`)).text.replace(/<[^>]*>/g, ' ');
  expect(page).toContain('Chọn ngôn ngữ');
  expect(page).toContain('Tiếng Anh');
});

test('a visitor’s choice stays with the browser; what is no language changes nothing', async () => {
  const visitor = await web.visitor();
  expect(spoken((await visitor.get('/sign-in')).text)).toBe('vi');
  await visitor.post('/language', { locale: 'en', back: '/sign-in' });
  expect(spoken((await visitor.get('/sign-in')).text)).toBe('en');
  expect(await visitor.post('/language', { locale: 'fr', back: 'https://elsewhere.example' })).toMatchObject({ status: 303, to: '/' });
  expect(spoken((await visitor.get('/sign-in')).text)).toBe('en');

  const someone = await person(product, ['verifier']);
  const known = await web.visitor(someone.email);
  await known.post('/language', { locale: 'en' });
  await known.post('/language', { locale: '<b>', back: '/account' });
  expect(spoken((await known.get('/account')).text)).toBe('en');
});
