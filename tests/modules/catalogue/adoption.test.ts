import { system } from '../../../src/kernel/actor.ts';
import { Limit, Regulation, adoptForDemonstration, adoptLimits, limitsOf } from '../../../src/modules/catalogue/index.ts';
import { AuditEntry } from '../../../src/platform/audit/index.ts';
import { createProduct, person, type Product } from '../../support/product.ts';
import { serve, type Visitor, type Web } from '../../support/web.ts';
import { key, laboratory, load } from './support.ts';

let product: Product;
let web: Web;
let manager: Visitor;
let managerName: string;
beforeAll(async () => {
  product = await createProduct();
  web = await serve(product);
  await load(product);
  const someone = await person(product, ['quality-manager'], { name: 'Nguyễn Thị Hòa' });
  managerName = someone.name;
  manager = await web.visitor(someone.email);
});
afterAll(async () => {
  await web.close();
  await product.close();
});

const regulation = async (code = 'QCVN 08:2023/BTNMT') => (await product.em().findOne(Regulation, { code }))!;
const editionsOf = (regulationId: string, limitKey: string) => product.em().find(Limit, { regulationId, key: limitKey }, { orderBy: { edition: 'asc' } });

/** The fields of the adoption form for some rows. */
function form(rows: Array<{ limit: Limit; adopt?: boolean; figures?: Record<string, string> }>, more: Record<string, string> = {}): Record<string, string> {
  const fields: Record<string, string> = { document: 'Thông tư 01/2023/TT-BTNMT', documentDate: '2023-03-13', part: 'all~table 1, human health', idempotencyKey: key(), ...more };
  rows.forEach(({ limit, adopt = true, figures = {} }, index) => {
    fields[`limits.${index}.limitId`] = limit.id;
    fields[`limits.${index}.key`] = limit.key;
    if (adopt) fields[`limits.${index}.adopt`] = 'yes';
    for (const [name, text] of Object.entries(figures)) fields[`limits.${index}.figures.${name}`] = text;
  });
  return fields;
}

test('the quality manager confirms and corrects limits from a signed text; each is a new edition in the trail', async () => {
  const { id } = await regulation();
  const [first, second, third] = await limitsOf(product.em(), id);
  const page = await manager.get(`/regulations/${id}/adoption`);
  expect(page.text).toContain('value="0,05"');
  const sent = await manager.post(`/regulations/${id}/adoption`, form([{ limit: first!, figures: { max: '0,06' } }, { limit: second!, figures: { max: '0,3' } }, { limit: third!, adopt: false, figures: { max: '999' } }], { reason: 'Bản ký ghi 0,06' }));
  expect(sent.status).toBe(303);
  expect((await manager.get(sent.to!)).text).toContain('Đã áp dụng các giới hạn đã chọn.');

  const [before, now] = await editionsOf(id, first!.key);
  expect(before).toMatchObject({ edition: 1, current: false, value: { max: '0.05' }, adoption: null });
  expect(now).toMatchObject({ edition: 2, current: true, value: { kind: 'maximum', max: '0.06' }, adoption: { byName: managerName, document: 'Thông tư 01/2023/TT-BTNMT', documentDate: '2023-03-13', reason: 'Bản ký ghi 0,06', demonstration: false } });
  expect((await editionsOf(id, second!.key))[1]).toMatchObject({ value: { max: '0.3' }, adoption: { reason: '' } });
  expect(await editionsOf(id, third!.key)).toHaveLength(1);

  const entry = (await product.em().find(AuditEntry, { stream: `regulation:${id}` }, { orderBy: { seq: 'desc' }, limit: 1 }))[0]!;
  expect(entry).toMatchObject({ command: 'catalogue.adopt-limits', permission: 'catalogue.adopt', actorName: managerName, reason: 'Bản ký ghi 0,06' });
  const shown = await manager.get(`/regulations/${id}`);
  expect(shown.text).toContain('2 trên 98');
  expect(shown.text).toContain('đã sửa: Bản ký ghi 0,06');
});

