import { z } from 'zod';
import { command, type CommandContext } from '../../../platform/command/command.ts';
import { id, text, version } from '../../../platform/command/inputs.ts';
import { letter } from '../../../../templates/mail/languages.ts';
import { requestClosedMail } from '../../../../templates/mail/request-answered.ts';
import { Enterprise, notify } from '../../clients/index.ts';
import { laboratoryNames } from '../../identity/index.ts';
import { requestsPolicy } from '../requests.policy.ts';
import { TestRequest } from '../test-request.ts';
import { requestWorkflow } from '../test-request.workflow.ts';

const closing = z.object({ requestId: id(), version: version(), reason: text(1000) });

async function close(context: CommandContext, request: TestRequest, how: 'decline' | 'cancel', reason: string, publicUrl: string): Promise<void> {
  requestWorkflow.move(request, how);
  request.closedReason = reason;
  context.because(reason);
  if (context.actor.enterpriseId === request.enterpriseId) return;
  const enterprise = await context.em.findOneOrFail(Enterprise, { id: request.enterpriseId });
  const laboratory = await laboratoryNames(context.em);
  notify(context, `request-${request.state}`, enterprise.email, letter(request.language, (t) => requestClosedMail(t, {
    how, name: enterprise.contactName, number: request.number, reason, link: `${publicUrl}/requests/${request.id}`, laboratory: t.name(laboratory),
  })));
}

/** The laboratory does not take a request on, and says why; the customer is told by mail. */
export const declineRequest = command({
  name: 'requests.decline-request',
  input: closing,
  prepare: async ({ publicUrl }) => publicUrl,
  async handle(context, { requestId, version: seen, reason }, publicUrl) {
    const request = await context.load(requestsPolicy.decline, TestRequest, requestId, { version: seen });
    await close(context, request, 'decline', reason, publicUrl);
  },
});

/** A request that will not be carried out; its number is not given again. The customer is told when somebody else cancels it. */
export const cancelRequest = command({
  name: 'requests.cancel-request',
  input: closing,
  prepare: async ({ publicUrl }) => publicUrl,
  async handle(context, { requestId, version: seen, reason }, publicUrl) {
    const request = await context.load(requestsPolicy.cancel, TestRequest, requestId, { version: seen });
    await close(context, request, 'cancel', reason, publicUrl);
  },
});
