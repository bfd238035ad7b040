import fc from 'fast-check';
import { letter, partsOf } from '../../../templates/mail/languages.ts';
import { rejectSample } from '../../../src/modules/samples/index.ts';
import { receive, staff, type Staffed } from '../../support/journey.ts';
import { mailsOf } from '../../support/mail.ts';
import { createProduct, person, type Product } from '../../support/product.ts';
import { serve, type Web } from '../../support/web.ts';

let product: Product;
let people: Staffed;
let web: Web;
beforeAll(async () => {
  product = await createProduct();
  people = await staff(product);
  web = await serve(product);
});
afterAll(async () => {
  await web.close();
  await product.close();
});

const soil = { matrixCode: 'soil', name: 'Đất vườn cà phê', methods: ['soil-ph-kcl'], sampledAt: '2026-11-24T08:00' };
const lettersOf = () => mailsOf(product).filter(({ to }) => to === people.customer.email);

test('a customer is written to in the languages of the certificate asked for: Vietnamese, or Vietnamese first and English below', async () => {
  await receive(product, people, [soil], { language: 'vi' });
  await product.settle();
  const [plain] = lettersOf();
  expect(plain!.subject).toMatch(/^Đã nhận yêu cầu thử nghiệm YC\S+$/);
  expect(plain!.text).toContain('Kính gửi Siu H’Bình');
  expect(plain!.text).not.toContain('Dear');

  const { samples } = await receive(product, people, [soil], { language: 'bilingual' });
  await product.runner.run(rejectSample, { sampleId: samples[0]!.id, reason: 'Túi bị rách' }, { actor: people.receptionist });
  await product.settle();
  for (const both of lettersOf().slice(1)) {
    const [vi, en] = [both.text.indexOf('Kính gửi Siu H’Bình'), both.text.indexOf('Dear Siu H’Bình')];
    expect(vi).toBeGreaterThanOrEqual(0);
    expect(en).toBeGreaterThan(vi);
    for (const name of ['Phòng thử nghiệm trong bài kiểm tra', 'Laboratory under test']) expect(both.text).toContain(name);
  }
  const rejected = lettersOf().at(-1)!;
  expect(rejected.subject).toMatch(/không được tiếp nhận \/ .*not/);
  expect(rejected.text.match(/Túi bị rách/g)).toHaveLength(2);

  const administrator = await web.visitor((await person(product, ['administrator'])).email);
  const list = (await administrator.get('/notices')).text;
  expect(list).toMatch(/<span lang="vi">Mẫu M26-\d+ không được tiếp nhận<\/span><span lang="en"> \/ Sample/);
  const path = /href="(\/notices\/[0-9a-f-]+)"/.exec(list)![1]!;
  const shown = (await administrator.get(path)).text;
  expect(shown).toMatch(/<div class="stack" lang="en"><p>Dear Siu H’Bình/);
});

test('who registers on the English pages is written to in English', async () => {
  const visitor = await web.visitor();
  visitor.cookies.set('lang', 'en');
  await visitor.post('/register', { kind: 'company', name: 'Coffee Trading', taxCode: '', address: 'Pleiku', contactName: 'Jane Roe', phone: '0269 385 2222', email: 'jane@coffee.example', agrees: 'yes', idempotencyKey: 'once' });
  await product.settle();
  const welcome = mailsOf(product).find(({ to }) => to === 'jane@coffee.example')!;
  expect(welcome.text).toContain('Dear Jane Roe');
  expect(welcome.text).toContain('Laboratory under test');
});

test('a customer whom the administrator invites is written to in both languages; neither part shows its link on the page of sent mail', async () => {
  const administrator = await web.visitor((await person(product, ['administrator'])).email);
  await administrator.post('/people', { name: 'Rah Lan Hơ', email: 'ho@htx.example', title: '', roles: ['enterprise'], enterpriseId: people.enterpriseId, idempotencyKey: 'moi-ho' });
  await product.settle();
  const { text } = mailsOf(product).find(({ to }) => to === 'ho@htx.example')!;
  expect(text.match(/\/password\/[\w-]{43}/g)).toHaveLength(2);
  expect(text.indexOf('Dear Rah Lan Hơ')).toBeGreaterThan(text.indexOf('Kính gửi Rah Lan Hơ'));
  const path = /href="(\/notices\/[0-9a-f-]+)"/.exec((await administrator.get('/notices')).text)![1]!;
  const shown = (await administrator.get(path)).text;
  expect(shown).toContain('Rah Lan Hơ');
  expect(shown).not.toMatch(/\/password\/[\w-]{20}/);
});

test('a letter in both languages is taken apart as it was put together', () => {
  const words = fc.string({ minLength: 1 }).filter((text) => !text.includes(' / ') && !text.includes('—') && !text.startsWith('Dear ') && !text.startsWith('/ ') && !text.endsWith(' /'));
  fc.assert(fc.property(words, words, words, words, (a, b, c, d) => {
    const both = letter('bilingual', (t) => (t.locale === 'vi' ? { subject: a, body: `${b}\n` } : { subject: c, body: `${d}\n` }));
    expect(partsOf(both)).toEqual({ subject: [{ lang: 'vi', text: a }, { lang: 'en', text: c }], body: [{ lang: 'vi', text: `${b}\n` }, { lang: 'en', text: `${d}\n` }] });
  }));
});
