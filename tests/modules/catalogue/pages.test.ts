import { Analyte, Regulation, harmless, limitsOf, readSheetRows, writeCsv, writeXlsx } from '../../../src/modules/catalogue/index.ts';
import { readCsv } from '../../../src/modules/catalogue/spreadsheet/csv.ts';
import { createProduct, person, type Product } from '../../support/product.ts';
import { serve, type Visitor, type Web } from '../../support/web.ts';
import { load, programCatalogue } from './support.ts';

let product: Product;
let web: Web;
let technician: Visitor;
beforeAll(async () => {
  product = await createProduct();
  web = await serve(product);
  await load(product);
  technician = await web.visitor((await person(product, ['technician'])).email);
});
afterAll(async () => {
  await web.close();
  await product.close();
});

/** The bytes of a download. */
async function download(path: string): Promise<{ type: string; name: string; bytes: Buffer }> {
  const response = await fetch(web.url + path, { headers: { cookie: [...technician.cookies].map(([name, value]) => `${name}=${value}`).join('; ') } });
  return { type: response.headers.get('content-type')!, name: response.headers.get('content-disposition')!, bytes: Buffer.from(await response.arrayBuffer()) };
}

test('the list of methods is filtered by matrix and searched without diacritics, in both languages', async () => {
  const found = await technician.get('/methods?matrix=soil&q=nito');
  expect(found.text).toContain('Nitơ tổng số');
  expect(found.text).not.toContain('TCVN 6492:2011');
  technician.cookies.set('lang', 'en');
  expect((await technician.get('/methods?matrix=soil&q=nito')).text).toContain('Total nitrogen');
  technician.cookies.delete('lang');
  expect((await technician.get('/methods?q=khong-co-gi')).text).toContain('Không có phương pháp nào phù hợp');
});

test('each method of the program has a page, with its formula readable', async () => {
  for (const { code } of programCatalogue().methods) {
    for (const lang of ['vi', 'en']) {
      technician.cookies.set('lang', lang);
      expect((await technician.get(`/methods/${code}`)).status).toBe(200);
    }
  }
  technician.cookies.delete('lang');
  const product = programCatalogue().methods.find(({ model }) => model.kind === 'calculated' && model.formula.includes('*'))!;
  expect((await technician.get(`/methods/${product.code}`)).text).toContain(' × ');
  expect((await technician.get('/methods/no-such')).status).toBe(404);
  expect((await technician.get(`/methods/${product.code}?edition=9`)).status).toBe(404);
});

test('a former edition has its page and says that it was replaced', async () => {
  const changed = programCatalogue();
  changed.methods[0]!.price = 123_000;
  await load(product, changed);
  const page = await technician.get(`/methods/${changed.methods[0]!.code}?edition=1`);
  expect(page.text).toContain('Đây là phiên bản 1, đã được thay.');
  expect((await technician.get(`/methods/${changed.methods[0]!.code}`)).text).toContain('123.000');
  await load(product);
});

test('every regulation of the program has a page with each of its tables, in both languages', async () => {
  for (const regulation of await product.em().find(Regulation, {})) {
    const parts = new Set((await limitsOf(product.em(), regulation.id)).map((limit) => `${limit.class ?? ''}~${limit.group ?? ''}`));
    for (const part of parts.size ? parts : ['']) {
      for (const lang of ['vi', 'en']) {
        technician.cookies.set('lang', lang);
        const page = await technician.get(`/regulations/${regulation.id}?part=${encodeURIComponent(part)}`);
        expect([page.status, page.text.includes(regulation.code)]).toEqual([200, true]);
      }
    }
  }
  technician.cookies.delete('lang');
  const transition = (await product.em().findOne(Regulation, { code: 'QCVN 40:2011/BTNMT' }))!;
  expect((await technician.get(`/regulations/${transition.id}`)).text).toContain('đến hết ngày 31/12/2031');
  expect((await technician.get(`/regulations/${crypto.randomUUID()}`)).status).toBe(404);
});

