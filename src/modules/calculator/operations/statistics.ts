import type { Decimal } from 'decimal.js';
import { z } from 'zod';
import { kept } from '../../../science/decimal.ts';
import { horRat, horwitzFormulas, horwitzRsd } from '../../../science/proficiency/horwitz.ts';
import { enConventions, enStanding, score, standing } from '../../../science/proficiency/score.ts';
import { anova } from '../../../science/statistics/anova.ts';
import { describe } from '../../../science/statistics/describe.ts';
import { cochran, dixon, doubleGrubbs, grubbs, mandel } from '../../../science/statistics/outliers.ts';
import { algorithmA, algorithmS, robustStops } from '../../../science/statistics/robust.ts';
import { StatisticsError } from '../../../science/statistics/refusal.ts';
import { figure, figures, operation, type Answer } from '../operation.ts';

const orNull = (value: Decimal | null): string | null => (value === null ? null : kept(value));
const groups = () => z.array(figures(1)).min(2).max(500);
const alpha = () => z.union([z.number(), z.string()]).transform(Number).pipe(z.number().gt(0).lt(0.5)).default(0.05);

const outlierTests = {
  grubbs: (values: Decimal[] | undefined, _groups: Decimal[][] | undefined, level: number, sides: 1 | 2): Answer => {
    const { statistic, critical, index, outlier } = grubbs(given(values, 'values'), level, sides);
    return { statistic: kept(statistic), critical: critical.toPrecision(10), outlier: outlier ? kept(values![index]!) : null, index };
  },
  'grubbs-double': (values: Decimal[] | undefined, _groups: Decimal[][] | undefined, level: number, sides: 1 | 2): Answer => {
    const { statistic, critical, indices, side, outlier } = doubleGrubbs(given(values, 'values'), level, sides);
    return { statistic: kept(statistic), critical: fiveDigits(critical), outlier: outlier ? indices.map((index) => kept(values![index]!)) : null, index: indices, side };
  },
  dixon: (values: Decimal[] | undefined, _groups: Decimal[][] | undefined, level: number, sides: 1 | 2): Answer => {
    const { statistic, critical, index, outlier, ratio } = dixon(given(values, 'values'), level, sides);
    return { statistic: kept(statistic), critical: fiveDigits(critical), outlier: outlier ? kept(values![index]!) : null, index, ratio };
  },
  cochran: (_values: Decimal[] | undefined, sets: Decimal[][] | undefined, level: number): Answer => {
    const { statistic, critical, index, outlier } = cochran(given(sets, 'groups'), level);
    return { statistic: kept(statistic), critical: critical.toPrecision(10), outlier: outlier ? index : null, index };
  },
  mandel: (_values: Decimal[] | undefined, sets: Decimal[][] | undefined, level: number): Answer => {
    const { h, k, criticalH, criticalK } = mandel(given(sets, 'groups'), level);
    const beyond = h.flatMap((each, i) => (each.abs().gt(criticalH) || k[i]!.gt(criticalK) ? [i] : []));
    return { h: h.map(kept), k: k.map(kept), criticalH: criticalH.toPrecision(10), criticalK: criticalK.toPrecision(10), outlier: beyond };
  },
};

/** Critical values that are integrated are good to four decimals. */
const fiveDigits = (value: number): string => value.toFixed(5);

function given<T>(value: T | undefined, name: string): T {
  if (value === undefined) throw new StatisticsError('science.statistics.needs', { name });
  return value;
}

/** Series, groups, outliers, robust estimates and the scores of proficiency tests. */
export const statisticsOperations = [
  operation('describe', z.strictObject({ values: figures(1) }), ({ values }) => {
    const { n, mean, sd, median, autocorrelation1 } = describe(values);
    return { n, mean: kept(mean), sd: orNull(sd), median: kept(median), autocorrelation1: orNull(autocorrelation1) };
  }),
  operation('anova', z.strictObject({ groups: groups() }), (input) => {
    const { dfBetween, dfWithin, msBetween, msWithin, F, repeatabilitySd, betweenSd, reproducibilitySd, grandMean } = anova(input.groups);
    return {
      dfBetween, dfWithin, msBetween: kept(msBetween), msWithin: kept(msWithin), F: orNull(F), mean: kept(grandMean),
      repeatabilitySd: kept(repeatabilitySd), betweenSd: kept(betweenSd), reproducibilitySd: kept(reproducibilitySd),
    };
  }),
  /** `stop` of Algorithm A: `third-figure` as ISO 13528 says, unless `converged` is asked for. */
  operation('robust', z.strictObject({ values: figures(2), algorithm: z.enum(['A', 'S']).default('A'), df: z.number().int().min(1).max(10).default(1), stop: z.enum(robustStops).default('third-figure') }), ({ values, algorithm, df, stop }) => {
    if (algorithm === 'S') {
      const { sd, iterations } = algorithmS(values, df);
      return { sd: kept(sd), iterations };
    }
    const { mean, sd, iterations } = algorithmA(values, stop);
    return { mean: kept(mean), sd: kept(sd), iterations };
  }),
  /**
   * `values` for `grubbs`, `grubbs-double` (two at one end: outliers when the ratio is below the critical value) and `dixon` (3 to 30 figures); `groups` for
   * `cochran` and `mandel`. `sides` 2 unless given: either end may be the outlier.
   */
  operation('outliers', z.strictObject({
    values: figures(3).optional(), groups: groups().optional(), test: z.enum(['grubbs', 'grubbs-double', 'dixon', 'cochran', 'mandel']).default('grubbs'), alpha: alpha(),
    sides: z.union([z.literal(1), z.literal(2)]).default(2),
  }), (input) => outlierTests[input.test](input.values, input.groups, input.alpha, input.sides)),
  operation('horwitz', z.strictObject({ massFraction: figure(), formula: z.enum(horwitzFormulas).default('horwitz'), rsd: figure().optional() }), ({ massFraction, formula, rsd }) => ({
    rsd: kept(horwitzRsd(massFraction, formula)),
    ...(rsd === undefined ? {} : { horRat: kept(horRat(rsd, massFraction, formula)) }),
  })),
  /** `en`: `at-most-1` unless `below-1` is asked for. */
  operation('score', z.strictObject({
    en: z.enum(enConventions).default('at-most-1'), x: figure(), assigned: figure(), sigmaPt: figure().optional(), uX: figure().optional(), uLab: figure().optional(), U: figure().optional(), UX: figure().optional(),
  }), ({ en, ...input }) => {
    const { difference, percent, z: zScore, zPrime, zeta, En } = score(input);
    const leading = zScore ?? zeta;
    return {
      difference: kept(difference), percent: orNull(percent), z: orNull(zScore), zPrime: orNull(zPrime), zeta: orNull(zeta), En: orNull(En),
      ...(leading ? { standing: standing(leading) } : {}), ...(En ? { enStanding: enStanding(En, en) } : {}),
    };
  }),
];
