import { bandEmpty } from '../../../science/conformity/index.ts';
import { compileFormula, FormulaError } from '../../../science/formula.ts';
import { parseUnit, UnitError } from '../../../science/units.ts';
import type { Dependence, LimitFormula } from './catalogue.types.ts';
import { limitUnits } from './limit-units.ts';
import type { Cell, TableNames } from './table-cell.ts';
import { readAnalyte, readFigure, type At } from './table-figure.ts';

/**
 * The other result that the row's limit depends on, with its band: "6,5" or "≥ 6,5" in "from" belongs to it and "> 6,5" does not; "7,5" or
 * "< 7,5" in "to" does not and "≤ 7,5" does. Null for a limit that depends on none, or after its problems were told.
 */
export function readDependence(at: At, names: TableNames, own: string | null): Dependence | null {
  if (!at('dependsOn').text) {
    for (const column of ['dependsUnit', 'from', 'to', 'formula'] as const) if (at(column).text) at(column).wrong('catalogue.table-depends-on-what');
    return null;
  }
  const analyte = readAnalyte(at('dependsOn'), names);
  const unit = readUnit(at('dependsUnit'));
  const [from, to] = [readFigure(at('from'), ['>', '≥']), readFigure(at('to'), ['<', '≤'])];
  if (analyte !== null && analyte === own) return at('dependsOn').wrong('catalogue.table-depends-on-itself');
  if (!at('from').text && !at('to').text && !at('formula').text) return at('from').wrong('catalogue.table-band-open');
  if (analyte === null || unit === null || (at('from').text && !from) || (at('to').text && !to)) return null;
  const band = {
    ...(from ? { from: from.value } : {}), ...(to ? { to: to.value } : {}),
    ...(from?.exclusive ? { fromExclusive: true as const } : {}), ...(to?.sign === '≤' ? { toInclusive: true as const } : {}),
  };
  return bandEmpty(band) ? at('to').wrong('catalogue.table-band-empty') : { analyte, unit, ...band };
}

function readUnit(cell: Cell): string | null {
  if (!cell.text) return cell.wrong('catalogue.table-no-unit');
  try {
    for (const { unit } of limitUnits({ unit: cell.text, plan: null, absentIn: null })) parseUnit(unit);
    return cell.text;
  } catch (error) {
    if (error instanceof UnitError) return cell.wrong('catalogue.table-unknown-unit', { text: cell.text });
    throw error;
  }
}

/** A maximum or minimum that is a formula over the other result, x, and the figures it is rounded to. */
export function readFormula(at: At): LimitFormula | null {
  const text = at('formula').text;
  if (!text) return null;
  const significant = Number(at('significant').text);
  if (!Number.isInteger(significant) || significant < 1 || significant > 10) return at('significant').wrong('catalogue.table-formula-rounding');
  try {
    if (!compileFormula(text, ['x']).names.includes('x')) return at('formula').wrong('catalogue.table-formula', { text });
  } catch (error) {
    if (error instanceof FormulaError) return at('formula').wrong('catalogue.table-formula', { text });
    throw error;
  }
  return { text, rounding: { mode: 'half-even', to: { significant } } };
}
