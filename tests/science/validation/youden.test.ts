import fc from 'fast-check';
import { Dec } from '../../../src/science/decimal.ts';
import { youden, youdenDesign } from '../../../src/science/validation/youden.ts';

test('each factor stands four times at either level, and any two of them at each pair of levels twice', () => {
  for (let a = 0; a < 7; a++) {
    expect(youdenDesign.filter((run) => run[a])).toHaveLength(4);
    for (let b = a + 1; b < 7; b++) {
      for (const [x, y] of [[true, true], [true, false], [false, true], [false, false]] as const) expect(youdenDesign.filter((run) => run[a] === x && run[b] === y)).toHaveLength(2);
    }
  }
});

test('whatever seven effects add to a result, the design gives each of them back exactly', () => {
  const cents = fc.integer({ min: -10_000, max: 10_000 }).map((value) => new Dec(value).div(100));
  fc.assert(fc.property(fc.array(cents, { minLength: 7, maxLength: 7 }), cents, (effects, base) => {
    const results = youdenDesign.map((run) => effects.reduce((sum, effect, factor) => (run[factor] ? sum.plus(effect) : sum), base));
    const found = youden(results, new Dec(1));
    expect(found.effects.map(String)).toEqual(effects.map((effect) => new Dec(effect).toString()));
    expect(found.exceeds).toEqual(effects.map((effect) => effect.abs().gt(new Dec(2).sqrt())));
  }));
});

test('it takes eight results and a standard deviation above zero', () => {
  const eight = youdenDesign.map((_, i) => new Dec(i));
  expect(() => youden(eight.slice(1), new Dec(1))).toThrow('science.statistics.eight-runs');
  expect(() => youden(eight, new Dec(0))).toThrow('science.statistics.not-positive');
});
