import { methodEditions } from '../../../src/modules/catalogue/index.ts';
import { withdrawStudy } from '../../../src/modules/validations/index.ts';
import { staff, type Staffed } from '../../support/journey.ts';
import { pageCount, pdfText, squeezed } from '../../support/pdf.ts';
import { createProduct, testPassword, type Product } from '../../support/product.ts';
import { serve, type Visitor, type Web } from '../../support/web.ts';
import { authorise, handedIn, pasted, planned, studyOf } from './support.ts';

let product: Product;
let web: Web;
let people: Staffed;
let technician: Visitor;
let manager: Visitor;
beforeAll(async () => {
  product = await createProduct();
  web = await serve(product);
  people = await staff(product);
  technician = await web.visitor(people.technician.email);
  manager = await web.visitor(people.manager.email);
}, 60_000);
afterAll(async () => {
  await web.close();
  await product.close();
});

const hidden = (html: string, name: string): string => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)![1]!;
const words = (html: string): string => html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');

test('from the method’s page through every section to the signature, and the next edition stands in the catalogue', async () => {
  const method = await technician.get('/methods/water-nitrate-n');
  expect(method.text).toContain('href="/validations/new?method=water-nitrate-n"');
  const form = await technician.get('/validations/new?method=water-nitrate-n');
  const [edition] = await methodEditions(product.em(), 'water-nitrate-n');
  expect(form.text).toMatch(new RegExp(`<option[^>]*value="${edition!.id}"[^>]*selected|<option[^>]*selected[^>]*value="${edition!.id}"`));
  const plan = { methodId: edition!.id, kind: 'verification', purpose: 'Nước sinh hoạt', procedure: 'Bốn ngày', idempotencyKey: hidden(form.text, 'idempotencyKey') };
  const made = await technician.post('/validations', plan);
  expect(made.status).toBe(303);
  const home = made.to!;
  expect((await technician.post('/validations', plan)).to).toBe(home);

  for (const [section, given] of Object.entries(pasted)) {
    const { text } = await technician.get(`${home}/${section}`);
    expect((await technician.post(`${home}/${section}`, { ...given, version: hidden(text, 'version') })).to).toBe(`${home}/${section}`);
  }
  const precision = words((await technician.get(`${home}/precision`)).text);
  expect(precision).toContain('HorRat trong phòng thử nghiệm');
  expect(precision).toContain('Ngày 1');
  const study = await technician.get(home);
  expect(words(study.text)).toContain('12/12 tiêu chí đạt.');
  expect(study.text).toContain('class="chart-line"');
  const atAxes = [...study.text.matchAll(/<text class="chart-\w+"[^>]*>([^<]*)</g)].map(([, text]) => text);
  expect(atAxes).toEqual(expect.arrayContaining(['Mức, mg/L', 'Tín hiệu', 'Sai số dư ×10⁻³', '0,2', '1,0', '5']));
  const version = hidden(study.text, 'version');
  expect((await technician.post(`${home}/submission`, { version })).to).toBe(home);
  expect((await technician.get(`${home}/authorisation`)).status).toBe(403);

  const signing = await manager.get(`${home}/authorisation`);
  expect(words(signing.text)).toContain('Đang dùng');
  // Nothing is ticked before the person ticks it.
  expect(signing.text).not.toMatch(/name="take"[^>]*checked/);
  const signed = { take: ['lod', 'loq', 'repeatabilityLimit'], conclusion: 'fit', statement: 'Phù hợp với nước sinh hoạt', version: hidden(signing.text, 'version'), idempotencyKey: hidden(signing.text, 'idempotencyKey') };
  const wrong = await manager.post(`${home}/authorisation`, { ...signed, password: 'không phải' });
  expect(wrong.status).toBe(422);
  expect(wrong.text).toContain('Phù hợp với nước sinh hoạt');
  expect(wrong.text).not.toContain('không phải');
  expect((await manager.post(`${home}/authorisation`, { ...signed, password: testPassword })).to).toBe(home);
  const done = words((await technician.get(home)).text);
  expect(done).toContain('Thành bản 2 của phương pháp');
  expect(done).not.toContain('Bỏ phần này');
  const page = await technician.get('/methods/water-nitrate-n');
  expect(words(page.text)).toContain('Số do phòng thử nghiệm tìm ra');
  // U was not taken over: it is still to be confirmed.
  expect(words(page.text)).toContain('phải được xác nhận bằng hồ sơ');
  const second = await handedIn(product, people.technician, { uncertainty: pasted.uncertainty! });
  await authorise(product, people.manager, second, { take: ['expandedUncertainty'] });
  expect(words((await technician.get('/methods/water-nitrate-n')).text)).not.toContain('phải được xác nhận bằng hồ sơ');
  expect(page.text).toContain(`href="${home}"`);
});

