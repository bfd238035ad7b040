import fc from 'fast-check';
import { Invalid } from '../../../src/kernel/errors.ts';
import { criterionField, outcomesOf, sections, takeGiven } from '../../../src/modules/validations/sections/index.ts';
import { isMessageKey } from '../../../templates/locales/index.ts';
import { sectionNames, type SectionName, type SectionOutcome } from '../../../templates/validation/study.types.ts';
import { pasted } from './support.ts';

const found = (outcome: SectionOutcome, name: string): string | null => outcome.findings!.figures.find((figure) => figure.name === name)!.text;
const one = (name: SectionName, given: Record<string, string>): SectionOutcome => outcomesOf({ [name]: takeGiven(name, given) })[0]!;
const table = (outcome: SectionOutcome, name: string) => outcome.findings!.tables.find((each) => each.name === name)!;
const refused = (name: SectionName, given: Record<string, string>) => {
  try {
    takeGiven(name, given);
  } catch (error) {
    if (error instanceof Invalid) return error.problems.map(({ path, key }) => [path, key]);
    throw error;
  }
  return [];
};

describe('linearity', () => {
  // NIST StRD, Linear Regression, Norris: slope 1.00211681802045, intercept −0.262323073774029, residual SD 0.884796396144373, r² 0.999993745883712.
  const norris = `0.1 0.2
338.8 337.4
118.1 118.2
888.0 884.6
9.2 10.1
228.1 226.5
668.5 666.3
998.5 996.3
449.1 448.6
778.9 777.0
559.2 558.2
0.3 0.4
0.1 0.6
778.1 775.5
668.8 666.9
339.3 338.0
448.9 447.5
10.8 11.6
557.7 556.0
228.3 228.1
998.0 995.8
888.8 887.6
119.6 120.2
0.3 0.3
0.6 0.3
557.6 556.8
339.3 339.1
888.0 887.2
998.5 999.0
778.9 779.0
10.2 11.1
117.6 118.3
228.9 229.2
668.4 669.1
449.2 448.9
0.2 0.5`.split('\n').map((line) => line.split(' ').toReversed().join('\t')).join('\n');

  test('a pasted calibration gives the coefficients that NIST certifies for it', () => {
    const outcome = one('linearity', { data: norris, decimal: '.', model: 'linear', weights: 'none', 'criterion-r2': '0.9999', 'criterion-residualSd': '0.5' });
    expect(found(outcome, 'slope')).toBe('1.002');
    expect(found(outcome, 'intercept')).toBe('-0.2623');
    expect(found(outcome, 'residualSd')).toBe('0.8848');
    expect(found(outcome, 'r2')).toBe('0.999994');
    expect(outcome.verdicts.map(({ criterion, met }) => [criterion, met])).toEqual([['r2', true], ['residualSd', false]]);
    const slope = outcome.findings!.figures.find(({ name }) => name === 'slope')!.value!;
    expect(slope.startsWith('1.0021168180204')).toBe(true);
  });

  test('several responses a level are points of their own, standards are calculated back, and lack of fit is tested', () => {
    const outcome = one('linearity', pasted.linearity!);
    expect(found(outcome, 'points')).toBe('12');
    expect(found(outcome, 'levels')).toBe('6');
    expect([found(outcome, 'low'), found(outcome, 'high')]).toEqual(['0.1', '5.0']);
    expect(table(outcome, 'standards').rows).toHaveLength(12);
    expect(Number(found(outcome, 'lackOfFitP'))).toBeGreaterThan(0);
    expect(outcome.findings!.curve!.coefficients).toHaveLength(2);
    expect(one('linearity', { ...pasted.linearity!, weights: '1/x2' }).findings!.figures.find(({ name }) => name === 'lackOfFitF')!.value).toBeNull();
    expect(one('linearity', { ...pasted.linearity!, model: 'linear-origin' }).findings!.curve!.coefficients).toHaveLength(1);
    expect(found(one('linearity', { ...pasted.linearity!, model: 'quadratic' }), 'curvature')).not.toBeNull();
  });
});

