import type { Decimal } from 'decimal.js';
import { Dec } from '../decimal.ts';
import { fisher } from '../statistics/distributions.ts';
import { StatisticsError } from '../statistics/refusal.ts';

/** Colonies that were picked and of them confirmed. */
export interface Confirmation {
  picked: number;
  confirmed: number;
}

/** Parts of the standard uncertainty of log10 of a count, in log10 units; null where there is nothing to take them from. */
export interface LogUncertainty {
  poisson: Decimal;
  technical: Decimal;
  matrix: Decimal;
  confirmation: Decimal;
  combined: Decimal;
}

const log10e = new Dec(1).exp().log(10);

/**
 * Standard uncertainty of log10 of a count in the manner of ISO 19036: technical and matrix parts as given, Poisson scatter log10(e)/√ΣC, and the
 * scatter of the confirmed share, log10(e)·√((1 − p)/(n·p)), in squares. `colonies` and `confirmed` at least 1; they throw otherwise.
 */
export function logUncertainty(colonies: number, given: { technical?: Decimal | undefined; matrix?: Decimal | undefined; confirmation?: Confirmation | undefined }): LogUncertainty {
  if (colonies < 1) throw new StatisticsError('science.statistics.not-positive', { name: 'colonies' });
  const { technical = new Dec(0), matrix = new Dec(0) } = given;
  const poisson = log10e.div(new Dec(colonies).sqrt());
  const confirmation = given.confirmation ? ofConfirmation(given.confirmation) : new Dec(0);
  const combined = [poisson, technical, matrix, confirmation].reduce((sum, part) => sum.plus(part.pow(2)), new Dec(0)).sqrt();
  return { poisson, technical, matrix, confirmation, combined };
}

function ofConfirmation({ picked, confirmed }: Confirmation): Decimal {
  checkConfirmation({ picked, confirmed });
  if (confirmed < 1) throw new StatisticsError('science.statistics.not-positive', { name: 'confirmed' });
  return log10e.times(new Dec(picked - confirmed).div(new Dec(picked).times(confirmed)).sqrt());
}

/**
 * The share of the picked colonies that was confirmed, with its exact limits (C. Clopper and E. Pearson, Biometrika 26 (1934) 404) as ordinary numbers.
 * Throws when more are confirmed than picked, or none is picked.
 */
export function confirmationRatio({ picked, confirmed }: Confirmation, confidence = 0.95): { ratio: Decimal; low: number; high: number } {
  checkConfirmation({ picked, confirmed });
  const tail = (1 - confidence) / 2;
  const below = (k: number) => k / (k + (picked - k + 1) * fisher.quantile(1 - tail, 2 * (picked - k + 1), 2 * k));
  return {
    ratio: new Dec(confirmed).div(picked), low: confirmed === 0 ? 0 : below(confirmed), high: confirmed === picked ? 1 : 1 - below(picked - confirmed),
  };
}

function checkConfirmation({ picked, confirmed }: Confirmation): void {
  if (picked < 1 || confirmed > picked) throw new StatisticsError('science.plates.confirmed-more', { picked });
}
