import { createWorksheet, Worksheet } from '../../../src/modules/worksheets/index.ts';
import { Reading, recordReadings, Result, submitWorksheet } from '../../../src/modules/results/index.ts';
import { Analysis, Sample } from '../../../src/modules/samples/index.ts';
import { system } from '../../../src/kernel/actor.ts';
import { permission } from '../../../src/kernel/policy.ts';
import { AuditEntry } from '../../../src/platform/audit/index.ts';
import { command } from '../../../src/platform/command/command.ts';
import { z } from 'zod';
import { createProduct, type Product } from '../../support/product.ts';
import { serve, type Visitor, type Web } from '../../support/web.ts';
import { layBench, type Bench, type BenchSample, type ModelName } from './bench.ts';

let product: Product;
let web: Web;
let bench: Bench;
const visitors = {} as Record<'technician' | 'colleague' | 'verifier' | 'customer' | 'stranger', Visitor>;
beforeAll(async () => {
  product = await createProduct();
  bench = await layBench(product);
  web = await serve(product);
  for (const name of ['technician', 'colleague', 'verifier', 'customer', 'stranger'] as const) visitors[name] = await web.visitor(bench[name].email);
});
afterAll(async () => {
  await web.close();
  await product.close();
});

async function start(method: ModelName, details: Partial<BenchSample> = {}) {
  const [sample] = await bench.receive([{ methods: [method], ...details }]);
  const id = sample!.tests[method];
  const { id: worksheetId } = await product.runner.run(createWorksheet, { analysisIds: [id] }, { actor: bench.technician });
  return { id, worksheetId, sampleId: sample!.id, code: sample!.code };
}

async function evaluated(value: string, details: Partial<BenchSample> = {}) {
  const started = await start('cadmium', details);
  await product.runner.run(recordReadings, { worksheetId: started.worksheetId, rows: { [started.id]: { 1: { C: value } } } }, { actor: bench.technician });
  await product.runner.run(submitWorksheet, { worksheetId: started.worksheetId }, { actor: bench.technician });
  await product.settle();
  return started;
}

const nitrogen = (id: string, m = '1,0000') => ({ 'shared.V0': '0,10', 'shared.C': '0.0500', [`rows.${id}.r1.V`]: '12,35', [`rows.${id}.r1.m`]: m, [`rows.${id}.r2.V`]: '12.45', [`rows.${id}.r2.m`]: '1.0000' });

test('the bench sees what waits by the code of the sample alone, and takes it into work once', async () => {
  const [sample] = await bench.receive([{ methods: ['cadmium'] }]);
  const work = await visitors.technician.get('/work');
  expect(work.status).toBe(200);
  expect(work.text).toContain(sample!.code);
  expect(work.text).not.toContain('Ia Grai');
  const form = { analysisIds: sample!.tests.cadmium, idempotencyKey: 'phieu-1' };
  const [first, second] = await Promise.all([visitors.technician.post('/worksheets', form), visitors.technician.post('/worksheets', form)]);
  expect(first!.status).toBe(303);
  expect(second!.to).toBe(first!.to);
  const sheet = await visitors.technician.get(first!.to!);
  expect(sheet.text).toContain(sample!.code);
  expect(sheet.text).not.toContain('Ia Grai');
  expect((await visitors.technician.get('/worksheets?mine=yes')).text).toContain('PL26-');
  expect((await visitors.technician.get('/work')).text).not.toContain(sample!.code);
  const late = await visitors.colleague.post('/worksheets', { ...form, idempotencyKey: 'phieu-2' });
  expect(late.status).toBe(409);
  expect(late.text).toContain('đã được người khác nhận');
  expect((await visitors.verifier.get('/work')).status).toBe(403);
  expect((await visitors.customer.get(first!.to!)).status).toBe(403);
});

