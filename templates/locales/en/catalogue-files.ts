import type { catalogueFiles as vi } from '../vi/catalogue-files.ts';

/** What is told to the person who fills the sheet of a new regulation. */
export const catalogueFiles: Record<keyof typeof vi, string> = {
  'catalogue.table-no-heads': 'No row of heads was found: a row with a column “Analyte” and columns of limits is needed',
  'catalogue.table-too-long': 'The table is longer than {longest} rows',
  'catalogue.table-no-limits': 'The table has no limit',
  'catalogue.table-unknown-column': 'The column head “{head}” is not known',
  'catalogue.table-column-twice': 'The column “{head}” stands twice',
  'catalogue.table-no-unit-column': 'The column “Unit” is missing',
  'catalogue.table-missing-fact': 'A fact of the regulation is missing above the table: {fact}',
  'catalogue.table-unknown-matrix': 'There is no matrix “{name}”',
  'catalogue.table-not-a-day': '“{text}” is not a day; write day/month/year, for example 25/11/2026',
  'catalogue.table-no-analyte': 'The analyte is missing',
  'catalogue.table-unknown-analyte': 'There is no analyte “{name}” in the catalogue; add it first or use its code',
  'catalogue.table-ambiguous-analyte': '“{name}” may be several analytes; use one of the codes: {codes}',
  'catalogue.table-no-unit': 'The unit is missing',
  'catalogue.table-not-a-figure': '“{text}” is not a number',
  'catalogue.table-ambiguous-figure': '“{text}” can be read in two ways: {first} or {second}; write one of them',
  'catalogue.table-wrong-sign': 'The sign of “{text}” contradicts this column',
  'catalogue.table-not-a-count': '“{text}” is not a count',
  'catalogue.table-plan-incomplete': 'The sampling plan lacks {part}',
  'catalogue.table-unknown-kind': 'The kind of limit “{text}” is not known',
  'catalogue.table-kind-needs': 'A limit of kind “{kind}” needs {part}',
  'catalogue.table-min-above-max': 'The minimum {min} is above the maximum {max}',
  'catalogue.table-no-limit': 'This row has no limit',
};
