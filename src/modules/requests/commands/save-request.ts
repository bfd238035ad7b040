import { Conflict } from '../../../kernel/errors.ts';
import { command } from '../../../platform/command/command.ts';
import { id, version } from '../../../platform/command/inputs.ts';
import { fillDraft } from '../draft.ts';
import { requestsPolicy } from '../requests.policy.ts';
import { requestInput } from '../requests.schemas.ts';
import { TestRequest } from '../test-request.ts';

/** A draft's head, samples and tests as they now are: what the input leaves out is taken away. */
export const saveRequest = command({
  name: 'requests.save-request',
  input: requestInput.extend({ requestId: id(), version: version() }),
  async handle(context, { requestId, version: seen, ...input }) {
    const request = await context.load(requestsPolicy.change, TestRequest, requestId, { version: seen });
    if (request.state !== 'draft') throw new Conflict('requests.error.not-draft');
    await fillDraft(context, request, input);
  },
});
