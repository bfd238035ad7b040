import { z } from 'zod';
import { Conflict, NotFound } from '../../../kernel/errors.ts';
import { command } from '../../../platform/command/command.ts';
import { id, text, version } from '../../../platform/command/inputs.ts';
import { Method } from '../../catalogue/index.ts';
import { confirmIdentity } from '../../identity/index.ts';
import { standingsOf } from '../standing.ts';
import { validationsPolicy } from '../validations.policy.ts';
import { VerifiedElsewhere } from '../verified-elsewhere.ts';

/**
 * Somebody who may authorise studies decides, with the password, that a current method without one was verified outside this program,
 * by which record, and why that is enough (ISO/IEC 17025:2017, 7.2.1.5). Answers the decision's id.
 */
export const verifyElsewhere = command({
  name: 'validations.verify-elsewhere',
  input: z.object({ methodId: id(), document: text(300), reason: text(2000), password: z.string().min(1).max(1000) }),
  prepare: (services, { password }, actor, em) => confirmIdentity(services, actor, password, em),
  async handle(context, { methodId, document, reason }) {
    const { em, actor, now } = context;
    const method = await em.findOne(Method, { id: methodId });
    if (!method) throw new NotFound();
    if (!method.current) throw new Conflict('validations.error.former-edition');
    const { kind } = (await standingsOf(em, [method])).get(method.id)!;
    if (kind !== 'none') throw new Conflict(kind === 'not-own' ? 'validations.error.not-own' : 'validations.error.has-standing');
    context.because(reason);
    return context.create(validationsPolicy.decide, Object.assign(new VerifiedElsewhere(), { methodId, document, reason, decidedById: actor.id, decidedAt: now, endedAt: null, endedReason: null })).id;
  },
});

/** The decision no longer holds, from now on and with the reason. It stays readable. */
export const endVerifiedElsewhere = command({
  name: 'validations.end-verified-elsewhere',
  input: z.object({ decisionId: id(), version: version(), reason: text(1000) }),
  async handle(context, { decisionId, version: seen, reason }) {
    const decision = await context.load(validationsPolicy.decide, VerifiedElsewhere, decisionId, { version: seen });
    if (decision.endedAt) throw new Conflict('validations.error.decision-ended');
    context.because(reason);
    Object.assign(decision, { endedAt: context.now, endedReason: reason });
  },
});
