import { formatDateTime } from '../../../src/kernel/i18n.ts';
import type { MessageKey, Translator } from '../../locales/index.ts';
import type { Tone } from '../../components/index.ts';

const sampleTones: Record<string, Tone> = { received: 'neutral', tested: 'attention', verified: 'attention', reported: 'good', rejected: 'wrong' };
const analysisTones: Record<string, Tone> = { waiting: 'inactive', 'in-progress': 'neutral', submitted: 'neutral', evaluated: 'attention', verified: 'good', reported: 'good', cancelled: 'inactive' };

export const sampleTone = (state: string): Tone => sampleTones[state] ?? 'neutral';
export const sampleState = (t: Translator, state: string): string => t(`samples.state.${state}` as MessageKey);
export const analysisTone = (state: string): Tone => analysisTones[state] ?? 'neutral';
export const analysisState = (t: Translator, state: string): string => t(`analyses.state.${state}` as MessageKey);

/** How a test stands with its holding time. */
export interface HoldingClock {
  /** `none`: the method sets no time; `unknown`: it does, but nobody knows when the sample was taken. */
  kind: 'none' | 'unknown' | 'begun' | 'running' | 'past';
  until: Date | null;
  /** Whole hours left or past. */
  hours: number;
  /** Ends within a day. */
  soon: boolean;
}

/** The clock in words: "26/11/2026 08:30 (còn 20 giờ)". */
export function clockText(t: Translator, { kind, until, hours }: HoldingClock): string {
  if (kind === 'none') return t('samples.hold.none');
  if (kind === 'unknown') return t('samples.hold.unknown');
  const at = until ? formatDateTime(until) : '';
  if (kind === 'begun') return `${at} (${t('samples.hold.begun')})`;
  return `${at} (${t(kind === 'past' ? 'samples.hold.past' : 'samples.hold.left', { hours })})`;
}
