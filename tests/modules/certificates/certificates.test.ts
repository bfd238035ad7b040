import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { authoriseCertificate, Certificate } from '../../../src/modules/certificates/index.ts';
import { verifyAudit } from '../../../src/platform/audit/verify.ts';
import { available } from '../../support/servers.ts';
import { adopt, receive, staff, test as testSamples, verify, type Staffed } from '../../support/journey.ts';
import { createProduct, testPassword, type Product } from '../../support/product.ts';
import { serve, type Web } from '../../support/web.ts';

let product: Product;
let web: Web;
let people: Staffed;
let regulationId: string;
beforeAll(async () => {
  product = await createProduct();
  web = await serve(product);
  people = await staff(product);
  regulationId = await adopt(product, people, 'QCVN 03:2023/BTNMT');
});
afterAll(async () => {
  await web.close();
  await product.close();
});

const lead = { 'soil-lead': { shared: { C0: '0,00' }, rows: { 0: { k: '1,03' }, 1: { C: '1,85', Vx: '50', f: '1', m: '1,0012' }, 2: { C: '1,8725', Vx: '50', f: '1', m: '1,0005' } } } };

async function verified(options: Parameters<typeof receive>[3] = {}) {
  const received = await receive(product, people, [{ matrixCode: 'soil', name: 'Đất vườn cà phê', methods: ['soil-lead'], regulationId, regulationClass: 'type-1', sampledAt: '2026-11-24T08:00' }], options);
  const ids = received.samples.map(({ id }) => id);
  await testSamples(product, people, ids, lead);
  await verify(product, people, ids);
  return { ...received, ids };
}

async function issued(options: Parameters<typeof receive>[3] = {}): Promise<Certificate> {
  const { ids } = await verified(options);
  const id = await product.runner.run(authoriseCertificate, { sampleIds: ids, password: testPassword, publicUrl: 'http://localhost:3000' }, { actor: people.manager });
  await product.settle();
  return product.em().findOneOrFail(Certificate, { id });
}

const pdfText = (bytes: Uint8Array): string => {
  const path = join(product.dataDir, `${crypto.randomUUID()}.pdf`);
  writeFileSync(path, bytes);
  return execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' });
};

test('the technical manager signs with the password; the certificate is drawn, stored by its hash and told to the customer', async () => {
  const { ids, requestId } = await verified();
  const manager = await web.visitor(people.manager.email);
  expect((await manager.get('/authorisation')).text).toContain('Hợp tác xã Nông nghiệp Ia Grai');
  const form = await manager.get(`/authorisation/${requestId}`);
  expect(form.text).toContain('Đất vườn cà phê');
  const draft = await manager.get(`/authorisation/${requestId}/draft`);
  expect(draft.headers.get('content-type')).toContain('application/pdf');
  const wrong = await manager.post(`/authorisation/${requestId}`, { sampleIds: ids, password: 'khong phai mat khau' });
  expect(wrong.status).toBe(422);
  expect(wrong.text).toContain('Mật khẩu không đúng.');
  const signed = await manager.post(`/authorisation/${requestId}`, { sampleIds: ids, password: testPassword, idempotencyKey: 'ky-1' });
  expect(signed.status).toBe(303);
  await product.settle();
  const page = await manager.get(signed.to!);
  expect(page.text).toContain('Có hiệu lực');
  const customer = await web.visitor(people.customer.email);
  const file = await customer.get(`${signed.to}/file`);
  expect(file.status).toBe(200);
  const id = signed.to!.split('/').at(-1)!;
  const certificate = await product.em().findOneOrFail(Certificate, { id });
  const stored = await product.services.storage.get(certificate.fileHash!);
  expect(stored.subarray(0, 5).toString()).toBe('%PDF-');
  if (available('pdftotext')) {
    const text = pdfText(stored);
    for (const words of [certificate.number, 'Hợp tác xã Nông nghiệp Ia Grai', 'Đất vườn cà phê', 'TCVN 6496', 'Nguyễn Văn Duyệt', 'mg/kg', 'QCVN 03:2023/BTNMT', 'Đạt']) expect(text).toContain(words);
  }
  const notices = (await product.em().execute("select subject from notice where kind = 'certificate'")) as Array<{ subject: string }>;
  expect(notices.some(({ subject }) => subject.includes(certificate.number))).toBe(true);
});