test('the preview says how each cell is understood and what comes of it, writes nothing, and is what is then recorded', async () => {
  const { id, worksheetId } = await start('nitrogen');
  const ask = await visitors.technician.post(`/worksheets/${worksheetId}/preview`, { row: ['shared', id], ...nitrogen(id) });
  const { rows } = JSON.parse(ask.text) as { rows: Array<{ id: string; cells: Array<{ name: string; understood?: string }>; result?: { text: string; unit: string; warnings: string[] } }> };
  expect(rows.map((row) => row.id)).toEqual(['shared', id]);
  expect(rows[0]!.cells).toEqual([{ name: 'shared.V0' }, { name: 'shared.C', understood: '0,0500' }]);
  expect(rows[1]!.cells.find(({ name }) => name.endsWith('r2.V'))).toEqual({ name: `rows.${id}.r2.V`, understood: '12,45' });
  expect(await product.em().count(Reading, { analysisId: id })).toBe(0);
  const sent = await visitors.technician.post(`/worksheets/${worksheetId}/readings?seen=`, { ...nitrogen(id), idempotencyKey: 'ghi-1' });
  expect(sent).toMatchObject({ status: 303, to: `/worksheets/${worksheetId}` });
  const recorded = await product.em().findOneOrFail(Result, { analysisId: id });
  expect(rows[1]!.result).toEqual({ text: recorded.text, unit: recorded.unit, warnings: [] });
  const sheet = await visitors.technician.get(`/worksheets/${worksheetId}`);
  expect(sheet.text).toContain('value="12,35"');
  expect(sheet.text).toContain('>861<');
  const again = await visitors.technician.post(`/worksheets/${worksheetId}/readings?seen=${/seen=([0-9a-f-]+)/.exec(sheet.text)![1]}`, { ...nitrogen(id), idempotencyKey: 'ghi-2' });
  expect(again.status).toBe(303);
  expect(await product.em().count(Reading, { analysisId: id })).toBe(6);
});

test('an ambiguous figure comes back with its candidates, everything typed and nothing written', async () => {
  const { id, worksheetId } = await start('nitrogen');
  const ask = await visitors.technician.post(`/worksheets/${worksheetId}/preview`, { row: id, ...nitrogen(id, '1,234') });
  const cell = (JSON.parse(ask.text) as { rows: Array<{ cells: Array<{ name: string; candidates?: unknown }> }> }).rows[0]!.cells.find(({ name }) => name === `rows.${id}.r1.m`);
  expect(cell!.candidates).toEqual([{ value: '01,234', label: '1,234' }, { value: '1234', label: '1234' }]);
  const sent = await visitors.technician.post(`/worksheets/${worksheetId}/readings?seen=`, { ...nitrogen(id, '1,234'), idempotencyKey: 'mo-ho' });
  expect(sent.status).toBe(422);
  expect(sent.text).toContain('Số này có thể hiểu là 1,234 hoặc 1234.');
  expect(sent.text).toContain('value="1,234"');
  expect(sent.text).toContain('value="12.45"');
  expect(await product.em().count(Reading, { analysisId: id })).toBe(0);
  const chosen = await visitors.technician.post(`/worksheets/${worksheetId}/readings?seen=`, { ...nitrogen(id, '01,234'), idempotencyKey: 'ro-rang' });
  expect(chosen.status).toBe(303);
  expect((await product.em().findOneOrFail(Reading, { analysisId: id, name: 'm', replicate: 1 })).text).toBe('1.234');
});

