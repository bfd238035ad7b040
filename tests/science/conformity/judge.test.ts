import fc from 'fast-check';
import { judge, type DecisionRule, type Limit } from '../../../src/science/conformity/index.ts';
import type { CalculatedResult } from '../../../src/science/measurement-model.ts';

const result = (text: string, U: string | null = null, more: Partial<CalculatedResult> = {}): CalculatedResult => ({
  qualifier: 'eq', text, unrounded: text, expandedUncertainty: U, replicates: [text], warnings: [], ...more,
});
const below = (text: string, more: Partial<CalculatedResult> = {}) => result(text, null, { qualifier: 'lt', unrounded: null, ...more });
const verdict = (r: CalculatedResult, limit: Limit, rule: DecisionRule = 'simple') => {
  const { verdict: v, reason } = judge({ result: r, limit, rule });
  return reason ? `${v} ${reason.replace('science.reason.', '')}` : v;
};
const max = (at: string): Limit => ({ kind: 'maximum', max: at });
const min = (at: string): Limit => ({ kind: 'minimum', min: at });

describe('decision rules of ILAC-G8:09/2019, 4.2', () => {
  // Upper limit 10, U = 1: the four zones of its Figure 5 are up to 9, 9 to 10, 10 to 11, beyond 11.
  const zones = ['8.9', '9.0', '9.5', '10.0', '10.5', '11.0', '11.1'];
  const along = (rule: DecisionRule) => zones.map((x) => verdict(result(x, '1.0'), max('10'), rule));
  test('4.2.1 simple acceptance', () => expect(along('simple')).toEqual(['pass', 'pass', 'pass', 'pass', 'fail', 'fail', 'fail']));
  test('4.2.2 guard band, acceptance', () => expect(along('guarded-acceptance')).toEqual(['pass', 'pass', 'fail', 'fail', 'fail', 'fail', 'fail']));
  test('guard band, rejection', () => expect(along('guarded-rejection')).toEqual(['pass', 'pass', 'pass', 'pass', 'pass', 'pass', 'fail']));
  test('4.2.3 non-binary', () => {
    expect(along('non-binary')).toEqual(['pass', 'pass', 'conditional-pass', 'conditional-pass', 'conditional-fail', 'conditional-fail', 'fail']);
  });
  test('the limits that were used are told', () => {
    expect(judge({ result: result('9.5', '0.50'), limit: max('10'), rule: 'guarded-acceptance' })).toEqual({
      verdict: 'pass', probability: '0.977', guardBand: '0.50', acceptanceLimit: '9.50', acceptance: { min: null, max: '9.50' }, rule: 'guarded-acceptance',
    });
    expect(judge({ result: result('6.4', '0.2'), limit: { kind: 'range', min: '6.0', max: '8.5' }, rule: 'non-binary' })).toMatchObject({
      verdict: 'pass', acceptanceLimit: '6.2', acceptance: { min: '6.2', max: '8.3' },
    });
    expect(judge({ result: result('9.5'), limit: max('10'), rule: 'simple' })).toMatchObject({ guardBand: '0', acceptanceLimit: '10', probability: null });
  });
  test('a guarded rule without U is not judged', () => {
    for (const rule of ['guarded-acceptance', 'guarded-rejection', 'non-binary'] as const) {
      expect(verdict(result('1'), max('10'), rule)).toBe('not-judged no-uncertainty');
    }
  });
});

describe('probability of conformity, JCGM 106:2012, 7', () => {
  // 7.2.2, example: breakdown voltage −5.47 V, u = 0.05 V, upper limit −5.40 V: p = Φ(1.40) = 0.92.
  test('one limit', () => expect(judge({ result: result('-5.47', '0.10'), limit: max('-5.40'), rule: 'simple' })).toMatchObject({ verdict: 'pass', probability: '0.919' }));
  // 7.4, example, recomputed at metrologyrules.com/2022/03: 13.6, u = 1.8, limits 12.5 and 16.3: Φ(1.5) − Φ(−0.611) = 0.66.
  test('two limits', () => expect(judge({ result: result('13.6', '3.6'), limit: { kind: 'range', min: '12.5', max: '16.3' }, rule: 'simple' }).probability).toBe('0.663'));
  test('on the limit it is one half', () => expect(judge({ result: result('10', '1'), limit: max('10'), rule: 'simple' }).probability).toBe('0.500'));
});

