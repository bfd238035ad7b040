import { RequestedSample } from '../../../src/modules/requests/index.ts';
import { Analysis, Sample } from '../../../src/modules/samples/index.ts';
import { sameClass } from '../../../src/modules/samples/edition.ts';
import { createProduct, type Product } from '../../support/product.ts';
import { serve, type Visitor, type Web } from '../../support/web.ts';
import { accepted, laboratory, waterLine, type Laboratory } from '../requests/support.ts';

let product: Product;
let web: Web;
let lab: Laboratory;
let desk: Visitor;
let grower: Visitor;
let technician: Visitor;
let stranger: Visitor;
beforeAll(async () => {
  product = await createProduct();
  web = await serve(product);
  lab = await laboratory(product);
  [desk, grower, technician, stranger] = [await web.visitor(lab.desk.email), await web.visitor(lab.grower.email), await web.visitor(lab.technician.email), await web.visitor(lab.stranger.email)];
});
afterAll(async () => {
  await web.close();
  await product.close();
});

const fields = (lines: string[], more: Record<string, string> = {}): Record<string, string> => ({
  idempotencyKey: crypto.randomUUID(),
  ...Object.fromEntries(lines.flatMap((id, index) => [
    [`samples.${index}.requestedSampleId`, id], [`samples.${index}.decision`, 'accept'], [`samples.${index}.quantity`, '2 chai 500 mL'], [`samples.${index}.receivedAt`, '2026-11-25T08:45'],
    ...['containerIntact', 'labelMatches', 'sealIntact', 'quantityEnough', 'preserved'].map((check) => [`samples.${index}.checks.${check}`, 'yes']),
  ])),
  ...more,
});
const arrival = async (count = 1) => {
  const { id } = await accepted(product, lab, await Promise.all(Array.from({ length: count }, () => waterLine(product))));
  return { id, lines: (await product.em().find(RequestedSample, { requestId: id }, { orderBy: { position: 'asc' } })).map((line) => line.id) };
};
const samplesOf = (requestId: string) => product.em().find(Sample, { requestId }, { orderBy: { code: 'asc' } });

test('the page of reception opens at its first field, of one sample and of several', async () => {
  for (const [count, first] of [[1, 'f-samples-0-quantity'], [2, 'f-all-receivedAt']] as const) {
    const { id } = await arrival(count);
    const { text } = await desk.get(`/requests/${id}/reception`);
    const fields = [...text.slice(text.indexOf(`action="/requests/${id}/reception"`)).matchAll(/<(?:input|textarea|select)[^>]*>/g)].map(([tag]) => tag).filter((tag) => !tag.includes('type="hidden"'));
    expect(fields[0]).toContain(`id="${first}"`);
    expect(fields.map((tag) => tag.includes('autofocus'))).toEqual(fields.map((_, index) => index === 0));
  }
});

test('the desk takes samples in from one form; sent twice at once they are taken in once; the page offers their labels', async () => {
  const { id, lines } = await arrival(2);
  const form = await desk.get(`/requests/${id}/reception`);
  expect(form.text).toContain('value="2026-11-25T09:00"');
  expect(form.text).toContain('value="2026-11-25T06:30"');
  const sent = fields(lines);
  const answers = await Promise.all([desk.post(`/requests/${id}/reception`, sent), desk.post(`/requests/${id}/reception`, sent)]);
  expect(answers.map(({ status }) => status)).toEqual([303, 303]);
  const samples = await samplesOf(id);
  expect(samples).toHaveLength(2);
  const after = await desk.get(`/requests/${id}/reception`);
  for (const { code } of samples) expect(after.text).toContain(code);
  expect(after.text).toContain('Đã tiếp nhận mọi mẫu');
  const pdf = await desk.get(`/samples/labels.pdf?ids=${samples.map((sample) => sample.id).join(',')}&format=70x40`);
  expect(pdf.headers.get('content-type')).toContain('application/pdf');
  expect(pdf.text.startsWith('%PDF-')).toBe(true);
  expect((await grower.get(`/samples/labels.pdf?ids=${samples[0]!.id}`)).status).toBe(403);
  expect((await desk.get('/samples/labels.pdf?ids=')).status).toBe(404);
  expect((await desk.post(`/requests/${id}/reception`, fields(lines))).status).toBe(409);
});

