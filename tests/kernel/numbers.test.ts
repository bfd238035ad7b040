import fc from 'fast-check';
import { isDecimalText, readNumber, writeNumber } from '../../src/kernel/numbers.ts';

const read = (typed: string) => {
  const reading = readNumber(typed);
  if (reading.ok) return (reading.qualifier ?? '') + reading.text;
  return reading.error === 'ambiguous' ? reading.candidates.join(' or ') : reading.error;
};

describe('reading a number as it was typed', () => {
  test.each([
    ['12,35', '12.35'], ['12.35', '12.35'], ['0,0500', '0.0500'], ['7', '7'], ['007', '7'], ['12,3', '12.3'], [' 5 ', '5'],
    ['0,125', '0.125'], ['0.125', '0.125'], ['-0,125', '-0.125'], ['00,125', '0.125'], ['1234,567', '1234.567'], ['.5', '0.5'], [',250', '0.250'],
    ['1.234.567,8', '1234567.8'], ['1,234,567.8', '1234567.8'], ['1.234.567', '1234567'], ['1 234 567,80', '1234567.80'],
    ['1 234,567', '1234.567'], ['1.234,567', '1234.567'], ['1,234.567', '1234.567'], ['12\u202f345', '12345'],
    ['−3,2', '-3.2'], ['- 3', '-3'], ['+5', '5'], ['-0,0', '0.0'],
    ['<0,01', '<0.01'], ['< 0.01', '<0.01'], ['<=5', '≤5'], ['≥ 5,0', '≥5.0'], ['>= 300', '≥300'], ['>1.100.000', '>1100000'],
    ['1.2e-3', '0.0012'], ['1,20E3', '1200'], ['1,2×10^-3', '0.0012'], ['1.2*10^3', '1200'], ['1,7 x 10^4', '17000'], ['1,50×10⁻³', '0.00150'],
    ['10^3', '1000'], ['10³', '1000'], ['2.5·10^2', '250'], ['1.23456e2', '123.456'], ['2.10³', '2000'], ['1,5.10^4', '15000'],
  ])('%s is %s', (typed, expected) => expect(read(typed)).toBe(expected));

  test.each([
    ['1,234', '1.234 or 1234'], ['1.234', '1.234 or 1234'], ['-12.500', '-12.500 or -12500'], ['999,999', '999.999 or 999999'],
    ['1,234e3', '1234 or 1234000'],
  ])('%s is asked about, not guessed', (typed, expected) => expect(read(typed)).toBe(expected));

  test('an ambiguous figure keeps its qualifier', () => {
    expect(readNumber('< 1,234')).toEqual({ ok: false, error: 'ambiguous', candidates: ['1.234', '1234'], qualifier: '<' });
  });

  test.each(['', '   ', '\u00a0'])('nothing typed is empty', (typed) => expect(read(typed)).toBe('empty'));

  test.each([
    'abc', '12a', '1.2.3', '1,2,3', '12 34', '1.23.456', '1,234.567.890', '1.234,5,6', '5.', '5,', '--5', '<', '1e', '1e999', '0.123.456', '1×103',
    '0 123', '1,,2', 'NaN', 'Infinity', '0x10', '1_000', '<<5', '５', '1'.repeat(65), '10^', '2 10^3', '210^3',
  ])('%s is not a number', (typed) => expect(read(typed)).toBe('not-a-number'));
});

const decimalText = fc
  .tuple(fc.boolean(), fc.nat(99_999_999), fc.option(fc.stringMatching(/^\d{1,8}$/)))
  .map(([negative, whole, fraction]) => {
    const text = fraction === null ? String(whole) : `${whole}.${fraction}`;
    return negative && /[1-9]/.test(text) ? `-${text}` : text;
  });

test('what is written is read back, digit for digit, unless it is asked about', () => {
  fc.assert(fc.property(decimalText, fc.constantFrom('vi' as const, 'en' as const), (text, locale) => {
    const reading = readNumber(writeNumber(text, locale));
    if (reading.ok) expect(reading.text).toBe(text);
    else expect(reading).toMatchObject({ error: 'ambiguous', candidates: expect.arrayContaining([text]) });
  }));
});

test('whatever is typed, a value that comes out is canonical', () => {
  fc.assert(fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[<>]?[-+]?[\d., ]{1,12}(e-?\d)?$/)), (typed) => {
    const reading = readNumber(typed);
    const texts = reading.ok ? [reading.text] : reading.error === 'ambiguous' ? reading.candidates : [];
    for (const text of texts) expect(isDecimalText(text)).toBe(true);
  }), { numRuns: 1000 });
});

test('writing puts the comma of Vietnamese and keeps the qualifier', () => {
  expect(writeNumber('0.0500', 'vi')).toBe('0,0500');
  expect(writeNumber('0.0500', 'en', '<')).toBe('< 0.0500');
});
