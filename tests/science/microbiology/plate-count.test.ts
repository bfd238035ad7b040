import { attempt, calculate, workingOf } from '../../../src/science/calculation.ts';
import type { Observation, PlateCountModel } from '../../../src/science/measurement-model.ts';

const model: PlateCountModel = {
  kind: 'plate-count', countable: { min: 10, max: 300 }, platesPerDilution: 2, volume: '1', dilutions: [0, -1, -2, -3, -4], basis: '1',
  readingDays: [3], rounding: { mode: 'half-up', to: { significant: 2 } },
};
type Count = number | 'tntc';
type Plates = Extract<Observation, { kind: 'plate-count' }>['plates'];
const plates = (counts: Record<string, Count[]>): Plates => Object.entries(counts).map(([dilution, c]) => ({ dilution: Number(dilution), counts: c }));
const count = (counts: Record<string, Count[]>, m = model) => {
  const { qualifier, text } = calculate(m, { kind: 'plate-count', plates: plates(counts) });
  return `${qualifier} ${text}`;
};

describe('two successive dilutions', () => {
  // ISO 7218, 10.3.2.2, one plate each: 182 / (1 × 1.1 × 0.01) = 16 545 → 17 000; two plates each: 422 / 0.022 = 19 182 → 19 000.
  test('ISO 7218, one plate', () => expect(count({ '-2': [168], '-3': [14] })).toBe('eq 17000'));
  test('ISO 7218, two plates', () => expect(count({ '-2': [168, 215], '-3': [14, 25] })).toBe('eq 19000'));
  // GOST ISO 21149-2020, 12.3.3, example 3: 235, 282; 31, 39 gives 27 000 (npalib.ru/2021/08/24/gost-iso-21149-2020-id306744).
  test('ISO 21149, example 3', () => expect(count({ '-2': [235, 282], '-3': [31, 39] })).toBe('eq 27000'));
  // Same, examples 1 and 2: one dilution, 38 and 42 → 400; 60 → 600.
  test('ISO 21149, examples 1 and 2', () => {
    expect(count({ '-1': [38, 42] })).toBe('eq 400');
    expect(count({ '-1': [60] })).toBe('eq 600');
  });
  test('the working shows the sum', () => {
    const counted = { kind: 'plate-count', plates: plates({ '-2': [168, 215], '-3': [14, 25] }) } as const;
    const { unrounded } = calculate(model, counted);
    expect(workingOf(model, counted)).toEqual(['N = (168 + 215 + 14 + 25) / (1 × (2 + 0.1 × 2) × 0.01) = 19181.8', '→ 19000']);
    expect(unrounded).toBe('19181.818181818181818');
  });
  test('the order in which plates are entered does not matter', () => {
    expect(count({ '-3': [25, 14], '-2': [215, 168] })).toBe('eq 19000');
  });
  test('a dilution that was skipped is not successive', () => expect(count({ '-1': [200], '-3': [3] })).toBe('eq 2000'));
});

describe('special cases of ISO 7218, 10.3.2.4 and 10.3.2.5', () => {
  test('no colonies: less than 1 / (V·d)', () => expect(count({ '-1': [0, 0], '-2': [0, 0] })).toBe('lt 10'));
  test('one to three: less than 4 / (n·V·d)', () => expect(count({ '-1': [3], '-2': [0] })).toBe('lt 40'));
  test('four to nine: estimated, by the general formula', () => {
    expect(count({ '-1': [8], '-2': [0] })).toBe('est 73');
    expect(count({ '-1': [8] })).toBe('est 80');
    // ISO/TS 19036:2006/Amd 1:2009, example 3, one plate each: 9 and 2 colonies are ΣC = 11 and 100 CFU/g.
    expect(count({ '-1': [9], '-2': [2] })).toBe('est 100');
  });
  test('all too crowded: more than 300 / (V·d) of the last', () => expect(count({ '-1': ['tntc'], '-2': ['tntc', 450] })).toBe('gt 30000'));
  test('only the last dilution countable', () => expect(count({ '-3': ['tntc'], '-4': [120] })).toBe('eq 1200000'));
  test('310 and 8 are taken together (334 is the upper limit for 300)', () => expect(count({ '-2': [310], '-3': [8] })).toBe('eq 29000'));
  test('beyond 334 the sparse dilution alone gives an estimate', () => expect(count({ '-2': [400], '-3': [8] })).toBe('est 8000'));
  test('crowded, then nothing: more than, and told', () => {
    const result = calculate(model, { kind: 'plate-count', plates: plates({ '-1': ['tntc'], '-2': [0] }) });
    expect(result).toMatchObject({ qualifier: 'gt', text: '3000', warnings: [{ key: 'science.warning.dilutions-disagree' }] });
  });
  test('one crowded plate of two is left out, and told', () => {
    const result = calculate(model, { kind: 'plate-count', plates: plates({ '-1': [290, 'tntc'], '-2': [30, 32] }) });
    expect(result).toMatchObject({ qualifier: 'eq', text: '2900', warnings: [{ key: 'science.warning.plate-left-out' }] });
  });
  test('whether something was found is kept', () => {
    expect(calculate(model, { kind: 'plate-count', plates: plates({ '-1': [0] }) })).toMatchObject({ detected: false, unrounded: null });
    expect(calculate(model, { kind: 'plate-count', plates: plates({ '-1': [2] }) })).toMatchObject({ detected: true, unrounded: '20' });
  });
});

