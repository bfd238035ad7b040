import type { Bilingual } from '../../kernel/i18n.ts';
import type { Em } from '../../platform/database/orm.ts';
import { Limit, limitGaps, limitHolds, type LimitGapKind } from '../catalogue/index.ts';

/** Most units that one sample may have. */
export const mostUnits = 60;

/** The circumstances of a sample that decide which sampling plans hold for it. */
export interface PlannedSample {
  regulationId: string | null;
  regulationClass: string | null;
  condition: string | null;
  analyteCodes: readonly string[];
}

/** For each sample, in the order given: the current limits of its regulation for its analytes, of all classes. One query, none without a regulation. */
async function limitsOfSamples(em: Em, samples: readonly PlannedSample[]): Promise<Limit[][]> {
  const compared = samples.filter(({ regulationId, analyteCodes }) => regulationId && analyteCodes.length);
  const unique = (texts: readonly string[]) => [...new Set(texts)];
  const limits = compared.length
    ? await em.find(Limit, { regulationId: { $in: unique(compared.map(({ regulationId }) => regulationId!)) }, analyteCode: { $in: unique(compared.flatMap(({ analyteCodes }) => analyteCodes)) }, current: true })
    : [];
  return samples.map(({ regulationId, analyteCodes }) => limits.filter((limit) => limit.regulationId === regulationId && analyteCodes.includes(limit.analyteCode)));
}

/** For each sample, in the order given: how many units the sampling plan of its regulation asks for, by analyte. */
export async function plansOf(em: Em, samples: readonly PlannedSample[]): Promise<Array<Map<string, number>>> {
  const limits = await limitsOfSamples(em, samples);
  return samples.map(({ regulationClass, condition }, index) => {
    const asked = new Map<string, number>();
    for (const limit of limits[index]!) {
      if (limit.value.kind !== 'sampling-plan' || !limitHolds(limit, regulationClass, condition)) continue;
      asked.set(limit.analyteCode, Math.max(asked.get(limit.analyteCode) ?? 1, limit.value.n));
    }
    return asked;
  });
}

/** For each sample, in the order given: its analytes that its regulation would not judge, by why; none without a regulation. */
export async function gapsOf(em: Em, samples: readonly PlannedSample[]): Promise<Array<Map<LimitGapKind, string[]>>> {
  const limits = await limitsOfSamples(em, samples);
  return samples.map(({ regulationId, regulationClass, condition, analyteCodes }, index) => (regulationId ? limitGaps(limits[index]!, analyteCodes, regulationClass, condition) : new Map()));
}

/** Tests that would not be judged by a regulation for one reason. */
export interface LimitGap {
  kind: LimitGapKind;
  regulation: string;
  analytes: Bilingual[];
}

/** The gaps of one sample with the names of their tests. */
export const namedGaps = (regulation: string, gaps: ReadonlyMap<LimitGapKind, readonly string[]>, tests: ReadonlyArray<{ analyteCode: string; analyte: Bilingual }>): LimitGap[] =>
  [...gaps].map(([kind, codes]) => ({ kind, regulation, analytes: codes.map((code) => tests.find(({ analyteCode }) => analyteCode === code)!.analyte).map(({ vi, en }) => ({ vi, en })) }));

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