test('one press records and hands in what has its result; the rest stays on the worksheet', async () => {
  const received = await bench.receive([{ methods: ['cadmium'] }, { methods: ['cadmium'] }]);
  const [first, second] = received.map(({ tests }) => tests.cadmium) as [string, string];
  const { id: worksheetId } = await product.runner.run(createWorksheet, { analysisIds: [first, second] }, { actor: bench.technician });
  expect((await visitors.technician.get(`/worksheets/${worksheetId}`)).text).toContain('Ghi và nộp để thẩm tra');
  const sent = await visitors.technician.post(`/worksheets/${worksheetId}/readings?seen=`, { [`rows.${first}.r1.C`]: '0,81', submit: 'yes' });
  expect(sent.status).toBe(303);
  const states = async () => Object.fromEntries((await product.em().find(Analysis, { id: { $in: [first, second] } })).map(({ id, state }) => [id, state]));
  expect(await states()).toEqual({ [first]: 'submitted', [second]: 'in-progress' });
  expect((await product.em().findOneOrFail(Worksheet, { id: worksheetId })).state).toBe('open');
  await product.settle();
  // A cell that cannot be read: nothing is written, and nothing handed in.
  expect((await visitors.technician.post(`/worksheets/${worksheetId}/readings?seen=`, { [`rows.${second}.r1.C`]: '<0,1', submit: 'yes' })).status).toBe(422);
  await visitors.technician.post(`/worksheets/${worksheetId}/readings?seen=`, { [`rows.${second}.r1.C`]: '0,92', submit: 'yes' });
  await product.settle();
  expect(await states()).toEqual({ [first]: 'evaluated', [second]: 'evaluated' });
  expect((await product.em().findOneOrFail(Worksheet, { id: worksheetId })).state).toBe('closed');
});

test('two people with the same page: the second is shown what the first recorded, and may then correct it with a reason', async () => {
  const { id, worksheetId } = await start('cadmium');
  const cell = `rows.${id}.r1.C`;
  await visitors.technician.post(`/worksheets/${worksheetId}/readings?seen=`, { [cell]: '0,81' });
  const late = await visitors.colleague.post(`/worksheets/${worksheetId}/readings?seen=`, { [cell]: '0,92' });
  expect(late.status).toBe(409);
  expect(late.text).toContain('Người khác vừa ghi 0,81');
  expect(late.text).toContain('value="0,92"');
  const now = /seen=([0-9a-f-]+)/.exec(late.text)![1];
  expect((await visitors.colleague.post(`/worksheets/${worksheetId}/readings?seen=${now}`, { [cell]: '0,92' })).text).toContain('Nêu lý do sửa giá trị đã ghi');
  expect((await visitors.colleague.post(`/worksheets/${worksheetId}/readings?seen=${now}`, { [cell]: '0,92', [`reasons.${id}`]: 'Đo lại' })).status).toBe(303);
});

test('a verifier sees result, readings with their corrections, limit and history on one screen, and verifies it', async () => {
  const { id, sampleId, code } = await evaluated('1,42', { regulation: true, class: 'type-1' });
  expect((await visitors.verifier.get('/verification')).text).toContain(code);
  const screen = await visitors.verifier.get(`/verification/${sampleId}`);
  for (const text of ['1,42', '≤ 1,5', 'QCVN 03:2023/BTNMT', 'Đạt', 'Trần Thị Bích Hạnh', '± 0,21', 'class="limit"']) expect(screen.text).toContain(text);
  expect(screen.text).not.toContain('Ia Grai');
  expect((await visitors.technician.get(`/verification/${sampleId}`)).status).toBe(403);
  const empty = await visitors.verifier.post(`/analyses/${id}/return`, { reason: ' ' });
  expect(empty.status).toBe(422);
  expect(empty.text).toContain('Bắt buộc nhập.');
  const version = /name="version" value="(\d+)"/.exec(screen.text)![1]!;
  const both = await Promise.all(['a', 'b'].map((key) => visitors.verifier.post(`/analyses/${id}/verification`, { version, idempotencyKey: `xac-nhan-${key}` })));
  expect(both.map(({ status }) => status).sort()).toEqual([303, 409]);
  expect((await product.em().findOneOrFail(Sample, { id: sampleId })).state).toBe('verified');
});