test('lists are exported as they are seen, and no cell is taken for a formula', async () => {
  await product.em().execute("update analyte set vi = '=HYPERLINK(1)' where code = 'ph'");
  const csv = await download('/methods.csv?matrix=domestic-water');
  expect(csv).toMatchObject({ type: 'text/csv; charset=utf-8', name: expect.stringContaining('methods.csv') });
  expect(csv.bytes.toString()).toContain('"\'=HYPERLINK(1)');
  const rows = await readSheetRows((await download('/methods.xlsx?matrix=domestic-water')).bytes);
  expect(rows.length).toBe(1 + programCatalogue().methods.filter(({ matrices }) => matrices.includes('domestic-water')).length);
  expect(rows.flat()).toContain("'=HYPERLINK(1)");
  const surface = (await product.em().findOne(Regulation, { code: 'QCVN 08:2023/BTNMT' }))!;
  const limits = await readSheetRows((await download(`/regulations/${surface.id}/limits.xlsx`)).bytes);
  expect(limits).toHaveLength(99);
  expect((await download(`/regulations/${surface.id}/limits.csv`)).name).toContain('QCVN-08-2023-BTNMT.csv');
  await product.em().execute('update analyte set vi = ? where code = ?', ['pH', 'ph']);
});

test('a cell that begins like a formula gets an apostrophe; numbers and texts stay as they are', async () => {
  for (const formula of ['=1+1', '+1', '@SUM(A1)', '-1+2', '-cmd', '\tx', '\rx']) expect(harmless(formula)).toBe(`'${formula}`);
  for (const plain of ['-1,5', '-0.2', '-', '1+1', 'Nước', '']) expect(harmless(plain)).toBe(plain);
  const rows = [['Chỉ tiêu', 'a "b"; c'], ['-1,5', 'hai\r\ndòng'], ['', 'x']];
  expect(readCsv(writeCsv(rows))).toEqual(rows);
  expect(await readSheetRows(await writeXlsx([{ name: 'A', rows: [['0,050', 'x'], ['', 'y']] }]))).toEqual([['0,050', 'x'], ['', 'y']]);
  expect(readCsv(Buffer.from('a;b\n0,05;2\n'))).toEqual([['a', 'b'], ['0,05', '2']]);
  expect(readCsv(Buffer.from('\ufeffa\tb\r\n', 'utf16le'))).toEqual([['a', 'b']]);
});

test('programs read the catalogue; a customer sees that a limit is adopted, not by whom', async () => {
  const get = async (path: string) => (await technician.json('GET', `/api/v1${path}`)).body;
  expect((await get('/catalogue/matrices')).items.map(({ code }: { code: string }) => code)).toEqual(programCatalogue().matrices.map(({ code }) => code));
  const methods = await get('/methods?matrix=soil&q=chi');
  expect(methods.items[0]).toMatchObject({ code: expect.any(String), reference: expect.any(String), price: expect.any(Number), matrices: expect.arrayContaining(['soil']) });
  expect((await get('/panels?matrix=soil')).items.length).toBeGreaterThan(0);
  const { items } = await get('/regulations?q=qcvn%2008');
  expect(items).toEqual([expect.objectContaining({ code: 'QCVN 08:2023/BTNMT', state: 'in-force', limits: 98, adopted: 0 })]);
  const limits = (await get(`/regulations/${items[0].id}/limits`)).items;
  expect(limits[0]).toMatchObject({ analyteCode: 'nitrite-n', value: { kind: 'maximum', max: '0.05' }, unit: 'mg/L', adoption: null });
  expect((await technician.json('GET', '/api/v1/regulations?state=other')).status).toBe(422);
  expect((await (await web.visitor()).json('GET', '/api/v1/methods')).status).toBe(401);
});

test('customers do not read the pages of the laboratory', async () => {
  const customer = await web.visitor((await person(product, ['enterprise'])).email);
  for (const path of ['/methods', '/methods/water-ph', '/regulations', '/methods.csv']) expect((await customer.get(path)).status).toBe(403);
  expect(await product.em().count(Analyte)).toBe(programCatalogue().analytes.length);
});
