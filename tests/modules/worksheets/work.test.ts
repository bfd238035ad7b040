import { z } from 'zod';
import { system } from '../../../src/kernel/actor.ts';
import { permission } from '../../../src/kernel/policy.ts';
import { command } from '../../../src/platform/command/command.ts';
import { Analysis } from '../../../src/modules/samples/index.ts';
import { createWorksheet, waitingWork, worksheetLines } from '../../../src/modules/worksheets/index.ts';
import { createProduct, person, type Product } from '../../support/product.ts';
import { layBench, type Bench } from '../results/bench.ts';

let product: Product;
let bench: Bench;
beforeAll(async () => {
  product = await createProduct();
  bench = await layBench(product);
});
afterAll(() => product.close());

const anyone = permission<object>('test.plan', () => 'allow');
const plan = command({
  name: 'test.plan',
  input: z.custom<{ id: string; dueOn?: string; holdUntil?: Date; assigneeId?: string }>(),
  handle: async (context, { id, ...fields }) => void Object.assign(await context.load(anyone, Analysis, id), fields),
});

test('what is late stands first, then what cannot be kept long, then by the promised day; other people’s work is not shown', async () => {
  const samples = await bench.receive(Array.from({ length: 5 }, () => ({ methods: ['cadmium' as const] })));
  const [plain, short, late, sooner, others] = samples.map(({ tests }) => tests.cadmium) as [string, string, string, string, string];
  const at = { actor: system };
  await product.runner.run(plan, { id: short, holdUntil: new Date('2026-11-25T11:00:00+07:00') }, at);
  await product.runner.run(plan, { id: late, dueOn: '2026-11-24' }, at);
  await product.runner.run(plan, { id: sooner, dueOn: '2026-11-27' }, at);
  await product.runner.run(plan, { id: others, assigneeId: bench.colleague.id }, at);
  const { groups, more } = await waitingWork(product.em(), bench.technician.id, '2026-11-25');
  expect(more).toBe(false);
  expect(groups.map(({ reference, tests }) => [reference, tests.map(({ id }) => id)])).toEqual([['TCVN 6001:2020', [late, short, sooner, plain]]]);
  expect(groups[0]!.tests[1]!.holdUntil).toEqual(new Date('2026-11-25T11:00:00+07:00'));
  expect((await waitingWork(product.em(), bench.colleague.id, '2026-11-25')).groups[0]!.tests.find(({ id }) => id === others)).toMatchObject({ mine: true });
});

test('a worksheet is of one method, for a technician, numbered without gaps, and listed newest first', async () => {
  const [one, two] = await bench.receive([{ methods: ['cadmium', 'nitrogen'] }, { methods: ['cadmium'] }]);
  const make = (input: object, actor = bench.technician) => product.runner.run(createWorksheet, input, { actor });
  await expect(make({ analysisIds: [one!.tests.cadmium, one!.tests.nitrogen] })).rejects.toMatchObject({ problems: [{ path: 'analysisIds', key: 'worksheets.error.one-method' }] });
  await expect(make({ analysisIds: [] })).rejects.toMatchObject({ status: 422 });
  await expect(make({ analysisIds: [one!.tests.cadmium] }, bench.verifier)).rejects.toMatchObject({ status: 403 });
  await expect(make({ analysisIds: [one!.tests.cadmium] }, bench.customer)).rejects.toMatchObject({ status: 404 });
  await expect(make({ analysisIds: [one!.tests.cadmium], technicianId: bench.verifier.id })).rejects.toMatchObject({ problems: [{ path: 'technicianId' }] });
  const other = await person(product, ['technician']);
  const first = await make({ analysisIds: [one!.tests.cadmium, two!.tests.cadmium] });
  const second = await make({ analysisIds: [one!.tests.nitrogen], technicianId: other.id });
  expect([first.number, second.number]).toEqual(['PL26-00001', 'PL26-00002']);
  const lines = await worksheetLines(product.em(), { limit: 1, today: '2026-11-25' });
  expect(lines.map(({ number }) => number)).toEqual(['PL26-00002', 'PL26-00001']);
  expect(await worksheetLines(product.em(), { limit: 10, today: '2026-11-25', after: second.id })).toEqual([expect.objectContaining({ number: 'PL26-00001', tests: 2, inProgress: 2, sentBack: 0, late: 0, technician: 'Trần Thị Bích Hạnh' })]);
  expect((await worksheetLines(product.em(), { limit: 10, today: '2026-11-25', technicianId: other.id })).map(({ number }) => number)).toEqual(['PL26-00002']);
});
