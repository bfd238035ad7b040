import type { JSX } from 'preact';
import { formatDecimal } from '../../../src/kernel/i18n.ts';
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
    case 'describe':
    case 'robust':
    case 'outliers':
    case 'anova': return <DotChart {...props} />;
    case 'uncertainty': return <ShareChart {...props} />;
    case 'score': return <ScoreChart {...props} />;
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
  const at = (value: number): number => coefficients.reduce((total, each, i) => total + each * value ** (model.endsWith('-origin') ? i + 1 : i), 0);
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

/** Each value a dot, each group a line of them; the mean is broken, what is suspected has a ring. */
function DotChart({ t, answer, request }: ChartProps): JSX.Element | null {
  const groups = Array.isArray(request['groups']) ? (request['groups'] as unknown[]).map(numbers) : [numbers(request['values'])];
  const all = groups.flat();
  if (all.length === 0) return null;
  const centre = answer['mean'] === undefined ? all.reduce((total, each) => total + each, 0) / all.length : Number(answer['mean']);
  const suspected = Array.isArray(request['groups']) || typeof answer['index'] !== 'number' ? -1 : answer['index'];
  const px = scale([...all, centre], 14, width - 14);
  const tall = 26 * groups.length + 18;
  return (
    <figure class="chart">
      <svg viewBox={`0 0 ${width} ${tall}`} role="img" aria-label={t('calculator.chart.dots', { count: all.length })}>
        <line class="chart-limit chart-warning" x1={px(centre)} x2={px(centre)} y1="4" y2={tall - 4} />
        {groups.map((group, row) => group.map((each, i) => <circle key={`${row}.${i}`} class="chart-point" fill-opacity="0.75" cx={px(each)} cy={22 + 26 * row} r="4" />))}
        {suspected >= 0 && <circle class="chart-suspect" cx={px(all[suspected]!)} cy="22" r="8" />}
      </svg>
    </figure>
  );
}

/** A bar for each quantity: its share in the variance. */
function ShareChart({ t, answer }: ChartProps): JSX.Element | null {
  const shares = ((answer['contributions'] ?? []) as Array<{ name: string; percent: string }>).toSorted((a, b) => Number(b.percent) - Number(a.percent));
  if (shares.length === 0) return null;
  const room = width - 190;
  return (
    <figure class="chart">
      <svg viewBox={`0 0 ${width} ${shares.length * 24 + 6}`} role="img" aria-label={t('calculator.chart.shares', { count: shares.length })}>
        {shares.map(({ name, percent }, row) => (
          <g key={name}>
            <text class="chart-name" x="110" y={row * 24 + 18} text-anchor="end">{name.slice(0, 16)}</text>
            <rect class="chart-bar" x="118" y={row * 24 + 6} height="15" width={Math.max(1, Math.round((room * Math.min(Number(percent), 100)) / 100))} />
            <text class="chart-name" x={124 + Math.round((room * Math.min(Number(percent), 100)) / 100)} y={row * 24 + 18}>{formatDecimal(Number(percent).toFixed(1), t.locale)} %</text>
          </g>
        ))}
      </svg>
    </figure>
  );
}

/** Where the scores lie between the limits of ISO 13528: 2 asks for attention, 3 for action. */
function ScoreChart({ t, answer }: ChartProps): JSX.Element | null {
  const scores = (['z', 'zPrime', 'zeta', 'En'] as const).flatMap((name) => (answer[name] == null ? [] : [{ name, value: Number(answer[name]) }]));
  if (scores.length === 0) return null;
  const px = (value: number): number => Math.round((110 + ((Math.max(-4, Math.min(4, value)) + 4) / 8) * (width - 130)) * 10) / 10;
  const tall = scores.length * 26 + 26;
  return (
    <figure class="chart">
      <svg viewBox={`0 0 ${width} ${tall}`} role="img" aria-label={t('calculator.chart.score')}>
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
