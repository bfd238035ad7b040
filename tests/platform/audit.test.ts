import { system } from '../../src/kernel/actor.ts';
import { verifyAudit } from '../../src/platform/audit/verify.ts';
import { changeEnterprise, createEnterprise, Enterprise } from '../../src/modules/clients/index.ts';
import { createProduct, person, type Product } from '../support/product.ts';

let product: Product;
beforeEach(async () => {
  product = await createProduct();
});
afterEach(() => product.close());

const details = { kind: 'company', name: 'Công ty Cà phê Pleiku', taxCode: '5900123456', address: 'Pleiku', contactName: 'Nguyễn Thị Hoa', phone: '0269 3820 111', email: 'hoa@caphe.vn' };
const sql = (text: string, ...params: unknown[]) => product.em().execute(text, params);

async function enterprise(): Promise<string> {
  const id = await product.runner.run(createEnterprise, details, { actor: system });
  product.clock.advance(60_000);
  await product.runner.run(changeEnterprise, { ...details, enterpriseId: id, address: 'Số 2 Hùng Vương, Pleiku' }, { actor: await person(product, ['receptionist']) });
  return id;
}

test('every change is written with who, when, by which command, from what to what', async () => {
  const id = await enterprise();
  const entries = await sql("select * from audit_entry where stream = ? order by seq", `enterprise:${id}`);
  expect(entries.map(({ command, seq, actor_name }: any) => [seq, command, actor_name])).toEqual([
    [1, 'clients.create-enterprise', 'Chuẩn'],
    [2, 'clients.change-enterprise', 'Người receptionist'],
  ]);
  const changes = JSON.parse((entries[1] as any).changes);
  expect(changes).toEqual([{ entity: 'Enterprise', id, op: 'update', from: { address: 'Pleiku' }, to: { address: 'Số 2 Hùng Vương, Pleiku' } }]);
  expect(await verifyAudit(product.orm)).toMatchObject({ first: null, rows: expect.any(Number) });
});

test('personal data stands in the chain only as a digest, and can be erased without breaking it', async () => {
  const id = await enterprise();
  const [entry] = await sql("select changes from audit_entry where stream = ? and seq = 1", `enterprise:${id}`) as any[];
  expect(entry.changes).not.toContain('Hoa');
  expect(entry.changes).not.toContain('hoa@caphe.vn');
  await sql('delete from audit_personal where stream = ?', `enterprise:${id}`);
  expect((await verifyAudit(product.orm)).first).toBeNull();
});

test('the database refuses to change or delete an entry', async () => {
  await enterprise();
  await expect(sql("update audit_entry set reason = 'x'")).rejects.toThrow('append-only');
  await expect(sql('delete from audit_entry')).rejects.toThrow('append-only');
});

describe('with the triggers switched off by an intruder', () => {
  beforeEach(async () => {
    await enterprise();
    if (product.dialect === 'postgresql') await sql('alter table audit_entry disable trigger all');
    else for (const event of ['update', 'delete']) await sql(`drop trigger audit_entry_no_${event}`);
  });
  const drills: Array<[string, string, string]> = [
    ['a falsified reason', "update audit_entry set reason = 'khác' where command = 'clients.change-enterprise'", 'chain'],
    ['a falsified actor', "update audit_entry set actor_name = 'Ai đó' where command = 'clients.change-enterprise'", 'chain'],
    ['a shifted time', "update audit_entry set at = (select min(at) from audit_entry) where command = 'clients.change-enterprise'", 'chain'],
    ['an entry taken out of the middle', "delete from audit_entry where command = 'clients.create-enterprise'", 'sequence'],
    ['an entry cut off the end', "delete from audit_entry where command = 'clients.change-enterprise'", 'head'],
    ['a row changed behind the program', "update enterprise set name = 'Công ty khác'", 'row'],
    ['personal data changed behind the program', "update enterprise set phone = '0900000000'", 'personal'],
    ['a row put in behind the program', "insert into holiday (day, vi, en) values ('2026-12-24', 'x', 'x')", 'unaudited-row'],
  ];
  test.each(drills)('%s is found and named', async (_name, statement, kind) => {
    await sql(statement);
    const { first } = await verifyAudit(product.orm);
    expect(first?.kind).toBe(kind);
    expect(first?.where).toMatch(/enterprise|Enterprise|Holiday/);
  });
  test('a row deleted behind the program is found and named', async () => {
    await sql("delete from enterprise where id not in (select enterprise_id from person where enterprise_id is not null)");
    expect((await verifyAudit(product.orm)).first?.kind).toBe('missing-row');
  });
});

test('a change outside a command does not reach the database', async () => {
  const em = product.em();
  em.persist(Object.assign(new Enterprise(), { ...details, searchText: '', createdAt: new Date() }));
  await expect(em.flush()).rejects.toThrow('changed outside a command');
});