test('the draft is of the samples that are ticked', async () => {
  const soil = (name: string) => ({ matrixCode: 'soil', name, methods: ['soil-lead'], regulationId, regulationClass: 'type-1', sampledAt: '2026-11-24T08:00' });
  const { requestId, samples } = await receive(product, people, [soil('Đất lô chè'), soil('Đất lô tiêu')]);
  const ids = samples.map(({ id }) => id);
  await testSamples(product, people, ids, lead);
  await verify(product, people, ids);
  const manager = await web.visitor(people.manager.email);
  const form = await manager.get(`/authorisation/${requestId}`);
  const [, address] = /formaction="([^"]+)"/i.exec(form.text)!;
  const draft = (sampleIds: string[]) => manager.post(address!, { sampleIds, password: '' });
  const none = await draft([]);
  expect([none.status, none.text.includes('Hãy chọn ít nhất một mẫu.')]).toEqual([422, true]);
  const second = await draft([ids[1]!]);
  expect(second.headers.get('content-type')).toContain('application/pdf');
  if (!available('pdftotext')) return;
  expect(pdfText(second.bytes)).toContain('Đất lô tiêu');
  expect(pdfText(second.bytes)).not.toContain('Đất lô chè');
});

test('signing twice at once makes one certificate', async () => {
  const { ids } = await verified();
  const sign = () => product.runner.run(authoriseCertificate, { sampleIds: ids, password: testPassword, publicUrl: 'http://localhost:3000' }, { actor: people.manager, idempotencyKey: `hai-lan-${ids[0]}` });
  const [first, second] = await Promise.all([sign(), sign()]);
  expect(first).toBe(second);
});

test('numbers are gapless, also when an authorisation fails', async () => {
  const before = await issued();
  const { ids } = await verified();
  await expect(product.runner.run(authoriseCertificate, { sampleIds: [...ids, before.sampleIds[0]!], password: testPassword, publicUrl: 'http://localhost:3000' }, { actor: people.manager })).rejects.toThrow();
  const id = await product.runner.run(authoriseCertificate, { sampleIds: ids, password: testPassword, publicUrl: 'http://localhost:3000' }, { actor: people.manager });
  const after = await product.em().findOneOrFail(Certificate, { id });
  const serial = (number: string) => Number(number.split('-')[1]);
  expect(serial(after.number)).toBe(serial(before.number) + 1);
});

test('nobody but the technical manager signs, and never a token', async () => {
  const { ids } = await verified();
  for (const actor of [people.verifier, people.technician, people.receptionist, { ...people.manager, kind: 'token' as const }]) {
    await expect(product.runner.run(authoriseCertificate, { sampleIds: ids, password: testPassword, publicUrl: 'x' }, { actor })).rejects.toMatchObject({ status: expect.any(Number) });
  }
});

test('anyone learns that a certificate is valid, but not whose it is, unless they hold the very file', async () => {
  const certificate = await issued();
  const visitor = await web.visitor();
  const page = await visitor.get(`/verify/${certificate.token}`);
  expect(page.status).toBe(200);
  expect(page.text).toContain('Phiếu này là thật và đang có hiệu lực.');
  expect(page.text).toContain('This certificate is genuine and valid.');
  expect(page.text).toContain(certificate.fileHash!);
  expect(page.text).not.toContain('Ia Grai');
  const bytes = await product.services.storage.get(certificate.fileHash!);
  const same = await visitor.upload(`/verify/${certificate.token}`, {}, { field: 'file', name: 'phieu.pdf', type: 'application/pdf', bytes });
  expect(same.text).toContain('Tệp này đúng là bản đã phát hành');
  expect(same.text).toContain('Hợp tác xã Nông nghiệp Ia Grai');
  const forged = Buffer.from(bytes);
  forged[forged.length - 20]! ^= 1;
  const other = await visitor.upload(`/verify/${certificate.token}`, {}, { field: 'file', name: 'phieu.pdf', type: 'application/pdf', bytes: forged });
  expect(other.text).toContain('Tệp này khác bản đã phát hành');
  expect(other.text).not.toContain('Ia Grai');
  expect((await visitor.get(`/verify/${'x'.repeat(22)}`)).status).toBe(404);
});