test('a form that cannot be taken comes back with what was typed beside what is wrong, and writes nothing', async () => {
  const { id } = await regulation();
  const limits = (await limitsOf(product.em(), id)).slice(4, 6);
  const sent = await manager.post(`/regulations/${id}/adoption`, form([{ limit: limits[0]!, figures: { max: '1,234' } }, { limit: limits[1]!, figures: { max: 'nhiều' } }], { documentDate: '2027-01-01' }));
  expect(sent.status).toBe(422);
  for (const words of ['Viết 1234 nếu là hàng nghìn, 01,234 nếu là số thập phân', '“nhiều” không phải là số', 'không thể ở tương lai', 'value="1,234"', 'value="nhiều"']) expect(sent.text).toContain(words);
  const unexplained = await manager.post(`/regulations/${id}/adoption`, form([{ limit: limits[0]!, figures: { max: '7' } }]));
  expect(unexplained.text).toContain('Có số được sửa: hãy nêu lý do.');
  expect((await manager.post(`/regulations/${id}/adoption`, form([{ limit: limits[0]!, adopt: false }]))).text).toContain('Chưa đánh dấu dòng nào.');
  expect(await editionsOf(id, limits[0]!.key)).toHaveLength(1);
});

test('a double click adopts once; a form of yesterday shows what stands now and what was typed', async () => {
  const { id } = await regulation();
  const limit = (await limitsOf(product.em(), id))[6]!;
  const fields = form([{ limit }]);
  const answers = await Promise.all([manager.post(`/regulations/${id}/adoption`, fields), manager.post(`/regulations/${id}/adoption`, fields)]);
  expect(answers.map(({ status }) => status)).toEqual([303, 303]);
  expect(await editionsOf(id, limit.key)).toHaveLength(2);
  const stale = await manager.post(`/regulations/${id}/adoption`, form([{ limit, figures: { max: '0,77' } }], { reason: 'Nhầm' }));
  expect(stale.status).toBe(409);
  expect(stale.text).toContain('vừa được người khác áp dụng');
  expect(stale.text).toContain('value="0,77"');
  const again = /name="limits\.6\.limitId" value="([^"]+)"/.exec(stale.text)![1]!;
  expect(again).toBe((await editionsOf(id, limit.key))[1]!.id);
});

test('a limit of another regulation is refused, and so is whoever is not the quality manager', async () => {
  const { id } = await regulation();
  const other = (await limitsOf(product.em(), (await regulation('QCVN 03:2023/BTNMT')).id))[0]!;
  expect((await manager.post(`/regulations/${id}/adoption`, form([{ limit: other }]))).status).toBe(422);
  const limit = (await limitsOf(product.em(), id))[8]!;
  for (const role of ['technical-manager', 'technician', 'administrator'] as const) {
    const visitor = await web.visitor((await person(product, [role])).email);
    expect((await visitor.post(`/regulations/${id}/adoption`, form([{ limit }]))).status).toBe(403);
    expect((await visitor.get(`/regulations/${id}`)).text).toContain('Chỉ phụ trách chất lượng được áp dụng giới hạn.');
    expect((await visitor.json('POST', `/api/v1/regulations/${id}/adoption`, { document: 'x', documentDate: '2023-03-13', limits: [{ limitId: limit.id, adopt: true }] })).status).toBe(403);
  }
  const customer = await person(product, ['enterprise'], { enterpriseId: null });
  await expect(product.runner.run(adoptLimits, { regulationId: id, document: 'x', documentDate: '2023-03-13', limits: [{ limitId: limit.id, adopt: true }] }, { actor: customer })).rejects.toMatchObject({ status: 404 });
  expect((await manager.json('POST', `/api/v1/regulations/${id}/adoption`, { document: 'x', documentDate: '2023-03-13', limits: [{ limitId: limit.id, adopt: true }] })).body).toEqual({ adopted: 1, corrected: 0 });
});

test('only a demonstration laboratory adopts without a signed text, plainly marked, and only what was read in a source', async () => {
  const bottled = await regulation('QCVN 6-1:2010/BYT');
  const run = (actor = system) => product.runner.run(adoptForDemonstration, { regulationCodes: [bottled.code] }, { actor });
  await expect(run()).rejects.toMatchObject({ status: 403 });
  await laboratory(product, false);
  await expect(run()).rejects.toMatchObject({ status: 403 });
  await laboratory(product, true);
  await expect(run(await person(product, ['quality-manager']))).rejects.toMatchObject({ status: 404 });
  const before = await limitsOf(product.em(), bottled.id);
  expect(await run()).toBe(before.filter(({ verified }) => verified).length);
  const after = await limitsOf(product.em(), bottled.id);
  expect(after.map(({ key: each }) => each)).toEqual(before.map(({ key: each }) => each));
  expect(after.every(({ verified, adoption }) => verified === (adoption !== null) && (adoption?.demonstration ?? true))).toBe(true);
  expect(await run()).toBe(0);
  expect((await manager.get(`/regulations/${bottled.id}`)).text).toContain('Dùng cho bản mẫu minh họa');
});