describe('what was pasted', () => {
  test('a figure that may mean two numbers is refused with its line, until the person says which decimal sign it has', () => {
    const data = '0,5\t1,234\n1,0\t2,468';
    expect(refused('linearity', { data })).toEqual([['data', 'validations.error.ambiguous.line'], ['data', 'validations.error.ambiguous.line']]);
    expect(table(one('linearity', { data: `${data}\n2,0\t4,9`, decimal: ',' }), 'standards').rows[0]![1]).toEqual({ figure: '1.234' });
    expect(table(one('linearity', { data: `${data}\n2,0\t4,9`, decimal: '.' }), 'standards').rows[0]![1]).toEqual({ figure: '1234' });
  });

  test('a zero at the end is a digit too', () => {
    expect(table(one('recovery', { data: '0,50;1,00;1,500' , decimal: ',' }), 'recoveries').rows[0]!.slice(0, 3)).toEqual([{ figure: '0.50' }, { figure: '1.00' }, { figure: '1.500' }]);
  });

  test('what is no number, is censored or stands in a wrong number of columns is refused', () => {
    expect(refused('recovery', { data: '0,5;1,0;1,5\n0,5;một;1,5' })).toEqual([['data', 'validations.error.not-a-number.line']]);
    expect(refused('trueness', { data: '< 0,1', reference: '1', referenceU: '0,1' })).toContainEqual(['data', 'validations.error.not-a-number.line']);
    expect(refused('recovery', { data: '0,5;1,0' })).toEqual([['data', 'validations.error.columns']]);
    expect(refused('precision', { data: '2,01 2,03 2,02' })).toEqual([['data', 'validations.error.group']]);
    expect(refused('linearity', { data: '1 2', 'criterion-r2': '0,99 khoảng' })).toEqual([['criterion-r2', 'validations.error.not-a-number']]);
    expect(refused('detection', { way: 'signal', concentration: '1', signal: '20' })).toEqual([['noise', 'error.required']]);
    expect(refused('uncertainty', { data: '2 0,03 0,02 0,02', shape: 'formula', formula: '0.05 * y' })).toEqual([['formula', 'science.formula.unknown-name']]);
    expect(refused('linearity', { data: Array.from({ length: 300 }, (_, i) => `${i} ${i}`).join('\n') })).toEqual([['data', 'science.statistics.too-many']]);
  });

  test('whatever is typed is kept as typed or refused, and never breaks the calculation', () => {
    const cell = fc.oneof(fc.integer({ min: -1000, max: 1000 }).map((n) => String(n / 10)), fc.constantFrom('0', '1e-6', '', 'x', '1,5', '1.234', '-', '∞', '9'.repeat(30)));
    const lines = fc.array(fc.array(cell, { maxLength: 6 }).map((cells) => cells.join('\t')), { maxLength: 8 }).map((all) => all.join('\n'));
    fc.assert(fc.property(fc.constantFrom(...sectionNames), lines, lines, cell, (name, data, other, figure) => {
      const given = Object.fromEntries([...sections[name].fields.map((field) => [field.name, field.kind === 'rows' ? (field.name === 'factors' ? other : data) : field.options ? field.options[0]! : figure]), ...sections[name].criteria.map((criterion) => [criterionField(criterion), '1'])]);
      let taken;
      try {
        taken = takeGiven(name, given);
      } catch (error) {
        expect(error).toBeInstanceOf(Invalid);
        return;
      }
      for (const [field, text] of Object.entries(taken)) expect(text).toBe(given[field]);
      const [outcome] = outcomesOf({ [name]: taken });
      for (const verdict of outcome!.verdicts) expect(verdict.met === null).toBe(verdict.figure.value === null);
    }), { numRuns: 300 });
  });
});

