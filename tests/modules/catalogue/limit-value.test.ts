import { limitValue, figuresOf, withFigures } from '../../../src/modules/catalogue/index.ts';
import type { LimitFacts } from '../../../src/modules/catalogue/limit-value.ts';
import { correctedValue } from '../../../src/modules/catalogue/adoption.ts';
import { judge, limitAt } from '../../../src/science/conformity/index.ts';
import { programCatalogue } from './support.ts';

const facts = (given: Partial<LimitFacts>): LimitFacts => ({ kind: 'maximum', unit: 'mg/L', min: null, max: null, minExclusive: false, maxExclusive: false, absentIn: null, plan: null, tolerance: null, text: null, ...given });
const plan = { n: 5, c: 2, m: '100', M: '1000', volume: null, accept: null, secondCheck: null, rejectAbove: null };

test('each kind of entry becomes what science judges by', () => {
  expect(limitValue(facts({ max: '0.050' }))).toEqual({ kind: 'maximum', max: '0.050' });
  expect(limitValue(facts({ max: '1100', maxExclusive: true }))).toEqual({ kind: 'maximum', max: '1100', maxExclusive: true });
  expect(limitValue(facts({ kind: 'minimum', min: '4' }))).toEqual({ kind: 'minimum', min: '4' });
  expect(limitValue(facts({ kind: 'range', min: '6.0', max: '8.5' }))).toEqual({ kind: 'range', min: '6.0', max: '8.5' });
  expect(limitValue(facts({ kind: 'absent', absentIn: '25 g' }))).toEqual({ kind: 'absent', in: '25 g' });
  expect(limitValue(facts({ kind: 'absent', unit: 'CFU/25 g or 25 mL' }))).toEqual({ kind: 'absent', in: '25 g or 25 mL' });
  expect(limitValue(facts({ kind: 'sampling-plan', plan }))).toEqual({ kind: 'sampling-plan', n: 5, c: 2, m: '100', M: '1000' });
  expect(limitValue(facts({ kind: 'sampling-plan', absentIn: '25 g', plan: { ...plan, c: 0, m: 'absent', M: null } }))).toEqual({ kind: 'sampling-plan', n: 5, c: 0, m: 'absent', in: '25 g' });
  expect(limitValue(facts({ kind: 'declared-tolerance', min: '2', tolerance: { basis: 'x', minPercent: '93' } }))).toEqual({ kind: 'declared-tolerance', minPercent: '93', min: '2' });
  expect(limitValue(facts({ kind: 'ratio-sum', max: '1', text: { vi: 'a/50 + b/3', en: 'a/50 + b/3' } }))).toEqual({ kind: 'maximum', max: '1', text: { vi: 'a/50 + b/3', en: 'a/50 + b/3' } });
  expect(() => limitValue(facts({ max: null }))).toThrow(RangeError);
});

test('a first check with a second one is kept, and no figure is judged by it', () => {
  const value = limitValue(facts({ kind: 'sampling-plan', unit: 'CFU', plan: { ...plan, n: 1, c: null, m: null, M: null, volume: '250 mL', accept: '0', secondCheck: { from: '1', to: '2' }, rejectAbove: '2' } }));
  expect(value).toMatchObject({ kind: 'qualitative', secondCheck: { in: '250 mL', accept: '0', from: '1', to: '2', rejectAbove: '2' } });
  const result = { qualifier: 'eq' as const, text: '1', unrounded: '1', expandedUncertainty: null, replicates: ['1'], warnings: [], working: [] };
  expect(judge({ result, limit: limitAt(value, '1')!, rule: 'simple' }).verdict).toBe('not-judged');
});

test('every limit of the program has a value that the laboratory can keep', () => {
  for (const { limits } of programCatalogue().regulations) for (const limit of limits) expect(JSON.parse(JSON.stringify(limitValue(limit)))).toEqual(limitValue(limit));
});

test('a corrected figure is read as people type it; one left as shown keeps its digits', () => {
  const value = limitValue(facts({ kind: 'range', min: '1.500', max: '8.50' }));
  expect(figuresOf(value)).toEqual([{ name: 'min', text: '1.500' }, { name: 'max', text: '8.50' }]);
  expect(withFigures(value, { max: '9' })).toEqual({ kind: 'range', min: '1.500', max: '9' });
  expect(correctedValue(value, { min: '1,500', max: '8,50' }, 'x').value).toEqual(value);
  expect(correctedValue(value, { max: ' 9,25 ' }, 'x').value).toEqual({ kind: 'range', min: '1.500', max: '9.25' });
  const doubtful = correctedValue(value, { max: '2,500' }, 'x');
  expect(doubtful).toEqual({ value: null, problems: [{ path: 'x.max', key: 'catalogue.error.ambiguous', params: { typed: '2,500', decimal: '02,500', grouped: '2500' } }] });
  expect(correctedValue(value, { max: '02,500' }, 'x').value).toMatchObject({ max: '2.500' });
  expect(correctedValue(value, { max: '1' }, 'x').problems).toEqual([{ path: 'x.max', key: 'catalogue.error.order' }]);
  expect(correctedValue(value, { max: '' }, 'x').problems).toEqual([{ path: 'x.max', key: 'error.required' }]);
  expect(correctedValue(value, { max: '<3' }, 'x').problems[0]).toMatchObject({ key: 'catalogue.error.not-a-figure' });
});
