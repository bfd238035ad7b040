export { Worksheet, worksheetStates } from './worksheet.ts';
export { worksheetsPolicy } from './worksheets.policy.ts';
export { createWorksheet } from './commands/create-worksheet.ts';
