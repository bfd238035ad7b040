import type { JSX } from 'preact';
import type { Locale } from '../../src/kernel/i18n.ts';
import { heightAt, type CurveOf } from './curve.ts';
import { Chart, frameOf, type AxisOf } from './chart-axes.tsx';

export interface CurveChartProps {
  locale: Locale;
  curve: CurveOf;
  xAxis: Omit<AxisOf, 'figures'>;
  yAxis: Omit<AxisOf, 'figures'>;
  /** What the drawing shows, for who does not see it. */
  label: string;
  /** A level read from the curve, with the signal it was read from. */
  found?: { x: number; y: number } | null;
}

/** Points with the curve fitted to them; what was read from the curve is led to both axes. */
export function CurveChart({ locale, curve, xAxis, yAxis, label, found = null }: CurveChartProps): JSX.Element {
  const { x, y, coefficients } = curve;
  const [low, high] = [Math.min(...x), Math.max(...x)];
  const steps = coefficients.length ? Array.from({ length: 41 }, (_, i) => low + ((high - low) * i) / 40) : [];
  const { px, py, left, bottom, axes } = frameOf(
    locale,
    { ...xAxis, figures: [...x, ...(found ? [found.x] : [])] },
    { ...yAxis, figures: [...y, ...steps.map((step) => heightAt(curve, step)), ...(found ? [found.y] : [])] },
  );
  return (
    <Chart label={label}>
      {axes}
      {steps.length > 0 && <polyline class="chart-line" points={steps.map((step) => `${px(step)},${py(heightAt(curve, step))}`).join(' ')} />}
      {x.map((each, i) => <circle key={i} class="chart-point" cx={px(each)} cy={py(y[i]!)} r="3.5" />)}
      {found && <path class="chart-found" d={`M${left} ${py(found.y)}H${px(found.x)}V${bottom}`} />}
    </Chart>
  );
}