test('figures are compared as decimals, and the reported figure is compared', () => {
  expect(verdict(result('0.30'), max('0.3'))).toBe('pass');
  expect(verdict(result('10', null, { unrounded: '10.04' }), max('10'))).toBe('pass');
  expect(judge({ result: result('10', null, { unrounded: '10.04' }), limit: max('10'), rule: 'simple', compare: 'unrounded' }).verdict).toBe('fail');
  // 0.3 − 0.1 is 0.19999999999999998 in binary.
  expect(verdict(result('0.2', '0.1'), max('0.3'), 'guarded-acceptance')).toBe('pass');
});

test('a strict limit excludes its own figure', () => {
  expect(verdict(result('3'), { kind: 'maximum', max: '3', maxExclusive: true })).toBe('fail');
  expect(verdict(result('20'), { kind: 'minimum', min: '20', minExclusive: true })).toBe('fail');
  expect(verdict(result('20'), min('20'))).toBe('pass');
});

describe('censored results', () => {
  test('below LOQ against a maximum', () => {
    expect(verdict(below('0.005'), max('0.01'))).toBe('pass');
    expect(verdict(below('0.01'), max('0.01'))).toBe('pass');
    expect(verdict(below('0.01'), { kind: 'maximum', max: '0.01', maxExclusive: true })).toBe('pass');
    expect(verdict(below('0.02'), max('0.01'))).toBe('not-judged limit-below-loq');
    expect(verdict(result('0.003', null, { qualifier: 'nd' }), max('0.01'))).toBe('pass');
    expect(verdict(result('0.03', null, { qualifier: 'nd' }), max('0.01'))).toBe('not-judged limit-below-loq');
  });
  test('below LOQ against a minimum', () => {
    expect(verdict(below('0.05'), min('2'))).toBe('fail');
    expect(verdict(below('5'), min('2'))).toBe('not-judged limit-below-loq');
  });
  test('below LOQ against a range', () => {
    expect(verdict(below('0.1'), { kind: 'range', min: '0.2', max: '1.0' })).toBe('fail');
    expect(verdict(below('0.3'), { kind: 'range', min: '0.2', max: '1.0' })).toBe('not-judged limit-below-loq');
  });
  test('above the range of the method', () => {
    const above = result('1100', null, { qualifier: 'gt', unrounded: null });
    expect(verdict(above, max('100'))).toBe('fail');
    expect(verdict(above, max('5000'))).toBe('not-judged limit-below-loq');
    expect(verdict(above, min('100'))).toBe('pass');
    expect(verdict(above, { kind: 'range', min: '10', max: '100' })).toBe('fail');
  });
  test('guarded rules use the U at the limit of the method', () => {
    const r = below('0.005', { uncertaintyAtLimit: '0.001' });
    expect(verdict(r, max('0.01'), 'guarded-acceptance')).toBe('pass');
    expect(verdict(r, max('0.0055'), 'guarded-acceptance')).toBe('not-judged censored-near-limit');
    expect(verdict(r, max('0.004'), 'guarded-acceptance')).toBe('not-judged limit-below-loq');
    expect(verdict(below('0.005'), max('0.01'), 'guarded-acceptance')).toBe('not-judged no-uncertainty');
    expect(verdict(below('0.005'), max('0.01'), 'guarded-rejection')).toBe('pass');
    expect(verdict(below('0.05'), min('2'), 'guarded-acceptance')).toBe('fail');
  });
  test('not one colony meets a maximum of none', () => {
    // QCVN 01-1: E. coli below 1 CFU/100 mL; QCVN 6-1: 0 in 250 mL.
    expect(verdict(below('1', { detected: false }), { kind: 'maximum', max: '1', maxExclusive: true })).toBe('pass');
    expect(verdict(below('1', { detected: false }), max('0'))).toBe('pass');
    expect(verdict(below('4', { detected: true }), max('0'))).toBe('fail');
    expect(verdict(below('4', { detected: true }), max('3'))).toBe('not-judged limit-below-loq');
    expect(verdict(result('2', null, { qualifier: 'est' }), { kind: 'maximum', max: '1', maxExclusive: true })).toBe('fail');
  });
});

