export { Worksheet, worksheetStates } from './worksheet.ts';
export { worksheetsPolicy } from './worksheets.policy.ts';
export { createWorksheet } from './commands/create-worksheet.ts';
export { waitingWork, worksheetLines, type WaitingGroup, type WaitingTest, type WorksheetFilter, type WorksheetLine } from './worksheets.queries.ts';
export { benchReaders, worksheetsPages } from './worksheets.pages.tsx';
export { worksheetsApi } from './worksheets.api.ts';
