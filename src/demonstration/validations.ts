import { dayOf } from '../kernel/calendar.ts';
import type { Actor } from '../kernel/actor.ts';
import { currentMethodsByCodes, holidaySet } from '../modules/catalogue/index.ts';
import { demonstrationPassword } from '../modules/identity/index.ts';
import { authoriseStudy, planStudy, saveSection, submitStudy, verifyElsewhere } from '../modules/validations/index.ts';
import type { House } from './house.ts';
import type { People } from './open.ts';
import { iron, nitrate, nitrateStatement, verifiedBefore, type StudyData } from './validations.data.ts';
import { at, workingDays } from './working-days.ts';
import type { Workplace } from './workplace.ts';

async function plan(place: Workplace, actor: Actor, { method, kind, purpose, procedure }: StudyData): Promise<string> {
  const [edition] = await currentMethodsByCodes(place.em(), [method]);
  return place.act(actor, planStudy, { methodId: edition!.id, kind, purpose, procedure });
}

/**
 * A study from the plan to the signature, in the first week, before any request: its LOD, LOQ and uncertainty are the method's own when the
 * house begins to work.
 */
export async function verifyNitrate(place: Workplace, { chemist, manager }: People, now: Date): Promise<void> {
  const days = workingDays(now, await holidaySet(place.em()));
  const opened = dayOf(place.clock.now());
  const on = (day: number, time: string) => place.clock.set(at(days.after(opened, day), time));
  on(1, '08:15');
  const studyId = await plan(place, chemist, nitrate);
  for (const [order, [section, given]] of nitrate.sections.entries()) {
    on(order < 4 ? 3 : 4, `${14 + (order % 4)}:20`);
    await place.act(chemist, saveSection, { studyId, section, given });
  }
  await place.act(chemist, submitStudy, { studyId });
  on(5, '09:40');
  await place.act(manager, authoriseStudy, { studyId, conclusion: 'fit', statement: nitrateStatement, take: ['lod', 'loq', 'expandedUncertainty'], password: demonstrationPassword });
}

/** What was verified before the laboratory had this program is put on record in its second week. */
export async function recordVerifiedBefore(place: Workplace, { manager }: People, now: Date): Promise<void> {
  const days = workingDays(now, await holidaySet(place.em()));
  const opened = dayOf(place.clock.now());
  for (const [order, { document, reason, methods }] of verifiedBefore.entries()) {
    place.clock.set(at(days.after(opened, 1 + order), '10:15'));
    for (const { id: methodId } of await currentMethodsByCodes(place.em(), methods)) await place.act(manager, verifyElsewhere, { methodId, document, reason, password: demonstrationPassword });
  }
}

/** A study that was begun in these days. */
export function planIron({ place, people: { chemist }, diary, days }: House): void {
  let studyId = '';
  diary.plan(at(days.before(8), '09:05'), async () => void (studyId = await plan(place, chemist, iron)));
  iron.sections.forEach(([section, given], order) => diary.plan(at(days.before(7 - 2 * order), '15:30'), async () => place.act(chemist, saveSection, { studyId, section, given })));
}
