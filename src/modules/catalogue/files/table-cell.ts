import type { MessageParams } from '../../../kernel/i18n.ts';
import type { NameIndex } from './name-index.ts';

/** One thing wrong with one cell, told to the person who filled the table. */
export interface TableProblem {
  /** As the spreadsheet numbers it, from 1. */
  row: number;
  /** The letter of the column, empty when the whole row is meant. */
  column: string;
  key: string;
  params?: MessageParams;
}

/** A cell with the way to complain about it. */
export interface Cell {
  text: string;
  wrong(key: string, params?: MessageParams): null;
}

export interface TableNames {
  analytes: NameIndex;
  matrices: NameIndex;
}
