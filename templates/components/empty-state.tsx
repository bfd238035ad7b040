import type { JSX } from 'preact';
import { ButtonLink } from './button.tsx';

export interface EmptyStateProps {
  /** What stands here once there is something ("Chưa có phiếu yêu cầu nào"). */
  title: string;
  /** What the list is for, or why it is empty. */
  text?: string;
  /** The next step. */
  action?: { label: string; href: string };
}

/** An empty list says what it is for and offers the next step. */
export function EmptyState({ title, text, action }: EmptyStateProps): JSX.Element {
  return (
    <div class="empty">
      <p class="empty-title">{title}</p>
      {text && <p>{text}</p>}
      {action && <ButtonLink href={action.href}>{action.label}</ButtonLink>}
    </div>
  );
}