describe('limits of detection and quantification', () => {
  test('from blanks: 3 s and 10 s, over the slope and times the factor to the unit of the results; offered rounded up', () => {
    const plain = one('detection', { way: 'blank', blanks: '1 2 3 4 5', 'criterion-lod': '5' });
    expect([found(plain, 'blankSd'), found(plain, 'lod'), found(plain, 'loq')]).toEqual(['1.581', '4.743', '15.81']);
    expect(plain.findings!.offers).toEqual([{ figure: 'lod', text: '4.8' }, { figure: 'loq', text: '16' }]);
    expect(plain.verdicts[0]).toMatchObject({ met: true, limit: '5' });
    const scaled = one('detection', { way: 'blank', blanks: '1 2 3 4 5', slope: '2', factor: '50', lodFactor: '3,3' });
    expect(found(scaled, 'lod')).toBe('130.4');
  });

  test('from a calibration line and from signal to noise', () => {
    const line = one('detection', { way: 'calibration', standards: '0,05 0,010\n0,10 0,021\n0,15 0,030\n0,20 0,041\n0,25 0,050\n0,30 0,061', replicates: '1' });
    expect(Number(found(line, 'loq'))).toBeGreaterThan(Number(found(line, 'lod')));
    const noise = one('detection', { way: 'signal', concentration: '0,5', signal: '50', noise: '2' });
    expect([found(noise, 'signalToNoise'), found(noise, 'lod'), found(noise, 'loq')]).toEqual(['25.00', '0.06000', '0.2000']);
  });
});

describe('precision', () => {
  // Two groups 10, 12 and 14, 16: MS within 2, MS between 16, s_r² = 2, s_L² = 7, s_I² = 9.
  test('repeatability, within-laboratory precision and r = 2.8 s_r follow from the analysis of variance', () => {
    const outcome = one('precision', { data: 'A;10;12\nB;14;16', 'criterion-withinRsd': '20', 'criterion-repeatabilityRsd': '11' });
    expect([found(outcome, 'repeatabilitySd'), found(outcome, 'withinSd'), found(outcome, 'betweenSd'), found(outcome, 'repeatabilityLimit'), found(outcome, 'mean')]).toEqual(['1.414', '3.000', '2.646', '3.960', '13.00']);
    expect(outcome.verdicts.map(({ criterion, met }) => [criterion, met])).toEqual([['repeatabilityRsd', true], ['withinRsd', false]]);
    expect(outcome.findings!.offers).toEqual([{ figure: 'repeatabilityLimit', text: '4.0' }]);
    expect(one('precision', { data: 'A;10;12\nB;14;16', shape: 'proportional' }).findings!.offers).toEqual([{ figure: 'repeatabilityLimit', text: '0.30 * mean' }]);
  });

  test('lines of one name are one group, and one group gives repeatability alone', () => {
    const outcome = one('precision', { data: 'A\t10\nA\t12\nA\t14' });
    expect([found(outcome, 'groups'), found(outcome, 'repeatabilitySd'), found(outcome, 'withinSd')]).toEqual(['1', '2.000', null]);
  });

  test('HorRat stands beside Horwitz where the mass fraction is known', () => {
    const outcome = one('precision', pasted.precision!);
    // 2 c^−0.1505 at 2e-6 is 14.41 %.
    expect(found(outcome, 'expectedRsd')).toBe('14.41');
    expect(Number(found(outcome, 'horRatWithin'))).toBeCloseTo(Number(found(outcome, 'withinRsd')) / 14.41, 3);
    expect(one('precision', { data: 'A;1;2\nB;1;2' }).findings!.figures.some(({ name }) => name === 'expectedRsd')).toBe(false);
  });

  test('outliers are named and still count', () => {
    const data = 'Ngày 1;10;10,1\nNgày 2;10;10,1\nNgày 3;10;10,1\nNgày 4;10;18\nNgày 5;10;10,1';
    const outcome = one('precision', { data });
    expect(outcome.findings!.notes).toContainEqual({ key: 'validations.note.outlier.cochran', params: { name: 'Ngày 4', value: '5.657' }, tone: 'attention' });
    expect(found(outcome, 'results')).toBe('10');
    expect(table(outcome, 'groups').rows[3]!.at(-1)).toEqual({ figure: '10  18' });
    expect(table(outcome, 'outliers').marked).toContain(0);
    const single = one('precision', { data: 'A;8,2;8,1;8,3;8,2;9,9;8,2' });
    expect(single.findings!.notes).toContainEqual({ key: 'validations.note.outlier.grubbs', params: { name: 'A', value: '9.900' }, tone: 'attention' });
    expect(one('precision', { data: '1;25,8;25,7\n2;25,4;25,5\n3;25,8;25,7' }).findings!.notes).toEqual([]);
    expect(one('precision', { data: 'A;1;2;3\nB;1;2' }).findings!.notes.map(({ key }) => key)).toContain('validations.note.no-cochran');
  });
});

