import type { FormulaLimit, Limit as JudgedLimit } from '../../../science/conformity/index.ts';
import { alternatives, convert, sameQuantity } from '../../../science/units.ts';

/** The unit and basis in which a method reports. */
export interface ReportingUnit {
  unit: string;
  basis: 'dry' | 'as-received' | null;
}

/**
 * A limit with its figures in the unit of the result, or null when the two do not measure the same thing on the same basis. A limit on
 * the dry basis ("mg/kg dry") is met by a method on the dry basis only; a count whose portion stands beside it ("CFU", in 250 mL) is
 * per that portion. What has no figure (absence, a quality) is returned as it is.
 */
export function limitInUnit(value: JudgedLimit, limitUnit: string, method: ReportingUnit): JudgedLimit | null {
  if (value.kind === 'absent' || value.kind === 'qualitative' || (value.kind === 'sampling-plan' && value.m === 'absent')) return value;
  if (value.kind === 'declared-tolerance' && value.min === undefined) return value;
  const unit = unitFor(limitUnit, method, value.kind === 'sampling-plan' ? value.in : undefined);
  if (unit === null) return null;
  const to = (figure: string): string => (unit === method.unit ? figure : convert(figure, unit, method.unit));
  switch (value.kind) {
    case 'maximum': return { ...value, max: to(value.max) };
    case 'minimum': return { ...value, min: to(value.min) };
    case 'range': return { ...value, min: to(value.min), max: to(value.max) };
    case 'sampling-plan': return { ...value, m: to(value.m), ...(value.M === undefined ? {} : { M: to(value.M) }) };
    case 'declared-tolerance': return { ...value, min: to(value.min!) };
  }
}

/** Whether a result of the method can be set against the limit at all. */
export const limitFits = (value: JudgedLimit | FormulaLimit, limitUnit: string, method: ReportingUnit): boolean =>
  (value.kind === 'formula' ? unitFor(limitUnit, method, undefined) : limitInUnit(value, limitUnit, method)) !== null;

/** A reported figure in another unit, in which a regulation speaks of it; null when the two do not measure the same thing on the same basis. */
export function figureInUnit(figure: string, method: ReportingUnit, wanted: string): string | null {
  const unit = unitFor(wanted, method, undefined);
  if (unit === null) return null;
  return unit === method.unit ? figure : convert(figure, method.unit, unit);
}

/** Of the units that a regulation allows the one that the method's results are told in or can be brought to, without its basis; null when none is. */
function unitFor(allowed: string, method: ReportingUnit, portion: string | undefined): string | null {
  return alternatives(allowed).map((text) => plainUnit(text, portion))
    .find(({ text, dry }) => (!dry || method.basis === 'dry') && (text === method.unit || sameQuantity(text, method.unit)))?.text ?? null;
}

function plainUnit(text: string, portion: string | undefined): { text: string; dry: boolean } {
  const dry = text.endsWith(' dry');
  const plain = text.replace(/ dry$/, '').replace(/^% mass$/, '%');
  return { text: portion && /^(CFU|MPN)$/.test(plain) ? `${plain}/${portion}` : plain, dry };
}
