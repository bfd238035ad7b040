import type { Decimal } from 'decimal.js';
import { Refusal } from '../kernel/errors.ts';
import type { MessageParams } from '../kernel/i18n.ts';
import { Dec, plain } from './decimal.ts';
import { applyFunction, isConstant, isFunctionName, pi } from './formula-functions.ts';
import { parseFormula, type FormulaNode } from './formula-parser.ts';

/**
 * A formula that cannot be understood, or a figure it cannot give. `position` counts characters from 0 and is null when no place in the
 * text is to blame; the message for a person counts from 1.
 */
export class FormulaError extends Refusal {
  readonly status = 422;
  readonly position: number | null;
  constructor(key: string, params?: MessageParams, position: number | null = null) {
    super(key, position === null ? params : { ...params, position: position + 1 });
    this.position = position;
  }
}

export interface Formula {
  readonly text: string;
  /** The declared names that the formula really uses, in order of first use. */
  readonly names: readonly string[];
  /** Throws `FormulaError`: `science.formula.division-by-zero`, `.not-defined` (ln of a negative), `.not-finite`, `.no-value`. */
  evaluate(values: Readonly<Record<string, Decimal.Value>>): Decimal;
  /** The formula as a person writes it with figures in place: "1000 × (12.35 − 0.10) × 0.0500 / 2.0012". */
  withFigures(values: Readonly<Record<string, string>>): string;
}

type Values = Readonly<Record<string, Decimal.Value>>;
type Step = (values: Values) => Decimal;

/**
 * Compiles a formula over declared names: + - * / ^, parentheses, min max abs sqrt ln log10 exp mean, the circular functions in radians, and
 * pi where no input has that name. Anything else (an unknown
 * name, a property, a text, a comparison) is refused here, so that a method edition cannot be saved with it. The power binds tighter
 * than the sign and to the right, as in mathematics: -2^2 is -4, 2^3^2 is 512.
 */
export function compileFormula(text: string, names: readonly string[]): Formula {
  const declared = new Set(names);
  const used = new Set<string>();
  const tree = parseFormula(text, (key, params, position) => new FormulaError(key, params, position));
  const check = (node: FormulaNode): void => {
    if (node.kind === 'name') {
      if (declared.has(node.name)) used.add(node.name);
      else if (!isConstant(node.name)) throw new FormulaError('science.formula.unknown-name', { name: node.name }, positionOf(text, node.name));
    } else if (node.kind === 'call') {
      const position = positionOf(text, node.name);
      if (!isFunctionName(node.name)) throw new FormulaError(node.name === 'log' ? 'science.formula.which-logarithm' : 'science.formula.unknown-function', { name: node.name }, position);
      const single = !['min', 'max', 'mean'].includes(node.name);
      if (node.parts.length === 0 || (single && node.parts.length > 1)) {
        throw new FormulaError('science.formula.arguments', { name: node.name }, position);
      }
    }
    if ('parts' in node) node.parts.forEach(check);
  };
  check(tree);

  const run = compile(tree);
  return {
    text,
    names: [...used],
    evaluate(values) {
      const result = run(values);
      if (!result.isFinite()) throw new FormulaError('science.formula.not-finite');
      return result;
    },
    withFigures: (values) => write(tree, values),
  };
}

function compile(node: FormulaNode): Step {
  switch (node.kind) {
    case 'figure': {
      const figure = new Dec(node.text);
      return () => figure;
    }
    case 'name':
      return (values) => {
        const value = Object.hasOwn(values, node.name) ? values[node.name] : isConstant(node.name) ? pi : undefined;
        if (value === undefined) throw new FormulaError('science.formula.no-value', { name: node.name });
        return value instanceof Dec ? value : new Dec(value);
      };
    case 'group':
      return compile(node.parts[0]);
    case 'minus': {
      const inner = compile(node.parts[0]);
      return (values) => inner(values).neg();
    }
    case 'call': {
      const { name } = node;
      const steps = node.parts.map(compile);
      return (values) => applyFunction(name, steps.map((step) => step(values)), undefinedValue);
    }
    case 'operation':
      return operate(node.operator, compile(node.parts[0]), compile(node.parts[1]));
  }
}

function operate(operator: '+' | '-' | '*' | '/' | '^', left: Step, right: Step): Step {
  switch (operator) {
    case '+': return (values) => left(values).plus(right(values));
    case '-': return (values) => left(values).minus(right(values));
    case '*': return (values) => left(values).times(right(values));
    case '/':
      return (values) => {
        const divisor = right(values);
        if (divisor.isZero()) throw new FormulaError('science.formula.division-by-zero');
        return left(values).div(divisor);
      };
    case '^':
      return (values) => {
        const base = left(values);
        const exponent = right(values);
        if (base.isZero() && exponent.isNegative()) throw new FormulaError('science.formula.division-by-zero');
        const result = base.pow(exponent);
        return result.isNaN() ? undefinedValue() : result;
      };
  }
}

function undefinedValue(): never {
  throw new FormulaError('science.formula.not-defined');
}

const signs = { '+': ' + ', '-': ' − ', '*': ' × ', '/': ' / ', '^': '^' } as const;

function write(node: FormulaNode, values: Readonly<Record<string, string>>): string {
  switch (node.kind) {
    case 'figure': return plainFigure(node.text);
    case 'name': {
      const figure = values[node.name];
      if (figure === undefined) return node.name;
      return figure.startsWith('-') ? `(−${figure.slice(1)})` : figure;
    }
    case 'group': return `(${write(node.parts[0], values)})`;
    case 'minus': return `−${write(node.parts[0], values)}`;
    case 'call': return `${node.name}(${node.parts.map((part) => write(part, values)).join('; ')})`;
    case 'operation': return write(node.parts[0], values) + signs[node.operator] + write(node.parts[1], values);
  }
}

const plainFigure = (text: string): string => (/e/iu.test(text) ? plain(new Dec(text)) : text);

const positionOf = (text: string, name: string): number =>
  new RegExp(`(?<![\\p{L}\\p{N}_$])${name.replaceAll('$', '\\$')}(?![\\p{L}\\p{N}_$])`, 'u').exec(text)?.index ?? 0;
