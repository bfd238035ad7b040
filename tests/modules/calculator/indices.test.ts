import { compute, computeText } from '../../../src/modules/calculator/index.ts';

test.each([
  ['SAR', { Na: 10, Ca: 4, Mg: 4 }, { value: '5' }],
  ['SAR', { Na: '229.90', Ca: '80.156', Mg: '48.610', unit: 'mg/L' }, { value: '5' }],
  ['C/N', { C: 24, N: 2 }, { value: '12' }],
  ['nutrient-sum', { N: 16, P2O5: 16, K2O: '8.5' }, { value: '40.5' }],
  ['texture', { sand: 92, silt: 5, clay: 3 }, { class: 'sand' }],
  ['texture', { sand: 82, silt: 12, clay: 6 }, { class: 'loamy sand' }],
  ['texture', { sand: 65, silt: 25, clay: 10 }, { class: 'sandy loam' }],
  ['texture', { sand: 40, silt: 40, clay: 20 }, { class: 'loam' }],
  ['texture', { sand: 20, silt: 65, clay: 15 }, { class: 'silt loam' }],
  ['texture', { sand: 7, silt: 88, clay: 5 }, { class: 'silt' }],
  ['texture', { sand: 60, silt: 12, clay: 28 }, { class: 'sandy clay loam' }],
  ['texture', { sand: 33, silt: 33, clay: 34 }, { class: 'clay loam' }],
  ['texture', { sand: 10, silt: 56, clay: 34 }, { class: 'silty clay loam' }],
  ['texture', { sand: 52, silt: 6, clay: 42 }, { class: 'sandy clay' }],
  ['texture', { sand: 7, silt: 46, clay: 47 }, { class: 'silty clay' }],
  ['texture', { sand: 20, silt: 20, clay: 60 }, { class: 'clay' }],
])('index %s of %j', (name, inputs, answer) => expect(compute({ do: 'index', name, inputs })).toMatchObject(answer));

test('VN_WQI tells its class, colour and use in both languages, with the score of every parameter', () => {
  const inputs = { pH: '7.2', 'N-NH4': '0.45', BOD5: 5, COD: 12, 'E. coli': 150, DO: '8.2', temperature: 25 };
  expect(compute({ do: 'index', name: 'VN_WQI', inputs })).toMatchObject({
    value: '56', class: { code: 'moderate', vi: 'Trung bình', en: 'Moderate' }, colour: { vi: 'vàng', en: 'yellow', rgb: '255,255,0' },
    use: { vi: 'Dùng cho tưới tiêu và các mục đích tương đương.' }, subindices: { pH: '100', 'N-NH4': '62.5', BOD5: '87.5', COD: '90', 'E. coli': '37.5', DO: '100' }, groups: { I: '100', IV: '85', V: '37.5' },
  });
});

test('counts and most probable number', () => {
  expect(compute({ do: 'counts', plates: [{ dilution: -2, counts: [168, 215] }, { dilution: -3, counts: [14, 25] }] }))
    .toMatchObject({ qualifier: 'eq', value: '19000', colonies: 422 });
  expect(compute({ do: 'counts', plates: [{ dilution: 0, counts: [100] }] })).toMatchObject({ interval: ['81.36', '121.6'] });
  expect(compute({ do: 'mpn', volumes: ['10', '1', '0.1'], tubes: 3, positives: [0, 0, 0] })).toMatchObject({ qualifier: 'lt' });
});

test.each([
  ['{"do":"index","name":"SAR","inputs":{"na":1,"ca":0,"mg":0}}', /divisor/],
  ['{"do":"index","name":"texture","inputs":{"sand":50,"silt":50,"clay":50}}', /100 %/],
  ['{"do":"index","name":"XYZ","inputs":{}}', /^name/],
  ['{"do":"index","name":"VN_WQI","inputs":{"pH":7}}', /3 of the 5 groups/],
  ['{"do":"index","name":"VN_WQI","inputs":{"pH":7,"Fe":1}}', /inputs/],
  ['{"do":"mpn","volumes":[10],"tubes":3,"positives":[4]}', /positives/],
  ['{"do":"counts","plates":[]}', /plates/],
])('%s is refused', (given, reason) => expect(computeText(given).refused).toMatch(reason));

test('an index is found in any spelling of its letters, and one that there is not is told', () => {
  const value = (name: string) => (compute({ do: 'index', name, inputs: { na: '2', ca: '1', mg: '1' } }) as { value: string }).value;
  expect([value('sar'), value('S.A.R.')]).toEqual([value('SAR'), value('SAR')]);
  expect(computeText('{"do":"index","name":"aqi","inputs":{}}').refused).toBe('name: “aqi” is none of these: SAR, C/N, texture, nutrient-sum, VN_WQI.');
});
