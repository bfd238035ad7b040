export type * from './catalogue.types.ts';
export { CatalogueError, problemText, type CatalogueProblem } from './catalogue-problems.ts';
export { readCatalogue, type CatalogueScience } from './read-catalogue.ts';
export { bandTables, type Banded } from './band-tables.ts';
export { limitUnits, type LimitUnit } from './limit-units.ts';
export { regulationFromRows, type TableReading } from './regulation-from-rows.ts';
export type { TableProblem } from './table-cell.ts';
