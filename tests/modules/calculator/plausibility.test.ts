import { compute, computeText } from '../../../src/modules/calculator/index.ts';

test.each([
  [{ ions: { 'Na+': '22.990', Cl: '35.45' } }, []],
  [{ ions: { Na: '229.90', Cl: '35.45' } }, ['science.plausibility.ion-balance']],
  [{ ions: { HCO3: '61', Na: '22.99' }, pH: 4 }, ['science.plausibility.acid-hydrogen-carbonate']],
  [{ total: 10, parts: [4, 6] }, []],
  [{ total: 10, parts: [4, '6.1'] }, ['science.plausibility.parts']],
  [{ texture: { sand: 40, silt: 40, clay: 18 } }, ['science.plausibility.closure']],
  [{ dryMatter: '100.2' }, ['science.plausibility.dry-matter']],
])('%j', (given, keys) => {
  const { plausible, warnings } = compute({ do: 'plausibility', ...given }) as unknown as { plausible: boolean; warnings: Array<{ key: string }> };
  expect(warnings.map(({ key }) => key)).toEqual(keys);
  expect(plausible).toBe(keys.length === 0);
});

test.each([
  ['{"do":"plausibility"}', /nothing to check/],
  ['{"do":"plausibility","ions":{"Xx":1}}', /Xx/],
])('%s is refused', (given, reason) => expect(computeText(given).refused).toMatch(reason));

test('a balance over the mean of both sums is twice that over their sum, and has an allowance of its own', () => {
  const ions = { Na: '22.990', Cl: '34.04' };
  const [sum, mean] = [compute({ do: 'plausibility', ions }), compute({ do: 'plausibility', ions, balance: 'mean' })];
  expect(Number(mean['difference'])).toBeCloseTo(2 * Number(sum['difference']), 12);
  // 4.1 %: within 5 % where both sums are at most 2 meq/L, beyond 2 % where one is more.
  expect(mean).toMatchObject({ plausible: true });
  expect(compute({ do: 'plausibility', ions: { Na: '68.97', Cl: '102.12' }, balance: 'mean' })).toMatchObject({ plausible: false });
  expect(compute({ do: 'plausibility', ions: { Na: '68.97', Cl: '102.12' } })).toMatchObject({ plausible: true });
});
