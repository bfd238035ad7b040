import { Decimal as Numbers, type Decimal } from 'decimal.js';
import { Dec, plain } from '../../../science/decimal.ts';
import { compileFormula, FormulaError } from '../../../science/formula.ts';
import { topDown } from '../../../science/uncertainty/top-down.ts';
import { decimalSign, fields } from './fields.ts';
import { digitsOf } from './reader.ts';
import { upward } from './detection.ts';
import { atMost, figureCell, found, givenCell, percentOf, section, wordCell } from './section.ts';

export const statements = ['absolute', 'relative'] as const;
export const uncertaintyShapes = ['constant', 'proportional', 'formula'] as const;

interface Level {
  x: Decimal;
  uRw: Decimal;
  biases: Array<{ bias: Decimal; uRef: Decimal; s?: Decimal; n?: number }>;
}
interface Input {
  levels: Level[];
  relative: boolean;
  shape: (typeof uncertaintyShapes)[number];
  formula: string;
}

/**
 * Expanded uncertainty (k = 2) from within-laboratory reproducibility and bias, in the manner of Nordtest TR 537, at one level or several.
 * From the levels follows what the method states: the largest U, the largest share of x, or a formula of the person's own, held against each level.
 */
export const uncertainty = section<Input>({
  name: 'uncertainty',
  fields: [fields.rows('data'), decimalSign, fields.choice('stated', statements), fields.choice('shape', uncertaintyShapes), fields.text('formula')],
  criteria: [atMost('largestU'), atMost('largestRelative')],
  read(reader) {
    const rows = reader.rows('data', 4, 6);
    const relative = reader.choice('stated', statements) === 'relative';
    const shape = reader.choice('shape', uncertaintyShapes);
    const formula = reader.text('formula');
    if (shape === 'formula') {
      if (!formula) reader.missing('formula');
      else checkFormula(formula, (key, params) => void reader.problems.push({ path: 'formula', key, ...(params ? { params } : {}) }));
    }
    const levels: Level[] = [];
    for (const [x, uRw, bias, uRef, s, n] of rows) {
      if (!x || !uRw || !bias || !uRef) continue;
      if (!x.gt(0) || uRw.isNegative() || uRef.isNegative() || s?.isNegative()) reader.problems.push({ path: 'data', key: 'validations.error.level', params: { level: plain(x) } });
      if (s && (!n?.isInteger() || n.lt(2))) reader.problems.push({ path: 'data', key: 'validations.error.level-n', params: { level: plain(x) } });
      const known = levels.find((level) => level.x.eq(x));
      if (known && !known.uRw.eq(uRw)) reader.problems.push({ path: 'data', key: 'validations.error.two-urw', params: { level: plain(x) } });
      const one = { bias, uRef, ...(s && n ? { s, n: n.toNumber() } : {}) };
      if (known) known.biases.push(one);
      else levels.push({ x, uRw, biases: [one] });
    }
    return levels.length === 0 ? null : { levels, relative, shape, formula };
  },
  find({ levels, relative, shape, formula }) {
    const at = levels.map(({ x, uRw, biases }) => {
      const { u, uBias } = topDown(uRw, biases);
      // Relative figures are per cent of the level.
      const U = (relative ? u.times(x).div(100) : u).times(2);
      return { x, uRw, uBias, u, U, percent: percentOf(U, x)!, determinations: biases.length };
    });
    const largestU = Dec.max(...at.map(({ U }) => U));
    const largestRelative = Dec.max(...at.map(({ percent }) => percent));
    const text = shape === 'formula' ? formula : shape === 'constant' ? upward(largestU) : `${plain(largestRelative.div(100).toSignificantDigits(2, Numbers.ROUND_UP))} * x`;
    const stated = compileFormula(text, ['x']);
    const rows = at.map((level) => ({ ...level, stated: stated.evaluate({ x: level.x }) }));
    const short = rows.filter(({ stated: given, U }) => given.lt(U));
    return {
      figures: [found('levels', 'none', levels.length), found('largestU', 'result', largestU), found('largestRelative', 'percent', largestRelative)],
      tables: [{
        name: 'uncertainties', columns: ['level', 'uRw', 'determinations', 'uBias', 'u', 'U', 'UPercent', 'statedU', 'verdict'], marked: rows.flatMap((row, i) => (short.includes(row) ? [i] : [])),
        rows: rows.map((row) => [
          givenCell(row.x), givenCell(row.uRw), { figure: String(row.determinations) }, figureCell(row.uBias), figureCell(row.u), figureCell(row.U), figureCell(row.percent), figureCell(row.stated),
          short.includes(row) ? wordCell('validations.word.short', 'attention') : wordCell('validations.word.covers', 'good'),
        ]),
      }],
      notes: short.map(({ x }) => ({ key: 'validations.note.short', params: { level: digitsOf(x) }, tone: 'attention' as const })),
      offers: [{ figure: 'expandedUncertainty', text }],
    };
  },
});

/** Whether a formula over x can be understood. */
function checkFormula(text: string, wrong: (key: string, params?: Record<string, string | number>) => void): void {
  try {
    compileFormula(text, ['x']);
  } catch (error) {
    if (!(error instanceof FormulaError)) throw error;
    wrong(error.told.key, error.told.params as Record<string, string | number> | undefined);
  }
}
