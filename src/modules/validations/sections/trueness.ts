import type { Decimal } from 'decimal.js';
import { Dec } from '../../../science/decimal.ts';
import { recovery as recoveryOf } from '../../../science/control/pairs.ts';
import { score } from '../../../science/proficiency/score.ts';
import { mean, standardDeviation } from '../../../science/statistics/describe.ts';
import { studentT } from '../../../science/statistics/distributions.ts';
import { atLeast as needs } from '../../../science/statistics/refusal.ts';
import { decimalSign, fields } from './fields.ts';
import { atLeast, atMost, countCell, figureCell, found, givenCell, givenCells, percentOf, section } from './section.ts';

interface Input {
  reference: Decimal;
  /** Standard uncertainty of the reference value. */
  u: Decimal;
  /** Expanded uncertainty (k = 2) that the laboratory states. */
  U: Decimal | null;
  values: Decimal[];
}

/** Two-sided probability of t at least as large, by chance alone. */
const chance = (t: Decimal, df: number): Decimal => new Dec((2 * (1 - studentT.cdf(Number(t.abs()), df))).toPrecision(6));

/** Bias against a reference value: Student's t of the results alone, zeta with the uncertainty of the reference, E_n with the laboratory's own. */
export const trueness = section<Input>({
  name: 'trueness',
  fields: [fields.figure('reference'), fields.figure('referenceU'), fields.optional('referenceK'), fields.rows('data'), decimalSign, fields.optional('ownU')],
  criteria: [atMost('bias'), atMost('biasPercent'), atLeast('biasP'), atMost('zeta'), atMost('En')],
  read(reader) {
    const reference = reader.figure('reference');
    const expanded = reader.figure('referenceU');
    const k = reader.positive('referenceK') ?? new Dec(2);
    const U = reader.positive('ownU');
    const values = reader.rows('data').flat();
    if (values.length === 0) return null;
    if (!reference) reader.missing('reference');
    if (!expanded) reader.missing('referenceU');
    else if (expanded.isNegative()) reader.positive('referenceU');
    return reference && expanded ? { reference, u: expanded.div(k), U, values } : null;
  },
  find({ reference, u, U, values }) {
    needs(2, values.length);
    const centre = mean(values);
    const sd = standardDeviation(values);
    const ofMean = sd.div(new Dec(values.length).sqrt());
    const bias = centre.minus(reference);
    const t = ofMean.isZero() ? null : bias.div(ofMean);
    const df = values.length - 1;
    const scores = score({ x: centre, assigned: reference, uLab: ofMean, uX: u });
    const own = U ? score({ x: centre, assigned: reference, U, uX: u }) : null;
    return {
      figures: [
        found('results', 'none', values.length), found('mean', 'result', centre), found('sd', 'result', sd),
        found('bias', 'result', bias), found('biasPercent', 'percent', scores.percent), found('referenceUncertainty', 'result', u),
        found('biasT', 'none', t), found('tCritical', 'none', new Dec(studentT.quantile(0.975, df).toPrecision(6))), found('biasP', 'none', t && chance(t, df)),
        found('zeta', 'none', scores.zeta), ...(own ? [found('En', 'none', own.En)] : []),
      ],
      tables: [{ name: 'values', columns: ['count', 'values'], rows: [[countCell(values.length), givenCells(values)]] }],
      notes: [], offers: [],
    };
  },
});

/** Recovery of what was added to samples: 100 (found − unspiked) / added of each line, their mean and spread. */
export const recovery = section<Decimal[][]>({
  name: 'recovery',
  fields: [fields.rows('data'), decimalSign],
  criteria: [{ name: 'recoveryLow', figure: 'meanRecovery', sense: 'min' }, { name: 'recoveryHigh', figure: 'meanRecovery', sense: 'max' }, atLeast('leastRecovery'), atMost('mostRecovery'), atMost('recoveryRsd')],
  read(reader) {
    const rows = reader.rows('data', 3, 3);
    return rows.length === 0 ? null : rows;
  },
  find(rows) {
    const recoveries = rows.map(([unspiked, added, spiked]) => recoveryOf(spiked!, unspiked!, added!));
    const centre = mean(recoveries);
    const sd = recoveries.length > 1 ? standardDeviation(recoveries) : null;
    const t = sd && !sd.isZero() ? centre.minus(100).div(sd.div(new Dec(rows.length).sqrt())) : null;
    return {
      figures: [
        found('results', 'none', rows.length), found('meanRecovery', 'percent', centre), found('recoverySd', 'percent', sd), found('recoveryRsd', 'percent', sd && percentOf(sd, centre.abs())),
        found('leastRecovery', 'percent', Dec.min(...recoveries)), found('mostRecovery', 'percent', Dec.max(...recoveries)),
        found('recoveryT', 'none', t), found('recoveryP', 'none', t && chance(t, rows.length - 1)),
      ],
      tables: [{ name: 'recoveries', columns: ['unspiked', 'added', 'spiked', 'recovery'], rows: rows.map((row, i) => [...row.map(givenCell), figureCell(recoveries[i]!)]) }],
      notes: [], offers: [],
    };
  },
});