test('results that do not go together are shown with each other, and are not verified with the rest at once', async () => {
  const [sample] = await bench.receive([{ methods: ['cadmium', 'chromium', 'chromium-vi'] }]);
  for (const [method, value] of [['cadmium', '0.5'], ['chromium', '2.00'], ['chromium-vi', '2.60']] as const) {
    const { id: worksheetId } = await product.runner.run(createWorksheet, { analysisIds: [sample!.tests[method]] }, { actor: bench.technician });
    await product.runner.run(recordReadings, { worksheetId, rows: { [sample!.tests[method]]: { 1: { C: value } } } }, { actor: bench.technician });
    await product.runner.run(submitWorksheet, { worksheetId }, { actor: bench.technician });
  }
  await product.settle();
  const screen = await visitors.verifier.get(`/verification/${sample!.id}`);
  expect(screen.text).toContain('Kiểm tra hợp lý, xem cùng Crom (VI): Tổng các thành phần 2,6 lớn hơn kết quả tổng số 2.');
  expect(screen.text).toContain('Kiểm tra hợp lý, xem cùng Crom tổng số: Tổng các thành phần 2,6');
  expect(screen.text).toContain('Xác nhận 1 kết quả không có cảnh báo');
  expect((await visitors.verifier.post(`/verification/${sample!.id}/all`, {})).status).toBe(303);
  const states = await product.em().find(Analysis, { sampleId: sample!.id });
  expect(Object.fromEntries(states.map(({ analyteCode, state }) => [analyteCode, state]))).toEqual({ cadmium: 'verified', chromium: 'evaluated', 'chromium-vi': 'evaluated' });
});

test('who recorded is told why they cannot verify, and a sent-back test shows its reason at the bench', async () => {
  const [sample] = await bench.receive([{ methods: ['cadmium'] }]);
  const id = sample!.tests.cadmium;
  const { id: worksheetId } = await product.runner.run(createWorksheet, { analysisIds: [id] }, { actor: bench.colleague });
  await product.runner.run(recordReadings, { worksheetId, rows: { [id]: { 1: { C: '0.5' } } } }, { actor: bench.colleague });
  await product.runner.run(submitWorksheet, { worksheetId }, { actor: bench.colleague });
  await product.settle();
  const own = await visitors.colleague.get(`/verification/${sample!.id}`);
  expect(own.text).toContain('người khác phải thẩm tra');
  expect(own.text).not.toContain(`/analyses/${id}/verification`);
  expect((await visitors.colleague.post(`/analyses/${id}/verification`, {})).status).toBe(403);
  expect((await visitors.verifier.post(`/analyses/${id}/return`, { reason: 'Thiếu mẫu trắng' })).to).toBe(`/verification/${sample!.id}`);
  expect((await visitors.colleague.get(`/worksheets/${worksheetId}`)).text).toContain('Thiếu mẫu trắng');
});