test('what holds for all samples is said once; one that differs says so; nothing is ticked beforehand', async () => {
  const { id, lines } = await arrival(3);
  const path = `/requests/${id}/reception`;
  const form = (await desk.get(path)).text;
  expect(form).toContain('Chung cho mọi mẫu');
  expect([...form.matchAll(/<input[^>]*type="checkbox"[^>]*>/g)].filter(([box]) => / checked/.test(box))).toEqual([]);
  expect([...form.matchAll(/<details class="more"( open)?>/g)].map(([, open]) => Boolean(open))).toEqual([false, false, false]);

  const ticked = Object.fromEntries(['containerIntact', 'labelMatches', 'sealIntact', 'quantityEnough', 'preserved'].map((check) => [`all.checks.${check}`, 'yes']));
  const each = Object.fromEntries(lines.flatMap((line, index) => [[`samples.${index}.requestedSampleId`, line], [`samples.${index}.decision`, 'accept'], [`samples.${index}.quantity`, '2 chai']]));
  const all = { idempotencyKey: crypto.randomUUID(), 'all.receivedAt': '2026-11-25T08:45', 'all.container': 'Chai nhựa', 'all.temperature': '4,5', 'all.condition': 'Trong, không mùi', ...ticked, ...each };

  // An hour that has not come is told once, where it was typed; a failed check of one sample at its decision.
  const wrong = await desk.post(path, { ...all, 'all.receivedAt': '2026-11-26T08:45', 'samples.1.fails.sealIntact': 'yes' });
  expect(wrong.status).toBe(422);
  expect([...wrong.text.matchAll(/href="#(f-[\w-]+)"/g)].map(([, to]) => to)).toEqual(['f-samples-1-decision']);
  const later = await desk.post(path, { ...all, 'all.receivedAt': '2026-11-26T08:45' });
  expect([...later.text.matchAll(/href="#(f-[\w-]+)"/g)].map(([, to]) => to)).toEqual(['f-all-receivedAt']);
  expect(later.text).toContain('value="Chai nhựa"');
  expect([...wrong.text.matchAll(/<details class="more"( open)?>/g)].map(([, open]) => Boolean(open))).toEqual([false, true, false]);

  const different = { 'samples.1.fails.sealIntact': 'yes', 'samples.1.decision': 'reserve', 'samples.1.reservation': 'Nắp hở, khách đồng ý thử.', 'samples.2.container': 'Chai thủy tinh', 'samples.2.receivedAt': '2026-11-25T08:50' };
  expect((await desk.post(path, { ...all, ...different })).status).toBe(303);
  const samples = await samplesOf(id);
  expect(samples.map(({ container, temperature, condition }) => [container, temperature, condition])).toEqual([['Chai nhựa', '4.5', 'Trong, không mùi'], ['Chai nhựa', '4.5', 'Trong, không mùi'], ['Chai thủy tinh', '4.5', 'Trong, không mùi']]);
  expect(samples.map(({ receivedAt }) => receivedAt.toISOString())).toEqual(['2026-11-25T01:45:00.000Z', '2026-11-25T01:45:00.000Z', '2026-11-25T01:50:00.000Z']);
  expect(samples.map(({ checks }) => Object.entries(checks).filter(([, fine]) => !fine).map(([check]) => check))).toEqual([[], ['sealIntact'], []]);
  expect(samples[1]!.reservation).toBe('Nắp hở, khách đồng ý thử.');
});

test('what is wrong comes back beside its field with everything that was typed', async () => {
  const { id, lines } = await arrival();
  const answer = await desk.post(`/requests/${id}/reception`, fields(lines, { 'samples.0.checks.preserved': '', 'samples.0.condition': 'Chai ấm', 'samples.0.temperature': 'ấm' }));
  expect(answer.status).toBe(422);
  for (const text of ['href="#f-samples-0-temperature"', 'Chai ấm', 'value="ấm"', 'value="2 chai 500 mL"']) expect(answer.text).toContain(text);
  expect(await samplesOf(id)).toEqual([]);
});

