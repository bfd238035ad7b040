import { interleave, spreadOf } from '../../bench/measure.ts';
import { lines } from '../../bench/report.ts';

const measured = (figure: number) => ({ figure, processor: 1 });

test('the two are measured in turn, neither always first, and the warm rounds are not counted', async () => {
  const order: string[] = [];
  let round = 0;
  const comparison = await interleave(
    async () => (order.push('ours'), measured(round++ < 1 ? 1000 : 30)),
    async () => (order.push('limit'), measured(60)),
    { rounds: 3, warm: 1 },
  );
  expect(order).toEqual(['ours', 'limit', 'limit', 'ours', 'ours', 'limit', 'limit', 'ours']);
  expect(comparison.ours).toEqual({ median: 30, least: 30, most: 30 });
  expect(comparison.ratio.median).toBe(0.5);
});

test('the median of an even number lies between the middle two', () => {
  expect(spreadOf([4, 1, 3, 2])).toEqual({ median: 2.5, least: 1, most: 4 });
});

test('a limit that is not half as good as it is known to be makes the ratio void', () => {
  const flat = (value: number) => ({ median: value, least: value, most: value });
  const told = (limit: number) => lines({
    name: 'x', unit: 'results/s', aim: { least: 0.4 }, known: 11_800, limit: 'bare',
    comparison: { ours: flat(4000), limit: flat(limit), ratio: flat(4000 / limit), processor: { ours: flat(1), limit: flat(1) } },
  }).at(-1);
  expect(told(8000)).toContain('0.50 (0.50 to 0.50), aim at least 0.4: met');
  expect(told(12_000)).toContain('missed');
  expect(told(5000)).toContain('void');
});
