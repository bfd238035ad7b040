import fc from 'fast-check';
import { compute } from '../../../src/modules/calculator/index.ts';
import { calculate } from '../../../src/science/calculation.ts';
import type { CalculatedModel } from '../../../src/science/measurement-model.ts';

const figure = (low: number, high: number) => fc.integer({ min: low * 1000, max: high * 1000 }).map((n) => (n / 1000).toFixed(3));
/** Figures, and the same figures in another order. */
const shuffled = <T>(arbitrary: fc.Arbitrary<T>, minLength: number, maxLength: number) => fc.array(arbitrary, { minLength, maxLength })
  .chain((given) => fc.tuple(fc.constant(given), fc.shuffledSubarray(given, { minLength: given.length, maxLength: given.length })));

describe('the order of replicates changes no digit', () => {
  test('robust statistics', () => {
    fc.assert(fc.property(shuffled(figure(-99, 99), 3, 12), ([values, other]) => {
      expect(compute({ do: 'robust', values: other })).toEqual(compute({ do: 'robust', values }));
    }), { numRuns: 50 });
  });

  test('analysis of variance: neither within a group nor among the groups', () => {
    const groups = shuffled(shuffled(figure(0, 99), 2, 4), 2, 5);
    fc.assert(fc.property(groups, ([given, other]) => {
      const one = given.map(([values]) => values);
      expect(compute({ do: 'anova', groups: other.map(([, values]) => values) })).toEqual(compute({ do: 'anova', groups: one }));
    }), { numRuns: 50 });
  });

  test('blanks', () => {
    fc.assert(fc.property(shuffled(figure(0, 9), 2, 8), ([values, other]) => {
      const ask = (blanks: string[]) => compute({ do: 'blank', values: blanks, loq: '10' }) as Record<string, unknown>;
      expect(ask(other)['mean']).toEqual(ask(values)['mean']);
    }), { numRuns: 50 });
  });

  test('the result of a method', () => {
    const label = { vi: '', en: '' };
    const model: CalculatedModel = {
      kind: 'calculated', inputs: [{ name: 'V', label, unit: 'mL' }], formula: '(V - 0.1) / 3', replicates: 3,
      rounding: { mode: 'half-even', to: { significant: 3 } }, repeatabilityLimit: '0.05 * mean', lod: '0.5', loq: '1.5', expandedUncertainty: '0.1 * x',
    };
    const ask = (volumes: string[]) => {
      const { replicates, ...rest } = calculate(model, { kind: 'calculated', worksheet: {}, analysis: {}, replicates: volumes.map((V) => ({ V })) });
      return { ...rest, replicates: [...replicates].sort() };
    };
    fc.assert(fc.property(shuffled(figure(0, 50), 3, 6), ([volumes, other]) => expect(ask(other)).toEqual(ask(volumes))));
  });
});

test('of any linear model with whatever distributions Monte Carlo agrees with the propagation of uncertainty', () => {
  const input = fc.record({
    factor: fc.integer({ min: -9, max: 9 }).filter((n) => n !== 0), value: fc.integer({ min: -50, max: 50 }), u: fc.integer({ min: 1, max: 9 }),
    distribution: fc.constantFrom('normal', 'rectangular', 'triangular'),
  });
  fc.assert(fc.property(fc.array(input, { minLength: 1, maxLength: 5 }), fc.integer({ min: 0, max: 1e6 }), (given, seed) => {
    const model = given.map(({ factor }, at) => `(${factor}) * x${at}`).join(' + ');
    const inputs = given.map(({ value, u, distribution }, at) => ({ name: `x${at}`, value, u, distribution }));
    const gum = compute({ do: 'uncertainty', model, inputs }) as { value: string; u: string };
    const simulated = compute({ do: 'montecarlo', model, inputs, trials: 20_000, seed }) as { value: string; u: string };
    // Five standard errors of the mean and of the standard deviation of 20 000 trials.
    expect(Math.abs(Number(simulated.value) - Number(gum.value))).toBeLessThan((5 * Number(gum.u)) / Math.sqrt(20_000));
    expect(Math.abs(Number(simulated.u) / Number(gum.u) - 1)).toBeLessThan(5 / Math.sqrt(40_000));
  }), { numRuns: 25 });
});

test('a verdict never improves when U grows under guarded acceptance, whatever the limit', () => {
  const rank = ['pass', 'conditional-pass', 'conditional-fail', 'fail'];
  const limits = fc.tuple(figure(0, 10), figure(1, 10), fc.constantFrom('min', 'max', 'both')).map(([min, width, side]) => ({
    ...(side !== 'max' && { min }), ...(side !== 'min' && { max: (Number(min) + Number(width)).toFixed(3) }),
  }));
  fc.assert(fc.property(figure(0, 20), limits, fc.integer({ min: 1, max: 3000 }), fc.integer({ min: 0, max: 3000 }), (value, limit, u, more) => {
    const verdict = (milli: number) => (compute({ do: 'conformity', value, u: (milli / 1000).toFixed(3), limit, rule: 'guarded-acceptance' }) as { verdict: string }).verdict;
    const [before, after] = [rank.indexOf(verdict(u)), rank.indexOf(verdict(u + more))];
    expect(before).toBeGreaterThanOrEqual(0);
    expect(after).toBeGreaterThanOrEqual(before);
  }));
});
