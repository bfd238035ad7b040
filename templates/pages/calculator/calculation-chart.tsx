import type { JSX } from 'preact';
import { ResultAgainstLimit } from '../../components/index.ts';
import type { Translator } from '../../locales/index.ts';

interface ChartProps {
  t: Translator;
  name: string;
  answer: Readonly<Record<string, unknown>>;
  request: Readonly<Record<string, unknown>>;
}

const [width, height, pad] = [560, 260, 34];
const numbers = (list: unknown): number[] => (Array.isArray(list) ? list.map(Number) : []);

/** The drawing of a calculation: points and curve, control chart, or the result against its limit. Positions only; figures are told beside it. */
export function CalculationChart(props: ChartProps): JSX.Element | null {
  switch (props.name) {
    case 'fit':
    case 'predict': return <CurveChart {...props} />;
    case 'control': return <ControlChart {...props} />;
    case 'conformity': return <LimitChart {...props} />;
    default: return null;
  }
}

/** Maps figures into the frame. */
function scale(figures: readonly number[], from: number, to: number): (figure: number) => number {
  const [least, most] = [Math.min(...figures), Math.max(...figures)];
  const span = most - least || 1;
  return (figure) => Math.round((from + ((figure - least) / span) * (to - from)) * 10) / 10;
}

function CurveChart({ t, answer, request }: ChartProps): JSX.Element | null {
  const [x, y] = [numbers(request['x']), numbers(request['y'])];
  const coefficients = numbers(answer['coefficients']);
  const found = answer['x0'] === undefined ? null : Number(answer['x0']);
  const readings = numbers(request['y0']);
  const y0 = readings.reduce((total, each) => total + each, 0) / (readings.length || 1);
  const model = String(request['model'] ?? 'linear');
  const at = (value: number): number => coefficients.reduce((total, each, i) => total + each * value ** (model === 'linear-origin' ? i + 1 : i), 0);
  const [low, high] = [Math.min(...x), Math.max(...x)];
  const steps = coefficients.length ? Array.from({ length: 41 }, (_, i) => low + ((high - low) * i) / 40) : [];
  const px = scale([...x, ...(found === null ? [] : [found])], pad, width - 12);
  const py = scale([...y, ...steps.map(at), ...(found === null ? [] : [y0])], height - pad, 12);
  return (
    <figure class="chart">
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={t('calculator.chart.curve', { count: x.length })}>
        <path class="chart-axis" d={`M${pad - 8} 8V${height - pad + 8}H${width - 4}`} />
        {steps.length > 0 && <polyline class="chart-line" points={steps.map((step) => `${px(step)},${py(at(step))}`).join(' ')} />}
        {x.map((each, i) => <circle key={i} class="chart-point" cx={px(each)} cy={py(y[i]!)} r="3.5" />)}
        {found !== null && <path class="chart-found" d={`M${pad - 8} ${py(y0)}H${px(found)}V${height - pad + 8}`} />}
        <text class="chart-name" x={width - 8} y={height - 8} text-anchor="end">x</text>
        <text class="chart-name" x="6" y="16">y</text>
      </svg>
    </figure>
  );
}

function ControlChart({ t, answer, request }: ChartProps): JSX.Element {
  const series = numbers(request['series']);
  const limits = Object.entries((answer['limits'] ?? {}) as Record<string, string>).map(([name, value]) => ({ name, value: Number(value) }));
  const violations = (answer['violations'] ?? []) as Array<{ points: number[] }>;
  const broken = new Set(violations.map(({ points }) => points.at(-1)!));
  const px = scale([0, Math.max(series.length - 1, 1)], pad, width - 12);
  const py = scale([...series, ...limits.map(({ value }) => value)], height - 14, 12);
  return (
    <figure class="chart">
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={t('calculator.chart.control', { count: series.length, broken: broken.size })}>
        {limits.map(({ name, value }) => <line key={name} class={`chart-limit chart-${name.replace(/^(?:lower|upper)/, '').toLowerCase()}`} x1={pad - 8} x2={width - 4} y1={py(value)} y2={py(value)} />)}
        <polyline class="chart-line" points={series.map((each, i) => `${px(i)},${py(each)}`).join(' ')} />
        {series.map((each, i) => <circle key={i} class={broken.has(i) ? 'chart-point chart-broken' : 'chart-point'} cx={px(i)} cy={py(each)} r={broken.has(i) ? '5' : '3.5'} />)}
      </svg>
    </figure>
  );
}

function LimitChart({ t, request }: ChartProps): JSX.Element | null {
  const { min, max } = (request['limit'] ?? {}) as { min?: string; max?: string };
  const value = String(request['value'] ?? '').replace(',', '.');
  if ((min === undefined && max === undefined) || !/^-?\d+(?:\.\d+)?$/.test(value)) return null;
  const u = request['u'] === undefined ? undefined : String(Number(request['u']) * Number(request['k'] ?? 2));
  return <ResultAgainstLimit t={t} name={t('calculator.field.value')} value={value} unit="" {...(u ? { uncertainty: u } : {})} {...(max ? { upper: max } : {})} {...(min ? { lower: min } : {})} />;
}
