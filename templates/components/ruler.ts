import { formatDecimal, type Locale } from '../../src/kernel/i18n.ts';

/** A round figure at an axis: where it stands, and how it is written there. */
export interface Mark {
  at: number;
  text: string;
}

export interface Ruler {
  marks: readonly Mark[];
  /** What every figure at the axis is to be multiplied with, "×10⁶"; empty where they are written as they are. */
  factor: string;
}

const raised = (power: number): string => String(power).replace(/./g, (sign) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(sign)] ?? '⁻');

/** The smallest round step that divides the span into at most `parts`: 1, 2 or 5 times a power of ten. */
function stepOf(span: number, parts: number): { size: number; power: number } {
  const power = Math.floor(Math.log10(span / parts));
  const times = [1, 2, 5, 10].find((each) => span / (each * 10 ** power) <= parts + 1e-9)!;
  return { size: times * 10 ** power, power: times === 10 ? power + 1 : power };
}

/**
 * Round figures from `low` to `high` for the axis of a chart, at least two, in the reader's decimal sign. Positions are binary numbers;
 * no figure here is a result. Figures of 100 000 and more, or below 0.01, are written as multiples of a power of a
 * thousand, unless they are to be `plain`.
 */
export function rulerOf(low: number, high: number, locale: Locale, { parts = 6, plain = false }: { parts?: number; plain?: boolean } = {}): Ruler {
  const most = Math.max(Math.abs(low), Math.abs(high));
  const { size, power } = stepOf(high - low || most || 1, parts);
  const thousands = !plain && (most >= 100_000 || (most > 0 && most < 0.01)) ? 3 * Math.floor(Math.log10(most) / 3) : 0;
  const [first, last] = [Math.ceil(low / size - 1e-9), Math.floor(high / size + 1e-9)];
  const places = Math.max(0, thousands - power);
  const write = (figure: number): string => formatDecimal(figure.toFixed(places), locale).replace(/^-/, '−').replace(/^−(0(?:[.,]0+)?)$/, '$1');
  const marks = Array.from({ length: last - first + 1 }, (_, i) => ({ at: (first + i) * size, text: write(((first + i) * size) / 10 ** thousands) }));
  return { marks, factor: thousands === 0 ? '' : `×10${raised(thousands)}` };
}

/** "Hàm lượng, mg/L ×10⁶": what an axis shows, in what, and the factor of its figures. */
export const axisName = (name: string, unit: string, factor: string): string => [unit ? `${name}, ${unit}` : name, factor].filter(Boolean).join(' ');

/** The span of figures with a margin of 5 % on either side, so that no point lies on the frame; never empty. */
export function spanOf(figures: readonly number[]): [low: number, high: number] {
  const [low, high] = [Math.min(...figures), Math.max(...figures)];
  const margin = (high - low || Math.abs(high) || 1) * 0.05;
  return [low - margin, high + margin];
}
