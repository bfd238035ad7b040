import { recordReadings, Result, submitWorksheet } from '../../../src/modules/results/index.ts';
import { createWorksheet } from '../../../src/modules/worksheets/index.ts';
import { createProduct, type Product } from '../../support/product.ts';
import { serve, type Visitor, type Web } from '../../support/web.ts';
import { layBench, type Bench, type ModelName } from './bench.ts';

let product: Product;
let web: Web;
let bench: Bench;
let technician: Visitor;
let verifier: Visitor;
beforeAll(async () => {
  product = await createProduct();
  web = await serve(product);
  bench = await layBench(product);
  technician = await web.visitor(bench.technician.email!);
  verifier = await web.visitor(bench.verifier.email!);
});
afterAll(async () => {
  await web.close();
  await product.close();
});

async function start(method: ModelName) {
  const [sample] = await bench.receive([{ methods: [method] }]);
  const id = sample!.tests[method];
  const { id: worksheetId } = await product.runner.run(createWorksheet, { analysisIds: [id] }, { actor: bench.technician });
  return { id, worksheetId, sampleId: sample!.id, code: sample!.code };
}

test('dilutions that cannot go together are told at the bench while typing, kept with the result and shown to the verifier', async () => {
  const { id, worksheetId, sampleId } = await start('coliforms');
  const words = 'Độ pha loãng 10^-2 mọc nhiều khuẩn lạc hơn mức có thể có theo số đếm ở 10^-1.';
  const typed = { [`rows.${id}.r0.-1:1`]: '22', [`rows.${id}.r0.-2:1`]: 'TNTC', [`rows.${id}.r0.-1:picked`]: '5', [`rows.${id}.r0.-1:confirmed`]: '5' };
  const { rows } = JSON.parse((await technician.post(`/worksheets/${worksheetId}/preview`, { row: id, ...typed })).text) as { rows: Array<{ result: { text: string; mark: string; warnings: string[] } }> };
  expect(rows[0]!.result).toMatchObject({ text: '220', mark: 'attention', warnings: [expect.stringContaining(words)] });
  const readings = { '-1.1': '22', '-2.1': 'tntc', '-1.picked': '5', '-1.confirmed': '5' };
  await product.runner.run(recordReadings, { worksheetId, rows: { [id]: { 0: readings } } }, { actor: bench.technician });
  await product.runner.run(submitWorksheet, { worksheetId }, { actor: bench.technician });
  await product.settle();
  expect((await product.em().findOneOrFail(Result, { analysisId: id })).warnings).toEqual([{ key: 'science.warning.dilution-too-many', params: { first: '-1', second: '-2' } }]);
  expect((await technician.get(`/worksheets/${worksheetId}`)).text).toContain(words);
  expect((await verifier.get(`/verification/${sampleId}`)).text).toContain(words);
});

test('who hands in what lacks a reading is told what is missing of which sample', async () => {
  const { id, worksheetId, code } = await start('coliforms');
  const hand = (cells: Record<string, string>) => technician.post(`/worksheets/${worksheetId}/readings?seen=`, { ...Object.fromEntries(Object.entries(cells).map(([name, text]) => [`rows.${id}.r0.${name}`, text])), submit: 'yes' });
  const sent = await hand({ '-1:1': '22' });
  expect(sent.status).toBe(303);
  const page = (await technician.get(sent.to!)).text;
  expect(page).toContain('Đã ghi số liệu, chưa nộp kết quả nào');
  const notice = (text: string) => text.slice(text.indexOf('Chưa đủ số liệu để tính kết quả'), text.indexOf('Chưa đủ số liệu để tính kết quả') + 400);
  expect(notice(page)).toContain(code);
  expect(notice(page)).toContain('Chưa nhập kết quả khẳng định khuẩn lạc.');
  await hand({ '-1:picked': '5' });
  expect(notice((await technician.get(sent.to!)).text)).toContain('Nhập cả số khuẩn lạc đã chọn và số khẳng định.');
  await hand({ '-1:confirmed': '4' });
  expect((await technician.get(sent.to!)).text).not.toContain('Chưa đủ số liệu để tính kết quả');
  expect((await product.em().findOneOrFail(Result, { analysisId: id })).text).toBe('180');
  const tubes = await start('ecoli');
  await technician.post(`/worksheets/${tubes.worksheetId}/readings?seen=`, { [`rows.${tubes.id}.r0.s1`]: '2', submit: 'yes' });
  expect(notice((await technician.get(`/worksheets/${tubes.worksheetId}`)).text)).toContain('Chưa nhập số ống dương tính.');
});

test('the worksheet of a count says what it is reckoned by: volume, plates, countable range and what TNTC means', async () => {
  const { worksheetId } = await start('coliforms');
  const page = (await technician.get(`/worksheets/${worksheetId}`)).text;
  for (const words of [
    'Công thức và ký hiệu', 'N = ΣC / (V × (n₁ + 0,1 × n₂) × d)', 'thể tích cấy trên mỗi đĩa, 1 mL', 'nhiều nhất 2 đĩa', 'trong 10⁻¹, 10⁻², 10⁻³', 'từ 10 đến 150 khuẩn lạc', 'nhiều hơn 150 khuẩn lạc. Đĩa đó không được tính', 'chọn 5 khuẩn lạc',
  ]) expect(page).toContain(words);
  const weighed = await start('nitrogen');
  expect((await technician.get(`/worksheets/${weighed.worksheetId}`)).text).not.toContain('Khoảng đếm');
});
