import { NotFound } from '../../kernel/errors.ts';
import type { Actor } from '../../kernel/actor.ts';
import { isId } from '../../kernel/ids.ts';
import { may } from '../../kernel/policy.ts';
import { sha256 } from '../../platform/audit/chain.ts';
import type { Em } from '../../platform/database/orm.ts';
import type { SectionOutcome, StudyFacts } from '../../../templates/validation/study.types.ts';
import { Analyte, Method, matrices } from '../catalogue/index.ts';
import { Person } from '../identity/index.ts';
import { outcomesOf } from './sections/index.ts';
import { ValidationStudy } from './study.ts';
import { validationsPolicy } from './validations.policy.ts';

/** The study, or NotFound for whoever may not see it. */
export async function studyFor(em: Em, actor: Actor, id: string): Promise<ValidationStudy> {
  const study = isId(id) ? await em.findOne(ValidationStudy, { id }) : null;
  if (!study || !may(actor, validationsPolicy.see, study)) throw new NotFound();
  return study;
}

/** A study with everything its page and its report say; not yet authorised. */
export async function factsOf(em: Em, study: ValidationStudy, sections: readonly SectionOutcome[]): Promise<StudyFacts> {
  const method = await em.findOneOrFail(Method, { id: study.methodId });
  const analyte = await em.findOneOrFail(Analyte, { code: method.analyteCode });
  const people = new Map((await em.find(Person, { id: { $in: [study.createdById, study.submittedById].filter((id): id is string => typeof id === 'string') } })).map(({ id, name }) => [id, name]));
  const named = (await matrices(em)).filter(({ code }) => method.matrices.includes(code)).map(({ vi, en }) => ({ vi, en }));
  const { id, number, kind, state, purpose, procedure, reason } = study;
  return {
    id, number, kind, state, purpose, procedure, reason: reason ?? null, sections,
    method: { code: method.code, edition: method.edition, reference: method.reference, analyte: { vi: analyte.vi, en: analyte.en }, technique: method.technique, unit: method.unit, matrices: named },
    createdAt: study.createdAt.toISOString(), createdBy: people.get(study.createdById) ?? '',
    submittedAt: study.submittedAt?.toISOString() ?? null, submittedBy: study.submittedById ? (people.get(study.submittedById) ?? null) : null,
    authorised: null,
  };
}

export interface ViewedStudy {
  facts: StudyFacts;
  /** The figures of an authorised study when this version of the program calculates other ones from the same data. */
  differs: boolean;
}

/**
 * A study as it is shown: calculated from its data now, or as it was frozen when it was authorised; that one is calculated again too, to see
 * that the figures still come out. Throws when the frozen text was altered.
 */
export async function viewStudy(em: Em, study: ValidationStudy): Promise<ViewedStudy> {
  const outcomes = outcomesOf(study.sections);
  if (!study.frozen) return { facts: await factsOf(em, study, outcomes), differs: false };
  if (sha256(study.frozen) !== study.frozenHash) throw new Error(`the frozen data of ${study.number} was altered`);
  const facts = JSON.parse(study.frozen) as StudyFacts;
  return { facts, differs: facts.sections.some((section) => differs(section, outcomes.find(({ name }) => name === section.name))) };
}

/** Whether a figure or a verdict that was frozen comes out otherwise now. How findings are laid out, and figures that a later version adds, do not matter. */
function differs(frozen: SectionOutcome, now: SectionOutcome | undefined): boolean {
  const figures = new Map((now?.findings?.figures ?? []).map(({ name, value }) => [name, value]));
  const verdicts = new Map((now?.verdicts ?? []).map(({ criterion, met }) => [criterion, met]));
  return (frozen.findings?.figures ?? []).some(({ name, value }) => figures.has(name) && figures.get(name) !== value) || frozen.verdicts.some(({ criterion, met }) => verdicts.get(criterion) !== met);
}
