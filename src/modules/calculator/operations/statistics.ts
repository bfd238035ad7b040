import type { Decimal } from 'decimal.js';
import { z } from 'zod';
import { Invalid } from '../../../kernel/errors.ts';
import { told } from '../../../platform/command/inputs.ts';
import { kept } from '../../../science/decimal.ts';
import { horRat, horwitzFormulas, horwitzRsd } from '../../../science/proficiency/horwitz.ts';
import { enConventions, enStanding, score, standing } from '../../../science/proficiency/score.ts';
import { anova } from '../../../science/statistics/anova.ts';
import { describe } from '../../../science/statistics/describe.ts';
import { cochran, cochranOf, dixon, doubleGrubbs, grubbs, mandel } from '../../../science/statistics/outliers.ts';
import { algorithmA, algorithmS, robustStops } from '../../../science/statistics/robust.ts';
import { StatisticsError } from '../../../science/statistics/refusal.ts';
import { convert } from '../../../science/units.ts';
import { asTyped, figure, figureAt, figures, notNegative, operation, whole, type Answer } from '../operation.ts';
import { renamed, seriesOf, spelled, textOf, word, type Given } from '../spelling/words.ts';

const orNull = (value: Decimal | null): string | null => (value === null ? null : kept(value));
/** Lists of figures, also by name ({a: […], b: […]}) or as {values}. */
const groups = () => z.preprocess(seriesOf, z.array(figures(1)).max(500).superRefine((given, context) => {
  if (given.length < 2) context.addIssue({ code: 'custom', ...told('calculator.error.groups', { given: String(given.length) }) });
  if (given.flat().length > 20_000) context.addIssue({ code: 'custom', ...told('error.too-big', { max: '20000' }) });
}));
/** A level of significance, as a fraction or as text in per cent ("5 %"). */
const alpha = () => z.preprocess((given) => (typeof given === 'string' && given.trim().endsWith('%') ? `${given.trim().slice(0, -1).trim()}e-2` : given), figure())
  .refine((level) => level.gt(0) && level.lt('0.5'), told('calculator.error.level')).transform(Number).default(0.05);

type Asked = { values?: Decimal[] | undefined; groups?: Decimal[][] | undefined; sds?: Decimal[] | undefined; n?: number | undefined; alpha: number; sides: 1 | 2 };

const outlierTests = {
  grubbs({ values, alpha: level, sides }: Asked): Answer {
    const { statistic, critical, index, outlier } = grubbs(given(values, 'values'), level, sides);
    return { statistic: kept(statistic), critical: critical.toPrecision(10), outlier: outlier ? kept(values![index]!) : null, index };
  },
  'grubbs-double'({ values, alpha: level, sides }: Asked): Answer {
    const { statistic, critical, indices, side, outlier } = doubleGrubbs(given(values, 'values'), level, sides);
    return { statistic: kept(statistic), critical: fiveDigits(critical), outlier: outlier ? indices.map((index) => kept(values![index]!)) : null, index: indices, side };
  },
  dixon({ values, alpha: level, sides }: Asked): Answer {
    const { statistic, critical, index, outlier, ratio } = dixon(given(values, 'values'), level, sides);
    return { statistic: kept(statistic), critical: fiveDigits(critical), outlier: outlier ? kept(values![index]!) : null, index, ratio };
  },
  cochran({ groups: sets, sds, n, alpha: level }: Asked): Answer {
    const { statistic, critical, index, outlier } = sds && !sets ? cochranOf(sds.map((sd) => sd.pow(2)), given(n, 'n'), level) : cochran(given(sets, 'groups'), level);
    return { statistic: kept(statistic), critical: critical.toPrecision(10), outlier: outlier ? (sets?.[index]?.map(kept) ?? kept(sds![index]!)) : null, index };
  },
  /** `statistic` and `critical` are {h, k} of the groups furthest out. */
  mandel({ groups: sets, alpha: level }: Asked): Answer {
    const { h, k, criticalH, criticalK } = mandel(given(sets, 'groups'), level);
    const index = h.flatMap((each, i) => (each.abs().gt(criticalH) || k[i]!.gt(criticalK) ? [i] : []));
    const most = (figures: readonly Decimal[]): string => kept(figures.reduce((furthest, each) => (each.abs().gt(furthest.abs()) ? each : furthest)));
    return {
      statistic: { h: most(h), k: most(k) }, critical: { h: criticalH.toPrecision(10), k: criticalK.toPrecision(10) },
      h: h.map(kept), k: k.map(kept), criticalH: criticalH.toPrecision(10), criticalK: criticalK.toPrecision(10),
      outlier: index.length > 0 ? index.map((i) => sets![i]!.map(kept)) : null, index,
    };
  },
};

/** Critical values that are integrated are good to four decimals. */
const fiveDigits = (value: number): string => value.toFixed(5);

function given<T>(value: T | undefined, name: string): T {
  if (value === undefined) throw new StatisticsError('science.statistics.needs', { name });
  return value;
}

/** The statistic's figures under other names; variances are told by their roots. */
function outliersOf(request: Given): Given {
  const { variances, tails, ...rest } = renamed(request, { data: 'values', method: 'test', level: 'alpha', standardDeviations: 'sds', tail: 'tails' });
  const sides = tails === undefined ? {} : { sides: /^(?:1|one)/iu.test(textOf(tails)) ? 1 : 2 };
  const list = variances ?? (rest['test'] === 'cochran' && 'n' in rest ? rest['values'] : undefined);
  if (!Array.isArray(list)) return { ...rest, ...sides };
  const { values: _values, ...more } = rest;
  return { ...more, ...sides, sds: list.map((variance: unknown, i) => figureAt(`variances.${i}`, variance).abs().sqrt().toFixed()) };
}

