import { Conflict, Forbidden, Invalid, NotFound, Stale } from '../../../src/kernel/errors.ts';
import { addWorkingDays } from '../../../src/kernel/calendar.ts';
import { Holiday, Method } from '../../../src/modules/catalogue/index.ts';
import { Notice } from '../../../src/modules/clients/index.ts';
import {
  RequestedSample, RequestedTest, TestRequest, acceptRequest, cancelRequest, createRequest, declineRequest, listRequests, openRequestsOf, saveRequest, submitRequest, withdrawRequest,
} from '../../../src/modules/requests/index.ts';
import { AuditEntry } from '../../../src/platform/audit/index.ts';
import { createProduct, type Product } from '../../support/product.ts';
import { confirmed, draft, laboratory, waterLine, type Laboratory } from './support.ts';

let product: Product;
let lab: Laboratory;
beforeAll(async () => {
  product = await createProduct();
  lab = await laboratory(product);
});
afterAll(() => product.close());

const read = (id: string) => product.em().findOneOrFail(TestRequest, { id });
const problemsOf = async (work: Promise<unknown>) => {
  const error = await work.then(() => null, (thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(Invalid);
  return (error as Invalid).problems.map(({ path, key }) => `${path} ${key}`);
};

test('a grower drafts, submits, takes back and submits again; the desk accepts: price and promised day stand, the customer is told', async () => {
  const line = await waterLine(product);
  const requestId = await draft(product, lab.grower, [line]);
  const methods = await product.em().find(Method, { id: { $in: line['methodIds'] as string[] } });
  const total = methods.reduce((sum, { price }) => sum + price, 0);
  expect(await read(requestId)).toMatchObject({ number: expect.stringMatching(/^YC26-\d{5}$/), state: 'draft', price: total, enterpriseId: lab.grower.enterpriseId, promisedOn: null });

  await product.runner.run(submitRequest, { requestId }, { actor: lab.grower });
  await product.runner.run(withdrawRequest, { requestId }, { actor: lab.grower });
  expect(await read(requestId)).toMatchObject({ state: 'draft', submittedAt: null });
  await product.runner.run(submitRequest, { requestId }, { actor: lab.grower });
  await expect(product.runner.run(acceptRequest, { requestId, ...confirmed }, { actor: lab.grower })).rejects.toBeInstanceOf(Forbidden);
  await product.runner.run(acceptRequest, { requestId, ...confirmed }, { actor: lab.desk });

  const holidays = new Set((await product.em().find(Holiday, {})).map(({ day }) => day));
  const promisedOn = addWorkingDays('2026-11-25', Math.max(...methods.map(({ workingDays }) => workingDays)), holidays);
  expect(await read(requestId)).toMatchObject({ state: 'accepted', price: total, promisedOn, reviewedById: lab.desk.id, review: { capability: true, method: true, capacity: true, decisionRule: true } });
  const [notice] = await product.em().find(Notice, { kind: 'request-accepted' }, { orderBy: { id: 'desc' } });
  expect(notice).toMatchObject({ recipient: 'htx@hotieu.vn' });
  expect(notice!.body).toContain(promisedOn.split('-').reverse().join('/'));
  const trail = await product.em().find(AuditEntry, { stream: `request:${requestId}` }, { orderBy: { seq: 'asc' } });
  expect(trail.map(({ command }) => command)).toEqual(['requests.create-request', 'requests.submit-request', 'requests.withdraw-request', 'requests.submit-request', 'requests.accept-request']);
});

test('a test that is calculated from others asks for them', async () => {
  const code = async (name: string) => (await product.em().findOneOrFail(Method, { code: name, current: true })).id;
  const sar = await code('water-sodium-adsorption-ratio');
  const line = await waterLine(product, { matrixCode: 'ground-water', regulationId: null, regulationClass: null, methodIds: [sar, await code('water-calcium')] });
  const requestId = await draft(product, lab.grower, [line]);
  expect(await problemsOf(product.runner.run(submitRequest, { requestId }, { actor: lab.grower }))).toEqual(['samples.0.methodIds requests.error.derived-needs']);
  const whole = await draft(product, lab.grower, [{ ...line, methodIds: [sar, ...(await Promise.all(['water-calcium', 'water-magnesium', 'water-sodium'].map(code)))] }]);
  await product.runner.run(submitRequest, { requestId: whole }, { actor: lab.grower });
  expect((await read(whole)).state).toBe('submitted');
});

test('saving changes, adds and takes away samples and tests; a save that changes nothing leaves no trace; a stale one is refused', async () => {
  const line = await waterLine(product);
  const requestId = await draft(product, lab.grower, [line, await waterLine(product, { name: 'Mẫu hai' })]);
  const [first, second] = await product.em().find(RequestedSample, { requestId }, { orderBy: { position: 'asc' } });
  const before = await read(requestId);
  const same = { purpose: 'internal-control', samples: [{ ...line, id: first!.id }, { ...line, id: second!.id, name: 'Mẫu hai' }] };
  await product.runner.run(saveRequest, { requestId, version: before.version, ...same }, { actor: lab.grower });
  expect((await read(requestId)).version).toBe(before.version);
  expect(await product.em().count(AuditEntry, { stream: `request:${requestId}` })).toBe(1);

  const methodIds = (line['methodIds'] as string[]).slice(0, 1);
  await product.runner.run(saveRequest, { requestId, version: before.version, purpose: 'ocop', samples: [{ ...line, id: second!.id, name: 'Chỉ còn mẫu này', methodIds }] }, { actor: lab.grower });
  expect((await product.em().find(RequestedSample, { requestId })).map(({ id, name, position }) => ({ id, name, position }))).toEqual([{ id: second!.id, name: 'Chỉ còn mẫu này', position: 0 }]);
  expect(await product.em().count(RequestedTest, { requestId })).toBe(1);
  expect((await read(requestId)).version).toBeGreaterThan(before.version);

  // Only a test is changed: the version moves all the same, so that who saw the earlier one is refused.
  const now = await read(requestId);
  const line2 = { ...line, id: second!.id, name: 'Chỉ còn mẫu này' };
  await product.runner.run(saveRequest, { requestId, version: now.version, purpose: 'ocop', samples: [line2] }, { actor: lab.grower });
  await expect(product.runner.run(saveRequest, { requestId, version: now.version, purpose: 'ocop', samples: [] }, { actor: lab.grower })).rejects.toBeInstanceOf(Stale);
});

test('a panel adds its tests; an edition that was replaced becomes the current one', async () => {
  const requestId = await draft(product, lab.grower, [{ matrixCode: 'soil', panels: ['soil-fertility'] }]);
  expect(await product.em().count(RequestedTest, { requestId })).toBe(10);
  expect(await problemsOf(product.runner.run(saveRequest, { requestId, purpose: 'other', samples: [{ matrixCode: 'domestic-water', panels: ['soil-fertility'] }] }, { actor: lab.grower }))).toEqual(['samples.0.panels error.choose']);
  expect(await problemsOf(product.runner.run(saveRequest, { requestId, purpose: 'other', samples: [{ matrixCode: 'moon' }] }, { actor: lab.grower }))).toEqual(['samples.0.matrixCode error.choose']);
});

test('what is missing is told all at once, beside its field', async () => {
  const soil = await product.em().findOneOrFail(Method, { code: 'soil-ph-kcl', current: true });
  const external = (await product.em().find(Method, { current: true, external: true })).find(({ matrices }) => matrices.includes('food'))!;
  const effluent = await lab.regulation('QCVN 40:2011/BTNMT');
  const waterOld = await lab.regulation('QCVN 01-1:2018/BYT');
  const land = await lab.regulation('QCVN 03:2023/BTNMT');
  const empty = await draft(product, lab.grower, []);
  expect(await problemsOf(product.runner.run(submitRequest, { requestId: empty }, { actor: lab.grower }))).toEqual(['samples requests.error.no-samples']);
  const requestId = await draft(product, lab.grower, [
    { matrixCode: 'domestic-water' },
    await waterLine(product, { methodIds: [soil.id], sampledAt: '2026-11-25T10:00' }),
    await waterLine(product, { regulationId: waterOld.id, regulationClass: 'group-A' }),
    { matrixCode: 'effluent', name: 'Nước thải', panels: ['effluent-basic'], regulationId: effluent.id, regulationClass: 'A' },
    { matrixCode: 'soil', name: 'Đất', methodIds: [soil.id], regulationId: land.id },
    { matrixCode: 'food', name: 'Mật ong', methodIds: [external.id], producedOn: '2026-10-01', expiresOn: '2026-09-01' },
    await waterLine(product, { regulationId: land.id, regulationClass: 'type-1' }),
  ]);
  expect(await problemsOf(product.runner.run(submitRequest, { requestId }, { actor: lab.grower }))).toEqual([
    'samples.0.name error.required',
    'samples.0.methodIds requests.error.no-tests',
    'samples.1.methodIds requests.error.matrix-misfit',
    'samples.1.sampledAt requests.error.sampled-later',
    'samples.2.regulationId requests.error.regulation-not-in-force',
    'samples.3.regulationReason requests.error.transition-reason',
    'samples.4.regulationClass requests.error.class',
    'samples.5.expiresOn requests.error.expires-before',
    'samples.6.regulationId requests.error.regulation-misfit',
    'consentExternal requests.error.consent-external',
  ]);
});

test('the contract review: all four confirmed, or a note for what is not', async () => {
  const requestId = await draft(product, lab.grower, [await waterLine(product)]);
  await expect(product.runner.run(acceptRequest, { requestId, ...confirmed }, { actor: lab.desk })).rejects.toBeInstanceOf(Conflict);
  await product.runner.run(submitRequest, { requestId }, { actor: lab.grower });
  expect(await problemsOf(product.runner.run(acceptRequest, { requestId, ...confirmed, capacity: '' }, { actor: lab.desk }))).toEqual(['note requests.error.review-note']);
  await product.runner.run(acceptRequest, { requestId, ...confirmed, capacity: '', note: 'Khách hàng đồng ý trả chậm hai ngày.' }, { actor: lab.desk });
  const [entry] = await product.em().find(AuditEntry, { stream: `request:${requestId}` }, { orderBy: { seq: 'desc' } });
  expect(entry).toMatchObject({ command: 'requests.accept-request', reason: 'Khách hàng đồng ý trả chậm hai ngày.' });
  await expect(product.runner.run(cancelRequest, { requestId, reason: 'Thôi' }, { actor: lab.grower })).rejects.toBeInstanceOf(Conflict);
  await expect(product.runner.run(saveRequest, { requestId, purpose: 'ocop' }, { actor: lab.grower })).rejects.toBeInstanceOf(Conflict);
});

test('declining and cancelling say why; the customer is told of what others did', async () => {
  const told = () => product.em().count(Notice, { kind: { $in: ['request-declined', 'request-cancelled'] } });
  const before = await told();
  const declined = await draft(product, lab.grower, [await waterLine(product)]);
  await product.runner.run(submitRequest, { requestId: declined }, { actor: lab.grower });
  expect(await problemsOf(product.runner.run(declineRequest, { requestId: declined, reason: ' ' }, { actor: lab.desk }))).toEqual(['reason error.required']);
  await product.runner.run(declineRequest, { requestId: declined, reason: 'Máy đang hiệu chuẩn.' }, { actor: lab.desk });
  expect(await read(declined)).toMatchObject({ state: 'declined', closedReason: 'Máy đang hiệu chuẩn.' });
  const cancelled = await draft(product, lab.grower, []);
  await product.runner.run(cancelRequest, { requestId: cancelled, reason: 'Lập nhầm.' }, { actor: lab.grower });
  expect(await told()).toBe(before + 1);
});

test('nobody reaches what is not theirs', async () => {
  const requestId = await draft(product, lab.grower, [await waterLine(product)]);
  const asStranger = { actor: lab.stranger };
  await expect(product.runner.run(saveRequest, { requestId, purpose: 'other' }, asStranger)).rejects.toBeInstanceOf(NotFound);
  await expect(product.runner.run(submitRequest, { requestId }, asStranger)).rejects.toBeInstanceOf(NotFound);
  await expect(product.runner.run(withdrawRequest, { requestId }, asStranger)).rejects.toBeInstanceOf(NotFound);
  await expect(product.runner.run(acceptRequest, { requestId, ...confirmed }, asStranger)).rejects.toBeInstanceOf(NotFound);
  await expect(product.runner.run(cancelRequest, { requestId, reason: 'x' }, { actor: lab.stranger })).rejects.toBeInstanceOf(NotFound);
  await expect(product.runner.run(saveRequest, { requestId, purpose: 'other' }, { actor: lab.technician })).rejects.toBeInstanceOf(Forbidden);
  await expect(product.runner.run(createRequest, { purpose: 'other', enterpriseId: lab.grower.enterpriseId }, { actor: lab.stranger })).rejects.toBeInstanceOf(NotFound);
  const own = await listRequests(product.em(), lab.stranger);
  expect(own.rows).toEqual([]);
  expect((await openRequestsOf(product.em(), lab.grower)).some(({ id }) => id === requestId)).toBe(true);
});

test('pages of the list follow one another without gap or repetition, forwards and back; search knows no diacritics', async () => {
  for (let i = 0; i < 5; i++) await draft(product, lab.stranger, []);
  const all = (await listRequests(product.em(), lab.stranger, { limit: 200 })).rows.map(({ id }) => id);
  const first = await listRequests(product.em(), lab.stranger, { limit: 2 });
  expect(first.previous).toBeNull();
  const second = await listRequests(product.em(), lab.stranger, { limit: 2, after: first.next! });
  const third = await listRequests(product.em(), lab.stranger, { limit: 2, after: second.next! });
  expect([...first.rows, ...second.rows, ...third.rows].map(({ id }) => id)).toEqual(all);
  expect(third.next).toBeNull();
  const back = await listRequests(product.em(), lab.stranger, { limit: 2, before: third.previous! });
  expect(back.rows).toEqual(second.rows);
  expect((await listRequests(product.em(), lab.stranger, { limit: 2, before: back.previous! })).previous).toBeNull();
  const found = await listRequests(product.em(), lab.desk, { q: 'ca phe ia' });
  expect(found.rows).toHaveLength(5);
  expect((await listRequests(product.em(), lab.desk, { q: found.rows[0]!.number.toLowerCase() })).rows).toHaveLength(1);
  expect((await listRequests(product.em(), lab.desk, { q: '%' })).rows).toHaveLength(0);
});

