import { z } from 'zod';
import { yearOf } from '../../../kernel/calendar.ts';
import { Conflict, Invalid } from '../../../kernel/errors.ts';
import { fold } from '../../../kernel/fold.ts';
import { command, type CommandContext } from '../../../platform/command/command.ts';
import { id, text, version } from '../../../platform/command/inputs.ts';
import { formatNumber, takeNumbers } from '../../../platform/database/number-series.ts';
import { studyKinds } from '../../../../templates/validation/study.types.ts';
import { Analyte, Method } from '../../catalogue/index.ts';
import { ValidationStudy } from '../study.ts';
import { validationsPolicy } from '../validations.policy.ts';

const plan = { kind: z.enum(studyKinds), purpose: text(2000), procedure: text(4000) };

/** Plans the study of one current edition of a method. Answers its id. */
export const planStudy = command({
  name: 'validations.plan',
  input: z.object({ methodId: id(), ...plan }),
  async handle(context, { methodId, kind, purpose, procedure }) {
    const { em, actor, now } = context;
    const method = await em.findOne(Method, { id: methodId, current: true });
    if (!method) throw Invalid.field('methodId', 'error.choose');
    if (method.model.kind === 'choice') throw Invalid.field('methodId', 'validations.error.not-quantitative');
    if (method.model.kind === 'derived') throw Invalid.field('methodId', 'validations.error.derived');
    const analyte = await em.findOneOrFail(Analyte, { code: method.analyteCode });
    const year = yearOf(now);
    const number = formatNumber('XN', year, await takeNumbers(em, `validation-${year}`));
    const study = Object.assign(new ValidationStudy(), {
      number, state: 'draft', kind, methodId: method.id, purpose, procedure, sections: {}, createdById: actor.id!, authorIds: [actor.id!], createdAt: now,
      submittedById: null, submittedAt: null, reason: null, conclusion: null, authorisedById: null, authorisedAt: null, frozen: null, frozenHash: null, editionId: null,
      searchText: fold([number, method.code, method.reference, analyte.vi, analyte.en, analyte.symbol ?? ''].join(' ')),
    });
    return context.create(validationsPolicy.write, study).id;
  },
});

/** A study that may still be written in, with its writer among its authors. Throws Conflict when it was handed in. */
export async function writable(context: CommandContext, studyId: string, seen: number | undefined): Promise<ValidationStudy> {
  const study = await context.load(validationsPolicy.write, ValidationStudy, studyId, { version: seen });
  if (study.state !== 'draft' && study.state !== 'returned') throw new Conflict('validations.state-refuses', { state: study.state });
  if (!study.authorIds.includes(context.actor.id!)) study.authorIds = [...study.authorIds, context.actor.id!];
  return study;
}

/** Changes what a study says it is for and how it is done. */
export const changePlan = command({
  name: 'validations.change-plan',
  input: z.object({ studyId: id(), version: version(), ...plan }),
  async handle(context, { studyId, version: seen, ...changes }) {
    Object.assign(await writable(context, studyId, seen), changes);
  },
});
