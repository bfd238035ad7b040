import { defineEntity, p, UniqueConstraintViolationException } from '@mikro-orm/core';
import { unaudited } from '../platform/audit/index.ts';
import { instantColumn } from '../platform/database/columns.ts';
import type { Em } from '../platform/database/orm.ts';

const name = 'demonstration';
/** A process that fills says so every few seconds; one that was silent for this long is gone. */
const silence = 30_000;
export const beatMilliseconds = 5000;

const FillingSchema = defineEntity({
  name: 'Filling',
  tableName: 'demonstration_filling',
  properties: {
    /** There is one demonstration: the key is what lets one process alone make it. */
    name: p.string().primary(),
    startedAt: instantColumn(),
    aliveAt: instantColumn(),
    /** Made to the end, or cut off and left as it is. */
    endedAt: instantColumn().nullable(),
  },
});

/** That the past of the demonstration laboratory is being made, and by a process that lives. */
export class Filling extends FillingSchema.class {}
FillingSchema.setClass(Filling);
unaudited(Filling, 'bookkeeping of the loader; what it does is audited by its commands');

export type FillingState = 'none' | 'alive' | 'interrupted' | 'ended';

const stateAt = (filling: Filling | null, now: Date): FillingState => {
  if (!filling) return 'none';
  if (filling.endedAt) return 'ended';
  return now.getTime() - filling.aliveAt.getTime() > silence ? 'interrupted' : 'alive';
};

export const fillingState = async (em: Em, now: Date): Promise<FillingState> => stateAt(await em.fork({ clear: true }).findOne(Filling, { name }), now);

/**
 * Takes the filling for this process: `first` where nobody had it, `again` where whoever had it was cut off. Null when another process
 * has it, or has made it; of several that ask at once, one gets it.
 */
export async function claimFilling(em: Em, now: Date): Promise<'first' | 'again' | null> {
  try {
    await em.insert(Filling, { name, startedAt: now, aliveAt: now, endedAt: null });
    return 'first';
  } catch (error) {
    if (!(error instanceof UniqueConstraintViolationException)) throw error;
  }
  const held = await em.fork({ clear: true }).findOneOrFail(Filling, { name });
  if (stateAt(held, now) !== 'interrupted') return null;
  // The one process that still finds it as it was read begins anew.
  return (await em.nativeUpdate(Filling, { name, aliveAt: held.aliveAt }, { startedAt: now, aliveAt: now })) === 1 ? 'again' : null;
}

export const beat = async (em: Em, now: Date): Promise<void> => void (await em.nativeUpdate(Filling, { name, endedAt: null }, { aliveAt: now }));

export const endFilling = async (em: Em, now: Date): Promise<void> => void (await em.nativeUpdate(Filling, { name }, { endedAt: now }));

/** Lets go before the end, so that the next start need not wait to see that nobody is at it. */
export const abandonFilling = async (em: Em): Promise<void> => void (await em.nativeUpdate(Filling, { name, endedAt: null }, { aliveAt: new Date(0) }));
