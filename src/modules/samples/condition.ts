import { fold } from '../../kernel/fold.ts';
import type { Bilingual } from '../../kernel/i18n.ts';
import type { Problem } from '../../kernel/errors.ts';
import type { Em } from '../../platform/database/orm.ts';
import { conditionText, conditionsIn, limitsOf, regulationById, type Regulation } from '../catalogue/index.ts';
import type { RequestedSample } from '../requests/index.ts';
import type { Sample } from './sample.ts';
import type { ReceivedSampleInput } from './samples.schemas.ts';

/** What stands for "under none of its conditions", as the desk answers. */
export const noCondition = 'none';

/** The food or product that the request names, and the edition that counts does not: somebody must choose. */
export interface LostCondition {
  condition: string;
  asked: string;
  edition: string;
  /** Those that the edition names. */
  named: ReadonlyArray<Partial<Bilingual> & { value: string }>;
}

export interface ConditionOfSample {
  /** As the edition that counts calls the one asked for, where that differs; null: as the request says. */
  condition: string | null;
  lost: LostCondition | null;
}

const alike = (one: Partial<Bilingual>, other: Partial<Bilingual>): boolean =>
  (['vi', 'en'] as const).some((language) => one[language] !== undefined && other[language] !== undefined && fold(one[language]) === fold(other[language]));

/** The condition asked for in the edition that counts: by its Vietnamese or English name. */
export async function conditionIn(em: Em, { regulationId, condition }: Pick<RequestedSample, 'regulationId' | 'condition'>, edition: Regulation | null): Promise<ConditionOfSample> {
  if (!condition || !regulationId || !edition || edition.id === regulationId) return { condition: null, lost: null };
  const former = conditionsIn(await limitsOf(em, regulationId)).find((each) => alike(each, { vi: condition, en: condition })) ?? { vi: condition };
  const named = conditionsIn(await limitsOf(em, edition.id)).map((each) => ({ ...each, value: conditionText(each)! }));
  const same = named.find((each) => alike(each, { vi: condition, en: condition }) || alike(each, former));
  if (same) return { condition: same.value === condition ? null : same.value, lost: null };
  return { condition: null, lost: { condition, asked: (await regulationById(em, regulationId)).code, edition: edition.code, named } };
}

/** What the desk must answer where the condition asked for is lost; a rejected sample is judged by none. */
export function conditionProblems({ decision, limitCondition, conditionReason }: ReceivedSampleInput, { lost }: ConditionOfSample): Problem[] {
  if (!lost || decision === 'reject') return [];
  if (limitCondition === noCondition) return conditionReason ? [] : [{ path: 'conditionReason', key: 'samples.error.condition-reason' }];
  return lost.named.some(({ value }) => value === limitCondition) ? [] : [{ path: 'limitCondition', key: 'samples.error.condition-lost', params: { regulation: lost.edition } }];
}

/** What a sample keeps of it: '' where no condition of the edition applies, null where it is as the request says. */
export const keptCondition = ({ limitCondition }: ReceivedSampleInput, { condition, lost }: ConditionOfSample): string | null => (lost ? (limitCondition === noCondition ? '' : (limitCondition ?? null)) : condition);

/** The condition that a sample is judged under. */
export const conditionOfSample = ({ limitCondition }: Pick<Sample, 'limitCondition'>, asked: Pick<RequestedSample, 'condition'>): string | null => (limitCondition ?? asked.condition ?? '') || null;
