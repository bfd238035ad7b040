export * from './catalogue.entities.ts';
export * from './regulation.ts';
export { figuresOf, limitValue, withFigures, type LimitValue, type SecondCheck } from './limit-value.ts';
export {
  analytesByCodes, currentMethods, currentMethodsByCodes, holidaySet, matrices, methodById, methodEditions, methodsByIds, panelsOf, promiseFrom, type MethodFilter, type MethodRow,
} from './catalogue.queries.ts';
export {
  conditionText, conditionsOf, everyClass, limitsFor, limitsOf, regulationById, regulationOn, regulationsFor, type ChoosableRegulation, type RegulationOn,
} from './regulation.queries.ts';
export { cataloguePolicy, catalogueReaders } from './catalogue.policy.ts';
export { loadCatalogue } from './catalogue.load.ts';
export { loadCatalogueEntries, type LoadAnswer } from './commands/load-catalogue.ts';
export { adoptLimits } from './commands/adopt-limits.ts';
export { adoptForDemonstration } from './commands/adopt-for-demonstration.ts';
export { importRegulation } from './commands/import-regulation.ts';
