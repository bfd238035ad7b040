import type { CommandContext } from '../../platform/command/command.ts';
import { clientsPolicy } from './clients.policy.ts';
import { Notice } from './notice.ts';

export interface NoticeText {
  subject: string;
  body: string;
}

/** Writes a message in the command's transaction and asks for its sending after the commit. */
export function notify(context: CommandContext, kind: string, recipient: string, { subject, body }: NoticeText): void {
  const notice = Object.assign(new Notice(), { kind, recipient, subject, body, state: 'waiting', createdAt: context.now, sentAt: null });
  context.create(clientsPolicy.notify, notice);
  context.enqueue('send-notice', { noticeId: notice.id });
}