describe('absence', () => {
  const absent: Limit = { kind: 'absent', in: '25 g' };
  const choice = (meaning: NonNullable<CalculatedResult['meaning']>, portion?: string) =>
    result('X', null, { qualifier: 'choice', unrounded: null, meaning, ...(portion ? { portion } : {}) });
  test('Salmonella in 25 g', () => {
    expect(verdict(choice('absent', '25 g'), absent)).toBe('pass');
    expect(verdict(choice('present', '25 g'), absent)).toBe('fail');
    expect(verdict(choice('absent', '10 g'), absent)).toBe('not-judged portion-smaller');
    expect(verdict(choice('present', '10 g'), absent)).toBe('fail');
    expect(verdict(choice('absent'), absent)).toBe('not-judged portion-unknown');
    expect(verdict(choice('neutral', '25 g'), absent)).toBe('not-judged no-meaning');
  });
  test('by a figure', () => {
    expect(verdict(result('0.3', null, { qualifier: 'nd' }), { kind: 'absent' })).toBe('pass');
    expect(verdict(below('0.3', { detected: true }), { kind: 'absent' })).toBe('fail');
    expect(verdict(below('0.3'), { kind: 'absent' })).toBe('not-judged detection-unknown');
    expect(verdict(result('3'), { kind: 'absent' })).toBe('fail');
    expect(verdict(below('1', { detected: false, portion: '250 mL' }), { kind: 'absent', in: '250 mL' })).toBe('pass');
  });
  test('qualitative', () => {
    expect(verdict(choice('acceptable'), { kind: 'qualitative' })).toBe('pass');
    expect(verdict(choice('unacceptable'), { kind: 'qualitative' })).toBe('fail');
    expect(verdict(choice('neutral'), { kind: 'qualitative' })).toBe('not-judged no-meaning');
    expect(verdict(result('5'), { kind: 'qualitative' })).toBe('not-judged no-meaning');
    expect(verdict(choice('acceptable'), max('5'))).toBe('not-judged not-a-figure');
  });
});

describe('sampling plans', () => {
  // QCVN 8-3:2012/BYT, E. coli in ready-to-eat fruit and vegetables: n = 5, c = 2, m = 100, M = 1000 CFU/g.
  const plan: Limit = { kind: 'sampling-plan', n: 5, c: 2, m: '100', M: '1000' };
  const lot = (...texts: string[]) => texts.map((text) => (text.startsWith('<') ? below(text.slice(1)) : result(text)));
  const judged = (results: CalculatedResult[], limit = plan) => {
    const { verdict: v, reason } = judge({ result: results, limit, rule: 'guarded-acceptance' });
    return reason ? `${v} ${reason.replace('science.reason.', '')}` : v;
  };
  test('three classes', () => {
    expect(judged(lot('<10', '20', '100', '500', '1000'))).toBe('pass');
    expect(judged(lot('<10', '20', '110', '500', '1000'))).toBe('fail units-above-m');
    expect(judged(lot('<10', '<10', '<10', '<10', '1100'))).toBe('fail unit-above-M');
    expect(judged(lot('10', '20', '30', '40'))).toBe('not-judged units');
    expect(judged(lot('10', '2000'))).toBe('fail unit-above-M');
    expect(judged(lot('<200', '<200', '20', '30', '40'))).toBe('pass');
    expect(judged(lot('<200', '<200', '<200', '30', '40'))).toBe('not-judged limit-below-loq');
  });
  test('two classes', () => {
    const two: Limit = { kind: 'sampling-plan', n: 3, c: 1, m: '10' };
    expect(judged(lot('10', '5', '5000'), two)).toBe('pass');
    expect(judged(lot('10', '50', '5000'), two)).toBe('fail units-above-m');
    // QCVN 6-1: n = 4, c = 1, m = 0, M = 2 colonies in 250 mL.
    const none = below('1', { detected: false });
    const water: Limit = { kind: 'sampling-plan', n: 4, c: 1, m: '0', M: '2' };
    expect(judged([none, none, none, result('2', null, { qualifier: 'est' })], water)).toBe('pass');
    expect(judged([none, none, none, result('3', null, { qualifier: 'est' })], water)).toBe('fail unit-above-M');
  });
  test('absence in every unit', () => {
    const salmonella: Limit = { kind: 'sampling-plan', n: 2, c: 0, m: 'absent', in: '25 g' };
    const unit = (meaning: 'absent' | 'present') => result('X', null, { qualifier: 'choice', meaning, portion: '25 g' });
    expect(judged([unit('absent'), unit('absent')], salmonella)).toBe('pass');
    expect(judged([unit('absent'), unit('present')], salmonella)).toBe('fail units-above-m');
  });
  test('the plan is the rule', () => expect(judge({ result: lot('1', '1', '1', '1', '1'), limit: plan, rule: 'guarded-acceptance' }).rule).toBe('simple'));
});

