import { z } from 'zod';
import { Conflict, Invalid } from '../../../kernel/errors.ts';
import { command } from '../../../platform/command/command.ts';
import { id, version } from '../../../platform/command/inputs.ts';
import { requestsPolicy } from '../requests.policy.ts';
import { viewLines } from '../requests.view.ts';
import { submissionProblems } from '../submission.ts';
import { TestRequest } from '../test-request.ts';
import { requestWorkflow } from '../test-request.workflow.ts';

/** Sends a draft to the laboratory. Throws Invalid with everything that is missing. */
export const submitRequest = command({
  name: 'requests.submit-request',
  input: z.object({ requestId: id(), version: version() }),
  async handle(context, { requestId, version: seen }) {
    const request = await context.load(requestsPolicy.submit, TestRequest, requestId, { version: seen });
    if (request.state !== 'draft') throw new Conflict('requests.state-refuses', { state: request.state });
    const problems = submissionProblems(request, await viewLines(context.em, requestId), context.now);
    if (problems.length) throw new Invalid(problems);
    requestWorkflow.move(request, 'submit');
    request.submittedAt = context.now;
  },
});

/** Takes a request back into the draft, before the laboratory has answered. */
export const withdrawRequest = command({
  name: 'requests.withdraw-request',
  input: z.object({ requestId: id(), version: version() }),
  async handle(context, { requestId, version: seen }) {
    const request = await context.load(requestsPolicy.change, TestRequest, requestId, { version: seen });
    requestWorkflow.move(request, 'withdraw');
    request.submittedAt = null;
  },
});