describe('dilutions that cannot go together are told and not refused', () => {
  const told = (counts: Record<string, Count[]>) => calculate(model, { kind: 'plate-count', plates: plates(counts) }).warnings.map(({ key, params }) => [key.replace('science.warning.', ''), params?.['first'], params?.['second']]);
  test('countable, then too crowded', () => {
    expect(count({ '-1': [22], '-2': ['tntc'] })).toBe('eq 220');
    expect(told({ '-1': [22], '-2': ['tntc'] })).toEqual([['dilution-too-many', '-1', '-2']]);
    expect(told({ '-2': ['tntc', 450], '-1': [22, 25] })).toEqual([['dilution-too-many', '-1', '-2']]);
  });
  test('more colonies in the weaker dilution, by hand: 8 of 12 with p = 1/11 is 0.000002, 2 of 4 is 0.04', () => {
    expect(told({ '-1': [4], '-2': [8] })).toEqual([['dilution-too-many', '-1', '-2']]);
    expect(told({ '-1': [2], '-2': [2] })).toEqual([]);
  });
  test('far fewer than expected: 0 of 72 with p = 1/11 is 0.00105, 0 of 73 is 0.00095', () => {
    expect(told({ '-1': [72], '-2': [0] })).toEqual([]);
    expect(told({ '-1': [73], '-2': [0] })).toEqual([['dilution-too-few', '-1', '-2']]);
  });
  test('of a crowded plate is only known that it holds more', () => {
    expect(told({ '-1': ['tntc'], '-2': [150] })).toEqual([]);
    expect(told({ '-1': ['tntc'], '-2': ['tntc'], '-3': [40] })).toEqual([]);
    expect(told({ '-2': [400], '-3': [8] })).toEqual([['dilution-too-few', '-2', '-3']]);
    expect(told({ '-1': [999_999_999], '-2': [999_999_999], '-3': [1] })).toEqual([['dilution-too-few', '-2', '-3']]);
  });
  test('published examples say nothing of the kind', () => {
    const published: Array<Record<string, Count[]>> = [{ '-2': [168], '-3': [14] }, { '-2': [168, 215], '-3': [14, 25] }, { '-2': [235, 282], '-3': [31, 39] }, { '-1': [102], '-2': [8] }, { '-1': [9], '-2': [2] }];
    for (const counts of published) expect(told(counts)).toEqual([]);
  });
});

describe('membrane filtration of water', () => {
  const water: PlateCountModel = {
    ...model, countable: { min: 10, max: 100 }, platesPerDilution: 1, volume: '100', dilutions: [0, -1], basis: '100', lowCounts: 'as-counted', portion: '100 mL',
  };
  test('per 100 mL', () => expect(count({ '0': [38] }, water)).toBe('eq 38'));
  test('few colonies are reported as an estimate (ISO 8199)', () => expect(count({ '0': [2] }, water)).toBe('est 2'));
  test('none', () => expect(count({ '0': [0] }, water)).toBe('lt 1'));
});

describe('confirmation', () => {
  const confirming: PlateCountModel = { ...model, confirmation: { picked: 8 } };
  const observation = (...rows: Plates): Observation => ({ kind: 'plate-count', plates: rows });
  // ISO 7218, 10.3.2.3: 66 colonies, 6 of 8 confirmed → 50; 4 of 4 → 4; 54 / (1.1 × 0.001) = 49 091 → 49 000.
  test('ISO 7218 example', () => {
    const counted = observation({ dilution: -3, counts: [66], picked: 8, confirmed: 6 }, { dilution: -4, counts: [4], picked: 4, confirmed: 4 });
    const result = calculate(confirming, counted);
    expect(result).toMatchObject({ qualifier: 'eq', text: '49000' });
    expect(workingOf(confirming, counted)[0]).toBe('N = (50 + 4) / (1 × (1 + 0.1 × 1) × 0.001) = 49090.9');
  });
  test('a dilution without picks takes the ratio of the other', () => {
    expect(calculate(confirming, observation({ dilution: -3, counts: [66], picked: 8, confirmed: 4 }, { dilution: -4, counts: [4] })).text).toBe('32000');
  });
  test('none confirmed is none found', () => {
    expect(calculate(confirming, observation({ dilution: -1, counts: [66], picked: 8, confirmed: 0 }))).toMatchObject({ qualifier: 'lt', text: '10', detected: false });
  });
  test('impossible figures are told', () => {
    const keys = (...rows: Plates) => attempt(confirming, observation(...rows)).problems.map(({ path, key }) => `${path} ${key}`);
    expect(keys({ dilution: -1, counts: [66], picked: 5, confirmed: 6 })).toEqual(['plates.0.confirmed science.plates.confirmed-more']);
    expect(keys({ dilution: -1, counts: [3], picked: 5, confirmed: 5 })).toEqual(['plates.0.picked science.plates.picked-more']);
    expect(keys({ dilution: -1, counts: [66], picked: 5 })).toEqual(['plates.0.confirmed science.plates.count']);
    expect(keys({ dilution: -1, counts: [66] })).toEqual(['plates.0.picked science.plates.confirmation-missing']);
    expect(keys({ dilution: -1, counts: [0] })).toEqual([]);
    expect(keys({ dilution: -9, counts: [1.5, -1, 2] }, { dilution: -9, counts: [] })).toEqual([
      'plates.0.dilution science.plates.dilution', 'plates.0.counts science.plates.too-many', 'plates.0.counts.0 science.plates.count',
      'plates.0.counts.1 science.plates.count', 'plates.1.dilution science.plates.dilution', 'plates.1.dilution science.plates.twice', 'plates.1.counts science.plates.missing',
    ]);
    expect(keys()).toEqual(['plates science.plates.missing']);
  });
});
