import { z } from 'zod';
import { Conflict, Invalid } from '../../../kernel/errors.ts';
import { canonical, sha256 } from '../../../platform/audit/chain.ts';
import { command } from '../../../platform/command/command.ts';
import { id, list, text, version } from '../../../platform/command/inputs.ts';
import { conclusions, ownFigures, type Authorised } from '../../../../templates/validation/study.types.ts';
import { release } from '../../calculator/index.ts';
import { reviseMethod } from '../../catalogue/index.ts';
import { confirmIdentity } from '../../identity/index.ts';
import { outcomesOf } from '../sections/index.ts';
import { ValidationStudy } from '../study.ts';
import { factsOf } from '../study.view.ts';
import { studyWorkflow } from '../study.workflow.ts';
import { validationsPolicy } from '../validations.policy.ts';

/**
 * Another person with the authority signs a study (ISO/IEC 17025:2017, 6.2.6 and 7.2.2.4): the conclusion in words, and which of the figures
 * found become the method's own. In one transaction the figures and the version of the program that calculated them are frozen, and the figures
 * taken over make the method's next edition; the former one, and the results that have it, stay as they are. A study with a criterion that is not
 * met cannot be called fit without limits, and one that is called unfit gives the catalogue nothing.
 */
export const authoriseStudy = command({
  name: 'validations.authorise',
  input: z.object({
    studyId: id(), version: version(), conclusion: z.enum(conclusions), statement: text(2000), take: list(z.enum(ownFigures), 0, ownFigures.length), password: z.string().min(1).max(1000),
  }),
  async prepare(services, { password }, actor, em) {
    await confirmIdentity(services, actor, password, em);
    return release(services.clock);
  },
  async handle(context, { studyId, version: seen, conclusion, statement, take }, { version: program }) {
    const { em, actor, now } = context;
    const study = await context.load(validationsPolicy.authorise, ValidationStudy, studyId, { version: seen });
    studyWorkflow.move(study, 'authorise');
    const outcomes = outcomesOf(study.sections);
    const verdicts = outcomes.flatMap((outcome) => outcome.verdicts);
    if (conclusion === 'fit' && verdicts.some(({ met }) => met !== true)) throw Invalid.field('conclusion', 'validations.error.not-met');
    if (conclusion === 'unfit' && take.length > 0) throw Invalid.field('take', 'validations.error.unfit-gives-nothing');
    const offers = outcomes.flatMap(({ findings }) => findings?.offers ?? []);
    const taken = offers.filter(({ figure }) => take.includes(figure));
    if (taken.length !== new Set(take).size) throw Invalid.field('take', 'validations.error.not-found');

    const edition = taken.length === 0 ? null : await reviseMethod(context, study.methodId, {
      figures: Object.fromEntries(taken.map(({ figure, text: value }) => [figure, value])), source: { kind: 'validation', id: study.id, number: study.number },
    });
    Object.assign(study, { conclusion, authorisedById: actor.id, authorisedAt: now, editionId: edition?.id ?? null });
    const authorised: Authorised = { at: now.toISOString(), by: actor.name, conclusion, statement, taken, edition: edition?.edition ?? null, version: program };
    const frozen = canonical({ ...(await factsOf(em, study, outcomes)), authorised });
    if (frozen.length > 4_000_000) throw new Conflict('validations.error.too-large');
    Object.assign(study, { frozen, frozenHash: sha256(frozen) });
    return { editionId: study.editionId ?? null };
  },
});
