import { Invalid } from '../../../src/kernel/errors.ts';
import { createWorksheet } from '../../../src/modules/worksheets/index.ts';
import { Reading, Result, recompute, resultsOf, recordReadings, sendBack, submitWorksheet } from '../../../src/modules/results/index.ts';
import { Analysis } from '../../../src/modules/samples/index.ts';
import { createProduct, type Product } from '../../support/product.ts';
import { layBench, type Bench, type ModelName } from './bench.ts';

let product: Product;
let bench: Bench;
beforeAll(async () => {
  product = await createProduct();
  bench = await layBench(product);
});
afterAll(() => product.close());

const run: Product['runner']['run'] = (command, input, how) => product.runner.run(command, input, how);

async function start(method: ModelName, count = 1) {
  const samples = await bench.receive(Array.from({ length: count }, () => ({ methods: [method] })));
  const ids = samples.map(({ tests }) => tests[method]);
  const worksheet = await run(createWorksheet, { analysisIds: ids }, { actor: bench.technician });
  return { worksheetId: worksheet.id, ids, id: ids[0]! };
}
const record = (input: object, actor = bench.technician) => run(recordReadings, input, { actor });
const resultOf = (id: string, attempt = 1) => product.em().findOneOrFail(Result, { analysisId: id, attempt });
const readingsOf = (id: string) => product.em().find(Reading, { analysisId: id }, { orderBy: { id: 'asc' } });
const soil = (V1: string, V2 = V1, m = '1,0000') => ({ 1: { V: V1, m }, 2: { V: V2, m } });

test('a soil method is calculated from what was typed, with comma or point, and kept digit for digit', async () => {
  const { worksheetId, id } = await start('nitrogen');
  const done = await record({ worksheetId, shared: { V0: '0,10', C: '0.0500' }, rows: { [id]: soil('12,35', '12.45') } });
  expect(done).toEqual({ readings: 6, results: 1, submitted: 0 });
  const result = await resultOf(id);
  expect(result).toMatchObject({ qualifier: 'eq', text: '861', unit: 'mg/kg', expandedUncertainty: '53', recordedById: bench.technician.id });
  const [line] = await resultsOf(product.em(), (await product.em().findOneOrFail(Analysis, { id })).sampleId);
  expect(line!.result!.working.join('\n')).toContain('1400.7 × (12.35 − 0.10) × 0.0500 / 1.0000');
  expect((await readingsOf(id)).map(({ text }) => text)).toContain('1.0000');
  expect(await recompute(product.em(), result.id)).toMatchObject({ calculated: true, same: true });
  const trail = await product.em().execute<Array<{ command: string; changes: string }>>('select command, changes from audit_entry where stream = ?', [`analysis:${id}`]);
  expect(trail.map(({ command }) => command)).toEqual(['test.take-in', 'worksheets.create', 'results.record-readings']);
});

test('an ambiguous figure is asked about, and nothing of the whole worksheet is written', async () => {
  const { worksheetId, ids } = await start('nitrogen', 2);
  const attempt = record({ worksheetId, shared: { V0: '0', C: '0,05' }, rows: { [ids[0]!]: soil('12,35'), [ids[1]!]: { 1: { V: '12,35', m: '1,234' }, 2: { V: 'mười', m: '1,0' } } } });
  const error = await attempt.catch((caught: unknown) => caught as Invalid);
  expect(error).toBeInstanceOf(Invalid);
  expect((error as Invalid).problems).toEqual([
    { path: `rows.${ids[1]}.1.m`, key: 'science.number.ambiguous', params: { decimal: '1.234', grouped: '1234' } },
    { path: `rows.${ids[1]}.2.V`, key: 'science.number.not-a-number' },
  ]);
  expect(await product.em().count(Reading, { analysisId: { $in: ids } })).toBe(0);
  expect(await product.em().count(Result, { analysisId: { $in: ids } })).toBe(0);
});