test('who types the number of a certificate is told where its check code stands, and not whether there is such a certificate', async () => {
  const certificate = await issued();
  const visitor = await web.visitor();
  const typed = async (token: string) => {
    const { to } = await visitor.get(`/verify?token=${encodeURIComponent(token)}`);
    return visitor.get(to!);
  };
  const pages = await Promise.all([certificate.number, ` ${certificate.number.toLowerCase()} `, 'PKQ19-99999'].map(typed));
  for (const { status, text } of pages) {
    expect(status).toBe(404);
    expect(text).toContain('Đây là số phiếu, không phải mã kiểm tra.');
    expect(text).toContain('in dưới mã QR và ở chân mỗi trang');
    expect(text).not.toContain('không do phòng thử nghiệm phát hành');
  }
  expect((await typed('x'.repeat(22))).text).toContain('không do phòng thử nghiệm phát hành');
});

test('with the customer’s consent the public page shows name and results', async () => {
  const certificate = await issued({ consentPublic: true });
  const page = await (await web.visitor()).get(`/verify/${certificate.token}`);
  expect(page.text).toContain('Hợp tác xã Nông nghiệp Ia Grai');
  expect(page.text).toContain('Chì');
});

test('a withdrawn certificate is withdrawn for everyone at once', async () => {
  const certificate = await issued();
  const manager = await web.visitor(people.manager.email);
  const path = `/certificates/${certificate.id}`;
  expect((await manager.post(`${path}/withdrawal`, { reason: '', password: testPassword })).status).toBe(422);
  expect((await manager.post(`${path}/withdrawal`, { reason: 'Chuẩn dùng đã hết hạn', password: testPassword })).status).toBe(303);
  expect((await (await web.visitor()).get(`/verify/${certificate.token}`)).text).toContain('Phiếu này đã bị thu hồi');
  expect((await manager.post(`${path}/withdrawal`, { reason: 'lần nữa', password: testPassword })).status).toBe(409);
  const [entry] = (await product.em().execute("select reason, actor_name from audit_entry where command = 'certificates.withdraw' and stream = ?", [`certificate:${certificate.id}`])) as any[];
  expect(entry).toMatchObject({ reason: 'Chuẩn dùng đã hết hạn', actor_name: 'Nguyễn Văn Duyệt' });
});

test('an amended certificate has a new number, names the one it replaces, and the old one says so', async () => {
  const certificate = await issued();
  const manager = await web.visitor(people.manager.email);
  const replaced = await manager.post(`/certificates/${certificate.id}/replacement`, { reason: 'Sửa địa chỉ khách hàng', password: testPassword });
  expect(replaced.status).toBe(303);
  await product.settle();
  const id = replaced.to!.split('/').at(-1)!;
  const next = await product.em().findOneOrFail(Certificate, { id });
  expect(next.number).not.toBe(certificate.number);
  const page = await (await web.visitor()).get(`/verify/${certificate.token}`);
  expect(page.text).toContain('đã được thay thế');
  expect(page.text).toContain(next.number);
  if (available('pdftotext')) {
    const text = pdfText(await product.services.storage.get(next.fileHash!)).replace(/\s+/g, ' ');
    expect(text).toContain(certificate.number);
    expect(text).toContain('Sửa địa chỉ khách hàng');
  }
  await expect(product.runner.run((await import('../../../src/modules/certificates/index.ts')).replaceCertificate, { certificateId: certificate.id, reason: 'x', password: testPassword, publicUrl: 'x' }, { actor: people.manager })).rejects.toMatchObject({ status: 409 });
});

test('another enterprise’s certificate does not exist', async () => {
  const certificate = await issued();
  const { person } = await import('../../support/product.ts');
  const { createEnterprise } = await import('../../../src/modules/clients/index.ts');
  const otherId = await product.runner.run(createEnterprise, { kind: 'company', name: 'Công ty khác', taxCode: '', address: 'Pleiku', contactName: 'B', phone: '0269 111 2222', email: 'b@khac.vn' }, { actor: people.receptionist });
  const other = await web.visitor((await person(product, ['enterprise'], { enterpriseId: otherId })).email);
  for (const path of [`/certificates/${certificate.id}`, `/certificates/${certificate.id}/file`, `/api/v1/certificates/${certificate.id}`]) expect((await other.get(path)).status).toBe(404);
});

