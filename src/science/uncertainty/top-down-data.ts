import type { Decimal } from 'decimal.js';
import { Dec } from '../decimal.ts';
import { mean, standardDeviation, sum } from '../statistics/describe.ts';
import { StatisticsError } from '../statistics/refusal.ts';
import { topDown, type Bias } from './top-down.ts';

/** A reference material as it was measured over time; `u` is the standard uncertainty of the assigned value. */
export interface MeasuredReference {
  assigned: Decimal;
  u: Decimal;
  values: readonly Decimal[];
}

/**
 * The top-down uncertainty from the laboratory's own figures, as the Finnish Environment Institute's MUkit has it after Nordtest TR 537: u(Rw) joins the standard
 * deviation of the reference measured most often with the pooled one of `replicates` of routine samples, where there are any; biases are those of
 * the references. `s` and `pooled` are the two that u(Rw) joins. `relative` takes everything in per cent of the mean of its figures or of the assigned value. Throws for fewer than two
 * figures in a group, and relative to zero.
 */
export function topDownFromData(references: readonly MeasuredReference[], replicates: ReadonlyArray<readonly Decimal[]>, relative: boolean) {
  const share = (part: Decimal, whole: Decimal): Decimal => {
    if (!relative) return part;
    if (whole.isZero()) throw new StatisticsError('science.index.zero');
    return part.times(100).div(whole.abs());
  };
  const spread = (values: readonly Decimal[]): Decimal => share(standardDeviation(values), mean(values));
  const main = references.reduce((most, each) => (each.values.length > most.values.length ? each : most));
  const s = spread(main.values);
  const pooled = pooledSquare(replicates, spread).sqrt();
  const uRw = s.pow(2).plus(pooled.pow(2)).sqrt();
  const biases = references.map(({ assigned, u, values }): Bias => ({ bias: share(mean(values).minus(assigned), assigned), uRef: share(u, assigned), s, n: values.length }));
  return { uRw, s, pooled, biases, ...topDown(uRw, biases) };
}

function pooledSquare(groups: ReadonlyArray<readonly Decimal[]>, spread: (values: readonly Decimal[]) => Decimal): Decimal {
  if (groups.length === 0) return new Dec(0);
  const freedom = groups.reduce((total, { length }) => total + length - 1, 0);
  return sum(groups.map((values) => spread(values).pow(2).times(values.length - 1))).div(freedom);
}