test('where the range of the method leaves one reading of a figure, that one is taken', async () => {
  const { worksheetId, id } = await start('nitrogen');
  await record({ worksheetId, rows: { [id]: { 1: { V: '12,345' } } } });
  expect((await readingsOf(id)).map(({ text }) => text)).toEqual(['12.345']);
});

test('a figure out of range is refused at its cell', async () => {
  const { worksheetId, id } = await start('nitrogen');
  await expect(record({ worksheetId, rows: { [id]: soil('120') } })).rejects.toMatchObject({ problems: [{ path: `rows.${id}.1.V`, key: 'science.input.too-high' }, { path: `rows.${id}.2.V` }] });
});

test('a correction needs a reason, keeps what was there, and calculates again', async () => {
  const { worksheetId, id } = await start('nitrogen');
  await record({ worksheetId, shared: { V0: '0.10', C: '0.0500' }, rows: { [id]: soil('12.35') } });
  await expect(record({ worksheetId, rows: { [id]: soil('12.85', '12.35') } })).rejects.toMatchObject({ problems: [{ path: `reasons.${id}`, key: 'results.error.reason' }] });
  await record({ worksheetId, rows: { [id]: soil('12.85', '12.35') }, reasons: { [id]: 'Đọc nhầm vạch buret' } });
  const revisions = (await readingsOf(id)).filter(({ name, replicate }) => name === 'V' && replicate === 1);
  expect(revisions.map(({ text, revision, reason }) => [text, revision, reason ?? null])).toEqual([['12.35', 1, null], ['12.85', 2, 'Đọc nhầm vạch buret']]);
  expect((await resultOf(id)).text).toBe('875');
  expect(await product.em().count(Result, { analysisId: id })).toBe(1);
  await expect(record({ worksheetId, rows: { [id]: soil('', '12.35') }, reasons: { [id]: 'bỏ' } })).rejects.toMatchObject({ problems: [{ key: 'results.error.emptied' }] });
  await expect(record({ worksheetId, shared: { V0: '0.20', C: '0.0500' } })).rejects.toMatchObject({ problems: [{ path: 'sharedReason', key: 'results.error.reason' }] });
  await record({ worksheetId, shared: { V0: '0.20' }, sharedReason: 'Chuẩn lại mẫu trắng' });
  expect((await resultOf(id)).text).toBe('868');
});

test('a shared value left as it is shown does not touch a test that came back with another', async () => {
  const { worksheetId, ids } = await start('nitrogen', 2);
  const [first, second] = ids as [string, string];
  await record({ worksheetId, shared: { V0: '0.10', C: '0.05' }, rows: { [first]: soil('12.35'), [second]: soil('12.35') } });
  await run(submitWorksheet, { worksheetId, analysisIds: [second] }, { actor: bench.technician });
  await product.settle();
  await record({ worksheetId, shared: { V0: '0.20' }, sharedReason: 'Chuẩn lại' });
  await run(sendBack, { analysisId: second, reason: 'Xem lại' }, { actor: bench.verifier });
  expect(await record({ worksheetId, shared: { V0: '0,20', C: '0,05' }, rows: { [first]: soil('12.35'), [second]: soil('12.35') } })).toEqual({ readings: 0, results: 0, submitted: 0 });
  expect([(await resultOf(first)).text, (await resultOf(second)).text]).toEqual(['851', '858']);
});

test('the same values sent again change nothing', async () => {
  const { worksheetId, id } = await start('nitrogen');
  const input = { worksheetId, shared: { V0: '0,10', C: '0.0500' }, rows: { [id]: soil('12,35') } };
  await record(input);
  expect(await record(input)).toEqual({ readings: 0, results: 0, submitted: 0 });
});

test('two people on one cell: one is recorded, the other is told', async () => {
  const { worksheetId, id } = await start('cadmium');
  const both = await Promise.allSettled([
    record({ worksheetId, seen: '', rows: { [id]: { 1: { C: '0.81' } } }, reasons: { [id]: 'vì' } }),
    record({ worksheetId, seen: '', rows: { [id]: { 1: { C: '0.92' } } }, reasons: { [id]: 'vì' } }, bench.colleague),
  ]);
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect((both.find(({ status }) => status === 'rejected') as PromiseRejectedResult).reason).toMatchObject({ status: 409, current: { cells: [`rows.${id}.1.C`] } });
  expect(await product.em().count(Reading, { analysisId: id })).toBe(1);
});

