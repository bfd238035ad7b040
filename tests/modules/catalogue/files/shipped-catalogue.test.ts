import { createHash } from 'node:crypto';
import { weekday } from '../../../../src/kernel/calendar.ts';
import { limitUnits, readCatalogue, type RegulationEntry } from '../../../../src/modules/catalogue/files/index.ts';
import { science } from './support.ts';

const catalogue = readCatalogue('catalogue', science);

/**
 * What was taken over from the collection of regulations: limits, how many of them were read in a public source, figures, and a digest
 * of the figures. A difference means that a limit was changed: compare it with the text of the law before changing this table.
 */
const taken: Array<[code: string, limits: number, verified: number, figures: number, digest: string]> = [
  ['QCVN 01-1:2018/BYT', 99, 1, 100, '6e1eb2c8fd4b3b6f'],
  ['QCVN 01-1:2024/BYT', 35, 32, 35, '0e52386ca4e63daf'],
  ['QCVN 01-189:2019/BNNPTNT', 16, 4, 14, 'e48aca39a84cf47d'],
  ['QCVN 03:2023/BTNMT', 54, 54, 54, '916f66b4e0260cc8'],
  ['QCVN 03-MT:2015/BTNMT', 30, 30, 30, '58119bdc9bf6abc2'],
  ['QCVN 08:2023/BTNMT', 98, 81, 103, 'd18165bf079616ef'],
  ['QCVN 09:2023/BTNMT', 23, 13, 24, '11dac671c8f1980e'],
  ['QCVN 09-MT:2015/BTNMT', 32, 32, 32, '60a1efc0debc1f96'],
  ['QCVN 106:2025/BNNMT', 0, 0, 0, 'e3b0c44298fc1c14'],
  ['QCVN 20-1:2024/BYT', 9, 9, 9, 'efa6572d7dc61057'],
  ['QCVN 40:2011/BTNMT', 66, 52, 68, 'aa27ab4700a694d3'],
  ['QCVN 40:2025/BTNMT', 0, 0, 0, 'e3b0c44298fc1c14'],
  ['QCVN 6-1:2010/BYT', 48, 43, 39, 'cbbf6ebd8e64041e'],
  ['QCVN 8-1:2011/BYT', 27, 0, 27, '7e41390275bb4979'],
  ['QCVN 8-2:2011/BYT', 44, 6, 44, '32b48b75a0f6408a'],
  ['QCVN 8-3:2012/BYT', 4, 0, 0, 'bff9c2015d8afb55'],
  ['TT 50/2016/TT-BYT', 165, 165, 165, '1afe9c9fd9db2687'],
];

const byCode = new Map(catalogue.regulations.map((regulation) => [regulation.code, regulation]));
const digest = (regulation: RegulationEntry) => {
  const lines = regulation.limits.map((l) => [l.id, l.analyte, l.class, l.unit, l.kind, l.min, l.max, l.verified ? 'yes' : 'no'].map((x) => x ?? '').join('|'));
  return createHash('sha256').update(lines.join('\n')).digest('hex').slice(0, 16);
};

test.each(taken)('%s: %i limits, %i of them read in a source', (code, limits, verified, figures, sum) => {
  const regulation = byCode.get(code)!;
  expect(regulation.limits).toHaveLength(limits);
  expect(regulation.limits.filter((limit) => limit.verified)).toHaveLength(verified);
  expect(regulation.limits.flatMap(({ min, max }) => [min, max]).filter((figure) => figure !== null)).toHaveLength(figures);
  expect(digest(regulation)).toBe(sum);
});

test('all regulations are in the table', () => {
  expect([...byCode.keys()].sort()).toEqual(taken.map(([code]) => code).sort());
  expect(taken.reduce((sum, [, limits]) => sum + limits, 0)).toBe(750);
});

test('editions follow each other: the old effluent regulation may be used until the end of 2031', () => {
  expect(byCode.get('QCVN 40:2011/BTNMT')).toMatchObject({ ended: '2025-09-01', replacedBy: 'QCVN 40:2025/BTNMT', transition: { until: '2031-12-31' } });
  expect(byCode.get('QCVN 01-1:2018/BYT')).toMatchObject({ ended: '2025-07-01', transition: null });
  expect(byCode.get('QCVN 03-MT:2015/BTNMT')).toMatchObject({ effective: '2016-03-01', ended: '2023-09-12' });
});

test('figures keep the digits of the law', () => {
  const max = (code: string, id: string) => byCode.get(code)!.limits.find((limit) => limit.id === id)?.max;
  expect(max('QCVN 8-2:2011/BYT', '2')).toBe('2.0');
  expect(max('QCVN 03:2023/BTNMT', '01-1')).toBe('4');
});

test('nobody claims accreditation but the demonstration', () => {
  expect(catalogue.methods.filter((method) => method.accredited)).toEqual([]);
  expect(catalogue.methods.filter((method) => method.demonstration?.accredited).length).toBeGreaterThan(50);
  expect(catalogue.methods.filter((method) => method.external && method.demonstration)).toEqual([]);
});

test('what a panel offers can be judged: in each matrix with a regulation in force some method has a limit', () => {
  for (const matrix of catalogue.matrices) {
    const limited = new Set(catalogue.regulations.filter(({ matrices }) => matrices.includes(matrix.code)).flatMap(({ limits }) => limits.map(({ analyte }) => analyte)));
    const methods = catalogue.methods.filter((method) => method.matrices.includes(matrix.code));
    expect([matrix.code, methods.some((method) => limited.has(method.analyte))]).toEqual([matrix.code, true]);
    expect([matrix.code, catalogue.panels.some((panel) => panel.matrix === matrix.code)]).toEqual([matrix.code, true]);
  }
});

test('every analyte is named by a method or a limit', () => {
  const named = new Set([...catalogue.methods.map(({ analyte }) => analyte), ...catalogue.regulations.flatMap(({ limits }) => limits.map(({ analyte }) => analyte))]);
  expect(catalogue.analytes.map(({ code }) => code).filter((code) => !named.has(code))).toEqual([]);
});

test('a unit with alternatives and a basis is taken apart', () => {
  const units = (unit: string, volume: string | null = null) => limitUnits({ unit, plan: null, absentIn: volume });
  expect(units('CFU or MPN/100 mL')).toEqual([{ unit: 'CFU/100 mL', basis: null }, { unit: 'MPN/100 mL', basis: null }]);
  expect(units('mg/kg dry')).toEqual([{ unit: 'mg/kg', basis: 'dry' }]);
  expect(units('CFU', '250 mL')).toEqual([{ unit: 'CFU/250 mL', basis: null }]);
});

test('holidays fall on working days, days worked instead on others; 2027 awaits its notice', () => {
  const { holidays, makeUpDays, workdays } = catalogue.calendar;
  for (const { day } of holidays) expect([day, workdays.includes(weekday(day))]).toEqual([day, true]);
  for (const { day } of makeUpDays) expect([day, workdays.includes(weekday(day))]).toEqual([day, false]);
  const tet = (year: string) => holidays.filter(({ day, en }) => day.startsWith(year) && en.includes('Tết'));
  for (const year of ['2025', '2026', '2027']) expect([year, tet(year).length]).toEqual([year, 5]);
  expect(tet('2027').some(({ confirmed }) => confirmed)).toBe(false);
});
