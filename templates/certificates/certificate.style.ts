import type { Run } from '../../src/platform/pdf/index.ts';

type Style = Omit<Run, 'text'>;

/** A4 in points, and the frame the text keeps to. The first page begins higher: it has no running head. */
export const sheet = { width: 595.28, height: 841.89, left: 45, right: 550.28, firstTop: 34, top: 62, bottom: 792 };
export const measure = sheet.right - sheet.left;

export const ink = '#17191b';
export const soft = '#5a5d60';
export const hairline = '#b9bbbd';
export const accent = '#1c5a43';

const style = (face: Style['face'], size: number, color = ink): Style => ({ face, size, color });

/** Every style of the report. English stands beneath or beside Vietnamese, smaller, lighter and in italics. */
export const styles = {
  title: style('semibold', 15.5),
  titleEnglish: style('italic', 9.5, soft),
  number: style('semibold', 10),
  laboratory: style('semibold', 10.5),
  small: style('regular', 7.4, soft),
  smallInk: style('regular', 7.4),
  smallStrong: style('semibold', 7.4),
  smallEnglish: style('italic', 6.9, soft),
  heading: style('semibold', 9, accent),
  headingEnglish: style('italic', 7.8, soft),
  label: style('regular', 7.9, soft),
  labelEnglish: style('italic', 6.5, soft),
  body: style('regular', 8.5),
  strong: style('semibold', 8.5),
  english: style('italic', 7.3, soft),
  columnHead: style('semibold', 7.9),
  columnHeadEnglish: style('italic', 6.7, soft),
  sign: { ...style('regular', 6.4, ink), rise: 2.6 },
} satisfies Record<string, Style>;

export type StyleName = keyof typeof styles;
