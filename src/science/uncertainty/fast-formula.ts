import { parseFormula, type FormulaNode } from '../formula-parser.ts';
import { FormulaError, type Formula } from '../formula.ts';

type Step = (values: Float64Array) => number;

const calls: Record<string, (...figures: number[]) => number> = {
  min: Math.min, max: Math.max, abs: Math.abs, sqrt: Math.sqrt, ln: Math.log, log10: Math.log10, exp: Math.exp,
  mean: (...figures) => figures.reduce((total, figure) => total + figure, 0) / figures.length,
};

/**
 * A formula that was already accepted, over ordinary numbers: for simulations, where millions of evaluations matter and digits do not. The values
 * come in the order of `names`. Where the formula has no value the result is not finite.
 */
export function compileFast(formula: Formula, names: readonly string[]): Step {
  return step(parseFormula(formula.text, (key, params, position) => new FormulaError(key, params, position)), names);
}

function step(node: FormulaNode, names: readonly string[]): Step {
  switch (node.kind) {
    case 'figure': {
      const figure = Number(node.text);
      return () => figure;
    }
    case 'name': {
      const index = names.indexOf(node.name);
      return (values) => values[index]!;
    }
    case 'group': return step(node.parts[0], names);
    case 'minus': {
      const inner = step(node.parts[0], names);
      return (values) => -inner(values);
    }
    case 'call': {
      const apply = calls[node.name]!;
      const parts = node.parts.map((part) => step(part, names));
      return (values) => apply(...parts.map((part) => part(values)));
    }
    case 'operation': {
      const [left, right] = [step(node.parts[0], names), step(node.parts[1], names)];
      switch (node.operator) {
        case '+': return (values) => left(values) + right(values);
        case '-': return (values) => left(values) - right(values);
        case '*': return (values) => left(values) * right(values);
        case '/': return (values) => left(values) / right(values);
        case '^': return (values) => left(values) ** right(values);
      }
    }
  }
}
