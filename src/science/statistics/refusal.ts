import { Refusal } from '../../kernel/errors.ts';

/** A statistic that has no value with these figures: too few of them, no spread, or outside what the method is made for. */
export class StatisticsError extends Refusal {
  readonly status = 422;
}

/** Throws `science.statistics.too-few` unless there are at least `least`. */
export function atLeast(least: number, given: number): void {
  if (given < least) throw new StatisticsError('science.statistics.too-few', { least, given });
}