test('trueness: bias, t, zeta with the uncertainty of the reference, and E_n with the laboratory’s own', () => {
  // Mean 10.2, s = 0.2, n = 4: s/√n = 0.1; bias 0.2; t = 2; u(ref) = 0.1/2.
  const outcome = one('trueness', { reference: '10', referenceU: '0,1', data: '10 10,2 10,2 10,4'.replaceAll(' ', '\n'), ownU: '0,3', 'criterion-bias': '0,1', 'criterion-En': '1', 'criterion-biasP': '0,05' });
  expect(found(outcome, 'bias')).toBe('0.2000');
  expect(Number(found(outcome, 'biasT'))).toBeCloseTo(0.2 / (Math.sqrt(0.08 / 3) / 2), 3);
  expect(Number(found(outcome, 'zeta'))).toBeCloseTo(0.2 / Math.hypot(Math.sqrt(0.08 / 3) / 2, 0.05), 3);
  expect(Number(found(outcome, 'En'))).toBeCloseTo(0.2 / Math.hypot(0.3, 0.1), 3);
  expect(Number(found(outcome, 'tCritical'))).toBeCloseTo(3.182, 3);
  expect(outcome.verdicts.map(({ criterion, met }) => [criterion, met])).toEqual([['bias', false], ['biasP', true], ['En', true]]);
  // A criterion holds the size of a bias, whichever way it goes.
  expect(one('trueness', { reference: '11', referenceU: '0,1', data: '10\n10,2', 'criterion-bias': '0,5' }).verdicts[0]).toMatchObject({ met: false });
});

test('recovery of each spiked sample, their mean and spread, held from both sides', () => {
  const outcome = one('recovery', { data: '1;2;2,8\n1;2;3,0\n1;2;3,2', 'criterion-recoveryLow': '95', 'criterion-recoveryHigh': '99' });
  expect([found(outcome, 'meanRecovery'), found(outcome, 'recoverySd'), found(outcome, 'leastRecovery'), found(outcome, 'mostRecovery')]).toEqual(['100.0', '10.00', '90.00', '110.0']);
  expect(outcome.verdicts.map(({ criterion, met }) => [criterion, met])).toEqual([['recoveryLow', true], ['recoveryHigh', false]]);
});

describe('robustness', () => {
  // Runs in their order: A adds 4, D adds 0.4.
  const data = '14,4 14,4 14 14 10 10 10,4 10,4'.replaceAll(' ', '\n');
  const factors = 'pH;7,0;7,5\nNhiệt độ;25;30\nThời gian;10;15\nThể tích;5;6';

  test('says which of the seven factors exceed √2·s', () => {
    const outcome = one('robustness', { data, factors, s: '0,5', 'criterion-exceeding': '0' });
    const effects = table(outcome, 'effects');
    expect(effects.rows.map((row) => (row[4] as { figure: string }).figure)).toEqual(['4.000', '0', '0', '0.4000', '0', '0', '0']);
    expect(effects.marked).toEqual([0]);
    expect(effects.rows[0]![1]).toEqual({ text: 'pH' });
    expect(found(outcome, 'exceeding')).toBe('1');
    expect(found(outcome, 'criticalEffect')).toBe('0.7071');
    expect(outcome.verdicts[0]!.met).toBe(false);
  });

  test('without a standard deviation of its own it takes s_r of the precision, and says so when there is none', () => {
    expect(one('robustness', { data, factors }).refusal).toEqual({ key: 'validations.error.needs-s' });
    const [, outcome] = outcomesOf({ precision: { data: 'A;10;12\nB;14;16' }, robustness: { data, factors } });
    expect(found(outcome!, 's')).toBe('1.414');
  });
});

