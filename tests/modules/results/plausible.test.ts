import { doubtedResults } from '../../../src/modules/results/evaluation/plausible.ts';

type Line = Parameters<typeof doubtedResults>[0][number];
const line = (code: string, text: string, { unit = 'mg/L', U = null as string | null, qualifier = 'eq' as const as 'eq' | 'lt', basis = null as 'dry' | null } = {}): Line => ({
  analysisId: code, analyte: { code, vi: code, en: code }, method: { basis } as Line['method'],
  result: { text, unit, qualifier, expandedUncertainty: U } as Line['result'],
});
const found = (...lines: Line[]) => doubtedResults(lines).map(({ analysisIds, doubt }) => [doubt.key.split('.').at(-1), ...analysisIds]);

/** Water whose ions balance within a per cent: 1.19 meq/L of cations, 1.20 of anions. */
const well = [line('sodium', '11.2'), line('calcium', '9.2'), line('magnesium', '3.0'), line('chloride', '9.3'), line('sulfate', '9.6'), line('hydrogen-carbonate', '44.7'), line('nitrate-n', '0.05')];

test('a part above its total is doubted beyond their combined uncertainty', () => {
  expect(found(line('chromium', '2.00', { U: '0.20' }), line('chromium-vi', '2.30', { U: '0.23' }))).toEqual([]);
  expect(found(line('chromium', '2.00', { U: '0.20' }), line('chromium-vi', '2.40', { U: '0.24' }))).toEqual([['parts', 'chromium', 'chromium-vi']]);
});

test('without a stated uncertainty the relation has its own allowance; units are converted; other bases are not compared', () => {
  expect(found(line('cod', '20'), line('bod5', '22'))).toEqual([]);
  expect(found(line('cod', '20'), line('bod5', '23'))).toEqual([['parts', 'cod', 'bod5']]);
  expect(found(line('cod', '20'), line('bod5', '23000', { unit: 'µg/L' }))).toEqual([['parts', 'cod', 'bod5']]);
  expect(found(line('organic-matter', '2', { unit: '%', basis: 'dry' }), line('organic-carbon', '3', { unit: '%' }))).toEqual([]);
});

test('what was not found raises no doubt as a part, and counts at its limit as a total', () => {
  expect(found(line('total-nitrogen', '1'), line('nitrate-n', '5', { qualifier: 'lt' }))).toEqual([]);
  expect(found(line('total-nitrogen', '1', { qualifier: 'lt' }), line('nitrate-n', '0.9'))).toEqual([]);
  expect(found(line('total-nitrogen', '1', { qualifier: 'lt' }), line('nitrate-n', '1.2'))).toEqual([['parts', 'total-nitrogen', 'nitrate-n']]);
});

test('ions balance only where every major one was tested, and little salt is not held to five per cent', () => {
  expect(found(...well)).toEqual([]);
  expect(found(...well.filter(({ analyte }) => analyte.code !== 'sulfate'), line('sodium', '99'))).toEqual([]);
  const salty = well.map((each) => line(each.analyte.code, String(Number(each.result!.text) * 10)));
  expect(found(...salty)).toEqual([]);
  expect(found(...salty.filter(({ analyte }) => analyte.code !== 'chloride'), line('chloride', '160'))[0]![0]).toBe('ion-balance');
});

test('nitrate told as nitrogen weighs as the ion it is', () => {
  const salty = well.map((each) => line(each.analyte.code, String(Number(each.result!.text) * 10)));
  const [doubted] = doubtedResults([...salty.filter(({ analyte }) => analyte.code !== 'nitrate-n'), line('nitrate-n', '42')]);
  // 42 mg/L of N are 3.0 meq/L of nitrate: 100 · (11.94 − 15.0) / 26.9.
  expect(Number(doubted!.doubt.params['difference'])).toBeCloseTo(-11, 0);
});

test('carbonate below pH 8.3, and fractions that do not close', () => {
  expect(found(line('ph', '7.2', { unit: '-' }), line('carbonate', '12'))).toEqual([['carbonate', 'ph', 'carbonate']]);
  const share = { unit: '%', basis: 'dry' } as const;
  expect(found(line('sand', '38', share), line('silt', '22', share), line('clay', '41', share))).toEqual([]);
  expect(found(line('sand', '38', share), line('silt', '22', share), line('clay', '44', share))).toEqual([['closure', 'sand', 'silt', 'clay']]);
});
