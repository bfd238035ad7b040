import type { ComponentChildren, JSX } from 'preact';
import type { Locale } from '../../src/kernel/i18n.ts';
import { axisName, rulerOf, spanOf, type Ruler } from './ruler.ts';

/** The box of a chart in its own units, as wide as the drawing. */
export const chartBox = { width: 560, height: 280, left: 76, right: 12, top: 30, bottom: 52 } as const;
type Box = Readonly<Record<keyof typeof chartBox, number>>;

export interface AxisOf {
  /** Everything that is to find room, in the unit of the axis. */
  figures: readonly number[];
  name: string;
  unit?: string;
  /** Figures that count: no part of one stands at the axis. */
  whole?: boolean;
}

export interface Frame {
  /** From a figure to its place in the drawing. */
  px: (figure: number) => number;
  py: (figure: number) => number;
  /** Where the vertical and the horizontal axis stand. */
  left: number;
  bottom: number;
  right: number;
  /** The axes with their figures, names and units. */
  axes: JSX.Element;
}

const marked = ({ whole = false }: AxisOf, low: number, high: number, locale: Locale): Ruler => {
  const ruler = rulerOf(low, high, locale);
  return whole ? { ...ruler, marks: ruler.marks.filter(({ at }) => Number.isInteger(at)).map(({ at }) => ({ at, text: String(at) })) } : ruler;
};

const round = (place: number): number => Math.round(place * 10) / 10;

/** Two axes around the figures, with round figures at them. `zero` draws the horizontal axis at nought instead of below. */
export function frameOf(locale: Locale, x: AxisOf, y: AxisOf, { box = chartBox as Box, zero = false } = {}): Frame {
  const [left, right, top, bottom] = [box.left, box.width - box.right, box.top, box.height - box.bottom];
  const [[x1, x2], [y1, y2]] = [spanOf(x.figures), spanOf(y.figures)];
  const px = (figure: number): number => round(left + ((figure - x1) / (x2 - x1)) * (right - left));
  const py = (figure: number): number => round(bottom - ((figure - y1) / (y2 - y1)) * (bottom - top));
  const [across, up] = [marked(x, x1, x2, locale), marked(y, y1, y2, locale)];
  return {
    px, py, left, bottom, right,
    axes: (
      <>
        <path class="chart-axis" d={`M${left} ${top}V${bottom}H${right}${zero ? `M${left} ${py(0)}H${right}` : ''}`} />
        <path class="chart-axis" d={[...across.marks.map(({ at }) => `M${px(at)} ${bottom}v5`), ...up.marks.map(({ at }) => `M${left} ${py(at)}h-5`)].join('')} />
        {across.marks.map(({ at, text }) => <text key={at} class="chart-figure" x={px(at)} y={bottom + 20} text-anchor="middle">{text}</text>)}
        {up.marks.map(({ at, text }) => <text key={at} class="chart-figure" x={left - 9} y={py(at) + 4} text-anchor="end">{text}</text>)}
        <text class="chart-name" x={right} y={box.height - 8} text-anchor="end">{axisName(x.name, x.unit ?? '', across.factor)}</text>
        <text class="chart-name" x="4" y="18">{axisName(y.name, y.unit ?? '', up.factor)}</text>
      </>
    ),
  };
}

/** One horizontal axis at the foot of a drawing that is `height` tall, for dots that stand in lines above it. */
export function lineOf(locale: Locale, x: AxisOf, height: number, left = 14): { px: Frame['px']; bottom: number; axis: JSX.Element } {
  const [right, bottom] = [chartBox.width - 14, height - 42];
  const [low, high] = spanOf(x.figures);
  const px = (figure: number): number => round(left + ((figure - low) / (high - low)) * (right - left));
  const { marks, factor } = marked(x, low, high, locale);
  return {
    px, bottom,
    axis: (
      <>
        <path class="chart-axis" d={`M${left} ${bottom}H${right}${marks.map(({ at }) => `M${px(at)} ${bottom}v5`).join('')}`} />
        {marks.map(({ at, text }) => <text key={at} class="chart-figure" x={px(at)} y={bottom + 18} text-anchor="middle">{text}</text>)}
        <text class="chart-name" x={right} y={height - 4} text-anchor="end">{axisName(x.name, x.unit ?? '', factor)}</text>
      </>
    ),
  };
}

/** A drawing of the size of the box, told to a screen reader in one sentence. */
export function Chart({ label, height = chartBox.height, children }: { label: string; height?: number; children: ComponentChildren }): JSX.Element {
  return (
    <figure class="chart">
      <svg viewBox={`0 0 ${chartBox.width} ${height}`} role="img" aria-label={label}>{children}</svg>
    </figure>
  );
}
