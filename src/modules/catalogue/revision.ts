import { Conflict, NotFound } from '../../kernel/errors.ts';
import { canonical } from '../../platform/audit/chain.ts';
import type { CommandContext } from '../../platform/command/command.ts';
import { compileFormula } from '../../science/formula.ts';
import { Method, ownFigureNames, type OwnFigure, type OwnFigureName } from './catalogue.entities.ts';
import { cataloguePolicy } from './catalogue.policy.ts';
import { withOwnFigures } from './own-figures.ts';

export type OwnFigureSource = OwnFigure['source'];

/** Names that a formula among the figures may use. */
const variables: Partial<Record<OwnFigureName, string>> = { repeatabilityLimit: 'mean', expandedUncertainty: 'x' };

/**
 * Makes the next edition of a method from figures that the laboratory found for the edition `methodId`, within the caller's command: the current
 * edition ceases to be current and stays as it was, the next one has the figures with their source and is what new requests get. Throws
 * Conflict when the method is not calculated or no longer offered, when the current edition is calculated otherwise or in another unit than
 * the one studied, or when the LOD would be above the LOQ; `FormulaError` when a formula cannot be understood.
 */
export async function reviseMethod(context: CommandContext, methodId: string, { figures, source }: { figures: Partial<Record<OwnFigureName, string>>; source: OwnFigureSource }): Promise<Method> {
  const studied = await context.em.findOne(Method, { id: methodId });
  if (!studied) throw new NotFound();
  const found = await context.em.findOne(Method, { code: studied.code, current: true });
  if (!found) throw new Conflict('catalogue.error.not-offered');
  const current = await context.load(cataloguePolicy.revise, Method, found.id);
  if (canonical(procedure(current)) !== canonical(procedure(studied))) throw new Conflict('catalogue.error.other-procedure');
  const own = { ...current.own };
  for (const name of ownFigureNames) {
    const text = figures[name];
    if (text === undefined) continue;
    compileFormula(text, variables[name] ? [variables[name]] : []);
    own[name] = { text, source };
  }
  const model = withOwnFigures(current.model, own);
  if (!model) throw new Conflict(current.model.kind === 'calculated' ? 'catalogue.error.lod-above-loq' : 'catalogue.error.not-calculated');
  current.current = false;
  const { code, edition, analyteCode, matrices, reference, technique, unit, basis, holdingHours, preservation, container, accredited, external, price, workingDays, about, digest, position } = current;
  return context.create(cataloguePolicy.revise, Object.assign(new Method(), {
    code, edition: edition + 1, current: true, analyteCode, matrices, reference, technique, unit, basis, model, holdingHours, preservation, container, accredited, external, price, workingDays,
    about: { ...about, lodSource: 'laboratory' }, own, digest, position, loadedAt: context.now,
  }));
}

/** What a figure of a method holds for: how its results come about, and in which unit. */
const procedure = ({ reference, unit, basis, model }: Method) => ({ reference, unit, basis: basis ?? null, formula: model.kind === 'calculated' ? { formula: model.formula, inputs: model.inputs } : model });
