import { currentMethodsByCodes, Method } from '../../../src/modules/catalogue/index.ts';
import { createRequest, submitRequest } from '../../../src/modules/requests/index.ts';
import { currentStandings, endVerifiedElsewhere, verifyElsewhere } from '../../../src/modules/validations/index.ts';
import { timelineOf } from '../../../src/platform/audit/index.ts';
import { staff, type Staffed } from '../../support/journey.ts';
import { createProduct, testPassword, type Product } from '../../support/product.ts';
import { serve, type Visitor, type Web } from '../../support/web.ts';
import { authorise, handedIn, pasted } from './support.ts';

let product: Product;
let web: Web;
let people: Staffed;
let manager: Visitor;
beforeAll(async () => {
  product = await createProduct();
  web = await serve(product);
  people = await staff(product);
  manager = await web.visitor(people.manager.email);
}, 60_000);
afterAll(async () => {
  await web.close();
  await product.close();
});

const words = (html: string): string => html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
const hidden = (html: string, name: string): string => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)![1]!;
const current = async (code: string): Promise<Method> => (await currentMethodsByCodes(product.em(), [code]))[0]!;
const standing = async (code: string) => (await currentStandings(product.em())).find(({ method }) => method.code === code)!.standing;

test('a method without anything on record is told on its page, at the review of a request and on the first page of those who answer for it', async () => {
  const reception = await web.visitor(people.receptionist.email);
  expect(words((await reception.get('/methods/water-iron')).text)).toContain('Bản này chưa có hồ sơ xác nhận được phê duyệt');
  const { id: methodId, reference } = await current('water-iron');
  const requestId = await product.runner.run(createRequest, { purpose: 'internal-control', language: 'vi', decisionRule: 'simple', consentPublic: false, consentExternal: false, samples: [{ matrixCode: 'domestic-water', name: 'Nước giếng', sampledBy: 'customer', samplingPlace: 'Thôn 3', sampledAt: '2026-11-24T08:00', methodIds: [methodId] }] }, { actor: people.customer });
  await product.runner.run(submitRequest, { requestId }, { actor: people.customer });
  const review = await reception.get(`/requests/${requestId}/review`);
  expect(words(review.text)).toContain(`Phương pháp chưa có hồ sơ xác nhận: ${reference}.`);
  // It is told, and stands in nobody's way.
  expect(await reception.post(`/requests/${requestId}/review`, { capability: 'yes', method: 'yes', capacity: 'yes', decisionRule: 'yes', version: hidden(review.text, 'version') })).toMatchObject({ status: 303, to: `/requests/${requestId}` });

  const quality = await web.visitor(people.qualityManager.email);
  expect((await quality.get('/')).text).toContain('href="/method-verifications"');
  const list = await quality.get('/method-verifications?q=sat');
  expect(words(list.text)).toContain('Sắt');
  expect(list.text).not.toContain('/method-verifications/new');
});

test('a study that was authorised stands for the edition it made and for later ones that measure in the same way', async () => {
  expect((await standing('water-nitrate-n')).kind).toBe('none');
  const studyId = await handedIn(product, people.technician);
  expect((await standing('water-nitrate-n')).kind).toBe('none');
  await authorise(product, people.manager, studyId, { take: ['lod', 'loq'] });
  const made = await current('water-nitrate-n');
  expect(made.edition).toBe(2);
  expect(await standing('water-nitrate-n')).toMatchObject({ kind: 'studied', study: { id: studyId, limited: false } });
  expect(words((await manager.get('/methods/water-nitrate-n')).text)).toMatch(/Bằng chứng XN26-\d+ phê duyệt ngày 25\/11\/2026/);

  // Another price is the same procedure; another formula is not.
  const change = async (code: string, changes: object) => {
    const method = await product.em().findOneOrFail(Method, { code, current: true });
    await product.em().nativeUpdate(Method, { id: method.id }, { current: false });
    const { id: _id, ...rest } = method;
    await product.em().insert(Method, { ...rest, id: crypto.randomUUID(), edition: method.edition + 1, current: true, digest: 'f'.repeat(64), ...changes } as never);
  };
  await change('water-nitrate-n', { price: 1 });
  expect((await standing('water-nitrate-n')).kind).toBe('studied');
  await change('water-nitrate-n', { matrices: ['soil'] });
  expect((await standing('water-nitrate-n')).kind).toBe('none');
});