describe('uncertainty', () => {
  test('top-down at several levels; the person takes a constant, a share, or a formula that is held against each level', () => {
    // Level 1: u = √(0.03² + 0.04²) = 0.05, U = 0.10; level 10: u = √(0.3² + 0.4²) = 0.5, U = 1.0.
    const data = '1;0,03;0,04;0\n10;0,3;0;0,4';
    const constant = one('uncertainty', { data, shape: 'constant', 'criterion-largestRelative': '10' });
    expect([found(constant, 'largestU'), found(constant, 'largestRelative')]).toEqual(['1.000', '10.00']);
    expect(constant.findings!.offers).toEqual([{ figure: 'expandedUncertainty', text: '1' }]);
    expect(constant.verdicts[0]!.met).toBe(true);
    expect(one('uncertainty', { data, shape: 'proportional' }).findings!.offers[0]!.text).toBe('0.1 * x');
    const formula = one('uncertainty', { data, shape: 'formula', formula: '0.08 * x + 0.02' });
    expect(formula.findings!.offers[0]!.text).toBe('0.08 * x + 0.02');
    expect(formula.findings!.notes).toEqual([{ key: 'validations.note.short', params: { level: '10' }, tone: 'attention' }]);
  });

  test('several determinations of bias at a level count together, in per cent as well', () => {
    const outcome = one('uncertainty', { data: '50;3;4;0\n50;3;-4;0', stated: 'relative', shape: 'proportional' });
    expect(found(outcome, 'largestU')).toBe('5.000');
    expect(refused('uncertainty', { data: '50;3;4;0\n50;2;-4;0' })).toEqual([['data', 'validations.error.two-urw']]);
  });
});

test('what the data cannot give is said in words, not thrown', () => {
  expect(one('precision', { data: 'A;10\nB;11' }).refusal).toMatchObject({ key: 'science.statistics.too-few' });
  expect(one('linearity', { data: '1 2\n1 3' }).refusal).toMatchObject({ key: 'science.statistics.too-few' });
  expect(one('detection', { way: 'blank', blanks: '1 1 1' }).refusal).toMatchObject({ key: 'science.statistics.no-spread' });
  expect(one('linearity', { 'criterion-r2': '0,99' })).toMatchObject({ findings: null, refusal: null });
});

test('every figure, criterion, column, table and note that can appear has words', () => {
  const all = outcomesOf({ ...pasted, robustness: { data: '1\n2\n3\n4\n5\n6\n7\n8', factors: 'pH;1;2' } });
  expect(all.map(({ name }) => name)).toEqual([...sectionNames]);
  const keys = all.flatMap(({ name, findings }) => [
    `validations.section.${name}`, `validations.for.${name}`,
    ...findings!.figures.map((figure) => `validations.figure.${figure.name}`),
    ...findings!.tables.flatMap((each) => [`validations.table.${each.name}`, ...each.columns.map((column) => `validations.column.${column}`)]),
    ...findings!.notes.map(({ key }) => key), ...findings!.tables.flatMap(({ rows }) => rows.flat().flatMap((cell) => ('word' in cell ? [cell.word.key] : []))),
    ...sections[name].criteria.map((criterion) => `validations.criterion.${criterion.name}`),
  ]);
  expect(keys.filter((key) => !isMessageKey(key))).toEqual([]);
  const labels = sectionNames.flatMap((name) => sections[name].fields.flatMap((field) => [
    ...(isMessageKey(`validations.field.${name}.${field.name}`) || isMessageKey(`validations.field.${field.name}`) ? [] : [`${name}.${field.name}`]),
    ...(field.options ?? []).filter((option) => option.length > 1 && !isMessageKey(`validations.option.${option}`)),
  ]));
  expect(labels).toEqual([]);
});
