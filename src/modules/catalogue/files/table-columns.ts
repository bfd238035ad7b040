import { fold } from '../../../kernel/fold.ts';
import type { LimitKind } from './catalogue.types.ts';

/** Columns of a table of limits. */
export type Column =
  | 'analyte' | 'class' | 'condition' | 'unit' | 'kind' | 'min' | 'max' | 'absentIn' | 'n' | 'c' | 'm' | 'M' | 'tolerance' | 'text'
  | 'dependsOn' | 'dependsUnit' | 'from' | 'to' | 'formula' | 'significant' | 'group' | 'note' | 'source';
/** Facts of the regulation in the rows above the table. */
export type Fact = 'code' | 'titleVi' | 'titleEn' | 'issuer' | 'instrument' | 'issued' | 'effective' | 'replaces' | 'matrices';

const columnNames: Record<Column, string[]> = {
  analyte: ['chi tieu', 'thong so', 'analyte', 'parameter'],
  class: ['loai', 'muc', 'cot', 'class'],
  condition: ['doi tuong', 'san pham', 'condition', 'product'],
  unit: ['don vi', 'unit'],
  kind: ['kieu gioi han', 'kind'],
  min: ['toi thieu', 'min', 'minimum'],
  max: ['toi da', 'gioi han', 'max', 'maximum', 'limit'],
  absentIn: ['khong duoc co trong', 'absent in'],
  n: ['n'],
  c: ['c'],
  m: ['m'],
  M: ['m lon', 'm (lon)'],
  tolerance: ['ty le toi thieu so voi cong bo (%)', 'percent of declared'],
  text: ['yeu cau', 'requirement'],
  dependsOn: ['phu thuoc chi tieu', 'depends on'],
  dependsUnit: ['don vi cua chi tieu do', 'unit of that analyte'],
  from: ['tu', 'from'],
  to: ['den', 'to'],
  formula: ['cong thuc', 'formula'],
  significant: ['chu so co nghia', 'significant figures'],
  group: ['nhom', 'group'],
  note: ['ghi chu', 'note'],
  source: ['nguon', 'source'],
};

const factNames: Record<Fact, string[]> = {
  code: ['ky hieu', 'code'],
  titleVi: ['ten quy chuan', 'ten (tieng viet)', 'title (vietnamese)'],
  titleEn: ['ten (tieng anh)', 'title (english)'],
  issuer: ['co quan ban hanh', 'issuer'],
  instrument: ['van ban ban hanh', 'instrument'],
  issued: ['ngay ban hanh', 'issued'],
  effective: ['ngay hieu luc', 'effective'],
  replaces: ['thay the', 'replaces'],
  matrices: ['nen mau', 'matrices'],
};

const kindNames: Record<LimitKind, string[]> = {
  maximum: ['toi da', 'maximum'],
  minimum: ['toi thieu', 'minimum'],
  range: ['khoang', 'range'],
  absent: ['khong duoc co', 'absent'],
  'sampling-plan': ['ke hoach lay mau', 'sampling plan', 'sampling-plan'],
  'declared-tolerance': ['so voi cong bo', 'declared tolerance', 'declared-tolerance'],
  qualitative: ['dinh tinh', 'qualitative'],
  'ratio-sum': ['tong ty le', 'ratio sum', 'ratio-sum'],
};

const find = <K extends string>(names: Record<K, string[]>, text: string): K | null =>
  (Object.keys(names) as K[]).find((key) => names[key].includes(text)) ?? null;

/** The letters of n, c, m, M are told apart by their case; every other head is read without case and accents. */
export const columnOf = (head: string): Column | null => (head.trim() === 'M' ? 'M' : find(columnNames, fold(head)));
export const factOf = (head: string): Fact | null => find(factNames, fold(head).replace(/ ?:$/, ''));
export const kindOf = (text: string): LimitKind | null => find(kindNames, fold(text));
