import { Forbidden, Invalid } from '../../../kernel/errors.ts';
import { yearOf } from '../../../kernel/calendar.ts';
import { newId } from '../../../kernel/ids.ts';
import { command } from '../../../platform/command/command.ts';
import { optionalId, optionalText } from '../../../platform/command/inputs.ts';
import { formatNumber, takeNumbers } from '../../../platform/database/number-series.ts';
import { Enterprise } from '../../clients/index.ts';
import { fillDraft } from '../draft.ts';
import { requestsPolicy } from '../requests.policy.ts';
import { requestInput } from '../requests.schemas.ts';
import { TestRequest } from '../test-request.ts';

/**
 * A new draft, by a customer's own person or by the desk for a customer; `matrixCode` puts a first, empty sample into it. Answers
 * its id. The number is the year's next and is never given again.
 */
export const createRequest = command({
  name: 'requests.create-request',
  input: requestInput.extend({ enterpriseId: optionalId(), matrixCode: optionalText(80) }),
  async handle(context, { enterpriseId: given, matrixCode, ...input }) {
    const { actor, em, now } = context;
    if (!actor.id) throw new Forbidden('error.forbidden');
    const enterpriseId = given ?? actor.enterpriseId;
    if (!enterpriseId) throw Invalid.field('enterpriseId', 'error.required');
    const request = Object.assign(new TestRequest(), {
      id: newId(), enterpriseId, number: '', state: 'draft', revision: 0, price: 0, promisedOn: null, createdById: actor.id, createdAt: now,
      submittedAt: null, review: null, reviewedById: null, acceptedAt: null, closedReason: null,
    });
    context.create(requestsPolicy.create, request);
    if (!(await em.findOne(Enterprise, { id: enterpriseId }))) throw Invalid.field('enterpriseId', 'error.choose');
    const year = yearOf(now);
    request.number = formatNumber('YC', year, await takeNumbers(em, `YC-${year}`));
    const first = matrixCode && input.samples.length === 0 ? requestInput.parse({ ...input, samples: [{ matrixCode }] }).samples : input.samples;
    await fillDraft(context, request, { ...input, samples: first });
    return request.id;
  },
});
