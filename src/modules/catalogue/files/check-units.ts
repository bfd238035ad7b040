import type { Located, ProblemList } from './catalogue-problems.ts';
import type { LimitEntry, MethodEntry } from './catalogue.types.ts';
import type { LocatedRegulation } from './check-references.ts';
import { limitUnits } from './limit-units.ts';

/** Whether two units measure the same thing, so that a figure in one can be set against a figure in the other. */
export type UnitComparison = (a: string, b: string) => boolean;

/** Notes each method whose results could not be set against a limit for the same analyte in the same matrix. */
export function checkUnits(
  methods: ReadonlyArray<Located<MethodEntry>>,
  regulations: readonly LocatedRegulation[],
  comparable: UnitComparison,
  problems: ProblemList,
): void {
  for (const { entry: method, at } of methods) {
    for (const { entry: regulation, limits } of regulations) {
      if (!regulation.matrices.some((matrix) => method.matrices.includes(matrix))) continue;
      const told = new Set<string>();
      for (const { entry: limit } of limits) {
        const wrong = limit.analyte === method.analyte ? mismatch(method, limit, comparable) : null;
        if (wrong && !told.has(wrong)) problems.add(at('unit'), `${wrong} of ${regulation.code}, limit "${limit.id}"`);
        if (wrong) told.add(wrong);
      }
    }
  }
}

/** What keeps a result of the method from being judged by the limit, or null. */
function mismatch(method: MethodEntry, limit: LimitEntry, comparable: UnitComparison): string | null {
  if (!hasFigure(limit)) return null;
  if (method.model.kind === 'choice') return `method "${method.code}" gives no figure to compare with "${limit.unit}"`;
  const units = limitUnits(limit);
  const same = units.filter(({ unit }) => unit === method.unit || comparable(method.unit, unit));
  if (!same.length) return `unit "${method.unit}" cannot be compared with "${limit.unit}"`;
  if (same.every(({ basis }) => basis === 'dry') && method.basis !== 'dry') return `basis: dry is needed for "${limit.unit}"`;
  return null;
}

function hasFigure(limit: LimitEntry): boolean {
  const planned = limit.plan && limit.plan.m !== 'absent' && limit.kind === 'sampling-plan';
  return Boolean(planned) || limit.kind === 'maximum' || limit.kind === 'minimum' || limit.kind === 'range' || limit.kind === 'declared-tolerance';
}
