import fc from 'fast-check';
import { Dec } from '../../../src/science/decimal.ts';
import { algorithmA, algorithmS } from '../../../src/science/statistics/robust.ts';

const celsius = ['18.2', '18.2', '18.4', '18.4', '18.4', '18.4', '18.6', '19.8', '20.5', '20.9', '22.3'].map((each) => new Dec(each));

describe('Algorithm A stops between rounds, never at its start', () => {
  // The figures and the deviation 1.328 after 13 rounds stand in the tests of kanunimurat/pt13528. In kelvin the start (291.55; 0.2966) and the first
  // round (291.69; 0.2968) agree to three figures, four times too small.
  test.each([['0'], ['273.15']])('the same temperatures, %s higher', (higher) => {
    const { mean, sd, iterations } = algorithmA(celsius.map((each) => each.plus(higher)));
    expect(iterations).toBe(13);
    expect(Number(sd)).toBeCloseTo(1.328, 3);
    expect(mean.minus(higher).toFixed(20)).toBe(algorithmA(celsius).mean.toFixed(20));
  });

  test('after two rounds at the earliest, of whatever figures', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 100_000, max: 100_050 }), { minLength: 3, maxLength: 20 }), (given) => {
      const { sd, iterations } = algorithmA(given.map((each) => new Dec(each)));
      expect(sd.isZero() || iterations >= 2).toBe(true);
    }));
  });
});

test('Algorithm S too does not take its start for a round', () => {
  expect(algorithmS(['0.5', '0.5', '0.5', '0.6', '0.7'].map((each) => new Dec(each)), 1).iterations).toBeGreaterThanOrEqual(2);
});

describe('where most figures are the same, the rounds begin from the ordinary deviation', () => {
  test('a few that differ still count', () => {
    // s of 5, 5, 5, 9, 1 is 2.828; nothing lies beyond 1.5 times that, so s* is 1.134 · 2.828.
    const { mean, sd } = algorithmA(['5', '5', '5', '9', '1'].map((each) => new Dec(each)));
    expect([mean.toFixed(), sd.toFixed(3)]).toEqual(['5', '3.207']);
  });
  test('figures that are all the same have no deviation', () => expect(algorithmA(['5', '5', '5'].map((each) => new Dec(each)))).toMatchObject({ iterations: 0 }));
  test('and they end, or come to nothing', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom('5', '6', '50'), { minLength: 1, maxLength: 15 }), (others) => {
      const figures = [...others.map(() => '5'), '5', ...others].map((each) => new Dec(each));
      for (const { sd, iterations } of [algorithmA(figures), algorithmS(figures.map((each) => each.minus(5)), 1)]) expect(iterations < 200 || sd.isZero()).toBe(true);
    }));
  });
});

test('converged, another round moves nothing, and what the standard stops at lies within the third figure of it', () => {
  const far = algorithmA(celsius, 'converged');
  const near = algorithmA(celsius);
  expect(far.iterations).toBeGreaterThan(near.iterations);
  const [low, high] = [far.mean.minus(far.sd.times('1.5')), far.mean.plus(far.sd.times('1.5'))];
  const pulled = celsius.map((each) => Dec.max(low, Dec.min(high, each)));
  expect(pulled.reduce((sum, each) => sum.plus(each), new Dec(0)).div(pulled.length).minus(far.mean).abs().lt('1e-13')).toBe(true);
  expect(Math.abs(Number(far.sd.minus(near.sd)))).toBeLessThan(0.02);
});
