import type { Limit } from '../../../src/modules/catalogue/index.ts';
import { chooseLimits } from '../../../src/modules/results/evaluation/choose-limits.ts';
import { compareHistory } from '../../../src/modules/results/evaluation/compare-history.ts';
import { judgeResult, type JudgedCase } from '../../../src/modules/results/evaluation/judge-result.ts';
import { limitInUnit } from '../../../src/modules/results/evaluation/limit-in-unit.ts';
import type { CalculatedResult } from '../../../src/science/measurement-model.ts';

const figure = (text: string, more: Partial<CalculatedResult> = {}): CalculatedResult => ({ qualifier: 'eq', text, unrounded: text, expandedUncertainty: null, replicates: [], warnings: [], ...more });
const limit = (value: Limit['value'], more: Partial<Limit> = {}): Limit =>
  ({ id: 'one', position: 0, analyteCode: 'x', class: null, condition: null, unit: 'mg/kg', value, adoption: { byName: 'QM' }, ...more }) as Limit;
const judged = (more: Partial<JudgedCase>) => judgeResult({ result: figure('1'), method: { unit: 'mg/kg', basis: 'dry', analyteCode: 'x' }, regulation: { code: 'QCVN' }, limits: [], class: null, condition: null, declared: [], rule: 'simple', ...more });

test('a limit is brought into the unit of the result, and only where both measure the same on the same basis', () => {
  expect(limitInUnit({ kind: 'maximum', max: '50' }, 'µg/kg', { unit: 'mg/kg', basis: 'as-received' })).toEqual({ kind: 'maximum', max: '0.050' });
  expect(limitInUnit({ kind: 'maximum', max: '1.5' }, 'mg/kg dry', { unit: 'mg/kg', basis: 'as-received' })).toBeNull();
  expect(limitInUnit({ kind: 'maximum', max: '1.5' }, 'mg/kg dry', { unit: 'mg/kg', basis: 'dry' })).toEqual({ kind: 'maximum', max: '1.5' });
  expect(limitInUnit({ kind: 'sampling-plan', n: 5, c: 1, m: '1', M: '2', in: '250 mL' }, 'CFU', { unit: 'CFU/250 mL', basis: null })).toMatchObject({ m: '1', M: '2' });
  expect(limitInUnit({ kind: 'maximum', max: '3' }, 'mg/kg or mg/L', { unit: 'mg/L', basis: null })).toEqual({ kind: 'maximum', max: '3' });
  expect(limitInUnit({ kind: 'maximum', max: '3' }, 'mg/L', { unit: 'mg/kg', basis: null })).toBeNull();
});

test('of class and condition those of the sample count, and what cannot be told is not guessed', () => {
  const limits = [limit({ kind: 'maximum', max: '1' }, { class: 'a', id: 'a' }), limit({ kind: 'maximum', max: '2' }, { class: 'b', id: 'b' }), limit({ kind: 'maximum', max: '9' }, { class: 'all', id: 'all' })];
  const chosen = (of: string | null) => chooseLimits(limits, { analyteCode: 'x', class: of, condition: null });
  expect(chosen('b')).toMatchObject({ limits: [{ id: 'b' }, { id: 'all' }] });
  expect(chosen(null)).toMatchObject({ limits: [{ id: 'all' }] });
  expect(chooseLimits(limits.slice(0, 2), { analyteCode: 'x', class: null, condition: null })).toEqual({ unclear: { key: 'results.reason.class-not-told' } });
  const food = [limit({ kind: 'maximum', max: '1' }, { condition: { vi: 'Rau ăn lá', en: 'leafy vegetables' } })];
  expect(chooseLimits(food, { analyteCode: 'x', class: null, condition: 'rau an la' })).toMatchObject({ limits: [{ id: 'one' }] });
  expect(chooseLimits(food, { analyteCode: 'x', class: null, condition: 'Gạo' })).toEqual({ limits: [] });
  expect(chooseLimits(food, { analyteCode: 'x', class: null, condition: null })).toEqual({ unclear: { key: 'results.reason.condition-not-told' } });
});

test('where several limits must be met the worst answer stands', () => {
  const limits = [limit({ kind: 'maximum', max: '5' }, { id: 'wide' }), limit({ kind: 'maximum', max: '0.5' }, { id: 'narrow', position: 1 })];
  expect(judged({ limits })).toMatchObject({ limitId: 'narrow', judgement: { verdict: 'fail' } });
  expect(judged({ limits, result: figure('0.4') })).toMatchObject({ limitId: 'wide', judgement: { verdict: 'pass' } });
  expect(judged({ limits: [limits[0]!, limit({ kind: 'maximum', max: '9' }, { id: 'not-taken-over', adoption: null })] })).toMatchObject({ limitId: 'not-taken-over', judgement: { verdict: 'not-judged', reason: { key: 'results.reason.not-adopted' } } });
  expect(judged({ limits: [limit({ kind: 'maximum', max: '5' }, { unit: 'mg/L' })] })).toMatchObject({ judgement: { verdict: 'not-judged', reason: { key: 'results.reason.unit-differs' } } });
  expect(judged({})).toBeNull();
});

