import type { ComponentChildren, JSX } from 'preact';

/** How a state stands: four states of the house and `neutral` for what is simply under way. Never told by colour alone. */
export type Tone = 'good' | 'attention' | 'wrong' | 'inactive' | 'neutral';

const marks: Record<Tone, string> = {
  good: 'M3.5 8.5l3 3 6-7',
  attention: 'M8 3v6.5M8 12.6v.01',
  wrong: 'M4 4l8 8M12 4l-8 8',
  inactive: 'M3.5 8h9',
  neutral: 'M8 5.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5z',
};

/** The mark of a tone: tick, exclamation, cross, dash or dot. Always beside a word, so hidden from the screen reader. */
export function ToneMark({ tone }: { tone: Tone }): JSX.Element {
  return (
    <svg class={`mark mark-${tone}`} viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round">
      <path d={marks[tone]} />
    </svg>
  );
}

export interface StateBadgeProps {
  tone: Tone;
  /** The state in a word ("Đã tiếp nhận"). */
  children: ComponentChildren;
}

/** A state as a mark and a word. */
export function StateBadge({ tone, children }: StateBadgeProps): JSX.Element {
  return (
    <span class={`badge badge-${tone}`}>
      <ToneMark tone={tone} />
      {children}
    </span>
  );
}
