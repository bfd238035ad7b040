import type { JSX } from 'preact';
import { formatDecimal, shortened } from '../../../src/kernel/i18n.ts';
import { Chart, chartBox, CurveChart, frameOf, lineOf, ResultAgainstLimit } from '../../components/index.ts';
import type { Translator } from '../../locales/index.ts';

interface ChartProps {
  t: Translator;
  name: string;
  answer: Readonly<Record<string, unknown>>;
  request: Readonly<Record<string, unknown>>;
}

const { width } = chartBox;
const numbers = (list: unknown): number[] => (Array.isArray(list) ? list.map(Number) : []);

/** The drawing of a calculation: points and curve, control chart, or the result against its limit. Positions only; figures are told beside it. */
export function CalculationChart(props: ChartProps): JSX.Element | null {
  switch (props.name) {
    case 'fit':
    case 'predict': return <CurveOfAnswer {...props} />;
    case 'control': return <ControlChart {...props} />;
    case 'conformity': return <LimitChart {...props} />;
    case 'describe':
    case 'robust':
    case 'outliers':
    case 'anova': return <DotChart {...props} />;
    case 'topdown':
    case 'uncertainty': return <ShareChart {...props} />;
    case 'score': return <ScoreChart {...props} />;
    default: return null;
  }
}

function CurveOfAnswer({ t, answer, request }: ChartProps): JSX.Element {
  const [x, y, readings] = [numbers(request['x']), numbers(request['y']), numbers(request['y0'])];
  const found = answer['x0'] === undefined ? null : { x: Number(answer['x0']), y: readings.reduce((total, each) => total + each, 0) / (readings.length || 1) };
  return <CurveChart locale={t.locale} curve={{ x, y, model: String(request['model'] ?? 'linear'), coefficients: numbers(answer['coefficients']) }} xAxis={{ name: 'x' }} yAxis={{ name: 'y' }} label={t('calculator.chart.curve', { count: x.length })} found={found} />;
}

/** Points in the order of time between the limits, each limit named at its line by its figure. */
function ControlChart({ t, answer, request }: ChartProps): JSX.Element {
  const series = numbers(request['series']);
  const limits = Object.entries((answer['limits'] ?? {}) as Record<string, string>).map(([name, text]) => ({ name, text: formatDecimal(shortened(text, 5), t.locale), value: Number(text) }));
  const violations = (answer['violations'] ?? []) as Array<{ points: number[] }>;
  const broken = new Set(violations.map(({ points }) => points.at(-1)!));
  const { px, py, left, right, axes } = frameOf(
    t.locale, { name: t('calculator.chart.place'), figures: series.map((_, i) => i + 1), whole: true }, { name: t('calculator.chart.value'), figures: [...series, ...limits.map(({ value }) => value)] }, { box: { ...chartBox, right: 72 } },
  );
  return (
    <Chart label={t('calculator.chart.control', { count: series.length, broken: broken.size })}>
      {axes}
      {limits.map(({ name, text, value }) => (
        <g key={name}>
          <line class={`chart-limit chart-${name.replace(/^(?:lower|upper)/, '').toLowerCase()}`} x1={left} x2={right} y1={py(value)} y2={py(value)} />
          <text class="chart-figure" x={right + 6} y={py(value) + 4}>{text}</text>
        </g>
      ))}
      <polyline class="chart-line" points={series.map((each, i) => `${px(i + 1)},${py(each)}`).join(' ')} />
      {series.map((each, i) => <circle key={i} class={broken.has(i) ? 'chart-point chart-broken' : 'chart-point'} cx={px(i + 1)} cy={py(each)} r={broken.has(i) ? '5' : '3.5'} />)}
    </Chart>
  );
}

