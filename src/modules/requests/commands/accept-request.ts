import { Conflict, Forbidden, Invalid } from '../../../kernel/errors.ts';
import { formatDate } from '../../../kernel/i18n.ts';
import { command } from '../../../platform/command/command.ts';
import { id, version } from '../../../platform/command/inputs.ts';
import { letter } from '../../../../templates/mail/languages.ts';
import { requestAcceptedMail } from '../../../../templates/mail/request-answered.ts';
import { Enterprise, notify } from '../../clients/index.ts';
import { laboratoryNames } from '../../identity/index.ts';
import { promisedDay } from '../catalogue-lookups.ts';
import { requestsPolicy } from '../requests.policy.ts';
import { reviewInput } from '../requests.schemas.ts';
import { viewLines } from '../requests.view.ts';
import { TestRequest } from '../test-request.ts';
import { requestWorkflow } from '../test-request.workflow.ts';

/**
 * The desk takes a request on after the contract review (ISO/IEC 17025:2017, 7.1.1): every question confirmed, or a note for what is
 * not, which is also demanded when a method has been replaced by a newer edition (7.1.2). From then on price and promised day stand.
 */
export const acceptRequest = command({
  name: 'requests.accept-request',
  input: reviewInput.extend({ requestId: id(), version: version() }),
  prepare: async ({ publicUrl }) => publicUrl,
  async handle(context, { requestId, version: seen, ...review }, publicUrl) {
    const { em, now, actor } = context;
    const request = await context.load(requestsPolicy.accept, TestRequest, requestId, { version: seen });
    if (request.state !== 'submitted') throw new Conflict('requests.state-refuses', { state: request.state });
    if (!actor.id) throw new Forbidden('error.forbidden');
    const lines = await viewLines(em, requestId);
    const tests = lines.flatMap((line) => line.tests);
    const confirmed = review.capability && review.method && review.capacity && review.decisionRule;
    if ((!confirmed || tests.some(({ method }) => !method.current)) && !review.note) throw Invalid.field('note', confirmed ? 'requests.error.outdated-note' : 'requests.error.review-note');
    requestWorkflow.move(request, 'accept');
    Object.assign(request, {
      review, reviewedById: actor.id, acceptedAt: now,
      price: tests.reduce((sum, { test }) => sum + test.price, 0),
      promisedOn: await promisedDay(em, tests.map(({ method }) => method), now),
    });
    if (review.note) context.because(review.note);
    const enterprise = await em.findOneOrFail(Enterprise, { id: request.enterpriseId });
    const laboratory = await laboratoryNames(em);
    notify(context, 'request-accepted', enterprise.email, letter(request.language, (t) => requestAcceptedMail(t, {
      name: enterprise.contactName, number: request.number, price: request.price, promisedOn: formatDate(request.promisedOn!),
      link: `${publicUrl}/requests/${request.id}`, laboratory: t.name(laboratory),
    })));
  },
});