describe('content declared on the label', () => {
  // QCVN 01-189:2019: at least 93 % of the registered content; organic carbon not less than 2 % by mass.
  const limit: Limit = { kind: 'declared-tolerance', minPercent: '93', min: '2', maxPercent: '110' };
  const judged = (text: string, declared?: string) => judge({ result: result(text), limit, rule: 'simple', ...(declared === undefined ? {} : { declared }) });
  test('share of the declared content', () => {
    expect(judged('18.6', '20')).toMatchObject({ verdict: 'pass', acceptance: { min: '18.6', max: '22' } });
    expect(judged('18.5', '20').verdict).toBe('fail');
    expect(judged('22.1', '20').verdict).toBe('fail');
  });
  test('the absolute minimum counts when it is higher', () => expect(judged('1.9', '2').verdict).toBe('fail'));
  test('nothing declared', () => expect(judged('20')).toMatchObject({ verdict: 'not-judged', reason: 'science.reason.no-declared-value' }));
});

const figure = fc.integer({ min: -500, max: 2000 }).map((n) => (n / 100).toFixed(2));
const uncertainty = fc.integer({ min: 0, max: 500 }).map((n) => (n / 100).toFixed(2));
const limits: fc.Arbitrary<Limit> = fc.oneof(
  figure.map((at): Limit => ({ kind: 'maximum', max: at })), figure.map((at): Limit => ({ kind: 'minimum', min: at })),
  fc.tuple(figure, fc.integer({ min: 0, max: 500 })).map(([low, width]): Limit => ({ kind: 'range', min: low, max: (Number(low) + width / 100).toFixed(2) })),
);
const rank = { fail: 0, 'not-judged': 1, 'conditional-fail': 2, 'conditional-pass': 3, pass: 4 };

test('under guarded acceptance no verdict improves when U grows', () => {
  fc.assert(fc.property(figure, uncertainty, uncertainty, limits, fc.boolean(), (x, u1, u2, limit, censored) => {
    const [small, large] = Number(u1) <= Number(u2) ? [u1, u2] : [u2, u1];
    const with_ = (U: string) => (censored ? below(x, { uncertaintyAtLimit: U }) : result(x, U));
    const rankOf = (U: string) => rank[judge({ result: with_(U), limit, rule: 'guarded-acceptance' }).verdict];
    // What is known to fail stays so; what is not judged may come to fail, which is no better.
    if (!censored) expect(rankOf(large)).toBeLessThanOrEqual(rankOf(small));
    else if (rankOf(large) === rank.pass) expect(rankOf(small)).toBe(rank.pass);
  }));
});

test('guarded acceptance passes less than simple, and guarded rejection more', () => {
  fc.assert(fc.property(figure, uncertainty, limits, (x, U, limit) => {
    const passes = (rule: DecisionRule) => judge({ result: result(x, U), limit, rule }).verdict === 'pass';
    if (passes('guarded-acceptance')) expect(passes('simple')).toBe(true);
    if (passes('simple')) expect(passes('guarded-rejection')).toBe(true);
    expect(passes('non-binary')).toBe(passes('guarded-acceptance'));
  }));
});

test('a censored result never passes where a value it may have would fail', () => {
  fc.assert(fc.property(figure, limits, fc.integer({ min: 1, max: 300 }), (loq, limit, less) => {
    const possible = result((Number(loq) - less / 100).toFixed(2));
    const censored = judge({ result: below(loq), limit, rule: 'simple' }).verdict;
    if (censored !== 'not-judged') expect(judge({ result: possible, limit, rule: 'simple' }).verdict).toBe(censored);
  }));
});