/** Each value a dot, each group a line of them; the mean is broken, what is suspected has a ring. */
function DotChart({ t, answer, request }: ChartProps): JSX.Element | null {
  const groups = Array.isArray(request['groups']) ? (request['groups'] as unknown[]).map(numbers) : [numbers(request['values'])];
  const all = groups.flat();
  if (all.length === 0) return null;
  const centre = answer['mean'] === undefined ? all.reduce((total, each) => total + each, 0) / all.length : Number(answer['mean']);
  const suspected = Array.isArray(request['groups']) || typeof answer['index'] !== 'number' ? -1 : answer['index'];
  const tall = 26 * groups.length + 66;
  const { px, bottom, axis } = lineOf(t.locale, { name: t('calculator.chart.value'), figures: [...all, centre] }, tall, groups.length > 1 ? 40 : 14);
  return (
    <Chart label={t('calculator.chart.dots', { count: all.length })} height={tall}>
      {axis}
      <line class="chart-limit chart-warning" x1={px(centre)} x2={px(centre)} y1="4" y2={bottom} />
      {groups.length > 1 && groups.map((_, row) => <text key={row} class="chart-figure" x="24" y={26 + 26 * row} text-anchor="end">{row + 1}</text>)}
      {groups.map((group, row) => group.map((each, i) => <circle key={`${row}.${i}`} class="chart-point" fill-opacity="0.75" cx={px(each)} cy={22 + 26 * row} r="4" />))}
      {suspected >= 0 && <circle class="chart-suspect" cx={px(all[suspected]!)} cy="22" r="8" />}
    </Chart>
  );
}

/** A bar for each quantity: its share in the variance. */
function ShareChart({ t, answer }: ChartProps): JSX.Element | null {
  const shares = ((answer['contributions'] ?? []) as Array<{ name: string; percent: string }>).toSorted((a, b) => Number(b.percent) - Number(a.percent));
  if (shares.length === 0) return null;
  const room = width - 190;
  return (
    <Chart label={t('calculator.chart.shares', { count: shares.length })} height={shares.length * 24 + 6}>
      {shares.map(({ name, percent }, row) => (
        <g key={name}>
          <text class="chart-name" x="110" y={row * 24 + 18} text-anchor="end">{name.slice(0, 16)}</text>
          <rect class="chart-bar" x="118" y={row * 24 + 6} height="15" width={Math.max(1, Math.round((room * Math.min(Number(percent), 100)) / 100))} />
          <text class="chart-name" x={124 + Math.round((room * Math.min(Number(percent), 100)) / 100)} y={row * 24 + 18}>{formatDecimal(Number(percent).toFixed(1), t.locale)} %</text>
        </g>
      ))}
    </Chart>
  );
}

/** Where the scores lie between the limits of ISO 13528: 2 asks for attention, 3 for action. */
function ScoreChart({ t, answer }: ChartProps): JSX.Element | null {
  const scores = (['z', 'zPrime', 'zeta', 'En'] as const).flatMap((name) => (answer[name] == null ? [] : [{ name, value: Number(answer[name]) }]));
  if (scores.length === 0) return null;
  const px = (value: number): number => Math.round((110 + ((Math.max(-4, Math.min(4, value)) + 4) / 8) * (width - 130)) * 10) / 10;
  const tall = scores.length * 26 + 26;
  return (
    <Chart label={t('calculator.chart.score')} height={tall}>
      {[-3, -2, 0, 2, 3].map((at) => (
        <g key={at}>
          <line class={`chart-limit ${Math.abs(at) === 3 ? 'chart-action' : Math.abs(at) === 2 ? 'chart-warning' : ''}`} x1={px(at)} x2={px(at)} y1="4" y2={tall - 20} />
          <text class="chart-name" x={px(at)} y={tall - 5} text-anchor="middle">{String(at).replace('-', '−')}</text>
        </g>
      ))}
      {scores.map(({ name, value }, row) => (
        <g key={name}>
          <text class="chart-name" x="96" y={row * 26 + 22} text-anchor="end">{name === 'zPrime' ? 'z′' : name === 'zeta' ? 'ζ' : name === 'En' ? 'Eₙ' : 'z'}</text>
          <circle class={Math.abs(value) >= (name === 'En' ? 1 : 3) ? 'chart-point chart-broken' : 'chart-point'} cx={px(value)} cy={row * 26 + 18} r="5" />
        </g>
      ))}
    </Chart>
  );
}

function LimitChart({ t, request }: ChartProps): JSX.Element | null {
  const { min, max } = (request['limit'] ?? {}) as { min?: string; max?: string };
  const value = String(request['value'] ?? '').replace(',', '.');
  if ((min === undefined && max === undefined) || !/^-?\d+(?:\.\d+)?$/.test(value)) return null;
  const u = request['u'] === undefined ? undefined : String(Number((Number(request['u']) * Number(request['k'] ?? 2)).toPrecision(12)));
  return <ResultAgainstLimit t={t} name={t('calculator.field.value')} value={value} unit="" {...(u ? { uncertainty: u } : {})} {...(max ? { upper: max } : {})} {...(min ? { lower: min } : {})} />;
}