test('what came back stands first at the bench, with the verifier’s reason; a retest shows the first attempt beside the new entry', async () => {
  const samples = await bench.receive(Array.from({ length: 3 }, () => ({ methods: ['cadmium' as const] })));
  const ids = samples.map(({ tests }) => tests.cadmium);
  const { id: worksheetId } = await product.runner.run(createWorksheet, { analysisIds: ids }, { actor: bench.technician });
  await product.runner.run(recordReadings, { worksheetId, rows: Object.fromEntries(ids.map((id, index) => [id, { 1: { C: `0.5${index}` } }])) }, { actor: bench.technician });
  await product.runner.run(submitWorksheet, { worksheetId }, { actor: bench.technician });
  await product.settle();
  await visitors.verifier.post(`/analyses/${ids[1]}/return`, { reason: 'Thiếu mẫu trắng' });
  await visitors.verifier.post(`/analyses/${ids[2]}/retest`, { reason: 'Cao khác thường, thử lại' });

  const work = await visitors.technician.get('/work');
  const section = work.text.slice(work.text.indexOf('Bị người thẩm tra trả lại'));
  for (const text of [samples[1]!.code, samples[2]!.code, 'Thiếu mẫu trắng', 'Thử lại, lần 2', 'Cao khác thường, thử lại', `/worksheets/${worksheetId}`]) expect(section).toContain(text);
  expect(section).not.toContain(samples[0]!.code);
  expect((await visitors.technician.get('/')).text).toContain('/work?only=sent-back');
  expect((await visitors.technician.get('/work?only=late')).text).toContain('Không có gì trễ hạn');
  expect((await visitors.technician.get('/worksheets?mine=yes&only=sent-back')).text).toContain('2 bị trả lại');
  expect((await visitors.technician.get('/worksheets?mine=yes&only=late')).text).toContain('Không có gì trễ hạn');

  const grid = (await visitors.technician.get(`/worksheets/${worksheetId}`)).text;
  expect([...grid.matchAll(/<tbody data-row="([0-9a-f-]+)"/g)].map(([, id]) => id)).toEqual([ids[1], ids[2], ids[0]]);
  const rowOf = (id: string) => grid.slice(grid.indexOf(`<tbody data-row="${id}"`), grid.indexOf('</tbody>', grid.indexOf(`<tbody data-row="${id}"`)));
  expect(rowOf(ids[1]!)).toContain('Người thẩm tra trả lại: Thiếu mẫu trắng');
  const retest = rowOf(ids[2]!);
  for (const text of ['Phải thử lại: Cao khác thường, thử lại', 'Lần thử 1', 'Trần Thị Bích Hạnh, 25/11/2026 09:00', '0,52']) expect(retest).toContain(text);
  // Beside the new entry, never in it.
  expect([...retest.matchAll(/<input[^>]*>/g)].map(([input]) => input).filter((input) => input.includes('value="0,52"'))).toEqual([]);

  // A second attempt that is sent back for another reason: the first one says why it was set aside.
  await product.runner.run(recordReadings, { worksheetId, rows: { [ids[2]!]: { 1: { C: '0.40' } } } }, { actor: bench.technician });
  await product.runner.run(submitWorksheet, { worksheetId }, { actor: bench.technician });
  await product.settle();
  await visitors.verifier.post(`/analyses/${ids[2]}/return`, { reason: 'Thiếu hệ số pha loãng' });
  const twice = (await visitors.technician.get(`/worksheets/${worksheetId}`)).text;
  for (const text of ['Bỏ vì: Cao khác thường, thử lại', 'Thiếu hệ số pha loãng']) expect(twice).toContain(text);

  // Handed in again, it no longer stands out.
  await product.runner.run(recordReadings, { worksheetId, rows: { [ids[2]!]: { 1: { C: '0.41' } } }, reasons: { [ids[2]!]: 'Hệ số pha loãng' } }, { actor: bench.technician });
  await product.runner.run(submitWorksheet, { worksheetId }, { actor: bench.technician });
  expect((await visitors.technician.get('/work')).text).not.toContain('Cao khác thường');
  product.clock.advance(7 * 86_400_000);
  const late = await web.visitor(bench.technician.email);
  const [again] = await bench.receive([{ methods: ['nitrogen'] }]);
  expect((await late.get('/work?only=late')).text).toContain(again!.code);
  await product.runner.run(createWorksheet, { analysisIds: [again!.tests.nitrogen] }, { actor: bench.technician });
  expect((await late.get('/worksheets?mine=yes&only=late')).text).toContain('1 trễ hạn');
  product.clock.advance(-7 * 86_400_000);
});

