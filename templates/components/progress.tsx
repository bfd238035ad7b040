import type { JSX } from 'preact';
import type { MessageKey, Translator } from '../locales/index.ts';
import { ToneMark, type Tone } from './state-badge.tsx';

export type StepState = 'done' | 'now' | 'later' | 'stopped';

export interface ProgressStepsProps {
  t: Translator;
  label: string;
  steps: ReadonlyArray<{ label: string; state: StepState; /** When, or what is waited for. */ note?: string }>;
}

const tones: Record<StepState, Tone> = { done: 'good', now: 'neutral', later: 'inactive', stopped: 'wrong' };
const words: Record<StepState, MessageKey> = { done: 'ui.steps.done', now: 'ui.steps.now', later: 'ui.steps.later', stopped: 'ui.steps.stopped' };

/** Where a request stands on its way: what is done and when, what is being done, what comes. */
export function ProgressSteps({ t, label, steps }: ProgressStepsProps): JSX.Element {
  return (
    <ol class="steps" aria-label={label}>
      {steps.map((step) => (
        <li key={step.label} class={`step step-${step.state}`} aria-current={step.state === 'now' ? 'step' : undefined}>
          <span class="step-mark"><ToneMark tone={tones[step.state]} /></span>
          <span class="step-label">{step.label}<span class="visually-hidden">: {t(words[step.state])}</span></span>
          {step.note && <span class="step-note">{step.note}</span>}
        </li>
      ))}
    </ol>
  );
}

export interface ProgressBarProps {
  t: Translator;
  label: string;
  done: number;
  total: number;
  /** How long it will take still, in words ("khoảng 20 giây"). */
  remaining?: string;
}

/** Work that takes more than two seconds, or progress against a target: a bar with its count. */
export function ProgressBar({ t, label, done, total, remaining }: ProgressBarProps): JSX.Element {
  return (
    <div class="progress">
      <p class="progress-line">
        <span>{label}</span>
        <span class="figures">{t('ui.progress.count', { done, total })}{remaining && ` · ${remaining}`}</span>
      </p>
      <progress value={done} max={total || 1} aria-label={label} />
    </div>
  );
}
