import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CatalogueError, problemText, readCatalogue, type Catalogue } from '../../../../src/modules/catalogue/files/index.ts';
import { readFixture, science } from './support.ts';

/** What the operator reads for each broken fixture, whole. */
const told: Record<string, string[]> = {
  'unknown-analyte': [
    'catalogue/methods/water.yaml:2: unknown analyte "chlorid"',
    'catalogue/regulations/new.yaml:21: unknown analyte "coliform"',
  ],
  'unknown-matrix-and-method': [
    'catalogue/panels.yaml:5: unknown method "water-chlorine"',
    'catalogue/regulations/old.yaml:8: unknown matrix "air"',
  ],
  'unknown-class': ['catalogue/regulations/new.yaml:13: unknown class "B"'],
  duplicates: [
    'catalogue/analytes.yaml:3: analyte "lead" stands already at catalogue/analytes.yaml:1',
    'catalogue/panels.yaml:5: method "water-chloride" stands twice in the panel',
    'catalogue/regulations/new.yaml:20: limit "1" stands twice',
  ],
  'wrong-matrix': [
    'catalogue/panels.yaml:5: method "water-chloride" is not for matrix "soil"',
    'catalogue/panels.yaml:5: method "water-coliforms" is not for matrix "soil"',
  ],
  'wrong-unit': [
    'catalogue/methods/water.yaml:7: unit "mg/kg" cannot be compared with "mg/L" of QCVN 1:2019, limit "1"',
    'catalogue/methods/water.yaml:7: unit "mg/kg" cannot be compared with "mg/L" of QCVN 1:2010, limit "1"',
  ],
  'wrong-basis': ['catalogue/methods/water.yaml:7: basis: dry is needed for "mg/L dry" of QCVN 1:2019, limit "1"'],
  formula: [
    'catalogue/methods/water.yaml:14: input "Vs" is not used by the formula',
    'catalogue/methods/water.yaml:15: formula: science.formula.unknown-name {"name":"Volume","position":32}',
    'catalogue/methods/water.yaml:18: repeatabilityLimit: science.formula.unknown-name {"name":"x","position":8}',
    'catalogue/methods/water.yaml:19: the LOD is above the LOQ',
  ],
  rounding: [
    'catalogue/methods/water.yaml:17: rounded to the uncertainty, but none is stated',
    'catalogue/methods/water.yaml:41: unknown key "uncertainty"',
  ],
  dilutions: [
    'catalogue/methods/water.yaml:21: holdingHours: a holding time and its regime stand together',
    'catalogue/methods/water.yaml:36: the most concentrated comes first',
  ],
  shape: [
    'catalogue/analytes.yaml:1: cas: not a CAS number: its check digit is wrong',
    'catalogue/calendar.yaml:5: holidays.0.day: a day is YYYY-MM-DD and must exist',
    'catalogue/methods/water.yaml:1: price is missing',
    'catalogue/methods/water.yaml:24: unknown key "prise"',
    'catalogue/regulations/new.yaml:19: verified: a verified figure names the source it was read in',
    'catalogue/regulations/old.yaml:14: max: write the figure in quotes: "300"',
  ],
  kind: ['catalogue/regulations/new.yaml:11: max: a limit of kind "maximum" needs it'],
  overlap: [
    'catalogue/regulations/old.yaml:6: in force until 2021-01-01, but "QCVN 1:2019" replaces it from 2020-01-01: give the end or a transition',
  ],
  'one-sided': ['catalogue/regulations/new.yaml:2: "QCVN 1:2010" says that "QCVN 1:2019" replaces it, but is not in its list'],
  syntax: [
    'catalogue/calendar.yaml:2: Map keys must be unique',
    'catalogue/panels.yaml:6: Flow sequence in block collection must be sufficiently indented and end with a ]',
  ],
  empty: ['catalogue/panels.yaml:1: the file is empty'],
  bands: [
    'catalogue/regulations/new.yaml:17: dependsOn: a band has "from" or "to"',
    'catalogue/regulations/new.yaml:25: dependsOn: no value lies between "from" and "to"',
    'catalogue/regulations/new.yaml:33: formula: a formula stands instead of the figure of a maximum or minimum and needs "dependsOn"',
    'catalogue/regulations/new.yaml:41: dependsOn.from: write the figure in quotes: "60"',
  ],
  dependence: [
    'catalogue/regulations/new.yaml:17: unknown analyte "chlorid"',
    'catalogue/regulations/new.yaml:25: a limit cannot depend on its own result',
    'catalogue/regulations/new.yaml:33: unit "mg/L" of method "water-chloride" cannot be compared with "mg/kg"',
    'catalogue/regulations/new.yaml:49: the band shares values with that of limit "4"',
    'catalogue/regulations/new.yaml:57: the band is told in another unit than that of limit "4"',
    'catalogue/regulations/new.yaml:64: science.formula.unknown-name {"name":"cl","position":5}',
    'catalogue/regulations/new.yaml:73: no method of the regulation\'s matrices gives the other result',
  ],
};

test.each(Object.keys(told))('the operator reads file and line of every problem: %s', (name) => {
  expect(readFixture(name)).toEqual(told[name]);
});

test('a good catalogue comes as plain data, what is left out is null', () => {
  const catalogue = readFixture() as Catalogue;
  expect(catalogue.methods.map((method) => [method.code, method.reference, method.accredited, method.demonstration, method.holdingHours])).toEqual([
    ['water-chloride', 'TCVN 6194:1996', false, null, 720],
    ['water-coliforms', 'TCVN 6187-1', false, { accredited: true }, null],
  ]);
  expect(catalogue.regulations.map(({ code, limits }) => [code, limits.map(({ max, class: of, maxExclusive, source }) => [max, of, maxExclusive, source])])).toEqual([
    ['QCVN 1:2019', [['250', 'A', false, 'https://example.org'], ['3', null, true, null]]],
    ['QCVN 1:2010', [['300', null, false, null]]],
  ]);
});

test('limits that depend on another result keep their bands and formulas, and digests of those that do not are as before', () => {
  const [regulation] = (readFixture('banded') as Catalogue).regulations;
  expect(regulation!.limits.map(({ max, dependsOn, formula }) => [max, dependsOn, formula])).toEqual([
    ['1', { analyte: 'chloride', unit: 'mg/L', to: '60' }, undefined],
    ['2', { analyte: 'chloride', unit: 'mg/L', from: '60', to: '120', toInclusive: true }, undefined],
    [null, { analyte: 'chloride', unit: 'mg/L', from: '120', fromExclusive: true }, { text: 'x / 40', rounding: { mode: 'half-up', to: { decimals: 0 } } }],
  ]);
  expect(Object.keys((readFixture() as Catalogue).regulations[0]!.limits[0]!)).not.toEqual(expect.arrayContaining(['dependsOn']));
});

test('a declared transition allows two editions at once', () => {
  const catalogue = readFixture('transition') as Catalogue;
  expect(catalogue.regulations[1]).toMatchObject({ code: 'QCVN 1:2010', ended: '2021-01-01', transition: { until: '2022-12-31' } });
});

test('a folder without a catalogue is told as such', () => {
  const read = () => readCatalogue(join(mkdtempSync(join(tmpdir(), 'chuan-')), 'nothing'), science);
  expect(read).toThrow(CatalogueError);
  try {
    read();
  } catch (error) {
    const { problems } = error as CatalogueError;
    expect(problems.map(problemText)).toContain('nothing/methods:1: the folder cannot be read');
    expect(problems.map(problemText)).toContain('nothing/calendar.yaml:1: the file cannot be read');
  }
});
