import type { Comparison, Spread } from './measure.ts';

export interface Aim {
  name: string;
  unit: string;
  comparison: Comparison;
  /** At least, or at most, this ratio to the limit; or at least this figure of ours. */
  aim: { least: number } | { most: number } | { figure: number };
  /** The figure that a bare form of it reached when the design was made; a limit not half as good makes the ratio void. */
  known: number;
  /** What the limit is, in a few words. */
  limit: string;
}

const figure = (value: number): string => (value >= 1000 ? Math.round(value).toLocaleString('en') : value >= 100 ? value.toFixed(0) : value.toPrecision(3));
const told = ({ median, least, most }: Spread): string => `${figure(median)} (${figure(least)} to ${figure(most)})`;
const ratio = ({ median, least, most }: Spread): string => `${median.toFixed(2)} (${least.toFixed(2)} to ${most.toFixed(2)})`;

/** The lines of one bench: ours, the limit, their ratio beside the aim, and whether the ratio counts at all. */
export function lines({ name, unit, comparison: { ours, limit, ratio: ratios, processor }, aim, known, limit: what }: Aim): string[] {
  const lower = 'most' in aim;
  const holds = lower ? limit.median <= 2 * known : limit.median >= known / 2;
  const met = 'figure' in aim ? ours.median >= aim.figure : lower ? ratios.median <= aim.most : ratios.median >= aim.least;
  const wanted = 'figure' in aim ? `at least ${figure(aim.figure)} ${unit}` : lower ? `at most ${aim.most}` : `at least ${aim.least}`;
  const verdict = holds ? (met ? 'met' : 'missed') : `void: the limit is not half as good as the ${figure(known)} ${unit} it is known for; the machine is busy or the limit badly written`;
  return [
    name,
    `  ours    ${told(ours)} ${unit}; processor ${told(processor.ours)} ms`,
    `  limit   ${told(limit)} ${unit}; processor ${told(processor.limit)} ms; ${what}`,
    `  ratio   ${ratio(ratios)}, aim ${wanted}: ${verdict}`,
  ];
}
