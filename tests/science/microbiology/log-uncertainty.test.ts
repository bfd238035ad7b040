import fc from 'fast-check';
import { compute, computeText } from '../../../src/modules/calculator/index.ts';
import { Dec } from '../../../src/science/decimal.ts';
import { confirmationRatio, logUncertainty } from '../../../src/science/microbiology/log-uncertainty.ts';

test('the parts add up in squares: Poisson scatter of a hundred colonies is 0.0434, eight confirmed of ten add 0.0687', () => {
  const { poisson, confirmation, combined } = logUncertainty(100, { technical: new Dec('0.12'), matrix: new Dec('0.1'), confirmation: { picked: 10, confirmed: 8 } });
  expect([poisson, confirmation].map((part) => part.toFixed(4))).toEqual(['0.0434', '0.0687']);
  expect(Number(combined)).toBeCloseTo(Math.hypot(0.12, 0.1, 0.043429, 0.068668), 6);
});

test('more colonies never make a log count less certain, and confirming all adds nothing', () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 1, max: 500 }), fc.integer({ min: 1, max: 50 }), (a, b, picked) => {
    const of = (colonies: number) => logUncertainty(colonies, { technical: new Dec('0.1') }).combined;
    expect(of(Math.max(a, b)).lte(of(Math.min(a, b)))).toBe(true);
    expect(logUncertainty(a, { confirmation: { picked, confirmed: picked } }).confirmation.isZero()).toBe(true);
  }));
});

test('exact limits of a share: known ones, and each holds its share between them', () => {
  // C. Clopper and E. Pearson's construction: of 0 in n the upper limit is 1 − (α/2)^(1/n).
  expect(confirmationRatio({ picked: 5, confirmed: 0 })).toMatchObject({ low: 0 });
  expect(confirmationRatio({ picked: 5, confirmed: 0 }).high).toBeCloseTo(1 - 0.025 ** (1 / 5), 10);
  expect(confirmationRatio({ picked: 5, confirmed: 5 }).low).toBeCloseTo(0.025 ** (1 / 5), 10);
  fc.assert(fc.property(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 0, max: 60 }), (picked, some) => {
    const confirmed = Math.min(some, picked);
    const { ratio, low, high } = confirmationRatio({ picked, confirmed });
    const other = confirmationRatio({ picked, confirmed: picked - confirmed });
    expect(low).toBeLessThanOrEqual(Number(ratio));
    expect(high).toBeGreaterThanOrEqual(Number(ratio));
    expect(1 - other.high).toBeCloseTo(low, 10);
  }));
});

test('a log count with its interval in log10 and in counts', () => {
  const answer = compute({ do: 'log-count', value: 10_000, colonies: 100, technical: '0.1' }) as Record<string, string & string[]>;
  expect(answer['log10']).toBe('4');
  expect(Number(answer['U'])).toBeCloseTo(2 * Math.hypot(0.1, 0.0434294), 6);
  expect(Number(answer['interval']![1])).toBeCloseTo(10 ** (4 + Number(answer['U'])), -1);
  expect(compute({ do: 'log-count', log10: '2.5', colonies: 9, picked: 5, confirmed: 5 })).toMatchObject({ log10: '2.5', parts: { confirmation: '0' } });
});

test('colonies are read as figures, also after confirmation and where the working writes them otherwise', () => {
  expect(compute({ do: 'counts', plates: [{ dilution: -1, counts: [40, 60], picked: 10, confirmed: 8 }] })).toMatchObject({ colonies: 80, unrounded: '400' });
  expect(compute({ do: 'counts', plates: [{ dilution: -2, counts: [2] }], basis: 10 })).toMatchObject({ colonies: null, qualifier: 'lt' });
  expect(compute({ do: 'counts', plates: [{ dilution: 0, counts: [12, 14] }], basis: 10 })).toMatchObject({ colonies: 26 });
});

test.each([
  ['{"do":"log-count","colonies":10}', /exactly one of value/], ['{"do":"log-count","value":10,"colonies":0}', /colonies/],
  ['{"do":"log-count","value":10,"colonies":5,"picked":5}', /both picked and confirmed/], ['{"do":"log-count","value":10,"colonies":5,"picked":5,"confirmed":0}', /confirmed/],
  ['{"do":"confirmation","picked":5,"confirmed":6}', /5/],
])('%s is refused', (given, reason) => expect(computeText(given).refused).toMatch(reason));
