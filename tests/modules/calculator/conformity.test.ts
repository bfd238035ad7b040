import fc from 'fast-check';
import { compute, computeText } from '../../../src/modules/calculator/index.ts';

test.each([
  [{ value: '9.0', u: '0.5', limit: { max: 10 }, rule: 'guarded-acceptance' }, { verdict: 'pass', acceptanceLimit: '9', probability: '0.977250' }],
  [{ value: '9.1', u: '0.5', limit: { max: 10 }, rule: 'guarded-acceptance' }, { verdict: 'fail' }],
  [{ value: '10.5', u: '0.5', limit: { max: 10 }, rule: 'guarded-rejection' }, { verdict: 'pass', acceptanceLimit: '11' }],
  [{ value: '9.5', u: '0.5', limit: { max: 10 }, rule: 'non-binary' }, { verdict: 'conditional-pass' }],
  [{ value: '10.5', u: '0.5', limit: { max: 10 }, rule: 'non-binary' }, { verdict: 'conditional-fail' }],
  [{ value: '9.5', u: '0.5', r: '0.5', limit: { max: 10 }, rule: 'guarded-acceptance' }, { verdict: 'pass', acceptanceLimit: '9.5' }],
  [{ value: '<0.05', limit: { max: '0.01' }, rule: 'simple' }, { verdict: 'not-judged' }],
  [{ value: '<0.05', limit: { max: '0.05' }, rule: 'simple' }, { verdict: 'pass' }],
  [{ value: 'not detected', limit: { absentIn: '25 g' } }, { verdict: 'pass' }],
  [{ value: '15.5', limit: { declared: 16, tolerance: 5 } }, { verdict: 'pass' }],
  [{ value: '15.1', limit: { declared: 16, tolerance: { minPercent: 95 } } }, { verdict: 'fail' }],
  [{ limit: { sum: ['a', 'b'], max: 3 }, results: [{ name: 'a', value: 1 }, { name: 'b', value: '2.1' }] }, { verdict: 'fail' }],
  [{ limit: { ratioSum: { a: 2, b: 4 } }, results: [{ name: 'a', value: 1 }, { name: 'b', value: 2 }] }, { verdict: 'pass' }],
  [{ value: 3, conditions: { hardness: 80 }, limit: { by: 'hardness', table: [{ to: 60, limit: { max: 2 } }, { from: 60, limit: { max: 4 } }] } }, { verdict: 'pass' }],
  [{ value: 3, conditions: { hardness: 60 }, limit: { by: 'hardness', table: [{ to: 60, limit: { max: 2 } }, { from: 60, limit: { max: 4 } }] } }, { verdict: 'pass' }],
  [{ value: 3, conditions: { hardness: 60 }, limit: { by: 'hardness', table: [{ to: 60, toInclusive: true, limit: { max: 2 } }, { from: 60, fromExclusive: true, limit: { max: 4 } }] } }, { verdict: 'fail' }],
  [{ value: 3, conditions: { texture: 'sandy loam' }, limit: { by: 'texture', table: [{ is: 'clay', limit: { max: 2 } }, { is: 'sandy loam', limit: { max: 4 } }] } }, { verdict: 'pass' }],
  [{ value: 3, conditions: { hardness: '<5' }, limit: { by: 'hardness', table: [{ to: 60, limit: { max: 2 } }] } }, { verdict: 'not-judged', reason: 'other-censored' }],
  [{ value: 3, conditions: { hardness: 70 }, limit: { by: 'hardness', table: [{ to: 60, limit: { max: 2 } }] } }, { verdict: 'not-judged', reason: 'outside-bands' }],
  [{ value: '0.27', conditions: { hardness: 100 }, limit: { by: 'hardness', formula: 'exp(0.7409*ln(x)-4.719)', to: { significant: 2 } } }, { verdict: 'pass', acceptanceLimit: '0.27' }],
  [{ value: '0.28', conditions: { hardness: 100 }, limit: { by: 'hardness', formula: 'exp(0.7409*ln(x)-4.719)', to: { significant: 2 } } }, { verdict: 'fail' }],
  [{ value: '0.28', conditions: { hardness: 0 }, limit: { by: 'hardness', formula: 'exp(0.7409*ln(x)-4.719)', to: { significant: 2 } } }, { verdict: 'not-judged', reason: 'formula-no-value' }],
  [{ value: 3, limit: null }, { verdict: 'not-judged' }],
])('conformity %j', (given, answer) => expect(compute({ do: 'conformity', ...given })).toMatchObject(answer));

test('a verdict never improves when U grows under guarded acceptance', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 0, max: 50 }), fc.integer({ min: 0, max: 50 }), (value, u, more) => {
    const verdict = (its: number) => compute({ do: 'conformity', value, u: its, limit: { min: 20, max: 100 }, rule: 'guarded-acceptance' })['verdict'];
    expect(verdict(u) === 'fail' && verdict(u + more) === 'pass').toBe(false);
  }));
});

test('risks', () => {
  expect(compute({ do: 'risk', value: 9, u: '0.5', limit: { max: 10 } })).toMatchObject({ accepted: true, consumer: '0.0227501', producer: null });
  expect(compute({ do: 'risk', value: 11, u: '0.5', limit: { max: 10 } })).toMatchObject({ accepted: false, consumer: null, producer: '0.0227501' });
});

test('global risks with prior and error alike and the limit at the mean are arctan(u/sd)/2π each', () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: 1000 }), fc.integer({ min: 1, max: 1000 }), (u, sd) => {
    const { consumer, producer } = compute({ do: 'risk', prior: { mean: 5, sd }, u, limit: { max: 5 } });
    const exact = Math.atan(u / sd) / (2 * Math.PI);
    expect(Math.abs(Number(consumer) / exact - 1)).toBeLessThan(1e-5);
    expect(Math.abs(Number(producer) / exact - 1)).toBeLessThan(1e-5);
  }));
});

test.each([
  [{ n: 5, c: 2, m: 100, M: 1000, results: [10, 150, '<10', 900, 20] }, 'pass'],
  [{ n: 5, c: 2, m: 100, M: 1000, results: [10, 150, 200, 900, 20] }, 'fail'],
  [{ n: 5, c: 2, m: 100, M: 1000, results: [10, 10, 20, 1001, 20] }, 'fail'],
  [{ n: 5, c: 2, m: 100, M: 1000, results: [10, 10] }, 'not-judged'],
  [{ n: 2, c: 0, m: 'absent', results: ['absent', 'present'] }, 'fail'],
])('plan %j: %s', (given, verdict) => expect(compute({ do: 'plan', ...given })).toMatchObject({ verdict }));

test.each([
  ['{"do":"conformity","value":"abc","limit":{"max":1}}', /not a number/],
  ['{"do":"conformity","value":"1","limit":{"most":1}}', /limit/],
  ['{"do":"conformity","value":"1","conditions":{"ph":7},"limit":{"by":"ph","formula":"acid*2","to":{"decimals":1}}}', /formula|ph/],
  ['{"do":"conformity","value":"1","limit":{"by":"ph","table":[{"limit":{"max":1}}]}}', /ph/],
  ['{"do":"risk","u":1,"limit":{"max":1}}', /value/],
])('%s is refused', (given, reason) => expect(computeText(given).refused).toMatch(reason));