test('another edition of the regulation counts on the day of sampling: the desk chooses the class, or none with a reason; nothing goes silently', async () => {
  const asked = await lab.regulation('QCVN 03:2023/BTNMT');
  const former = await lab.regulation('QCVN 03-MT:2015/BTNMT');
  const soil = { matrixCode: 'soil', name: 'Đất vườn cà phê', methodIds: [(await lab.method('soil-ph-kcl')).id], sampledAt: '2026-11-24T08:00', regulationId: asked.id, regulationClass: 'type-1' };
  const { id } = await accepted(product, lab, [soil, soil, soil]);
  const lines = (await product.em().find(RequestedSample, { requestId: id }, { orderBy: { position: 'asc' } })).map((line) => line.id);
  const path = `/requests/${id}/reception`;
  expect((await desk.get(path)).text).not.toContain('regulationClass');

  // At the desk it turns out that two of the samples were taken while the former edition was the law.
  const sampledThen = { 'samples.0.sampledAt': '2023-09-11T08:00', 'samples.1.sampledAt': '2023-09-11T08:00' };
  const asks = await desk.post(path, fields(lines, sampledThen));
  expect(asks.status).toBe(422);
  for (const text of ['Khách hàng chọn QCVN 03:2023/BTNMT, loại “Loại 1”', 'Mẫu thuộc loại nào của QCVN 03-MT:2015/BTNMT', 'Đất nông nghiệp', 'href="#f-samples-0-regulationClass"', 'href="#f-samples-1-regulationClass"']) expect(asks.text).toContain(text);
  expect(asks.text).not.toContain('f-samples-2-regulationClass');
  expect(await samplesOf(id)).toEqual([]);
  const foreign = await desk.post(path, fields(lines, { ...sampledThen, 'samples.0.regulationClass': 'type-1', 'samples.1.regulationClass': 'none' }));
  for (const text of ['href="#f-samples-0-regulationClass"', 'Cần ghi lý do không chọn loại nào.']) expect(foreign.text).toContain(text);

  const reason = 'Đất hành lang đường, khách hàng không rõ loại.';
  expect((await desk.post(path, fields(lines, { ...sampledThen, 'samples.0.regulationClass': 'agricultural', 'samples.1.regulationClass': 'none', 'samples.1.classReason': reason, 'samples.2.regulationClass': 'type-3' }))).status).toBe(303);
  const samples = await samplesOf(id);
  expect(samples.map(({ regulationId, regulationClass }) => [regulationId, regulationClass ?? null])).toEqual([[former.id, 'agricultural'], [former.id, null], [asked.id, 'type-1']]);
  expect((await desk.get(`/samples/${samples[1]!.id}`)).text).toContain(`${samples[1]!.code}: ${reason}`);
});

test('a class is kept where the other edition has it by its code or by its name', () => {
  const of = (code: string, vi: string, en = vi) => ({ code, vi, en });
  const former = [of('A', 'Cột A', 'column A'), of('B', 'Cột B', 'column B')];
  expect(sameClass(former, 'A', [of('B', 'Cột B'), of('A', 'Cột thứ nhất')])).toBe('A');
  expect(sameClass(former, 'B', [of('1', 'cột a'), of('2', 'CỘT B')])).toBe('2');
  expect(sameClass(former, 'B', [of('x', 'Nguồn tiếp nhận loại hai', 'Column B')])).toBe('x');
  expect(sameClass(former, 'A', [of('C', 'Cột C', 'column C')])).toBeNull();
  expect(sameClass(former, 'Z', [of('C', 'Cột C')])).toBeNull();
});

test('a sample’s page tells each reader what is theirs: all to the desk, nothing of the bench to the customer, no name to the bench', async () => {
  const { id, lines } = await arrival();
  await desk.post(`/requests/${id}/reception`, fields(lines, { 'samples.0.condition': 'Trong, không mùi' }));
  const [sample] = await samplesOf(id);
  const path = `/samples/${sample!.id}`;
  const [atDesk, atBench, athome] = [await desk.get(path), await technician.get(path), await grower.get(path)];
  for (const text of ['Hợp tác xã Hồ tiêu Đắk Đoa', 'Nước giếng khoan', 'Thử trước', 'Từ chối mẫu', 'Tiếp nhận mẫu', 'Trong, không mùi']) expect(atDesk.text).toContain(text);
  for (const text of ['Hợp tác xã', 'Nước giếng khoan', 'Thôn 3', 'Từ chối mẫu']) expect(atBench.text).not.toContain(text);
  expect(atBench.text).toContain(sample!.code);
  expect(athome.text).toContain('Nước giếng khoan');
  for (const text of ['Thử trước', 'Từ chối mẫu', 'In nhãn']) expect(athome.text).not.toContain(text);
  expect((await stranger.get(path)).status).toBe(404);
  expect((await grower.get(`/requests/${id}`)).text).toContain(sample!.code);
  for (const visitor of [desk, technician, grower]) {
    visitor.cookies.set('lang', 'en');
    expect((await visitor.get(path)).status).toBe(200);
    expect((await visitor.get('/samples?order=due&state=received&matrix=domestic-water&q=m26')).status).toBe(200);
    visitor.cookies.delete('lang');
  }
});