test('after all this the audit trail agrees with the rows', async () => {
  expect((await verifyAudit(product.orm)).first).toBeNull();
});

test('a limit that nobody adopted is not printed, nor any verdict by it', async () => {
  const food = (await product.em().execute("select id from regulation where code = 'QCVN 8-2:2011/BYT'")) as Array<{ id: string }>;
  const { samples } = await receive(product, people, [{ matrixCode: 'food', name: 'Rau cải', methods: ['food-lead'], regulationId: food[0]!.id, condition: 'Rau ăn lá', sampledAt: '2026-11-24T08:00' }]);
  const ids = samples.map(({ id }) => id);
  await testSamples(product, people, ids, { 'food-lead': { shared: { C0: '0,0' }, rows: { 1: { C: '1,2', Vx: '25', f: '1', m: '0,5021' }, 2: { C: '1,3', Vx: '25', f: '1', m: '0,5043' } } } });
  await verify(product, people, ids);
  const [left] = (await product.em().execute("select id from analysis where sample_id = ? and state = 'evaluated'", ids)) as Array<{ id: string }>;
  if (left) await product.runner.run((await import('../../../src/modules/results/index.ts')).verifyResult, { analysisId: left.id }, { actor: people.verifier });
  const id = await product.runner.run(authoriseCertificate, { sampleIds: ids, password: testPassword, publicUrl: 'http://localhost:3000' }, { actor: people.manager });
  const { snapshot } = await product.em().findOneOrFail(Certificate, { id });
  expect(JSON.parse(snapshot).samples[0].results[0]).toMatchObject({ limit: null, verdict: null });
});

test('the food by which limits were chosen stands beside the regulation, in both languages', async () => {
  const plans = await adopt(product, people, 'QCVN 8-3:2012/BYT');
  const { samples } = await receive(product, people, [{ matrixCode: 'food', name: 'Rau trộn', methods: ['food-salmonella'], units: 5, regulationId: plans, condition: 'Rau quả tươi ăn sống, đã sơ chế', sampledAt: '2026-11-24T08:00' }]);
  const ids = samples.map(({ id }) => id);
  await testSamples(product, people, ids, { 'food-salmonella': { rows: { 0: { choice: 'not-detected' } } } });
  await verify(product, people, ids);
  const id = await product.runner.run(authoriseCertificate, { sampleIds: ids, password: testPassword, publicUrl: 'http://localhost:3000' }, { actor: people.manager });
  await product.settle();
  const { snapshot, fileHash } = await product.em().findOneOrFail(Certificate, { id });
  const { condition } = JSON.parse(snapshot).samples[0].regulation;
  expect(condition).toMatchObject({ vi: 'Rau quả tươi ăn sống, đã sơ chế', en: expect.stringMatching(/^[A-Za-z ,-]+$/) });
  if (!available('pdftotext')) return;
  expect(pdfText(await product.services.storage.get(fileHash!)).replace(/\s+/g, ' ')).toContain('“Rau quả tươi ăn sống, đã sơ chế”');
});

test('a withdrawn certificate can be replaced, and one whose replacement was withdrawn sends nobody to it', async () => {
  const certificate = await issued();
  const manager = await web.visitor(people.manager.email);
  await manager.post(`/certificates/${certificate.id}/withdrawal`, { reason: 'Nhầm mẫu', password: testPassword });
  const replaced = await manager.post(`/certificates/${certificate.id}/replacement`, { reason: 'Phiếu lập lại sau khi thu hồi', password: testPassword });
  expect(replaced.status).toBe(303);
  await product.settle();
  const visitor = await web.visitor();
  expect((await visitor.get(`/verify/${certificate.token}`)).text).toContain('Phiếu này đã bị thu hồi');
  const [notice] = (await product.em().execute("select subject from notice where kind = 'certificate' order by id desc limit 1")) as Array<{ subject: string }>;
  expect(notice!.subject).toContain(`thay thế phiếu ${certificate.number}`);

  const other = await issued();
  const next = await manager.post(`/certificates/${other.id}/replacement`, { reason: 'Sửa tên', password: testPassword });
  await product.settle();
  await manager.post(`${next.to}/withdrawal`, { reason: 'Vẫn sai', password: testPassword });
  expect((await visitor.get(`/verify/${other.token}`)).text).toContain('phiếu thay thế cũng đã bị thu hồi');
});
