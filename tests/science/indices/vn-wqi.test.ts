import fc from 'fast-check';
import { Dec } from '../../../src/science/decimal.ts';
import { oxygenSaturation, waterQualityIndex } from '../../../src/science/indices/vn-wqi.ts';
import { wqiParameters, wqiScales, type WqiParameter } from '../../../src/science/indices/vn-wqi.data.ts';

const good: Record<string, string> = { ph: '7', bod5: '3', cod: '8', nnh4: '0.1', coliform: '900' };
const figures = (given: Record<string, string>) => Object.fromEntries(Object.entries(given).map(([name, text]) => [name, new Dec(text)]));
const scoreOf = (name: WqiParameter, figure: string) => {
  const { parameters } = waterQualityIndex(figures({ ...good, [name]: figure }), { temperature: new Dec(25) });
  return Number(parameters[name]);
};

test.each<[WqiParameter, string, number]>([
  ['ph', '5.4', 10], ['ph', '5.5', 50], ['ph', '5.75', 75], ['ph', '6', 100], ['ph', '8.5', 100], ['ph', '8.88', 62], ['ph', '9', 50], ['ph', '9.1', 10],
  ['bod5', '4', 100], ['bod5', '5', 87.5], ['bod5', '25', 25], ['bod5', '50', 10], ['bod5', '80', 10], ['cod', '100', 17.5], ['toc', '10.5', 62.5],
  ['nnh4', '0.29', 100], ['nnh4', '0.3', 75], ['nnh4', '0.45', 62.5], ['nnh4', '5', 10], ['nno3', '15', 25], ['nno3', '15.1', 10], ['nno3', '10', 50],
  ['nno2', '0.05', 100], ['nno2', '0.051', 10], ['ppo4', '0.4', 37.5], ['as', '0.1', 25], ['as', '0.11', 10], ['cd', '0.0049', 100], ['cd', '0.005', 75], ['hg', '0.002', 25],
  ['aldrin', '0.1', 100], ['aldrin', '0.11', 10], ['bhc', '0.021', 10], ['ddts', '1', 100], ['coliform', '7500', 50], ['coliform', '10001', 10], ['ecoli', '150', 37.5],
])('%s of %s scores %d', (name, figure, score) => expect(scoreOf(name, figure)).toBe(score));

test('between break-points a score is never better for more of a pollutant, and always from 10 to 100', () => {
  const pollutants = wqiParameters.filter((name) => name !== 'ph' && name !== 'do');
  fc.assert(fc.property(fc.constantFrom(...pollutants), fc.integer({ min: 0, max: 1500 }), fc.integer({ min: 0, max: 1500 }), (name, a, b) => {
    const most = Number(wqiScales[name].at.at(-1)![0]);
    const [less, more] = [Math.min(a, b), Math.max(a, b)].map((share) => scoreOf(name, ((most * share) / 1000).toFixed(8))) as [number, number];
    expect(less).toBeGreaterThanOrEqual(more);
    expect(more).toBeGreaterThanOrEqual(10);
    expect(less).toBeLessThanOrEqual(100);
  }));
});

test('dissolved oxygen is scored as per cent of saturation at the temperature of the water', () => {
  expect(Number(oxygenSaturation(new Dec('8.2'), new Dec(25)))).toBeCloseTo(100.3, 2);
  const of = (oxygen: string) => Number(waterQualityIndex(figures({ ...good, do: oxygen }), { temperature: new Dec(25) }).parameters.do);
  expect([of('1'), of('8.2'), of('20')]).toEqual([10, 100, 10]);
  expect(of('5')).toBeCloseTo(61.16, 2);
  expect(() => waterQualityIndex(figures({ ...good, do: '5' }))).toThrow('science.wqi.temperature');
});

test('the index: product of the groups, weighted or not, without group V the mean of group IV', () => {
  const all = { ph: '5.5', as: '0.02', cu: '0.1', bod5: '15', cod: '30', toc: '15', coliform: '10000' };
  const { value, groups, class: reached } = waterQualityIndex(figures(all));
  expect(Number(groups.III)).toBeCloseTo(Math.sqrt(7500), 10);
  expect(groups.V?.toNumber()).toBe(25);
  expect(value).toBe(String(Math.round(0.5 * Math.sqrt(0.75) * Math.sqrt(50 * 25))));
  expect(reached).toBe('poor');
  expect(waterQualityIndex(figures(all), { weighted: true }).value).toBe(String(Math.round(0.5 * Math.sqrt(0.75) * Math.cbrt(50 * 50 * 25))));
  const { coliform: _, ...withoutV } = all;
  expect(waterQualityIndex(figures(withoutV)).value).toBe(String(Math.round(0.5 * Math.sqrt(0.75) * 50)));
  expect(waterQualityIndex(figures(good))).toMatchObject({ value: '100', class: 'very-good' });
});

test.each<[Record<string, string>, object, string]>([
  [{ ph: '7', bod5: '3', cod: '8', toc: '2' }, {}, 'science.wqi.too-few-groups'],
  [{ ph: '7', bod5: '3', cod: '8', coliform: '10' }, {}, 'science.wqi.too-few-of-four'],
  [{ ph: '7', as: '0.01', coliform: '10' }, {}, 'science.wqi.too-few-of-four'],
  [{ ph: '7', as: '0.01', bod5: '3', cod: '8', toc: '2' }, { weighted: true }, 'science.wqi.weighted'],
])('%j is refused', (given, how, key) => expect(() => waterQualityIndex(figures(given), how)).toThrow(key));
