import type { Locale } from '../../src/kernel/i18n.ts';
import type { PdfWriter, Plot } from '../../src/platform/pdf/index.ts';
import { heightAt } from '../components/curve.ts';
import { axisName, rulerOf, spanOf } from '../components/ruler.ts';
import type { FoundCurve } from './study.types.ts';

/** What stands at the axes. */
export interface CurveNames {
  locale: Locale;
  level: string;
  /** Of the level. */
  unit: string;
  response: string;
  residual: string;
}

/** Two drawings of this size beside one another, in points. */
export interface Places {
  left: number;
  top: number;
  width: number;
  height: number;
  apart: number;
}

const [ink, soft] = ['#17191b', '#5a5d60'];
const figure = { face: 'regular', size: 6.5, color: soft } as const;
/** Room for the figures and the names of the axes. */
const room = { left: 38, top: 14, bottom: 24 };

/** Draws points with their curve, and their residuals beside it, with round figures and units at the axes. Positions only: binary numbers will do. */
export function drawCurve(pdf: PdfWriter, { x, y, residuals, model, coefficients }: FoundCurve, names: CurveNames, { left, apart, ...size }: Places, alt: string): void {
  const [xs, ys, rest] = [x, y, residuals].map((texts) => texts.map(Number)) as [number[], number[], number[]];
  const curve = { x: xs, y: ys, model, coefficients: coefficients.map(Number) };
  const [low, high] = [Math.min(...xs), Math.max(...xs)];
  const steps = Array.from({ length: 41 }, (_, i) => low + ((high - low) * i) / 40).map((level) => [level, heightAt(curve, level)] as const);
  const most = Math.max(...rest.map(Math.abs));
  const fitted = frame(pdf, names, { ...size, left }, xs, [...ys, ...steps.map(([, height]) => height)], names.response);
  const beside = frame(pdf, names, { ...size, left: left + size.width + apart }, xs, [-most, most], names.residual);
  const dots = (at: Framed, heights: readonly number[]): Plot['dots'] => xs.map((level, i) => ({ at: [at.px(level), at.py(heights[i]!)], radius: 1.8, color: ink }));
  const [from, to] = beside.across;
  pdf.plot({
    lines: [
      ...fitted.lines, ...beside.lines,
      { points: steps.map(([level, height]) => [fitted.px(level), fitted.py(height)]), weight: 0.9, color: ink },
      { points: [[from, beside.py(0)], [to, beside.py(0)]], weight: 0.5, color: soft },
    ],
    dots: [...dots(fitted, ys), ...dots(beside, rest)],
  }, { alt });
}

interface Framed {
  px: (level: number) => number;
  py: (height: number) => number;
  lines: Array<Plot['lines'][number]>;
  /** Ends of the horizontal axis. */
  across: readonly [number, number];
}

/** Axes around the figures. What is written at them is told by the figure's own text and skipped by a screen reader. */
function frame(pdf: PdfWriter, { locale, level, unit }: CurveNames, { left, top, width, height }: Omit<Places, 'apart'>, xs: readonly number[], ys: readonly number[], name: string): Framed {
  const [x0, x1, y0, y1] = [left + room.left, left + width, top + height - room.bottom, top + room.top];
  const [[xLow, xHigh], [yLow, yHigh]] = [spanOf(xs), spanOf(ys)];
  const px = (at: number): number => x0 + ((at - xLow) / (xHigh - xLow)) * (x1 - x0);
  const py = (at: number): number => y0 - ((at - yLow) / (yHigh - yLow)) * (y0 - y1);
  const [across, up] = [rulerOf(xLow, xHigh, locale), rulerOf(yLow, yHigh, locale)];
  const write = (text: string, x: number, y: number, to: 'left' | 'center' | 'right'): void => {
    const block = pdf.type.lay([[{ text, ...figure }]], width);
    const start = to === 'left' ? x : to === 'right' ? x - block.width : x - block.width / 2;
    pdf.text(block, start, y - block.height / 2, { as: null });
  };
  const line = (...points: Array<[number, number]>): Plot['lines'][number] => ({ points, weight: 0.5, color: soft });
  for (const { at, text } of across.marks) write(text, px(at), y0 + 9, 'center');
  for (const { at, text } of up.marks) write(text, x0 - 5, py(at), 'right');
  write(axisName(level, unit, across.factor), x1, y0 + 18.5, 'right');
  write(axisName(name, '', up.factor), left, top + 4, 'left');
  return {
    px, py, across: [x0, x1],
    lines: [line([x0, y1], [x0, y0], [x1, y0]), ...across.marks.map(({ at }) => line([px(at), y0], [px(at), y0 + 3])), ...up.marks.map(({ at }) => line([x0, py(at)], [x0 - 3, py(at)]))],
  };
}