/** A mass fraction: a fraction (1 mg/kg is 1e-6), or text with its unit ("1 mg/kg", "0,5 %"). */
const massFraction = () => z.preprocess((given) => {
  const [, value, unit] = typeof given === 'string' ? /^([^\p{L}%‰]+?)\s*(%|‰|[mµμun]?g\/.+)$/u.exec(given.trim()) ?? [] : [];
  return value === undefined || unit === undefined ? given : convert(asTyped(value), unit, 'g/g');
}, figure());

/** Series, groups, outliers, robust estimates and the scores of proficiency tests. */
export const statisticsOperations = [
  operation('describe', spelled({ data: 'values', series: 'values', x: 'values' }, z.strictObject({ values: figures(2) })), ({ values }) => {
    const { n, mean, sd, median, autocorrelation1 } = describe(values);
    return { n, mean: kept(mean), sd: orNull(sd), median: kept(median), autocorrelation1: orNull(autocorrelation1) };
  }),
  operation('anova', spelled({ data: 'groups', values: 'groups' }, z.strictObject({ groups: groups() })), (input) => {
    const { dfBetween, dfWithin, msBetween, msWithin, F, repeatabilitySd, betweenSd, reproducibilitySd, grandMean } = anova(input.groups);
    return {
      dfBetween, dfWithin, msBetween: kept(msBetween), msWithin: kept(msWithin), F: orNull(F), mean: kept(grandMean),
      repeatabilitySd: kept(repeatabilitySd), betweenSd: kept(betweenSd), reproducibilitySd: kept(reproducibilitySd),
    };
  }),
  /**
   * Algorithm A of `values`; Algorithm S of `sds` (or ranges, as `values`) of `df` degrees of freedom each. `stop` of Algorithm A: `third-figure` as ISO 13528 says,
   * unless `converged` is asked for.
   */
  operation('robust', spelled((request) => {
    const named = renamed(request, { data: 'values', x: 'values', deviations: 'sds', ranges: 'sds', stopping: 'stop' });
    return 'sds' in named && !('values' in named) ? renamed({ algorithm: 'S', ...named }, { sds: 'values' }) : named;
  }, z.strictObject({
    values: figures(2), algorithm: word(['A', 'S'], { algorithma: 'A', algorithms: 'S' }).default('A'), df: whole(1, 10).default(1), stop: word(robustStops, { iso13528: 'third-figure' }).default('third-figure'),
  })), ({ values, algorithm, df, stop }) => {
    if (algorithm === 'S') {
      const { sd, iterations } = algorithmS(values, df);
      return { sd: kept(sd), iterations };
    }
    const { mean, sd, iterations } = algorithmA(values, stop);
    return { mean: kept(mean), sd: kept(sd), iterations };
  }),
  /**
   * `values` for `grubbs`, `grubbs-double` (two at one end: outliers when the ratio is below the critical value) and `dixon` (3 to 30 figures); `groups` for
   * `cochran` and `mandel`, or for `cochran` the standard deviations `sds` of groups of `n`. `outlier` is the figure, or the figures of the group; null when there is none. `sides` 2 unless given: either end may be the outlier.
   */
  operation('outliers', spelled(outliersOf, z.strictObject({
    values: figures(3).optional(), groups: groups().optional(), sds: z.array(notNegative()).min(2).max(500).optional(), n: whole(2, 1000).optional(), alpha: alpha(),
    test: word(['grubbs', 'grubbs-double', 'dixon', 'cochran', 'mandel'], { doublegrubbs: 'grubbs-double', grubbs2: 'grubbs-double', grubbspair: 'grubbs-double', dixonq: 'dixon', mandelh: 'mandel', mandelk: 'mandel', mandelhk: 'mandel' }).default('grubbs'),
    sides: whole(1, 2).default(2),
  })), (input) => outlierTests[input.test]({ ...input, sides: input.sides as 1 | 2 })),
  operation('horwitz', spelled({ c: 'massFraction', fraction: 'massFraction', observedRsd: 'rsd', rsdR: 'rsd' }, z.strictObject({
    massFraction: massFraction(), formula: word(horwitzFormulas, { horwitzthompson: 'thompson', thompsonhorwitz: 'thompson', modified: 'thompson', modifiedhorwitz: 'thompson' }).default('horwitz'), rsd: figure().optional(),
  })), ({ massFraction: c, formula, rsd }) => ({
    rsd: kept(horwitzRsd(c, formula)),
    ...(rsd === undefined ? {} : { horRat: kept(horRat(rsd, c, formula)) }),
  })),
  /** `en`: `at-most-1` unless `below-1` is asked for. */
  operation('score', spelled({ xLab: 'x', result: 'x', value: 'x', xPt: 'assigned', X: 'assigned', sigma: 'sigmaPt', uRef: 'uX', uPt: 'uX', ULab: 'U', URef: 'UX', Uref: 'UX' }, z.strictObject({
    en: word(enConventions).default('at-most-1'), x: figure(), assigned: figure(), sigmaPt: figure().optional(), uX: notNegative().optional(), uLab: notNegative().optional(), U: notNegative().optional(), UX: notNegative().optional(),
  })), ({ en, ...input }) => {
    const { difference, percent, z: zScore, zPrime, zeta, En } = score(input);
    if (!zScore && !zeta && !En) throw Invalid.field('sigmaPt', 'error.required');
    const leading = zScore ?? zeta;
    return {
      difference: kept(difference), percent: orNull(percent), z: orNull(zScore), zPrime: orNull(zPrime), zeta: orNull(zeta), En: orNull(En),
      ...(leading ? { standing: standing(leading) } : {}), ...(En ? { enStanding: enStanding(En, en) } : {}),
    };
  }),
];
