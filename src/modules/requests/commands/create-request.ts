import { Forbidden, Invalid, NotFound } from '../../../kernel/errors.ts';
import { yearOf } from '../../../kernel/calendar.ts';
import { newId } from '../../../kernel/ids.ts';
import { command } from '../../../platform/command/command.ts';
import { optionalId, text } from '../../../platform/command/inputs.ts';
import { formatNumber, takeNumbers } from '../../../platform/database/number-series.ts';
import { Enterprise } from '../../clients/index.ts';
import type { Em } from '../../../platform/database/orm.ts';
import { fillDraft, linesOf } from '../draft.ts';
import { requestsPolicy } from '../requests.policy.ts';
import { requestInput, type RequestInput } from '../requests.schemas.ts';
import { TestRequest } from '../test-request.ts';

/**
 * A new draft, by a customer's own person or by the desk for a customer. `matrixCode`, which may be left out and not be blank, puts a first, empty sample into it; `copyOf` the
 * samples, tests and answers of an earlier request, without what belongs to its day. Answers its id. The number is the year's next
 * and is never given again.
 */
export const createRequest = command({
  name: 'requests.create-request',
  input: requestInput.extend({ enterpriseId: optionalId(), matrixCode: text(80).optional(), copyOf: optionalId() }),
  async handle(context, { enterpriseId: given, matrixCode, copyOf, ...input }) {
    const { actor, em, now } = context;
    if (!actor.id) throw new Forbidden('error.forbidden');
    const source = copyOf ? await em.findOne(TestRequest, { id: copyOf }) : null;
    if (copyOf && !source) throw new NotFound();
    if (source) context.authorize(requestsPolicy.see, source);
    const enterpriseId = source?.enterpriseId ?? given ?? actor.enterpriseId;
    if (!enterpriseId) throw Invalid.field('enterpriseId', 'error.required');
    const request = Object.assign(new TestRequest(), {
      id: newId(), enterpriseId, number: '', state: 'draft', revision: 0, price: 0, promisedOn: null, createdById: actor.id, createdAt: now,
      submittedAt: null, review: null, reviewedById: null, acceptedAt: null, closedReason: null,
    });
    context.create(requestsPolicy.create, request);
    if (!(await em.findOne(Enterprise, { id: enterpriseId }))) throw Invalid.field('enterpriseId', 'error.choose');
    const year = yearOf(now);
    request.number = formatNumber('YC', year, await takeNumbers(em, `YC-${year}`));
    if (source) await fillDraft(context, request, { ...(await copied(em, source)), purpose: input.purpose });
    else await fillDraft(context, request, matrixCode && input.samples.length === 0 ? requestInput.parse({ ...input, samples: [{ matrixCode }] }) : input);
    return request.id;
  },
});

/** An earlier request as the input of a new one. What belongs to its day is left out: lot, dates, sampling, the note. */
async function copied(em: Em, source: TestRequest): Promise<RequestInput> {
  const lines = await linesOf(em, source.id);
  const { purpose, language, decisionRule, consentPublic, consentExternal } = source;
  return requestInput.parse({
    purpose, language, decisionRule, consentPublic, consentExternal,
    samples: lines.map(({ sample, tests }) => {
      const { matrixCode, units, name, description, sampledBy, samplingPlace, regulationId, regulationClass, regulationReason, condition, declared } = sample;
      return { matrixCode, units, name, description, sampledBy, samplingPlace, regulationId, regulationClass, regulationReason, condition, declared, methodIds: tests.map(({ methodId }) => methodId) };
    }),
  });
}
