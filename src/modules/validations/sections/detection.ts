import type { Decimal } from 'decimal.js';
import { Decimal as Numbers } from 'decimal.js';
import { Dec, plain } from '../../../science/decimal.ts';
import { blankLimits, din32645, signalToNoise, type DetectionLimits } from '../../../science/calibration/detection.ts';
import { mean as meanOf, spreadOf } from '../../../science/statistics/describe.ts';
import { fit } from '../../../science/calibration/fit.ts';
import type { FoundFigure, FoundTable } from '../../../../templates/validation/study.types.ts';
import { decimalSign, fields } from './fields.ts';
import { pointsOf } from './linearity.ts';
import type { Reader } from './reader.ts';
import { atMost, countCell, found, givenCell, givenCells, section } from './section.ts';

export const detectionWays = ['blank', 'calibration', 'signal'] as const;
const conventions = ['height', 'ph-eur'] as const;
const significances = ['0.01', '0.05'] as const;

/** What one way found, before it is brought to the unit of the results. */
interface Found {
  limits: DetectionLimits;
  figures: FoundFigure[];
  table: FoundTable;
}
interface Input {
  factor: Decimal;
  run: () => Found;
}

/** Limits of detection and quantification, by one of three ways; `factor` brings them from the measured solution to the unit of the results. */
export const detection = section<Input>({
  name: 'detection',
  fields: [
    fields.ways('way', detectionWays),
    fields.rows('blanks', 'blank'), fields.optional('slope', 'blank'), fields.optional('lodFactor', 'blank'), fields.optional('loqFactor', 'blank'),
    fields.rows('standards', 'calibration'), fields.optional('replicates', 'calibration'), fields.choice('alpha', significances, 'calibration'), fields.optional('k', 'calibration'),
    fields.figure('concentration', 'signal'), fields.figure('signal', 'signal'), fields.figure('noise', 'signal'), fields.choice('convention', conventions, 'signal'),
    decimalSign, fields.optional('factor'),
  ],
  criteria: [atMost('lod'), atMost('loq')],
  read(reader) {
    const factor = reader.positive('factor') ?? new Dec(1);
    const run = ways[reader.choice('way', detectionWays)]?.(reader);
    return run ? { factor, run } : null;
  },
  find({ factor, run }) {
    const { limits, figures, table } = run();
    const [lod, loq] = [limits.lod.times(factor), limits.loq.times(factor)];
    return {
      figures: [found('lod', 'result', lod), found('loq', 'result', loq), ...figures],
      tables: [table], notes: [],
      offers: [{ figure: 'lod', text: upward(lod) }, { figure: 'loq', text: upward(loq) }],
    };
  },
});

/** Two significant figures, never below what was found. */
export const upward = (value: Decimal): string => plain(value.toSignificantDigits(2, Numbers.ROUND_UP));

const ways: Record<(typeof detectionWays)[number], (reader: Reader) => (() => Found) | null> = {
  blank(reader) {
    const values = reader.rows('blanks').flat();
    const slope = reader.positive('slope') ?? new Dec(1);
    const factors = { lod: reader.positive('lodFactor') ?? new Dec(3), loq: reader.positive('loqFactor') ?? new Dec(10) };
    if (values.length === 0) return null;
    return () => {
      const { sd, mean } = { sd: spreadOf(values), mean: meanOf(values) };
      const { lod, loq } = blankLimits({ sd, mean }, slope, factors);
      return {
        limits: { lod, loq }, figures: [found('blankMean', 'response', mean), found('blankSd', 'response', sd)],
        table: { name: 'blanks', columns: ['count', 'values'], rows: [[countCell(values.length), givenCells(values)]] },
      };
    };
  },
  calibration(reader) {
    const rows = reader.rows('standards', 2);
    const options = { replicates: reader.whole('replicates', 1) ?? 1, alpha: Number(reader.choice('alpha', significances)), k: Number(reader.positive('k') ?? 3) };
    if (rows.length === 0) return null;
    return () => {
      const { x, y } = pointsOf(rows);
      const fitted = fit(x, y, 'linear');
      const { lod, loq, identification } = din32645(fitted, options);
      return {
        limits: { lod, loq }, figures: [found('identification', 'response', identification), found('points', 'none', x.length), found('slope', 'response', fitted.coefficients[1]), found('residualSd', 'response', fitted.residualSd)],
        table: { name: 'low-standards', columns: ['level', 'response'], rows: x.map((level, i) => [givenCell(level), givenCell(y[i]!)]) },
      };
    };
  },
  signal(reader) {
    const [concentration, signal, noise] = (['concentration', 'signal', 'noise'] as const).map((name) => reader.positive(name));
    const convention = reader.choice('convention', conventions);
    const given = [concentration, signal, noise].filter(Boolean).length;
    if (given === 0) return null;
    if (!concentration || !signal || !noise) {
      for (const name of ['concentration', 'signal', 'noise']) if (!reader.text(name)) reader.missing(name);
      return null;
    }
    return () => {
      const { lod, loq, ratio } = signalToNoise(concentration, signal, noise, convention);
      return {
        limits: { lod, loq }, figures: [found('signalToNoise', 'none', ratio)],
        table: { name: 'signal', columns: ['concentration', 'signal', 'noise'], rows: [[givenCell(concentration), givenCell(signal), givenCell(noise)]] },
      };
    };
  },
};
