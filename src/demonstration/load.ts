import { addDays, dayOf, instant } from '../kernel/calendar.ts';
import type { Container } from '../container.ts';
import { planCase } from './ask.ts';
import { cases } from './cases.data.ts';
import { house } from './house.ts';
import { adoptWhatIsJudgedBy, openDoors } from './open.ts';
import { planReview } from './review.ts';
import { planIron, recordVerifiedBefore, verifyNitrate } from './validations.ts';
import { workplace } from './workplace.ts';

/** Calendar days before today on which the demonstration laboratory opens. */
const opened = 165;

/** Fills the laboratory with its past months. Stops between two deeds when the signal says so. */
export type Fill = (signal?: AbortSignal) => Promise<void>;

/**
 * The demonstration laboratory, on an empty migrated database outside production: made by the real commands in the order of time, under
 * a clock that only this loader has. When it resolves, people can sign in and the catalogue is there; `fill` then makes the past
 * five months up to now. Nothing else may work through the outbox meanwhile: it would do past work today.
 */
export async function openDemonstration(container: Container): Promise<Fill> {
  const now = container.services.clock.now();
  const place = workplace(container, instant(addDays(dayOf(now), -opened), '07:30'));
  const { people, enterpriseIds } = await openDoors(place);
  return async (signal) => {
    await adoptWhatIsJudgedBy(place, people, enterpriseIds);
    await verifyNitrate(place, people, now);
    await recordVerifiedBefore(place, people, now);
    const at = await house(place, people, enterpriseIds, now, planReview);
    cases.forEach((of, order) => planCase(at, of, order));
    planIron(at);
    await at.diary.run(now, () => place.settle(), signal);
  };
}
