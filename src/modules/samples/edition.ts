import { dayOf } from '../../kernel/calendar.ts';
import { fold } from '../../kernel/fold.ts';
import type { Em } from '../../platform/database/orm.ts';
import { regulationById, regulationOn, type Regulation } from '../catalogue/index.ts';
import type { RequestedSample } from '../requests/index.ts';

/** What stands for "by no class of it", as the desk answers. */
export const noClass = 'none';

/** The class asked for, when the edition that counts has none of that code or name: somebody must choose. */
export interface LostClass {
  /** The edition asked for, and the class of it. */
  asked: Regulation;
  classCode: string | null;
  /** The edition that counts on the day; null when none does, so that the sample is judged by no regulation. */
  edition: Regulation | null;
}

export interface EditionOfSample {
  edition: Regulation | null;
  /** The class of that edition that the class asked for leads to. */
  classCode: string | null;
  lost: LostClass | null;
}

type Classes = Regulation['classes'];

/** The class of another edition that has the same code, or else the same Vietnamese or English name. */
export function sameClass(from: Classes, code: string, to: Classes): string | null {
  const asked = from.find((each) => each.code === code);
  const same = to.find((each) => each.code === code) ?? to.find(({ vi, en }) => asked && (fold(vi) === fold(asked.vi) || fold(en) === fold(asked.en)));
  return same?.code ?? null;
}

/** The edition of the regulation asked for that counts on the day of sampling, or of receipt when that is unknown, and its class. */
export async function editionOf(em: Em, asked: Pick<RequestedSample, 'regulationId' | 'regulationClass' | 'regulationReason'>, sampledAt: Date | null, receivedAt: Date): Promise<EditionOfSample> {
  if (!asked.regulationId) return { edition: null, classCode: null, lost: null };
  const found = await regulationOn(em, asked.regulationId, dayOf(sampledAt ?? receivedAt), { transitionReason: asked.regulationReason ?? null });
  const edition = found?.regulation ?? null;
  const chosen = await regulationById(em, asked.regulationId);
  const classCode = asked.regulationClass && edition ? sameClass(chosen.classes, asked.regulationClass, edition.classes) : null;
  const needed = edition ? asked.regulationClass || edition.classes.length > 0 : true;
  const lost = needed && !classCode && edition?.id !== chosen.id ? { asked: chosen, classCode: asked.regulationClass ?? null, edition } : null;
  return { edition, classCode, lost };
}