test('what cannot be read comes back as it was typed, with its line', async () => {
  const id = await planned(product, people.technician);
  const answer = await technician.post(`/validations/${id}/linearity`, { data: '1,0\t1,234\n2,0\tsai', model: 'linear', weights: 'none' });
  expect(answer.status).toBe(422);
  const text = words(answer.text);
  expect(text).toContain('Dòng 1: “1,234” có thể là số có ba chữ số thập phân, hoặc là 1234.');
  expect(text).toContain('Dòng 2: “sai” không phải là số.');
  expect(answer.text).toContain('1,0\t1,234\n2,0\tsai</textarea>');
  expect((await studyOf(product, id)).sections).toEqual({});
});

test('what was pasted is shown as it was typed, and harmlessly', async () => {
  const id = await planned(product, people.technician);
  const answer = await technician.post(`/validations/${id}/precision`, { data: '<script>alert(1)</script>\t1,0\t1,1\nB\t1,0\t1,2', shape: 'constant', formula: 'horwitz' });
  expect(answer.status).toBe(303);
  const { text } = await technician.get(`/validations/${id}`);
  expect(text).not.toContain('<script>alert(1)');
  expect(text).toContain('&lt;script>alert(1)');
});

test('a study that is sent back shows why; a step that is refused says why not', async () => {
  const id = await handedIn(product, people.technician, { recovery: pasted.recovery! });
  const form = await manager.get(`/validations/${id}/return`);
  expect((await manager.post(`/validations/${id}/return`, { reason: 'Cần thêm mức thấp', version: hidden(form.text, 'version') })).to).toBe(`/validations/${id}`);
  const { text } = await technician.get(`/validations/${id}`);
  expect(words(text)).toContain('Cần thêm mức thấp');
  expect((await technician.post(`/validations/${id}/recovery/removal`, { version: hidden(text, 'version') })).to).toBe(`/validations/${id}`);
  const refused = await technician.post(`/validations/${id}/submission`, {});
  expect(refused.status).toBe(409);
  expect(words(refused.text)).toContain('Hồ sơ chưa có phần nào.');
});

test('the list finds by number, by analyte without diacritics and by state, a page at a time', async () => {
  const id = await planned(product, people.technician, 'water-lead');
  const { number } = await studyOf(product, id);
  const rows = async (query: string) => [...(await technician.get(`/validations?${query}`)).text.matchAll(/href="\/validations\/([0-9a-f-]{36})"/g)].map(([, each]) => each);
  expect(await rows(`q=${number.toLowerCase()}`)).toEqual([id]);
  expect((await technician.get(`/search?q=${number}`)).to).toBe(`/validations/${id}`);
  expect(await rows('q=chi')).toContain(id);
  expect(await rows('q=water-lead&state=authorised')).toEqual([]);
  for (let i = 0; i < 51; i++) await planned(product, people.technician, 'water-lead');
  const first = await technician.get('/validations?q=water-lead');
  const next = /href="(\/validations\?[^"]*before=[^"]+)"/.exec(first.text)![1]!.replaceAll('&amp;', '&');
  expect((await technician.get(next)).text).toContain(number);
});

test('the report is a PDF with what was asked, found and concluded; before the signature it says that it is a draft', async () => {
  const id = await handedIn(product, people.technician);
  const download = async () => new Uint8Array(await (await fetch(`${web.url}/validations/${id}/report.pdf`, { headers: { cookie: [...technician.cookies].map(([name, value]) => `${name}=${value}`).join('; ') } })).arrayBuffer());
  expect(squeezed(pdfText(await download()))).toContain(squeezed('BẢN NHÁP, chưa phê duyệt'));
  await authorise(product, people.manager, id, { take: ['lod', 'loq'] });
  const pdf = await download();
  const text = squeezed(pdfText(pdf));
  for (const part of ['Báo cáo kiểm tra xác nhận phương pháp', 'TCVN 6180:1996', 'Sáu mức chuẩn, bốn ngày', 'HorRat trong phòng thử nghiệm', 'Ngày 3', 'Phù hợp cho nước sinh hoạt', people.manager.name, 'LOD: 0,0096']) expect(text).toContain(squeezed(part));
  expect(text).not.toContain(squeezed('BẢN NHÁP'));
  expect(pageCount(pdf)).toBeGreaterThan(1);
  expect(Buffer.from(pdf).equals(Buffer.from(await download()))).toBe(true);
});

