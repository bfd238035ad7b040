import { compute, operationNames } from '../../../src/modules/calculator/compute.ts';
import { forms } from '../../../src/modules/calculator/forms.ts';
import { requestFrom } from '../../../src/modules/calculator/from-form.ts';

const all = forms.flatMap(({ calculations }) => calculations);
const formOf = (name: string) => all.find((each) => each.name === name)!;
const ask = (name: string, typed: Record<string, string>) => requestFrom(formOf(name).does ?? name, formOf(name).fields, typed);

test('every operation has a form', () => {
  expect([...new Set(all.map(({ name, does = name }) => does))].toSorted()).toEqual([...operationNames].toSorted());
  expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
});

/** The index of water takes nothing without a figure, and has too many fields for an example of each. */
test.each(all.filter(({ name }) => name !== 'index').map(({ name }) => name))('%s: what its own examples ask is calculated', (name) => {
  const typed = Object.fromEntries(formOf(name).fields.map((field) => [field.name, field.example ?? (field.optional ? '' : field.options?.[0] ?? '')]));
  expect(Object.keys(compute(ask(name, typed))).length).toBeGreaterThan(0);
});

test('rows are read as typed with semicolons and as a spreadsheet gives them, with a comma or a point', () => {
  const expected = [{ assigned: '25.0', u: '0.2', values: ['25.4', '29.2'] }, { assigned: '10', u: '0.1', values: ['10.5', '9.8'] }];
  expect(ask('topdown', { references: '25,0; 0,2; 25,4 29,2\n10;0.1;10.5;9.8' })['references']).toEqual(expected);
  expect(ask('topdown', { references: '25.0\t0.2\t25.4\t29.2\n10\t0.1\t10.5\t9.8\t' })['references']).toEqual(expected);
  expect(ask('topdown', { references: '1; 0; 1 2', relative: 'yes' })['relative']).toBe(true);
  expect(ask('topdown-summary', { uRw: '1', biases: '-1,9; 0,7\n2; 0.8; 0.5; 6' })['biases']).toEqual([{ bias: '-1.9', uRef: '0.7' }, { bias: '2', uRef: '0.8', s: '0.5', n: 6 }]);
  expect(ask('uncertainty', { model: 'a', inputs: 'a; 1; 0.1; ; 9' })['inputs']).toEqual([{ name: 'a', value: '1', u: '0.1', df: '9' }]);
});

test('plates, tubes and ions', () => {
  expect(ask('counts', { plates: '-2; 232 TNTC\n\u22123; 33' })['plates']).toEqual([{ dilution: -2, counts: [232, 'tntc'] }, { dilution: -3, counts: [33] }]);
  expect(ask('mpn', { volumes: '10 1 0,1', tubes: '3', positives: '3 1 0' })).toMatchObject({ volumes: ['10', '1', '0.1'], tubes: 3, positives: [3, 1, 0] });
  expect(ask('plausibility', { ions: 'Ca; 92,0\nHCO3\t325', balance: 'mean' })).toMatchObject({ ions: { Ca: '92.0', HCO3: '325' }, balance: 'mean' });
});

test('a figure that is none is told at its field', () => {
  expect(() => ask('topdown', { references: '25; x; 1 2' })).toThrow(expect.objectContaining({ problems: [expect.objectContaining({ path: 'references', key: 'calculator.error.not-a-number' })] }));
});

test('a figure that may mean two numbers has the decimal sign of those beside it, or the one that is chosen; else it is asked about', () => {
  expect(ask('describe', { values: '2,345\n10,1' })['values']).toEqual(['2.345', '10.1']);
  expect(ask('describe', { values: '1.234 10,1' })['values']).toEqual(['1234', '10.1']);
  expect(ask('describe', { values: '2.345 10.1' })['values']).toEqual(['2.345', '10.1']);
  expect(ask('describe', { values: '2,345 3,456', decimal: 'comma' })['values']).toEqual(['2.345', '3.456']);
  expect(ask('describe', { values: '2,345 3,456', decimal: 'point' })['values']).toEqual(['2345', '3456']);
  expect(ask('conformity', { value: '<1,234', u: '0,5', rule: 'simple' })['value']).toBe('<1.234');
  expect(() => ask('describe', { values: '2,345 10.1 10,1' })).toThrow(expect.objectContaining({ problems: [{ path: 'values', key: 'calculator.error.ambiguous', params: { given: '2,345', grouped: '2345' } }] }));
});

test('a point before three figures is settled by its own field, never by a comma in another; a comma beside commas is a decimal sign', () => {
  const asked = (given: string, grouped: string) => expect.objectContaining({ problems: [{ path: 'value', key: 'calculator.error.ambiguous', params: { given, grouped } }] });
  expect(() => ask('conformity', { value: '9.700', u: '0,5', rule: 'simple' })).toThrow(asked('9.700', '9700'));
  expect(() => ask('conformity', { value: '9.700', u: '0.5', rule: 'simple' })).toThrow(asked('9.700', '9700'));
  expect(() => ask('conformity', { value: '9,700', u: '0.5', rule: 'simple' })).toThrow(asked('9,700', '9700'));
  expect(ask('conformity', { value: '9,700', u: '0,5', rule: 'simple' })['value']).toBe('9.700');
  expect(ask('conformity', { value: '9.700', u: '0,5', rule: 'simple', decimal: 'point' })['value']).toBe('9.700');
  expect(ask('conformity', { value: '9.700', u: '0,5', rule: 'simple', decimal: 'comma' })['value']).toBe('9700');
  expect(ask('topdown', { references: '25,0; 0,2; 1.234 29,2' })['references']).toMatchObject([{ values: ['1234', '29.2'] }]);
});

test('distributions by their Vietnamese names', () => {
  const request = ask('uncertainty', { model: 'a+b+c', inputs: 'a\t1\t0,1\tchữ nhật\nb\t1\t0,1\tTam giác\nc\t1\t0,1\tchuẩn' });
  expect(compute(request)).toMatchObject({ value: '3' });
});
