import type { Bilingual } from '../../kernel/i18n.ts';
import type { Em } from '../../platform/database/orm.ts';
import { Limit, limitHolds } from '../catalogue/index.ts';

/** Most units that one sample may have. */
export const mostUnits = 60;

/** The circumstances of a sample that decide which sampling plans hold for it. */
export interface PlannedSample {
  regulationId: string | null;
  regulationClass: string | null;
  condition: string | null;
  analyteCodes: readonly string[];
}

/** For each sample, in the order given: how many units the sampling plan of its regulation asks for, by analyte. One query, none without a regulation. */
export async function plansOf(em: Em, samples: readonly PlannedSample[]): Promise<Array<Map<string, number>>> {
  const compared = samples.filter(({ regulationId, analyteCodes }) => regulationId && analyteCodes.length);
  const unique = (texts: readonly string[]) => [...new Set(texts)];
  const limits = compared.length
    ? await em.find(Limit, { regulationId: { $in: unique(compared.map(({ regulationId }) => regulationId!)) }, analyteCode: { $in: unique(compared.flatMap(({ analyteCodes }) => analyteCodes)) }, current: true })
    : [];
  return samples.map(({ regulationId, regulationClass, condition, analyteCodes }) => {
    const asked = new Map<string, number>();
    for (const limit of limits) {
      if (limit.value.kind !== 'sampling-plan' || limit.regulationId !== regulationId || !analyteCodes.includes(limit.analyteCode) || !limitHolds(limit, regulationClass, condition)) continue;
      asked.set(limit.analyteCode, Math.max(asked.get(limit.analyteCode) ?? 1, limit.value.n));
    }
    return asked;
  });
}

/** On how many units a test is done: as many as its sampling plan asks for and the sample has; once where no plan asks. */
export const unitsTested = (units: number, asked: number | undefined): number => Math.min(units, asked ?? 1);

/** A sampling plan that asks for more units than the sample has: unless a unit fails, it will not be judged. */
export interface ShortPlan {
  regulation: string;
  /** Units asked for, and units of the sample. */
  n: number;
  units: number;
  analytes: Bilingual[];
}

/** The plans of one sample that lack units, the tests of each together. */
export function shortPlans(regulation: string, units: number, asked: ReadonlyMap<string, number>, tests: ReadonlyArray<{ analyteCode: string; analyte: Bilingual }>): ShortPlan[] {
  const lacking = tests.filter(({ analyteCode }) => (asked.get(analyteCode) ?? 1) > units);
  return [...Map.groupBy(lacking, ({ analyteCode }) => asked.get(analyteCode)!)].map(([n, of]) => ({ regulation, n, units, analytes: of.map(({ analyte: { vi, en } }) => ({ vi, en })) }));
}