test('a study that calls the method unfit stands for nothing', async () => {
  const studyId = await handedIn(product, people.technician, { recovery: pasted.recovery! }, 'water-iron');
  await authorise(product, people.manager, studyId, { conclusion: 'unfit', statement: 'Không dùng' });
  expect((await standing('water-iron')).kind).toBe('none');
});

test('the technical manager records with the password that a method was verified elsewhere; it leaves the list, and comes back when that ends', async () => {
  const form = await manager.get('/method-verifications/new?method=soil-cadmium');
  const decision = { methodId: hidden(form.text, 'methodId'), idempotencyKey: hidden(form.text, 'idempotencyKey'), document: 'Hồ sơ XNPP-12/2024 ngày 05/03/2024', reason: 'Cùng thiết bị, cùng nền mẫu đất', password: testPassword };
  const wrong = await manager.post('/method-verifications', { ...decision, password: 'khác' });
  expect(wrong.status).toBe(422);
  expect(wrong.text).toContain('value="Hồ sơ XNPP-12/2024 ngày 05/03/2024"');
  expect(wrong.text).not.toContain('value="khác"');
  expect((await manager.post('/method-verifications', { ...decision, reason: '' })).status).toBe(422);
  const { status, to } = await manager.post('/method-verifications', decision);
  expect(status).toBe(303);
  expect((await manager.post('/method-verifications', decision)).to).toBe(to);

  const method = words((await manager.get('/methods/soil-cadmium')).text);
  expect(method).toContain('Hồ sơ XNPP-12/2024 ngày 05/03/2024');
  expect(method).toContain('Nguyễn Văn Duyệt, 25/11/2026');
  expect(method).not.toContain('chưa có hồ sơ xác nhận được phê duyệt');
  expect(words((await manager.get('/method-verifications?standing=elsewhere')).text)).toContain('Hồ sơ XNPP-12/2024');
  expect((await manager.get('/method-verifications/new?method=soil-cadmium')).to).toBe('/methods/soil-cadmium');
  const id = to!.split('/').at(-1)!;
  expect((await timelineOf(product.em(), [`verified-elsewhere:${id}`])).at(-1)).toMatchObject({ command: 'validations.verify-elsewhere', reason: 'Cùng thiết bị, cùng nền mẫu đất', actorName: 'Nguyễn Văn Duyệt' });

  const page = await manager.get(to!);
  expect((await manager.post(`${to}/end`, { version: hidden(page.text, 'version'), reason: 'Đã thay máy AAS' })).to).toBe(to);
  expect(words((await manager.get(to!)).text)).toContain('Đã thay máy AAS');
  expect((await standing('soil-cadmium')).kind).toBe('none');
  expect((await manager.post(`${to}/end`, { reason: 'lần nữa' })).status).toBe(409);
});

test('nobody else decides; nor is there anything to decide about what is not measured here, or is verified already', async () => {
  const run = (actor: Staffed['manager'], methodId: string) => product.runner.run(verifyElsewhere, { methodId, document: 'Hồ sơ', reason: 'Vì thế', password: testPassword }, { actor });
  const { id } = await current('soil-lead');
  for (const actor of [people.technician, people.qualityManager, people.verifier]) await expect(run(actor, id)).rejects.toMatchObject({ status: 403 });
  await expect(run(people.customer, id)).rejects.toMatchObject({ status: 404 });
  const external = (await product.em().findOneOrFail(Method, { external: true, current: true })).id;
  await expect(run(people.manager, external)).rejects.toMatchObject({ told: { key: 'validations.error.not-own' } });
  const decisionId = await run(people.manager, id);
  await expect(run(people.manager, id)).rejects.toMatchObject({ told: { key: 'validations.error.has-standing' } });
  await expect(product.runner.run(endVerifiedElsewhere, { decisionId, reason: 'x' }, { actor: people.technician })).rejects.toMatchObject({ status: 403 });
});
