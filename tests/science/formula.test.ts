import fc from 'fast-check';
import { compileFormula, FormulaError } from '../../src/science/formula.ts';

const titration = { V: '12.35', V0: '0.10', C: '0.0500', m: '2.0012' };
const value = (text: string, values: Record<string, string> = {}) => compileFormula(text, Object.keys(values)).evaluate(values).toString();

function refusal(act: () => unknown): { key: string; position: number | null } {
  try {
    act();
  } catch (error) {
    if (error instanceof FormulaError) return { key: error.told.key, position: error.position };
    throw error;
  }
  throw new Error('nothing was refused');
}

test('a titration', () => {
  const formula = compileFormula('1000 * (V - V0) * C / m', ['V', 'V0', 'C', 'm', 'unused']);
  expect(formula.names).toEqual(['V', 'V0', 'C', 'm']);
  expect(formula.evaluate(titration).toFixed(6)).toBe('306.066360');
  expect(formula.withFigures(titration)).toBe('1000 × (12.35 − 0.10) × 0.0500 / 2.0012');
});

test.each([
  ['0.1 + 0.2', '0.3'], ['-2^2', '-4'], ['(-2)^2', '4'], ['2^3^2', '512'], ['2^-1', '0.5'], ['2 * -3^2', '-18'], ['10 - 4 - 3', '3'], ['12 / 3 / 2', '2'],
  ['min(3, 1, 2)', '1'], ['max(3, 1, 2)', '3'], ['mean(1, 2, 6)', '3'], ['abs(-1.50)', '1.5'], ['sqrt(0.0625)', '0.25'], ['log10(1000)', '3'],
  ['ln(exp(2))', '2'], ['+5', '5'], ['1.5e-3 * 2', '0.003'], ['2 ** 3', '8'], ['6 ÷ 2 × 5 − 1', '14'], ['2 · 3', '6'], ['cos(pi)', '-1'], ['4 * atan(1) - π', '0'],
])('%s is %s', (text, expected) => expect(value(text)).toBe(expected));

test('a negative figure is shown in parentheses', () => {
  expect(compileFormula('a - b', ['a', 'b']).withFigures({ a: '5', b: '-0.10' })).toBe('5 − (−0.10)');
});

test.each([
  ['V * Cx', 'science.formula.unknown-name', 4], ['V * V1', 'science.formula.unknown-name', 4], ['sinus(V)', 'science.formula.unknown-function', 0], ['log(V)', 'science.formula.which-logarithm', 0], ['pi2 * V', 'science.formula.unknown-name', 0],
  ['constructor', 'science.formula.unknown-name', 0], ['__proto__', 'science.formula.unknown-name', 0], ['1,5 * V', 'science.formula.syntax', 1],
  ['V +', 'science.formula.syntax', 3], ['(V', 'science.formula.syntax', 2], ['2V', 'science.formula.syntax', 1], ['V ? 1 : 2', 'science.formula.not-allowed', 2],
  ['V * * 2', 'science.formula.syntax', 4], ['V; V', 'science.formula.not-allowed', 1], ['"V"', 'science.formula.not-allowed', 0],
  ['V[0]', 'science.formula.not-allowed', 1], ['min(V,)', 'science.formula.not-allowed', 5], ['V.constructor', 'science.formula.not-understood', null],
  ['V V', 'science.formula.not-understood', null], ['this', 'science.formula.not-understood', null], ['()', 'science.formula.not-understood', null],
  ['', 'science.formula.empty', null], ['ln(V, 2)', 'science.formula.arguments', 0], ['min()', 'science.formula.arguments', 0], ['true', 'science.formula.not-allowed', 0],
])('%s is refused when it is compiled', (text, key, position) => {
  expect(refusal(() => compileFormula(text, ['V']))).toEqual({ key, position });
});

test.each([
  ['1 / V', 'division-by-zero'], ['V^-1', 'division-by-zero'], ['ln(V)', 'not-defined'], ['sqrt(V - 1)', 'not-defined'], ['(V - 8)^0.5', 'not-defined'],
  ['10^(V + 2000)', 'not-finite'], ['V / (V - V)', 'division-by-zero'],
])('%s has no value at V = 0', (text, key) => {
  expect(refusal(() => compileFormula(text, ['V']).evaluate({ V: '0' })).key).toBe(`science.formula.${key}`);
});

test('a missing figure is told by name', () => {
  expect(refusal(() => compileFormula('V', ['V']).evaluate({}))).toEqual({ key: 'science.formula.no-value', position: null });
});

test('whatever is typed compiles or is refused, never anything else', () => {
  fc.assert(fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[V0-9+\-*/^(),. a-z]{0,30}$/)), (text) => {
    try {
      compileFormula(text, ['V']).evaluate({ V: '2' });
    } catch (error) {
      expect(error).toBeInstanceOf(FormulaError);
    }
  }), { numRuns: 2000 });
});
