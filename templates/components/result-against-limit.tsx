import type { JSX } from 'preact';
import { formatDecimal } from '../../src/kernel/i18n.ts';
import type { Translator } from '../locales/index.ts';
import { rulerOf } from './ruler.ts';

export interface ResultAgainstLimitProps {
  t: Translator;
  /** What was measured, for the screen reader ("Cadimi (Cd)"). */
  name: string;
  /** Decimal text. `below: true`: the result is reported as less than `value` (the detection or quantification limit). */
  value: string;
  below?: boolean;
  /** Expanded uncertainty in the same unit. */
  uncertainty?: string;
  unit: string;
  /** Upper and lower limit in the same unit; one at least. */
  upper?: string;
  lower?: string;
  /** The limit itself is not allowed: less than, not at most. */
  upperExclusive?: boolean;
  lowerExclusive?: boolean;
  /** m of a sampling plan of three classes whose M is `upper`: the band between is shaded more lightly. */
  marginal?: string;
  /** Where the limit comes from ("QCVN 03-MT:2023"). */
  source?: string;
}

const width = 480;
const left = 12;
const right = width - 12;
const axis = 46;

/**
 * A result drawn against its limit, with its uncertainty as a bar, for who reads no chemistry: labels stand on what they
 * name, the shaded side is beyond the limit. The sentence beside it says the same; the drawing repeats no verdict.
 * Positions are drawn in binary numbers; the figures written are the decimal texts as given.
 */
export function ResultAgainstLimit(props: ResultAgainstLimitProps): JSX.Element {
  const { t, value, below = false, uncertainty, unit, upper, lower, upperExclusive = false, lowerExclusive = false, marginal } = props;
  const x = Number(value);
  const u = Number(uncertainty ?? 0);
  const marks = [x + u, x - u, Number(upper ?? x), Number(lower ?? x), Number(marginal ?? x)];
  const least = Math.min(...marks);
  const most = Math.max(...marks);
  const room = (most - least || Math.abs(most) || 1) * 0.35;
  const from = least >= 0 && least - room * 2 < 0 ? 0 : least - room;
  const to = most + room;
  const at = (figure: number): number => Math.round((left + ((figure - from) / (to - from)) * (right - left)) * 10) / 10;
  const say = (text: string): string => formatDecimal(text, t.locale);
  // The names of m and M stand away from each other where the lines are close.
  const near = Boolean(upper && marginal) && at(Number(upper)) - at(Number(marginal)) < 100;
  const { marks: ticks } = rulerOf(from, to, t.locale, { plain: true });
  const told = `${below ? '< ' : ''}${say(value)}${uncertainty ? ` ± ${say(uncertainty)}` : ''} ${unit}`;
  const classes = upper && marginal && t('ui.limit.marginal', { upper: say(upper), marginal: say(marginal), unit });
  const limits = classes || [upper && t(upperExclusive ? 'ui.limit.below' : 'ui.limit.upper', { value: say(upper), unit }), lower && t(lowerExclusive ? 'ui.limit.above' : 'ui.limit.lower', { value: say(lower), unit })].filter(Boolean).join('; ');
  return (
    <figure class="limit">
      <svg viewBox={`0 0 ${width} 84`} role="img" aria-label={`${props.name}: ${told}. ${limits}`} class="limit-drawing">
        {upper && <rect class="limit-beyond" x={at(Number(upper))} y={axis - 22} width={right - at(Number(upper))} height="22" />}
        {lower && <rect class="limit-beyond" x={left} y={axis - 22} width={at(Number(lower)) - left} height="22" />}
        {upper && marginal && <rect class="limit-between" x={at(Number(marginal))} y={axis - 22} width={at(Number(upper)) - at(Number(marginal))} height="22" />}
        <line class="limit-axis" x1={left} x2={right} y1={axis} y2={axis} />
        {ticks.map((tick) => (
          <g key={tick.at}>
            <line class="limit-axis" x1={at(tick.at)} x2={at(tick.at)} y1={axis} y2={axis + 4} />
            <text class="limit-tick" x={at(tick.at)} y={axis + 16} text-anchor="middle">{tick.text}</text>
          </g>
        ))}
        {upper && <Limit x={at(Number(upper))} text={marginal ? `M = ${say(upper)}` : `${upperExclusive ? '<' : '≤'} ${say(upper)}`} {...(near ? { side: 'start' as const } : {})} />}
        {marginal && <Limit x={at(Number(marginal))} text={`m = ${say(marginal)}`} {...(near ? { side: 'end' as const } : {})} between />}
        {lower && <Limit x={at(Number(lower))} text={`${lowerExclusive ? '>' : '≥'} ${say(lower)}`} />}
        {below ? (
          <path class="limit-below" d={`M${at(x)} ${axis - 17}v12M${at(x)} ${axis - 11}H${left}${at(x) - left > 16 ? 'm7 -4l-7 4 7 4' : ''}`} />
        ) : (
          <>
            {u > 0 && <path class="limit-bar" d={`M${at(x - u)} ${axis - 11}H${at(x + u)}M${at(x - u)} ${axis - 16}v10M${at(x + u)} ${axis - 16}v10`} />}
            <circle class="limit-value" cx={at(x)} cy={axis - 11} r="4.5" />
          </>
        )}
        <text class="limit-told" {...anchor(at(x))} y={axis + 32}>{told}</text>
      </svg>
      {props.source && <figcaption>{limits}, {props.source}</figcaption>}
    </figure>
  );
}

/** Keeps a label inside the drawing. */
function anchor(x: number): { x: number; 'text-anchor': 'start' | 'middle' | 'end' } {
  return x < 90 ? { x: Math.max(left, x - 6), 'text-anchor': 'start' } : x > width - 90 ? { x: Math.min(right, x + 6), 'text-anchor': 'end' } : { x, 'text-anchor': 'middle' };
}

function Limit({ x, text, side, between }: { x: number; text: string; side?: 'start' | 'end'; between?: boolean }): JSX.Element {
  return (
    <>
      <line class={between ? 'limit-line limit-line-between' : 'limit-line'} x1={x} x2={x} y1={axis - 26} y2={axis} />
      <text class="limit-name" {...(side ? { x, 'text-anchor': side } : anchor(x))} y={axis - 31}>{text}</text>
    </>
  );
}
