import type { Decimal } from 'decimal.js';
import { Dec, kept } from '../../../science/decimal.ts';
import { fit, fitModels, type Fit, type FitModel } from '../../../science/calibration/fit.ts';
import { predict } from '../../../science/calibration/predict.ts';
import { StatisticsError } from '../../../science/statistics/refusal.ts';
import type { FoundFigure } from '../../../../templates/validation/study.types.ts';
import { decimalSign, fields } from './fields.ts';
import { digitsOf } from './reader.ts';
import { atLeast, atMost, figureCell, found, givenCell, percentOf, section } from './section.ts';

export const weightings = ['none', '1/x', '1/x2'] as const;

interface Input {
  x: Decimal[];
  y: Decimal[];
  model: FitModel;
  weights: (typeof weightings)[number];
}

/** Lines of a level and its responses as points. */
export const pointsOf = (rows: readonly Decimal[][]): { x: Decimal[]; y: Decimal[] } => {
  const points = rows.flatMap(([level, ...responses]) => responses.map((response) => [level!, response] as const));
  return { x: points.map(([x]) => x), y: points.map(([, y]) => y) };
};

/** Names of the coefficients of each model, in ascending powers. */
const coefficientNames: Record<FitModel, readonly string[]> = { linear: ['intercept', 'slope'], 'linear-origin': ['slope'], quadratic: ['intercept', 'slope', 'curvature'], 'quadratic-origin': ['slope', 'curvature'] };

/** Calibration function and working range: the curve, its scatter, the test of lack of fit, and every standard calculated back. */
export const linearity = section<Input>({
  name: 'linearity',
  fields: [fields.rows('data'), decimalSign, fields.choice('model', fitModels), fields.choice('weights', weightings)],
  criteria: [atLeast('r2'), atMost('backMost'), atLeast('lackOfFitP'), atMost('residualSd')],
  read(reader) {
    const rows = reader.rows('data', 2);
    const shape = { model: reader.choice('model', fitModels), weights: reader.choice('weights', weightings) };
    return rows.length === 0 ? null : { ...pointsOf(rows), ...shape };
  },
  find({ x, y, model, weights }) {
    const fitted = fit(x, y, model, weights === 'none' ? undefined : weights);
    const back = y.map((response) => calculatedBack(fitted, response));
    const deviations = x.map((level, i) => (back[i] === null ? null : percentOf(back[i]!.minus(level), level)));
    const sizes = deviations.flatMap((each) => (each === null ? [] : [each.abs()]));
    const test = fitted.lackOfFit;
    const coefficients = coefficientNames[model].flatMap((name, i): FoundFigure[] => [found(name, 'response', fitted.coefficients[i]), found(`${name}Se`, 'response', fitted.standardErrors[i])]);
    return {
      figures: [
        found('points', 'none', x.length), found('levels', 'none', new Set(x.map(String)).size), asTyped('low', x.reduce((least, each) => (each.lt(least) ? each : least))), asTyped('high', x.reduce((most, each) => (each.gt(most) ? each : most))),
        ...coefficients,
        // As many nines as there are: 0.99995 must not be read as 1.
        { ...found('r2', 'none', fitted.r2), text: fitted.r2.toDecimalPlaces(6).toFixed() }, found('residualSd', 'response', fitted.residualSd), found('df', 'none', fitted.df),
        found('lackOfFitF', 'none', test?.F), found('lackOfFitP', 'none', test ? new Dec(test.p.toPrecision(6)) : null),
        found('backMost', 'percent', sizes.length ? Dec.max(...sizes) : null),
      ],
      tables: [{
        name: 'standards', columns: ['level', 'response', 'back', 'deviation', 'residual'],
        rows: x.map((level, i) => [givenCell(level), givenCell(y[i]!), figureCell(back[i]!), figureCell(deviations[i]!), figureCell(fitted.residuals[i]!)]),
      }],
      notes: test || weights !== 'none' ? [] : [{ key: 'validations.note.no-lack-of-fit', tone: 'info' }],
      offers: [],
      curve: { x: x.map(kept), y: y.map(kept), model, coefficients: fitted.coefficients.map(kept), residuals: fitted.residuals.map(kept) },
    };
  },
});

/** A level as it was typed: it is no figure that was found. */
const asTyped = (name: string, level: Decimal): FoundFigure => ({ ...found(name, 'result', level), text: digitsOf(level) });

/** The concentration that the curve gives for a response; null where the curve does not reach it. */
function calculatedBack(fitted: Fit, response: Decimal): Decimal | null {
  try {
    return predict(fitted, response, 1).x0;
  } catch (error) {
    if (error instanceof StatisticsError) return null;
    throw error;
  }
}