test('lists: filters in the address, the late one marked, holding times told to those who must act', async () => {
  product.clock.set('2026-11-26T07:00:00+07:00');
  const again = await web.visitor(lab.technician.email);
  expect((await again.get('/samples')).text).toContain('thời hạn bảo quản');
  expect((await (await web.visitor(lab.grower.email)).get('/samples')).text).not.toContain('thời hạn bảo quản');
  product.clock.set('2027-01-11T09:00:00+07:00');
  const later = await web.visitor(lab.desk.email);
  const list = await later.get('/samples?order=due');
  expect(list.text).toContain('trễ hẹn');
  expect((await later.get('/samples?state=rejected')).text).toContain('Không có mẫu nào khớp');
  product.clock.set('2026-11-25T09:00:00+07:00');
});

test('a test is cancelled and a sample rejected with a reason, from their pages', async () => {
  const { id, lines } = await arrival();
  await desk.post(`/requests/${id}/reception`, fields(lines));
  const [sample] = await samplesOf(id);
  const [test] = await product.em().find(Analysis, { sampleId: sample!.id }, { orderBy: { id: 'asc' } });
  expect((await desk.get(`/analyses/${test!.id}/cancellation`)).status).toBe(200);
  expect((await desk.post(`/analyses/${test!.id}/cancellation`, { reason: '' })).status).toBe(422);
  expect((await desk.post(`/analyses/${test!.id}/cancellation`, { reason: 'Khách hàng bỏ chỉ tiêu.' })).to).toBe(`/samples/${sample!.id}`);
  expect((await technician.get(`/analyses/${test!.id}/cancellation`)).status).toBe(403);
  expect((await desk.post(`/samples/${sample!.id}/rejection`, { reason: 'Nhầm mẫu.', version: '1' })).to).toBe(`/samples/${sample!.id}`);
  expect((await desk.get(`/samples/${sample!.id}`)).text).toContain('Nhầm mẫu.');
  const again = await desk.post(`/samples/${sample!.id}/rejection`, { reason: 'Lần nữa' });
  expect(again.status).toBe(409);
  expect(again.text).toContain('Lần nữa');
  expect((await grower.post(`/samples/${sample!.id}/rejection`, { reason: 'x' })).status).toBe(403);
});

test('programs do the same through the API', async () => {
  const { id, lines } = await arrival(2);
  const checks = { containerIntact: true, labelMatches: true, sealIntact: true, quantityEnough: true, preserved: true };
  const wrong = await desk.json('POST', `/api/v1/requests/${id}/reception`, { samples: [{ requestedSampleId: lines[0], decision: 'reserve', quantity: '1 L', checks }] });
  expect(wrong).toMatchObject({ status: 422, body: { error: { problems: [{ path: 'samples.0.reservation' }] } } });
  const taken = await desk.json('POST', `/api/v1/requests/${id}/reception`, { samples: [{ requestedSampleId: lines[0], decision: 'accept', quantity: '1 L', checks, temperature: '5' }, { requestedSampleId: lines[1], decision: 'later' }] });
  expect(taken).toMatchObject({ status: 201, body: { samples: [{ code: expect.stringMatching(/^M26-\d{5}$/), state: 'received' }] } });
  const path = `/api/v1/samples/${taken.body.samples[0].id}`;
  const whole = await desk.json('GET', path);
  expect(whole.body).toMatchObject({ temperature: '5', name: 'Nước giếng khoan', analyses: [{ state: 'waiting' }, {}, {}] });
  expect((await technician.json('GET', path)).body).toMatchObject({ name: null, enterpriseId: null, samplingPlace: null });
  expect((await stranger.json('GET', path)).status).toBe(404);
  expect((await stranger.json('GET', '/api/v1/samples')).body).toEqual({ samples: [], next: null });
  expect((await desk.json('GET', '/api/v1/samples?limit=1&order=due')).body.samples).toHaveLength(1);
  expect((await desk.json('POST', `/api/v1/analyses/${whole.body.analyses[0].id}/cancellation`, { reason: 'x' })).body.analyses.filter((each: { state: string }) => each.state === 'cancelled')).toHaveLength(1);
  expect((await desk.json('POST', `${path}/rejection`, { reason: 'x' })).body.state).toBe('rejected');
  expect((await technician.json('POST', `/api/v1/requests/${id}/reception`, { samples: [] })).status).toBe(403);
});
