export * from './catalogue.entities.ts';
export * from './regulation.ts';
export { limitTables, type Dependence } from './limit-tables.ts';
export { figuresOf, limitValue, withFigures, type LimitValue, type SecondCheck } from './limit-value.ts';
export {
  analytesByCodes, currentMethods, currentMethodsByCodes, holidaySet, matrices, methodById, workingMethod, type WorkingMethod, methodEditions, methodsByIds, panelsOf, promiseFrom, shortName, type MethodFilter, type MethodRow,
} from './catalogue.queries.ts';
export {
  conditionText, conditionsIn, dependentLimits, everyClass, lackingAnalytes, limitHolds, limitsFor, limitsOf, regulationById, regulationOn, regulationsFor, type ChoosableRegulation, type RegulationOn,
} from './regulation.queries.ts';
export { limitGaps, type LimitGapKind } from './limit-gaps.ts';
export { noteOf } from './notes.ts';
export { cataloguePolicy, catalogueReaders } from './catalogue.policy.ts';
export { loadCatalogue } from './catalogue.load.ts';
export { loadCatalogueEntries, type LoadAnswer } from './commands/load-catalogue.ts';
export { reviseMethod, type OwnFigureSource } from './revision.ts';
export { adoptLimits } from './commands/adopt-limits.ts';
export { adoptForDemonstration } from './commands/adopt-for-demonstration.ts';
export { importRegulation } from './commands/import-regulation.ts';
export { methodsPages } from './methods.pages.tsx';
export { importPages } from './import.pages.tsx';
export { regulationsPages } from './regulations.pages.tsx';
export { catalogueApi } from './catalogue.api.ts';
export { regulationList, stateOn, type RegulationRow, type RegulationState } from './regulation-list.queries.ts';
export { readSheetRows } from './spreadsheet/read-sheet.ts';
export { harmless, writeCsv } from './spreadsheet/csv.ts';
export { writeXlsx, xlsxType, type SheetToWrite } from './spreadsheet/write-xlsx.ts';