test('a table that goes on over pages has its head on each; the drawing has figures and units at its axes', async () => {
  const data = ['mg/L\tA', ...Array.from({ length: 120 }, (_, i) => `${(i % 12) + 1},0\t0,${String(200 * ((i % 12) + 1) + (i % 7)).padStart(4, '0')}`)].join('\n');
  const id = await handedIn(product, people.technician, { linearity: { data, model: 'linear', weights: 'none', 'criterion-r2': '0,9' } });
  const pdf = new Uint8Array(await (await fetch(`${web.url}/validations/${id}/report.pdf`, { headers: { cookie: [...technician.cookies].map(([name, value]) => `${name}=${value}`).join('; ') } })).arrayBuffer());
  const pages = Array.from({ length: pageCount(pdf) }, (_, i) => pdfText(pdf, i + 1));
  const withRows = pages.filter((page) => /^11\.0|^11,0/m.test(page));
  expect(withRows.length).toBeGreaterThan(2);
  for (const page of withRows) expect(squeezed(page)).toContain(squeezed('Mức Tín hiệu Tính ngược'));
  expect(pages.join('\n')).toContain('Mức, mg/L');
  expect(pages.join('\n')).toMatch(/^0,1[05]?$/m);
});

test('an authorised study shows the figures that were signed, and says when the program now finds others', async () => {
  const id = await handedIn(product, people.technician, { recovery: pasted.recovery! });
  await authorise(product, people.manager, id);
  expect(words((await technician.get(`/validations/${id}`)).text)).not.toContain('tính ra số khác');
  // As if an earlier version had calculated another mean: frozen text and hash of that version.
  const { frozen } = await studyOf(product, id);
  const { sha256 } = await import('../../../src/platform/audit/chain.ts');
  const other = frozen!.replace(/"text":"100\.4","unit":"percent","value":"100\.\d+"/g, '"text":"100.6","unit":"percent","value":"100.6"');
  expect(other).not.toBe(frozen);
  await product.em().execute('update validation_study set frozen = ?, frozen_hash = ? where id = ?', [other, sha256(other), id]);
  const shown = words((await technician.get(`/validations/${id}`)).text);
  expect(shown).toContain('tính ra số khác');
  expect(shown).toContain('100,6 %');
  // A frozen text that was altered without its hash is not shown at all.
  await product.em().execute('update validation_study set frozen = ? where id = ?', [frozen, id]);
  expect((await technician.get(`/validations/${id}`)).status).toBe(500);
  await product.em().execute('update validation_study set frozen = ?, frozen_hash = ? where id = ?', [frozen, sha256(frozen!), id]);
});

test('the same through the API, where a program can do everything but sign', async () => {
  const [edition] = await methodEditions(product.em(), 'water-lead');
  const made = await technician.json('POST', '/api/v1/validations', { methodId: edition!.id, kind: 'validation', purpose: 'Nước ngầm', procedure: 'Hai ngày' });
  expect(made.status).toBe(201);
  const at = `/api/v1/validations/${made.body.id}`;
  const saved = await technician.json('POST', `${at}/sections`, { section: 'detection', given: { way: 'blank', blanks: '0,0001 0,0002 0,0003', 'criterion-lod': '0,001' } });
  expect(saved.body.sections[0]).toMatchObject({ name: 'detection', verdicts: [{ criterion: 'lod', met: true, limit: '0.001' }] });
  expect((await technician.json('POST', `${at}/sections`, { section: 'detection', given: { blanks: '1,234' } })).status).toBe(422);
  expect((await technician.json('POST', `${at}/submission`, {})).body).toMatchObject({ state: 'submitted' });
  expect((await technician.json('POST', `${at}/authorisation`, { conclusion: 'fit', statement: 'x', password: testPassword })).status).toBe(403);
  expect((await manager.json('POST', `${at}/return`, { reason: 'Thêm ngày' })).body).toMatchObject({ state: 'returned', reason: 'Thêm ngày' });
  await technician.json('POST', `${at}/submission`, {});
  const signed = await manager.json('POST', `${at}/authorisation`, { conclusion: 'limited', statement: 'Chỉ nước ngầm', take: ['lod', 'loq'], password: testPassword });
  expect(signed.body).toMatchObject({ state: 'authorised', authorised: { conclusion: 'limited', edition: edition!.edition + 1 } });
  expect((await technician.json('GET', '/api/v1/validations?state=authorised')).body.studies.map(({ id }: { id: string }) => id)).toContain(made.body.id);
  await expect(product.runner.run(withdrawStudy, { studyId: made.body.id, reason: 'x' }, { actor: people.technician })).rejects.toMatchObject({ status: 409 });
});
