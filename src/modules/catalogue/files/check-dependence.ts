import { bandsOverlap } from '../../../science/conformity/index.ts';
import type { Located, ProblemList } from './catalogue-problems.ts';
import type { LimitEntry, MethodEntry } from './catalogue.types.ts';
import type { KnownCodes, LocatedRegulation } from './check-references.ts';
import type { FormulaCheck } from './check-methods.ts';
import type { UnitComparison } from './check-units.ts';
import { bandTables, type Banded } from './band-tables.ts';
import { limitUnits } from './limit-units.ts';

interface Science {
  comparable: UnitComparison;
  checkFormula: FormulaCheck;
}

/**
 * Notes limits that depend on another result in a way that cannot be judged: the other analyte is not known or is its own, no method of the
 * regulation's matrices gives it in that unit, two bands of one table share a value or are told in two units, a formula is not sound.
 */
export function checkDependence(
  methods: ReadonlyArray<Located<MethodEntry>>, regulations: readonly LocatedRegulation[], known: KnownCodes, science: Science, problems: ProblemList,
): void {
  for (const { entry: regulation, limits } of regulations) {
    const usable = methods.map(({ entry }) => entry).filter(({ matrices }) => matrices.some((matrix) => regulation.matrices.includes(matrix)));
    for (const { entry: limit, at } of limits) {
      const { dependsOn } = limit;
      if (!dependsOn) continue;
      if (!known.analytes.has(dependsOn.analyte)) problems.add(at('dependsOn', 'analyte'), `unknown analyte "${dependsOn.analyte}"`);
      else if (dependsOn.analyte === limit.analyte) problems.add(at('dependsOn', 'analyte'), 'a limit cannot depend on its own result');
      else {
        const wrong = unitProblem(usable.filter(({ analyte }) => analyte === dependsOn.analyte), dependsOn.unit, science.comparable);
        if (wrong) problems.add(at('dependsOn', 'unit'), wrong);
      }
      const unsound = limit.formula && (science.checkFormula(limit.formula.text, ['x']) ?? (/\bx\b/.test(limit.formula.text) ? null : 'the other result, "x", is not used'));
      if (unsound) problems.add(at('formula', 'text'), unsound);
    }
    for (const { first, second, why } of bandClashes(limits.map(({ entry, at }) => ({ ...bandOf(entry), entry, at })))) {
      problems.add(second.at('dependsOn'), `${clashes[why]} of limit "${first.entry.id}"`);
    }
  }
}

const clashes = { overlap: 'the band shares values with that', unit: 'the band is told in another unit than that' } as const;

/** What makes an entry's table, and its band. */
export const bandOf = ({ analyte, class: classCode, condition, unit, kind, dependsOn }: LimitEntry): Banded => ({ analyte, class: classCode, condition, unit, kind, dependsOn });

/** Pairs of rows of one table whose bands share a value, or are told in two units; of each row the first such pair. */
export function bandClashes<T extends Banded>(rows: readonly T[]): Array<{ first: T; second: T; why: 'overlap' | 'unit' }> {
  return bandTables(rows).flatMap((table) => table.flatMap((second, index) => {
    const before = table.slice(0, index);
    const first = before.find(({ dependsOn }) => dependsOn.unit !== second.dependsOn.unit || bandsOverlap(dependsOn, second.dependsOn));
    return first ? [{ first, second, why: first.dependsOn.unit === second.dependsOn.unit ? 'overlap' as const : 'unit' as const }] : [];
  }));
}

function unitProblem(methods: readonly MethodEntry[], unit: string, comparable: UnitComparison): string | null {
  const wanted = limitUnits({ unit, plan: null, absentIn: null });
  for (const method of methods) {
    if (method.model.kind === 'choice') return `method "${method.code}" gives no figure for a band`;
    const same = wanted.filter((each) => each.unit === method.unit || comparable(each.unit, method.unit));
    if (!same.length) return `unit "${method.unit}" of method "${method.code}" cannot be compared with "${unit}"`;
    if (same.every(({ basis }) => basis === 'dry') && method.basis !== 'dry') return `basis: dry is needed for "${unit}", method "${method.code}" gives another`;
  }
  return methods.length ? null : 'no method of the regulation\'s matrices gives the other result';
}