test('a fertilizer is compared with what its label declares', () => {
  const limits = [limit({ kind: 'declared-tolerance', minPercent: '95' }, { unit: '% mass' })];
  const method = { unit: '%', basis: 'as-received' as const, analyteCode: 'x' };
  const declared = [{ analyteCode: 'x', value: '160', unit: 'g/kg' }];
  expect(judged({ limits, method, declared, result: figure('15.20') })).toMatchObject({ judgement: { verdict: 'pass', acceptanceLimit: '15.2' } });
  expect(judged({ limits, method, declared, result: figure('15.19') })).toMatchObject({ judgement: { verdict: 'fail' } });
  expect(judged({ limits, method, result: figure('15.19') })).toMatchObject({ judgement: { verdict: 'not-judged', reason: { key: 'science.reason.no-declared-value' } } });
  expect(judged({ limits, method, declared: [{ analyteCode: 'x', value: '16', unit: 'g/L' }], result: figure('15') })).toMatchObject({ judgement: { reason: { key: 'results.reason.declared-unit' } } });
});

test('history counts figures only; nothing is unusual beside nothing, and a censored result is not reckoned with', () => {
  const earlier = (...texts: string[]) => texts.map((text, index) => ({ sampleCode: `M26-0000${index}`, on: '2026-01-01', text, qualifier: 'eq' as const, unrounded: text }));
  expect(compareHistory(figure('5'), [])).toEqual({ earlier: [], ratio: null, unusual: false });
  expect(compareHistory(figure('5'), earlier('2', '2'))).toMatchObject({ ratio: '2.50', unusual: true });
  expect(compareHistory(figure('1'), earlier('2', '2'))).toMatchObject({ ratio: '0.50', unusual: false });
  expect(compareHistory(figure('2.4'), earlier('2.0', '2.1', '1.9'))).toMatchObject({ ratio: '1.20', unusual: true });
  expect(compareHistory(figure('0.05', { qualifier: 'lt' }), earlier('2', '2'))).toMatchObject({ ratio: null, unusual: false });
  expect(compareHistory(figure('2'), [{ ...earlier('0.05')[0]!, qualifier: 'nd' }])).toMatchObject({ ratio: null, unusual: false });
  expect(compareHistory(figure('2'), earlier('0', '0'))).toMatchObject({ ratio: null, unusual: false });
});

const plan = (more: object = {}) => ({ kind: 'sampling-plan' as const, n: 4, c: 1, m: '0', M: '2', in: '250 mL', ...more });
const firstCheck = (more: Partial<Limit> = {}): Limit => limit({ kind: 'qualitative', secondCheck: { n: 1, in: '250 mL', accept: '0', from: '1', to: '2', rejectAbove: '2' } }, { id: 'first', unit: 'CFU', ...more });
const bottled = { unit: 'CFU/250 mL', basis: null, analyteCode: 'x' };

test('a first check accepts, rejects, or calls for the second check, and says which', () => {
  const first = (text: string, more: Partial<CalculatedResult> = {}) => judged({ limits: [firstCheck()], method: bottled, result: figure(text, more) })!.judgement;
  expect(first('0')).toMatchObject({ verdict: 'pass', reason: null });
  expect(first('1', { qualifier: 'lt', unrounded: null, detected: false })).toMatchObject({ verdict: 'pass' });
  for (const text of ['1', '2']) expect(first(text)).toMatchObject({ verdict: 'not-judged', reason: { key: 'science.reason.second-check', params: { accept: '0', max: '2' } } });
  expect(first('3')).toMatchObject({ verdict: 'fail', reason: { key: 'science.reason.first-check-rejects' } });
  expect(judged({ limits: [firstCheck({ adoption: null })], method: bottled, result: figure('3') })!.judgement).toMatchObject({ verdict: 'not-judged', reason: { key: 'results.reason.not-adopted' } });
});

test('the second check takes the place of the first and is judged over its four units', () => {
  const limits = [firstCheck(), limit(plan(), { id: 'second', unit: 'CFU', condition: { vi: 'Kiểm tra lần hai', en: 'second check' } })];
  const second = (...texts: string[]) => judged({ limits, method: bottled, condition: 'Kiểm tra lần hai', result: figure(texts[0]!), units: texts.map((text) => figure(text)) });
  expect(second('0', '1', '0', '0')).toMatchObject({ limitId: 'second', judgement: { verdict: 'pass' } });
  expect(second('0', '1', '2', '0')).toMatchObject({ judgement: { verdict: 'fail', reason: { key: 'science.reason.units-above-m' } } });
  expect(second('0', '3')).toMatchObject({ judgement: { verdict: 'fail', reason: { key: 'science.reason.unit-above-M' } } });
  expect(second('0', '0', '0')).toMatchObject({ judgement: { verdict: 'not-judged', reason: { key: 'science.reason.units', params: { n: 4, given: 3 } } } });
});

test('every unit gets the verdict of the plan, and meets another limit by itself', () => {
  const limits = [limit(plan({ n: 2, c: 1, m: '10', M: '100', in: undefined }), { id: 'plan', unit: 'CFU/g' }), limit({ kind: 'maximum', max: '50' }, { id: 'each', unit: 'CFU/g', position: 1 })];
  const units = [figure('60'), figure('5')];
  const of = (index: number) => judged({ limits, method: { unit: 'CFU/g', basis: null, analyteCode: 'x' }, result: units[index]!, units });
  expect(of(0)).toMatchObject({ limitId: 'each', judgement: { verdict: 'fail' } });
  expect(of(1)).toMatchObject({ judgement: { verdict: 'pass' } });
});
