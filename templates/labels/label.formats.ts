export type LabelFormat = '50x30' | '70x40' | 'a4';

/** Measures of one kind of label, in points. */
export interface LabelMeasures {
  page: { width: number; height: number };
  cell: { width: number; height: number };
  columns: number;
  rows: number;
  /** Unprinted edge above the first row. */
  top: number;
  /** Around the print of each label. */
  padding: number;
  qr: number;
  barHeight: number;
  codeSize: number;
  textSize: number;
}

export const mm = (length: number): number => (length * 72) / 25.4;

const size = (width: number, height: number) => ({ width: mm(width), height: mm(height) });

export const formats: Record<LabelFormat, LabelMeasures> = {
  '50x30': {
    page: size(50, 30), cell: size(50, 30), columns: 1, rows: 1, top: 0, padding: mm(1.6), qr: mm(12.5), barHeight: mm(7), codeSize: 13, textSize: 6.2,
  },
  '70x40': {
    page: size(70, 40), cell: size(70, 40), columns: 1, rows: 1, top: 0, padding: mm(2), qr: mm(17.5), barHeight: mm(9.5), codeSize: 17, textSize: 7.6,
  },
  a4: {
    page: size(210, 297), cell: size(70, 37), columns: 3, rows: 8, top: mm(0.5), padding: mm(4.5), qr: mm(15), barHeight: mm(6.5), codeSize: 13.5, textSize: 6.6,
  },
};
