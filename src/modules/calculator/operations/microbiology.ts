import { z } from 'zod';
import { Invalid } from '../../../kernel/errors.ts';
import { told } from '../../../platform/command/inputs.ts';
import { Dec, kept, plain } from '../../../science/decimal.ts';
import type { PlateCountModel } from '../../../science/measurement-model.ts';
import { countLimits, logCountUncertainty } from '../../../science/microbiology/count-limits.ts';
import { confirmationRatio, logUncertainty } from '../../../science/microbiology/log-uncertainty.ts';
import { calculateMpn, checkTubes } from '../../../science/microbiology/mpn.ts';
import { calculatePlateCount, checkPlates, countedColonies } from '../../../science/microbiology/plate-count.ts';
import { round } from '../../../science/rounding.ts';
import { figure, notNegative, operation, positive, whole } from '../operation.ts';
import { platesOf, tubesOf } from '../spelling/microbiology.ts';
import { spelled } from '../spelling/words.ts';

const count = () => whole(0, 100_000);
/** Colonies of a plate; more than can be told is `tntc`, also written ">300" or "uncountable". */
const colonies = () => z.union([z.string().regex(/^(?:tntc|too numerous to count|uncountable|[>≥].*)$/iu).transform(() => 'tntc' as const), count()]);
const rounding = { mode: 'half-up', to: { significant: 2 } } as const;
const shortly = (value: number) => round(value.toPrecision(12), { mode: 'half-up', to: { significant: 4 } });

export const microbiologyOperations = [
  /**
   * Plates by dilution (exponent 0, -1, …; counts or "tntc") of `volume` mL, per `basis` mL or g: the figure of ISO 7218 with two digits, the
   * unrounded one, log10, 95 % limits of the Poisson count and u of log10 (with `uOthers`, log10 units). Limits and u are null for a censored result.
   */
  operation('counts', spelled(platesOf, z.strictObject({
    plates: z.array(z.strictObject({
      dilution: whole(-12, 0), counts: z.array(colonies()).min(1).max(20), picked: count().optional(), confirmed: count().optional(),
    })).min(1).max(12),
    volume: positive().default(() => new Dec(1)), basis: positive().default(() => new Dec(1)),
    countable: z.strictObject({ min: count(), max: count() }).default({ min: 10, max: 300 }), uOthers: z.array(positive()).max(20).default([]),
  })), ({ plates: given, volume, basis, countable, uOthers }) => {
    const plates = given.map(({ picked, confirmed, ...plate }) => ({ ...plate, ...(picked === undefined ? {} : { picked }), ...(confirmed === undefined ? {} : { confirmed }) }));
    const model: PlateCountModel = {
      kind: 'plate-count', countable, platesPerDilution: 20, volume: plain(volume), basis: plain(basis), readingDays: [], rounding,
      dilutions: plates.map(({ dilution }) => dilution), ...(plates.some(({ picked }) => picked !== undefined) ? { confirmation: { picked: 100_000 } } : {}),
    };
    const problems = checkPlates(model, plates);
    if (problems.length > 0) throw new Invalid(problems);
    const { result, working } = calculatePlateCount(model, plates);
    const exact = result.qualifier === 'eq' || result.qualifier === 'est' ? new Dec(result.unrounded!) : null;
    const colonies = exact === null ? null : countedColonies(model, plates);
    const limits = colonies === null ? null : countLimits(colonies);
    return {
      qualifier: result.qualifier, value: result.text, unrounded: exact && kept(exact), log10: exact && kept(exact.log(10)), colonies,
      interval: exact && limits && colonies ? [limits.low, limits.high].map((limit) => shortly((Number(exact) * limit) / colonies)) : null,
      uLog10: colonies ? kept(logCountUncertainty(colonies, uOthers)) : null, working, warnings: result.warnings.map(({ key }) => key),
    };
  }),
  /** Most probable number by maximum likelihood, with 95 % limits and rarity warnings: `volumes` of each series, `tubes` in each, `positives`. */
  operation('mpn', spelled(tubesOf, z.strictObject({
    volumes: z.array(positive()).min(1).max(10), tubes: whole(1, 1000), positives: z.array(count()).max(10), basis: positive().default(() => new Dec(1)),
  })), ({ volumes, tubes, positives, basis }) => {
    const model = { kind: 'mpn', volumes: volumes.map(plain), tubes, basis: plain(basis), readingDays: [], rounding } as const;
    const problems = checkTubes({ ...model, volumes: [...model.volumes], readingDays: [] }, positives);
    if (problems.length > 0) throw new Invalid(problems);
    const { result, working } = calculateMpn({ ...model, volumes: [...model.volumes], readingDays: [] }, positives);
    return {
      qualifier: result.qualifier, value: result.text, unrounded: result.unrounded, interval: result.interval ? [result.interval.low, result.interval.high] : null,
      working, warnings: result.warnings.map(({ key }) => key),
    };
  }),
  /**
   * log10 of a count `value` (or `log10` itself) with its uncertainty in the manner of ISO 19036: `technical` and `matrix` standard uncertainties in log10 units,
   * `colonies` counted, `picked` and `confirmed`. k = 2 unless given. `interval` is of the count.
   */
  operation('log-count', z.strictObject({
    value: positive().optional(), log10: figure().optional(), colonies: whole(1, 100_000), technical: notNegative().optional(), matrix: notNegative().optional(),
    picked: count().optional(), confirmed: count().optional(), k: positive().default(() => new Dec(2)),
  }).refine(({ value, log10 }) => (value === undefined) !== (log10 === undefined), told('calculator.error.count-or-log'))
    .refine(({ picked, confirmed }) => (picked === undefined) === (confirmed === undefined), told('calculator.error.picked-and-confirmed')),
  ({ value, log10, colonies, technical, matrix, picked, confirmed, k }) => {
    const logarithm = log10 ?? value!.log(10);
    const { combined, ...parts } = logUncertainty(colonies, { technical, matrix, confirmation: picked === undefined ? undefined : { picked, confirmed: confirmed! } });
    const U = combined.times(k);
    return {
      log10: kept(logarithm), u: kept(combined), U: kept(U), k: kept(k), logInterval: [logarithm.minus(U), logarithm.plus(U)].map(kept),
      interval: [logarithm.minus(U), logarithm.plus(U)].map((end) => shortly(Number(new Dec(10).pow(end)))),
      parts: Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, kept(part)])),
    };
  }),
  /** The share of `picked` colonies that was `confirmed`, with its exact limits; 95 % unless `coverage` says otherwise. */
  operation('confirmation', z.strictObject({
    picked: whole(1, 100_000), confirmed: count(), coverage: figure().refine((p) => p.gt(0) && p.lt(1), told('calculator.error.probability')).optional(),
  }), ({ coverage, ...given }) => {
    const { ratio, low, high } = confirmationRatio(given, Number(coverage ?? '0.95'));
    return { ratio: kept(ratio), interval: [low, high].map((limit) => new Dec(limit.toPrecision(8)).toFixed()) };
  }),
];
