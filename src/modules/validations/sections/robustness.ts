import type { Decimal } from 'decimal.js';
import { Dec } from '../../../science/decimal.ts';
import { StatisticsError } from '../../../science/statistics/refusal.ts';
import { youden, youdenDesign } from '../../../science/validation/youden.ts';
import { decimalSign, fields } from './fields.ts';
import { atMost, figureCell, found, givenCell, section, textCell, wordCell } from './section.ts';

interface Input {
  results: Decimal[];
  factors: string[][];
  s: Decimal | null;
}

const letters = ['A', 'B', 'C', 'D', 'E', 'F', 'G'];

/** Youden and Steiner's design: eight runs, seven factors. Without a standard deviation of its own it takes s_r of the study's precision. */
export const robustness = section<Input>({
  name: 'robustness',
  fields: [{ name: 'factors', kind: 'rows' }, fields.rows('data'), decimalSign, fields.optional('s')],
  criteria: [atMost('exceeding'), atMost('largestEffect'), atMost('effectsSd')],
  read(reader) {
    const results = reader.rows('data').flat();
    const factors = reader.lines('factors');
    const s = reader.positive('s');
    if (results.length === 0) return null;
    if (factors.length === 0) reader.missing('factors');
    if (factors.length > 7) reader.problems.push({ path: 'factors', key: 'validations.error.seven-factors', params: { given: factors.length } });
    return { results, factors, s };
  },
  find({ results, factors, s }, around) {
    const sd = s ?? around.found('precision', 'repeatabilitySd');
    if (!sd) throw new StatisticsError('validations.error.needs-s');
    const { effects, critical, exceeds, sd: ofEffects } = youden(results, sd);
    // A column of the design without a factor of its own shows chance alone; it is told as what it is.
    const told = (i: number) => factors[i] ?? [];
    return {
      figures: [
        found('s', 'result', sd), found('criticalEffect', 'result', critical), found('exceeding', 'none', exceeds.filter((each, i) => each && told(i).length > 0).length),
        found('largestEffect', 'result', Dec.max(...effects.map((effect) => effect.abs()))), found('effectsSd', 'result', ofEffects),
      ],
      tables: [
        {
          name: 'effects', columns: ['letter', 'factor', 'nominal', 'varied', 'effect', 'verdict'], marked: exceeds.flatMap((each, i) => (each ? [i] : [])),
          rows: effects.map((effect, i) => [
            textCell(letters[i]!), told(i)[0] ? textCell(told(i)[0]!) : wordCell('validations.word.no-factor'), textCell(told(i)[1] ?? ''), textCell(told(i)[2] ?? ''), figureCell(effect),
            exceeds[i] ? wordCell('validations.word.exceeds', 'attention') : wordCell('validations.word.within', 'good'),
          ]),
        },
        {
          name: 'runs', columns: ['number', 'levels', 'value'],
          rows: results.map((result, run) => [textCell(String(run + 1)), textCell(youdenDesign[run]!.map((nominal, i) => (nominal ? letters[i]! : letters[i]!.toLowerCase())).join(' ')), givenCell(result)]),
        },
      ],
      notes: exceeds.flatMap((each, i) => (each && told(i)[0] ? [{ key: 'validations.note.factor-exceeds', params: { name: told(i)[0]! }, tone: 'attention' as const }] : [])),
      offers: [],
    };
  },
});
