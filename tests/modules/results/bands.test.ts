import fc from 'fast-check';
import type { Limit } from '../../../src/modules/catalogue/index.ts';
import { judgeResult, type JudgedCase } from '../../../src/modules/results/evaluation/judge-result.ts';
import type { OtherResult } from '../../../src/modules/results/evaluation/other-results.ts';
import { Dec } from '../../../src/science/decimal.ts';

/** Judging by limits that another result of the sample chooses. The figures are made up. */
const limit = (id: string, max: string, dependsOn: Limit['dependsOn'], more: Partial<Limit> = {}): Limit =>
  ({ id, position: 0, analyteCode: 'cadmium', class: null, condition: null, unit: 'µg/L', value: { kind: 'maximum', max }, adoption: { byName: 'QM' }, dependsOn, ...more }) as Limit;
const ofHardness = (band: object): Limit['dependsOn'] => ({ analyte: 'hardness', unit: 'mg/L', ...band });
const table = [limit('soft', '1', ofHardness({ to: '60' })), limit('middle', '2', ofHardness({ from: '60', to: '120' })), limit('hard', '4', ofHardness({ from: '120' }))];
const other = (text: string, more: Partial<OtherResult> = {}): OtherResult =>
  ({ analyteCode: 'hardness', analysisId: 'h', method: { unit: 'mg/L', basis: null }, result: { qualifier: 'eq', text }, ...more });
const judged = (others: readonly OtherResult[], more: Partial<JudgedCase> = {}) => judgeResult({
  result: { qualifier: 'eq', text: '0.003', unrounded: '0.003', expandedUncertainty: '0.0002', replicates: [], warnings: [] }, method: { unit: 'mg/L', basis: null, analyteCode: 'cadmium' },
  regulation: { code: 'QCVN' }, limits: table, class: null, condition: null, declared: [], rule: 'simple', others, ...more,
});
const reason = (key: string) => ({ judgement: { verdict: 'not-judged', reason: { key } } });

test('an other result that crosses an edge changes the limit, and nothing else of the answer but what follows from it', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 2000 }), fc.integer({ min: 0, max: 2000 }), (a, b) => {
    const [first, second] = [a, b].map((tenths) => judged([other(new Dec(tenths).div(10).toFixed(1))])!);
    const band = (tenths: number) => (tenths < 600 ? 'soft' : tenths < 1200 ? 'middle' : 'hard');
    expect([first!.limitId, second!.limitId]).toEqual([band(a), band(b)]);
    const { dependsOn: _one, ...rest } = first!.judgement;
    const { dependsOn: _other, ...others } = second!.judgement;
    if (band(a) === band(b)) expect(rest).toEqual(others);
    else expect(rest.acceptanceLimit).not.toBe(others.acceptanceLimit);
    expect([rest.guardBand, rest.rule, rest.regulationCode]).toEqual([others.guardBand, others.rule, others.regulationCode]);
    expect(first!.judgement.verdict).toBe(a < 1200 ? 'fail' : 'pass');
  }));
});

test('the other result is brought into the unit of the bands, the limit into that of the result', () => {
  expect(judged([other('0.1300', { method: { unit: 'g/L', basis: null } })])).toMatchObject({ limitId: 'hard', judgement: { acceptanceLimit: '0.004', dependsOn: { results: [{ figure: { text: '0.1300', unit: 'g/L' } }] } } });
  expect(judged([other('130', { method: { unit: 'mg/kg', basis: null } })])).toMatchObject(reason('results.reason.other-unit'));
  const dry = [limit('dry', '1', { analyte: 'hardness', unit: 'mg/kg dry', to: '60' })];
  expect(judged([other('5', { method: { unit: 'mg/kg', basis: 'as-received' } })], { limits: dry })).toMatchObject(reason('results.reason.other-unit'));
  expect(judged([other('5', { method: { unit: 'mg/kg', basis: 'dry' } })], { limits: dry })).toMatchObject({ limitId: 'dry' });
});

test('without an other result that can be looked at nothing is judged, and the reason says why', () => {
  expect(judged([])).toMatchObject(reason('results.reason.other-not-tested'));
  expect(judged([other('', { result: null })])).toMatchObject(reason('results.reason.other-awaited'));
  expect(judged([other('5', { result: { qualifier: 'lt', text: '5' } })])).toMatchObject(reason('science.reason.other-censored'));
  expect(judged([other('clay', { result: { qualifier: 'choice', text: 'clay' } })])).toMatchObject(reason('science.reason.other-not-a-figure'));
  expect(judged([other('70')], { limits: [table[0]!] })).toMatchObject({ limitId: null, ...reason('science.reason.outside-bands') });
});

test('several results of the other analyte must choose the same limit', () => {
  expect(judged([other('70'), other('110', { analysisId: 'i' })])).toMatchObject({ limitId: 'middle', judgement: { dependsOn: { results: [{ analysisId: 'h' }, { analysisId: 'i' }] } } });
  expect(judged([other('70'), other('130', { analysisId: 'i' })])).toMatchObject(reason('results.reason.others-differ'));
  const reckoned = [limit('f', '', ofHardness({}), { value: { kind: 'formula', bound: 'maximum', formula: 'x / 30', rounding: { mode: 'half-even', to: { significant: 2 } } } })];
  expect(judged([other('90'), other('90', { analysisId: 'i' })], { limits: reckoned })).toMatchObject({ limitId: 'f', judgement: { verdict: 'pass', acceptanceLimit: '0.0030', reckoned: { kind: 'maximum', max: '3.0' } } });
  expect(judged([other('90'), other('91', { analysisId: 'i' })], { limits: reckoned })).toMatchObject(reason('results.reason.others-differ'));
  expect(judged([other('0')], { limits: [{ ...reckoned[0]!, value: { kind: 'formula', bound: 'maximum', formula: 'ln(x)', rounding: { mode: 'half-even', to: { significant: 2 } } } } as Limit] })).toMatchObject(reason('science.reason.formula-no-value'));
});

test('a limit that always holds must be met as well, and the worse answer stands', () => {
  const always = limit('always', '2.5', null);
  expect(judged([other('130')], { limits: [...table, always] })).toMatchObject({ limitId: 'always', judgement: { verdict: 'fail', dependsOn: { analyteCodes: ['hardness'] } } });
  expect(judged([], { limits: [...table, { ...always, value: { kind: 'maximum', max: '9' } } as Limit] })).toMatchObject(reason('results.reason.other-not-tested'));
});

test('bands that were not adopted are not judged by and keep nobody waiting', () => {
  const open = table.map((row) => ({ ...row, adoption: null }) as Limit);
  const answer = judged([other('', { result: null })], { limits: open })!;
  expect(answer).toMatchObject({ limitId: null, ...reason('results.reason.not-adopted') });
  expect(answer.judgement.dependsOn).toBeUndefined();
  expect(judged([other('70')], { limits: [table[0]!, open[1]!, table[2]!] })).toMatchObject({ limitId: 'middle', ...reason('results.reason.not-adopted') });
});
