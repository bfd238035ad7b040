import jsep from 'jsep';
import type { MessageParams } from '../kernel/i18n.ts';

/** The few shapes that a formula may have. `group` keeps the parentheses as written, for showing the formula with figures. */
export type FormulaNode =
  | { kind: 'figure'; text: string }
  | { kind: 'name'; name: string }
  | { kind: 'group' | 'minus'; parts: [FormulaNode] }
  | { kind: 'operation'; operator: Operator; parts: [FormulaNode, FormulaNode] }
  | { kind: 'call'; name: string; parts: FormulaNode[] };

type Operator = '+' | '-' | '*' | '/' | '^';
type Refuse = (key: string, params: MessageParams | undefined, position: number | null) => Error;

const openingParenthesis = 40;

// jsep keeps its operators in one shared object: set once here, the only place that uses it. Its ^ is a bitwise operator otherwise.
jsep.removeBinaryOp('^');
jsep.addBinaryOp('^', 11, true);
jsep.hooks.add('gobble-token', function (env) {
  if (this.code === openingParenthesis) env.node = { type: 'Group', inner: this.gobbleGroup() || { type: 'Nothing' } };
});

/** Signs as they are written by hand or by a word processor; each takes the place of as many characters, so that positions stay. */
const signs: ReadonlyArray<[RegExp, string]> = [[/\*\*/gu, '^ '], [/[×·⋅∙]/gu, '*'], [/[÷∕]/gu, '/'], [/[−–]/gu, '-']];

/** Parses to the shapes above. `refuse` makes the error; a text longer than 2000 characters is refused too. */
export function parseFormula(written: string, refuse: Refuse): FormulaNode {
  const text = signs.reduce((plain, [from, to]) => plain.replace(from, to), written);
  if (text.trim() === '') throw refuse('science.formula.empty', undefined, null);
  if (text.length > 2000) throw refuse('science.formula.too-long', undefined, null);
  const stray = /[^\p{L}\p{N}_.+\-*/^(),\s]|,(?=\s*(?:[,)]|$))/u.exec(text);
  if (stray) throw refuse('science.formula.not-allowed', { what: stray[0] }, stray.index);
  let tree: jsep.Expression;
  try {
    tree = jsep(text);
  } catch (error) {
    const index = (error as { index?: unknown }).index;
    throw notUnderstood(typeof index === 'number' ? Math.min(index, text.length) : null);
  }
  return narrow(tree);

  function narrow(node: jsep.Expression): FormulaNode {
    switch (node.type) {
      case 'Literal': {
        const raw = String(node['raw']);
        if (!/^(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/iu.test(raw)) throw notAllowed(raw);
        return { kind: 'figure', text: raw };
      }
      case 'Identifier':
        return { kind: 'name', name: String(node['name']) };
      case 'Group':
        return { kind: 'group', parts: [narrow(node['inner'] as jsep.Expression)] };
      case 'UnaryExpression': {
        const inner = narrow(node['argument'] as jsep.Expression);
        if (node['operator'] === '-') return { kind: 'minus', parts: [inner] };
        if (node['operator'] === '+') return inner;
        throw notAllowed(String(node['operator']));
      }
      case 'BinaryExpression': {
        const operator = String(node['operator']);
        if (!isOperator(operator)) throw notAllowed(operator);
        return operation(operator, narrow(node['left'] as jsep.Expression), narrow(node['right'] as jsep.Expression));
      }
      case 'CallExpression': {
        const callee = node['callee'] as jsep.Expression;
        if (callee.type !== 'Identifier') throw notAllowed('(');
        return { kind: 'call', name: String(callee['name']), parts: (node['arguments'] as jsep.Expression[]).map(narrow) };
      }
      default: {
        const comma = text.indexOf(',');
        throw notUnderstood(comma < 0 ? null : comma);
      }
    }
  }

  function notAllowed(what: string): Error {
    return refuse('science.formula.not-allowed', { what }, Math.max(text.indexOf(what), 0));
  }

  function notUnderstood(position: number | null): Error {
    return refuse(position === null ? 'science.formula.not-understood' : 'science.formula.syntax', undefined, position);
  }
}

const isOperator = (text: string): text is Operator => ['+', '-', '*', '/', '^'].includes(text);

/** jsep binds a sign tighter than a power; mathematics does not. Parentheses that were written stand as `group` and are left alone. */
function operation(operator: Operator, left: FormulaNode, right: FormulaNode): FormulaNode {
  return operator === '^' && left.kind === 'minus'
    ? { kind: 'minus', parts: [operation('^', left.parts[0], right)] }
    : { kind: 'operation', operator, parts: [left, right] };
}
