import { z } from 'zod';
import { id } from '../../../platform/command/inputs.ts';
import { command } from '../../../platform/command/command.ts';
import { clientsPolicy } from '../clients.policy.ts';
import { Notice } from '../notice.ts';

/**
 * Sends one message. Sending stands before the transaction that says so: after a crash between the two it is sent again with
 * the same message id, which is how mail can be delivered at least once.
 */
export const sendNotice = command({
  name: 'clients.send-notice',
  input: z.object({ noticeId: id() }),
  async prepare({ mailer }, { noticeId }, _actor, em) {
    const notice = await em.findOneOrFail(Notice, { id: noticeId });
    if (notice.state !== 'waiting') return null;
    return mailer.send({ id: notice.id, to: notice.recipient, subject: notice.subject, text: notice.body });
  },
  async handle(context, { noticeId }, how) {
    const notice = await context.load(clientsPolicy.notify, Notice, noticeId);
    if (how && notice.state === 'waiting') notice.sent(how, context.now);
  },
});
