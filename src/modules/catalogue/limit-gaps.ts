import { limitTables } from './limit-tables.ts';
import { conditionText, everyClass, limitHolds } from './regulation.queries.ts';
import type { Limit } from './regulation.ts';

/**
 * Why a result would not be judged: the laboratory has not adopted its limit; the regulation has none in this class and for this product;
 * or it has limits (or sampling plans) for named products only, and none was named.
 */
export const limitGapKinds = ['unadopted', 'no-limit', 'left-out', 'left-out-plans'] as const;
export type LimitGapKind = (typeof limitGapKinds)[number];

const forClass = ({ class: of }: Limit, classCode: string | null): boolean => classCode === null || of === null || of === everyClass || of === classCode;

/** As results are judged: every limit that holds must be adopted, of bands one; a first check gives way to the plan beside it. */
function someNotAdopted(limits: readonly Limit[]): boolean {
  const planned = limits.some(({ value }) => value.kind === 'sampling-plan');
  const counting = planned ? limits.filter(({ value }) => !value.secondCheck) : limits;
  return counting.some(({ dependsOn, adoption }) => !dependsOn && !adoption) || limitTables(counting).some((table) => table.every(({ adoption }) => !adoption));
}

/**
 * Of these analytes those that would not be judged by a regulation, by why. `limits` are its current ones; a class that is still to be
 * chosen (null) lets the limits of every class count. An analyte may stand under several reasons.
 */
export function limitGaps(limits: readonly Limit[], analytes: readonly string[], classCode: string | null, condition: string | null): Map<LimitGapKind, string[]> {
  const gaps = new Map<LimitGapKind, string[]>();
  const tell = (kind: LimitGapKind, analyte: string) => void gaps.set(kind, [...(gaps.get(kind) ?? []), analyte]);
  for (const analyte of new Set(analytes)) {
    const ofClass = limits.filter((limit) => limit.analyteCode === analyte && forClass(limit, classCode));
    const holding = ofClass.filter((limit) => limitHolds(limit, classCode ?? limit.class ?? null, condition));
    if (holding.length) {
      const open = classCode === null && holding.some(({ class: of }) => of !== null && of !== everyClass);
      if (open ? holding.every(({ adoption }) => !adoption) : someNotAdopted(holding)) tell('unadopted', analyte);
    } else if (ofClass.length === 0 || condition !== null) {
      tell('no-limit', analyte);
    } else {
      if (ofClass.every(({ adoption }) => !adoption)) tell('unadopted', analyte);
      const plans = ofClass.filter((limit) => conditionText(limit.condition) !== null && limit.value.kind === 'sampling-plan' && limit.value.n > 1);
      tell(plans.length ? 'left-out-plans' : 'left-out', analyte);
    }
  }
  return new Map(limitGapKinds.flatMap((kind) => (gaps.has(kind) ? [[kind, gaps.get(kind)!] as const] : [])));
}