test('plates that are read on two days: the verifier sees the counts of each day, who recorded them and when', async () => {
  const { id, worksheetId, sampleId } = await start('coliforms');
  const record = (cells: Record<string, string>, actor: Bench['technician'], reason?: string) =>
    product.runner.run(recordReadings, { worksheetId, rows: { [id]: { 0: cells } }, ...(reason ? { reasons: { [id]: reason } } : {}) }, { actor });
  await record({ '-1.1': 'tntc', '-1.2': 'tntc', '-2.1': '83', '-2.2': '19', '-3.1': '9', '-3.2': '11' }, bench.technician);
  await record({ '-2.2': '91' }, bench.technician, 'Gõ ngược');
  product.clock.advance(24 * 3_600_000);
  await record({ '-2.1': '88', '-2.picked': '5', '-2.confirmed': '4' }, bench.colleague, 'Đọc sau 48 giờ');
  await product.runner.run(submitWorksheet, { worksheetId }, { actor: bench.technician });
  await product.settle();
  const verifier = await web.visitor(bench.verifier.email);
  const { text } = await verifier.get(`/verification/${sampleId}`);
  const table = text.slice(text.indexOf('đọc trong 2 ngày'), text.indexOf('</details>', text.indexOf('đọc trong 2 ngày')));
  const cells = (row: string) => [...table.slice(table.indexOf(`>${row}<`)).split('</tr>')[0]!.matchAll(/<td[^>]*>(.*?)<\/td>/g)].map(([, cell]) => cell!.replace(/<del>(.*?)<\/del>/g, '($1)').replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ').trim());
  expect([...table.matchAll(/<th scope="col"[^>]*>(.*?)<\/th>/g)].map(([, head]) => head!.replace(/<[^>]+>/g, ''))).toEqual(expect.arrayContaining(['25/11/2026', '26/11/2026']));
  expect(cells('10⁻² đĩa 1')).toEqual(['83', '88 Đọc sau 48 giờ']);
  expect(cells('10⁻² đĩa 2')).toEqual(['(19) 91 Gõ ngược', '–']);
  for (const line of ['Trần Thị Bích Hạnh, 25/11/2026 09:00', 'Lê Minh Châu, 26/11/2026 09:00']) expect(table).toContain(line);
  product.clock.advance(-24 * 3_600_000);
});

test('a count that is read again on a later day and is the same leaves a trace of who read it and when; a changed one needs its reason all the same', async () => {
  const { id, worksheetId, sampleId } = await start('coliforms');
  const technician = await web.visitor(bench.technician.email);
  const readings = `/worksheets/${worksheetId}/readings`;
  const cell = (place: string) => `rows.${id}.r0.${place.replaceAll('.', ':')}`;
  const counts = { [cell('-1.1')]: 'tntc', [cell('-1.2')]: 'tntc', [cell('-2.1')]: '83', [cell('-2.2')]: '91', [cell('-3.1')]: '9', [cell('-3.2')]: '11' };
  expect((await technician.post(readings, counts)).status).toBe(303);
  // On the day of recording there is nothing to read again.
  expect((await technician.get(`/worksheets/${worksheetId}`)).text).not.toContain(`reread.${id}`);
  product.clock.advance(24 * 3_600_000);
  const colleague = await web.visitor(bench.colleague.email);
  const sheet = (await colleague.get(`/worksheets/${worksheetId}`)).text;
  const [seen] = /\/readings\?seen=[0-9a-f-]+/.exec(sheet)!;
  expect(sheet).toContain('Đã đọc lại hôm nay, không số nào khác lần ghi ngày 25/11/2026');
  const changed = { ...counts, [cell('-2.2')]: '96', [`reread.${id}`]: 'yes' };
  const bare = await colleague.post(`/worksheets/${worksheetId}${seen}`, changed);
  expect(bare.status).toBe(422);
  expect(bare.text).toMatch(new RegExp(`name="reread.${id}"[^>]*checked`));
  expect((await colleague.post(`/worksheets/${worksheetId}${seen}`, { ...changed, [`reasons.${id}`]: 'Khuẩn lạc mọc chậm' })).status).toBe(303);
  // What the colleague had before them is not the newest any more.
  expect((await colleague.post(`/worksheets/${worksheetId}${seen}`, { ...counts, [cell('-2.2')]: '96', [`reread.${id}`]: 'yes' })).status).toBe(409);
  const kept = (await product.em().find(Reading, { analysisId: id }, { orderBy: { name: 'asc', revision: 'asc' } })).map(({ name, revision, text, reason, recordedById }) => [name, revision, text, reason ?? null, recordedById === bench.colleague.id]);
  expect(kept.filter(([name]) => name === '-2.1')).toEqual([['-2.1', 1, '83', null, false], ['-2.1', 2, '83', null, true]]);
  expect(kept.filter(([name]) => name === '-2.2')).toEqual([['-2.2', 1, '91', null, false], ['-2.2', 2, '96', 'Khuẩn lạc mọc chậm', true]]);
  expect(kept).toHaveLength(12);
  const [last] = await product.em().find(AuditEntry, { stream: `analysis:${id}` }, { orderBy: { seq: 'desc' }, limit: 1 });
  expect(last).toMatchObject({ actorName: bench.colleague.name, command: 'results.record-readings' });

  expect((await colleague.post(readings, { [cell('-2.picked')]: '5', [cell('-2.confirmed')]: '4' })).status).toBe(303);
  await product.runner.run(submitWorksheet, { worksheetId }, { actor: bench.technician });
  await product.settle();
  const { text } = await (await web.visitor(bench.verifier.email)).get(`/verification/${sampleId}`);
  const table = text.slice(text.indexOf('đọc trong 2 ngày')).replace(/<del>(.*?)<\/del>/g, '($1)');
  const row = table.slice(table.indexOf('>10⁻² đĩa 1<')).split('</tr>')[0]!.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
  expect(row).toContain('83 83');
  expect(table).toContain(`${bench.colleague.name}, 26/11/2026 09:00`);

  // Whoever read again is one of those who recorded; and what is no count cannot be read again.
  const figures = await start('cadmium');
  await product.runner.run(recordReadings, { worksheetId: figures.worksheetId, rows: { [figures.id]: { 1: { C: '0.91' } } } }, { actor: bench.technician });
  await expect(product.runner.run(recordReadings, { worksheetId: figures.worksheetId, reread: { [figures.id]: true } }, { actor: bench.technician })).rejects.toMatchObject({ problems: [{ path: `reread.${figures.id}`, key: 'results.error.reread' }] });
  product.clock.advance(-24 * 3_600_000);
});

const reportSample = command({
  name: 'test.report-sample',
  input: z.object({ sampleId: z.string() }),
  async handle(context, { sampleId }) {
    const any = permission<object>('test.report', () => 'allow');
    (await context.load(any, Sample, sampleId)).state = 'reported';
    for (const { id } of await context.em.find(Analysis, { sampleId }, { disableIdentityMap: true })) (await context.load(any, Analysis, id)).state = 'reported';
  },
});

test('the customer sees results once they are reported, another customer never', async () => {
  const { sampleId, id } = await evaluated('0,5');
  expect((await visitors.customer.get(`/samples/${sampleId}/results`)).status).toBe(404);
  await visitors.verifier.post(`/analyses/${id}/verification`, {});
  await product.runner.run(reportSample, { sampleId }, { actor: system });
  const page = await visitors.customer.get(`/samples/${sampleId}/results`);
  expect(page.status).toBe(200);
  expect(page.text).toContain('0,50');
  expect((await visitors.stranger.get(`/samples/${sampleId}/results`)).status).toBe(404);
});

test('an external result is entered with its report, which the verifier can open and the customer cannot', async () => {
  const [sample] = await bench.receive([{ methods: ['cadmium'], consentExternal: true }]);
  const id = sample!.tests.cadmium;
  const sent = await visitors.technician.post('/external-tests/dispatch', { analysisIds: id, provider: 'Trung tâm Kỹ thuật 3', dispatchedOn: '2026-11-25', idempotencyKey: 'gui-1' });
  expect(sent.to).toBe('/external-tests');
  expect((await visitors.technician.get('/external-tests')).text).toContain(`/analyses/${id}/external-result`);
  expect((await visitors.technician.get(`/analyses/${id}/external-result`)).text).toContain('Trung tâm Kỹ thuật 3');
  const fields = { qualifier: 'lt', value: '0,05', unit: 'mg/kg', uncertainty: '', provider: 'Trung tâm Kỹ thuật 3', reportNumber: 'KT3-01234', reportedOn: '2026-11-25', idempotencyKey: 'kq-1' };
  const lacking = await visitors.technician.post(`/analyses/${id}/external-result`, fields);
  expect(lacking.status).toBe(422);
  expect(lacking.text).toContain('Đính kèm phiếu kết quả gốc.');
  expect(lacking.text).toContain('value="KT3-01234"');
  const pdf = { field: 'file', name: 'kt3.pdf', type: 'application/pdf', bytes: Buffer.from('%PDF-1.7 kết quả') };
  expect((await visitors.technician.upload(`/analyses/${id}/external-result`, fields, pdf)).to).toBe('/external-tests');
  await product.settle();
  const result = await product.em().findOneOrFail(Result, { analysisId: id });
  expect(result).toMatchObject({ qualifier: 'lt', text: '0.05', external: { reportNumber: 'KT3-01234' } });
  expect((await visitors.verifier.get(`/verification/${sample!.id}`)).text).toContain(`/results/${result.id}/report`);
  const report = await visitors.verifier.get(`/results/${result.id}/report`);
  expect(report.headers.get('content-type')).toContain('application/pdf');
  expect(report.headers.get('content-disposition')).toContain('attachment');
  expect((await visitors.customer.get(`/results/${result.id}/report`)).status).toBe(403);
});

test('the API does what the pages do', async () => {
  const [sample] = await bench.receive([{ methods: ['ecoli'] }]);
  const id = sample!.tests.ecoli;
  const work = await visitors.technician.json('GET', '/api/v1/work');
  expect(work.body.methods.flatMap(({ tests }: any) => tests).map((each: any) => each.id)).toContain(id);
  const made = await visitors.technician.json('POST', '/api/v1/worksheets', { analysisIds: [id] });
  expect(made.status).toBe(201);
  const at = `/api/v1/worksheets/${made.body.id}`;
  const wrong = await visitors.technician.json('POST', `${at}/readings`, { rows: { [id]: { 0: { s1: '9' } } } });
  expect(wrong.status).toBe(422);
  expect(wrong.body.error.problems).toEqual([{ path: `rows.${id}.0.s1`, key: 'science.tubes.count', params: { most: 5 } }]);
  const cells = { p1: '5', p2: '0', p3: '0', s1: '5', s2: '0', s3: '0' };
  expect((await visitors.technician.json('POST', `${at}/readings`, { seen: '', rows: { [id]: { 0: cells } } })).body).toEqual({ readings: 6, results: 1, submitted: 0 });
  expect((await visitors.technician.json('GET', at)).body.tests[0]).toMatchObject({ sampleCode: sample!.code, result: { qualifier: 'eq', unit: 'MPN/100 mL' } });
  expect((await visitors.technician.json('POST', `${at}/submission`, {})).body).toEqual({ submitted: 1 });
  await product.settle();
  const screen = await visitors.verifier.json('GET', `/api/v1/verification/${sample!.id}`);
  expect(screen.body.tests[0]).toMatchObject({ id, refused: null, readings: expect.arrayContaining([expect.objectContaining({ name: 's1', text: '5', revision: 1 })]) });
  expect((await visitors.technician.json('GET', `/api/v1/verification/${sample!.id}`)).status).toBe(403);
  expect((await visitors.verifier.json('POST', `/api/v1/analyses/${id}/verification`, { version: screen.body.tests[0].version })).body).toEqual({ sampleId: sample!.id, sampleVerified: true });
  expect((await visitors.verifier.json('POST', `/api/v1/analyses/${id}/retest`, { reason: 'Lặp lại' })).status).toBe(200);
});
