import type { Decimal } from 'decimal.js';
import type { Message } from '../../../kernel/i18n.ts';
import { Dec } from '../../../science/decimal.ts';
import { horRat, horwitzFormulas, horwitzRsd, type HorwitzFormula } from '../../../science/proficiency/horwitz.ts';
import { round } from '../../../science/rounding.ts';
import { anova } from '../../../science/statistics/anova.ts';
import { mean, standardDeviation } from '../../../science/statistics/describe.ts';
import { fisher } from '../../../science/statistics/distributions.ts';
import { cochran, grubbs, type OutlierTest } from '../../../science/statistics/outliers.ts';
import { StatisticsError } from '../../../science/statistics/refusal.ts';
import type { Cell, FoundTable } from '../../../../templates/validation/study.types.ts';
import { decimalSign, fields } from './fields.ts';
import type { Group } from './reader.ts';
import { atMost, countCell, figureCell, found, givenCells, percentOf, readable, section, textCell, wordCell } from './section.ts';

export const shapes = ['constant', 'proportional'] as const;

interface Input {
  groups: Group[];
  massFraction: Decimal | null;
  formula: HorwitzFormula;
  shape: (typeof shapes)[number];
}

/**
 * Repeatability and within-laboratory precision by one-way analysis of variance of groups (days, analysts); r = 2.8 s_r (ISO 5725-6).
 * Outliers are named, never left out.
 */
export const precision = section<Input>({
  name: 'precision',
  fields: [fields.rows('data'), decimalSign, fields.optional('massFraction'), fields.choice('formula', horwitzFormulas), fields.choice('shape', shapes)],
  criteria: [atMost('repeatabilityRsd'), atMost('withinRsd'), atMost('repeatabilityLimit'), atMost('horRatRepeatability'), atMost('horRatWithin')],
  read(reader) {
    const groups = reader.groups('data');
    const massFraction = reader.positive('massFraction');
    const chosen = { formula: reader.choice('formula', horwitzFormulas), shape: reader.choice('shape', shapes) };
    return groups.length === 0 ? null : { groups, massFraction, ...chosen };
  },
  find({ groups, massFraction, formula, shape }) {
    const all = groups.flatMap(({ figures }) => figures);
    const centre = mean(all);
    const analysis = groups.length > 1 ? anova(groups.map(({ figures }) => figures)) : null;
    const repeatability = analysis?.repeatabilitySd ?? standardDeviation(all);
    const within = analysis?.reproducibilitySd ?? null;
    const [rsd, withinRsd] = [percentOf(repeatability, centre.abs()), within && percentOf(within, centre.abs())];
    const limit = repeatability.times('2.8');
    const p = analysis?.F ? new Dec((1 - fisher.cdf(Number(analysis.F), analysis.dfBetween, analysis.dfWithin)).toPrecision(6)) : null;
    const ratio = (of: Decimal | null) => (of && massFraction ? horRat(of, massFraction, formula) : null);
    const { table, notes } = outliers(groups);
    const offered = shape === 'constant' || rsd === null ? round(limit, { mode: 'half-up', to: { significant: 2 } }) : `${round(rsd.times('0.028'), { mode: 'half-up', to: { significant: 2 } })} * mean`;
    return {
      figures: [
        found('groups', 'none', groups.length), found('results', 'none', all.length), found('mean', 'result', centre),
        found('repeatabilitySd', 'result', repeatability), found('repeatabilityRsd', 'percent', rsd), found('repeatabilityLimit', 'result', limit),
        found('betweenSd', 'result', analysis?.betweenSd), found('withinSd', 'result', within), found('withinRsd', 'percent', withinRsd),
        found('anovaF', 'none', analysis?.F), found('anovaP', 'none', p),
        ...(massFraction ? [found('expectedRsd', 'percent', horwitzRsd(massFraction, formula)), found('horRatRepeatability', 'none', ratio(rsd)), found('horRatWithin', 'none', ratio(withinRsd))] : []),
      ],
      tables: [
        {
          name: 'groups', columns: ['group', 'count', 'mean', 'sd', 'values'],
          rows: groups.map(({ name, figures }) => [textCell(name), countCell(figures.length), figureCell(mean(figures)), figureCell(figures.length > 1 ? standardDeviation(figures) : null), givenCells(figures)]),
        },
        ...(table.rows.length ? [table] : []),
      ],
      notes: [...notes, ...(analysis ? [] : [{ key: 'validations.note.one-group', tone: 'info' as const }])],
      offers: repeatability.isZero() ? [] : [{ figure: 'repeatabilityLimit', text: offered }],
    };
  },
});

type Notes = Array<Message & { tone: 'info' | 'attention' }>;

/** Of three figures, two of which agree, the third is beyond every limit, however near it lies. */
const fewestForGrubbs = 4;

/** Cochran's test of the variances, Grubbs' of four means and more and within a group of so many: beyond 1 % an outlier, beyond 5 % a straggler (ISO 5725-2:1994, 7.3). */
function outliers(groups: readonly Group[]): { table: FoundTable; notes: Notes } {
  const rows: Cell[][] = [];
  const marked: number[] = [];
  const notes: Notes = [];
  const tested = (test: string, of: (alpha: number) => OutlierTest, furthest: (index: number) => { name: string; value: Decimal }): void => {
    const [five, one] = [attempt(() => of(0.05)), attempt(() => of(0.01))];
    if (!five || !one) return;
    const verdict = one.outlier ? 'outlier' : five.outlier ? 'straggler' : 'none';
    const { name, value } = furthest(five.index);
    if (verdict !== 'none') {
      marked.push(rows.length);
      notes.push({ key: `validations.note.${verdict}.${test}`, params: { name, value: readable(value) }, tone: 'attention' });
    }
    const critical = (of: number): Cell => ({ figure: new Dec(of.toPrecision(4)).toFixed() });
    rows.push([wordCell(`validations.word.${test}`), textCell(name), figureCell(value), figureCell(five.statistic), critical(five.critical), critical(one.critical), wordCell(`validations.word.${verdict}`, verdict === 'outlier' ? 'wrong' : verdict === 'straggler' ? 'attention' : 'good')]);
  };
  const figures = groups.map((group) => group.figures);
  if (groups.length > 1) {
    if (figures.some(({ length }) => length !== figures[0]!.length || length < 2)) notes.push({ key: 'validations.note.no-cochran', tone: 'info' });
    else tested('cochran', (alpha) => cochran(figures, alpha), (index) => ({ name: groups[index]!.name, value: standardDeviation(figures[index]!) }));
  }
  if (groups.length >= fewestForGrubbs) tested('grubbs-means', (alpha) => grubbs(figures.map(mean), alpha), (index) => ({ name: groups[index]!.name, value: mean(figures[index]!) }));
  for (const group of groups) if (group.figures.length >= fewestForGrubbs) tested('grubbs', (alpha) => grubbs(group.figures, alpha), (index) => ({ name: group.name, value: group.figures[index]! }));
  return { table: { name: 'outliers', columns: ['test', 'furthest', 'value', 'statistic', 'critical5', 'critical1', 'verdict'], rows, marked }, notes };
}

/** Null where the test cannot be made of these figures (no spread). */
function attempt<T>(of: () => T): T | null {
  try {
    return of();
  } catch (error) {
    if (error instanceof StatisticsError) return null;
    throw error;
  }
}