test('a qualitative test, a plate count over two days, and tubes', async () => {
  const choice = await start('salmonella');
  await expect(record({ worksheetId: choice.worksheetId, rows: { [choice.id]: { 0: { choice: 'maybe' } } } })).rejects.toMatchObject({ status: 422 });
  await record({ worksheetId: choice.worksheetId, rows: { [choice.id]: { 0: { choice: 'not-detected' } } } });
  expect(await resultOf(choice.id)).toMatchObject({ qualifier: 'choice', text: 'not-detected', numeric: null });

  const plates = await start('coliforms');
  const counts = { '-1.1': 'TNTC', '-1.2': 'tntc', '-2.1': '83', '-2.2': '91', '-3.1': '9', '-3.2': '11' };
  expect(await record({ worksheetId: plates.worksheetId, rows: { [plates.id]: { 0: counts } } })).toEqual({ readings: 6, results: 0, submitted: 0 });
  product.clock.advance(24 * 3_600_000);
  await record({ worksheetId: plates.worksheetId, rows: { [plates.id]: { 0: { ...counts, '-2.picked': '5', '-2.confirmed': '4' } } } });
  expect(await resultOf(plates.id)).toMatchObject({ qualifier: 'eq', text: '7000' });
  await expect(record({ worksheetId: plates.worksheetId, rows: { [plates.id]: { 0: { '-2.1': '8,5' } } }, reasons: { [plates.id]: 'x' } })).rejects.toMatchObject({ problems: [{ path: `rows.${plates.id}.0.-2.1`, key: 'ui.grid.integer-or-tntc' }] });

  const tubes = await start('ecoli');
  await record({ worksheetId: tubes.worksheetId, rows: { [tubes.id]: { 0: { p1: '5', p2: '3', p3: '1' } } } });
  await expect(record({ worksheetId: tubes.worksheetId, rows: { [tubes.id]: { 0: { s1: '4', s2: '5', s3: '0' } } } })).rejects.toMatchObject({ problems: [{ path: `rows.${tubes.id}.0.s2`, key: 'results.error.confirmed-more' }] });
  await record({ worksheetId: tubes.worksheetId, rows: { [tubes.id]: { 0: { s1: '4', s2: '2', s3: '0' } } } });
  expect(await resultOf(tubes.id)).toMatchObject({ qualifier: 'eq', text: '22' });
});

test('only a technician records, only what is in progress, and only what is on the worksheet', async () => {
  const { worksheetId, id } = await start('cadmium');
  const other = await start('cadmium');
  const rows = { [id]: { 1: { C: '0.81' } } };
  await expect(record({ worksheetId, rows }, bench.verifier)).rejects.toMatchObject({ status: 403 });
  await expect(record({ worksheetId, rows }, bench.customer)).rejects.toMatchObject({ status: 404 });
  await expect(record({ worksheetId: other.worksheetId, rows })).rejects.toMatchObject({ status: 404 });
  await record({ worksheetId, rows }, bench.colleague);
  await run(submitWorksheet, { worksheetId }, { actor: bench.technician });
  expect((await product.em().findOneOrFail(Analysis, { id })).state).toBe('submitted');
  await expect(record({ worksheetId, rows: { [id]: { 1: { C: '0.9' } } }, reasons: { [id]: 'x' } })).rejects.toMatchObject({ status: 409 });
  await expect(run(submitWorksheet, { worksheetId }, { actor: bench.technician })).rejects.toMatchObject({ status: 409 });
  const outbox = await product.em().execute<Array<{ payload: string }>>("select payload from outbox_item where job = 'evaluate-results'");
  expect(outbox.map(({ payload }) => (typeof payload === 'string' ? JSON.parse(payload) : payload))).toContainEqual({ worksheetId });
});
