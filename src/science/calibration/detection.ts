import type { Decimal } from 'decimal.js';
import { Dec } from '../decimal.ts';
import { mean, squares } from '../statistics/describe.ts';
import { studentT } from '../statistics/distributions.ts';
import { StatisticsError } from '../statistics/refusal.ts';
import type { Fit } from './fit.ts';

export interface DetectionLimits {
  lod: Decimal;
  loq: Decimal;
}

/**
 * Limits from a straight calibration line near the limit (DIN 32645:2008, calibration line method): x_NG = s_x0 · t(f; 1 − α) ·
 * √(1/m + 1/n + x̄²/Q_x), s_x0 = s_y/b₁; the limit of quantification is the x whose relative confidence half-width (two-sided, 1 − α) is 1/k.
 * `identification` is twice the detection limit (x_EG, β = α). DIN's own defaults: α = 0.01, k = 3.
 */
export function din32645({ model, coefficients, residualSd, df, x }: Fit, { replicates = 1, alpha = 0.01, k = 3 } = {}): DetectionLimits & { identification: Decimal } {
  if (model !== 'linear' || df < 1) throw new StatisticsError('science.calibration.needs-line');
  const slope = coefficients[1]!;
  if (slope.isZero()) throw new StatisticsError('science.calibration.flat');
  const procedureSd = residualSd.div(slope).abs();
  const centre = mean(x);
  const spread = squares(x, centre);
  const share = new Dec(1).div(replicates).plus(new Dec(1).div(x.length));
  const width = (at: Decimal) => share.plus(at.minus(centre).pow(2).div(spread)).sqrt();
  const lod = procedureSd.times(studentT.quantile(1 - alpha, df)).times(width(new Dec(0)));
  // x² = c² (1/m + 1/n + (x − x̄)²/Q) solved for x; without a positive root no x is known that well.
  const c2 = procedureSd.times(studentT.quantile(1 - alpha / 2, df)).times(k).pow(2);
  const lead = new Dec(1).minus(c2.div(spread));
  if (!lead.gt(0)) throw new StatisticsError('science.calibration.no-loq', { percent: Math.round(100 / k) });
  const half = c2.times(centre).div(spread);
  const loq = half.pow(2).plus(lead.times(c2).times(share.plus(centre.pow(2).div(spread)))).sqrt().minus(half).div(lead);
  return { lod, loq, identification: lod.times(2) };
}

/** Which deviation stands for that of the response near the limit: that of the residuals, or the standard error of the intercept. */
export const ichDeviations = ['residuals', 'intercept'] as const;

/** From a straight calibration line as ICH Q2(R2) has it: 3.3 and 10 times the deviation over the slope. Throws for another curve. */
export function ichQ2({ model, coefficients, standardErrors, residualSd }: Fit, deviation: (typeof ichDeviations)[number] = 'residuals'): DetectionLimits {
  if (model !== 'linear') throw new StatisticsError('science.calibration.needs-line');
  const slope = coefficients[1]!.abs();
  if (slope.isZero()) throw new StatisticsError('science.calibration.flat');
  const sd = deviation === 'residuals' ? residualSd : standardErrors[0]!;
  return { lod: sd.times('3.3').div(slope), loq: sd.times(10).div(slope) };
}

/** `net`: above the mean of the blanks, as results are that the blank was taken from. `gross`: with that mean added, for results that keep it. */
export const blankConventions = ['net', 'gross'] as const;
export type BlankConvention = (typeof blankConventions)[number];

/**
 * From the standard deviation of blanks or of samples near zero: 3 s (IUPAC 1978) and 10 s (IUPAC 1995) over the sensitivity. The factors may be others: IUPAC's own
 * detection limit of 1995, with both risks at 5 %, takes 3.29. IUPAC 1978 (Spectrochim. Acta B 33, 241) tells the limit as a signal, mean + k s, and as a content,
 * k s over the sensitivity; the content is the default (`net`), `gross` is that signal over the sensitivity. Throws: sensitivity 0, `gross` without a mean.
 */
export function blankLimits(
  blank: { sd: Decimal; mean?: Decimal | undefined }, slope: Decimal, factors: { lod: Decimal; loq: Decimal }, convention: BlankConvention = 'net',
): DetectionLimits & { sd: Decimal; mean?: Decimal } {
  if (slope.isZero()) throw new StatisticsError('science.calibration.flat');
  if (convention === 'gross' && !blank.mean) throw new StatisticsError('science.statistics.needs', { name: 'mean' });
  const from = convention === 'gross' ? blank.mean!.div(slope) : new Dec(0);
  const above = (factor: Decimal) => from.plus(blank.sd.times(factor).div(slope.abs()));
  return { lod: above(factors.lod), loq: above(factors.loq), sd: blank.sd, ...(blank.mean ? { mean: blank.mean } : {}) };
}

/**
 * From a chromatogram of a known concentration: where the signal would be 3 and 10 times the noise (ICH Q2(R1)). S/N is
 * H/h (`height`), or 2H/h as the European Pharmacopoeia defines it from the peak-to-peak noise (`ph-eur`).
 */
export function signalToNoise(concentration: Decimal, signal: Decimal, noise: Decimal, convention: 'height' | 'ph-eur'): DetectionLimits & { ratio: Decimal } {
  if (!noise.gt(0) || !signal.gt(0)) throw new StatisticsError('science.statistics.not-positive', { name: noise.gt(0) ? 'signal' : 'noise' });
  const ratio = signal.times(convention === 'ph-eur' ? 2 : 1).div(noise);
  return { lod: concentration.times(3).div(ratio), loq: concentration.times(10).div(ratio), ratio };
}
