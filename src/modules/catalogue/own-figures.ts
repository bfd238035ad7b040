import { Decimal } from 'decimal.js';
import type { MeasurementModel } from '../../science/measurement-model.ts';
import { ownFigureNames, type OwnFigure, type OwnFigureName } from './catalogue.entities.ts';

/** A model with the laboratory's own figures in place of those it had (a stated U also in place of a budget); null where it cannot have them: not calculated, or an LOD above the LOQ. */
export function withOwnFigures(model: MeasurementModel, own: Partial<Record<OwnFigureName, OwnFigure>>): MeasurementModel | null {
  if (model.kind !== 'calculated') return null;
  const { uncertaintyBudget, ...rest } = model;
  const changed = own.expandedUncertainty || !uncertaintyBudget ? rest : { ...rest, uncertaintyBudget };
  for (const name of ownFigureNames) if (own[name]) changed[name] = own[name].text;
  const { lod, loq } = changed;
  return lod !== undefined && loq !== undefined && new Decimal(lod).gt(loq) ? null : changed;
}
