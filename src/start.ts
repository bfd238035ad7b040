import { setTimeout as later } from 'node:timers/promises';
import { system } from './kernel/actor.ts';
import type { Container } from './container.ts';
import { abandonFilling, beat, beatMilliseconds, claimFilling, endFilling, fillingState } from './demonstration/filling.ts';
import { emptied } from './demonstration/emptying.ts';
import { openDemonstration, type Fill } from './demonstration/index.ts';
import { loadCatalogue } from './modules/catalogue/index.ts';
import { Person, offerFirstAdministrator } from './modules/identity/index.ts';

/** What is left to do once the first page answers. */
export interface Rest {
  /** The past of the demonstration laboratory is being made: until it is there, nothing else may work through the outbox. */
  demonstration: boolean;
  /** Another process makes it; this one waits. */
  elsewhere?: true;
  /** Stops early when the signal says so. */
  run(signal?: AbortSignal): Promise<void>;
}

/**
 * Brings a migrated installation to where people can use it, and answers the rest. Safe to run at every start: what the catalogue's
 * files say anew is loaded while people work already. Of several processes that find a database empty, one makes the demonstration; one
 * that was cut off while it was made is made anew, unless somebody worked in it meanwhile.
 */
export async function prepareInstallation(container: Container): Promise<Rest> {
  const { runner, em, config, services } = container;
  const load = async (): Promise<void> => {
    const { held } = await loadCatalogue(container);
    if (held.length) container.log.warn({ event: 'methods-held', methods: held }, 'the files changed methods in a way that the figures of the laboratory do not fit; its editions stay');
  };
  const waiting: Rest = { demonstration: true, elsewhere: true, run: async (signal) => ((await waited(container, signal)) || signal?.aborted ? undefined : load()) };
  if ((await em().count(Person)) > 0) {
    const state = await fillingState(em(), services.clock.now());
    if (state === 'alive') return waiting;
    const anew = state === 'interrupted' ? await takenUp(container) : null;
    if (anew === 'elsewhere') return waiting;
    return anew ? { demonstration: true, run: anew } : { demonstration: false, run: load };
  }
  if (config.demonstration) {
    const claimed = await claimFilling(em(), services.clock.now());
    if (!claimed) return waiting;
    return { demonstration: true, run: await opened(container, claimed) };
  }
  await load();
  const token = await runner.run(offerFirstAdministrator, {}, { actor: system });
  console.log(`Nobody uses this installation yet. Create the administrator (this link works once, today):\n${config.publicUrl}/first/${token}`);
  return { demonstration: false, run: () => Promise.resolve() };
}

/** Makes a demonstration that was cut off anew, where that is possible; null where it stays as it is, which is said. */
async function takenUp(container: Container): Promise<Fill | 'elsewhere' | null> {
  const { em, services, config } = container;
  if (config.demonstration) {
    const claimed = await claimFilling(em(), services.clock.now());
    if (!claimed) return 'elsewhere';
    if (await emptied(container)) {
      console.log('The demonstration laboratory was cut off while it was made: it is made anew.');
      return opened(container, 'first');
    }
  }
  await endFilling(em(), services.clock.now());
  console.log(`The demonstration laboratory was cut off while it was made and is not made anew, for people have worked in it or demonstrations are switched off: it stays as far as it came, and can be used. To have it whole, stop, empty the database${config.databaseUrl.startsWith('postgres') ? '' : ` (${config.dataDir})`} and start again.`);
  return null;
}

/** The demonstration with its doors open; filling it says all the while that somebody is at it. What an earlier process left is emptied first. */
async function opened(container: Container, claimed: 'first' | 'again'): Promise<Fill> {
  const { em, services } = container;
  const alive = async <T>(work: () => Promise<T>): Promise<T> => {
    const heart = setInterval(() => void beat(em(), services.clock.now()).catch((error: unknown) => container.log.warn({ err: error }, 'demonstration')), beatMilliseconds);
    try {
      return await work();
    } catch (error) {
      await abandonFilling(em());
      throw error;
    } finally {
      clearInterval(heart);
    }
  };
  const fill = await alive(async () => {
    if (claimed === 'again') await emptied(container);
    return openDemonstration(container);
  });
  return (signal) =>
    alive(async () => {
      await fill(signal);
      await (signal?.aborted ? abandonFilling(em()) : endFilling(em(), services.clock.now()));
    });
}

/** Until the process that makes the demonstration is through; where that one is cut off, makes it anew itself and answers true. */
async function waited(container: Container, signal?: AbortSignal): Promise<boolean> {
  const { em, services } = container;
  for (;;) {
    const state = await fillingState(em(), services.clock.now());
    const anew = state === 'interrupted' && !signal?.aborted ? await takenUp(container) : null;
    if (anew !== null && anew !== 'elsewhere') {
      await anew(signal);
      return true;
    }
    if ((state !== 'alive' && anew === null) || signal?.aborted) return false;
    await later(1000, undefined, signal ? { signal } : {}).catch(() => undefined);
  }
}
