import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { z } from 'zod';
import { analyteSchema, calendarSchema, matrixSchema, panelSchema } from './catalogue.schemas.ts';
import { CatalogueError, ProblemList, type Located } from './catalogue-problems.ts';
import type { CalendarEntry, Catalogue, LimitEntry } from './catalogue.types.ts';
import { checkDependence } from './check-dependence.ts';
import { checkEditions } from './check-editions.ts';
import { checkMethod, type FormulaCheck } from './check-methods.ts';
import { checkMethodReferences, checkPanelReferences, checkRegulationReferences, checkUnique, type KnownCodes, type LocatedRegulation } from './check-references.ts';
import { checkUnits, type UnitComparison } from './check-units.ts';
import { methodSchema } from './method.schemas.ts';
import { limitSchema, regulationSchema } from './regulation.schemas.ts';
import { SourceFile, readEntries, type EntryList } from './source-file.ts';

/** What the reader asks of measurement science. */
export interface CatalogueScience {
  comparable: UnitComparison;
  checkFormula: FormulaCheck;
}

/**
 * Reads the catalogue of a folder: `matrices.yaml`, `analytes.yaml`, `panels.yaml`, `calendar.yaml`, and every file of `methods/`
 * and `regulations/` in the order of their names. Throws a CatalogueError with all problems of all files.
 */
export function readCatalogue(dir: string, science: CatalogueScience): Catalogue {
  const problems = new ProblemList();
  const open = (name: string) => openSource(dir, name, problems);
  const entries = <T>(name: string, schema: z.ZodType<T>) => readEntries(open(name), schema, problems);

  const matrices = entries('matrices.yaml', matrixSchema);
  const analytes = entries('analytes.yaml', analyteSchema);
  const methods = joined(yamlFiles(dir, 'methods', problems).map((name) => entries(name, methodSchema)));
  const panels = entries('panels.yaml', panelSchema);
  const regulations = yamlFiles(dir, 'regulations', problems).flatMap((name) => readRegulation(open(name), problems) ?? []);
  const calendar = readCalendar(open('calendar.yaml'), problems);

  const known: KnownCodes = { matrices: matrices.codes, analytes: analytes.codes, methods: methods.codes };
  checkUnique(matrices.entries, 'matrix', problems);
  checkUnique(analytes.entries, 'analyte', problems);
  checkUnique(methods.entries, 'method', problems);
  checkUnique(panels.entries, 'panel', problems);
  checkUnique(regulations, 'regulation', problems);
  checkMethodReferences(methods.entries, known, problems);
  checkPanelReferences(panels.entries, methods.entries, known, problems);
  checkRegulationReferences(regulations, known, problems);
  for (const method of methods.entries) checkMethod(method, science.checkFormula, problems);
  checkUnits(methods.entries, regulations, science.comparable, problems);
  checkDependence(methods.entries, regulations, known, science, problems);
  checkEditions(regulations, problems);

  if (problems.all.length || !calendar) throw new CatalogueError(problems.all);
  return {
    matrices: plain(matrices.entries),
    analytes: plain(analytes.entries),
    methods: plain(methods.entries),
    panels: plain(panels.entries),
    regulations: plain(regulations),
    calendar,
  };
}

const plain = <T>(entries: ReadonlyArray<Located<T>>): T[] => entries.map(({ entry }) => entry);

function joined<T>(lists: ReadonlyArray<EntryList<T>>): EntryList<T> {
  return { entries: lists.flatMap((list) => list.entries), codes: new Set(lists.flatMap((list) => [...list.codes])) };
}

function openSource(dir: string, name: string, problems: ProblemList): SourceFile {
  const file = `${basename(dir)}/${name}`;
  let text = '';
  try {
    text = readFileSync(join(dir, name), 'utf8');
  } catch {
    problems.add({ file, line: 1, path: '' }, 'the file cannot be read');
    return new SourceFile(file, '', new ProblemList());
  }
  return new SourceFile(file, text, problems);
}

function yamlFiles(dir: string, folder: string, problems: ProblemList): string[] {
  try {
    return readdirSync(join(dir, folder)).filter((name) => name.endsWith('.yaml')).map((name) => `${folder}/${name}`).sort();
  } catch {
    problems.add({ file: `${basename(dir)}/${folder}`, line: 1, path: '' }, 'the folder cannot be read');
    return [];
  }
}

function readCalendar(source: SourceFile, problems: ProblemList): CalendarEntry | null {
  if (source.value === null) return null;
  const calendar = source.parse(calendarSchema, source.value, [], problems);
  const days = calendar ? [...calendar.holidays, ...calendar.makeUpDays].map(({ day }) => day) : [];
  days.forEach((day, index) => {
    const list = index < calendar!.holidays.length ? ['holidays', index] : ['makeUpDays', index - calendar!.holidays.length];
    if (days.indexOf(day) < index) problems.add(source.at(...list, 'day'), `the day ${day} stands twice`);
  });
  return calendar;
}

/** A file with `regulation:` and `limits:`. */
function readRegulation(source: SourceFile, problems: ProblemList): LocatedRegulation | null {
  if (source.value === null) return null;
  const { regulation, limits, ...rest } = source.value as Record<string, unknown>;
  for (const key of Object.keys(rest)) problems.add(source.at(key), `unknown key "${key}"`);
  const head = source.parse(regulationSchema, regulation, ['regulation'], problems);
  if (!Array.isArray(limits)) problems.add(source.at('limits'), 'a list of limits is expected, empty when none was read');
  const located: Array<Located<LimitEntry>> = (Array.isArray(limits) ? limits : []).flatMap((value: unknown, index) => {
    const entry = source.parse(limitSchema, value, ['limits', index], problems);
    return entry ? [{ entry, at: (...path) => source.at('limits', index, ...path) } satisfies Located<LimitEntry>] : [];
  });
  if (!head) return null;
  return { entry: { ...head, limits: plain(located) }, at: (...path) => source.at('regulation', ...path), limits: located };
}
